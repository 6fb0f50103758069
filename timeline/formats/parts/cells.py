"""Dates as spreadsheets and people write them in cells: numbers in columns, ISO, EDTF, 12.01.2025, 1/12/2025, words of 200 languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.algebra.calendar import month_length
from timeline.errors import DateError, InputError
from timeline.formats.parts.foreign import written as edtf_of
from timeline.formats.parts.sheet import Row
from timeline.formats.parts.slides import astronomical
from timeline.notation import edtf
from timeline.readers import written

Numbers = tuple[int, ...]
"""Astronomical year, and as many of month, day, hour, minute and second as are known."""
_DIGITS = re.compile(r"(-?)(\d{1,12})(?:[.,]0+)?")
_ABOUT = re.compile(r"(?i)(?:c\.?|ca\.?|circa|about|around|~|um|vers)\s*(?=\d)|(?<=\d)\s*[~?]\Z")
_BCE = re.compile(r"(?i)\s*(?:b\.?c\.?(?:e\.?)?|v\. ?chr\.?|av\. ?j\.-?c\.?|a\.? ?c\.)\Z")
_CLOCK = re.compile(r"(?i)(\d{1,2})(?:[:.h ]+(\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(?:(a|p)\.?\s?m\.?|uhr|h)?")
_COMPACT = re.compile(r"(\d{1,2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ ,T]+(\S.*))?")
_ISO = re.compile(r"(-?\d{4,6})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\S.*))?")
_TWO_DIGITS = re.compile(r"\d{1,2}[-/. ](?:\d{1,2}|\w{3,9})[-/. ]\d{2}")


@dataclass(frozen=True, slots=True)
class Read:
    """A date from cells: EDTF, and whether it stood in columns of numbers."""

    edtf: str
    numbers: Numbers = ()


def order(cells: Iterable[str]) -> str:
    """Whether days or months come first in a column, told by the cells that can be read in one way: "day", "month" or ""."""
    first = {"day" if int(m[1]) > 12 or m[2] == "." else "month" for m in map(_NUMERIC.match, cells) if (m and (int(m[1]) > 12) != (int(m[3]) > 12)) or (m and m[2] == ".")}
    return first.pop() if len(first) == 1 else ""


def start_and_end(row: Row, where: str, first: str) -> tuple[Read | None, Read | None]:
    """The dates that a row's cells show, start and end. Raises InputError naming row and column."""
    return _side(row, "", "Start Date", where, first), _side(row, "End ", "End Date", where, first)


def _side(row: Row, prefix: str, whole: str, where: str, first: str) -> Read | None:
    year = row[f"{prefix}Year"]
    clock = row[f"{prefix}Time"]
    if not year and not row[whole]:
        for part in ("Month", "Day", "Time"):
            if row[prefix + part]:
                raise InputError(row.place(where, prefix + part), "is given without a year", f"fill in {prefix}Year")
        return None
    if year and (bare := _year(year)) is not None:
        return _numbers(row, prefix, bare, where)
    name = f"{prefix}Year" if year else whole
    return _whole(year or row[whole], clock, first, row.place(where, name))


def _numbers(row: Row, prefix: str, year: tuple[int, bool], where: str) -> Read:
    parts = [astronomical(year[0])]
    if cell := row[f"{prefix}Month"]:
        parts.append(_month(cell, row.place(where, f"{prefix}Month")))
    if cell := row[f"{prefix}Day"]:
        place = row.place(where, f"{prefix}Day")
        day = _whole_number(cell)
        if len(parts) == 1:
            raise InputError(place, "is given without a month", f"fill in {prefix}Month")
        if day is None or not 1 <= day <= month_length(parts[0], parts[1]):
            raise InputError(place, f"there is no day {cell[:20]!r} in month {parts[1]} of {parts[0]}", "write a number")
        parts.append(day)
    if cell := row[f"{prefix}Time"]:
        if len(parts) < 3:
            raise InputError(row.place(where, f"{prefix}Time"), "is given without a day", f"fill in {prefix}Day")
        parts += _clock(cell, row.place(where, f"{prefix}Time"))
    return Read(edtf_of(parts[0], parts[1:]) + ("~" if year[1] and len(parts) < 4 else ""), tuple(parts))


def _year(cell: str) -> tuple[int, bool] | None:
    """A year as written (historical count) and whether it is about; None when the cell is no bare year."""
    about = bool(_ABOUT.search(cell))
    bare = _ABOUT.sub("", cell)
    before = bool(_BCE.search(bare))
    number = _whole_number(_BCE.sub("", bare))
    return None if number is None else (-number if before and number > 0 else number, about)


def _whole_number(cell: str) -> int | None:
    """1,999 and 2 024 and 2024.0 and -44 and the digits of any script."""
    text = unicodedata.normalize("NFKC", cell).replace("−", "-")
    text = re.sub(r"(?<=\d)[ ,'\u00a0\u202f](?=\d{3}\b)", "", text).strip().lstrip("'")
    found = _DIGITS.fullmatch(text)
    return int(found[1] + found[2]) if found else None


