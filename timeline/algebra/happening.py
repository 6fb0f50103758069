"""An event that no words of the expression date: what "the day before the vote" counts from."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval
from timeline.algebra.operators import Expression, Reference, Unanchored

NEEDS = "the date of the event that it counts from"


@dataclass(frozen=True, slots=True)
class Happening(Expression):
    """The day of an event: "the vote" in "the day before the vote". It has no place until somebody knows the event's date.

    >>> from timeline.algebra.operators import Last
    >>> from timeline.algebra.shifts import Unit
    >>> try:
    ...     Last(Unit(Granularity.DAY), Happening()).resolve(written)
    ... except Unanchored as missing:
    ...     print(missing)
    the date of the event that it counts from
    """

    def resolve(self, ref: Reference) -> Interval:  # noqa: ARG002 - no reference helps
        raise Unanchored(NEEDS)

    @property
    def grain(self) -> Granularity:
        return Granularity.DAY
