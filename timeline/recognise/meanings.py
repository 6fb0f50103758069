"""The words that a pack's `means` may use: the algebra's operators, and short names for common trees."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.agreeing import Agreeing
from timeline.algebra.granularity import Granularity
from timeline.algebra.operators import Expression
from timeline.algebra.shifts import Repeating
from timeline.recognise.amounts import (
    and_half,
    compound,
    compound_ordinal,
    decimal,
    earlier,
    first_of,
    fuzzy_range,
    grouped,
    half,
    last_of,
    period,
    total,
)
from timeline.recognise.times import at, bare_hour, clock12, evening, hour, hours, iso_clock, meridiem, morning, to_hour
from timeline.recognise.values import Digits, Era, Fuzzy, MaybeDay, Ordinal, ShortDay, Spelled, Units, Zone

G = Granularity


def month(n: int) -> Repeating:
    """January 1 to December 12, every year."""
    return sh.Named(G.MONTH, G.YEAR, n)


def weekday(n: int) -> Repeating:
    """Monday 1 to Sunday 7, every week."""
    return sh.Named(G.DAY, G.WEEK, n)


def month_day(of: Repeating | int, n: int) -> Repeating:
    """The nth of a month, every year. Raises ValueError for a day that the month never has."""
    return sh.Intersection(of if isinstance(of, Repeating) else month(of), sh.Named(G.DAY, G.MONTH, int(n)))


def date(year: int, of: Repeating | int, n: int) -> Expression:
    """A day of a year. Raises ValueError when that year has no such day."""
    tree = op.In(op.Year(year), month_day(of, n))
    tree.resolve(op.Reference())
    return tree


def numeric(a: int, b: int, year: int | None, order: str) -> Expression | Repeating:
    """3/4/2025 in the order of the document, "mdy" or "dmy"; the other one when only that is a date."""
    m, d = (a, b) if order == "mdy" else (b, a)
    if m > 12 >= d:
        m, d = d, m
    return month_day(m, d) if year is None else date(full_year(year), m, d)


def maybe_day(a: int, b: int, order: str) -> MaybeDay:
    """22/04."""
    return MaybeDay(numeric(a, b, None, order))  # type: ignore[arg-type]


def sure(found: MaybeDay) -> Repeating:
    """The day that the words around make sure of."""
    return found.day


def full_year(n: int) -> int:
    """A year of two digits by the POSIX window: 69-99 are 19xx, 00-68 are 20xx."""
    return n if n > 99 else n + (1900 if n > 68 else 2000)


def short_year(n: int) -> Expression:
    """'98."""
    return op.Year(full_year(n))


def past_year(n: int) -> Expression:
    """'45 is 1945 and '05 is 2005: with an apostrophe years are those that people remember, up to the near future."""
    return op.Year(n + (1900 if n > _NEAR_FUTURE else 2000))


_NEAR_FUTURE = 35


def year_words(a: int, b: int) -> Expression:
    """Nineteen eighty-four. Raises ValueError where the two numbers make no year."""
    if not (isinstance(a, Spelled) and isinstance(b, Spelled) and 10 <= a <= 20 and 10 <= b <= 99):
        raise ValueError("not a year in words")
    return op.Year(a * 100 + b)


def apposed(day: Expression | Repeating) -> Expression | Repeating:
    """A day put beside its weekday: "Monday, March 5, 2012". Raises ValueError for "Monday, two days before", which counts from what follows, and for another weekday."""
    if isinstance(day, Repeating):
        if isinstance(day, sh.Named) and day.of is G.WEEK:
            raise ValueError("two weekdays")
        return day
    if any(isinstance(leaf, op.Then) for leaf in (day, *op.children_of(day))):
        raise ValueError("counts from another time")
    return day


def span_to(a: Repeating, b: Expression) -> Expression:
    """June to August 2024, 6 March to 9 April 2012: the year stands at the end. Raises ValueError for anything else."""
    if not isinstance(b, op.In) or not isinstance(b.of, op.Year):
        raise ValueError("no year at the end")
    first, last = op.In(b.of, a).resolve(op.Reference()), b.resolve(op.Reference())
    if first.start is not None and last.start is not None and first.start > last.start:
        return op.Between(op.In(op.Year(b.of.n - 1), a), b)  # November to February 2012
    return op.In(b.of, sh.Stretch(a, b.shift))


