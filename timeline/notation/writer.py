"""The natural EDTF for an interval: a year as a year, a week as its two days, and never bounds that were not given."""

from __future__ import annotations

from functools import lru_cache

from timeline.algebra.calendar import civil
from timeline.algebra.granularity import Granularity, ceiling, floor
from timeline.algebra.interval import Interval
from timeline.notation import iso8601
from timeline.notation.faults import NotADate

G = Granularity
_DIGITS_LOST = {G.DECADE: 1, G.CENTURY: 2, G.MILLENNIUM: 3}
_WRITTEN_IN_DAYS = {G.WEEK, G.WEEKEND, G.DAYPART}
_FINER = (G.YEAR, G.MONTH, G.DAY)


@lru_cache(maxsize=4096)
def write(interval: Interval, *, approximate: bool = False, uncertain: bool = False, zone: str | None = None) -> str:
    """The EDTF text that names the interval in its own unit, or in a finer one where the bounds ask for it.

    A week or weekend is a range of days, an evening the day it lies in, an hour the moment at which it starts, and a
    range of times ends at the moment of its end. Times take `zone` and no qualifier, since EDTF has none for them.

    >>> from timeline.algebra.calendar import moment
    >>> write(Interval(moment(1990), moment(2000), G.DECADE)), write(Interval(moment(2025, 1, 13), moment(2025, 1, 20), G.WEEK))
    ('199X', '2025-01-13/2025-01-19')
    >>> write(Interval(moment(2022), None, G.YEAR)), write(Interval(moment(2023, 6), moment(2023, 7), G.MONTH), approximate=True)
    ('2022/..', '2023-06~')

    Raises NotADate for an interval that is open at both ends.
    """
    if interval.start is None and interval.end is None:
        raise NotADate("an interval", "open at both ends has no EDTF")
    mark = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}[approximate, uncertain]
    if interval.start is None:
        return f"../{last(interval, mark, zone)}"
    if interval.end is None:
        return f"{first(interval, mark, zone)}/.."
    start, end = first(interval, mark, zone), last(interval, mark, zone)
    return start if start == end or _is_one_time(interval) else f"{start}/{end}"


def first(interval: Interval, mark: str = "", zone: str | None = None) -> str:
    """The first date of an interval in the unit that fits it; the interval must have a start."""
    assert interval.start is not None, "an interval without a start has no first date"
    unit = _unit(interval)
    return _time(interval.start, zone) if unit < G.DAYPART else _date(interval.start, unit) + mark


def last(interval: Interval, mark: str = "", zone: str | None = None) -> str:
    """The last date of an interval, inclusive; a time of day is the moment of the end itself."""
    assert interval.end is not None, "an interval without an end has no last date"
    unit = _unit(interval)
    if unit < G.DAYPART:
        return _time(interval.end, zone)
    inside = max(interval.end - 1, interval.start if interval.start is not None else interval.end - 1)
    return _date(inside, unit) + mark


def _is_one_time(interval: Interval) -> bool:
    """Whether an hour, minute or second stands alone, which EDTF writes as the moment at which it starts."""
    start, unit = interval.start, interval.grain
    return start is not None and unit < G.DAYPART and _unit(interval) < G.DAYPART and interval.end == ceiling(start, unit)


def _unit(interval: Interval) -> Granularity:
    """The interval's own unit when its bounds are such units, otherwise the coarsest that they are."""
    grain = interval.grain
    if grain <= G.DAYPART:
        return grain if grain < G.DAYPART else G.DAY
    if grain not in _WRITTEN_IN_DAYS and _fits(interval, grain):
        return grain
    return next((unit for unit in _FINER if unit < max(grain, G.MONTH) and _fits(interval, unit)), G.SECOND)


def _fits(interval: Interval, unit: Granularity) -> bool:
    bounds = [at for at in (interval.start, interval.end) if at is not None]
    return all(floor(at, unit) == at for at in bounds) and (unit < G.DECADE or all(_has_digits(at) for at in bounds))


def _has_digits(at: int) -> bool:
    """Whether a decade can be written with X: 199X can, those before the year 0 or after 9999 cannot."""
    return 0 <= civil(at).year <= 10_000


def _date(at: int, unit: Granularity) -> str:
    if unit in _DIGITS_LOST:
        lost = _DIGITS_LOST[unit]
        return f"{civil(at).year:04d}"[:-lost] + "X" * lost
    if unit in (G.SEASON, G.QUARTER, G.HALF):
        return _season(floor(at, unit), unit)
    return _long_year(iso8601.write(at, unit))


def _season(start: int, unit: Granularity) -> str:
    year, month, *_ = civil(start)
    code = {G.SEASON: 20 + month // 3, G.QUARTER: 33 + month // 3, G.HALF: 40 + month // 7}[unit]
    return _long_year(f"{iso8601.year_text(year)}-{code}")


def _long_year(date: str) -> str:
    """EDTF marks a year of more than four digits with Y, ISO with a sign."""
    if date[0] == "+":
        return "Y" + date[1:]
    return "Y" + date if date[0] == "-" and date[5:6].isdigit() else date


def _time(at: int, zone: str | None) -> str:
    return _long_year(iso8601.write(at, G.SECOND)) + (zone or "")
