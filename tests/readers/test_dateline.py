"""What a text says about its own date, and that nothing is ever taken from its content."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.readers import Known, text
from timeline.readers.dateline import find

DATELINES = {
    "KYIV, Jan 12, 2025 (Agency) - Two were found.": ("KYIV", "2025-01-12"),
    "KYIV, Ukraine, January 12, 2025 (Agency) — Two.": ("KYIV, Ukraine", "2025-01-12"),
    "**ST. LOUIS, Jan. 12, 2025 (AP)** -- Two.": ("ST. LOUIS", "2025-01-12"),
    "PARIS, 12 January 2025 – Two.": ("PARIS", "2025-01-12"),
    "LONDON, 12 Jan. 2025 /PRNewswire/ -- Two.": ("LONDON", "2025-01-12"),
    "The river\n\nBy Jane Doe\n\nNEW YORK (AP), Jan 12, 2025 — Two.": ("NEW YORK", "2025-01-12"),
    "KYIV (AP) — Two.": ("KYIV", None),
}  # fmt: skip


@pytest.mark.parametrize(("head", "is_"), DATELINES.items(), ids=list(DATELINES))
def test_date_lines(head: str, is_: tuple[str, str | None]) -> None:
    found = find(head)
    assert (found.place, found.date, found.source) == (*is_, "dateline" if is_[1] else None)


@pytest.mark.parametrize("head", ["KYIV, Jan 12 - Two.", "KYIV, 12 January (AP) — Two.", "LONDON, 12 Jan. /PRNewswire/ -- Two."])
def test_without_a_year(head: str) -> None:
    alone = find(head)
    assert alone.date is None
    assert "12 January without a year; give one with --published" in alone.warnings[0]
    assert (find(head, given="2025").date, find(head, given="2025").source) == ("2025-01-12", "dateline")
    assert find(head, given="2025-01-13").warnings == ()


@pytest.mark.parametrize(("head", "given", "days"), [
    ("KYIV, Jan 12, 2025 - Two.", "2025-01-14", 0),
    ("KYIV, Jan 12, 2025 - Two.", "2025-01-15", 3),
    ("KYIV, Jan 12, 2025 - Two.", "2025-01-10T08:00+02:00", 0),
    ("KYIV, Jan 12, 2025 - Two.", "2024-01-12", 366),
    ("KYIV, Dec 31 - Two.", "2025-01-01", 0),
    ("KYIV, Jan 1 - Two.", "2024-12-31", 0),
    ("KYIV, Jan 12 - Two.", "2025-02-12", 31),
])  # fmt: skip
def test_more_than_two_days_apart_is_said(head: str, given: str, days: int) -> None:
    found = find(head, given=given)
    assert found.date is None
    assert [f", {days} days from the publication date {given}" in w for w in found.warnings] == [True] * bool(days)


def test_the_warning_names_the_file() -> None:
    found = text.read(b"KYIV, Jan 12, 2025 - Two.", "a.txt", Known(published="2025-01-20"))
    assert found[0].published == "2025-01-20"
    assert found.warnings == ["a.txt: the date line says 12 January 2025, 8 days from the publication date 2025-01-20"]


LINES = {
    "Published: January 12, 2025": "2025-01-12",
    "Published January 12, 2025 5:30 PM EST": "2025-01-12T17:30",
    "First published on 12 January 2025 at 08:00 UTC": "2025-01-12T08:00+00:00",
    "*Posted on Sunday, January 12, 2025*": "2025-01-12",
    "Published January 12, 2025 by Jane Doe": "2025-01-12",
    "Published January 12, 2025 | World | 5 min read": "2025-01-12",
    "Published: January 12, 2025 in World": "2025-01-12",
    "Date: 2025-01-12": "2025-01-12",
    "Last updated: 2025-01-12T10:00Z": "2025-01-12T10:00+00:00",
    "Updated Jan 14, 2025\nPublished Jan 12, 2025": "2025-01-12",
    "By Jane Doe, January 12, 2025": "2025-01-12",
    "By Jane Doe | Jan 12, 2025 | 5 min read": "2025-01-12",
}


@pytest.mark.parametrize(("line", "date"), LINES.items(), ids=list(LINES))
def test_lines(line: str, date: str) -> None:
    found = find(f"The bridge\n\n{line}\n\nOn 3 May 2024 it closed.")
    assert (found.date, found.source, found.warnings) == (date, "line", ())


@pytest.mark.parametrize(("line", "why"), [("Published: 03/04/2025", "two readings"), ("Posted 2025-02-30", "there is no 2025-02-30")])
def test_a_line_that_cannot_be_read_is_said(line: str, why: str) -> None:
    found = find(line)
    assert found.date is None
    assert why in found.warnings[0]
    assert find("Published: 03/04/2025", region="GB").date == "2025-04-03"


CONTENT = [
    "January 12, 2025\n\nThe bridge reopened.",
    "On January 12, 2025, the bridge reopened.",
    "The report, published January 12, 2025, says no.",
    "Published 12 January 2019, the book sold well.",
    "Published 12 January 2019 the book sold well.",
    "Published in 2019, the book sold well.",
    "Updated on January 12, 2025 the rules say no.",
    "By Monday, January 12, 2025, all will be well.",
    "By Monday, January 12, 2025\nall will be well.",
    "By Christmas Day, December 25, 2024, the bridge had closed.",
    "By 12 January 2025 the bridge had closed.",
    "Date of birth: 12 January 1950",
    "Date night was on 12 January 2025.",
    "Published: yesterday",
    "BREAKING - January 12, 2025",
    "The KYIV, Jan 12, 2025 - meeting.",
    "KYIV, Feb 30, 2025 - Two.",
    "Text.\n" * 31 + "Published: January 12, 2025",
    "x" * 5000 + "\nPublished: January 12, 2025",
]


@pytest.mark.parametrize("content", CONTENT, ids=lambda c: c[-40:])
def test_never_a_date_from_the_content(content: str) -> None:
    assert find(content).date is None
    (document,) = text.read(content.encode(), "a.txt", Known())
    assert (document.published, document.published_from) == (None, None)


URLS = {
    "https://e.org/2025/01/12/bridge": "2025-01-12",
    "https://e.org/news/2025-01-12-bridge": "2025-01-12",
    "https://e.org/a_2025-01-12.html": "2025-01-12",
    "https://e.org/2025/jan/12/bridge": "2025-01-12",
    "https://e.org/20250112/bridge": "2025-01-12",
    "https://e.org/2025/01/bridge": "2025-01",
    "https://e.org/202501/bridge": None,
    "https://e.org/2025/02/30/bridge": None,
    "https://e.org/2025/13/01/bridge": None,
    "https://e.org/id=20250112999": None,
    "https://e.org/news/2024/12345": None,
    "https://e.org/election-2024-11-things-to-know": None,
    "https://e.org/world-in-2025": None,
    "https://e.org/1812/01/12": None,
}


@pytest.mark.parametrize(("url", "date"), URLS.items(), ids=list(URLS))
def test_addresses(url: str, date: str | None) -> None:
    found = find("Text.", url)
    assert (found.date, found.source) == (date, "url" if date else None)


def test_the_order_of_trust() -> None:
    url = "https://e.org/2025/01/10/bridge"
    assert find("Published: Jan 11, 2025\nKYIV, Jan 12, 2025 - Two.", url).source == "dateline"
    assert find("Published: Jan 11, 2025\nTwo.", url).source == "line"
    assert find("Two.", url).source == "url"
    assert find("KYIV, Jan 12, 2025 - Two.", url, given="2025-01-09").date is None


@pytest.mark.parametrize("piece", ["A", "KYIV, ", "By a", "By A B ", "Published ", "* ", "A.", "(A", "Jan 1, ", "A (B) "])
def test_linear_time(piece: str) -> None:
    start = time.process_time()
    find(piece * (100_000 // len(piece)), "https://e.org/" + "2025-" * 20_000)
    assert time.process_time() - start < 1


@given(st.text(max_size=80), st.none() | st.text(max_size=40))
def test_never_fails(head: str, url: str | None) -> None:
    find(head, url)
