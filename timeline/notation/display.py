"""Dates as people read them: "12 January 2025", "about June 2023", "before 12 January 2025 (day not given)"."""

from __future__ import annotations

from timeline.algebra.calendar import DAY, Civil, civil, moment
from timeline.algebra.granularity import Granularity, ceiling, floor
from timeline.algebra.interval import Interval
from timeline.notation import edtf as notation
from timeline.notation.derive import bounds
from timeline.notation.edtf import Edtf

G = Granularity
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_ORDINALS = ("first", "second", "third", "fourth")
_NEED_ARTICLE = ("0s", "0s BCE", "century", "century BCE", "millennium", "millennium BCE")
_MODS = {"START": "early ", "MID": "mid-", "END": "late ", "APPROX": "about "}
_DAYPARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}


def display(edtf: str, *, precision: str | None = None, mod: str | None = None, daypart: str | None = None, zone: str | None = None, bounded: bool = False) -> str:
    """A date in plain English.

    `mod` is TIMEX3's START, MID, END or APPROX; `daypart` a word or TIMEX3 code (MO, AF, EV, NI); `zone` a name that is
    shown after a time of day in place of its UTC offset; `bounded` says that a range is no stretch but holds what is meant.

    >>> display("2025-01-12"), display("2022/.."), display("[..2025-01-12]")
    ('12 January 2025', 'since 2022', 'before 12 January 2025 (day not given)')
    >>> display("[2025-01-12,2025-01-19]"), display("[2025-01-10..2025-01-19]")
    ('12 or 19 January 2025', 'between 10 and 19 January 2025 (day not given)')
    >>> display("2024-12-30/2025-01-19", precision="week", bounded=True), display("2025-01-05/..", bounded=True)
    ('a week between 30 December 2024 and 19 January 2025', 'since 5 January 2025 or later')
    >>> display("2023-06", mod="START"), display("2025-01-12T14:30:00+02:00"), display("-0043")
    ('early June 2023', '12 January 2025, 14:30 (+02:00)', '44 BCE')

    Raises DateError when `edtf` is not a date.
    """
    date = notation.parse(edtf)
    interval = bounds(edtf, precision)
    text = _MODS.get(mod or "", "") + (_within(date, interval) if bounded and date.kind == "interval" else _body(date, interval))
    if daypart:
        named, bracket, rest = text.partition(" (")
        text = f"{named}, {_DAYPARTS.get(daypart, daypart)}{bracket}{rest}"
    offset = zone or date.zone
    text += f" ({offset})" if offset and date.grain is G.SECOND else ""
    text = f"the {text}" if text[0].isdigit() and text.endswith(_NEED_ARTICLE) and _has_preposition(date) else text
    about = "about " if date.approximate and mod != "APPROX" else ""
    return about + _framed(date, text, bounded) + (" (uncertain)" if date.uncertain else "")


def _has_preposition(date: Edtf) -> bool:
    return date.approximate or date.start is None or date.end is None


def _framed(date: Edtf, text: str, bounded: bool) -> str:
    """Say on which side the date is open."""
    if date.kind in ("before", "after"):
        if date.grain is G.DAY:
            return f"{date.kind} {text} (day not given)"
        return f"{'by' if date.kind == 'before' else 'in or after'} {text} (date not given)"
    if date.start is None:
        return f"until {text}" + (" or earlier" if bounded else "")
    return f"since {text}" + (" or later" if bounded else "") if date.end is None else text


