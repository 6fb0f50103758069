"""How a timeline is told in every format: its order, its title, who says so and where it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.algebra.calendar import civil
from timeline.errors import OutputError
from timeline.formats.losses import Loss
from timeline.formats.parts import dates
from timeline.formats.parts.dates import Dated
from timeline.formats.parts.plain import line
from timeline.model.event import Event
from timeline.model.timeline import Source, Timeline


@dataclass(frozen=True, slots=True)
class Entry:
    """An event that has a date, the date, and the source that dates it."""

    event: Event
    date: Dated
    source: Source | None = None


def entries(story: Timeline) -> list[Entry]:
    """The dated events in order of time; events at one place keep the order of the timeline.

    Raises OutputError for two events of one id, DateError for a date that cannot be read.
    """
    seen: set[str] = set()
    for event in story.events:
        if event.id in seen:
            raise OutputError(f"event {event.id}", "is there twice", "give each event an id of its own")
        seen.add(event.id)
    sources = index(story)
    dated = [Entry(e, dates.read(e.when, f"event {e.id}"), source_of(e, sources)) for e in story.events if e.when and e.when.status != "unresolved"]
    return sorted(dated, key=lambda entry: entry.date.order)


def undated(story: Timeline) -> list[Event]:
    """The events that have no date, wherever they are kept."""
    return [e for e in story.events if not e.when or e.when.status == "unresolved"] + list(story.undated or [])


def left_out(story: Timeline) -> list[Loss]:
    """What a format that needs a date for everything leaves out."""
    losses = [Loss(event.id, "no date (undated)", dropped=True) for event in undated(story)]
    return losses + [Loss(None, "could not be placed (unresolved)", dropped=True, thing="date expression") for _ in story.unresolved or []]


def unsaid(event: Event, *fields: str) -> list[Loss]:
    """The named fields of an event that have a value, as details lost."""
    return [Loss(event.id, field) for field in fields if getattr(event, field)]


def heading(story: Timeline) -> str:
    """The title, else the only source's title, else the word Timeline."""
    lone = story.sources[0].title if len(story.sources) == 1 else None
    return line(story.title) or line(lone) or "Timeline"


def index(story: Timeline) -> dict[str, Source]:
    """The sources by id."""
    return {source.id: source for source in story.sources}


def source_of(event: Event, sources: dict[str, Source]) -> Source | None:
    """The source that dates the event; the only source when the event names none."""
    named = sorted(event.evidence, key=lambda e: e.role != "date")
    if named:
        return sources.get(named[0].source)
    if len(sources) == 1:
        return next(iter(sources.values()))
    kept = (event.model_extra or {}).get("x-source")  # a calendar keeps the source, and not where in it the words stand
    return sources.get(kept) if isinstance(kept, str) else None


def credit(source: Source | None) -> str:
    """A source in words: title, publisher, publication date.

    >>> credit(Source(id="s1", title="Talks", publisher="The Courier", published="2025-01-13"))
    'Talks, The Courier, 2025-01-13'
    """
    if source is None:
        return ""
    return ", ".join(part for part in map(line, (source.title, source.publisher, (source.published or "").partition("T")[0])) if part) or line(source.url)


def span_words(found: list[Entry]) -> str:
    """From the first to the last date, in words; from year to year where one of them is itself a span or has no day."""
    first, last = line(found[0].date.when.display), line(found[-1].date.when.display)
    if first == last:
        return first
    if _NO_END.search(first) or _NO_END.search(last):
        first, last = year_words(found[0].date.place), year_words(found[-1].date.place)
    return first if first == last else f"{first} – {last}"


_NO_END = re.compile(r"–|\bto\b|\bnot given\b|^(?:before|after|by|in or after|since|until|between) ")


def year_words(at: int) -> str:
    """The year of a moment as people write it: "2024", "44 BCE"."""
    year = civil(at).year
    return str(year) if year > 0 else f"{1 - year} BCE"


def nothing(what: str) -> OutputError:
    """The error for a timeline without anything to write."""
    return OutputError(what, "no event has a date that it could show", "write JSON or HTML, which list events without a date")
