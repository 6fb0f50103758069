"""Feasts that follow the moon: Islamic, Hebrew, Hindu and Chinese, from the tables of the `holidays` package.

Islamic months begin when the new moon is seen, so that the day may be one earlier or later in a country. Hebrew feasts are
given by their first whole day, not by the evening before. Years outside the tables have no such feast. The package is
imported when the first of them is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

Day = tuple[int, int]
_ISLAMIC, _HEBREW, _HINDU, _CHINESE = "_IslamicLunar", "_HebrewLunisolar", "_HinduLunisolar", "_ChineseLunisolar"
_TABLES = {
    "ramadan": (_ISLAMIC, "ramadan_beginning_dates"),
    "eid_al_fitr": (_ISLAMIC, "eid_al_fitr_dates"),
    "eid_al_adha": (_ISLAMIC, "eid_al_adha_dates"),
    "ashura": (_ISLAMIC, "ashura_dates"),
    "mawlid": (_ISLAMIC, "mawlid_dates"),
    "hanukkah": (_HEBREW, "hanukkah_date"),
    "passover": (_HEBREW, "passover_date"),
    "purim": (_HEBREW, "purim_date"),
    "rosh_hashanah": (_HEBREW, "rosh_hashanah_date"),
    "yom_kippur": (_HEBREW, "yom_kippur_date"),
    "diwali": (_HINDU, "diwali_india_date"),
    "holi": (_HINDU, "holi_date"),
    "lunar_new_year": (_CHINESE, "lunar_new_year_date"),
    "mid_autumn": (_CHINESE, "mid_autumn_date"),
}
"""Class of the package and its method, by the name of the feast."""
NAMES = tuple(_TABLES)


def day(name: str, year: int) -> Day | None:
    """The month and day of the first such feast in a year of the common era, None where the tables have none.

    >>> day("eid_al_fitr", 2024), day("lunar_new_year", 2025), day("diwali", 1700)
    ((4, 10), (1, 29), None)
    """
    kind, method = _TABLES[name]
    if not date.min.year < year < date.max.year:
        return None
    found = sorted(at for at in _dates(getattr(_calendar(kind), method)(year)) if at.year == year)
    return (found[0].month, found[0].day) if found else None


@cache
def _calendar(kind: str) -> Any:
    return getattr(import_module("holidays.calendars"), kind)()


def _dates(answer: Any) -> Iterable[date]:
    """The dates of an answer: a date or None, several, or each with a mark that it is estimated."""
    if isinstance(answer, date):
        yield answer
    elif isinstance(answer, Iterable):
        for part in answer:
            yield from _dates(part)
