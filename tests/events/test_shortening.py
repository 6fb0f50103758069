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


TOLD = [
    # a stretch of time that ended on a day
    ("For the six months ended Oct. 1, Tarn Mills said profit slipped 5%.", "2024-04-02/2024-10-01", "Tarn Mills said profit slipped 5%"),
    # what is compared is under the name of whom it is of
    ("Tarn Mills had a loss of $5 million in 2024, compared with a profit of $3 million in 2023.", "2023", "Tarn Mills: a profit of $3 million"),
    # what follows a clause that is left out goes with it
    ("Scores of people were hurt on Monday when a truck ran through a crowd in Lund, Sweden, in what the mayor called an attack.", "2025-01-13", "Scores of people were hurt"),
    # "in ... and again in ..." leave nothing behind
    ("The two sides met in 1994 and again in 2005 in Lund.", "1994", "The two sides met in Lund"),
    # two participles with one auxiliary
    ("The film was banned in 1971 and found in an attic in 2015.", "2015", "The film was found in an attic"),
    # a second object with the verb of the first
    ("The clerk set them aside on Jan. 8 and declared Ruiz the winner three days later.", "2025-01-11", "The clerk declared Ruiz the winner"),
    # a date that says another again
    ("The ballots had arrived on Jan. 6, the day after the vote.", "2025-01-06", "The ballots had arrived"),
]


@pytest.mark.parametrize(("text", "when", "headline"), TOLD, ids=[c[2] for c in TOLD])
def test_the_date_and_its_words(text: str, when: str, headline: str) -> None:
    told = [(e.when.edtf, e.headline) for e in timeline.extract(timeline.Document(text, published="2025-01-15")).events if e.when]
    assert (when, headline) in told, told


NOT_TOLD = [
    "The North fired a missile in a test, and the image captured on Monday shows the launch.",
    "Backing the first title in 68 years, the town voted.",
    "A wall followed in 1400, and a second, thicker wall in 1450.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_does_not_stand_is_not_told(text: str) -> None:
    headlines = [e.headline for e in timeline.extract(timeline.Document(text, published="2025-01-15")).events]
    assert not any(h in ("The image captured",) or "68 years" in h or "thicker wall" in h for h in headlines), headlines


def test_what_is_said_of_the_subject_in_passing_dates_nothing() -> None:
    text = "The club, without a title since 1908, played seven games in May 2016."
    told = [(e.when.edtf, e.headline) for e in timeline.extract(timeline.Document(text, published="2016-11-03")).events if e.when]
    assert told == [("2016-05", "The club played seven games")], told
