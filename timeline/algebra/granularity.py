"""Units of the calendar, ordered by length, with closed-form flooring and stepping."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from timeline.algebra import calendar
from timeline.algebra.calendar import DAY, civil, moment


class Granularity(IntEnum):
    """The units that a date can be named in, from short to long.

    DAYPART is a stretch of a day ("evening"); seasons are the meteorological ones of the northern
    hemisphere, spring from 1 March, and winter belongs to the year in which its December lies.
    """

    SECOND = 1
    MINUTE = 2
    HOUR = 3
    DAYPART = 4
    DAY = 5
    WEEKEND = 6
    WEEK = 7
    MONTH = 8
    QUARTER = 9
    SEASON = 10
    HALF = 11
    YEAR = 12
    DECADE = 13
    CENTURY = 14
    MILLENNIUM = 15

    __hash__ = int.__hash__  # Enum's own is written in Python and costs more than all the look-ups that need it


G = Granularity
_SECONDS = {G.SECOND: 1, G.MINUTE: 60, G.HOUR: 3600, G.DAYPART: 6 * 3600, G.DAY: DAY, G.WEEK: 7 * DAY}
_MONTHS = {G.MONTH: 1, G.QUARTER: 3, G.SEASON: 3, G.HALF: 6, G.YEAR: 12, G.DECADE: 120, G.CENTURY: 1200, G.MILLENNIUM: 12000}


@lru_cache(maxsize=8192)
def floor(at: int, unit: Granularity) -> int:
    """The start of the unit that contains a moment. Weeks start on Monday, weekends on Saturday.

    >>> civil(floor(moment(2025, 1, 12, 14, 30), G.WEEK))[:3], civil(floor(moment(2025, 1, 12), G.SEASON))[:3]
    ((2025, 1, 6), (2024, 12, 1))
    """
    if unit is G.WEEK or unit is G.WEEKEND:
        monday = at // DAY * DAY - (calendar.weekday(at) - 1) * DAY
        return monday if unit is G.WEEK else monday + 5 * DAY if at >= monday + 5 * DAY else monday - 2 * DAY
    if unit in _SECONDS:
        return at - at % _SECONDS[unit]
    span, (year, month, *_) = _MONTHS[unit], civil(at)
    shift = 1 if unit is G.SEASON else 0
    count = year * 12 + month - 1 + shift
    count = count - count % span - shift
    return moment(count // 12, count % 12 + 1)


@lru_cache(maxsize=8192)
def step(at: int, unit: Granularity, n: int) -> int:
    """A moment `n` units later (earlier when negative); a day past the end of a month becomes its last day.

    >>> civil(step(moment(2024, 1, 31), G.MONTH, 1))[:3], civil(step(moment(2024, 2, 29), G.YEAR, -1))[:3]
    ((2024, 2, 29), (2023, 2, 28))
    """
    if unit is G.WEEKEND:
        return at + n * 7 * DAY
    if unit in _SECONDS:
        return at + n * _SECONDS[unit]
    year, month, day, hour, minute, second = civil(at)
    count = year * 12 + month - 1 + n * _MONTHS[unit]
    year, month = count // 12, count % 12 + 1
    return moment(year, month, min(day, calendar.month_length(year, month)), hour, minute, second)


def length(unit: Granularity) -> int:
    """Seconds from the start of a unit to its end where that is fixed (a weekend is two days).

    Raises KeyError for units of months and longer, whose length varies.
    """
    return 2 * DAY if unit is G.WEEKEND else _SECONDS[unit]


def ceiling(at: int, unit: Granularity) -> int:
    """The end of the unit that contains a moment: `[floor, ceiling)` is the unit itself."""
    start = floor(at, unit)
    return start + 2 * DAY if unit is G.WEEKEND else step(start, unit, 1)
