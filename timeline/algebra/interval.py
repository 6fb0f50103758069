"""An interval of the timeline: half-open, with open ends."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra.calendar import civil
from timeline.algebra.granularity import Granularity


@dataclass(frozen=True, slots=True)
class Interval:
    """`[start, end)` in moments (seconds of wall-clock time, see `calendar`); `None` is an open end.

    `grain` is the unit in which it was named: "2022" and "1 January to 31 December 2022" have the same
    bounds, and grains YEAR and DAY.
    """

    start: int | None
    end: int | None
    grain: Granularity = Granularity.DAY

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"an interval that ends before it starts: {self}")

    def __str__(self) -> str:
        """The bounds in ISO 8601, half-open.

        >>> from timeline.algebra.calendar import moment
        >>> print(Interval(moment(2022), moment(2023), Granularity.YEAR))
        2022-01-01/2023-01-01
        """
        return f"{_show(self.start)}/{_show(self.end)}"

    def intersects(self, other: Interval) -> bool:
        """Whether the two have a moment in common."""
        return _before(self.start, other.end) and _before(other.start, self.end)

    def contains(self, other: Interval) -> bool:
        """Whether `other` lies wholly inside this one."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends


def _before(start: int | None, end: int | None) -> bool:
    return start is None or end is None or start < end


def _show(at: int | None) -> str:
    if at is None:
        return ".."
    y, m, d, hour, minute, second = civil(at)
    year = f"{y:04d}" if 0 <= y <= 9999 else f"{'-' if y < 0 else '+'}{abs(y):04d}"
    clock = "" if hour == minute == second == 0 else f"T{hour:02d}:{minute:02d}" + (f":{second:02d}" if second else "")
    return f"{year}-{m:02d}-{d:02d}{clock}"
