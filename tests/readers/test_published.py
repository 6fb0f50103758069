"""Publication dates as people write them: what is read, and what is refused by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import DateError, OptionError, TimelineError
from timeline.model.document import Document
from timeline.readers import published, zones

READ = {
    "2025": "2025",
    "2025-01": "2025-01",
    "January 2025": "2025-01",
    "2025-01-13": "2025-01-13",
    "2025-1-3": "2025-01-03",
    "20250113": "2025-01-13",
    "2025/01/13": "2025-01-13",
    "13 January 2025": "2025-01-13",
    "13th of January, 2025": "2025-01-13",
    "Jan. 12, 2025": "2025-01-12",
    "Sunday, January 12, 2025": "2025-01-12",
    "  Sunday,\n January 12, 2025. ": "2025-01-12",
    "31.12.2024": "2024-12-31",
    "12/31/2024": "2024-12-31",
    "3/3/2025": "2025-03-03",
    "2025-01-13T08:00": "2025-01-13T08:00",
    "2025-01-13T08:00:00Z": "2025-01-13T08:00:00+00:00",
    "2025-01-13 08:00 +0200": "2025-01-13T08:00+02:00",
    "Sun, 12 Jan 2025 10:00:00 +0200": "2025-01-12T10:00:00+02:00",
    "January 12, 2025 at 5:30 p.m. ET": "2025-01-12T17:30",
    "January 12, 2025, 12:05 AM": "2025-01-12T00:05",
    "12 janvier 2025": "2025-01-12",
    "10. Januar 2025": "2025-01-10",
    "12 января 2025": "2025-01-12",
    "2025年1月12日": "2025-01-12",
    "enero 2025": "2025-01",
    "-0043-03-15": "-0043-03-15",
}


@pytest.mark.parametrize(("text", "date"), READ.items(), ids=list(READ))
def test_read(text: str, date: str) -> None:
    assert published.parse(text) == date
    assert Document("x", published=date).published == date


RELATIVE = ["yesterday", "today", "now", "last Sunday", "Monday", "3 days ago", "in 2 weeks", "2025 years ago", "now 2025", "2025 12 hours"]
NO_DATE = ["", "  ", "abc", "January 12", "99999", "1736700000", "12/1/25", "January 12, 2025 and more", "2025-W03", "Q3 2025", "T3 2025", "Easter 2025", "\0", "\ud83d"]
IMPOSSIBLE = ["2025-02-30", "2023-02-29", "31 June 2025", "13/13/2025", "2025-13", "2025-00-10", "2025-01-13T25:00", "2025-01-13 08:61", "Jan 12, 2025 13:00 pm", "2025-01-13T08:00+99:00", "2025-01-13T08:00+02:75"]


@pytest.mark.parametrize("text", RELATIVE + NO_DATE + IMPOSSIBLE, ids=repr)
def test_refused_in_one_line(text: str) -> None:
    for zone in (None, "Europe/Kyiv"):
        with pytest.raises(DateError) as fault:
            published.parse(text, timezone=zone, where="a.txt: published")
        assert str(fault.value).startswith("a.txt: published: ")
        assert "\n" not in str(fault.value)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_what_does_not_exist_is_said(text: str) -> None:
    with pytest.raises(DateError, match="there is no"):
        published.parse(text)


@pytest.mark.parametrize("text", ["03/04/2025", "3.4.2025", "03-04-2025 10:00"])
def test_two_readings_are_both_named(text: str) -> None:
    with pytest.raises(DateError, match=r"3 April 2025 \(2025-04-03\) or 4 March 2025 \(2025-03-04\)"):
        published.parse(text)


@pytest.mark.parametrize(("region", "date"), [("US", "2025-03-04"), ("GB", "2025-04-03"), ("gb", "2025-04-03")])
def test_a_region_settles_it(region: str, date: str) -> None:
    assert published.parse("03/04/2025", region=region) == date


@pytest.mark.parametrize(("stamp", "zone", "local"), [
    ("2025-01-12T23:30:00Z", "Europe/Kyiv", "2025-01-13T01:30:00+02:00"),
    ("2025-07-12T23:30Z", "Europe/Kyiv", "2025-07-13T02:30+03:00"),
    ("2025-01-13T01:00+02:00", "America/New_York", "2025-01-12T18:00-05:00"),
    ("2025-01-12", "Europe/Kyiv", "2025-01-12"),
    ("2025-01-12T23:30", "Europe/Kyiv", "2025-01-12T23:30"),
])  # fmt: skip
def test_a_timestamp_is_told_in_the_zone(stamp: str, zone: str, local: str) -> None:
    assert published.parse(stamp, timezone=zone) == local


def test_a_timestamp_at_the_end_of_time() -> None:
    with pytest.raises(DateError, match="cannot be told in Europe/Kyiv"):
        published.parse("9999-12-31T23:30Z", timezone="Europe/Kyiv")


@pytest.mark.parametrize(("name", "near"), [("Kyiv", "Europe/Kyiv"), ("europe/kyiv", "Europe/Kyiv"), ("New York", "America/New_York"), ("Europe/Kyivv", "Europe/Kyiv"), ("Amercia/Chicago", "America/Chicago")])
def test_an_unknown_zone_has_a_suggestion(name: str, near: str) -> None:
    with pytest.raises(OptionError, match=f"did you mean {near}"):
        zones.check(name)


@pytest.mark.parametrize("name", ["localtime", "", "xyzzy", "../etc/passwd", "\0", "a\nb"])
def test_no_zone(name: str) -> None:
    with pytest.raises(OptionError) as fault:
        zones.check(name)
    assert "\n" not in str(fault.value)


@given(st.text(max_size=40) | st.from_regex(r"[0-9]{1,4}[-/. T:][0-9]{1,2}[-/. ,:][0-9]{1,4}( [0-9]{2}:[0-9]{2}([+-][0-9]{2,4})?)?", fullmatch=True))
def test_any_words_are_a_date_or_one_line(text: str) -> None:
    try:
        date = published.parse(text, timezone="Europe/Kyiv")
    except TimelineError as fault:
        assert "\n" not in str(fault)  # noqa: PT017 - either outcome is right
    else:
        Document("x", published=date)
