"""An event on its way to the record: what was found, before ids and evidence are written out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from timeline.events import places
from timeline.events.identity import event_id
from timeline.events.passage import Passage, Span, trimmed
from timeline.events.when import date_evidence
from timeline.model.event import Attribution, Event, Evidence, Place, When
from timeline.model.timex import Timex

_MARKS = re.compile(r"\*{1,3}|(?<!\w)__?(?=\w)|(?<=\w)__?(?!\w)")


@dataclass(slots=True)
class Draft:
    """An event being made. `spans` are the words that tell it, `own` those where its place may be named."""

    headline: str
    role: str
    spans: list[Span]
    when: When | None = None
    dates: list[Timex] = field(default_factory=list)
    modality: str = "happened"
    polarity: str = "positive"
    index: int = 0
    own: list[Span] = field(default_factory=list)
    subject: str | None = None
    speaker: str | None = None
    quote: Span | None = None
    quote_spans: list[Span] = field(default_factory=list)
    more: list[Span] = field(default_factory=list)
    """Further sentences of the same entry or on the same thing, for the description."""
    mentions: int = 1
    says: bool = False
    confidence: float = 0.7
    number: int = 0
    paragraph: int = 0
    at: int = 0
    order: tuple[Literal["before", "after"], Draft] | None = None
    """How it lies to another event of its sentence, as the words say: ("before", the other)."""
    lack: str | None = None
    """What its headline lacks to stand alone; such an event is held back unless another mention words it better."""


def description(passage: Passage, more: list[Span] | None = None) -> str:
    """The sentence, and the others of its entry, as plain text."""
    spans = [(passage.sentence.start, passage.sentence.end), *(more or ())]
    return " ".join(plain(" ".join(passage.text[a:b] for a, b in spans)).split())


def plain(text: str) -> str:
    """A text without its Markdown marks, which most texts do not have."""
    return _MARKS.sub("", text) if "*" in text or "_" in text else text


def event(draft: Draft, passage: Passage, sha256: str) -> Event:
    """The record of a draft."""
    text, source = passage.text, passage.source
    spans = [trimmed(text, span) for span in draft.spans]
    spans = [span for span in spans if span[0] < span[1]]
    place = places.place(text, draft.own)
    evidence = [date_evidence(timex, source) for timex in draft.dates]
    evidence += [Evidence(source=source, role="event", start=a, end=b, exact=text[a:b]) for a, b in spans]
    quoted = draft.quote_spans or ([draft.quote] if draft.quote else [])
    evidence += [Evidence(source=source, role="quote", start=a, end=b, exact=text[a:b]) for a, b in quoted]
    quote = text[quoted[0][0]:quoted[0][1]] if quoted else None
    return Event(
        id=event_id(sha256, draft.role, [*spans, *((t.start, t.end) for t in draft.dates)]),
        headline=draft.headline, description=description(passage, draft.more), when=draft.when, modality=draft.modality, polarity=draft.polarity,
        participants=places.participants(text, draft.own, draft.subject, place), place=Place(name=place) if place else None,
        attribution=Attribution(speaker=draft.speaker, quote=quote) if draft.speaker or quote else None,
        evidence=evidence, confidence=round(draft.confidence, 2),
    )  # fmt: skip
