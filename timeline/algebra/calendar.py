"""The proleptic Gregorian calendar as whole numbers, without the limits of `datetime` (no year 0, nothing after 9999).

A *moment* is a count of seconds of wall-clock time from 1970-01-01T00:00:00 in no particular zone; every instant
inside the algebra is one. Years are astronomical: 0 is 1 BCE, -43 is 44 BCE.
The day count is Howard Hinnant's `days_from_civil` (http://howardhinnant.github.io/date_algorithms.html).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

DAY = 86_400
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Civil(NamedTuple):
    """A moment as people write it.

    >>> civil(moment(2025, 1, 12, 14, 30))
    Civil(year=2025, month=1, day=12, hour=14, minute=30, second=0)
    """

    year: int
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: int = 0


def is_leap(year: int) -> bool:
    """Whether `year` has a 29 February.

    >>> [is_leap(y) for y in (2024, 2023, 1900, 2000, 0)]
    [True, False, False, True, True]
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days in a month.

    >>> month_length(2024, 2), month_length(2023, 2)
    (29, 28)
    """
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def days(year: int, month: int = 1, day: int = 1) -> int:
    """Days from 1970-01-01 to a date; `day` may lie outside the month.

    >>> days(1970), days(2000, 3, 1), days(-43, 3, 15)
    (0, 11017, -735160)
    """
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def moment(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    """The moment of a date and a wall-clock time.

    >>> moment(1970, 1, 2)
    86400
    """
    return days(year, month, day) * DAY + hour * 3600 + minute * 60 + second


@lru_cache(maxsize=8192)
def civil(at: int) -> Civil:
    """The date and time of a moment, the inverse of `moment`."""
    day, second = divmod(at, DAY)
    day += 719_468
    era, of_era = divmod(day, 146_097)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    number = of_year - (153 * month + 2) // 5 + 1
    month += 3 if month < 10 else -9
    return Civil(year + era * 400 + (month <= 2), month, number, second // 3600, second // 60 % 60, second % 60)


def weekday(at: int) -> int:
    """The ISO weekday of a moment, Monday 1 to Sunday 7.

    >>> weekday(moment(2025, 1, 12))
    7
    """
    return (at // DAY + 3) % 7 + 1


def iso_week(at: int) -> tuple[int, int]:
    """The ISO year and week number of a moment.

    >>> iso_week(moment(2024, 12, 30)), iso_week(moment(2021, 1, 3))
    ((2025, 1), (2020, 53))
    """
    thursday = at // DAY * DAY + (4 - weekday(at)) * DAY
    year = civil(thursday).year
    return year, (thursday - moment(year)) // (7 * DAY) + 1


def week_start(year: int, week: int) -> int:
    """The Monday of an ISO week.

    >>> civil(week_start(2025, 3))[:3]
    (2025, 1, 13)
    """
    fourth = moment(year, 1, 4)
    return fourth - (weekday(fourth) - 1) * DAY + (week - 1) * 7 * DAY
