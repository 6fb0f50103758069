"""One event once: the lead, the body, a heading and a quote of the same thing."""

from __future__ import annotations

import pytest

from timeline.events import extract
from timeline.model.document import Document


def told(text, published="2025-03-05"):
    return extract(Document(text, published=published)).events


ONCE = [
    "Mayor of Tarn resigns on Monday\n\nAna Ruiz, 44, stepped down on Monday\n\nLUND, March 4 (Agentur) - The mayor of Tarn, Ana Ruiz, resigned on Monday after the dam above the town broke.",
    "A strong earthquake struck the island of Sabela on Monday, killing 12 people.\n\nThe earthquake, of magnitude 6.4, struck at 4:40 a.m. on Monday and was felt in the capital.",
    "The council approved the plan on Monday by 12 votes to 3. The plan was approved by the council on Monday.",
    "The company bought Acme for $5 million on Monday. On Monday the company announced that it had bought Acme.",
    "The council elected Bo Ek on Monday.\n\nThe council elected Bo Ek on Monday",
    "Four people died in a fire in Tarn on Monday. Four people died in Tarn on Monday, police said.",
]


@pytest.mark.parametrize("text", ONCE)
def test_told_twice_is_one(text):
    (event,) = told(text)
    spans = [(v.start, v.end) for v in event.evidence if v.role == "event"]
    assert len([v for v in event.evidence if v.role == "date"]) >= 2, "all evidence is kept"
    assert max(b for _, b in spans) > text.index("Monday") + 20
    assert all(text[v.start : v.end] == v.exact for v in event.evidence)


def test_the_richest_wording_the_finest_date_and_the_quote_win():
    (event,) = told("A bridge collapsed on Monday.\n\nThe bridge over the Tarn collapsed shortly after 6 a.m. on Monday.")
    assert (event.headline, event.when.edtf[:13]) == ("The bridge over the Tarn collapsed", "2025-03-03T06")


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested a man of 40 in Lund on Monday. Police arrested two women in Kalmar on Monday.",
        "Ana Ruiz resigned on Monday. Bo Ek resigned on Monday.",
        "The dam broke on Monday. The dam did not break on Monday.",
        "The bridge opened on Monday. The bridge opened on Tuesday.",
    ],
)
def test_two_things_are_two(text):
    assert len(told(text)) == 2
