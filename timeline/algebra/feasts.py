"""Days with a name: fixed, counted from a weekday, hung on Easter, or on the moon.

Easter is the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). US federal days follow
5 U.S.C. 6103; Election Day is the Tuesday after the first Monday of November (2 U.S.C. 7).
"""

from __future__ import annotations

from collections.abc import Callable

from timeline.algebra import moon_feasts
from timeline.algebra.calendar import DAY, civil, moment, month_length, weekday

Day = tuple[int, int]


def easter(year: int) -> Day:
    """Western Easter Sunday.

    >>> easter(2025), easter(2024)
    ((4, 20), (3, 31))
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return divmod_day(h + k - 7 * m + 114)


def divmod_day(n: int) -> Day:
    """The month and day that the computus packs into one number."""
    return n // 31, n % 31 + 1


def orthodox_easter(year: int) -> Day:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus' Julian computus).

    >>> orthodox_easter(2024)
    (5, 5)
    """
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod_day(d + e + 114)
    return civil(moment(year, month, day) + (year // 100 - year // 400 - 2) * DAY)[1:3]


def _fixed(month: int, day: int) -> Callable[[int], Day]:
    return lambda _year: (month, day)


def _counted(n: int, day: int, month: int, plus: int = 0) -> Callable[[int], Day]:
    """The nth weekday of a month (from the end when negative), and `plus` days."""

    def find(year: int) -> Day:
        first = moment(year, month, 1)
        offset = (day - weekday(first)) % 7 + (n - 1) * 7
        if n < 0:
            last = month_length(year, month)
            offset = last - 1 - (weekday(moment(year, month, last)) - day) % 7
        return civil(first + (offset + plus) * DAY)[1:3]

    return find


def _after_easter(plus: int) -> Callable[[int], Day]:
    return lambda year: civil(moment(year, *easter(year)) + plus * DAY)[1:3]


def _by_moon(name: str) -> Callable[[int], Day | None]:
    return lambda year: moon_feasts.day(name, year)


def _ramadan_end(year: int) -> Day | None:
    """The day before Eid al-Fitr."""
    feast = moon_feasts.day("eid_al_fitr", year)
    return None if feast is None else civil(moment(year, *feast) - DAY)[1:3]


FEASTS: dict[str, Callable[[int], Day | None]] = {
    "new_year": _fixed(1, 1),
    "new_years_eve": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "mlk_day": _counted(3, 1, 1),
    "groundhog_day": _fixed(2, 2),
    "valentines_day": _fixed(2, 14),
    "presidents_day": _counted(3, 1, 2),
    "international_womens_day": _fixed(3, 8),
    "st_patricks_day": _fixed(3, 17),
    "april_fools": _fixed(4, 1),
    "earth_day": _fixed(4, 22),
    "may_day": _fixed(5, 1),
    "cinco_de_mayo": _fixed(5, 5),
    "mothers_day": _counted(2, 7, 5),
    "memorial_day": _counted(-1, 1, 5),
    "flag_day": _fixed(6, 14),
    "juneteenth": _fixed(6, 19),
    "fathers_day": _counted(3, 7, 6),
    "independence_day": _fixed(7, 4),
    "bastille_day": _fixed(7, 14),
    "labor_day": _counted(1, 1, 9),
    "columbus_day": _counted(2, 1, 10),
    "halloween": _fixed(10, 31),
    "all_saints": _fixed(11, 1),
    "election_day": _counted(1, 1, 11, 1),
    "veterans_day": _fixed(11, 11),
    "remembrance_day": _fixed(11, 11),
    "thanksgiving": _counted(4, 4, 11),
    "black_friday": _counted(4, 4, 11, 1),
    "cyber_monday": _counted(4, 4, 11, 4),
    "christmas_eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing_day": _fixed(12, 26),
    "shrove_tuesday": _after_easter(-47),
    "ash_wednesday": _after_easter(-46),
    "palm_sunday": _after_easter(-7),
    "maundy_thursday": _after_easter(-3),
    "good_friday": _after_easter(-2),
    "holy_saturday": _after_easter(-1),
    "easter": _after_easter(0),
    "easter_monday": _after_easter(1),
    "ascension": _after_easter(39),
    "pentecost": _after_easter(49),
    "whit_monday": _after_easter(50),
    "corpus_christi": _after_easter(60),
    "orthodox_easter": orthodox_easter,
    "midsummer_day": _fixed(6, 24),
    "ramadan_end": _ramadan_end,
    **{name: _by_moon(name) for name in moon_feasts.NAMES},
}