def seasons_of(year: Expression, a: Repeating, b: Repeating) -> Expression:
    """"The spring and summer of 1919"; of the winter and spring of 1920 the winter began the year before."""
    if not (isinstance(year, op.Year) and isinstance(a, sh.Named) and isinstance(b, sh.Named)):
        raise ValueError("no two seasons of a year")
    return op.In(year, sh.Stretch(a, b)) if a.value < b.value else op.Between(op.In(op.Year(year.n - 1), a), op.In(year, b))


def bce(n: int) -> Expression:
    """44 BC is the astronomical year -43."""
    return op.Year(1 - int(n))


def between(a: Repeating | Expression, b: Repeating | Expression) -> Repeating | Expression:
    """From one time to another. Raises ValueError where they are known and fall, or are a year and a time of day."""
    a, b = _named(a), _named(b)
    if (a.grain >= G.MONTH and b.grain < G.DAY) or isinstance(a, op.Same | op.Then):
        raise ValueError("a year and a time of day, or an amount before the range")
    if isinstance(a, Repeating):
        return sh.Stretch(a, b) if isinstance(b, Repeating) else op.Between(op.Past(a, b), b)
    if isinstance(b, Expression) and not op.needs_dct(a) and not op.needs_dct(b):
        first, last = (x.resolve(op.Reference()) for x in (a, b))
        if first.start is not None and last.end is not None and first.start >= last.end:
            raise ValueError("the end comes before the beginning")
    return op.Between(a, b)  # type: ignore[arg-type]  # a name at its end is placed by the clause


def adjoining(a: Expression, b: Expression) -> Expression:
    """In 2020 and 2021. Raises ValueError unless the second begins where the first ends."""
    if op.needs_dct(a) or op.needs_dct(b) or a.resolve(op.Reference()).end != b.resolve(op.Reference()).start:
        raise ValueError("two times apart")
    return op.Between(a, b)


def _named(end: Repeating | Expression) -> Repeating | Expression:
    """The name alone of "the end of June": where a range ends in it is not said to the day."""
    return end.of if isinstance(end, op.Part) and isinstance(end.of, Repeating) else end


def season_years(a: int, b: int) -> Expression:
    """2019/20. Raises ValueError unless the second year is the next."""
    if (a + 1) % 100 != b:
        raise ValueError("not a year and the next")
    return op.Between(op.Year(a), op.Year(a + 1))


def nth_back(n: int, every: op.Every) -> Expression:
    """Two Fridays ago. Raises ValueError for what is no weekday, and past ten of them."""
    if not (isinstance(every.of, sh.Named) and every.of.of is G.WEEK and 0 < n <= 10):
        raise ValueError("not a few weekdays")
    found: Expression = op.DCT()
    for _ in range(n):
        found = op.Last(every.of, found)
    return found


def decade(n: int) -> Expression:
    """The 1980s; of two digits, those of the twentieth century from the twenties on; the 1800s are the century, as everybody says it of those past."""
    if n % 10:
        raise ValueError("a decade starts with a year that ends in 0")
    if n % 100 == 0 and 1000 <= n < 1900:
        return op.Year(n, G.CENTURY)
    return op.Year(n if n > 99 else n + 1900 if n >= 20 else n + 2000, G.DECADE)


def decade_bce(of: Expression) -> Expression:
    """The 470s BC: the years 479 to 470. Raises ValueError for a decade of a stated century of our era ("the 1980s")."""
    if not isinstance(of, op.Year) or of.n >= 1000:
        raise ValueError("not a decade before our era")
    return op.Year(1 - of.n - 9, G.DECADE)


def span_bce(a: int, last: Expression) -> Expression:
    """499 to 493 BC. Raises ValueError unless the years count down to one before our era."""
    if not isinstance(last, op.Year) or not a > 1 - last.n > 0:
        raise ValueError("years before our era count down")
    return op.Between(bce(a), last)


def century(n: int) -> Expression:
    """The nth century, as it is counted in the press: the 20th is 1900 to 1999."""
    return op.Year((int(n) - 1) * 100, G.CENTURY)


def century_bce(n: int) -> Expression:
    """The nth century BC."""
    return op.Year(-100 * int(n) + 1, G.CENTURY)


def stretch(a: Repeating, b: Repeating) -> Repeating:
    """Monday to Friday. Raises ValueError for two times of day, which are `hours`."""
    if isinstance(a, sh.Clock) and isinstance(b, sh.Clock):
        raise ValueError("a span of hours")
    return sh.Stretch(a, b)


