"""Operators: an expression lies where its formula says, on every day of writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws.test_shifts import SHIFTS, WEEKDAYS, bounds
from timeline.algebra.calendar import DAY, moment
from timeline.algebra.granularity import Granularity, ceiling, floor
from timeline.algebra.interval import Interval
from timeline.algebra.operators import (
    DCT,
    After,
    Before,
    Between,
    Earlier,
    Future,
    Last,
    Later,
    Next,
    Past,
    Reference,
    Since,
    This,
    Unanchored,
    Until,
    Year,
)
from timeline.algebra.shifts import Period, Repeating

G = Granularity
WRITTEN = st.integers(-300_000, 300_000).map(lambda day: Reference(dct=Interval(day * DAY, (day + 1) * DAY, G.DAY)))
YEARS = st.integers(-3000, 4000)
PERIODS = st.builds(Period, st.sampled_from([G.DAY, G.WEEK, G.MONTH, G.QUARTER, G.YEAR, G.DECADE]), st.integers(1, 300))
NOWHERE = Reference()


def today(written: Reference) -> tuple[int, int]:
    return bounds(DCT().resolve(written))


@given(SHIFTS, WRITTEN)
def test_last_is_over_and_next_has_not_begun(shift: Repeating, written: Reference) -> None:
    start, end = today(written)
    assert bounds(Last(shift).resolve(written))[1] <= start
    assert bounds(Next(shift).resolve(written))[0] >= end


@given(SHIFTS, WRITTEN)
def test_the_next_after_the_last_before_is_itself(shift: Repeating, written: Reference) -> None:
    one = Next(shift)
    assert bounds(Next(shift, Last(shift, one)).resolve(written)) == bounds(one.resolve(written))


@given(WEEKDAYS, WRITTEN)
def test_a_bare_weekday_is_in_the_seven_days_that_end_or_start_today(shift: Repeating, written: Reference) -> None:
    start, _ = today(written)
    assert start - 6 * DAY <= bounds(Past(shift).resolve(written))[0] <= start
    assert start <= bounds(Future(shift).resolve(written))[0] <= start + 6 * DAY


@given(WEEKDAYS, WRITTEN)
def test_this_weekday_is_in_this_week(shift: Repeating, written: Reference) -> None:
    start, _ = today(written)
    found = bounds(This(shift).resolve(written))
    assert floor(start, G.WEEK) <= found[0] < found[1] <= ceiling(start, G.WEEK)


@given(PERIODS, WRITTEN)
def test_ago_and_ahead_are_whole_units_on_their_side(period: Period, written: Reference) -> None:
    start, end = today(written)
    before, after = bounds(Earlier(period).resolve(written)), bounds(Later(period).resolve(written))
    assert before[1] <= start
    assert end <= after[0]
    for one in (before, after):
        assert one == (floor(one[0], period.unit), ceiling(one[0], period.unit))


@given(YEARS, WRITTEN)
def test_since_until_before_and_after_split_the_line(year: int, written: Reference) -> None:
    start, end = moment(year), moment(year + 1)
    resolved = [operator(Year(year)).resolve(written) for operator in (Since, Until, Before, After)]
    assert [(one.start, one.end) for one in resolved] == [(start, None), (None, end), (None, start), (end, None)]


@given(YEARS, st.integers(0, 50), WRITTEN)
def test_between_holds_both_ends(year: int, more: int, written: Reference) -> None:
    whole = Between(Year(year), Year(year + more)).resolve(written)
    assert bounds(whole) == (moment(year), moment(year + more + 1))


@given(SHIFTS)
def test_without_a_publication_date_nothing_is_guessed(shift: Repeating) -> None:
    for one in (DCT(), Last(shift), Next(shift), Past(shift), Future(shift), This(shift), Since(Last(shift))):
        with pytest.raises(Unanchored, match="publication date"):
            one.resolve(NOWHERE)


@given(YEARS)
def test_a_year_needs_no_publication_date(year: int) -> None:
    assert bounds(Year(year).resolve(NOWHERE)) == (moment(year), moment(year + 1))
