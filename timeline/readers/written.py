"""Dates as people write them: ISO 8601, 12 January 2025, Jan. 12, 2025, 03/04/2025; a time and an offset may follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.algebra.calendar import month_length
from timeline.errors import DateError

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_NUMBERS = {name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)}
_CLOCK = (
    r"(?:(?:T|,?\s+(?:at\s+|[-–|]\s+)?)(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<offset>Z\b|UTC\b|GMT\b|[+-]\d{2}(?::?\d{2})?(?!\d))?)?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_FLAGS = re.IGNORECASE | re.ASCII
_SHAPES = tuple(
    re.compile(shape + _CLOCK, _FLAGS)
    for shape in (
        r"(?P<year>-?\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+{_YEAR}",
        rf"{_WEEKDAY}{MONTH}\s+{_DAY},?\s+{_YEAR}",
    )
)
_PARTIAL = tuple(re.compile(shape, _FLAGS) for shape in (r"(?P<year>-?\d{4})-(?P<month>\d{2})(?!\d)", rf"{MONTH},?\s+{_YEAR}", r"(?P<year>-?\d{4})(?!\d)"))
NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<sep>[-/. ])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4})(?!\d)" + _CLOCK, _FLAGS)
_MONTH_FIRST = {"US", "PH", "FM", "PW", "GU", "PR"}
_EITHER_FIRST = {"", "CA"}
_FARTHEST = 14  # hours from UTC, of the Line Islands


@dataclass(frozen=True, slots=True)
class Written:
    """A date that was read, to the precision given; `end` is where the words end."""

    year: int
    month: int | None = None
    day: int | None = None
    clock: str = ""
    offset: str = ""
    end: int = 0

    def __str__(self) -> str:
        """ISO 8601."""
        year = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        return year + "".join(f"-{n:02d}" for n in (self.month, self.day) if n) + self.clock + self.offset

    @property
    def plain(self) -> str:
        """The date in words.

        >>> Written(2025, 4, 3).plain
        '3 April 2025'
        """
        return " ".join(([str(self.day)] if self.day is not None else []) + [MONTHS[(self.month or 1) - 1], str(self.year)])


def read(text: str, region: str = "", where: str = "--published", *, partial: bool = True) -> Written | None:
    """The date that a text starts with, None when it starts with none.

    The zone letters of a time that are not UTC's ("5 p.m. ET") are passed over: the time stays the local one.
    Raises DateError for a date that does not exist, and for one with two readings.
    """
    for shape in _SHAPES:
        if match := shape.match(text):
            return _checked(match, month_number(match["month"]), int(match["day"]), where)
    if match := NUMERIC.match(text):
        return _ordered(match, region, where)
    for shape in _PARTIAL if partial else ():
        if match := shape.match(text):
            month = match.groupdict().get("month")
            return _checked(match, month_number(month) if month else None, None, where)
    return None


def month_number(month: str) -> int:
    """The number of a month written in digits or by its English name, 0 when it is neither."""
    return int(month) if month.isdigit() else _NUMBERS.get(month[:3].casefold(), 0)


def _ordered(match: re.Match[str], region: str, where: str) -> Written:
    """03/04/2025: day or month first, by the only order that exists, or by the region."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if a == b or not exists(year, a, b) or not exists(year, b, a):
        month, day = (a, b) if exists(year, a, b) else (b, a)
        return _checked(match, month, day, where)
    if region.upper() in _EITHER_FIRST:
        first, second = Written(year, b, a), Written(year, a, b)
        date = match.group().split()[0]
        raise DateError(where, f"{date} has two readings, {first.plain} ({first}) or {second.plain} ({second})", "write the one you mean")
    month, day = (a, b) if region.upper() in _MONTH_FIRST else (b, a)
    return _checked(match, month, day, where)


def exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def _checked(match: re.Match[str], month: int | None, day: int | None, where: str) -> Written:
    year, written = int(match["year"]), match.group().strip()
    if (month is not None and not 1 <= month <= 12) or (day is not None and not exists(year, month or 0, day)):
        raise DateError(where, f"there is no {written}", "write a date of the calendar, such as 2025-01-13")
    groups = match.groupdict()
    clock, offset = (_clock(groups, written, where), _offset(groups["offset"], written, where)) if groups.get("hour") else ("", "")
    return Written(year, month, day, clock, offset, match.end())


def _clock(groups: dict[str, str | None], written: str, where: str) -> str:
    hour, minute, second = int(groups["hour"] or 0), int(groups["minute"] or 0), int(groups["second"] or 0)
    half = (groups["half"] or "")[:1].casefold()
    if hour > 23 or minute > 59 or second > 59 or (half and not 1 <= hour <= 12):
        raise DateError(where, f"there is no time of day in {written!r}", "write it as 2025-01-13T08:00")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if groups["second"] else "")


def _offset(text: str | None, written: str, where: str) -> str:
    if not text:
        return ""
    if text[0] not in "+-":
        return "+00:00"
    digits = text[1:].replace(":", "").ljust(4, "0")
    if int(digits[:2]) > _FARTHEST or int(digits[2:]) > 59:
        raise DateError(where, f"there is no UTC offset {text}, in {written!r}", "write it as 2025-01-13T08:00+02:00")
    return f"{text[0]}{digits[:2]}:{digits[2:]}"
