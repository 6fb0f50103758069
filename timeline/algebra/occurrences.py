"""Expressions that name a time: a year, a week, and the occurrences of what repeats, found in or from another time."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra.calendar import moment, week_start
from timeline.algebra.expressions import DCT, Expression, Reference, Told, Unanchored, end_of, start_of
from timeline.algebra.granularity import Granularity, floor, step
from timeline.algebra.interval import Interval
from timeline.algebra.shifts import Named, Repeating, Unit, inside, nth

G = Granularity

def _decade_of(unit: Granularity) -> int:
    return {G.YEAR: 1, G.DECADE: 10, G.CENTURY: 100, G.MILLENNIUM: 1000}[unit]


@dataclass(frozen=True, slots=True)
class Year(Expression):
    """"1984", "44 BC", "the 1980s", "the 19th century": `n` is the first year, astronomical, of a unit of years.

    >>> print(Year(1984).resolve(written)); print(Year(1980, G.DECADE).resolve(written))
    1984-01-01/1985-01-01
    1980-01-01/1990-01-01
    """

    n: int
    unit: Granularity = G.YEAR

    def resolve(self, ref: Reference) -> Interval:
        return Interval(moment(self.n), moment(self.n + _decade_of(self.unit)), self.unit)

    @property
    def grain(self) -> Granularity:
        return self.unit


@dataclass(frozen=True, slots=True)
class Week(Expression):
    """"2025-W03": a week by its ISO year and number.

    >>> print(Week(2025, 3).resolve(written))
    2025-01-13/2025-01-20
    """

    year: int
    number: int

    def resolve(self, ref: Reference) -> Interval:
        start = Named(G.WEEK, G.YEAR, self.number).occurrence(moment(self.year))
        if start is None:
            return Unit(G.WEEK).occurrence(week_start(self.year, self.number))
        return start

    @property
    def grain(self) -> Granularity:
        return G.WEEK


@dataclass(frozen=True, slots=True)
class In(Expression):
    """"March 2013", "Sunday evening": `In(x, R) = the first r in R with x.start <= r.start < x.end`.

    >>> print(In(Year(2013), Named(G.MONTH, G.YEAR, 3)).resolve(written))
    2013-03-01/2013-04-01
    """

    of: Expression
    shift: Repeating

    def resolve(self, ref: Reference) -> Interval:
        found = inside(self.shift, self.of.resolve(ref))
        if found is None:
            raise ValueError("there is no such time in it")
        return found

    @property
    def grain(self) -> Granularity:
        return self.shift.grain


@dataclass(frozen=True, slots=True)
class Nth(Expression):
    """"The second Friday of March 2013", "the last week of 2013": `Nth(n, R, x) = the nth r in R inside x`, from the end when negative.

    >>> print(Nth(-1, sunday, In(Year(2013), Named(G.MONTH, G.YEAR, 3))).resolve(written))
    2013-03-31/2013-04-01
    """

    n: int
    shift: Repeating
    of: Expression

    def resolve(self, ref: Reference) -> Interval:
        found = nth(self.n, self.shift, self.of.resolve(ref))
        if found is None:
            raise ValueError(f"there is no number {self.n} in it")
        return found

    @property
    def grain(self) -> Granularity:
        return self.shift.grain


@dataclass(frozen=True, slots=True)
class Occurrence(Expression):
    """One occurrence of a repeating, found from a reference: the base of `Last`, `Next`, `Past` and their kin."""

    shift: Repeating
    of: Expression = DCT()

    @property
    def grain(self) -> Granularity:
        return self.shift.grain


@dataclass(frozen=True, slots=True)
class Last(Occurrence):
    """"Last Sunday": `Last(R, [t1, t2)) = the latest r in R with r.end <= t1`.

    >>> print(Last(sunday).resolve(written))
    2013-03-17/2013-03-18
    """

    def resolve(self, ref: Reference) -> Interval:
        return self.shift.preceding(start_of(self.of, ref))


@dataclass(frozen=True, slots=True)
class Next(Occurrence):
    """"Next Sunday": `Next(R, [t1, t2)) = the earliest r in R with r.start >= t2`.

    >>> print(Next(sunday).resolve(written))
    2013-03-24/2013-03-25
    """

    def resolve(self, ref: Reference) -> Interval:
        return self.shift.following(end_of(self.of, ref))


@dataclass(frozen=True, slots=True)
class Past(Occurrence):
    """A bare "Sunday" in the past: `Past(R, [t1, t2)) = the latest r in R with r.start <= t1`; the day itself when it is one.

    >>> print(Past(Named(G.DAY, G.WEEK, 5)).resolve(written))
    2013-03-22/2013-03-23
    """

    def resolve(self, ref: Reference) -> Interval:
        return self.shift.current(_reach(self.of, self.shift.grain, ref))


@dataclass(frozen=True, slots=True)
class Future(Occurrence):
    """A bare "Sunday" in the future: `Future(R, [t1, t2)) = the earliest r in R with r.start >= t1`; the day itself when it is one.

    >>> print(Future(sunday).resolve(written))
    2013-03-24/2013-03-25
    """

    def resolve(self, ref: Reference) -> Interval:
        start = start_of(self.of, ref)
        if self.shift.grain < G.DAY:
            return self.shift.following(start)
        found = self.shift.following(floor(start, min(self.shift.grain, self.shift.within)))
        return found if found.end is None or found.end > start else self.shift.following(start)  # a weekend is over on Monday


@dataclass(frozen=True, slots=True)
class Nearest(Occurrence):
    """A bare "December" in a narrative: `Nearest(R, x) = the r in R whose start lies closest to x.start`.

    >>> print(Nearest(Named(G.MONTH, G.YEAR, 12)).resolve(written))
    2012-12-01/2013-01-01
    """

    of: Expression = Told()

    def resolve(self, ref: Reference) -> Interval:
        at = start_of(self.of, ref)
        before, after = self.shift.current(at), self.shift.following(at)
        return before if before.start is None or after.start is None or at - before.start < after.start - at else after


@dataclass(frozen=True, slots=True)
class This(Occurrence):
    """"This Sunday", "this March": `This(R, x) = the r in R that holds x, else the one in the same unit`.

    >>> print(This(sunday).resolve(written))
    2013-03-24/2013-03-25
    """

    def resolve(self, ref: Reference) -> Interval:
        at = start_of(self.of, ref)
        found = self.shift.current(at)
        if found.end is not None and found.end > at:
            return found
        same = self.shift.occurrence(floor(at, self.shift.within))
        return self.shift.following(at) if same is None else same


@dataclass(frozen=True, slots=True)
class Beyond(Expression):
    """"Monday week", "Sunday next week": `Beyond(R, n, x) = the r in R within the unit of R that is n units after the one that holds x`.

    >>> print(Beyond(sunday, 1).resolve(written))
    2013-03-31/2013-04-01
    """

    shift: Repeating
    n: int
    of: Expression = DCT()

    def resolve(self, ref: Reference) -> Interval:
        unit = self.shift.within
        found = self.shift.occurrence(step(floor(start_of(self.of, ref), unit), unit, self.n))
        if found is None:
            raise ValueError("there is no such time in it")
        return found

    @property
    def grain(self) -> Granularity:
        return self.shift.grain


def _reach(of: Expression, grain: Granularity, ref: Reference) -> int:
    """How late something past may begin: at the reference's start, within its last moment for a time of day."""
    x = of.resolve(ref)
    if x.start is None or x.end is None:
        raise Unanchored("a reference with both ends")
    return x.end - 1 if grain < G.DAY else x.start