def _body(date: Edtf, interval: Interval) -> str:
    """The date or the two ends of the range, without what is open about it."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        side = date.start or date.end
        assert side is not None, "a date has at least one end"
        assert side.start is not None, "a date has at least one end"
        return _one(side.start, side.grain if side.grain is not G.SECOND else G.MINUTE)
    if interval.grain < G.DAY:
        return _times(start, end, interval.grain)
    if interval.grain is not G.WEEK and start == floor(start, interval.grain) and end == ceiling(start, interval.grain):
        return _one(start, interval.grain)
    if interval.grain is G.WEEK and end - start == 7 * DAY:
        return f"week of {_one(start, G.DAY)}"
    return _range(date, start, end)


def _within(date: Edtf, interval: Interval) -> str:
    """A range that holds what is meant, and is longer."""
    if date.start is None or date.end is None or interval.start is None or interval.end is None:
        return _body(date, interval)
    named = next((word for unit, word in _UNITS.items() if interval.grain is unit), "some days")
    return f"{named} between {_pair(interval.start, interval.end - 1, _known(date.start), _known(date.end))}"


_UNITS = {G.WEEK: "a week", G.MONTH: "a month", G.QUARTER: "a quarter", G.SEASON: "a season", G.YEAR: "a year", G.DECADE: "a decade"}
_MOST_NAMED = 3
"""Dates of a set that are named one by one."""


def _pair(start: int, last: int, low: Granularity, high: Granularity) -> str:
    """Two dates with the month said once where it is one: "10 and 19 January 2025"."""
    a, b = civil(start), civil(last)
    first = f"{a.day}" if low is high is G.DAY and (a.year, a.month) == (b.year, b.month) else _one(start, low)
    return f"{first} and {_one(last, high)}"


def _choice(date: Edtf) -> str | None:
    """The dates of a set by name, "12 or 19 January 2025"; None when there are too many."""
    members = [notation.parse(member).start for member in date.text.strip("[]").split(",")] if ".." not in date.text else []
    named = [m for m in members if m is not None and m.start is not None]
    if not 2 <= len(named) <= _MOST_NAMED:
        return None
    months = {civil(m.start)[:2] for m in named if m.start is not None}
    short = len(months) == 1 and all(m.grain is G.DAY for m in named)
    *first, last = [f"{civil(m.start or 0).day}" if short else _one(m.start or 0, _known(m)) for m in named]
    return f"{', '.join(first)} or {_one(named[-1].start or 0, _known(named[-1])) if short else last}"


def _range(date: Edtf, start: int, end: int) -> str:
    assert date.start is not None, "a range has both ends"
    assert date.end is not None, "a range has both ends"
    low, high = _known(date.start), _known(date.end)
    if date.kind == "one-of" or (date.kind == "date" and "X" in date.text):
        choice = _choice(date) if date.kind == "one-of" else None
        if choice is not None:
            return choice
        unit = "" if date.kind == "date" else f" ({'day' if high is G.DAY else 'month' if high is G.MONTH else 'date'} not given)"
        return f"between {_pair(start, end - 1, low, high)}{unit}"
    return _joined(start, end - 1, high) if low is high else f"{_one(start, low)} – {_one(end - 1, high)}"


def _known(side: Interval) -> Granularity:
    """The unit to show a bound in: its own if it is one such unit, otherwise the coarsest that fits."""
    assert side.start is not None, "a named date has both bounds"
    assert side.end is not None, "a named date has both bounds"
    unit = G.MINUTE if side.grain is G.SECOND else side.grain
    if unit < G.DAY or (floor(side.start, unit), ceiling(side.start, unit)) == (side.start, side.end):
        return unit
    return next((u for u in (G.YEAR, G.MONTH) if floor(side.start, u) == side.start and floor(side.end, u) == side.end), G.DAY)


def _joined(start: int, last: int, grain: Granularity) -> str:
    """Two dates of one unit, without saying the month or year twice: "12–14 January 2025"."""
    a, b = civil(start), civil(last)
    if grain is G.DAY and a.year == b.year:
        low = f"{a.day}" if a.month == b.month else f"{a.day} {MONTHS[a.month - 1]}"
        return f"{low}{'–' if a.month == b.month else ' – '}{_one(last, G.DAY)}"
    if grain is G.MONTH and a.year == b.year:
        return f"{MONTHS[a.month - 1]}–{_one(last, G.MONTH)}" if a.month != b.month else _one(last, G.MONTH)
    between = "–" if grain >= G.YEAR and a.year > 0 else " – "
    return f"{_one(start, grain)}{between}{_one(last, grain)}"


def _times(start: int, end: int, grain: Granularity) -> str:
    """A time, or from one to another; the end is said as people say it, the moment at which it is over."""
    first = _one(start, grain)
    if end == ceiling(start, grain) or end == start:
        return first
    if civil(start)[:3] == civil(end)[:3]:
        return f"{first}–{_clock(civil(end), grain)}"
    return f"{first} – {_one(end, grain)}"


def _one(at: int, grain: Granularity) -> str:
    """One unit by its usual name."""
    c = civil(at)
    if grain < G.DAY:
        return f"{_one(at, G.DAY)}, {_clock(c, grain)}"
    if grain in (G.DAY, G.WEEK, G.WEEKEND):
        return f"{c.day} {MONTHS[c.month - 1]} {_year(c.year)}"
    if grain is G.MONTH:
        return f"{MONTHS[c.month - 1]} {_year(c.year)}"
    return _year_part(c, grain) if grain < G.YEAR else _years(c.year, grain)


def _clock(c: Civil, grain: Granularity) -> str:
    return f"{c.hour:02d}:{c.minute:02d}" + (f":{c.second:02d}" if grain is G.SECOND else "")


def _year_part(c: Civil, grain: Granularity) -> str:
    if grain is G.QUARTER:
        return f"{_ORDINALS[(c.month - 1) // 3]} quarter of {_year(c.year)}"
    if grain is G.HALF:
        return f"{_ORDINALS[(c.month - 1) // 6]} half of {_year(c.year)}"
    start = civil(floor(moment(*c), G.SEASON))
    until = f"–{(start.year + 1) % 100:02d}" if start.month == 12 and start.year > 0 else ""
    return f"{_SEASONS[start.month]} {_year(start.year)}{until}"


def _years(year: int, grain: Granularity) -> str:
    if grain is G.YEAR:
        return _year(year)
    if grain is G.DECADE:
        return f"{year // 10 * 10}s" if year >= 0 else f"{-year // 10 * 10}s BCE"
    size, word = (100, "century") if grain is G.CENTURY else (1000, "millennium")
    return f"{_ordinal(year // size + 1)} {word}" if year >= 0 else f"{_ordinal(-year // size + 1)} {word} BCE"


def _year(year: int) -> str:
    """A year of two digits is named for its era, since it would be read as one of our days: "24 August 79 CE"."""
    if year <= 0:
        return f"{1 - year} BCE"
    return f"{year}" if year > 99 else f"{year} CE"


def _ordinal(n: int) -> str:
    suffix = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"
