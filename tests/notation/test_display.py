"""Dates as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import DateError
from timeline.notation.display import display


@pytest.mark.parametrize(
    ("edtf", "options", "text"),
    [
        ("2025-01-12", {}, "12 January 2025"),
        ("2025-01", {}, "January 2025"),
        ("2022", {}, "2022"),
        ("2022/..", {}, "since 2022"),
        ("../2022", {}, "until 2022"),
        ("2022/", {}, "since 2022"),
        ("[..2025-01-12]", {}, "before 12 January 2025 (day not given)"),
        ("[2025-01-12..]", {}, "after 12 January 2025 (day not given)"),
        ("[..2025-01]", {}, "by January 2025 (date not given)"),
        ("2023-06~", {}, "about June 2023"),
        ("2023-06?", {}, "June 2023 (uncertain)"),
        ("2024-21", {}, "spring 2024"),
        ("2024-24", {}, "winter 2024–25"),
        ("2024-35", {}, "third quarter of 2024"),
        ("2024-41", {}, "second half of 2024"),
        ("2024-38", {}, "May–August 2024"),
        ("199X", {}, "1990s"),
        ("199X~", {}, "about the 1990s"),
        ("199X/..", {}, "since the 1990s"),
        ("18XX", {}, "19th century"),
        ("20XX", {}, "21st century"),
        ("-0043", {}, "44 BCE"),
        ("-0043-03-15", {}, "15 March 44 BCE"),
        ("0079-08-24", {}, "24 August 79 CE"),
        ("0001-01", {}, "January 1 CE"),
        ("-004X", {}, "between 50 BCE and 41 BCE"),
        ("2025-01-12/2025-01-14", {}, "12–14 January 2025"),
        ("2025-01-30/2025-02-02", {}, "30 January – 2 February 2025"),
        ("2024-12-30/2025-01-02", {}, "30 December 2024 – 2 January 2025"),
        ("2025-01/2025-03", {}, "January–March 2025"),
        ("2022/2024", {}, "2022–2024"),
        ("2025-01-13/2025-01-19", {"precision": "week"}, "week of 13 January 2025"),
        ("2023-06", {"mod": "START"}, "early June 2023"),
        ("2023-06", {"mod": "MID"}, "mid-June 2023"),
        ("199X", {"mod": "END"}, "late 1990s"),
        ("2023-06~", {"mod": "APPROX"}, "about June 2023"),
        ("2025-01-12", {"daypart": "EV"}, "12 January 2025, evening"),
        ("2025-01-12", {"daypart": "evening"}, "12 January 2025, evening"),
        ("2025-01-12T14:30:00+02:00", {}, "12 January 2025, 14:30 (+02:00)"),
        ("2025-01-12T14:30:00+02:00", {"zone": "Europe/Kyiv"}, "12 January 2025, 14:30 (Europe/Kyiv)"),
        ("2025-01-12T14:30:05", {}, "12 January 2025, 14:30:05"),
        ("2025-01-12T14:30:00/2025-01-12T17:00:00", {}, "12 January 2025, 14:30–17:00"),
        ("2025-01-12T23:30:00/2025-01-13T01:00:00", {}, "12 January 2025, 23:30 – 13 January 2025, 01:00"),
        ("20XX-21", {}, "between March 2000 and May 2099"),
        ("[1667,1668]", {}, "1667 or 1668"),
    ],
)
def test_reads_as_english(edtf, options, text):
    assert display(edtf, **options) == text


@given(st.text(alphabet="0123456789X-/.[]{},~?%YES:TZ+", max_size=30))
def test_every_date_has_words(text):
    try:
        shown = display(text)
    except DateError:
        return
    assert shown == shown.strip()
    assert any(c.isalnum() for c in shown)
