"""Why each date of an article gave the event that it did, and why another gave none."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from timeline.anchoring import tag
from timeline.anchoring.clauses import Clause
from timeline.anchoring.passages import passages
from timeline.events import structure
from timeline.events.boilerplate import dateline_end, elsewhere, is_boilerplate
from timeline.events.captions import is_caption
from timeline.events.nominal import nominal
from timeline.events.order import placed
from timeline.events.passage import Passage
from timeline.events.refusal import places, refusal, unknown
from timeline.events.story import read as told
from timeline.events.vague import is_vague
from timeline.model.document import Document
from timeline.model.event import Event
from timeline.model.timex import Timex

REACH = 300
"""Characters before a date at which evidence that covers it may begin: an expression of time is shorter."""


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one date: the events that it dates, and the reason why it dates them, or none."""

    start: int
    end: int
    events: tuple[Event, ...]
    reason: str


def explained(document: Document, *, mode: str = "auto") -> dict[str, Any]:
    """The page of `timeline.anchoring.explanation`, with the events that each date gave and why, or why it gave none."""
    from timeline.anchoring.explanation import explain

    page = explain(document, mode=mode)
    for date, each in zip(page["dates"], account(document, mode=mode), strict=True):
        date["events"] = [{"id": e.id, "headline": e.headline, "modality": e.modality, "polarity": e.polarity} for e in each.events]
        date["why" if each.events else "why_not"] = each.reason
    return page


def account(document: Document, *, mode: str = "auto") -> list[Account]:
    """One account for each time expression of a document, in text order.

    >>> [a.reason for a in account(Document("The dam broke on Monday.", published="2025-01-14"))]
    ['it dates "broke", the verb of its clause']
    """
    found = tag(document, mode=mode)
    story = told(document, found, document.id)
    held = {(timex.start, timex.end): reason for timex, reason in story.held}
    read = passages(document.text)
    by_sentence: dict[int, list[Timex]] = {}
    for timex in found:
        by_sentence.setdefault(read.number(timex.start), []).append(timex)
    stands = structure.places(document.text, read.spans, by_sentence)
    events = placed(story.events)
    teasers = elsewhere(document.text, read.spans)
    dated = sorted(((v.start, v.end, n) for n, e in enumerate(events) for v in e.evidence if v.role == "date"))
    starts = [start for start, _, _ in dated]
    out = []
    for timex in found:
        number = read.number(timex.start)
        near = dated[bisect_left(starts, timex.start - REACH) : bisect_left(starts, timex.end)]
        hits = tuple(events[n] for n in sorted({n for _, end, n in near if timex.start < end}))
        passage = Passage(document.text, document.id, read.sentence(number), tuple(by_sentence[number]), number, 0)
        kept = held.get((timex.start, timex.end))
        reason = _why(passage, timex, hits, stands.get(number)) if hits else f"its words were held back, for no headline stands alone: {kept}" if kept else _why_not(passage, timex, stands.get(number), teasers)
        out.append(Account(timex.start, timex.end, hits, reason))
    return out


def _why(passage: Passage, timex: Timex, hits: tuple[Event, ...], place: structure.Place | None) -> str:
    if place is not None and timex in place.label:
        return "it stands above the entries that it dates" if place.heading else "it stands before the words that it dates"
    told = [(v.start, v.end) for e in hits for v in e.evidence if v.role == "event"]
    clause = passage.clauses[passage.sentence.index(timex.start)]
    if hits[0].when is not None and hits[0].when.status == "bounded" and not any(a <= timex.start < b for a, b in told):
        return "the happening is told as before or after this date"
    if clause.verb is None or not any(a <= clause.verb.start < b for a, b in told):
        return f'it dates the words "{passage.words(told[0])[:60]}", which name a happening' if told else "its clause names a happening"
    return f'it dates "{passage.words((clause.verb.start, clause.verb.end))}", the verb of its clause{_reported(passage, clause)}'


def _reported(passage: Passage, clause: Clause) -> str:
    parent = passage.clauses[clause.parent] if clause.parent is not None else None
    return f', which "{passage.words(parent.verb.head)}" reports' if clause.kind == "reported" and parent is not None and parent.verb is not None else ""


def _why_not(passage: Passage, timex: Timex, place: structure.Place | None, teasers: frozenset[int]) -> str:
    text, start, end = passage.text, passage.sentence.start, passage.sentence.end
    if timex.status == "unresolved":
        return unknown(timex)
    if is_boilerplate(text, start, end):
        return "its line belongs to the page: a credit, a byline or an advertisement"
    if is_caption(text, start, end):
        return "its line is the caption of a picture"
    if passage.number in teasers:
        return "its line names another article"
    if timex.start < dateline_end(text, start, end):
        return "it stands in the date line, which says when the report was filed"
    if place is not None and place.heading:
        return "it heads a section, and nothing under it takes its date"
    if timex.type == "SET":
        return "it says how often, not when"
    if is_vague(timex) or not timex.datable:
        return "it says how long or about when, and places nothing told in its clause"
    return refusal(passage, timex, nominal(passage, timex) if places(timex) else None) or "its clause gives no words that stand alone as a headline"
