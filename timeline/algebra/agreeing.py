"""A day of the year beside the weekday that it is said to be."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra.granularity import Granularity, floor
from timeline.algebra.interval import Interval
from timeline.algebra.shifts import Repeating

G = Granularity


@dataclass(frozen=True, slots=True)
class Agreeing(Repeating):
    """"Saturday, April 25": a day of the year, and the weekday that it is said to be; it tells which year is meant.

    >>> from timeline.algebra.calendar import moment
    >>> from timeline.algebra.shifts import Intersection, Named
    >>> day = Intersection(Named(G.MONTH, G.YEAR, 4), Named(G.DAY, G.MONTH, 25))
    >>> Agreeing(day, Named(G.DAY, G.WEEK, 6)).agrees(day.following(moment(1998)))
    True
    """

    of: Repeating
    weekday: Repeating

    @property
    def grain(self) -> Granularity:
        return self.of.grain

    @property
    def within(self) -> Granularity:
        return self.of.within

    def occurrence(self, start: int) -> Interval | None:
        return self.of.occurrence(start)

    def agrees(self, day: Interval) -> bool:
        """Whether a day is the weekday that it is said to be."""
        return day.start is not None and self.weekday.occurrence(floor(day.start, G.WEEK)) == day
