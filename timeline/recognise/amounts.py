"""Amounts as they are said: numbers of several words, counts of units, and runs of units in a time."""

from __future__ import annotations

from fractions import Fraction

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.granularity import Granularity
from timeline.algebra.operators import Expression
from timeline.algebra.shifts import Repeating
from timeline.algebra.sums import Sum
from timeline.recognise.values import Fuzzy, Ordinal, Spelled, Units

G = Granularity


def fuzzy_range(low: int, high: int) -> Fuzzy:
    """Two to three, 10-15: a count that is not known. Raises ValueError unless it rises, and for "twenty-five"."""
    if low >= high or (isinstance(low, Spelled) and low >= 20 and high < 10):
        raise ValueError("not a range of counts")
    return Fuzzy()


def compound(tens: int, ones: int) -> int:
    """Twenty five. Raises ValueError where the two do not make one number."""
    if not isinstance(tens, Spelled) or tens < 20 or tens > 90 or tens % 10 or not 0 < ones < 10:
        raise ValueError("not one number")
    return Spelled(tens + ones)


def compound_ordinal(tens: int, ones: int) -> Ordinal:
    """Twenty fifth."""
    return Ordinal(compound(tens, ones))


def period(n: int | Fuzzy | Fraction, unit: Granularity | Units) -> sh.Period:
    """An amount; an unknown count keeps its unit."""
    if isinstance(unit, Units):
        unit = unit.unit
    if not isinstance(n, Fuzzy) and not 0 < n < 100_000:
        raise ValueError("not a count of units")
    if isinstance(n, int) and 1400 < n < 2100 and unit in {G.WEEK, G.MONTH, G.QUARTER, G.HALF}:
        raise ValueError("a year before a unit, not a count of it")
    return sh.Period(unit, None if isinstance(n, Fuzzy) else n if isinstance(n, Fraction) and n.denominator > 1 else int(n))


def total(a: sh.Period, b: sh.Period) -> Sum:
    """One hour and 30 minutes. Raises ValueError unless the units fall."""
    if isinstance(a, Sum):
        return Sum(a.unit, a.n, total(a.rest, b))
    return Sum(a.unit, a.n, b)


def half() -> Fraction:
    """One half."""
    return Fraction(1, 2)


def and_half(n: int) -> Fraction:
    """Two and a half."""
    return int(n) + Fraction(1, 2)


def grouped(n: str) -> Fraction | Fuzzy:
    """39,467: a count of units, and of nothing else that numbers stand for; of a hundred thousand and more only that there are many."""
    count = int(n.replace(",", ""))
    return Fraction(count) if count < 100_000 else Fuzzy()


def earlier(period: sh.Period, of: Expression | None = None) -> Expression:
    """So long ago; "2,000 years ago" is a round number that names no year."""
    round_ = period.unit is G.YEAR and period.n is not None and period.n >= 1000 and period.n % 100 == 0
    return op.Earlier(sh.Period(G.YEAR, None) if round_ else period, op.DCT() if of is None else of)


def decimal(a: int, b: int) -> Fraction:
    """2.5."""
    return Fraction(f"{a}.{b}")


def first_of(period: sh.Period, of: Repeating | Expression) -> Repeating | Expression:
    """"The first nine months of 1989", "the first two weeks of July": from the first unit in it to the nth."""
    return _run(of, sh.Unit(period.unit), 1, _whole(period))


def last_of(period: sh.Period, of: Repeating | Expression) -> Repeating | Expression:
    """"The last three weeks of 2019": from the nth unit from its end to the last."""
    return _run(of, sh.Unit(period.unit), -_whole(period), -1)


def _run(of: Repeating | Expression, unit: sh.Unit, first: int, last: int) -> Repeating | Expression:
    if of.grain <= unit.unit:
        raise ValueError("no part of it")
    if isinstance(of, Repeating):
        return sh.Stretch(sh.NthOf(first, unit, of), sh.NthOf(last, unit, of))
    return op.Between(op.Nth(first, unit, of), op.Nth(last, unit, of))


def _whole(period: sh.Period) -> int:
    if not isinstance(period.n, int):
        raise ValueError("not a count of whole units")
    return period.n
