"""ISO 8601 dates and times, at any precision, as intervals of wall-clock time."""

from __future__ import annotations

import re

from timeline.algebra import calendar
from timeline.algebra.calendar import DAY, civil, iso_week, moment, month_length, week_start
from timeline.algebra.granularity import Granularity, ceiling
from timeline.algebra.interval import Interval
from timeline.notation.faults import ImpossibleDate, NotADate, ReversedDate

_YEAR = r"(?P<year>-?[0-9]{4}|[+-][0-9]{5,9})"
_CLOCK = r"(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?)?"
ZONE = r"(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)"
_DATE = re.compile(rf"{_YEAR}(?:-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}})(?:T{_CLOCK}{ZONE}?)?)?)?")
_WEEK = re.compile(rf"{_YEAR}-W(?P<week>[0-9]{{2}})(?:-(?P<weekday>[1-7]))?")
_HINT = "write it as 2025, 2025-01, 2025-01-12 or 2025-01-12T14:30+02:00"


def parse(text: str) -> tuple[Interval, str | None]:
    """The interval that an ISO 8601 date names, and its UTC offset ("Z", "+02:00") when it has one.

    The interval is in wall-clock seconds of that offset, half-open, with the unit of the text as its grain;
    fractions of a second are dropped. A range is two dates with a solidus: "2025-01-11/2025-01-20".

    >>> print(parse("2025-01")[0], parse("2025-W03")[0], parse("2025-01-12T14:30+02:00"))
    2025-01-01/2025-02-01 2025-01-13/2025-01-20 (Interval(start=1736692200, end=1736692260, grain=<Granularity.MINUTE: 2>), '+02:00')

    Raises NotADate for text that is not ISO 8601, ImpossibleDate for a date that the calendar does not have, ReversedDate
    for a range that ends before it starts.
    """
    if "/" in text:
        return _range(text), None
    if found := _DATE.fullmatch(text):
        return _date(text, found)
    if found := _WEEK.fullmatch(text):
        return _week(text, found), None
    raise NotADate(repr(text[:80]), "is not an ISO 8601 date", _HINT)


def _range(text: str) -> Interval:
    left, _, right = text.partition("/")
    if "/" in right or "T" in text:
        raise NotADate(repr(text[:80]), "is not a range of two days, months or years", "write it as 2025-01-11/2025-01-20")
    (first, _), (last, _) = parse(left), parse(right)
    if (last.end or 0) <= (first.start or 0):
        raise ReversedDate(repr(text), "ends before it starts")
    return Interval(first.start, last.end, min(first.grain, last.grain))


def write(at: int, grain: Granularity, zone: str | None = None) -> str:
    """The unit that contains a moment, in ISO 8601; units that ISO lacks are written by the one that they begin with.

    A season is its first month, a decade its first year, an evening its day. `zone` follows times only.

    >>> at = moment(2025, 1, 12, 14, 30)
    >>> write(at, Granularity.YEAR), write(at, Granularity.WEEK), write(at, Granularity.MINUTE, "Z"), write(moment(-43), Granularity.YEAR)
    ('2025', '2025-W02', '2025-01-12T14:30Z', '-0043')
    """
    if grain is Granularity.WEEK:
        year, week = iso_week(at)
        return f"{year_text(year)}-W{week:02d}"
    c = civil(at)
    if grain >= Granularity.YEAR:
        return year_text(c.year)
    if grain >= Granularity.MONTH:
        return f"{year_text(c.year)}-{c.month:02d}"
    date = f"{year_text(c.year)}-{c.month:02d}-{c.day:02d}"
    return date if grain >= Granularity.DAYPART else f"{date}T{_clock(c, grain)}{zone or ''}"


def year_text(year: int) -> str:
    """A year in ISO 8601: four digits, or more with a sign.

    >>> year_text(800), year_text(-43), year_text(12025)
    ('0800', '-0043', '+12025')
    """
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04d}"


def offset_seconds(zone: str) -> int:
    """Seconds east of UTC of an offset.

    >>> offset_seconds("+05:30"), offset_seconds("Z"), offset_seconds("-0800")
    (19800, 0, -28800)

    Raises ImpossibleDate when there is no such offset.
    """
    if zone == "Z":
        return 0
    digits = zone[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if hours > 23 or minutes > 59:
        raise ImpossibleDate(repr(zone), "there is no such UTC offset")
    return (hours * 3600 + minutes * 60) * (-1 if zone[0] == "-" else 1)


def tidy_zone(zone: str | None) -> str | None:
    """An offset in its usual form.

    >>> tidy_zone("+0200"), tidy_zone("+02"), tidy_zone("Z")
    ('+02:00', '+02:00', 'Z')
    """
    if zone is None or zone == "Z":
        return zone
    offset_seconds(zone)
    digits = zone[1:].replace(":", "")
    return f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}"


def check_day(text: str, year: int, month: int, day: int = 1) -> None:
    """Raise ImpossibleDate unless the calendar has the day."""
    if not 1 <= month <= 12:
        raise ImpossibleDate(repr(text), f"there is no month {month}")
    if not 1 <= day <= month_length(year, month):
        raise ImpossibleDate(repr(text), f"month {month} of {year} has no day {day}")


def check_clock(text: str, hour: int, minute: int, second: int) -> None:
    """Raise ImpossibleDate unless a clock shows the time."""
    if hour > 23 or minute > 59 or second > 59:
        raise ImpossibleDate(repr(text), "there is no such time of day")


def _clock(c: calendar.Civil, grain: Granularity) -> str:
    parts = {Granularity.HOUR: 1, Granularity.MINUTE: 2, Granularity.SECOND: 3}[grain]
    return ":".join(f"{part:02d}" for part in (c.hour, c.minute, c.second)[:parts])


def _date(text: str, found: re.Match[str]) -> tuple[Interval, str | None]:
    year = read_year(text, found["year"])
    month, day = int(found["month"] or 1), int(found["day"] or 1)
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    check_day(text, year, month, day)
    check_clock(text, hour, minute, second)
    at, grain = moment(year, month, day, hour, minute, second), _grain(found)
    return Interval(at, ceiling(at, grain), grain), tidy_zone(found["zone"])


def _grain(found: re.Match[str]) -> Granularity:
    for part in ("second", "minute", "hour", "day", "month"):
        if found[part]:
            return Granularity[part.upper()]
    return Granularity.YEAR


def read_year(text: str, digits: str) -> int:
    """A year from its digits; `text` is what the error names."""
    if digits.startswith("-") and int(digits) == 0:
        raise ImpossibleDate(repr(text), "there is no year -0000", "1 BCE is 0000, 2 BCE is -0001")
    return int(digits)


def _week(text: str, found: re.Match[str]) -> Interval:
    year, week = read_year(text, found["year"]), int(found["week"])
    start = week_start(year, week)
    if week < 1 or iso_week(start) != (year, week):
        raise ImpossibleDate(repr(text), f"{year} has no week {week}")
    if found["weekday"]:
        start += (int(found["weekday"]) - 1) * DAY
        return Interval(start, start + DAY, Granularity.DAY)
    return Interval(start, start + 7 * DAY, Granularity.WEEK)
