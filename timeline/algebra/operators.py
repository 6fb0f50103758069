"""Expressions: trees that say where on the timeline a phrase lies, and resolve to an `Interval` when told when it was written.

The references are leaves: `DCT` (the publication date), `Then` (the time the text speaks of, in a unit) and `Told` (the
last time told of, as it is). Each operator is one class: an English phrase, its formula, a doctest. "Written" below is Friday 22 March 2013, as a reference of one day.

    >>> written = Reference(dct=Interval(moment(2013, 3, 22), moment(2013, 3, 23), G.DAY))
    >>> sunday = Named(G.DAY, G.WEEK, 7)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.algebra.calendar import civil, moment, week_start
from timeline.algebra.granularity import Granularity, ceiling, floor, step
from timeline.algebra.interval import Interval
from timeline.algebra.shifts import Named, Period, Repeating, Shift, Unit, inside, nth

G = Granularity


class Unanchored(Exception):  # noqa: N818 - it is a state of knowledge, not an error of anyone's
    """An expression needs a reference time that is not known; `args[0]` says which."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What an expression may be counted from: the publication date, and the times that the text has spoken of, latest first."""

    dct: Interval | None = None
    told: tuple[Interval, ...] = ()

    def spoken_of(self, unit: Granularity) -> Interval | None:
        """The latest time told of that is no coarser than the unit; None once a coarser one has led the text elsewhere."""
        coarser: list[Interval] = []
        for then in self.told:
            if then.grain <= unit and then.start is not None:
                return then if all(c.contains(then) for c in coarser) else None
            coarser.append(then)
        return None


@dataclass(frozen=True, slots=True)
class Expression:
    """A time on the timeline, once a reference is known."""

    def resolve(self, ref: Reference) -> Interval:
        """The interval. Raises Unanchored without the reference it needs, ValueError when there is no such time."""
        raise NotImplementedError

    @property
    def grain(self) -> Granularity:
        """The unit that the expression is named in, known before it is resolved."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class DCT(Expression):
    """"Today": the publication date. `DCT() = dct`, floored to its unit.

    >>> print(DCT().resolve(written))
    2013-03-22/2013-03-23
    """

    unit: Granularity = G.DAY

    def resolve(self, ref: Reference) -> Interval:
        if ref.dct is None or ref.dct.start is None:
            raise Unanchored("publication date")
        start = floor(ref.dct.start, self.unit)
        if ref.dct.grain > self.unit:
            if self.unit < G.DAYPART:
                raise Unanchored("time of day of the publication")
            return ref.dct
        return Interval(start, ceiling(start, self.unit), self.unit)

    @property
    def grain(self) -> Granularity:
        return self.unit


@dataclass(frozen=True, slots=True)
class Then(Expression):
    """"That day": the latest time told of that is no coarser than the unit, floored to it; the publication date when none was told.

    >>> print(Then().resolve(written))
    2013-03-22/2013-03-23

    Raises Unanchored when only coarser times were told: "the next day" after "in 1948" is no day that we know.
    """

    unit: Granularity = G.DAY

    def resolve(self, ref: Reference) -> Interval:
        then = ref.spoken_of(self.unit)
        if then is None and ref.told:
            raise Unanchored("an earlier date to count from")
        if then is None or then.start is None:
            return DCT(self.unit).resolve(ref)
        start = floor(then.start, self.unit)
        return then if then.grain == self.unit else Interval(start, ceiling(start, self.unit), self.unit)

    @property
    def grain(self) -> Granularity:
        return self.unit


@dataclass(frozen=True, slots=True)
class Told(Expression):
    """The last time told of, whatever its unit; the publication date when none was told: what a story or a comparison goes on from.

    >>> print(Told().resolve(Reference(told=(Interval(moment(1943), moment(1944), G.YEAR),))))
    1943-01-01/1944-01-01
    """

    def resolve(self, ref: Reference) -> Interval:
        return ref.told[0] if ref.told else DCT().resolve(ref)

    @property
    def grain(self) -> Granularity:
        return G.DAY


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
        return self.shift.preceding(_start(self.of, ref))


@dataclass(frozen=True, slots=True)
class Next(Occurrence):
    """"Next Sunday": `Next(R, [t1, t2)) = the earliest r in R with r.start >= t2`.

    >>> print(Next(sunday).resolve(written))
    2013-03-24/2013-03-25
    """

    def resolve(self, ref: Reference) -> Interval:
        return self.shift.following(_end(self.of, ref))


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
        start = _start(self.of, ref)
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
        at = _start(self.of, ref)
        before, after = self.shift.current(at), self.shift.following(at)
        return before if before.start is None or after.start is None or at - before.start < after.start - at else after


@dataclass(frozen=True, slots=True)
class This(Occurrence):
    """"This Sunday", "this March": `This(R, x) = the r in R that holds x, else the one in the same unit`.

    >>> print(This(sunday).resolve(written))
    2013-03-24/2013-03-25
    """

    def resolve(self, ref: Reference) -> Interval:
        at = _start(self.of, ref)
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
        found = self.shift.occurrence(step(floor(_start(self.of, ref), unit), unit, self.n))
        if found is None:
            raise ValueError("there is no such time in it")
        return found

    @property
    def grain(self) -> Granularity:
        return self.shift.grain


@dataclass(frozen=True, slots=True)
class Earlier(Expression):
    """"Three days ago", "two years earlier": `Earlier(p, x) = the p.unit that holds x.start - p`.

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
        return self.period.unit


