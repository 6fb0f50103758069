"""What changed between two timelines, event by event, in words that an editor uses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from timeline.model.event import Event
from timeline.model.timeline import Timeline

_ALIKE = 0.6  # of the characters, for two events without a common id
_MOST_COMPARED = 400  # events left over on a side that are compared with each other
_TEXTS = {"headline": "reworded", "description": "description reworded", "modality": "telling", "polarity": "polarity", "group": "row", "confidence": "confidence"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the event by its headline, what kind of change, and the sentence."""

    kind: Literal["added", "removed", "changed", "timeline"]
    event: str
    headline: str
    what: str
    key: str = ""


def between(before: Timeline, after: Timeline) -> list[Change]:
    """The changes from one timeline to another, in the order of the second; what was removed comes last."""
    old, new = _events(before), _events(after)
    pairs = _matched(old, new)
    found = [Change("timeline", "", "", f"title: {before.title or 'none'} → {after.title or 'none'}", "title")] if before.title != after.title else []
    for event in new:
        partner = pairs.get(event.id)
        if partner is None:
            found.append(Change("added", event.id, event.headline, f"added, {_date(event)}"))
        else:
            found += [Change("changed", event.id, event.headline, what, key) for key, what in _changes(partner, event)]
    kept = {partner.id for partner in pairs.values()}
    return found + [Change("removed", event.id, event.headline, f"removed, {_date(event)}") for event in old if event.id not in kept]


def _events(story: Timeline) -> list[Event]:
    return [*story.events, *(story.undated or ())]


def _matched(old: Sequence[Event], new: Sequence[Event]) -> dict[str, Event]:
    """Old events by the id of the new one: the same id, else words that are much alike."""
    by_id = {event.id: event for event in old}
    pairs = {event.id: by_id[event.id] for event in new if event.id in by_id}
    left = [event for event in old if event.id not in pairs][:_MOST_COMPARED]
    for event in [event for event in new if event.id not in pairs][:_MOST_COMPARED]:
        scored = [(SequenceMatcher(None, event.headline, other.headline).ratio(), n) for n, other in enumerate(left)]
        if scored and (best := max(scored, key=lambda each: (each[0], -each[1])))[0] >= _ALIKE:
            pairs[event.id] = left.pop(best[1])
    return pairs


def _date(event: Event) -> str:
    return event.when.display if event.when else "without a date"


def _changes(old: Event, new: Event) -> Iterator[tuple[str, str]]:
    if (old.when and old.when.edtf) != (new.when and new.when.edtf):
        yield "when", f"moved from {_date(old)} to {_date(new)}"
    elif old.when and new.when and old.when != new.when:
        keys = [key for key, value in new.when.model_dump(by_alias=True).items() if old.when.model_dump(by_alias=True).get(key) != value]
        yield "when", f"date reads differently ({', '.join(keys)})"
    for key, word in _TEXTS.items():
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            yield key, f"{word}: {_short(was)} → {_short(now)}"
    yield from _parts(old, new)


def _parts(old: Event, new: Event) -> Iterator[tuple[str, str]]:
    for key in ("speaker", "quote"):
        was, now = (getattr(event.attribution, key) if event.attribution else None for event in (old, new))
        if was != now:
            yield key, f"{key} added: {_short(now)}" if was is None else f"{key} removed: {_short(was)}" if now is None else f"{key}: {_short(was)} → {_short(now)}"
    for key in ("place", "media", "participants", "tags", "relations", "evidence"):
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            yield key, f"{key} {'added' if not was else 'removed' if not now else 'changed'}"


def _short(value: Any) -> str:
    text = "none" if value is None else str(value)
    return f"“{text if len(text) <= 80 else text[:79] + '…'}”"


def render(found: Sequence[Change], style: str) -> str:
    """The changes as text, JSON or Markdown."""
    if style == "json":
        return json.dumps([{key: value for key, value in asdict(change).items() if value} for change in found], indent=2, ensure_ascii=False) + "\n"
    if style == "md":
        rows = "".join(f"| {_cell(change.headline) or 'timeline'} | {_cell(change.what)} |\n" for change in found)
        return f"### Changes to the timeline\n\n| event | change |\n|---|---|\n{rows}" if found else "No change to the timeline.\n"
    return "".join(f"{_SIGNS[change.kind]} {_line(change.headline + ': ' if change.headline else '')}{_line(change.what)}\n" for change in found)


_SIGNS = {"added": "+", "removed": "-", "changed": "~", "timeline": "~"}


def _line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _cell(text: str) -> str:
    """Text that neither ends a cell nor is markup."""
    escaped = _line(text).replace("&", "&amp;").replace("<", "&lt;").replace("@", "@\u2060")
    return "".join(f"\\{c}" if c in "\\|*_`[]#~" else c for c in escaped)
