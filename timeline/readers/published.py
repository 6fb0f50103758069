"""Publication dates as people write them, to ISO 8601. Never by the clock, the locale or the machine's zone."""

from __future__ import annotations

import re

from timeline.algebra.calendar import DAY
from timeline.errors import DateError
from timeline.model.document import MOST_DAYS
from timeline.notation import iso8601
from timeline.readers import written, zones
from timeline.readers.written import Written

_WRITE = "write it as 2025-01-13"
_REST = re.compile(r"[\s,.]*(?:\(?[A-Z]{1,5}\)?)?[\s.]*", re.ASCII)
_RANGE = re.compile(r"(\d{4}(?:-\d\d){0,2}) ?/ ?(\d{4}(?:-\d\d){0,2})", re.ASCII)
_NUMBER = re.compile(r"\d+")
_RELATIVE = re.compile(r"\b(?:now|today|tomorrow|yesterday|ago)\b", re.IGNORECASE)  # "now" is November in Sorbian
_A_WORD = re.compile(r"[^\W\d_]{3}|[^\x00-\x7f]")


def parse(text: str, *, timezone: str | None = None, region: str = "", where: str = "--published") -> str:
    """The date in ISO 8601, to the precision given: "2025", "2025-01", "2025-01-13", "2025-01-13T08:00+02:00", or a range of days
    ("2025-01-11/2025-01-20") that it lies in.

    A timestamp with an offset is told in `timezone` when that is given. A language other than English is read by
    dateparser, absolute dates only. Raises DateError for what is no date, is relative ("yesterday"), does not exist, or
    has two readings that `region` does not settle; OptionError for an unknown zone.

    >>> parse("Sunday, January 12, 2025"), parse("12/31/2024"), parse("2025-01")
    ('2025-01-12', '2024-12-31', '2025-01')
    """
    text = " ".join(text.split())
    if span := _RANGE.fullmatch(text):
        return _range(span, where)
    found = written.read(text, region, where)
    if found is None or not _REST.fullmatch(text, found.end):
        found = _foreign(text, where)
    stamp = str(found)
    if timezone is None:
        return stamp
    zone = zones.check(timezone)
    return zones.into(stamp, zone) if found.offset and found.year > 0 else stamp


def _range(span: re.Match[str], where: str) -> str:
    """Two dates with a solidus, of at most a year."""
    ends = [str(written.read(end, "", where)) for end in span.groups()]
    known, _ = iso8601.parse("/".join(ends))
    if known.start is None or known.end is None or known.end - known.start > MOST_DAYS * DAY:
        raise DateError(where, f"{span[0]} leaves more than a year open", "name the year, the month or a range of days")
    return "/".join(ends)


def _foreign(text: str, where: str) -> Written:
    """A date in another language, with its year, month and day in the words (or a year and a month)."""
    # dateparser would pick a reading of 03/04/2025, and takes the week 2025-W03 for a month.
    readable = len(text) < 100 and not written.NUMERIC.search(text) and _A_WORD.search(text) and not _RELATIVE.search(text)
    numbers = {int(n) for n in _NUMBER.findall(text)}
    for parts in (["year", "month", "day"], ["year", "month"]):
        found = _dateparser(text, parts) if readable and any(n > 31 for n in numbers) else None
        # A year or a day that is not in the words was filled in: a guess, not a reading; so is a month that takes a number.
        if found and found.year in numbers and (len(numbers) == 1 or not text.isascii() if len(parts) == 2 else found.day in numbers):
            return found
    why = "is empty" if not text else f"{text[:60]!r} is not a date with a year, a month and a day"
    raise DateError(where, why, f"{_WRITE} (words like yesterday would need the clock)")


def _dateparser(text: str, parts: list[str]) -> Written | None:
    from datetime import datetime

    from dateparser.date import DateDataParser

    # The base is never used for a date with all its parts; it is fixed so that a mistake would not differ by day.
    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": parts,
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001  a wall clock
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    data = DateDataParser(settings=settings).get_date_data(text)
    if data.date_obj is None:
        return None
    found = data.date_obj
    if len(parts) == 2:
        return Written(found.year, found.month) if data.period == "month" else None
    return Written(found.year, found.month, found.day, f"T{found:%H:%M}" if ":" in text or found.hour else "")
