"""Headlines that are too long lose whole pieces, in the order in which an editor would miss them least."""

from __future__ import annotations

import pytest

import timeline

CASES = [
    # brackets, then what stands in commas behind the subject
    ("The harbour board of Vessa (which is elected every four years by those who own a boat of any size there) closed the quay on Monday.", "The harbour board of Vessa closed the quay"),
    ("The harbour board, a body of nine owners of boats who meet in the old hall above the market every week, closed the quay on Monday.", "The harbour board closed the quay"),
    # the clause at the end that describes, not the half of one
    ("On Monday the board sent the owners of the forty boats in the inner harbour a letter informing them that the quay must be closed.", "The board sent the owners of the forty boats in the inner harbour a letter"),
    # two verbs with one object stay together
    ("On Tuesday officers seized and searched the trawler Santa Lucia.", "Officers seized and searched the trawler Santa Lucia"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whole_pieces_go(text: str, expected: str) -> None:
    headlines = [e.headline for e in timeline.extract(timeline.Document(text, published="2025-01-15")).events]
    assert expected in headlines, headlines


def test_a_condition_is_never_left_out() -> None:
    text = "On Monday the president of the island announced that he will withdraw all of his troops from the northern harbour towns only if the army of the mainland withdraws from the western hills."
    headlines = [e.headline for e in timeline.extract(timeline.Document(text, published="2025-01-15")).events]
    assert all(" if " in h for h in headlines if "withdraw" in h), headlines


def test_what_is_no_doubt_is_said_without_saying_so() -> None:
    text = 'The mayor spoke to the press. "There can be no doubt left in anybody\'s mind that the old stone bridge over the river Osk is going to fall one of these days," said the mayor, Ana Ruiz.'
    headlines = [e.headline for e in timeline.extract(timeline.Document(text, published="2025-01-15")).undated or ()]
    assert "Ana Ruiz: The old stone bridge over the river Osk is going to fall one of these days" in headlines, headlines


def test_predicates_with_dates_of_their_own_are_two_events() -> None:
    text = "Digging began in May 1930, was given up in 1939, and was taken up again in 1988."
    told = {(e.when.edtf, e.headline) for e in timeline.extract(timeline.Document(text, published="2025-01-15")).events if e.when}
    assert told == {("1930-05", "Digging began in May 1930"), ("1939", "Digging was given up"), ("1988", "Digging was taken up")}
