"""Happenings of which only an order is known: "the recent capture of two men", told beside a dated announcement, was before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.events.passage import Passage, Span
from timeline.events.words import words


@dataclass(frozen=True, slots=True)
class Background:
    """A happening before another: the span of the noun and its complement, and of the word that says so."""

    span: Span
    sign: Span
    headline: str


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    recent = "|".join(sorted(words("nouns", "recent")))
    nouns = "|".join(sorted(words("nouns", "event") - words("nouns", "edge") - words("nouns", "speech"), key=lambda w: (-len(w), w)))
    stop = r"(?=,|;|:|\.|\)|\"|”|\s+(?:which|who|that|when|where|as|and|but|while|by\s+\w+ing|is|was|were|are|has|have|had|will)\b|\Z)"
    return re.compile(rf"\b(?:the|a|an|its|their|his|her|this)\s+(?P<sign>{recent})\s+(?P<noun>(?:[\w'’-]+\s+){{0,2}}?(?:{nouns})\s+(?:of|in|on|at|against)\s+.{{3,140}}?){stop}", re.I | re.S)


def background(passage: Passage) -> Background | None:
    """The first happening that the sentence calls recent and says something of; None when there is none."""
    found = _pattern().search(passage.text, passage.sentence.start, min(passage.sentence.end, passage.sentence.start + 600))
    if found is None or any(found.start() <= t.start < found.end() and t.datable for t in passage.timexes):
        return None
    words_ = passage.words(found.span("noun"))
    return Background(found.span("noun"), found.span("sign"), words_[:1].upper() + words_[1:])
