"""Text that nobody meant well: nothing crashes, nothing takes more than linear time."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timeline

ROOT = Path(__file__).parents[1]
MEGABYTE = 1_000_000
BOUND = 60  # seconds: linear time needs a few, quadratic time would need hours

FLOODS = {
    "digits": "1234567890",
    "digits and slashes": "12/",
    "digits and dashes": "2024-",
    "one trigger word": "last ",
    "all trigger words": "the early mid next last Monday of March 2024 at 3 p.m. on ",
    "bare numbers": "one two three four five twenty ",
    "nested quotes": "\"'“‘",
    "quote marks": '"said on Sunday ',
    "white space": " \t\n\r  ",
    "blank lines": "\n\n\n\n",
    "one long word": "Sunday",
    "full stops": "Jan. Feb. Mar. ",
    "brackets": "((((",
    "commas": "Monday, ",
    "clauses": "she said that he said that ",
    "zero width": "\u200b\u200d\ufeff",
    "combining marks": "a\u0301\u0302\u0303",
    "unclosed brackets": "(see ",
    "unclosed quotes": "“He said ",
    "amounts": "It lasted three days. ",
    "one sentence": "and the mayor went on Monday ",
    "one paragraph": "The mayor said on Monday that he will go on Friday. ",
    "sources": "according to ",
    "one token": "a-",
}

DENSE = {"all trigger words", "quote marks", "full stops", "commas", "one sentence", "one paragraph"}
"""Floods of real dates: a quarter of a megabyte of them is more than any book has."""

MEASURE = """
import sys, time, timeline
work, piece, head, size = sys.argv[1], bytes.fromhex(sys.argv[2]).decode(), bytes.fromhex(sys.argv[3]).decode(), int(sys.argv[4])
seconds = []
for length in (1000, size // 4, size):
    document = timeline.Document(head + piece * (length // len(piece)), published="2025-01-13")
    start = time.process_time()
    getattr(timeline, work)(document)
    seconds.append(time.process_time() - start)
_, quarter, whole = seconds
assert whole < 8 * quarter + 0.5, f"four times the text takes {whole / quarter:.1f} times as long: {seconds}"
"""


def measure(work: str, piece: str, size: int, head: str = "") -> None:
    command = [sys.executable, "-c", MEASURE, work, piece.encode().hex(), head.encode().hex(), str(size)]
    done = subprocess.run(command, cwd=ROOT, timeout=BOUND, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.parametrize("name", FLOODS)
def test_time_grows_with_the_text_and_no_faster(name: str) -> None:
    measure("tag", FLOODS[name], MEGABYTE // 4 if name in DENSE else MEGABYTE)


@pytest.mark.parametrize("name", ["nested quotes", "clauses", "unclosed quotes", "amounts", "sources", "one token", "combining marks"])
def test_telling_takes_linear_time_too(name: str) -> None:
    measure("extract", FLOODS[name], MEGABYTE // 10)


def test_a_date_is_not_looked_back_to_ever_farther() -> None:
    """One date, then expressions that are none: nothing may be searched again from the date on for each of them."""
    measure("tag", "It lasted three days. ", MEGABYTE, "It rained on Sunday. ")


@pytest.mark.parametrize("story", ["trawler", "canal"])
def test_a_long_story_is_told_in_linear_time(story: str) -> None:
    text = (ROOT / "samples" / story / "article.txt").read_text(encoding="utf-8")
    measure("extract", text, MEGABYTE // 5)


WORDS = st.sampled_from(
    ["Sunday", "last", "next", "the", "of", "March", "may", "3", "12", "2024", "1914-18", "p.m.", "at", "on", "from", "to", "and", "since", "until", "ago",
     "later", "three", "days", "week", "century", "19th", "early", "mid-", "about", "BC", "Q3", "every", "said", "will", '"', "”", ",", ".", "\n\n", "-", "–", "/", ":",
     "99999999999999999999", "0", "31 June", "24:00", "25:61", "Christmas", "tomorrow", "night", "GMT", "+02:00", "2025-02-30", "February 29", "-1", "'s", "**"]
)  # fmt: skip
PUBLISHED = st.sampled_from([None, "2025-01-13", "2024-02-29", "2025-01-13T08:00:00+02:00", "2025-01", "2025", "0001-01-01", "9999-12-31"])


def check(text: str, published: str | None) -> None:
    found = timeline.tag(timeline.Document(text, published=published))
    spans = [(one.start, one.end) for one in found]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert [one.text for one in found] == [text[start:end] for start, end in spans]
    assert all(one.value for one in found)
    if published is None:
        assert {one.anchor.source for one in found if one.anchor} & {"publication"} == set()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=25).map(" ".join), PUBLISHED)
def test_heaps_of_date_words_do_no_harm(text: str, published: str | None) -> None:
    check(text, published)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300), PUBLISHED)
def test_random_text_does_no_harm(text: str, published: str | None) -> None:
    check(text, published)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=40).map(" ".join), PUBLISHED)
def test_a_timeline_can_be_made_of_anything(text: str, published: str | None) -> None:
    made = timeline.extract(timeline.Document(text, published=published))
    evidence = [one for event in [*made.events, *(made.undated or [])] for one in event.evidence]
    assert [one.exact for one in evidence] == [text[one.start : one.end] for one in evidence]


def test_ends_of_the_calendar() -> None:
    for published in ("0001-01-01", "9999-12-31"):
        found = timeline.tag(timeline.Document("He left on Sunday, a year ago, and will return next year.", published=published))
        assert [one.text for one in found] == ["Sunday", "a year ago", "next year"]
