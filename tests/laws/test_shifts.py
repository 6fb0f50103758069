"""Shifts: what comes before ends by then, what comes after starts then or later, and nothing lies between."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.algebra import moon_feasts
from timeline.algebra.calendar import civil, moment, month_length, weekday
from timeline.algebra.feasts import FEASTS, easter
from timeline.algebra.granularity import Granularity, floor, step
from timeline.algebra.interval import Interval
from timeline.algebra.shifts import Clock, Daypart, Feast, Intersection, Named, NthOf, Period, Repeating, Stretch, Unit, Weekend

G = Granularity
MOMENTS = st.integers(moment(-3000), moment(4000))
WEEKDAYS = st.builds(Named, st.just(G.DAY), st.just(G.WEEK), st.integers(1, 7))
MONTHS = st.builds(Named, st.just(G.MONTH), st.just(G.YEAR), st.integers(1, 12))
DAYS_OF_MONTH = st.builds(Named, st.just(G.DAY), st.just(G.MONTH), st.integers(1, 31))
CLOCKS = st.builds(Clock, st.integers(0, 23), st.none() | st.integers(0, 59))
DAYPARTS = st.sampled_from(["MO", "MI", "AF", "EV", "NI"]).map(Daypart)


@st.composite
def days_of_year(draw: st.DrawFn) -> Intersection:
    month, day = draw(st.integers(1, 12)), draw(st.integers(1, 31))
    assume(day <= month_length(2024, month))
    return Intersection(Named(G.MONTH, G.YEAR, month), Named(G.DAY, G.MONTH, day))


SHIFTS = st.one_of(
    st.builds(Unit, st.sampled_from([unit for unit in G if unit not in {G.DAYPART, G.WEEKEND}])),
    WEEKDAYS,
    MONTHS,
    DAYS_OF_MONTH,
    st.builds(Named, st.just(G.QUARTER), st.just(G.YEAR), st.integers(1, 4)),
    st.builds(Named, st.just(G.SEASON), st.just(G.YEAR), st.integers(1, 4)),
    st.builds(Named, st.just(G.HALF), st.just(G.YEAR), st.integers(1, 2)),
    st.builds(Named, st.just(G.YEAR), st.just(G.DECADE), st.integers(0, 9)),
    st.just(Weekend()),
    CLOCKS,
    DAYPARTS,
    st.sampled_from(sorted(set(FEASTS) - {*moon_feasts.NAMES, "ramadan_end"})).map(Feast),  # the tables of the moon end
    days_of_year(),
    st.builds(Intersection, WEEKDAYS, CLOCKS | DAYPARTS),
    st.builds(NthOf, st.sampled_from([1, 2, 3, 4, -1, -2]), WEEKDAYS, MONTHS),
)


def around(shift: Repeating, at: int) -> list[Interval]:
    """Every occurrence near a moment, found by walking."""
    home = floor(at, shift.within)
    return [found for n in range(-10, 11) if (found := shift.occurrence(step(home, shift.within, n))) is not None]


def bounds(interval: Interval) -> tuple[int, int]:
    assert interval.start is not None
    assert interval.end is not None
    return interval.start, interval.end


@given(SHIFTS, MOMENTS)
def test_preceding_is_the_latest_that_is_over(shift: Repeating, at: int) -> None:
    start, end = bounds(shift.preceding(at))
    assert start < end <= at
    assert [str(one) for one in around(shift, at) if end < bounds(one)[1] <= at] == []


@given(SHIFTS, MOMENTS)
def test_following_is_the_earliest_to_come(shift: Repeating, at: int) -> None:
    start, end = bounds(shift.following(at))
    assert at <= start < end
    assert [str(one) for one in around(shift, at) if at <= bounds(one)[0] < start] == []


@given(SHIFTS, MOMENTS)
def test_current_is_the_latest_that_has_begun(shift: Repeating, at: int) -> None:
    start, _ = bounds(shift.current(at))
    assert start <= at
    assert [str(one) for one in around(shift, at) if start < bounds(one)[0] <= at] == []


@given(SHIFTS, MOMENTS, MOMENTS)
def test_following_keeps_order(shift: Repeating, one: int, other: int) -> None:
    first, last = sorted([one, other])
    assert bounds(shift.following(first))[0] <= bounds(shift.following(last))[0]


@given(SHIFTS, MOMENTS)
def test_the_one_after_the_one_before_is_itself(shift: Repeating, at: int) -> None:
    start, end = bounds(shift.following(at))
    again = shift.following(start)
    assert bounds(again) == (start, end)
    assert bounds(shift.preceding(end)) == (start, end)


@given(WEEKDAYS, MOMENTS)
def test_weekdays_fall_on_their_day(shift: Named, at: int) -> None:
    assert weekday(bounds(shift.following(at))[0]) == shift.value


@given(days_of_year(), MOMENTS)
def test_days_of_the_year_fall_on_their_day(shift: Intersection, at: int) -> None:
    found = civil(bounds(shift.following(at))[0])
    assert (found.month, found.day) == (shift.outer.value, shift.inner.value)  # type: ignore[attr-defined]


@given(st.integers(1, 7), st.integers(1, 7), MOMENTS)
def test_a_stretch_of_weekdays_ends_within_a_week(first: int, last: int, at: int) -> None:
    start, end = bounds(Stretch(Named(G.DAY, G.WEEK, first), Named(G.DAY, G.WEEK, last)).following(at))
    assert (weekday(start), weekday(end - 1)) == (first, last)
    assert end - start <= 7 * 86_400


@given(st.integers(-3000, 4000))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    month, day = easter(year)
    assert (3, 22) <= (month, day) <= (4, 25)
    assert weekday(moment(year, month, day)) == 7


@given(st.sampled_from([unit for unit in G if unit not in {G.DAYPART, G.WEEKEND}]), st.integers(-500, 500), MOMENTS)
def test_a_period_and_back_is_nothing(unit: Granularity, n: int, at: int) -> None:
    start = floor(at, unit)
    assert Period(unit, n).from_(Period(unit, n).from_(start), -1) == start


@pytest.mark.parametrize(
    "build",
    [
        lambda: Named(G.DAY, G.WEEK, 8),
        lambda: Named(G.MONTH, G.YEAR, 13),
        lambda: Named(G.MONTH, G.YEAR, 0),
        lambda: Named(G.YEAR, G.WEEK, 1),
        lambda: Clock(25),
        lambda: Clock(24, 1),
        lambda: Clock(12, 60),
        lambda: Daypart("XX"),
        lambda: Feast("nobody's day"),
        lambda: Intersection(Named(G.MONTH, G.YEAR, 6), Named(G.DAY, G.MONTH, 31)),
        lambda: Intersection(Named(G.MONTH, G.YEAR, 2), Named(G.DAY, G.MONTH, 30)),
    ],
)
def test_what_never_comes_is_refused_when_it_is_built(build: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"no .*(called|such|numbered|\d)|does not occur"):
        build()
