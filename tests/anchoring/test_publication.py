"""A publication date that is missing, partly known, or has a time of day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline.errors import DateError
from timeline.notation import edtf


def values(text: str, published: str | None) -> list[tuple[str, str | None]]:
    return [(t.value, t.needs) for t in timeline.tag(timeline.Document(text, published=published))]


def test_without_a_date_only_what_the_text_states_is_placed() -> None:
    text = "The mayor left on Sunday. The bridge opened on 3 May 1998."
    assert values(text, None) == [("XXXX-WXX-7", "publication date"), ("1998-05-03", None)]


@pytest.mark.parametrize(
    ("text", "published", "value", "edtf", "status"),
    [
        ("Prices rose last year.", "2025-01", "2024", "2024", "resolved"),
        ("Prices rose last month.", "2025-01", "2024-12", "2024-12", "resolved"),
        ("The mayor left on Sunday.", "2025-01-13/2025-01-25", "2025-01-XX", "[2025-01-12,2025-01-19]", "bounded"),
        ("The mayor left on Sunday.", "2025-01", "XXXX-WXX-7", "[2024-12-29,2025-01-05,2025-01-12,2025-01-19,2025-01-26]", "bounded"),
        ("The mayor will leave on Sunday.", "2025-01-13/2025-01-20", "2025-01-XX", "[2025-01-19,2025-01-26]", "bounded"),
        ("The mayor left yesterday.", "2025-01-11/2025-01-20", "2025-01-XX", "[2025-01-10..2025-01-19]", "bounded"),
        ("The mayor left last week.", "2025-01-13/2025-01-20", "2025-WXX", "2025-01-06/2025-01-19", "bounded"),
        ("The mayor left at 5 p.m. on Sunday.", "2025-01-13/2025-01-25", "2025-01-XXT17:00", "[2025-01-12,2025-01-19]", "bounded"),
        ("The mayor has been away since Sunday.", "2025-01-13/2025-01-25", "2025-01-XX", "2025-01-12/..", "bounded"),
        ("Prices rose last month.", "2025", "XXXX-XX", "[2024-12..2025-11]", "bounded"),
        ("The mayor left yesterday.", "2025", "XXXX-XX-XX", "[2024-12-31..2025-12-30]", "bounded"),
        ("Prices rose last year.", "2025", "2024", "2024", "resolved"),
        ("The mayor left in May 1998.", "2025", "1998-05", "1998-05", "stated"),
        ("She left on December 15.", "2024-12-10/2024-12-20", "XXXX-12-15", "[2023-12-15,2024-12-15]", "bounded"),
    ],
)
def test_partly_known_it_gives_the_set_of_every_reading(text: str, published: str, value: str, edtf: str, status: str) -> None:
    (timex,) = timeline.tag(timeline.Document(text, published=published))
    assert (timex.value, timex.edtf, timex.status) == (value, edtf, status)


def test_the_next_day_follows_each_reading_of_the_day_before() -> None:
    sunday, day = timeline.tag(timeline.Document("The mayor left on Sunday. The next day he was back.", published="2025-01-13/2025-01-25"))
    assert day.edtf == "[2025-01-13,2025-01-20]"
    assert sunday.anchor is not None
    assert day.anchor is not None
    assert (sunday.anchor.date, sunday.anchor.source) == ("2025-01-13/2025-01-25", "publication")
    assert (day.anchor.date, day.anchor.source, day.anchor.text) == ("2025-01-12/2025-01-19", "discourse", "Sunday")


@settings(max_examples=40)
@given(st.integers(0, 400), st.integers(0, 20), st.sampled_from(["on Sunday", "yesterday", "last week", "in March", "on May 3", "since Friday", "two days ago", "at noon"]))
def test_the_set_contains_the_reading_of_each_day(first: int, more: int, words: str) -> None:
    days = [date(2024, 1, 1) + timedelta(n) for n in range(first, first + more + 1)]
    text = f"The mayor left {words}."
    (whole,) = timeline.tag(timeline.Document(text, published=f"{days[0]}/{days[-1]}"))
    for day in days:
        (one,) = timeline.tag(timeline.Document(text, published=f"{day}"))
        assert one.interval is not None
        assert one.edtf is not None
        assert whole.interval is not None
        assert whole.edtf is not None
        assert whole.interval.contains(one.interval)
        known, single = edtf.parse(whole.edtf).interval, edtf.parse(one.edtf).interval
        assert known.contains(single) or (words == "at noon" and known.intersects(single))


def test_more_than_a_year_is_too_much() -> None:
    with pytest.raises(DateError, match="leaves more than a year open"):
        timeline.tag(timeline.Document("He left on Sunday.", published="2020/2024"))


def test_the_record_says_so_and_no_format_makes_a_day_of_it(tmp_path: Path) -> None:
    story = timeline.extract(timeline.Document("The old bridge fell on 3 May 2024. The mayor opened the new one on Sunday.", published="2025-01-13/2025-01-25"))
    _, event = story.events
    assert event.when is not None
    when = event.when
    assert (when.edtf, when.start, when.end, when.status) == ("[2025-01-12,2025-01-19]", "2025-01-12", "2025-01-19", "bounded")
    assert when.display == "12 or 19 January 2025"
    for name in ("story.json", "story.csv"):
        timeline.dump(story, str(tmp_path / name))
        assert timeline.load(str(tmp_path / name)).events[1].when == when
    timeline.dump(story, str(tmp_path / "story.ics"))
    assert "2025" not in "".join(line for line in (tmp_path / "story.ics").read_text(encoding="utf-8").splitlines() if line.startswith(("DTSTART", "DTEND")))
    for name in ("story.html", "story.md"):
        timeline.dump(story, str(tmp_path / name))
        assert "12 or 19 January 2025" in (tmp_path / name).read_text(encoding="utf-8")
    assert timeline.validate(str(tmp_path / "story.json")) == []


def test_a_timestamp_counts_from_its_own_wall_clock() -> None:
    assert values("The mayor left yesterday.", "2025-01-13T00:30:00+02:00") == [("2025-01-12", None)]
