"""The foremost events, one event once, and dates that stand before or above what they date."""

from __future__ import annotations

import timeline
from timeline.events.importance import foremost, importance


def story(text: str, published: str = "2025-01-14") -> timeline.Timeline:
    return timeline.extract(timeline.Document(text, published=published))


def test_the_lead_matters_more_than_the_background() -> None:
    told = story("The dam at Orrin broke on Monday and flooded two villages. It was built in 1961.")
    by_date = {e.when.edtf: importance(e) for e in told.events if e.when}
    assert by_date["2025-01-13"] > by_date["1961"]


def test_the_foremost_keep_the_order_of_time_and_are_counted() -> None:
    told = story("The dam at Orrin broke on Monday. It was built in 1961. The owner was fined in 2003. Repairs begin on Friday.")
    few, left = foremost(told, 2)
    assert (len(few.events), left) == (2, len(told.events) - 2)
    assert [e.id for e in few.events] == [e.id for e in told.events if e in few.events]


def test_a_happening_told_twice_is_one_event_with_all_evidence() -> None:
    told = story("A strong earthquake struck the island of Sabela on Monday.\n\nThe earthquake struck the island at 4:40 a.m. on Monday.")
    assert len(told.events) == 1
    assert len([v for v in told.events[0].evidence if v.role == "event"]) >= 2
    assert told.events[0].when is not None
    assert told.events[0].when.edtf.startswith("2025-01-13T04:40")


def test_what_is_denied_or_ahead_is_never_a_plain_fact() -> None:
    told = story("The ministry denied that its envoy met rebels in July. If the pump fails, the mine will close in March. Traders expect a cut in June.")
    facts = [e for e in told.events if e.modality == "happened" and e.polarity == "positive"]
    assert [e.headline for e in facts if "envoy" in e.headline or "mine" in e.headline or "cut" in e.headline] == []


def test_a_year_as_heading_dates_its_entries() -> None:
    told = story("1951\n\nEleven players found the club.\n\n1978\n\nThe club moves to the fire station. In October it hosts the world championship.\n")
    assert [e.when.edtf for e in told.events if e.when] == ["1951", "1978", "1978-10"]
