"""The occurrence of a repeating time next to a moment: a bounded search over the units in which it comes once.

Answers are remembered, a few thousand of them: a text counts the same few names from the same few days.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.algebra.granularity import floor, step
from timeline.algebra.interval import Interval

if TYPE_CHECKING:
    from timeline.algebra.shifts import Repeating

_MOST = 60
"""Outer occurrences looked at before a combination counts as impossible: 29 February on a given weekday is at most 40 years away."""
_KEPT = 4096
"""Answers remembered, for each direction."""


@lru_cache(maxsize=_KEPT)
def preceding(shift: Repeating, t: int) -> Interval:
    """The latest occurrence that ends by t. Raises ValueError when there is none."""
    return next(r for r in _walk(shift, t, -1) if r.end is not None and r.end <= t)


@lru_cache(maxsize=_KEPT)
def following(shift: Repeating, t: int) -> Interval:
    """The earliest occurrence that starts at or after t. Raises ValueError when there is none."""
    return next(r for r in _walk(shift, t, 1) if r.start is not None and r.start >= t)


@lru_cache(maxsize=_KEPT)
def current(shift: Repeating, t: int) -> Interval:
    """The latest occurrence that has begun by t. Raises ValueError when there is none."""
    return next(r for r in _walk(shift, t, -1) if r.start is not None and r.start <= t)


def _walk(shift: Repeating, t: int, sign: int) -> Iterator[Interval]:
    """The occurrences in one direction, from one unit on the other side of t."""
    unit = shift.within
    start = step(floor(t, unit), unit, -sign)
    for _ in range(_MOST):
        found = shift.occurrence(start)
        if found is not None:
            yield found
        start = step(start, unit, sign)
    raise ValueError(f"{shift} does not occur")
