"""Amounts of several units: "two years and three months"."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra.granularity import Granularity
from timeline.algebra.shifts import Period


@dataclass(frozen=True, slots=True)
class Sum(Period):
    """"Two years, three months": `Sum(p, q) = p + q`, of falling units; it is counted off one after the other.

    >>> from timeline.algebra.calendar import moment
    >>> Sum(G.YEAR, 2, Period(G.MONTH, 3)).from_(moment(2025, 1, 30)) == moment(2027, 4, 30)
    True

    Raises ValueError unless the second unit is the smaller one.
    """

    rest: Period

    def __post_init__(self) -> None:
        if self.rest.unit >= self.unit or self.rest.n is None or not isinstance(self.n, int):
            raise ValueError("not an amount of falling units")

    @property
    def finest(self) -> Granularity:
        return self.rest.finest

    def from_(self, at: int, sign: int = 1) -> int:
        return self.rest.from_(Period(self.unit, self.n).from_(at, sign), sign)
