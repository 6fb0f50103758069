"""EDTF, read, written and compared with another reader."""

import contextlib
import io
import time
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.algebra.calendar import days, moment
from timeline.algebra.granularity import Granularity, ceiling, floor
from timeline.algebra.interval import Interval
from timeline.errors import DateError
from timeline.notation import edtf
from timeline.notation.derive import bounds, derive, precisions
from timeline.notation.faults import ImpossibleDate, NotADate, ReversedDate

G = Granularity
UNITS = [G.DAY, G.MONTH, G.QUARTER, G.SEASON, G.HALF, G.YEAR, G.DECADE, G.CENTURY, G.MILLENNIUM]
MOMENTS = st.integers(moment(0), moment(9000))
MARKS = {"approximate": st.booleans(), "uncertain": st.booleans()}


@pytest.mark.parametrize(
    ("text", "kind", "bounds", "grain"),
    [
        ("2025-01-12", "date", "2025-01-12/2025-01-13", G.DAY),
        ("-0043", "date", "-0043-01-01/-0042-01-01", G.YEAR),
        ("2024-21", "date", "2024-03-01/2024-06-01", G.SEASON),
        ("2024-24", "date", "2024-12-01/2025-03-01", G.SEASON),
        ("2024-28", "date", "2024-12-01/2025-03-01", G.SEASON),
        ("2024-30", "date", "2024-12-01/2025-03-01", G.SEASON),
        ("2024-36", "date", "2024-10-01/2025-01-01", G.QUARTER),
        ("2024-39", "date", "2024-09-01/2025-01-01", G.MONTH),
        ("2024-41", "date", "2024-07-01/2025-01-01", G.HALF),
        ("199X", "date", "1990-01-01/2000-01-01", G.DECADE),
        ("19XX", "date", "1900-01-01/2000-01-01", G.CENTURY),
        ("2XXX", "date", "2000-01-01/3000-01-01", G.MILLENNIUM),
        ("-004X", "date", "-0049-01-01/-0039-01-01", G.DECADE),
        ("2004-XX", "date", "2004-01-01/2005-01-01", G.YEAR),
        ("1985-04-XX", "date", "1985-04-01/1985-05-01", G.MONTH),
        ("2023-02-2X", "date", "2023-02-20/2023-03-01", G.MONTH),
        ("156X-12-25", "date", "1560-12-25/1569-12-26", G.DECADE),
        ("200X-02-29", "date", "2000-02-29/2008-03-01", G.DECADE),
        ("20XX-21", "date", "2000-03-01/2099-06-01", G.CENTURY),
        ("Y17000", "date", "+17000-01-01/+17001-01-01", G.YEAR),
        ("Y171010000S3", "date", "+171000000-01-01/+172000000-01-01", G.YEAR),
        ("1950S2", "date", "1900-01-01/2000-01-01", G.YEAR),
        ("2022/..", "interval", "2022-01-01/..", G.YEAR),
        ("../2022", "interval", "../2023-01-01", G.YEAR),
        ("2022-02-24/", "interval", "2022-02-24/..", G.DAY),
        ("2004-06/2006-08", "interval", "2004-06-01/2006-09-01", G.MONTH),
        ("2022-12/2022", "interval", "2022-12-01/2023-01-01", G.YEAR),
        ("[..2025-01-12]", "before", "../2025-01-13", G.DAY),
        ("[2025-01-12..]", "after", "2025-01-12/..", G.DAY),
        ("[1667,1668, 1670..1672]", "one-of", "1667-01-01/1673-01-01", G.YEAR),
        ("{1960,1961-12}", "all-of", "1960-01-01/1962-01-01", G.YEAR),
        ("2025-01-12T14:30:00Z", "datetime", "2025-01-12T14:30/2025-01-12T14:30:01", G.SECOND),
        ("2025-01-12T14:30:00/2025-01-12T17:00:00", "interval", "2025-01-12T14:30/2025-01-12T17:00", G.SECOND),
        ("2025-01-12T10:00:00+02:00/2025-01-12T09:30:00Z", "interval", "2025-01-12T10:00/2025-01-12T11:30", G.SECOND),
    ],
)
def test_reads(text, kind, bounds, grain):
    date = edtf.parse(text)
    assert (date.kind, str(date.interval), date.grain) == (kind, bounds, grain)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2023-06~", True, False), ("2023?", False, True), ("2004-06-11%", True, True), ("2004?-06-11", False, True), ("?2004-06-~11", True, True), ("2004-06~/2006", True, False), ("2024-21~", True, False), ("2023", False, False)],
)
def test_qualifiers(text, approximate, uncertain):
    date = edtf.parse(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", NotADate), ("soon", NotADate), ("2025-1-2", NotADate), ("2025-01-12\n", NotADate), ("٢٠٢٥", NotADate), ("../..", NotADate), ("/", NotADate),
        ("[2025", NotADate), ("[2025}", NotADate), ("[]", NotADate), ("[..]", NotADate), ("2025-01-12T14:30", NotADate), ("2025-01-12T14:30:00~", NotADate),
        ("2022/2023/2024", NotADate), ("[" * 1000, NotADate), ("X" * 100000, NotADate), ("[..2020..2021]", NotADate),
        ("2023-02-29", ImpossibleDate), ("2025-04-31", ImpossibleDate), ("2025-13", ImpossibleDate), ("2025-42", ImpossibleDate), ("2024-21-01", ImpossibleDate),
        ("2023-02-3X", ImpossibleDate), ("1X99-02-29", ImpossibleDate), ("XXXX-02-30", ImpossibleDate), ("-0000", ImpossibleDate), ("Y9E99", ImpossibleDate), ("2025-01-12T25:00:00", ImpossibleDate),
        ("2023-02-29/2023-03-01", ImpossibleDate),
        ("2023-05/2023-01", ReversedDate), ("[1672..1670]", ReversedDate), ("2025-01-12T17:00:00/2025-01-12T14:30:00", ReversedDate),
    ],
)
def test_refuses(text, fault):
    with pytest.raises(fault) as caught:
        edtf.parse(text)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(("written", "meant"), [("2023-5-4", "2023-05-04"), ("2025-1", "2025-01")])
