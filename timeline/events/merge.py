"""Several timelines to one: sources matched by their text, the same events joined, nothing dropped.

Ids of sources are numbered anew and every reference follows. Events of one timeline are never joined with each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from timeline.errors import TimelineError
from timeline.model.event import Event, Record
from timeline.model.timeline import Source, Timeline, Unresolved
from timeline.notation import edtf, iso8601

_R = TypeVar("_R", bound=Record)
_Span = tuple[str, str, int, int]
_DESCRIBING = ("url", "title", "published", "publisher")


def merge(timelines: Sequence[Timeline]) -> Timeline:
    """One timeline of several, in order of time.

    Sources are one when their digest is the same (without digests: their address, title and date) and their publication
    dates do not differ. Events are one when they have the same spans of the same source, or the same id and a source in
    common; the higher revision gives the words, the first of equals, and all evidence is kept. An id that two different
    events have gets a number behind it, and relations follow.

    >>> merge([Timeline(title="Flood"), Timeline(title="Repairs")]).title
    'Flood; Repairs'
    """
    pool = _Pool()
    for each in timelines:
        pool.add(each)
    extra = {key: value for each in reversed(timelines) for key, value in (each.model_extra or {}).items()}
    head: dict[str, object] = {
        "title": "; ".join(_distinct(t.title for t in timelines if t.title)) or None,
        "sources": pool.sources,
        "events": sorted((e for e in pool.events if e.when), key=_place),
        "eras": _distinct(era for each in timelines for era in each.eras or ()) or None,
        "undated": [e for e in pool.events if not e.when] or None,
        "unresolved": _distinct(pool.unresolved) or None,
    }
    return Timeline().model_copy(update={**extra, **head})


class _Pool:
    """What has been joined so far."""

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self.events: list[Event] = []
        self.unresolved: list[Unresolved] = []

    def add(self, story: Timeline) -> None:
        """Join a timeline to the rest."""
        names = self._sources(story)
        self.unresolved += [u.model_copy(update={"source": names[u.source]}) for u in story.unresolved or ()]
        events = [_from(event, names) for event in (*story.events, *(story.undated or ()))]
        places = self._places(events)
        ids = {event.id: self.events[at].id if at is not None else "" for event, at in zip(events, places, strict=True)}
        used = {event.id for event in self.events}
        for name in (name for name, known in ids.items() if not known):
            ids[name] = _free(name, used)
            used.add(ids[name])
        for event, at in zip(events, places, strict=True):
            self._put(_renamed(event, ids), at)

    def _sources(self, story: Timeline) -> dict[str, str]:
        """The new id of each of its sources, and of those that are referred to and missing."""
        names: dict[str, str] = {}
        for source in story.sources:
            at = next((n for n, known in enumerate(self.sources) if _same_source(known, source)), len(self.sources))
            name = f"s{at + 1}"
            self.sources[at : at + 1] = [_filled(self.sources[at] if at < len(self.sources) else source, source).model_copy(update={"id": name})]
            names.setdefault(source.id, name)
        referred = [e.source for event in (*story.events, *(story.undated or ())) for e in event.evidence]
        for missing in _distinct(s for s in (*referred, *(u.source for u in story.unresolved or ())) if s not in names):
            self.sources.append(Source(id=f"s{len(self.sources) + 1}"))
            names[missing] = self.sources[-1].id
        return names

    def _places(self, events: list[Event]) -> list[int | None]:
        """For each event the place of the one that it is joined with; nobody is joined twice by one timeline."""
        by_id = {event.id: at for at, event in enumerate(self.events)}
        by_span: dict[frozenset[_Span], list[int]] = {}
        for at, event in enumerate(self.events):
            by_span.setdefault(_spans(event), []).append(at)
        places = [at if at is not None and _same_event(self.events[at], e) else None for e in events for at in (by_id.get(e.id),)]
        taken: set[int | None] = set(places)
        for number, event in enumerate(events):
            if places[number] is None and _spans(event):
                places[number] = next((at for at in by_span.get(_spans(event), ()) if at not in taken), None)
                taken.add(places[number])
        return places

    def _put(self, event: Event, at: int | None) -> None:
        if at is None:
            self.events.append(event)
        else:
            self.events[at] = _joined(self.events[at], event)


def _same_source(one: Source, other: Source) -> bool:
    if one.published and other.published and one.published != other.published:
        return False  # the same words said on another day mean other dates
    if one.sha256 or other.sha256:
        return one.sha256 == other.sha256
    return bool(one.url or one.title) and all(getattr(one, key) == getattr(other, key) for key in _DESCRIBING)


def _same_event(one: Event, other: Event) -> bool:
    """Whether two events with the same id are one: a source in common, or none and the same words or date."""
    if one.evidence or other.evidence:
        return not {e.source for e in one.evidence}.isdisjoint(e.source for e in other.evidence)
    return one.headline == other.headline or (one.when is not None and other.when is not None and one.when.edtf == other.when.edtf)


def _spans(event: Event) -> frozenset[_Span]:
    return frozenset((e.source, e.role, e.start, e.end) for e in event.evidence if e.role != "quote")


def _from(event: Event, names: dict[str, str]) -> Event:
    return event.model_copy(update={"evidence": [e.model_copy(update={"source": names[e.source]}) for e in event.evidence]})


def _renamed(event: Event, ids: dict[str, str]) -> Event:
    relations = event.relations and [r.model_copy(update={"target": ids.get(r.target, r.target)}) for r in event.relations]
    return event.model_copy(update={"id": ids[event.id], "relations": relations})


def _joined(known: Event, new: Event) -> Event:
    """The two as one, under the id of the known one."""
    first, second = (new, known) if new.revision > known.revision else (known, new)
    lists = {key: _distinct([*(getattr(first, key) or ()), *(getattr(second, key) or ())]) for key in ("participants", "tags", "relations", "evidence")}
    kept = {key: value or (None if key != "evidence" else []) for key, value in lists.items()}
    return _filled(first, second).model_copy(update={"id": known.id, **kept})


def _filled(first: _R, second: _R) -> _R:
    """The first, with what only the second has."""
    keys = (*type(first).model_fields, *(second.model_extra or {}))
    return first.model_copy(update={key: getattr(second, key) for key in keys if getattr(first, key, None) is None and getattr(second, key) is not None})


_T = TypeVar("_T")


def _distinct(items: Iterable[_T]) -> list[_T]:
    """Each once, by its content, in the order of the first."""
    seen: dict[str, _T] = {}
    for item in items:
        seen.setdefault(item.model_dump_json(by_alias=True) if isinstance(item, Record) else str(item), item)
    return list(seen.values())


def _free(name: str, used: set[str]) -> str:
    """The name, or the first of name-2, name-3, ... that nobody has."""
    number, free = 1, name
    while free in used:
        number += 1
        free = f"{name}-{number}"
    return free


def _place(event: Event) -> tuple[int, float]:
    """Where on the timeline: the start, for "before" the last day; what is no date comes last."""
    assert event.when
    try:
        date = edtf.parse(event.when.edtf)
        shift = iso8601.offset_seconds(date.zone) if date.zone else 0
    except TimelineError:
        return 1, 0
    named = date.start or date.end
    at = None if named is None else named.end if named.start is None else named.start
    return 0, float("-inf") if at is None else at - shift
