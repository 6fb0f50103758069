"""What a word may mean that is no tree yet: a number in its ways, a unit, a weekday in three letters, an era, a zone."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra.granularity import Granularity
from timeline.algebra.shifts import Repeating


class Ordinal(int):
    """A number that stands in an order: "third"."""


class Fuzzy:
    """A count that is not known: "a few", "several"."""

    def __repr__(self) -> str:
        return "Fuzzy()"


@dataclass(frozen=True, slots=True)
class Units:
    """A unit in the plural: "weeks" alone is an amount that is not known."""

    unit: Granularity


class Spelled(int):
    """A number in words: only these make years ("nineteen eighty-four") and compounds ("twenty-five")."""


class Digits(int):
    """A number in digits: only these are days of a month ("March 5", not "March, two of them")."""


class ToldHour(int):
    """An hour whose half of the day was told: "3 p.m.", "3 in the morning"; of a span that it begins or ends it stays where it is."""


class ShortDay(int):
    """A weekday in three letters: only a date beside it tells "Sun" from a newspaper ("Sat 14th", "Mon at 9 a.m.")."""


@dataclass(frozen=True, slots=True)
class MaybeDay:
    """Two numbers that are a date where the words around say so: "on 22/04", else a fraction or a score."""

    day: Repeating


class Era(str):
    """The marks of eras: "bc" or "ad"."""

    __slots__ = ()


class Zone(str):
    """A time zone, as an offset or an IANA name."""

    __slots__ = ()