def any_month_day(n: int) -> Repeating:
    """The nth of every month."""
    return sh.Named(G.DAY, G.MONTH, int(n))


def neighbour(unit: Granularity, of: Expression, sign: int) -> Expression:
    """"The year before 2015". Raises ValueError beside a time of day, which is none of a day's neighbours."""
    if of.grain < G.DAY:
        raise ValueError("a time of day")
    return op.Last(sh.Unit(unit), of) if sign < 0 else op.Next(sh.Unit(unit), of)


def season_of(season: Repeating, years: Expression) -> Expression:
    """Winter 2010/11. Raises ValueError for another range."""
    if not isinstance(years, op.Between) or not isinstance(years.first, op.Year):
        raise ValueError("not a year and the next")
    return op.In(years.first, season)


def millennium(n: int) -> Expression:
    """The second millennium is 1000 to 1999."""
    return op.Year((int(n) - 1) * 1000, G.MILLENNIUM)


def span_days(of: Repeating, a: int, b: int) -> Repeating:
    """January 6-9. Raises ValueError unless the first day is before the second."""
    if not a < b:
        raise ValueError("a span of days that does not rise")
    return sh.Stretch(month_day(of, a), month_day(of, b))


def two_days(of: Repeating, a: int, b: int) -> Repeating:
    """March 6 and 7. Raises ValueError unless one follows the other: "March 6 and 20" is no stretch."""
    if b != a + 1:
        raise ValueError("two days apart")
    return span_days(of, a, b)


def year_span(a: int, b: int) -> Expression:
    """1914-18, 1990-1995. Raises ValueError unless it rises from a year of four digits: 7-8 is a score."""
    last = b if b > 99 else a // 100 * 100 + b
    if not 1000 <= a < last:
        raise ValueError("a span of years that does not rise")
    return op.Between(op.Year(a), op.Year(last))


def stamp(y: int, m: int, d: int, h: int, mi: int, s: int | None, zone: str | None) -> Expression:
    """2025-01-12T14:30:00+02:00."""
    tree: Expression = op.In(date(y, m, d), sh.Clock(h, mi, s))
    if zone:
        tree = op.Zoned(tree, "+00:00" if zone == "Z" else zone if ":" in zone else f"{zone[:3]}:{zone[3:] or '00'}")
    return tree


def season(n: int) -> Repeating:
    """Spring 1 to winter 4, every year."""
    return sh.Named(G.SEASON, G.YEAR, n)


def nth_week(n: int) -> Repeating:
    """The nth ISO week of every year."""
    return sh.Named(G.WEEK, G.YEAR, int(n))


def recurring(every: op.Every, time: Repeating) -> Expression:
    """Tuesdays at 9 a.m., every day at noon. Raises ValueError for a set that has no days ("every two weeks")."""
    if every == op.Every(sh.Period(G.DAY, 1)):
        return op.Every(time)
    if not isinstance(every.of, Repeating):
        raise ValueError("a set without days")
    return op.Every(sh.Intersection(every.of, time), every.n)


def quarter(n: int) -> Repeating:
    """The nth quarter of every year. Raises ValueError past 4."""
    return sh.Named(G.QUARTER, G.YEAR, int(n))


def quarters(a: int, b: int) -> Repeating:
    """The second and third quarters. Raises ValueError unless the second is the next."""
    if b != a + 1:
        raise ValueError("two quarters apart")
    return sh.Stretch(quarter(a), quarter(b))


