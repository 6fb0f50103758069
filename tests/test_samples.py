"""The samples: what each format makes of them is what is committed, byte for byte, and rests on the article's own words."""

from __future__ import annotations

import pytest

import timeline
from tests.snapshots import FORMATS, SAMPLES, STORIES, extract, known, render


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("story", STORIES)
def test_output_is_the_committed_one(story: str, to: str) -> None:
    path = SAMPLES / story / FORMATS[to]
    assert path.exists(), f"{path} is missing: python -m tests.snapshots --update, and read what it wrote"
    assert render(story, to).decode() == path.read_bytes().decode()


@pytest.mark.parametrize("story", STORIES)
def test_evidence_is_words_of_the_article(story: str) -> None:
    text = (SAMPLES / story / "article.txt").read_text(encoding="utf-8")
    made = extract(story)
    events = [*made.events, *(made.undated or [])]
    evidence = [one for event in events for one in event.evidence]
    assert evidence
    assert [one.exact for one in evidence] == [text[one.start : one.end] for one in evidence]
    quotes = [event.attribution.quote for event in events if event.attribution and event.attribution.quote]
    assert [quote for quote in quotes if quote not in text] == []
    assert [one.text for one in made.unresolved or []] == [text[one.start : one.end] for one in made.unresolved or []]


@pytest.mark.parametrize("story", STORIES)
def test_every_event_on_the_line_says_why(story: str) -> None:
    made = extract(story)
    dates = {event.id: [one for one in event.evidence if one.role == "date"] for event in made.events}
    assert [name for name, found in dates.items() if not found] == []
    assert [one.exact for found in dates.values() for one in found if not one.rule or one.timex3 is None] == []


def test_without_a_publication_date_only_absolute_dates_are_placed() -> None:
    assert "published" not in known("glass-market")
    made = extract("glass-market")
    assert {event.when.status for event in made.events if event.when} <= {"stated", "resolved", "bounded"}
    anchors = {one.anchor.source for event in made.events for one in event.evidence if one.anchor}
    assert "publication" not in anchors
    assert {"Sunday", "Yesterday"} <= {one.text for one in made.unresolved or []}
    assert {one.needs for one in made.unresolved or [] if one.text in {"Sunday", "Yesterday"}} == {"publication date"}


def test_what_follows_an_unresolved_date_is_not_counted_from_an_older_one() -> None:
    """The stalls were cleared "last March, two weeks after a notice": no year is known, and least of all 1948."""
    text = (SAMPLES / "glass-market" / "article.txt").read_text(encoding="utf-8")
    timexes = timeline.tag(timeline.Document(text))
    assert [(one.text, one.edtf) for one in timexes if "1948" in f"{one.edtf}{one.value}"] == []


@pytest.mark.parametrize("story", STORIES)
def test_no_day_comes_out_of_a_year_or_a_month(story: str) -> None:
    """"The same evening" after "a year later" names no day; "9 a.m. on the day" after "in May 2018" none either."""
    text = (SAMPLES / story / "article.txt").read_text(encoding="utf-8")
    timexes = timeline.tag(timeline.Document(text, **known(story)))
    fine = {"day", "hour", "minute", "second"}
    assert [(one.text, one.edtf, one.anchor) for one in timexes if one.anchor and one.precision in fine and len(one.anchor.date) < len("2025-01-01")] == []


@pytest.mark.parametrize(
    ("story", "dates"),
    [
        ("trawler", {"2024-10-12", "2024-10-10", "2024-10-11", "2024-10-15", "2004-12"}),
        ("canal", {"1624", "1790-03", "1791-05-04", "1797-08-12", "1797-08-13", "1841", "1847", "1868-12-31", "1917-11-09", "1994-07-03", "2002-09-21"}),
        ("repair-fair", {"2025-01-14", "2025-03-15", "2016", "2018-05", "2025-02-14"}),
        ("glass-market", {"1911", "1923-06-06", "1947", "2021-11-17", "2022-09", "2022-10", "2022-12"}),
        ("hill-fort", {"-0043", "0079", "1612", "1866", "2009"}),
        ("court-appeal", {"2024-11-20", "2024-11-21", "2024-11-06", "2024-11-08", "2024-11-11", "2024-11-12", "2024-11-14", "2024-11-22", "1996-05"}),
    ],
)
def test_the_dates_an_editor_would_mark_are_found(story: str, dates: set[str]) -> None:
    """Read from the article by hand, before any program read it."""
    text = (SAMPLES / story / "article.txt").read_text(encoding="utf-8")
    found = {str(timex.edtf)[: len(date)] for timex in timeline.tag(timeline.Document(text, **known(story))) for date in dates}
    assert dates - found == set()


@pytest.mark.parametrize("story", STORIES)
def test_names_and_counts_are_not_dates(story: str) -> None:
    traps = {
        "trawler": ["SUNDAY HERALD", "Sunday Herald", "Vessa Today", "August Ferri", "June, the cook", "1,900 litres", "2,400", "1,984", "may march", "second man", "200 people"],
        "canal": ["40,000", "310 people"],
        "repair-fair": ["214 things", "640 people"],
        "glass-market": ["12,000", "2,019", "14-9", "4,800", "may fail"],
        "hill-fort": ["the spring dried", "two thirds"],
        "court-appeal": ["1,870", "41-page", "Section 14", "612", "may change", "a march to"],
    }[story]
    text = (SAMPLES / story / "article.txt").read_text(encoding="utf-8")
    assert [trap for trap in traps if trap not in text] == []
    caught = [
        (timex.text, trap)
        for timex in timeline.tag(timeline.Document(text, **known(story)))
        for trap in traps
        for at in (at for at in range(len(text)) if text.startswith(trap, at))
        if timex.start < at + len(trap) and at < timex.end
    ]
    assert caught == []
