"""What may be printed as a headline, what is worded from its sentence, and what is held back."""

from __future__ import annotations

import pytest

import timeline
from timeline.anchoring.seams import seams
from timeline.events.standing import lacks, unnamed

STANDS = [
    "The dam broke",
    "Ana Ruiz resigned",
    "Ana Ruiz: We were close",
    "Two soldiers captured near the river",
    "Collapse of the dam",
    "It emerged that the dam had been sold",
    "The owners' club was closed",
    "Police said the driver had fled before he was found",
]
LACKS = [
    ("It broke at night", "subject"),
    ("Before the long vote", "no verb"),
    ("Was given up again", "no subject"),
    ("Known as the old mill", "no subject"),
    ("Watch the match on the big screen", "no subject"),
    ("The test left little doubt that the country", "breaks off"),
    ("The strike began shortly", "breaks off"),
    ("The team went wild was in a league of his own", "run together"),
    ("Hide Caption 4 of 9 The dam broke", "page"),
    ("Ana Ruiz: have not changed our view", "quote is broken"),
    ("' Ruiz said in an interview with the station", "quote is broken"),
    ("The ministry said she had been careless", "whom a pronoun means"),
    ("They left", "too short"),
    ("Ana Ruiz were married for seven years", "cut"),
    ("The spokesman said that the club's oldest player", "breaks off"),
]


@pytest.mark.parametrize("title", STANDS)
def test_it_stands(title: str) -> None:
    assert lacks(title) is None


@pytest.mark.parametrize(("title", "reason"), LACKS)
def test_it_lacks(title: str, reason: str) -> None:
    assert reason in (lacks(title) or "")


def test_a_named_happening_is_named() -> None:
    assert unnamed("Bombing of the barracks") is None
    assert unnamed("Harbour scandal") is not None
    assert unnamed("Harbour scandal", definite=True) is None


WORDED = [
    ("The rebels said it was in return for the raid on Friday.", "The rebels said it was in return for the raid"),
    ("The company said it closed the mill on Friday.", "The company closed the mill"),
    ("The ferry left the port. It sank on Friday.", "The ferry sank"),
    ("Ana Lund led the club. Her brother, Per Lund, died on Friday.", "Brother Per Lund died"),
    ("Mr Lund's plane, painted in red, landed at the airport on Friday.", "Mr Lund's plane landed at the airport"),
    ("Friday's crash was the worst in the country.", "The crash was the worst in the country"),
    ("The mayor was sworn in on Friday.", "The mayor was sworn in"),
    ("Opened in May, the shop was praised by visitors.", "The shop opened"),
    ("This bridge was closed on Friday.", "The bridge was closed"),
    ("That plant opened on Friday.", "The plant opened"),
    ("The firm's last test — on January 3 — was the first to fail.", "The firm's last test was the first to fail"),
    ("Almost exactly eight months ago rebels killed 30 people in Tarn.", "Rebels killed 30 people in Tarn"),
    ("Officials confirmed a blast in the port on Friday morning local time.", "Officials confirmed a blast in the port"),
]


@pytest.mark.parametrize(("text", "headline"), WORDED, ids=[c[1] for c in WORDED])
def test_the_words_of_a_headline(text: str, headline: str) -> None:
    assert headline in [e.headline for e in timeline.extract(timeline.Document(text, published="2025-01-14")).events]


HELD = [
    "He died on Friday.",
    "That means the plant works in silence on Friday.",
    "Lund said on Friday.",
    "Lund and Berg met. He left on Friday.",
    "More than 50 people came during the morning rush hour.",
    "A bus in numbers Wed, January 8, 2025 A look at some numbers.",
]


@pytest.mark.parametrize("text", HELD)
def test_what_is_held_back(text: str) -> None:
    assert timeline.extract(timeline.Document(text, published="2025-01-14")).events == []


def test_before_a_day_is_not_on_it() -> None:
    (event,) = timeline.extract(timeline.Document("The two men were freed before 5 January 2025.", published="2025-01-14")).events
    assert event.when is not None
    assert event.when.edtf == "[..2025-01-04]"


def test_soon_after_a_time_is_that_time() -> None:
    (event,) = timeline.extract(timeline.Document("The tram derailed just after 06:00 on Monday.", published="2025-01-14")).events
    assert event.when is not None
    assert event.when.edtf == "2025-01-13T06:00:00"


def test_a_chronology_that_a_page_ran_together() -> None:
    text = "He denied it. January 3, 2020: The mill closes its gates February 8, 2021: The mill opens again for visitors."
    found = timeline.extract(timeline.Document(text, published="2025-01-14")).events
    assert [(e.when.edtf, e.headline) for e in found if e.when] == [("2020-01-03", "The mill closes its gates"), ("2021-02-08", "The mill opens again for visitors")]


@pytest.mark.parametrize("break_", [" ", "\n"])
def test_the_title_of_a_gallery_goes_with_its_buttons(break_: str) -> None:
    who = ["Ana Lund and Bo Ek", "Eva Berg and Per Amsel", "Ida Holm and Will Ruiz", "Tor Falk and Ana Ek"]
    text = " ".join(f"Hide Caption {n} of 4{break_}Photos: The great floods {each} left the valley in 202{n}." for n, each in enumerate(who))
    found = timeline.extract(timeline.Document("It rained. " + text, published="2025-01-14")).events
    assert [e.headline for e in found] == [f"{each} left the valley" for each in who]


@pytest.mark.parametrize(("text", "cuts"), [("He was elected He will serve.", 1), ("He told The Times the truth.", 0), ("The fall in the market In the spring it rose.", 1), ("A Hepatitis A outbreak began.", 0), ("See it Image caption The dam", 1)])
def test_seams(text: str, cuts: int) -> None:
    assert len(list(seams(text))) == cuts