def test_says_what_was_meant(written, meant):
    with pytest.raises(NotADate, match=f"did you mean {meant}"):
        edtf.parse(written)


@given(MOMENTS, st.sampled_from(UNITS), st.fixed_dictionaries(MARKS))
def test_reading_undoes_writing_one_unit(at, unit, marks):
    interval = Interval(floor(at, unit), ceiling(at, unit), unit)
    date = edtf.parse(edtf.write(interval, **marks))
    assert (date.interval, date.approximate, date.uncertain) == (interval, marks["approximate"], marks["uncertain"])


@given(MOMENTS, MOMENTS, st.sampled_from([*UNITS, G.WEEK, G.WEEKEND]), st.sampled_from(["closed", "no start", "no end"]))
def test_reading_undoes_writing_a_range(a, b, unit, shape):
    start, end = floor(min(a, b), unit), ceiling(max(a, b), unit)
    interval = Interval(None if shape == "no start" else start, None if shape == "no end" else end, unit)
    read = edtf.parse(edtf.write(interval)).interval
    assert (read.start, read.end) == (interval.start, interval.end)


@given(st.integers(moment(-20000), moment(20000)), st.integers(1, 10**9), st.sampled_from(list(G)))
def test_no_interval_is_written_with_other_bounds(start, length, unit):
    """Unless its unit is a part of a day, which EDTF has no word for, or a single time."""
    interval = Interval(start, start + length, unit)
    read = edtf.parse(edtf.write(interval)).interval
    if unit is G.DAYPART:
        assert read.contains(interval)
        assert read.start == floor(start, G.DAY)
    elif unit < G.DAYPART and interval.end == ceiling(start, unit):
        assert read.start == start
    else:
        assert (read.start, read.end) == (interval.start, interval.end)


@given(MOMENTS, st.sampled_from(UNITS))
def test_bounds(at, unit):
    interval = Interval(floor(at, unit), ceiling(at, unit), unit)
    before, after = edtf.parse(edtf.bounded_before(interval)), edtf.parse(edtf.bounded_after(interval))
    assert (before.kind, before.interval) == ("before", Interval(None, interval.end, unit))
    assert (after.kind, after.interval) == ("after", Interval(interval.start, None, unit))


