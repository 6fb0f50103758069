"""Shifts: times that are not yet on the timeline. "Three days", "Sundays", "the fifth of March", "3 p.m.".

A `Period` is an amount; a `Repeating` names the same stretch again and again. Both are frozen and hashable, hold no
date, and resolve in closed form: a repeating answers only "the last one that ended by t" and "the first one that
starts at or after t". One that can never occur ("31 June", "the 25th hour") is refused when it is built.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from timeline.algebra import calendar, feasts, search
from timeline.algebra.calendar import DAY, moment
from timeline.algebra.granularity import Granularity, ceiling, floor, step
from timeline.algebra.interval import Interval

G = Granularity
_NAMED = {
    (G.DAY, G.WEEK): (1, 7),
    (G.DAY, G.MONTH): (1, 31),
    (G.DAY, G.YEAR): (1, 366),
    (G.WEEK, G.YEAR): (1, 53),
    (G.MONTH, G.YEAR): (1, 12),
    (G.QUARTER, G.YEAR): (1, 4),
    (G.SEASON, G.YEAR): (1, 4),
    (G.HALF, G.YEAR): (1, 2),
    (G.YEAR, G.DECADE): (0, 9),
    (G.YEAR, G.CENTURY): (0, 99),
    (G.DECADE, G.CENTURY): (0, 9),
}
DAYPARTS = {"MO": (6, 12), "MI": (12, 14), "AF": (12, 18), "EV": (18, 22), "NI": (20, 30), "DT": (8, 18), "DA": (5, 7)}
"""Hours of the parts of the day by their TIMEX3 code (TimeML 1.2.1, with DA for dawn); a night ends on the next morning."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A time that is not on the timeline."""


@dataclass(frozen=True, slots=True)
class Period(Shift):
    """An amount of time, such as "three days"; `n` None is an unknown count ("a few days").

    >>> Period(G.DAY, 3).from_(moment(2025, 1, 30)) == moment(2025, 2, 2)
    True
    """

    unit: Granularity
    n: int | Fraction | None

    @property
    def finest(self) -> Granularity:
        """The unit that a time so far away is named in: a fraction of an hour is counted in minutes."""
        return _SMALLER[self.unit][0] if isinstance(self.n, Fraction) and self.unit <= G.HOUR else self.unit

    def from_(self, at: int, sign: int = 1) -> int:
        """The moment this long after `at` (before it with sign -1). Raises ValueError for an unknown count."""
        if self.n is None:
            raise ValueError("an unknown number of units has no end")
        whole, rest = divmod(self.n, 1)
        at = step(at, self.unit, sign * int(whole))
        if rest:
            smaller, per = _SMALLER[self.unit]
            at = step(at, smaller, sign * round(per * rest))
        return at


