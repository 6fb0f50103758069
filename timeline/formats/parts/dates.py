"""The date of an event at the edge: the first and last named unit, as numbers a format can write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from timeline.algebra.calendar import DAY, Civil, civil
from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval
from timeline.errors import DateError
from timeline.model.event import When
from timeline.notation import derive, edtf, iso8601

G = Granularity
__all__ = ["DAY", "Dated", "G", "first_last", "numbers", "read", "utc"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A `when`, read: `bounds` is half-open with the unit it is known in, `start` and `end` the dates that it names.

    `doubtful` tells whether any part of it is only about right or uncertain.
    """

    when: When
    kind: str
    bounds: Interval
    start: Interval | None
    end: Interval | None
    zone: str | None
    doubtful: bool = False

    @property
    def timed(self) -> bool:
        """Whether a time of day is known."""
        return any(side is not None and side.grain < G.DAYPART for side in (self.start, self.end))

    @property
    def bounded(self) -> bool:
        """Whether only limits are known: before or after the date named, or one of several."""
        return self.kind in ("before", "after", "one-of") or self.when.status == "bounded"

    @property
    def open(self) -> bool:
        """Whether one end is open ("since 2022")."""
        return self.start is None or self.end is None

    @property
    def place(self) -> int:
        """The moment at which a format that needs one date puts it."""
        side = self.start or self.end
        assert side is not None, "a date has at least one end"
        assert side.start is not None, "a named date has both bounds"
        return side.start

    @property
    def order(self) -> tuple[int, int]:
        """Sorts by place; what lies before a date comes before it, what lies after it comes after."""
        before = self.kind == "before" or self.start is None
        return self.place, 0 if before else 2 if self.kind == "after" else 1


def read(when: When, where: str) -> Dated:
    """Read a `when`. Raises DateError naming `where` (the event) when its EDTF is not a date."""
    try:
        date = edtf.parse(when.edtf)
        bounds = derive.bounds(when.edtf, when.precision)
    except DateError as error:
        raise DateError(where, f"{error.where} {error.why}", error.hint) from None
    return Dated(when, date.kind, bounds, date.start, date.end, date.zone or when.timezone, date.approximate or date.uncertain or bool(when.approximate))


def unit(grain: Granularity) -> int:
    """How many of year, month, day, hour, minute, second a date of that unit has: 1, 2, 3, 5 or 6."""
    if grain >= G.YEAR:
        return 1
    if grain >= G.MONTH:
        return 2
    return 3 if grain >= G.DAYPART else 6


def first_last(date: Dated) -> tuple[tuple[int, ...], tuple[int, ...] | None]:
    """The first and the last (inclusive) date as numbers, year first; None when there is no later one.

    Astronomical years. A last date that is coarser than the first and contains it is dropped: December 2022 to 2022.
    """
    side = date.start or date.end
    assert side is not None, "a date has at least one end"
    first = numbers(side.start, side.grain)
    if date.open or date.bounded or date.end is None:
        return first, None
    timed = date.end.grain < G.DAYPART
    last = date.end.start if timed else _last(date.end)
    if timed and date.bounds.grain < G.DAYPART and date.kind == "datetime":
        return first, None
    end = numbers(last, date.end.grain)
    if _padded(end) < _padded(first):
        end = numbers(last, side.grain)
    return first, end if _padded(end) > _padded(first) else None


def numbers(at: int | None, grain: Granularity) -> tuple[int, ...]:
    """A moment to the unit: (2025, 1) for a month; seconds are left off when they are zero."""
    assert at is not None, "a named date has both bounds"
    c = civil(at)
    size = unit(grain)
    return tuple(c[: 5 if size == 6 and not c.second else size])


def _last(side: Interval) -> int:
    assert side.end is not None, "a named date has both bounds"
    return side.end - 1


def _padded(parts: tuple[int, ...]) -> tuple[int, ...]:
    return (*parts, *Civil(0)[len(parts):])


def utc(at: int, zone: str | None) -> datetime | None:
    """A moment of wall-clock time in a zone as UTC; None when there is no zone, or it or the year is unknown to `datetime`."""
    try:
        local = datetime(*civil(at))  # noqa: DTZ001 - wall-clock time, given its zone on the next lines
        if zone is None:
            return None
        if zone[0] in "Z+-":
            return local.replace(tzinfo=UTC) - timedelta(seconds=iso8601.offset_seconds(zone))
        return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, KeyError, OSError, OverflowError):
        return None