def _month(cell: str, where: str) -> int:
    number = _whole_number(cell)
    if number is None:
        number = written.month_number(cell) if re.fullmatch(written.MONTH, cell, re.IGNORECASE) else _in_words(f"1 {cell} 2000", 1)
    if not number or not 1 <= number <= 12:
        raise InputError(where, f"is not a month: {cell[:40]!r}", "write 1 to 12")
    return number


def _clock(cell: str, where: str) -> list[int]:
    """14:30, 14:30:15, 2.30 pm, 14h30, 9, 930."""
    text = unicodedata.normalize("NFKC", cell).strip()
    found = _COMPACT.fullmatch(text) if len(text) > 2 else None
    numbers, half = ([int(found[1]), int(found[2]), 0], "") if found else ([], "")
    if not found and (match := _CLOCK.fullmatch(text)):
        numbers, half = [int(match[1]), int(match[2] or 0), int(match[3] or 0)], (match[4] or "").lower()
    if not numbers or numbers[0] > 23 or numbers[1] > 59 or numbers[2] > 59 or (half and not 1 <= numbers[0] <= 12):
        raise InputError(where, f"is not a time of day: {cell[:40]!r}", "write it as 14:30")
    if half:
        numbers[0] = numbers[0] % 12 + (12 if half == "p" else 0)
    return numbers if numbers[2] else numbers[:2]


def _whole(cell: str, clock: str, first: str, where: str) -> Read:
    """A date in one cell, with the time of its neighbour."""
    text = unicodedata.normalize("NFKC", cell).strip()
    numbers, about = None, ""
    if match := _ISO.fullmatch(text):
        numbers, rest = [int(match[1]), int(match[2]), int(match[3])], match[4]
    elif match := _NUMERIC.fullmatch(text):
        numbers, rest = _ordered(match, first, where), match[5]
    elif number := _year(text):
        numbers, rest, about = [astronomical(number[0])], None, "~" if number[1] else ""
    else:
        rest = None
    if numbers is None:
        return _edtf_or_words(text, clock, where)
    if len(numbers) == 3 and not written.exists(*numbers):
        raise InputError(where, f"there is no {cell[:40]}", "write a date of the calendar, such as 2025-01-13")
    if len(numbers) == 3 and (clock or (rest and not re.fullmatch(r"0?0:00(:00)?(\.0+)?", rest))):  # spreadsheets give a day the time 00:00:00
        numbers += _clock(clock or re.sub(r"(?:Z|[+-]\d{2}:?\d{2})\Z", "", rest or ""), where)
    return Read(edtf_of(numbers[0], numbers[1:]) + about, tuple(numbers))


def _ordered(match: re.Match[str], first: str, where: str) -> list[int]:
    a, b, year = int(match[1]), int(match[3]), int(match[4])
    ways = {way: (year, m, d) for way, (m, d) in {"day": (b, a), "month": (a, b)}.items() if written.exists(year, m, d)}
    if len(set(ways.values())) == 2:
        chosen = "day" if match[2] == "." else first
        if not chosen:
            raise InputError(where, f"{match[0][:20]} has two readings, {year}-{b:02d}-{a:02d} or {year}-{a:02d}-{b:02d}", "write it as 2025-01-13")
        return list(ways[chosen])
    if not ways:
        raise InputError(where, f"there is no {match[0][:20]}", "write a date of the calendar, such as 2025-01-13")
    return list(next(iter(ways.values())))


def _edtf_or_words(text: str, clock: str, where: str) -> Read:
    try:
        edtf.parse(text)
        return Read(text)
    except DateError:
        pass
    if _TWO_DIGITS.fullmatch(text):
        raise InputError(where, f"{text[:20]} names no century", "write the year with four digits")
    try:
        found = written.read(text)
    except DateError as error:
        raise InputError(where, error.why, error.hint) from None
    if found and not text[found.end:].strip(" .,"):
        numbers = [n for n in (found.year, found.month, found.day) if n is not None]
        clock = clock or found.clock.lstrip("T")
    else:
        day = _in_words(text, 0)
        numbers = [day // 10_000, day // 100 % 100, day % 100] if day else []
    if not numbers:
        raise InputError(where, f"is not a date: {text[:40]!r}", "write it as 2025-01-13, 2025-01, 2025 or in EDTF")
    if clock and len(numbers) == 3:
        numbers += _clock(clock, where)
    return Read(edtf_of(numbers[0], numbers[1:]), tuple(numbers))


def _in_words(text: str, what: int) -> int:
    """A date in the words of any language: its month (`what` 1) or yyyymmdd (0); 0 when it is none."""
    if not re.search(r"\d{4}", text) or len(text) > 60:
        return 0
    import dateparser

    found = dateparser.parse(text, settings={"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]})
    return 0 if found is None else found.month if what else found.year * 10_000 + found.month * 100 + found.day
