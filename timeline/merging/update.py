"""Articles added to a timeline that people have edited: what they changed stays changed, and what they removed stays away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.events import extract
from timeline.events.merge import merge as side_by_side
from timeline.merging import corrections, joining
from timeline.merging.told import Held
from timeline.model.document import Document
from timeline.model.event import Account, Event, When
from timeline.model.timeline import Made, Source, Timeline
from timeline.notation.derive import derive
from timeline.notation.display import display


@dataclass(frozen=True, slots=True)
class Report:
    """What an update did: events that are new, those that got further sources, what of a person's was kept, and what stays away."""

    new: int
    strengthened: int
    edited: int
    kept_away: int
    known: bool
    """Whether the timeline says how it was made; where it does not, all of it counts as a person's."""


def made(story: Timeline) -> Timeline:
    """The timeline with its events as they are now written down as the program's."""
    return story.model_copy(update={"generated": [_made(e) for e in story.events] or None})


def update(story: Timeline, documents: Iterable[Document], *, mode: str = "auto") -> tuple[Timeline, Report]:
    """The timeline with the events of more articles, and what was done.

    A headline or date that differs from what the program made, an event of a person's own and one whose revision was
    raised stay as they are, and so does what was removed; an article that is there already adds nothing. Further
    sources and dates that differ are added to the events that they belong to.
    """
    before = {m.id: m for m in story.generated or ()}
    now = {e.id: e for e in (*story.events, *(story.undated or ()))}
    words = frozenset(i for i, e in now.items() if i not in before or before[i].headline != e.headline)
    dates = frozenset(i for i, e in now.items() if e.when and (i not in before or before[i].edtf != e.when.edtf))
    removed = [m for m in before.values() if m.id not in now]
    given = [document for document in documents if not any(_is_there(source, document) for source in story.sources)]
    fresh = corrections.applied(extract(given, mode=mode), given, mode=mode)
    away = {m.id for m in removed}
    fresh = fresh.model_copy(update={"title": None, "events": [e for e in fresh.events if e.id not in away], "undated": [e for e in fresh.undated or () if e.id not in away] or None})
    given_dates = {i: before[i].edtf for i in dates if i in before}
    shown = story.model_copy(update={"events": [_differs(e, given_dates[e.id]) if e.id in given_dates else e for e in story.events]})
    together = side_by_side([shown, fresh]).model_copy(update={"title": story.title})
    together = together.model_copy(update={"events": [*together.events, *map(_ghost, removed)]})
    held = Held(frozenset({*now, *away}), words | away, dates | away, tuple((m.id, m.headline) for m in before.values()))
    whole = joining.joined(together, held)
    kept_away = {e.id: len(e.evidence) for e in whole.events if e.id in away}
    events = [e for e in whole.events if e.id not in away]
    after = {e.id: e for e in events}
    baseline = {**before, **{i: _made(e) for i, e in after.items() if i not in now or (i in before and i not in words and i not in dates)}}
    report = Report(
        new=sum(i not in now for i in after), strengthened=sum(len(_sources(after[i])) > len(_sources(e)) for i, e in now.items() if i in after),
        edited=len((words | dates) & set(before)), kept_away=sum(count > 0 for count in kept_away.values()), known=story.generated is not None,
    )  # fmt: skip
    return whole.model_copy(update={"events": events, "generated": list(baseline.values()) or None}), report


def _made(event: Event) -> Made:
    return Made(id=event.id, headline=event.headline, edtf=event.when.edtf if event.when else "..")


def _is_there(source: Source, document: Document) -> bool:
    """Whether an article is the one of a source: the same words of the same day."""
    return source.sha256 == document.sha256 and (not source.published or not document.published or source.published == document.published)


def _differs(event: Event, edtf: str) -> Event:
    """An event whose date a person gave, with the date of its sources beside it."""
    known = event.accounts or []
    givers = [s for s in dict.fromkeys(e.source for e in event.evidence) if not any(s in a.sources for a in known)]
    if edtf == ".." or not givers or any(a.edtf == edtf for a in known):
        return event
    return event.model_copy(update={"accounts": [Account(edtf=edtf, display=display(edtf), status="conflicting", sources=givers), *known]})


def _ghost(m: Made) -> Event:
    """A removed event, to recognise it when it is told again."""
    derived = derive(m.edtf)
    when = When(edtf=m.edtf, start=derived.start, end=derived.end, precision=derived.precision, status="stated", display=display(m.edtf))
    return Event(id=m.id, headline=m.headline, when=when)


def _sources(event: Event) -> set[str]:
    return {e.source for e in event.evidence}
