"""What is said of a time beside its place: a part of it, its zone, that it comes again, that it is vague, or that it is no time at all."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra.expressions import Expression, Reference
from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval
from timeline.algebra.occurrences import Past
from timeline.algebra.shifts import Period, Repeating, Shift

G = Granularity

@dataclass(frozen=True, slots=True)
class Part(Expression):
    """"Early 1998", "about June": `Part(mod, x) = x`, with TIMEX3's mod kept beside it; never an invented day.

    >>> print(Part("START", Year(1998)).resolve(written))
    1998-01-01/1999-01-01
    """

    mod: str
    of: Expression | Shift

    def resolve(self, ref: Reference) -> Interval:
        if not isinstance(self.of, Expression):
            raise ValueError("an amount has no place on the timeline")
        return self.of.resolve(ref)

    @property
    def grain(self) -> Granularity:
        return self.of.grain if isinstance(self.of, Expression | Repeating) else self.of.unit if isinstance(self.of, Period) else G.DAY


@dataclass(frozen=True, slots=True)
class Zoned(Expression):
    """"5 p.m. EST": a time with the zone that the text names, as an offset ("-05:00") or an IANA name.

    >>> print(Zoned(Year(1998), "-05:00").resolve(written))
    1998-01-01/1999-01-01
    """

    of: Expression | Repeating
    zone: str

    def resolve(self, ref: Reference) -> Interval:
        return (self.of if isinstance(self.of, Expression) else Past(self.of)).resolve(ref)

    @property
    def grain(self) -> Granularity:
        return self.of.grain


@dataclass(frozen=True, slots=True)
class Every(Expression):
    """"Every other Monday", "twice a week", "daily": a set of times, with TIMEX3's quant and freq; it has no one place.

    >>> Every(sunday).resolve(written)
    Traceback (most recent call last):
    ValueError: a set of times has no one place on the timeline
    """

    of: Shift
    n: int = 1
    quant: str | None = "EVERY"
    freq: str | None = None

    def resolve(self, ref: Reference) -> Interval:
        raise ValueError("a set of times has no one place on the timeline")

    @property
    def grain(self) -> Granularity:
        return self.of.grain if isinstance(self.of, Repeating) else G.DAY


@dataclass(frozen=True, slots=True)
class Vague(Expression):
    """"Recently", "now", "soon": TIMEX3's PAST_REF, PRESENT_REF, FUTURE_REF; it has no bounds.

    >>> Vague("PAST_REF").resolve(written)
    Traceback (most recent call last):
    ValueError: PAST_REF has no bounds
    """

    ref: str

    def resolve(self, ref: Reference) -> Interval:
        raise ValueError(f"{self.ref} has no bounds")

    @property
    def grain(self) -> Granularity:
        return G.DAY


@dataclass(frozen=True, slots=True)
class Nothing(Expression):
    """A decoy: words that look like a time and are none.

    >>> Nothing().resolve(written)
    Traceback (most recent call last):
    ValueError: not a time
    """

    def resolve(self, ref: Reference) -> Interval:
        raise ValueError("not a time")

    @property
    def grain(self) -> Granularity:
        return G.DAY
