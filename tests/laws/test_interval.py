"""Intervals: half-open, with open ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.algebra.calendar import moment
from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval

ENDS = st.none() | st.integers(moment(-500), moment(2500))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = draw(ENDS), draw(ENDS)
    if start is not None and end is not None and end < start:
        start, end = end, start
    return Interval(start, end, draw(st.sampled_from(Granularity)))


@given(intervals())
def test_contains_itself(one: Interval) -> None:
    assert one.contains(one)


@given(intervals(), intervals())
def test_intersects_goes_both_ways(one: Interval, other: Interval) -> None:
    assert one.intersects(other) == other.intersects(one)


@given(intervals(), intervals(), intervals())
def test_contains_is_transitive(one: Interval, two: Interval, three: Interval) -> None:
    if one.contains(two) and two.contains(three):
        assert one.contains(three)


@given(intervals(), intervals())
def test_two_that_contain_each_other_have_the_same_bounds(one: Interval, other: Interval) -> None:
    if one.contains(other) and other.contains(one):
        assert (one.start, one.end) == (other.start, other.end)


@given(intervals(), st.integers(moment(-500), moment(2500)))
def test_an_interval_holds_its_moments(one: Interval, at: int) -> None:
    inside = (one.start is None or one.start <= at) and (one.end is None or at < one.end)
    assert one.contains(Interval(at, at + 1)) == inside
    if one.start != one.end or one.start is None:
        assert one.intersects(Interval(at, at + 1)) == inside


@given(intervals())
def test_text_names_both_ends(one: Interval) -> None:
    start, end = str(one).split("/")
    assert (start == "..") == (one.start is None)
    assert (end == "..") == (one.end is None)


def test_text_of_years_outside_four_digits() -> None:
    assert str(Interval(moment(-43), moment(12025), Granularity.YEAR)) == "-0043-01-01/+12025-01-01"


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        Interval(moment(2025), moment(2024))
