"""What follows from `when.edtf`: the first and last date in ISO 8601, and the precision."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from timeline.algebra.calendar import DAY
from timeline.algebra.granularity import Granularity, ceiling
from timeline.algebra.interval import Interval
from timeline.notation import edtf as notation
from timeline.notation import iso8601
from timeline.notation.edtf import Edtf

G = Granularity
_PRECISION = {
    G.SECOND: "second", G.MINUTE: "minute", G.HOUR: "hour", G.DAYPART: "day", G.DAY: "day", G.WEEKEND: "day", G.WEEK: "week",
    G.MONTH: "month", G.QUARTER: "quarter", G.SEASON: "season", G.HALF: "quarter", G.YEAR: "year",
    G.DECADE: "decade", G.CENTURY: "century", G.MILLENNIUM: "millennium",
}
_GRAIN = {**{word: grain for grain, word in _PRECISION.items()}, "day": G.DAY, "quarter": G.QUARTER}
PRECISIONS = frozenset(_GRAIN)
"""The words for a precision."""
_SHORTEST = {G.WEEK: 5, G.MONTH: 28, G.QUARTER: 90, G.SEASON: 90, G.YEAR: 365, G.DECADE: 3652, G.CENTURY: 36524, G.MILLENNIUM: 365242}


class Derived(NamedTuple):
    """`when.start`, `when.end` (inclusive, None when the same or open) and `when.precision`."""

    start: str | None
    end: str | None
    precision: str


@lru_cache(maxsize=4096)
def derive(edtf: str, precision: str | None = None) -> Derived:
    """The keys of `when` that an EDTF date gives; `precision` is a wish, granted where the date allows it.

    EDTF has no week and writes an hour as the moment at which it starts, so a wish can tell them.

    >>> derive("2025-01-12"), derive("199X"), derive("2022/..")[:2], derive("[..2025-01-12]")[:2]
    (Derived(start='2025-01-12', end=None, precision='day'), Derived(start='1990', end='1999', precision='decade'), ('2022', None), (None, '2025-01-12'))
    >>> derive("2024-21"), derive("2025-01-13/2025-01-19", "week").precision, derive("2025-01-12T14:00:00Z", "hour").start
    (Derived(start='2024-03', end='2024-05', precision='season'), 'week', '2025-01-12T14:00Z')

    Raises DateError when `edtf` is not a date.
    """
    date = notation.parse(edtf)
    chosen = precision if precision in precisions(edtf) else natural_precision(edtf)
    start = None if date.start is None else _write(date.start.start, date.start.grain, date, chosen)
    end = None if date.end is None else _write(_last(date), date.end.grain, date, chosen)
    return Derived(start, None if end == start else end, chosen)


def natural_precision(edtf: str) -> str:
    """The precision that the date has when nobody says otherwise; a time on the full minute is one of minutes.

    >>> natural_precision("2025-01-12T14:30:00"), natural_precision("2024-40")
    ('minute', 'quarter')
    """
    date = notation.parse(edtf)
    return "second" if date.grain is G.SECOND and _has_seconds(date) else "minute" if date.grain is G.SECOND else _PRECISION[date.grain]


def precisions(edtf: str) -> frozenset[str]:
    """Every precision that agrees with the date: its own, and for a range the coarser units that it is long enough for.

    >>> sorted(precisions("2025-01-13/2025-01-19")), sorted(precisions("2025-01-12")), sorted(precisions("2025-01-12T14:00:00"))
    (['day', 'week'], ['day'], ['hour', 'minute', 'second'])
    """
    date = notation.parse(edtf)
    own = {natural_precision(edtf)}
    if date.grain is G.SECOND:
        own |= {"second"} if _has_seconds(date) else {"second", "minute", "hour"}
    if date.kind in ("date", "datetime"):
        return frozenset(own)
    length = _days(date.interval)
    return frozenset(own | {_PRECISION[unit] for unit, days in _SHORTEST.items() if unit > date.grain and (length is None or length >= days)})


@lru_cache(maxsize=4096)
def bounds(edtf: str, precision: str | None = None) -> Interval:
    """The half-open interval of a date with the grain of its precision: an hour for a time with precision "hour".

    >>> print(bounds("2025-01-12T14:00:00", "hour"), bounds("2025-01-12T15:00:00/2025-01-12T17:00:00", "hour"))
    2025-01-12T14:00/2025-01-12T15:00 2025-01-12T15:00/2025-01-12T17:00
    """
    date = notation.parse(edtf)
    interval, wish = date.interval, derive(edtf, precision).precision
    grain = date.grain if _PRECISION[date.grain] == wish else _GRAIN[wish]
    if date.kind == "datetime" and interval.start is not None:
        return Interval(interval.start, ceiling(interval.start, grain), grain)
    return Interval(interval.start, interval.end, grain)


def _has_seconds(date: Edtf) -> bool:
    return any(side is not None and side.grain is G.SECOND and (side.start or 0) % 60 for side in (date.start, date.end))


def _days(interval: Interval) -> int | None:
    return None if interval.start is None or interval.end is None else (interval.end - interval.start) // DAY


def _last(date: Edtf) -> int:
    """A moment in the last unit; the end of a range of times is the moment that it names."""
    assert date.end is not None, "a named date has both bounds"
    assert date.end.start is not None, "a named date has both bounds"
    assert date.end.end is not None, "a named date has both bounds"
    return date.end.start if date.end.grain is G.SECOND else date.end.end - 1


def _write(at: int | None, grain: Granularity, date: Edtf, precision: str) -> str:
    assert at is not None, "a named date has both bounds"
    if grain is not G.SECOND:
        return iso8601.write(at, grain)
    return iso8601.write(at, G.SECOND if precision == "second" or _has_seconds(date) else G.MINUTE, date.zone)
