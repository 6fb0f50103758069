"""Expressions made of an amount: so long before or after a time, a stretch up to or from one, or an amount placed nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra.expressions import DCT, Expression, Reference, Then, end_of, start_of
from timeline.algebra.granularity import Granularity, ceiling, floor
from timeline.algebra.interval import Interval
from timeline.algebra.shifts import Period

G = Granularity

@dataclass(frozen=True, slots=True)
class Earlier(Expression):
    """"Three days ago", "two years earlier": `Earlier(p, x) = the unit of p that holds x.start - p`.

    >>> print(Earlier(Period(G.DAY, 3)).resolve(written)); print(Earlier(Period(G.MONTH, 2)).resolve(written))
    2013-03-19/2013-03-20
    2013-01-01/2013-02-01
    """

    period: Period
    of: Expression = DCT()

    def __post_init__(self) -> None:
        object.__setattr__(self, "of", counted_from(self.period, self.of))

    def resolve(self, ref: Reference) -> Interval:
        return _away(self.period, self.of, ref, -1)

    @property
    def grain(self) -> Granularity:
        return self.period.finest


@dataclass(frozen=True, slots=True)
class Later(Expression):
    """"In three days", "two years later": `Later(p, x) = the unit of p that holds x.start + p`.

    >>> print(Later(Period(G.WEEK, 1)).resolve(written))
    2013-03-25/2013-04-01
    """

    period: Period
    of: Expression = DCT()

    def __post_init__(self) -> None:
        object.__setattr__(self, "of", counted_from(self.period, self.of))

    def resolve(self, ref: Reference) -> Interval:
        return _away(self.period, self.of, ref, 1)

    @property
    def grain(self) -> Granularity:
        return self.period.finest


@dataclass(frozen=True, slots=True)
class Stretching(Expression):
    """"The past three weeks": `Stretching(p, x, -1) = [x.start - p, x.start)`; "the next two days": `[x.end, x.end + p)`; quarters are whole ones, and a moment is where it begins.

    >>> print(Stretching(Period(G.WEEK, 3), -1).resolve(written))
    2013-03-01/2013-03-22
    """

    period: Period
    sign: int
    of: Expression = DCT()

    def resolve(self, ref: Reference) -> Interval:
        at = end_of(self.of, ref) if self.sign > 0 and self.of.grain >= G.DAY else start_of(self.of, ref)
        if self.period.unit is G.QUARTER:
            at = floor(at, G.QUARTER) if self.sign < 0 else ceiling(at - 1, G.QUARTER)
        other = self.period.from_(at, self.sign)
        return Interval(min(at, other), max(at, other), G.DAY if self.period.unit > G.DAY else self.period.finest)

    @property
    def grain(self) -> Granularity:
        return self.period.unit


@dataclass(frozen=True, slots=True)
class Lasting(Expression):
    """"The nine months", "the first two weeks": an amount that is spoken of as known, and placed nowhere.

    >>> Lasting(Period(G.MONTH, 9)).resolve(written)
    Traceback (most recent call last):
    ValueError: an amount has no place on the timeline
    """

    period: Period

    def resolve(self, ref: Reference) -> Interval:
        raise ValueError("an amount has no place on the timeline")

    @property
    def grain(self) -> Granularity:
        return self.period.unit


@dataclass(frozen=True, slots=True)
class Within(Expression):
    """"In three days": ahead when the clause looks ahead, else how long it took; `complete` in anchoring decides. Ahead by itself.

    >>> print(Within(Period(G.DAY, 3)).resolve(written))
    2013-03-25/2013-03-26
    """

    period: Period

    def resolve(self, ref: Reference) -> Interval:
        return Later(self.period).resolve(ref)

    @property
    def grain(self) -> Granularity:
        return self.period.unit


def _away(period: Period, of: Expression, ref: Reference, sign: int) -> Interval:
    start = floor(period.from_(start_of(of, ref), sign), period.finest)
    return Interval(start, ceiling(start, period.finest), period.finest)


def counted_from(period: Period, of: Expression) -> Expression:
    """What an amount is counted from: a time told of in the amount's own unit or, from days on, a coarser one.

    >>> counted_from(Period(G.YEAR, 2), Then()), counted_from(Period(G.HOUR, 1), Then())
    (Then(unit=<Granularity.YEAR: 12>), Then(unit=<Granularity.HOUR: 3>))

    An hour later than a day is no hour that we know.
    """
    if not isinstance(of, Then):
        return of
    return Then(period.finest if period.finest < G.DAY else max(of.unit, period.finest))
