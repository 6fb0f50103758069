"""Flooring and stepping obey their laws in every unit and at any distance."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.algebra.calendar import civil, moment, weekday
from timeline.algebra.granularity import Granularity, ceiling, floor, step

UNITS = st.sampled_from(Granularity)
STEPPED = st.sampled_from([unit for unit in Granularity if unit not in {Granularity.DAYPART}])
FOLLOWING = [unit for unit in Granularity if unit is not Granularity.WEEKEND]  # weekends leave gaps
MOMENTS = st.integers(moment(-20_000), moment(20_000))
COUNTS = st.integers(-3000, 3000)


@given(MOMENTS, UNITS)
def test_floor_is_never_later_and_idempotent(at: int, unit: Granularity) -> None:
    start = floor(at, unit)
    assert start <= at
    assert floor(start, unit) == start


@given(MOMENTS, MOMENTS, UNITS)
def test_floor_keeps_order(one: int, other: int, unit: Granularity) -> None:
    first, last = sorted([one, other])
    assert floor(first, unit) <= floor(last, unit)


@given(MOMENTS, st.sampled_from(FOLLOWING))
def test_units_follow_each_other_without_gap(at: int, unit: Granularity) -> None:
    start, end = floor(at, unit), ceiling(at, unit)
    assert start <= at < end
    assert floor(end, unit) == end
    assert floor(end - 1, unit) == start
    assert ceiling(start, unit) == end


@given(MOMENTS)
def test_weeks_start_on_monday_and_weekends_on_saturday(at: int) -> None:
    assert weekday(floor(at, Granularity.WEEK)) == 1
    assert weekday(floor(at, Granularity.WEEKEND)) == 6
    assert weekday(ceiling(at, Granularity.WEEKEND)) == 1


@given(MOMENTS, STEPPED, COUNTS)
def test_a_step_and_back_is_nothing(at: int, unit: Granularity, n: int) -> None:
    start = floor(at, unit)
    there = step(start, unit, n)
    assert floor(there, unit) == there
    assert step(there, unit, -n) == start


@given(MOMENTS, STEPPED, COUNTS, COUNTS)
def test_steps_add_up(at: int, unit: Granularity, n: int, m: int) -> None:
    start = floor(at, unit)
    assert step(step(start, unit, n), unit, m) == step(start, unit, n + m)


@given(MOMENTS, STEPPED, COUNTS)
def test_a_step_goes_where_it_says(at: int, unit: Granularity, n: int) -> None:
    there = step(at, unit, n)
    assert (there > at) == (n > 0)
    assert (there < at) == (n < 0)


@given(MOMENTS)
def test_years_decades_and_centuries_start_on_1_january(at: int) -> None:
    year = civil(at).year
    starts = {unit: civil(floor(at, unit)) for unit in (Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY, Granularity.MILLENNIUM)}
    assert [start.year for start in starts.values()] == [year, year - year % 10, year - year % 100, year - year % 1000]
    assert {start[1:] for start in starts.values()} == {(1, 1, 0, 0, 0)}


@given(MOMENTS)
def test_seasons_start_in_march_june_september_and_december(at: int) -> None:
    start = civil(floor(at, Granularity.SEASON))
    assert start.month in {3, 6, 9, 12}
    assert start.day == 1
