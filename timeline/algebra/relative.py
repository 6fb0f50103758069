"""What a tree counts from: whether it needs the publication date, what it says of the years, and which time told of it goes on from."""

from __future__ import annotations

from functools import lru_cache

from timeline.algebra.amounts import Within
from timeline.algebra.expressions import DCT, Expression, Reference, Then, Told, children_of
from timeline.algebra.interval import Interval
from timeline.algebra.occurrences import Year
from timeline.algebra.shifts import Shift


def told_by(leaf: Expression, ref: Reference) -> Interval | None:
    """The time told of that a reference leaf speaks of, as it was told; None where it falls back on the publication date."""
    if isinstance(leaf, Then):
        return ref.spoken_of(leaf.unit)
    return ref.told[0] if isinstance(leaf, Told) and ref.told else None


@lru_cache(maxsize=4096)
def deictic(tree: Expression | Shift) -> bool:
    """Whether a tree counts from the publication date: it takes the text back to now.

    >>> deictic(Last(sunday)), deictic(Last(sunday, Then()))
    (True, False)
    """
    if isinstance(tree, DCT | Within):
        return True
    return any(deictic(v) for v in children_of(tree))


@lru_cache(maxsize=4096)
def needs_dct(tree: Expression | Shift) -> bool:
    """Whether a tree holds a reference leaf, so that its date is computed and not stated.

    >>> needs_dct(Last(sunday)), needs_dct(In(Year(2013), sunday))
    (True, False)
    """
    if isinstance(tree, DCT | Then | Told | Within):
        return True
    return any(needs_dct(v) for v in children_of(tree))


def year_of(tree: Expression | Shift) -> int | None:
    """The first year that a tree names, None when it names none.

    >>> year_of(Since(In(Year(2012), sunday)))
    2012
    """
    if isinstance(tree, Year):
        return tree.n
    return next((year for child in children_of(tree) if (year := year_of(child)) is not None), None)
