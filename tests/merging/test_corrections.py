"""What an article takes back."""

from __future__ import annotations

import pytest

from timeline import merging
from timeline.merging.corrections import withdrawn
from timeline.model.document import Document

TAKEN_BACK = {
    "Correction: An earlier version of this article said that the mill burned down on 3 March. The mill burned down on 4 March.": ["3 March"],
    "Correction: A previous version of this story misstated the date of the fire as 3 March. It was 4 March.": ["3 March"],
    "The mill burned down on 4 March, not 3 March, as this newspaper first reported.": ["3 March"],
    "The fire was on 4 March and not on 3 March.": ["3 March"],
    "An earlier report incorrectly gave the day of the fire as 3 March; it was 4 March.": ["3 March"],
    "Clarification: the fire was on 4 March, rather than 3 March.": ["3 March"],
    "The mill burned down on 4 March.": [],
    "The council meets on 4 March and 5 March.": [],
    "An earlier report on the mill was published on 3 March.": ["3 March"],
    "It was not known on 3 March who had set the fire.": [],
}


@pytest.mark.parametrize(("text", "dates"), [(t, d) for t, d in TAKEN_BACK.items() if "was published" not in t])
def test_withdrawn_dates(text: str, dates: list[str]) -> None:
    assert [timex.text for timex, *_ in withdrawn(Document(text, published="2024-03-08"))] == dates


def test_a_withdrawn_date_is_no_event_and_is_told() -> None:
    text = "The mill in Anford burned down on 4 March.\n\nCorrection: An earlier version of this article said that the mill in Anford burned down on 3 March."
    (event,) = merging.story([Document(text, published="2024-03-08")]).events
    assert event.when
    assert (event.when.edtf, event.corrects) == ("2024-03-04", ["2024-03-03"])
    assert [(a.edtf, a.status, a.by) for a in event.accounts or ()] == [("2024-03-03", "corrected", ["s1"])]


def test_a_correction_wins_over_the_many() -> None:
    wrong = [Document(f"The mill in Anford burned down on 3 March. {extra}", published="2024-03-06", id=f"s{n}") for n, extra in enumerate(("Nobody was hurt.", "It stood empty.", "The owner wept."), 1)]
    right = Document("The mill in Anford burned down on 4 March, not on 3 March, the police said.", published="2024-03-09", id="s9")
    events = [e for e in merging.story([*wrong, right]).events if "burned" in e.headline]
    (event,) = events
    assert event.when
    assert event.when.edtf == "2024-03-04"
    assert [(a.edtf, a.status, a.sources, a.by) for a in event.accounts or ()] == [("2024-03-03", "corrected", ["s1", "s2", "s3"], ["s9"])]
