"""One date of EDTF: its digits, the ones left unspecified (X), seasons, long years and qualifiers, to an interval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from timeline.algebra.calendar import DAY, is_leap, moment, month_length
from timeline.algebra.granularity import Granularity, ceiling
from timeline.algebra.interval import Interval
from timeline.notation.faults import ImpossibleDate, NotADate
from timeline.notation.iso8601 import ZONE, check_clock, check_day, read_year, tidy_zone

G = Granularity
_PLAIN = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")
_TIMED = re.compile(rf"(-?[0-9]{{4}}|Y-?[0-9]{{5,9}})-([0-9]{{2}})-([0-9]{{2}})T([0-9]{{2}}):([0-9]{{2}}):([0-9]{{2}}){ZONE}?")
_Q = "[?~%]?"
_LONG = re.compile(rf"{_Q}(?:Y(?P<long>-?[0-9]{{5,12}})|Y(?P<base>-?[0-9]{{1,6}})E(?P<power>[0-9]{{1,2}})|(?P<short>-?[0-9]{{4}}))"
                   rf"(?:S(?P<significant>[0-9]{{1,2}}))?(?:-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}}))?)?{_Q}")
_LOOSE = re.compile(rf"{_Q}(?P<year>-?[0-9X]{{4}}){_Q}(?:-{_Q}(?P<month>[0-9X]{{2}}){_Q}(?:-{_Q}(?P<day>[0-9X]{{2}}){_Q})?)?")
_NEAR = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(Z|[+-].*)?")
_UNPADDED = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_GREATEST_YEAR = 10**12
_GRAIN_BY_FIRST_X = (G.MILLENNIUM, G.MILLENNIUM, G.CENTURY, G.DECADE)
SEASONS = {
    **{21 + n: (3 + 3 * n, 3, G.SEASON) for n in range(4)}, **{25 + n: (3 + 3 * n, 3, G.SEASON) for n in range(4)},
    29: (9, 3, G.SEASON), 30: (12, 3, G.SEASON), 31: (3, 3, G.SEASON), 32: (6, 3, G.SEASON),
    **{33 + n: (1 + 3 * n, 3, G.QUARTER) for n in range(4)}, **{37 + n: (1 + 4 * n, 4, G.MONTH) for n in range(3)},
    40: (1, 6, G.HALF), 41: (7, 6, G.HALF),
}
"""Codes in the place of a month: first month, length in months, unit. 21 spring to 24 winter (from December) and the same
for the northern hemisphere from 25; the southern from 29; quarters from 33, thirds of a year from 37, halves from 40."""


@dataclass(frozen=True, slots=True)
class Part:
    """One date of an EDTF text: its bounds, its qualifiers and its UTC offset."""

    interval: Interval
    approximate: bool = False
    uncertain: bool = False
    zone: str | None = None

    def shifted(self, seconds: int) -> Part:
        """The same moment on a clock that is `seconds` ahead."""
        start, end = self.interval.start, self.interval.end
        assert start is not None, "a named date has both bounds"
        assert end is not None, "a named date has both bounds"
        return replace(self, interval=Interval(start + seconds, end + seconds, self.interval.grain))


def read(text: str, whole: str) -> Part:
    """Read one date; `whole` is the text that errors name.

    >>> print(read("2004-06~-11", "").interval, read("2024-33", "").interval, read("Y-17E7", "").interval.grain.name)
    2004-06-11/2004-06-12 2024-01-01/2024-04-01 YEAR
    """
    if found := _PLAIN.fullmatch(text):
        year, month, day, mark = found.groups()
        return Part(_plain(whole, read_year(whole, year), month, day), mark in ("~", "%"), mark in ("?", "%"))
    if found := _TIMED.fullmatch(text):
        return _timed(whole, found)
    if found := _LOOSE.fullmatch(text):
        return _marked(text, _loose(whole, found["year"], found["month"], found["day"]))
    if found := _LONG.fullmatch(text):
        return _marked(text, _long(whole, found))
    raise NotADate(repr(whole), "is not a date in EDTF", _hint(text))


def _plain(whole: str, year: int, month: str | None, day: str | None) -> Interval:
    if month is None:
        return Interval(moment(year), moment(year + 1), G.YEAR)
    number = int(month)
    if number > 20:
        return _season(whole, year, number, day)
    check_day(whole, year, number, int(day or 1))
    at = moment(year, number, int(day or 1))
    return Interval(at, at + DAY, G.DAY) if day else Interval(at, ceiling(at, G.MONTH), G.MONTH)


def _season(whole: str, year: int, code: int, day: str | None) -> Interval:
    if code not in SEASONS or day:
        raise ImpossibleDate(repr(whole), f"there is no month {code}" if not day else f"month or season {code} has no days")
    first, months, grain = SEASONS[code]
    last = first - 1 + months
    return Interval(moment(year, first), moment(year + last // 12, last % 12 + 1), grain)


def _timed(whole: str, found: re.Match[str]) -> Part:
    year, month, day = read_year(whole, found[1].removeprefix("Y")), int(found[2]), int(found[3])
    clock = int(found[4]), int(found[5]), int(found[6])
    check_day(whole, year, month, day)
    check_clock(whole, *clock)
    at = moment(year, month, day, *clock)
    return Part(Interval(at, at + 1, G.SECOND), zone=tidy_zone(found["zone"]))


def _marked(text: str, interval: Interval) -> Part:
    both = "%" in text
    return Part(interval, both or "~" in text, both or "?" in text)


def _long(whole: str, found: re.Match[str]) -> Interval:
    year = int(found["long"] or found["base"] or found["short"]) * 10 ** int(found["power"] or 0)
    if abs(year) > _GREATEST_YEAR:
        raise ImpossibleDate(repr(whole), "is further away than the age of the universe")
    if not found["significant"]:
        return _plain(whole, year, found["month"], found["day"])
    loose = 10 ** max(0, len(str(abs(year))) - int(found["significant"]))
    low = year - year % loose
    return Interval(moment(low), moment(low + loose), G.YEAR)


def _loose(whole: str, year: str, month: str | None, day: str | None) -> Interval:
    if "X" not in f"{year}{month}{day}":
        return _plain(whole, read_year(whole, year), month, day)
    if month and "X" not in month and int(month) > 20:
        low, high = (_season(whole, int(_digit(year, d)), int(month), day) for d in _low_high(year))
        return Interval(low.start, high.end, _coarse(year, month, day))
    days = _possible(year, month, day)
    first, last = next(days(ascending=True), None), next(days(ascending=False), None)
    if first is None or last is None:
        raise ImpossibleDate(repr(whole), "the calendar has no such date, whatever the X stands for")
    unit = G.DAY if day else G.MONTH if month else G.YEAR
    return Interval(moment(*first), ceiling(moment(*last), unit), _coarse(year, month, day))


class _possible:  # noqa: N801 - reads as a function: the possible days
    """The dates that a pattern with X can stand for, from either end."""

    def __init__(self, year: str, month: str | None, day: str | None) -> None:
        self.year, self.month, self.day = year, month or "01", day or "01"

    def __call__(self, *, ascending: bool) -> Iterator[tuple[int, int, int]]:
        months = [m for m in _fits(self.month, ascending) if 1 <= m <= 12]
        days = [d for d in _fits(self.day, ascending) if d >= 1]
        shapes = [(m, d) for m, d in product(months, days) if d <= month_length(2000, m)]
        for year in _fits(self.year, ascending) if shapes else ():
            yield from ((year, m, d) for m, d in shapes if (m, d) != (2, 29) or is_leap(year))


def _fits(pattern: str, ascending: bool) -> Iterator[int]:
    """The numbers that digits with X can stand for, in order; those of negative years run the other way."""
    order = "0123456789" if ascending != pattern.startswith("-") else "9876543210"
    for chosen in product(*(order if c == "X" else c for c in pattern)):
        yield int("".join(chosen))


def _low_high(year: str) -> str:
    return "90" if year.startswith("-") else "09"


def _digit(pattern: str, digit: str) -> str:
    return pattern.replace("X", digit)


def _coarse(year: str, month: str | None, day: str | None) -> Granularity:
    """The unit that is still known when the digits from the first X on are not."""
    if "X" in year:
        return _GRAIN_BY_FIRST_X[year.lstrip("-").index("X")]
    return G.YEAR if month and "X" in month else G.MONTH if day and "X" in day else G.SEASON


def _hint(text: str) -> str:
    if _NEAR.fullmatch(text):
        return "a time in EDTF has T and seconds: 2025-01-12T14:30:00"
    if found := _UNPADDED.fullmatch(text):
        return f"did you mean {'-'.join(part.zfill(2) for part in found.groups() if part)}?"
    return "write it as 2025-01-12, 2025-01, 2022/.., [..2025-01-12], 199X or 2023-06~"
