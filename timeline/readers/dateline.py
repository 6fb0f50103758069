"""What a text says about its own date: a date line, a "Published ..." line, the address. Never a guess from the content.

The order of trust is the date line ("KYIV, Jan 12, 2025 (Agency) -"), the line, the address; a date line without a year
takes it from a publication year that is given, and is else only compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.algebra.calendar import DAY, moment
from timeline.errors import DateError
from timeline.readers import written
from timeline.readers.written import Written

_HEAD = 4000
_LINES = 30
_FAR = 2
_NAME = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ.'’-]{2,})*"
_DATE = rf"(?:(?:{written.MONTH}\s+(?P<d>\d{{1,2}})\b|(?P<d2>\d{{1,2}})\s+{written.MONTH.replace('month', 'month2')})(?:,?\s+(?P<year>\d{{4}}))?)"
_ANY_MONTH = written.MONTH.replace("?P<month>", "?:")
_AGENCY = r"(?:\s*\((?P<agency{n}>[^()\n]{{2,40}})\)|\s*/[^/\n]{{2,30}}/)"
_DATELINE = re.compile(
    rf"[\W_]*(?P<place>{_NAME}(?:,\s(?!(?i:{_ANY_MONTH}))[^\W\d_][^\W\d_.]*(?:[. ]+[^\W\d_]+){{0,2}}\.?)?){_AGENCY.format(n=1)}?"
    rf"(?:,\s*(?:(?i:{_DATE})))?{_AGENCY.format(n=2)}?[\s*_]*(?:--|[-–—])\s*\S"
)
_LINE = re.compile(
    r"[\W_]*(?:first\s+|originally\s+|last\s+)?(?P<verb>published|posted|updated|modified|publication date|release date|date)"
    r"(?:\s+on|\s+at)?\s*(?P<colon>:)?[\s*_]+(?P<rest>.+)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"[\W_]*By\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[^\d|•·]{3,60}?[,|•·–—-]\s*(?P<rest>\S.*)")
_AFTER = re.compile(r"[\s.,*_]*(?:(?-i:[A-Z]{1,5})\b)?[\s.,*_]*(?:\Z|[|•·(/–—-]|(?:by|updated|modified|published|last|first|at)\b)", re.IGNORECASE)
"""What may stand after the date of a line without a colon; a sentence ("Published 12 May 2019, the book sold well") is content."""
_IN_URL = re.compile(r"[/=_-](?P<y>(?:19|20)\d\d)([/-]?)(?P<m>0[1-9]|1[0-2]|[a-z]{3}(?=/))(?:\2(?P<d>[0-3]\d))?(?=[/_.?#-]|\Z)")


@dataclass(frozen=True, slots=True)
class Found:
    """The date (ISO 8601), where it was found ("dateline", "line", "url"), the date line's place, and what is odd."""

    date: str | None = None
    source: str | None = None
    place: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Dateline:
    place: str
    month: int | None = None
    day: int | None = None
    year: int | None = None

    @property
    def date(self) -> str | None:
        return str(Written(self.year, self.month, self.day)) if self.year and self.month else None


def find(text: str, url: str | None = None, *, given: str | None = None, region: str = "") -> Found:
    """The publication date that the head of a text or its address states; `given` is the one that is already known.

    With a full date given only the place and a disagreement are looked for; a given year completes a date line.

    >>> find("KYIV, Jan 12, 2025 (Agency) - Two soldiers were captured.")
    Found(date='2025-01-12', source='dateline', place='KYIV', warnings=())
    """
    head = [line.strip() for line in text[:_HEAD].splitlines()[:_LINES]]
    dateline = next((d for line in head if (d := _dateline(line, given))), None)
    place = dateline.place if dateline else None
    if (given and len(given) > len("2025")) or (given and not (dateline and dateline.date)):
        return Found(place=place, warnings=_disagreement(dateline, given))
    if dateline and dateline.date:
        return Found(dateline.date, "dateline", place)
    line, odd = _lines(head, region)
    for date, source in ((line, "line"), (_address(url), "url")):
        if date:
            return Found(date, source, place, odd + _disagreement(dateline, date))
    return Found(place=place, warnings=odd + _lacking(dateline))


def _dateline(line: str, given: str | None) -> _Dateline | None:
    match = _DATELINE.match(line)
    if match is None:
        return None
    day = match["d"] or match["d2"]
    if day is None:  # capitals and a dash alone may be a heading: an agency makes them a date line
        return _Dateline(match["place"]) if match["agency1"] or match["agency2"] else None
    year = int(match["year"] or 0) or (int(given) if given and re.fullmatch(r"\d{4}", given) else None)
    month = written.month_number(match["month"] or match["month2"])
    return _Dateline(match["place"], month, int(day), year) if written.exists(year or 2000, month, int(day)) else None


def _lines(head: list[str], region: str) -> tuple[str | None, tuple[str, ...]]:
    """The first date of a "Published" line, else of an "Updated" one, else of a byline; and those that cannot be read."""
    found: dict[int, str] = {}
    odd: list[str] = []
    for line in head:
        for rank, rest, labelled in _stated(line):
            try:
                date = written.read(rest, region, f"the line {line[:60]!r}", partial=False)
                if date and (labelled or _AFTER.match(rest, date.end)):
                    found.setdefault(rank, str(date))
            except DateError as fault:
                odd.append(str(fault))
    return (found[min(found)] if found else None), tuple(odd)


def _stated(line: str) -> list[tuple[int, str, bool]]:
    """How little a line is believed, what follows its word, and whether a colon says that it is no sentence."""
    if match := _LINE.match(line):
        return [(1 if match["verb"].casefold() in {"updated", "modified"} else 0, match["rest"], bool(match["colon"]))]
    match = _BYLINE.match(line)
    return [(2, match["rest"], False)] if match else []


def _address(url: str | None) -> str | None:
    """The date in an address: /2025/01/12/, /2025-01-12-, /2025/jan/12/, or the month of /2025/01/."""
    for match in _IN_URL.finditer(url or ""):
        month, day = written.month_number(match["m"]), match["d"]
        folder = match[0][0] == "/" and (url or "")[match.end() : match.end() + 1] in {"/", ""}
        separated = day or (match[2] and folder)  # six digits alone are a number, and 2024-11-things are eleven things
        if month and separated and written.exists(int(match["y"]), month, int(day or 1)):
            return str(Written(int(match["y"]), month, int(day) if day else None))
    return None


def _disagreement(dateline: _Dateline | None, date: str) -> tuple[str, ...]:
    """A date line more than two days from the publication date; without a year it is taken in the nearest one."""
    full = re.match(r"(\d{4})-(\d\d)-(\d\d)", date)
    if full is None or dateline is None or not dateline.month or not dateline.day:
        return ()
    year, month, day = (int(n) for n in full.groups())
    years = [dateline.year] if dateline.year else [y for y in (year - 1, year, year + 1) if written.exists(y, dateline.month, dateline.day)]
    apart = min((abs(moment(y, dateline.month, dateline.day) - moment(year, month, day)) // DAY for y in years), default=0)
    if apart <= _FAR:
        return ()
    said = f"{dateline.day} {written.MONTHS[dateline.month - 1]}" + (f" {dateline.year}" if dateline.year else "")
    return (f"the date line says {said}, {apart} days from the publication date {date}",)


def _lacking(dateline: _Dateline | None) -> tuple[str, ...]:
    if dateline is None or not dateline.month:
        return ()
    return (f"the date line says {dateline.day} {written.MONTHS[dateline.month - 1]} without a year; give one with --published",)
