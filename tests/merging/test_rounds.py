"""Articles that keep coming to a timeline that people keep editing: what they changed holds through every round, and nothing is there twice."""

from __future__ import annotations

import pytest

from benchmarks.merging import story as made_up
from timeline import merging
from timeline.lint import validate
from timeline.merging import update
from timeline.model.event import Event, When
from timeline.model.timeline import Timeline
from timeline.notation.derive import derive
from timeline.notation.display import display

ROUNDS = 5


def on(edtf: str) -> When:
    """A date as a person types it."""
    derived = derive(edtf)
    return When(edtf=edtf, start=derived.start, end=derived.end, precision=derived.precision, status="stated", display=display(edtf))


def editable(story: Timeline, edited: set[str]) -> list[Event]:
    """The events of a day that nobody has edited, those of most evidence first: they are told again most."""
    free = [e for e in story.events if e.when and e.when.precision == "day" and e.id not in edited]
    return sorted(free, key=lambda e: (-len(e.evidence), e.id))


@pytest.mark.parametrize("seed", [7, 8])
def test_edits_of_every_kind_survive_every_round_and_nothing_doubles(seed: int) -> None:
    documents, _ = made_up(72, events=24, seed=seed)
    size = len(documents) // (ROUNDS + 1)
    story = update.made(merging.story(documents[:size]))
    words: dict[str, str] = {}
    dates: dict[str, str] = {}
    removed: dict[str, tuple[str, str]] = {}
    for number in range(1, ROUNDS + 1):
        told, moved, gone = editable(story, {*words, *dates})[:3]
        words[told.id], dates[moved.id], removed[gone.id] = f"An editor's words, number {number}", f"2031-0{number}-11", made(gone)
        edits: dict[str, dict[str, object]] = {told.id: {"headline": words[told.id]}, moved.id: {"when": on(dates[moved.id])}}
        edited = [e.model_copy(update=edits.get(e.id, {})) for e in story.events if e.id != gone.id]
        story, report = update.update(story.model_copy(update={"events": edited}), documents[number * size : (number + 1) * size])
        assert report.edited == 2 * number
        now = {e.id: e for e in story.events}
        assert {i: now[i].headline for i in words} == words
        assert {i: made(now[i])[1] for i in dates} == dates
        assert not removed.keys() & now.keys()
        assert not set(removed.values()) & set(map(made, story.events))
        assert len(now) == len(set(map(made, story.events))) == len(story.events)
        assert not any(len(each) != len(set(each)) for e in story.events for each in [[(v.source, v.role, v.start, v.end) for v in e.evidence]])
        assert {f.code for f in validate(story)} <= {"TL208", "TL304"}  # what the edited dates earn: to come, and against an order that the text states
    again, report = update.update(story, documents)
    assert (report.new, report.strengthened) == (0, 0)
    assert again == story


def made(event: Event) -> tuple[str, str]:
    """What is compared: its headline and its date."""
    return event.headline, event.when.edtf if event.when else ""