def test_an_interval_open_at_both_ends_has_no_edtf():
    with pytest.raises(NotADate):
        edtf.write(Interval(None, None, G.DAY))


@given(st.text(alphabet="0123456789X-/.[]{},~?%YES:TZ+ ", max_size=40))
def test_any_text_is_read_or_refused_by_name(text):
    try:
        date = edtf.parse(text)
    except DateError:
        return
    assert date.start or date.end
    derive(text)


@pytest.mark.parametrize(
    ("text", "wish", "start", "end", "precision"),
    [
        ("2025-01-12", None, "2025-01-12", None, "day"),
        ("199X", None, "1990", "1999", "decade"),
        ("19XX", None, "1900", "1999", "century"),
        ("2024-21", None, "2024-03", "2024-05", "season"),
        ("2024-35", None, "2024-07", "2024-09", "quarter"),
        ("2024-40", None, "2024-01", "2024-06", "quarter"),
        ("2025-01-13/2025-01-19", "week", "2025-01-13", "2025-01-19", "week"),
        ("2025-01-13/2025-01-19", None, "2025-01-13", "2025-01-19", "day"),
        ("2025-01-12", "year", "2025-01-12", None, "day"),
        ("2022/..", None, "2022", None, "year"),
        ("../2022", None, None, "2022", "year"),
        ("[..2025-01-12]", None, None, "2025-01-12", "day"),
        ("2004-06/2004-06-11", None, "2004-06", "2004-06-11", "month"),
        ("2025-01-12T14:30:00+02:00", None, "2025-01-12T14:30+02:00", None, "minute"),
        ("2025-01-12T14:00:00", "hour", "2025-01-12T14:00", None, "hour"),
        ("2025-01-12T14:30:05", None, "2025-01-12T14:30:05", None, "second"),
        ("2025-01-12T14:30:00/2025-01-12T17:00:00", None, "2025-01-12T14:30", "2025-01-12T17:00", "minute"),
    ],
)
def test_derives(text, wish, start, end, precision):
    assert derive(text, wish) == (start, end, precision)


def test_a_lone_date_has_one_precision():
    assert precisions("2023-05") == {"month"}
    assert bounds("2025-01-13/2025-01-19", "week").grain is G.WEEK


def test_a_value_is_read_in_microseconds():
    """Ten thousand events have twenty thousand values; a slow reader took a minute for them."""
    values = [f"{2000 + n // 360}-{n // 30 % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(5000)]
    read = edtf.parse.__wrapped__
    begin = time.process_time()
    for value in values:
        read(value)
    assert time.process_time() - begin < 0.5


KNOWN_FAULTS_OF_THE_ORACLE = """
It accepts 29 February of any year and reversed ranges, fails on 2023-1X, prints to standard output, refuses 2023-21~,
ends an unknown end ten years later, ends seasons on other days (winter on 31 December), and knows no year above 9999.
The strategy below stays off them.
"""


@st.composite
def agreed_values(draw):
    year = draw(st.integers(1, 9990))
    date = st.sampled_from([f"{year:04d}", f"{year:04d}-{draw(st.integers(1, 12)):02d}", f"{year:04d}-{draw(st.integers(1, 12)):02d}-{draw(st.integers(1, 28)):02d}", f"{year:04d}"[:3] + "X", f"{year:04d}"[:2] + "XX"])
    value = draw(date)
    if "X" not in value and draw(st.booleans()):
        return value + "/" + f"{year + draw(st.integers(1, 9)):04d}"
    return value


@settings(max_examples=40, deadline=None)
@given(agreed_values())
def test_agrees_with_another_reader(text):
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        oracle = pytest.importorskip("edtf")
        theirs = oracle.parse_edtf(text)
        lower, upper = theirs.lower_strict(), theirs.upper_strict()
    ours = edtf.parse(text).interval
    assert (ours.start // 86400, ours.end // 86400 - 1) == (days(*lower[:3]), days(*upper[:3]))
