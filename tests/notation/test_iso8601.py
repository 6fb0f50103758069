"""ISO 8601 at every precision, read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.algebra.calendar import moment
from timeline.algebra.granularity import Granularity, ceiling, floor
from timeline.algebra.interval import Interval
from timeline.notation import iso8601
from timeline.notation.faults import ImpossibleDate, NotADate

G = Granularity
GRAINS = [G.SECOND, G.MINUTE, G.HOUR, G.DAY, G.WEEK, G.MONTH, G.YEAR]
MOMENTS = st.integers(moment(-12000), moment(12000))


@pytest.mark.parametrize(
    ("text", "bounds", "grain", "zone"),
    [
        ("2022", "2022-01-01/2023-01-01", G.YEAR, None),
        ("2025-12", "2025-12-01/2026-01-01", G.MONTH, None),
        ("2024-02-29", "2024-02-29/2024-03-01", G.DAY, None),
        ("2025-01-12T14", "2025-01-12T14:00/2025-01-12T15:00", G.HOUR, None),
        ("2025-01-12T14:30+02:00", "2025-01-12T14:30/2025-01-12T14:31", G.MINUTE, "+02:00"),
        ("2025-01-12T14:30:05.250Z", "2025-01-12T14:30:05/2025-01-12T14:30:06", G.SECOND, "Z"),
        ("2025-01-12T14:30-0800", "2025-01-12T14:30/2025-01-12T14:31", G.MINUTE, "-08:00"),
        ("2025-W03", "2025-01-13/2025-01-20", G.WEEK, None),
        ("2020-W53-7", "2021-01-03/2021-01-04", G.DAY, None),
        ("-0043-03-15", "-0043-03-15/-0043-03-16", G.DAY, None),
        ("+12025", "+12025-01-01/+12026-01-01", G.YEAR, None),
    ],
)
def test_reads_every_precision(text, bounds, grain, zone):
    interval, offset = iso8601.parse(text)
    assert (str(interval), interval.grain, offset) == (bounds, grain, zone)


@pytest.mark.parametrize("text", ["", "2025-", "25", "2025-1", "2025-01-12\n", "٢٠٢٥", "2025-01-12 14:30", "12/01/2025", "+2025", "2025-W3", "2025-01-12T14:30+2", "2025-01T14", "now"])
def test_refuses_other_notations(text):
    with pytest.raises(NotADate):
        iso8601.parse(text)


@pytest.mark.parametrize("text", ["2023-02-29", "2025-13", "2025-00", "2025-01-00", "2025-04-31", "2025-01-12T24:00", "2025-01-12T14:60", "2025-01-12T14:30:60", "2025-W54", "2021-W53", "2025-W00", "-0000", "2025-01-12T14:30+25:00"])
def test_refuses_dates_that_do_not_exist(text):
    with pytest.raises(ImpossibleDate):
        iso8601.parse(text)


@given(MOMENTS, st.sampled_from(GRAINS), st.sampled_from([None, "Z", "+02:00", "-03:30"]))
def test_reading_undoes_writing(at, grain, zone):
    start = floor(at, grain)
    zone = zone if grain < G.DAY else None
    assert iso8601.parse(iso8601.write(at, grain, zone)) == (Interval(start, ceiling(at, grain), grain), zone)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_by_name(text):
    try:
        interval, _ = iso8601.parse(text)
    except (NotADate, ImpossibleDate):
        return
    assert interval.start < interval.end