def quarter_to(of: Repeating) -> Repeating:
    """The March quarter: the one that ends with that month. Raises ValueError for a month that ends none."""
    if not isinstance(of, sh.Named) or of.value % 3:
        raise ValueError("no quarter ends with that month")
    return quarter(of.value // 3)


def half_year(n: int) -> Repeating:
    """The nth half of every year. Raises ValueError past 2."""
    return sh.Named(G.HALF, G.YEAR, int(n))


WORDS: dict[str, Callable[..., Any]] = {
    **{name: getattr(op, name) for name in (
        "DCT", "Then", "Told", "Year", "Week", "In", "Nth", "Last", "Next", "Past", "Future", "Nearest", "This", "Beyond", "Earlier", "Later",
        "Since", "Until", "Before", "After", "Part", "Stretching", "Lasting", "Same", "Counterpart", "Within", "Every", "Vague", "Zoned", "Nothing",
    )},
    **{name: getattr(sh, name) for name in ("Unit", "Weekend", "Daypart", "Clock", "Feast", "NthOf", "Intersection")},
    "Agreeing": Agreeing, "Sum": total, "Between": between, "Adjoining": adjoining, "Neighbour": neighbour, "SeasonOf": season_of, "Millennium": millennium, "Decimal": decimal, "Grouped": grouped, "Earlier": earlier, "ToHour": to_hour, "SeasonYears": season_years, "NthBack": nth_back, "Month": month, "Weekday": weekday, "MonthDay": month_day, "Date": date, "Numeric": numeric, "ShortYear": short_year, "PastYear": past_year,
    "YearWords": year_words, "BCE": bce, "DecadeBCE": decade_bce, "SpanBCE": span_bce, "Decade": decade, "Century": century, "CenturyBCE": century_bce, "Compound": compound,
    "CompoundOrdinal": compound_ordinal, "Period": period, "Half": half, "AndHalf": and_half, "Clock12": clock12,
    "Stretch": stretch, "Hour": hour, "BareHour": bare_hour, "At": at, "Hours": hours, "FirstOf": first_of, "LastOf": last_of, "Evening": evening, "Morning": morning, "MonthDayAny": any_month_day, "SpanDays": span_days, "TwoDays": two_days, "YearSpan": year_span, "Stamp": stamp, "IsoClock": iso_clock, "Season": season,
    "Quarter": quarter, "QuarterTo": quarter_to, "Quarters": quarters, "HalfYear": half_year, "Ordinal": Ordinal, "Fuzzy": Fuzzy, "Units": Units, "Zone": Zone, "FullYear": full_year,
    "Int": int, "Spelled": Spelled, "Digits": Digits, "Era": Era, "ShortDay": ShortDay, "Recurring": recurring, "MaybeDay": maybe_day, "Sure": sure, "Apposed": apposed, "NthWeek": nth_week, "FuzzyRange": fuzzy_range, "Meridiem": meridiem, "SpanTo": span_to, "SeasonsOf": seasons_of, **{g.name: (lambda g=g: g) for g in Granularity},
}  # fmt: skip


def categories(value: Any) -> tuple[str, ...]:
    """What a value may stand for in a pattern: its sort, and its sort with its unit.

    >>> categories(weekday(7))
    ('repeating', 'weekday', 'dayname', 'aday')
    """
    match value:
        case Ordinal():
            return ("ordinal",)
        case ShortDay():
            return ("shortday",)
        case MaybeDay():
            return ("maybeday",)
        case Granularity():
            return ("unit",)
        case Units():
            return ("units",)
        case int() | Fuzzy() | Fraction():
            return ("number", "count", "digits") if isinstance(value, Digits) else ("number", "count") if isinstance(value, int) else ("count",)
        case Zone():
            return ("zone",)
        case Era():
            return (str(value),)
        case sh.Period():
            return ("period",)
        case sh.Named(G.MONTH):
            return ("repeating", "month")
        case sh.Named(G.DAY, G.WEEK):
            return ("repeating", "weekday", "dayname", "aday")
        case sh.Named(unit):
            return ("repeating", unit.name.lower(), "yearpart")
        case sh.Clock():
            return ("repeating", "clock", "atime")
        case sh.Daypart():
            return ("repeating", "daypart")
        case sh.Weekend():
            return ("repeating", "weekend")
        case Agreeing():
            return ("agreeing",)
        case sh.Feast():
            return ("repeating", "feast", "dayname", "aday")
        case sh.Stretch(first):
            return ("repeating", "clockspan", "atime") if isinstance(first, sh.Clock) else ("repeating", "stretch")
        case Repeating():
            kinds = ("dayname", "aday") if value.grain is G.DAY else ("fine", "partday") if value.grain is G.DAYPART else ("fine",)
            return ("repeating", *kinds, "monthday") if isinstance(value, sh.Intersection) else ("repeating", *kinds)
        case op.Bound() | op.Between() | op.Stretching():
            return ("range",)
        case op.Every():
            return ("set",)
        case op.Vague() | op.Nothing() | op.Lasting() | op.Within():
            return ("vague",)
        case op.Part():
            return ("part",) if isinstance(value.of, sh.Period) else ("part", "interval")
        case op.Year(_, unit):
            return ("interval", "year" if unit is G.YEAR else unit.name.lower() + "s")
        case Expression():
            kind = {G.DAY: ("aday",), G.DAYPART: ("partday",)}.get(value.grain, ())
            return ("interval", "i_" + value.grain.name.lower(), *kind)
    return ()
