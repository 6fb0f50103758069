"""What is only before, after, until or since something dated: bounds and an order, and no day of its own."""

from __future__ import annotations

import pytest

from timeline.events import extract
from timeline.model.document import Document


def told(text):
    return extract(Document(text, published="2025-03-07")).events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By the time the firemen arrived on Monday, the mill had burned down.", [("[..2025-03-03]", "before"), ("2025-03-03", None)]),
        ("The mayor resigned on Monday, hours after the court threw out her appeal.", [("[..2025-03-03]", "before"), ("2025-03-03", None)]),
        ("The mayor resigned on Monday, days before the court threw out her appeal.", [("2025-03-03", None), ("[2025-03-03..]", "after")]),
        ("Oil reached the beaches on Monday, six days after the ship struck a reef.", [("2025-02-25", "before"), ("2025-03-03", None)]),
        ("After the war ended in 1945, the mill reopened.", [("[1945..]", "after"), ("1945", None)]),
        ("The mill had closed before the war began in 1939.", [("[..1939]", "before"), ("1939", None)]),
        ("Two ministers resigned ahead of the election on 5 May 2024.", [("[..2024-05-05]", None)]),
        ("Before the vote on Monday, thousands marched through Tarn.", [("[..2025-03-03]", None)]),
        ("The men were arrested weeks after the bombing of the station in May 2024.", [("2024-05", None), ("[2024-05..]", "after")]),
        ("The talks on Monday follow the recent capture of two pilots in the Sula valley.", [("[..2025-03-03]", "before"), ("2025-03-03", None)]),
        ("Until the dam broke on Monday, nobody had complained.", [("../2025-03-03", None), ("2025-03-03", None)]),
        ("More than 40 people have died since the fighting began in April 2023.", [("2023-04", None), ("2023-04/..", None)]),
        ("Ion Ceban has led the party since 2014.", [("2014/..", None)]),
        ("Ion Ceban had led the party until May 2019.", [("../2019-05", None)]),
        ("The bridge was finished by August 2024.", [("[..2024-08]", None)]),
        ("A decision is not expected before August 2025.", [("[2025-08..]", None)]),
        ("The incident happened just after 06:00 GMT on Monday.", [("2025-03-03T06:00:00+00:00", None)]),
        ("The fire broke out shortly after midnight on 9 August 2023.", [("2023-08-09T00:00:00", None)]),
    ],
)
def test_bounds_and_relations(text, expected):
    events = told(text)
    assert sorted((e.when.edtf, e.relations and e.relations[0].type) for e in events) == sorted(expected, key=lambda p: p[0])
    ids = {e.id for e in events}
    assert all(r.target in ids for e in events for r in e.relations or ())


def test_a_bound_is_shown_as_one():
    assert told("Two ministers resigned ahead of the election on 5 May 2024.")[0].when.display == "before 5 May 2024 (day not given)"


def test_a_cause_stays_in_the_words():
    (event,) = told("The shop lost its licence on Monday after the clerk forgot to post a letter.")
    assert event.when.edtf == "2025-03-03"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Ion Ceban, in office since 2010, resigned on Monday.", "Ion Ceban resigned"),
        ("The mayor resigned on Monday, hours after the court threw out her appeal.", "The mayor resigned"),
    ],
)
def test_no_rest_of_a_distance_or_an_aside(text, headline):
    assert headline in [e.headline for e in told(text)]


def test_of_binds_a_day_to_its_noun():
    assert not [e for e in told("Police moved in hours after the court threw out a complaint against the election of 28 August 2024.") if e.when.edtf == "2024-08-28" and "court" in e.headline]