_SMALLER = {
    G.MINUTE: (G.SECOND, 60), G.HOUR: (G.MINUTE, 60), G.DAY: (G.HOUR, 24), G.WEEKEND: (G.HOUR, 24), G.WEEK: (G.DAY, 7), G.MONTH: (G.DAY, 30),
    G.QUARTER: (G.MONTH, 3), G.SEASON: (G.MONTH, 3), G.HALF: (G.MONTH, 6), G.YEAR: (G.MONTH, 12), G.DECADE: (G.YEAR, 10),
    G.CENTURY: (G.YEAR, 100), G.MILLENNIUM: (G.YEAR, 1000), G.SECOND: (G.SECOND, 1), G.DAYPART: (G.HOUR, 6),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Repeating(Shift):
    """A stretch that comes again: the base of all named times.

    Subclasses give `grain` (the unit of one occurrence), `within` (the unit in which it comes once, None when it simply
    follows itself) and `occurrence(start)`: the one in the `within` unit that starts at `start`, or None.
    """

    @property
    def grain(self) -> Granularity:
        """The unit of one occurrence."""
        raise NotImplementedError

    @property
    def within(self) -> Granularity:
        """The unit in which it comes at most once."""
        raise NotImplementedError

    def occurrence(self, start: int) -> Interval | None:
        """The occurrence in the `within` unit that starts at `start`, None where there is none."""
        raise NotImplementedError

    def preceding(self, t: int) -> Interval:
        """The latest occurrence that ends by t."""
        return search.preceding(self, t)

    def following(self, t: int) -> Interval:
        """The earliest occurrence that starts at or after t."""
        return search.following(self, t)

    def current(self, t: int) -> Interval:
        """The latest occurrence that has begun by t: the one that holds t, or the last one over."""
        return search.current(self, t)


@dataclass(frozen=True, slots=True)
class Unit(Repeating):
    """Any calendar unit: "week" in "last week".

    >>> print(Unit(G.WEEK).preceding(moment(2025, 1, 13)))
    2025-01-06/2025-01-13
    """

    unit: Granularity

    @property
    def grain(self) -> Granularity:
        return self.unit

    @property
    def within(self) -> Granularity:
        return self.unit

    def occurrence(self, start: int) -> Interval:
        start = floor(start, self.unit)
        return Interval(start, ceiling(start, self.unit), self.unit)


@dataclass(frozen=True, slots=True)
class Named(Repeating):
    """One unit of a larger one by its number: Sundays, Marches, third quarters, the 31st.

    Weekdays count from Monday 1, seasons from spring 1. Raises ValueError for a number that the unit does not have.

    >>> print(Named(G.DAY, G.WEEK, 7).preceding(moment(2025, 1, 13)))
    2025-01-12/2025-01-13
    """

    unit: Granularity
    of: Granularity
    value: int

    def __post_init__(self) -> None:
        if (self.unit, self.of) not in _NAMED:
            raise ValueError(f"no numbered {self.unit.name} in a {self.of.name}")
        low, high = _NAMED[self.unit, self.of]
        if not low <= self.value <= high:
            raise ValueError(f"there is no {self.unit.name} {self.value} in a {self.of.name}")

    @property
    def grain(self) -> Granularity:
        return self.unit

    @property
    def within(self) -> Granularity:
        return self.of

    def occurrence(self, start: int) -> Interval | None:
        at = self._start(start)
        last = ceiling(start, self.of)
        if at is None or not (start <= at + 3 * DAY < last if self.unit is G.WEEK else start <= at < last):  # a week belongs where its Thursday lies (ISO 8601)
            return None
        return Interval(at, ceiling(at, self.unit), self.unit)

    def _start(self, start: int) -> int | None:
        match self.unit, self.of:
            case G.WEEK, G.YEAR:
                return calendar.week_start(calendar.civil(start).year, self.value)
            case G.SEASON, G.YEAR:
                return step(start, G.MONTH, 3 * self.value - 1)
            case _, G.DECADE | G.CENTURY:
                return step(start, self.unit, self.value)
        return step(start, self.unit, self.value - 1)


@dataclass(frozen=True, slots=True)
class Weekend(Repeating):
    """Saturdays and Sundays.

    >>> print(Weekend().preceding(moment(2025, 1, 13)))
    2025-01-11/2025-01-13
    """

    @property
    def grain(self) -> Granularity:
        return G.WEEKEND

    @property
    def within(self) -> Granularity:
        return G.WEEK

    def occurrence(self, start: int) -> Interval:
        return Interval(start + 5 * DAY, start + 7 * DAY, G.WEEKEND)


@dataclass(frozen=True, slots=True)
class Daypart(Repeating):
    """A part of the day by its TIMEX3 code: MO, MI, AF, EV, NI, DT.

    >>> print(Daypart("EV").following(moment(2025, 1, 12)))
    2025-01-12T18:00/2025-01-12T22:00
    """

    code: str

    def __post_init__(self) -> None:
        if self.code not in DAYPARTS:
            raise ValueError(f"no part of the day is called {self.code}")

    @property
    def grain(self) -> Granularity:
        return G.DAYPART

    @property
    def within(self) -> Granularity:
        return G.DAY

    def occurrence(self, start: int) -> Interval:
        first, last = DAYPARTS[self.code]
        return Interval(start + first * 3600, start + last * 3600, G.DAYPART)


@dataclass(frozen=True, slots=True)
class Clock(Repeating):
    """A time of day: "3 p.m." (minute None), "14:30"; 24:00 is the end of the day.

    >>> print(Clock(14, 30).following(moment(2025, 1, 12)))
    2025-01-12T14:30/2025-01-12T14:31
    """

    hour: int
    minute: int | None = None
    second: int | None = None

    def __post_init__(self) -> None:
        ends = self.hour == 24 and not self.minute and not self.second
        if not (0 <= self.hour < 24 or ends) or not 0 <= (self.minute or 0) < 60 or not 0 <= (self.second or 0) < 60:
            raise ValueError(f"there is no such time of day: {self.hour}:{self.minute or 0:02d}")

    @property
    def grain(self) -> Granularity:
        return G.HOUR if self.minute is None else G.MINUTE if self.second is None else G.SECOND

    @property
    def within(self) -> Granularity:
        return G.DAY

    def occurrence(self, start: int) -> Interval:
        at = start + self.hour * 3600 + (self.minute or 0) * 60 + (self.second or 0)
        return Interval(at, step(at, self.grain, 1), self.grain)


@dataclass(frozen=True, slots=True)
class Feast(Repeating):
    """A holiday by its name in `feasts`: one day a year, fixed, counted or movable.

    >>> print(Feast("easter").following(moment(2025)))
    2025-04-20/2025-04-21
    """

    name: str

    def __post_init__(self) -> None:
        if self.name not in feasts.FEASTS:
            raise ValueError(f"no feast is called {self.name}")

    @property
    def grain(self) -> Granularity:
        return G.DAY

    @property
    def within(self) -> Granularity:
        return G.YEAR

    def occurrence(self, start: int) -> Interval | None:
        found = feasts.FEASTS[self.name](calendar.civil(start).year)
        if found is None:
            return None
        at = moment(calendar.civil(start).year, *found)
        return Interval(at, at + DAY, G.DAY)


@dataclass(frozen=True, slots=True)
class NthOf(Repeating):
    """The nth of one repeating inside each of another, from the end when negative: "the last Monday of May".

    >>> print(NthOf(-1, Named(G.DAY, G.WEEK, 1), Named(G.MONTH, G.YEAR, 5)).following(moment(2025)))
    2025-05-26/2025-05-27
    """

    n: int
    inner: Repeating
    outer: Repeating

    @property
    def grain(self) -> Granularity:
        return self.inner.grain

    @property
    def within(self) -> Granularity:
        return self.outer.within

    def occurrence(self, start: int) -> Interval | None:
        outer = self.outer.occurrence(start)
        return None if outer is None else nth(self.n, self.inner, outer)


@dataclass(frozen=True, slots=True)
class Intersection(Repeating):
    """What two repeatings have in common, the outer one first: "March" and "the fifth", "Sunday" and "evening", "Friday" and "the 13th".

    >>> print(Intersection(Named(G.MONTH, G.YEAR, 3), Named(G.DAY, G.MONTH, 5)).following(moment(2025, 4)))
    2026-03-05/2026-03-06
    """

    outer: Repeating
    inner: Repeating

    def __post_init__(self) -> None:
        if self.inner.grain > self.outer.grain:
            raise ValueError("the inner part of an intersection is longer than the outer one")
        self.following(0)

    @property
    def grain(self) -> Granularity:
        return self.inner.grain

    @property
    def within(self) -> Granularity:
        return self.outer.within

    def occurrence(self, start: int) -> Interval | None:
        outer = self.outer.occurrence(start)
        return None if outer is None else inside(self.inner, outer)


@dataclass(frozen=True, slots=True)
class Stretch(Repeating):
    """From one repeating to the next of another, both included: "Monday to Friday", "3 to 5 p.m.", "March 3 to 5".

    >>> print(Stretch(Named(G.DAY, G.WEEK, 1), Named(G.DAY, G.WEEK, 5)).following(moment(2025, 1, 8)))
    2025-01-13/2025-01-18
    """

    first: Repeating
    last: Repeating

    @property
    def grain(self) -> Granularity:
        return self.first.grain

    @property
    def within(self) -> Granularity:
        return self.first.within

    def occurrence(self, start: int) -> Interval | None:
        first = self.first.occurrence(start)
        if first is None or first.start is None:
            return None
        last = self.last.following(first.start)
        clock = isinstance(self.last, Clock)
        return Interval(first.start, last.start if clock else last.end, first.grain)


def inside(shift: Repeating, outer: Interval) -> Interval | None:
    """The first occurrence that starts inside an interval: March of 2013, the evening of Sunday."""
    if outer.start is None:
        return None
    if isinstance(shift, Clock) and shift.hour == 24:
        return shift.occurrence(floor(outer.start, G.DAY))  # midnight ends the day that it is named with
    if isinstance(shift, Named) and shift.unit is G.WEEK:
        return shift.occurrence(floor(outer.start, shift.of))
    found = shift.following(outer.start)
    return found if outer.end is None or (found.start is not None and found.start < outer.end) else None


def nth(n: int, shift: Repeating, outer: Interval) -> Interval | None:
    """The nth occurrence inside an interval, counted from 1, from the end when negative; None where there is none."""
    if outer.start is None or outer.end is None or n == 0 or abs(n) > 400:
        return None
    if isinstance(shift, Unit) and shift.unit is G.WEEK and outer.grain > G.WEEK:
        day = nth(n, Named(G.DAY, G.WEEK, 4), outer)
        return day and shift.occurrence(day.start or 0)  # a week belongs where its Thursday lies (ISO 8601)
    found = shift.following(outer.start) if n > 0 else shift.preceding(outer.end)
    for _ in range(abs(n) - 1):
        found = shift.following(found.end or 0) if n > 0 else shift.preceding(found.start or 0)
    fits = found.start is not None and outer.start <= found.start and (found.end or 0) <= outer.end
    return found if fits else None
