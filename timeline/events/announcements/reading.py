"""A document read for what lies ahead of its publication: entries for a calendar, with the words that they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from timeline.anchoring.sentences import spans as sentences
from timeline.events.announcements.entries import Slot, bounds, slots
from timeline.events.announcements.gate import DATED, announced, tells_ahead
from timeline.events.announcements.tokens import Token, tokens
from timeline.events.announcements.words import either
from timeline.events.headline import tidy
from timeline.events.identity import event_id
from timeline.events.when import written
from timeline.model.document import Document
from timeline.model.event import Event, Evidence, When
from timeline.model.timex import Timex

_ROW = re.compile(r"[^\n]+")
_TABLE = re.compile(r"\s*(?:\||\d{1,2}[:.]\d\d\b)")
_SEMICOLON = re.compile(r"[^;]+")
_LOOSE = re.compile(rf"(?:[\s,;|(]|\b{either('loose')}\b)*$", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z]{3,}")


def scheduled(document: Document, timexes: list[Timex], told: list[Event], source: str) -> list[Event]:
    """The events that the text announces for the day of publication or later; none without a publication date.

    `timexes` are those of `tag`: what its clause tells as past is not announced. Of the events `told`, those that lie ahead
    stay where nothing was read as an announcement.
    """
    published = _published(document)
    if published is None:
        return []
    found = _announced(document, timexes, source, published)
    covered = [(e.start, e.end) for event in found for e in event.evidence if e.role == "event"]
    rest = [event for event in told if event.modality in ("scheduled", "planned") and _ahead(event, published) and tells_ahead(document.text, event, timexes)
            and not any(low <= e.start < high for low, high in covered for e in event.evidence)]
    return found + rest


def _ahead(event: Event, published: date) -> bool:
    when = event.when
    return when is not None and when.start is not None and when.start[:10] >= published.isoformat()[: len(when.start[:10])] and not when.start.startswith("-")


def _announced(document: Document, timexes: list[Timex], source: str, published: date) -> list[Event]:
    found: list[Event] = []
    carried: date | None = None
    for start, end, row in _units(document.text):
        here = tokens(document.text, start, end)
        if not any(t.kind in DATED for t in here):
            continue
        heading = _is_heading(document.text, start, end, here)
        if not (row or heading):
            here = announced(document.text, start, end, here, [t for t in timexes if start <= t.start < end])
        for low, high in _clauses(document.text, start, end):
            inside = [t for t in here if low <= t.start < high]
            try:
                made = slots(document.text, inside, published, carried)
            except (ValueError, OverflowError):
                continue
            carried = next((slot.first for slot in reversed(made) if slot.rule is None), carried)
            if not heading:
                found += [event for slot in made if (event := _event(document, source, slot, (low, high), inside, published))]
    return found


def _published(document: Document) -> date | None:
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None


def _units(text: str) -> Iterator[tuple[int, int, bool]]:
    """Rows of tables (True) and sentences."""
    for start, end in sentences(text):
        rows = list(_ROW.finditer(text, start, end))
        if len(rows) > 1 and any(_TABLE.match(row[0]) for row in rows):
            yield from ((row.start(), row.end(), True) for row in rows)
        else:
            yield start, end, False


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for part in _SEMICOLON.finditer(text, start, end):
        yield part.start(), part.end()


def _is_heading(text: str, start: int, end: int, found: list[Token]) -> bool:
    """A day by itself, which the rows or sentences below belong to."""
    rest = _without(text, start, end, [(t.start, t.end) for t in found])
    return not _WORDS.search(rest) and not any(t.kind == "clock" for t in found)


def _without(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    """The words beside the spans, and not what led up to a date."""
    pieces, at = [], start
    for low, high in sorted(spans):
        pieces.append(_LOOSE.sub(" ", text[at:max(low, at)]))
        at = max(at, high)
    return " ".join(" ".join([*pieces, text[at:end]]).replace("|", " ").split())


def _event(document: Document, source: str, slot: Slot, unit: tuple[int, int], found: list[Token], published: date) -> Event | None:
    if not slot.rule and slot.last < published:
        return None
    when = _when(slot, document.timezone)
    if when is None:
        return None
    low, high = unit
    while low < high and document.text[low].isspace():
        low += 1
    whole = document.text[low:high].rstrip()
    headline = tidy(_without(document.text, low, high, [(t.start, t.end) for t in found])) or tidy(whole)
    if not headline:
        return None
    spans = sorted(slot.spans)
    evidence = [Evidence(source=source, role="date", start=a, end=b, exact=document.text[a:b]) for a, b in spans]
    evidence.append(Evidence(source=source, role="event", start=low, end=low + len(whole), exact=whole))
    return Event(id=event_id(document.sha256, "scheduled", [*spans, (int(f"{slot.first:%Y%m%d}"), 0)]), headline=headline[:100], description=" ".join(whole.replace("|", " ").split()),
                 when=when, modality="scheduled", evidence=evidence, confidence=0.8)  # fmt: skip


def _when(slot: Slot, zone: str | None) -> When | None:
    start, end = bounds(slot)
    timed = slot.start is not None
    made = written(f"{start}/{end}" if end else start, None, "stated", zone=zone if timed and not slot.zone else None)
    if made is None or slot.rule is None:
        return made
    left = [day.isoformat() for day in slot.exceptions]
    return made.model_copy(update={"recurrence": slot.rule, "exceptions": left or None, "display": f"{made.display}, repeated"})