@dataclass(frozen=True, slots=True)
class Later(Expression):
    """"In three days", "two years later": `Later(p, x) = the p.unit that holds x.start + p`.

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
        return self.period.unit


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
    """"Until 2011": `Until(x) = [None, x.end)`.

    >>> print(Until(Year(2011)).resolve(written))
    ../2012-01-01
    """

    def resolve(self, ref: Reference) -> Interval:
        x = self.of.resolve(ref)
        return Interval(None, x.end, x.grain)


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
    """"After 2011": `After(x) = [x.end, None)`.

    >>> print(After(Year(2011)).resolve(written))
    2012-01-01/..
    """

    def resolve(self, ref: Reference) -> Interval:
        x = self.of.resolve(ref)
        return Interval(x.end, None, x.grain)


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
class Stretching(Expression):
    """"The past three weeks": `Stretching(p, x, -1) = [x.start - p, x.start)`; "the next two days": `[x.end, x.end + p)`; quarters are whole ones.

    >>> print(Stretching(Period(G.WEEK, 3), -1).resolve(written))
    2013-03-01/2013-03-22
    """

    period: Period
    sign: int
    of: Expression = DCT()

    def resolve(self, ref: Reference) -> Interval:
        at = _end(self.of, ref) if self.sign > 0 else _start(self.of, ref)
        if self.period.unit is G.QUARTER:
            at = floor(at, G.QUARTER) if self.sign < 0 else ceiling(at - 1, G.QUARTER)
        other = self.period.from_(at, self.sign)
        return Interval(min(at, other), max(at, other), G.DAY if self.period.unit > G.DAY else self.period.unit)

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


def _start(of: Expression, ref: Reference) -> int:
    start = of.resolve(ref).start
    if start is None:
        raise Unanchored("a reference with a start")
    return start


def _end(of: Expression, ref: Reference) -> int:
    end = of.resolve(ref).end
    if end is None:
        raise Unanchored("a reference with an end")
    return end


def _reach(of: Expression, grain: Granularity, ref: Reference) -> int:
    """How late something past may begin: at the reference's start, within its last moment for a time of day."""
    x = of.resolve(ref)
    if x.start is None or x.end is None:
        raise Unanchored("a reference with both ends")
    return x.end - 1 if grain < G.DAY else x.start


def _away(period: Period, of: Expression, ref: Reference, sign: int) -> Interval:
    start = floor(period.from_(_start(of, ref), sign), period.unit)
    return Interval(start, ceiling(start, period.unit), period.unit)


def counted_from(period: Period, of: Expression) -> Expression:
    """What an amount is counted from: a time told of in the amount's own unit or, from days on, a coarser one.

    >>> counted_from(Period(G.YEAR, 2), Then()), counted_from(Period(G.HOUR, 1), Then())
    (Then(unit=<Granularity.YEAR: 12>), Then(unit=<Granularity.HOUR: 3>))

    An hour later than a day is no hour that we know.
    """
    if not isinstance(of, Then):
        return of
    return Then(period.unit if period.unit < G.DAY else max(of.unit, period.unit))


def told_by(leaf: Expression, ref: Reference) -> Interval | None:
    """The time told of that a reference leaf speaks of, as it was told; None where it falls back on the publication date."""
    if isinstance(leaf, Then):
        return ref.spoken_of(leaf.unit)
    return ref.told[0] if isinstance(leaf, Told) and ref.told else None


def children_of(tree: Expression | Shift) -> list[Expression | Shift]:
    """The trees right below a tree.

    >>> children_of(Last(sunday)) == [sunday, DCT()]
    True
    """
    values = [getattr(tree, name) for name in fields_of(type(tree))]
    return [v for v in values if isinstance(v, (Expression, Shift))]


def fields_of(kind: type[Expression | Shift]) -> tuple[str, ...]:
    """The names of an operator's operands, in order."""
    return tuple(kind.__dataclass_fields__)


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
