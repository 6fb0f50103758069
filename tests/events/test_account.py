"""Every date is accounted for: the event that it gave and why, or why it gave none."""

from __future__ import annotations

import pytest

import timeline
from timeline.events.account import account

CASES = [
    ("The dam broke on Monday.", "Monday", 1, 'it dates "broke"'),
    ("Officials said the dam broke on Monday.", "Monday", 1, 'which "said" reports'),
    ("Did the dam break on Monday?", "Monday", 0, "asks"),
    ("It was the worst flood since 1953.", "1953", 0, "how far back"),
    ("Updated: 13 January 2025", "13 January 2025", 0, "belongs to the page"),
    ("The council meets every Monday.", "every Monday", 0, "how often"),
    ("3 January: The dam broke.", "3 January", 1, "stands before"),
    ("It was seen on Monday.", "Monday", 0, "held back, for no headline stands alone: its subject is not named"),
    ("They left the Tuesday rush hour on Monday.", "Monday", 0, "held back"),
]


@pytest.mark.parametrize(("text", "date", "events", "reason"), CASES, ids=[c[1] for c in CASES])
def test_a_date_is_accounted_for(text: str, date: str, events: int, reason: str) -> None:
    told = next(a for a in account(timeline.Document(text, published="2025-01-14")) if text[a.start : a.end] == date)
    assert len(told.events) == events
    assert reason in told.reason


def test_every_date_has_a_reason() -> None:
    text = "The mayor, elected in 2019, resigned on Friday. A vote is due in May. She has been ill for two months."
    document = timeline.Document(text, published="2025-01-14")
    found = account(document)
    assert [text[a.start : a.end] for a in found] == [t.text for t in timeline.tag(document)]
    assert all(a.reason for a in found)
