"""TIMEX3 (TimeML 1.2.1): type, value and mod of a tree and its interval.

Weeks are `1998-W03`, weekends `1998-W03-WE`, quarters `1997-Q3`, halves `1997-H1`, seasons `1998-SU`, decades `199`,
centuries `19`, parts of the day `1998-01-08TNI`, amounts `P3D`, unknown counts `PXY`, years before our era `BC0044`; a set keeps `X` for what varies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.agreeing import Agreeing
from timeline.algebra.calendar import civil, iso_week
from timeline.algebra.granularity import Granularity, ceiling, floor
from timeline.algebra.interval import Interval
from timeline.algebra.operators import Expression
from timeline.algebra.shifts import DAYPARTS, Shift
from timeline.algebra.sums import Sum

G = Granularity
_SEASONS = ("SP", "SU", "FA", "WI")
_LETTERS = {G.SECOND: "S", G.MINUTE: "M", G.HOUR: "H", G.DAY: "D", G.WEEKEND: "WE", G.WEEK: "W", G.MONTH: "M", G.QUARTER: "Q", G.YEAR: "Y", G.DECADE: "DE", G.CENTURY: "CE", G.MILLENNIUM: "ML"}
_STARTS = {hours[0]: code for code, hours in DAYPARTS.items()}


def timex3(tree: Expression | Shift, interval: Interval | None) -> tuple[str, str, str | None]:
    """The type, value and mod.

    >>> from timeline.algebra.calendar import moment
    >>> timex3(op.Part("END", op.Year(1998)), Interval(moment(1998), moment(1999), G.YEAR))
    ('DATE', '1998', 'END')
    """
    match tree:
        case op.Part(mod, of):
            kind, value, _ = timex3(of, interval)
            return kind, value, mod
        case op.Every(of, n):
            return "SET", every(of, n), None
        case op.Vague(ref):
            return "DATE", ref, None
        case sh.Period():
            return "DURATION", amount(tree), None
        case op.Stretching(period) | op.Lasting(period):
            return "DURATION", amount(period), None
        case op.Earlier(period) if period.n is None:
            return "DATE", "PAST_REF", None
        case op.Later(period) if period.n is None:
            return "DATE", "FUTURE_REF", None
        case op.Bound(of):
            return timex3(of, _closed(tree, interval))
    if interval is None:
        return kind_of(tree.grain if isinstance(tree, Expression | sh.Repeating) else G.DAY), pattern(tree), None
    return kind_of(interval.grain), value_of(interval), None


def _closed(tree: Expression, interval: Interval | None) -> Interval | None:
    """The unit at the closed end of a range that is open at the other."""
    if interval is None:
        return None
    unit = interval.grain
    if isinstance(tree, op.Since) and interval.start is not None:
        return sh.Unit(unit).occurrence(interval.start) if unit not in {G.DAYPART, G.WEEKEND} else Interval(interval.start, interval.start + 1, unit)
    if isinstance(tree, op.Until) and interval.end is not None:
        return sh.Unit(unit).occurrence(interval.end - (unit >= G.DAYPART))
    if isinstance(tree, op.Before) and interval.end is not None:
        return sh.Unit(unit).occurrence(interval.end)
    if isinstance(tree, op.After) and interval.start is not None:
        return sh.Unit(unit).occurrence(interval.start - (unit >= G.DAYPART))
    return interval


def kind_of(grain: Granularity) -> str:
    """TIME for anything finer than a day, else DATE."""
    return "TIME" if grain < G.DAY else "DATE"


@lru_cache(maxsize=4096)
def value_of(interval: Interval) -> str:
    """The value of an interval that is one unit, or `first/last` for one that is several.

    >>> from timeline.algebra.calendar import moment
    >>> value_of(Interval(moment(1990), moment(1996), G.YEAR)), value_of(Interval(moment(-43), moment(-42), G.YEAR))
    ('1990/1995', 'BC0044')
    """
    start, end, unit = interval.start, interval.end, interval.grain
    if start is None or end is None:
        return point(start if start is not None else (end or 0) - 1, unit)
    if unit < G.DAY:
        return point(start, unit) if unit is G.DAYPART or end - start <= sh.Unit(unit).occurrence(start).end - start else f"{point(start, unit)}/{point(end, unit)}"  # type: ignore[operator]
    if unit is G.QUARTER and start == floor(start, G.HALF) and end == ceiling(start, G.HALF):
        unit = G.HALF  # the first two quarters are the first half
    first, last = point(start, unit), point(end - 1, unit)
    return first if first == last else f"{first}/{last}"


def point(at: int, unit: Granularity) -> str:
    """The unit that holds a moment."""
    year, month, day, hour, minute, second = civil(at)
    y = _year(year)
    match unit:
        case G.SECOND:
            return f"{y}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}"
        case G.MINUTE:
            return f"{y}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}"
        case G.HOUR:
            return f"{y}-{month:02d}-{day:02d}T{hour:02d}:00"
        case G.DAYPART:
            return f"{y}-{month:02d}-{day:02d}T{_STARTS.get(hour, 'DT')}"
        case G.DAY:
            return f"{y}-{month:02d}-{day:02d}"
        case G.WEEK | G.WEEKEND:
            iso_year, week = iso_week(at)
            return f"{_year(iso_year)}-W{week:02d}" + ("-WE" if unit is G.WEEKEND else "")
        case G.MONTH:
            return f"{y}-{month:02d}"
        case G.QUARTER:
            return f"{y}-Q{(month + 2) // 3}"
        case G.SEASON:
            return f"{_year(year - (month < 3))}-{_SEASONS[(month - 3) % 12 // 3]}"
        case G.HALF:
            return f"{y}-H{1 if month < 7 else 2}"
        case G.YEAR:
            return y
    if year < 1 and unit is G.CENTURY:
        return f"BC{-year // 100:02d}"  # the leading digits of its first year, as in our era: 500 BC to 401 BC
    digits = {G.DECADE: 3, G.CENTURY: 2, G.MILLENNIUM: 1}[unit]
    return _year(year)[: digits + 2 * (year < 1)]


def _year(year: int) -> str:
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def amount(period: sh.Period, times: int = 1) -> str:
    """An amount: P3D, PT2H, PXY, PT1H30M.

    >>> amount(sh.Period(G.HOUR, 2)), amount(sh.Period(G.YEAR, None)), amount(sh.Period(G.YEAR, Fraction(3, 2)))
    ('PT2H', 'PXY', 'P1.5Y')
    >>> amount(Sum(G.YEAR, 2, sh.Period(G.MONTH, 3))), amount(Sum(G.DAY, 1, sh.Period(G.HOUR, 6)))
    ('P2Y3M', 'P1DT6H')
    """
    if isinstance(period, Sum):
        first, rest = amount(sh.Period(period.unit, period.n), times), amount(period.rest, times)
        return first + rest[2 if "T" in first else 1 :]
    n = "X" if period.n is None else f"{float(period.n * times):g}" if isinstance(period.n, Fraction) else str(period.n * times)
    return f"P{'T' if period.unit < G.DAY else ''}{n}{_LETTERS.get(period.unit, 'D')}"


def every(of: Shift, n: int) -> str:
    """The value of a set: the amount between two, or the pattern of the day."""
    return amount(of, n) if isinstance(of, sh.Period) else pattern(of)


def common(values: Sequence[str], tree: Expression | Shift | None) -> str:
    """What several values share, X for what they differ in; what the name says by itself where they share no number.

    >>> common(["2025-01-12", "2025-01-19"], None), common(["2024-12-29", "2025-01-05"], sh.Named(G.DAY, G.WEEK, 7))
    ('2025-01-XX', 'XXXX-WXX-7')
    """
    split = [re.split(r"([-/]|T(?=\d))", value) for value in values]
    if len({len(parts) for parts in split}) > 1:
        return values[0] if tree is None else pattern(tree)
    said = [parts[0] if len(set(parts)) == 1 else re.sub(r"\d|(?<=.)[A-Z]|[A-Z](?=[A-Z]\Z)", "X", parts[0]) for parts in zip(*split, strict=True)]
    return "".join(said) if tree is None or any(c.isdigit() for c in said[0]) else pattern(tree)


def pattern(tree: Expression | Shift) -> str:
    """What a name says by itself, X for what it leaves open: Sundays are XXXX-WXX-7, 5 March XXXX-03-05.

    >>> pattern(sh.Named(G.DAY, G.WEEK, 7)), pattern(sh.Clock(15, 30))
    ('XXXX-WXX-7', 'XXXX-XX-XXT15:30')
    """
    match tree:
        case sh.Named(G.DAY, G.WEEK, n):
            return f"XXXX-WXX-{n}"
        case sh.Named(G.DAY, G.MONTH, n):
            return f"XXXX-XX-{n:02d}"
        case sh.Named(G.MONTH, G.YEAR, n):
            return f"XXXX-{n:02d}"
        case sh.Named(G.QUARTER, G.YEAR, n):
            return f"XXXX-Q{n}"
        case sh.Named(G.HALF, G.YEAR, n):
            return f"XXXX-H{n}"
        case sh.Named(G.SEASON, G.YEAR, n):
            return f"XXXX-{_SEASONS[n - 1]}"
        case sh.Named(G.WEEK, G.YEAR, n):
            return f"XXXX-W{n:02d}"
        case sh.Weekend():
            return "XXXX-WXX-WE"
        case sh.Daypart(code):
            return f"XXXX-XX-XXT{code}"
        case sh.Clock(hour, minute, _):
            return f"XXXX-XX-XXT{hour:02d}" + ("" if minute is None else f":{minute:02d}")
        case sh.Intersection(sh.Named(G.MONTH, _, m), sh.Named(G.DAY, G.MONTH, n)):
            return f"XXXX-{m:02d}-{n:02d}"
        case sh.Intersection(outer, sh.Clock() | sh.Daypart() as inner):
            return pattern(outer) + pattern(inner).removeprefix("XXXX-XX-XX")
        case sh.Intersection(outer, sh.Stretch(sh.Clock() as first, sh.Clock() as last)):
            return "/".join(pattern(outer) + pattern(at).removeprefix("XXXX-XX-XX") for at in (first, last))
        case Agreeing(of, _):
            return pattern(of)
        case sh.Stretch(first, last):
            return f"{pattern(first)}/{pattern(last)}"
        case op.Past(shift) | op.Future(shift) | op.Last(shift) | op.Next(shift) | op.This(shift) | op.Nearest(shift):
            return pattern(shift)
        case op.Part(_, of) | op.Zoned(of, _):
            return pattern(of)
    unit = tree.grain if isinstance(tree, Expression | sh.Repeating) else G.DAY
    return {G.WEEK: "XXXX-WXX", G.MONTH: "XXXX-XX", G.QUARTER: "XXXX-QX", G.YEAR: "XXXX", G.DECADE: "XXX", G.CENTURY: "XX"}.get(unit, "XXXX-XX-XX")
