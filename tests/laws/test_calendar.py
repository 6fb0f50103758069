"""The calendar against itself over two million years, and against the standard library where that has an answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from timeline.algebra.calendar import DAY, Civil, civil, days, is_leap, iso_week, moment, month_length, week_start, weekday

YEARS = st.integers(-(10**6), 10**6)
MOMENTS = st.integers(moment(-(10**6)), moment(10**6) - 1)
DATES = st.dates()
EPOCH = date(1970, 1, 1)


@given(MOMENTS)
def test_moment_undoes_civil(at: int) -> None:
    assert moment(*civil(at)) == at


@given(YEARS, st.integers(1, 12), st.integers(1, 31), st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))
def test_civil_undoes_moment(year: int, month: int, day: int, hour: int, minute: int, second: int) -> None:
    day = min(day, month_length(year, month))
    assert civil(moment(year, month, day, hour, minute, second)) == Civil(year, month, day, hour, minute, second)


@given(MOMENTS)
def test_the_next_second_is_later_on_the_clock_too(at: int) -> None:
    assert civil(at) < civil(at + 1)


@given(DATES)
def test_days_are_those_of_the_standard_library(day: date) -> None:
    assert days(day.year, day.month, day.day) == (day - EPOCH).days
    assert civil(moment(day.year, day.month, day.day))[:3] == (day.year, day.month, day.day)


@given(st.datetimes())
def test_seconds_are_those_of_the_standard_library(when: datetime) -> None:
    when = when.replace(microsecond=0)
    assert moment(*when.timetuple()[:6]) == (when - datetime(1970, 1, 1)) // timedelta(seconds=1)  # noqa: DTZ001 - wall-clock time has no zone


@given(DATES)
def test_weeks_are_those_of_the_standard_library(day: date) -> None:
    at = moment(day.year, day.month, day.day)
    year, week, number = day.isocalendar()
    assert (iso_week(at), weekday(at)) == ((year, week), number)
    assert week_start(year, week) == at - (number - 1) * DAY


@given(MOMENTS)
def test_weeks_hold_their_days_at_any_distance(at: int) -> None:
    monday = week_start(*iso_week(at))
    assert weekday(monday) == 1
    assert monday <= at < monday + 7 * DAY


@given(YEARS)
def test_year_lengths(year: int) -> None:
    length = 366 if is_leap(year) else 365
    assert days(year + 1) - days(year) == length == sum(month_length(year, month) for month in range(1, 13))


@given(YEARS)
def test_the_calendar_repeats_after_400_years(year: int) -> None:
    assert days(year + 400) - days(year) == 146_097
    assert weekday(moment(year + 400)) == weekday(moment(year))
