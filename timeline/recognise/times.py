"""Times of the day as they are written and said: clocks of twelve hours, parts of the day, spans of hours."""

from __future__ import annotations

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.granularity import Granularity
from timeline.algebra.operators import Expression
from timeline.algebra.shifts import Repeating
from timeline.recognise.values import ToldHour

G = Granularity


def meridiem(h: int, mi: int | None, p: str | None, q: str | None) -> Repeating:
    """3pm, 9.30 a.m., 8:45a."""
    return clock12(h, mi, int((p or q) in ("p", "P")))


def clock12(hour: int, minute: int | None, pm: int) -> Repeating:
    """3 p.m.; 12 a.m. is midnight, 12 p.m. noon. Raises ValueError for an hour past 12."""
    if not 1 <= hour <= 12:
        raise ValueError("no such hour on a clock of twelve")
    return sh.Clock(ToldHour(hour % 12 + (12 if pm else 0)), minute)


def pm_of(a: Repeating, b: Repeating) -> Repeating:
    """"3 to 5 p.m.": the first hour takes the second's half of the day where that keeps it earlier."""
    if isinstance(a, sh.Clock) and isinstance(b, sh.Clock) and b.hour >= 12 and a.hour < 12 and not isinstance(a.hour, ToldHour) and _minutes(a) + 720 < _minutes(b):
        return sh.Stretch(sh.Clock(a.hour + 12, a.minute), b)
    return sh.Stretch(a, b)


def morning(clock: Repeating) -> Repeating:
    """12:30 a.m. is half an hour after midnight. Raises ValueError past noon."""
    if not isinstance(clock, sh.Clock) or clock.hour > 12:
        raise ValueError("no such hour in the morning")
    return sh.Clock(ToldHour(clock.hour % 12), clock.minute, clock.second)


def evening(clock: Repeating) -> Repeating:
    """"7 in the evening": an hour up to 11 moves to the second half of the day."""
    if isinstance(clock, sh.Clock) and 1 <= clock.hour < 12:
        return sh.Clock(ToldHour(clock.hour + 12), clock.minute, clock.second)
    return clock


def bare_hour(n: int) -> Repeating:
    """"At 7 on Friday": a number alone is an hour of the dial. Raises ValueError for more than 12: "put the toll at 21 on Tuesday"."""
    if n > _DIAL:
        raise ValueError(f"{n} is no hour of the dial")
    return hour(n)


_DIAL = 12


def hour(n: int) -> Repeating:
    """A bare hour: "Friday at 7". Raises ValueError for a number that no clock shows."""
    if not 0 < n <= 24:
        raise ValueError("no hour of a clock")
    return sh.Clock(int(n), 0)


def to_hour(minutes: int, clock: Repeating) -> Repeating:
    """A quarter to eight. Raises ValueError for what is no hour, and for more than half of one."""
    if not isinstance(clock, sh.Clock) or clock.minute or not 0 < minutes <= 30:
        raise ValueError("no minutes to an hour")
    return sh.Clock((clock.hour - 1) % 24, 60 - minutes)


def at(day: Repeating | Expression, time: Repeating) -> Repeating | Expression:
    """A time on a day, "Friday at 3 p.m."; a part of the day tells its half: "tomorrow evening at 7" is 19:00.

    >>> friday = sh.Named(G.DAY, G.WEEK, 5)
    >>> at(friday, sh.Clock(15)) == sh.Intersection(friday, sh.Clock(15))
    True
    """
    match day:
        case op.Occurrence(sh.Daypart()):
            raise ValueError("a part of a day that is not known")
        case sh.Intersection(outer, sh.Daypart(code)):
            return at(outer, _of_part(code, time))
        case op.In(of, sh.Daypart(code)):
            return at(of, _of_part(code, time))
        case Repeating():
            return sh.Intersection(day, time)
    return op.In(day, time)


def _of_part(code: str, time: Repeating) -> Repeating:
    """A time in a part of the day: past noon in all of them but the morning. Raises ValueError where the two disagree."""
    if isinstance(time, sh.Stretch):
        return sh.Stretch(_of_part(code, time.first), _of_part(code, time.last))
    if code in {"AF", "EV", "NI", "MI"}:
        return evening(time)
    if isinstance(time, sh.Clock) and time.hour > 12:
        raise ValueError("no such hour in the morning")
    return time


def hours(a: Repeating | int, b: Repeating | int) -> Repeating:
    """"From 10 to 4", "between 7 and 7:30": a bare hour runs on to the next one that the second names. Raises ValueError for hours of no clock."""
    first, last = (n if isinstance(n, sh.Clock) else hour(n) if isinstance(n, int) else n for n in (a, b))
    if not (isinstance(first, sh.Clock) and isinstance(last, sh.Clock)) or first == last:
        raise ValueError("not two hours")
    if _minutes(last) < _minutes(first) and last.hour < 12 and not isinstance(last.hour, ToldHour):
        last = evening(last)
    return pm_of(first, last)


def _minutes(clock: sh.Clock) -> int:
    return clock.hour * 60 + (clock.minute or 0)


def iso_clock(h: int, mi: int, s: int | None) -> Repeating:
    """14:30, 14:30:15."""
    return sh.Clock(h, mi, s)
