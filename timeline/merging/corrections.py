"""What an article takes back: "An earlier version of this article said that it was on 3 March", "on 4 March, not 3 March".

A date that is withdrawn is no event of its own; the event that is told instead says which date it corrects.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from timeline.anchoring import tag
from timeline.merging.words import listed
from timeline.model.document import Document
from timeline.model.event import Event
from timeline.model.timeline import Timeline
from timeline.model.timex import Timex

_NOT = re.compile(r"[,;(]?\s*(?:and\s+)?(?:not|rather than|instead of)\s+(?:on\s+|in\s+)?\Z", re.IGNORECASE)
_NAMED = re.compile(r"\d|[A-Z]")
"""What a date has that can be taken back; "the day" is none."""
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|\Z)|\Z|(?=\n))|[.!?]")


def applied(story: Timeline, documents: Iterable[Document], *, mode: str = "auto") -> Timeline:
    """The timeline without the events that only tell of a withdrawn date, and with `corrects` on those that are told instead."""
    names = [source.id for source in story.sources]
    found = {name: pairs for name, document in zip(names, documents, strict=True) if (pairs := list(withdrawn(document, mode=mode)))}
    if not found:
        return story
    events: list[Event] = []
    spans = {name: sorted({(t.start, t.end) for t, *_ in pairs}) for name, pairs in found.items()}
    for event in story.events:
        kept = _without(event, spans)
        if kept is not None:
            events.append(kept)
    for name, pairs in found.items():
        _mark(events, name, pairs)
    return story.model_copy(update={"events": events})


def withdrawn(document: Document, *, mode: str = "auto") -> Iterator[tuple[Timex, tuple[int, int], bool]]:
    """The dates that the text takes back, with the span of the passage that does so, and whether the whole passage is a correction."""
    text = document.text
    if not _signs().search(text):
        return
    timexes = [t for t in tag(document, mode=mode) if t.edtf and t.datable and _NAMED.search(t.text)]
    for paragraph in _PARAGRAPH.finditer(text):
        here = [t for t in timexes if paragraph.start() <= t.start < paragraph.end()]
        if here:
            yield from _in_paragraph(text, paragraph.span(), here)


def _in_paragraph(text: str, span: tuple[int, int], timexes: list[Timex]) -> Iterator[tuple[Timex, tuple[int, int], bool]]:
    opened = _opening().match(text, span[0], span[1]) is not None
    for sentence in _SENTENCE.finditer(text, *span):
        here = [t for t in timexes if sentence.start() <= t.start < sentence.end()]
        denied = [t for before, t in zip([None, *here], here, strict=False) if before is not None and _NOT.fullmatch(text, before.end, t.start)]
        wrong = _wrong().search(text, sentence.start(), sentence.end())
        if denied:
            yield from ((t, span if opened or wrong else sentence.span(), opened or wrong is not None) for t in denied)
        elif wrong:
            ends = _instead().search(text, wrong.end(), sentence.end())
            yield from ((t, span, True) for t in here if wrong.start() < t.start < (ends.start() if ends else sentence.end()))


def _without(event: Event, spans: dict[str, list[tuple[int, int]]]) -> Event | None:
    """None for an event whose only dates are withdrawn; the event without that evidence where it is told elsewhere too."""
    kept = [e for e in event.evidence if e.role != "date" or not _touches(spans.get(e.source, []), e.start, e.end)]
    if len(kept) == len(event.evidence):
        return event
    return event.model_copy(update={"evidence": kept}) if any(e.role == "date" for e in kept) else None


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted spans, which do not overlap, has a character in common with another."""
    at = bisect_left(spans, (end, 0))
    return at > 0 and spans[at - 1][1] > start


def _mark(events: list[Event], source: str, pairs: list[tuple[Timex, tuple[int, int], bool]]) -> None:
    """Give the events that are told in the passage, or in the article and of the same thing, the dates that they correct."""
    corrects: dict[int, list[str]] = defaultdict(list)
    places = sorted({(v.start, n) for n, e in enumerate(events) for v in e.evidence if v.source == source and v.role == "date"})
    for timex, span, whole in pairs:
        inside = sorted({n for _, n in places[bisect_left(places, (span[0], 0)) : bisect_left(places, (span[1], 0))]})
        for n in inside if inside or not whole else _elsewhere(events, source, timex):
            corrects[n].append(str(timex.edtf))
    for n, dates in corrects.items():
        events[n] = events[n].model_copy(update={"corrects": list(dict.fromkeys(d for d in dates if events[n].when is None or d != events[n].when.edtf)) or None})  # type: ignore[union-attr]


def _elsewhere(events: list[Event], source: str, timex: Timex) -> list[int]:
    """The corrected article's own telling, when the note names only the wrong date: the event nearest to it in time, of the same unit."""
    own = [(abs(_days(e.when.edtf) - _days(str(timex.edtf))), n) for n, e in enumerate(events) if e.when and e.when.precision == timex.precision and any(v.source == source for v in e.evidence)]
    near = [n for distance, n in sorted(own) if distance <= 31]
    return near[:1]


def _days(edtf: str) -> int:
    from timeline.algebra.calendar import DAY
    from timeline.notation.derive import bounds

    start = bounds(edtf, None).start
    return (start or 0) // DAY


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile(r"[\W_]*(?:" + "|".join(map(re.escape, listed("correction", "opens"))) + r")\b[\W_]", re.IGNORECASE)


@lru_cache(maxsize=1)
def _wrong() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, (*listed("correction", "earlier"), *listed("correction", "wrongly")))) + r")\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _instead() -> re.Pattern[str]:
    return re.compile(r";|\b(?:" + "|".join(map(re.escape, listed("correction", "instead"))) + r")\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _signs() -> re.Pattern[str]:
    """What a text must hold to take anything back; asked first, since most texts do not."""
    return re.compile(_wrong().pattern + r"|\b(?:not|rather than|instead of)\s+(?:on\s+|in\s+)?(?:\d|[A-Z])", re.IGNORECASE)



