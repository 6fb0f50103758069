"""Expressions with an open end, or from one time to another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline.algebra.expressions import Expression, Reference
from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval

G = Granularity


@dataclass(frozen=True, slots=True)
class Between(Expression):
    """"From March to May", "1914-18": `Between(a, b) = [a.start, b.end)`.

    >>> print(Between(Year(1914), Year(1918)).resolve(written))
    1914-01-01/1919-01-01
    """

    first: Expression
    last: Expression

    def resolve(self, ref: Reference) -> Interval:
        first = self.first.resolve(ref)
        last = self.last.resolve(replace(ref, told=(first, *ref.told)))
        return Interval(first.start, last.end, min(first.grain, last.grain))

    @property
    def grain(self) -> Granularity:
        return min(self.first.grain, self.last.grain)


@dataclass(frozen=True, slots=True)
class Bound(Expression):
    """A stretch with one end, given by another expression: the base of `Since`, `Until`, `Before` and `After`."""

    of: Expression

    @property
    def grain(self) -> Granularity:
        return self.of.grain


@dataclass(frozen=True, slots=True)
class Since(Bound):
    """"Since 2011": `Since(x) = [x.start, None)`.

    >>> print(Since(Year(2011)).resolve(written))
    2011-01-01/..
    """

    def resolve(self, ref: Reference) -> Interval:
        x = self.of.resolve(ref)
        return Interval(x.start, None, x.grain)


@dataclass(frozen=True, slots=True)
class Until(Bound):
    """"Until 2011": `Until(x) = [None, x.end)`; a time of day is a moment: "until 5 p.m." ends where its minute begins.

    >>> print(Until(Year(2011)).resolve(written))
    ../2012-01-01
    """

    def resolve(self, ref: Reference) -> Interval:
        x = self.of.resolve(ref)
        return Interval(None, x.start if x.grain < G.DAYPART else x.end, x.grain)


@dataclass(frozen=True, slots=True)
class Before(Bound):
    """"Before 2011": `Before(x) = [None, x.start)`.

    >>> print(Before(Year(2011)).resolve(written))
    ../2011-01-01
    """

    def resolve(self, ref: Reference) -> Interval:
        x = self.of.resolve(ref)
        return Interval(None, x.start, x.grain)


@dataclass(frozen=True, slots=True)
class After(Bound):
    """"After 2011": `After(x) = [x.end, None)`; after a time of day begins with it.

    >>> print(After(Year(2011)).resolve(written))
    2012-01-01/..
    """

    def resolve(self, ref: Reference) -> Interval:
        x = self.of.resolve(ref)
        return Interval(x.start if x.grain < G.DAYPART else x.end, None, x.grain)
