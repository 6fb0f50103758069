"""Expressions that set one time beside another: the same a year earlier, the same of another year."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra.calendar import civil
from timeline.algebra.expressions import Expression, Reference, Told, Unanchored
from timeline.algebra.granularity import Granularity, step
from timeline.algebra.interval import Interval
from timeline.algebra.shifts import Period

G = Granularity

@dataclass(frozen=True, slots=True)
class Same(Expression):
    """"A year earlier", of a quarter: `Same(p, x) = [x.start - p, x.end - p)`, the same unit that much before (after with sign 1).

    >>> print(Same(Period(G.YEAR, 1), In(Year(2012), Named(G.QUARTER, G.YEAR, 3))).resolve(written))
    2011-07-01/2011-10-01
    """

    period: Period
    of: Expression
    sign: int = -1

    def resolve(self, ref: Reference) -> Interval:
        x = self.of.resolve(ref)
        if x.start is None or x.end is None:
            raise Unanchored("a reference with both ends")
        return Interval(self.period.from_(x.start, self.sign), self.period.from_(x.end, self.sign), x.grain)

    @property
    def grain(self) -> Granularity:
        return self.of.grain


@dataclass(frozen=True, slots=True)
class Counterpart(Expression):
    """"The 1988 period", of a quarter: `Counterpart(y, x) = x moved by whole years to start in y`; y itself when no quarter was told of.

    >>> print(Counterpart(Year(1988), In(Year(2012), Named(G.QUARTER, G.YEAR, 3))).resolve(written))
    1988-07-01/1988-10-01
    """

    year: Expression
    of: Expression = Told()

    def resolve(self, ref: Reference) -> Interval:
        x, year = self.of.resolve(ref), self.year.resolve(ref)
        if x.start is None or x.end is None or year.start is None:
            raise Unanchored("a reference with both ends")
        years = civil(year.start).year - civil(x.start).year
        return Interval(step(x.start, G.YEAR, years), step(x.end, G.YEAR, years), x.grain)

    @property
    def grain(self) -> Granularity:
        return self.of.grain
