"""Direct speech in every mark that papers use, told from apostrophes, and over as many sentences as it goes on."""

from __future__ import annotations

import pytest

from timeline.anchoring.quotation import speeches
from timeline.events import extract
from timeline.model.document import Document

SAID = "We warned them for years"


def told(text):
    return extract(Document(text, published="2025-03-07")).events


@pytest.mark.parametrize(
    "marked",
    [f'"{SAID},"', f"“{SAID},”", f"'{SAID},'", f"‘{SAID},’", f"``{SAID},''", f"«{SAID}»,", f"„{SAID}“,", f'**"{SAID},"**', f"*“{SAID},”*", f"_‘{SAID},’_", f'"{SAID}",'],
)
def test_any_marks_quote(marked):
    text = f"The dam broke. {marked} Ana Ruiz said on Monday."
    (event,) = told(text)
    assert (event.headline, event.attribution.speaker, event.attribution.quote) == (f"Ana Ruiz: {SAID}", "Ana Ruiz", SAID)
    (quote,) = [v for v in event.evidence if v.role == "quote"]
    assert text[quote.start : quote.end] == quote.exact == SAID


@pytest.mark.parametrize(
    "text",
    [
        "The nuns' school and the farmers' hall closed on Monday.",
        "Rock 'n' roll came to Tarn on Monday, and the '70s' fans' club met.",
        "The mayor's office and the judges' chamber won't open.",
        "The players’ bus left on Monday; the drivers’ didn’t.",
        "A 6' wall fell on the Lunds' house.",
    ],
)
def test_apostrophes_do_not(text):
    assert speeches(text)[1] == ()


def test_marks_change_and_letters_stay():
    text = "'It's the farmers' fault,' she said. «Non», he said. \"Go.\""
    marked, found = speeches(text)
    assert len(marked) == len(text)
    assert [text[s.start : s.end] for s in found] == ["It's the farmers' fault,", "Non", "Go."]


CONTINUED = "{o}The mayor signed in May 2024,{c} Ana Ruiz said.\n\n{o}The dam broke in June 2024. Bo Ek left in July 2024.\n\n{o}The road closed in August 2024.{c}\n\nThe river fell in September 2024."


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
def test_a_quote_goes_on_over_paragraphs(marks):
    text = CONTINUED.format(o=marks[0], c=marks[1])
    speakers = {e.when.edtf: e.attribution and e.attribution.speaker for e in told(text)}
    assert speakers == {"2024-05": "Ana Ruiz", "2024-06": "Ana Ruiz", "2024-07": "Ana Ruiz", "2024-08": "Ana Ruiz", "2024-09": None}
    assert {e.modality for e in told(text) if e.attribution} == {"reported"}
    assert all(e.attribution.quote in text for e in told(text) if e.attribution and e.attribution.quote)


def test_whoever_speaks_at_the_end_said_all_of_it():
    events = told("“I left the house in May 2024. I never went back to it,” said Ana Ruiz.\n\n“Titanic” sank in April 1912.")
    assert [(e.when.edtf, e.headline, e.attribution and e.attribution.speaker) for e in events] == [("1912-04", "“Titanic” sank", None), ("2024-05", "Ana Ruiz: I left the house", "Ana Ruiz")]


def test_a_verb_in_the_quote_tells_no_speaker():
    (event,) = told('Ana Ruiz said on Monday: "We warned them for years."')
    assert event.attribution.speaker == "Ana Ruiz"


@pytest.mark.parametrize(
    ("who", "speaker"),
    [
        ("a senior official said on condition of anonymity", "a senior official"),
        ("a person familiar with the matter said", "a person familiar with the matter"),
        ("two officials briefed on the talks told Reuters", "two officials briefed on the talks"),
        ("police confirm", "police"),
        ("officials say", "officials"),
        ("Reuters reported", "Reuters"),
        ("the state news agency Tarka reported, citing the army", "the state news agency Tarka"),
        ("state media said", "state media"),
        ("said Ida Roen, a spokeswoman for the water board", "Ida Roen"),
        ("said a spokeswoman for the water board, Ida Roen", "Ida Roen"),
        ("according to a Western diplomat who asked not to be named", "a Western diplomat"),
        ("according to two people with knowledge of the talks", "two people with knowledge of the talks"),
        ("local media reported, citing officials", "local media"),
        ("the army said in a statement", "the army"),
    ],
)
def test_the_unnamed_and_agencies(who, speaker):
    (event,) = told(f"Two soldiers died on Monday, {who}.")
    assert (event.headline, event.modality, event.attribution.speaker) == ("Two soldiers died", "reported", speaker)
