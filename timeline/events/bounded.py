"""Happenings of which only an order is known: "the recent capture of two men", told beside a dated announcement, was before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.events.headline import shorten
from timeline.events.passage import Passage, Span
from timeline.events.words import any_of, words


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
    links = r"(?:after|follow(?:s|ed|ing)?|in\s+the\s+wake\s+of|despite|in\s+response\s+to)"
    speech = "|".join(sorted(words("nouns", "speech")))
    linked = rf"(?:(?<=\w\s)(?:{nouns})|(?!(?:{speech})\b)[a-z]{{4,}})"
    return re.compile(rf"\b(?:{links}\s+(?:the|a|an|its|their|his|her|this)\s+(?P<sign2>{recent})\s+(?P<noun2>(?:[\w'’-]+\s+){{0,2}}?{linked}\s+(?:of|in|on|at|against)\s+.{{3,140}}?)|\b(?:follow(?:s|ed)|c[oa]mes?\s+after)\s+(?:the|a|an|its|their|his|her)(?P<sign3>\s+)(?!(?:{recent})\b)(?P<noun3>(?:[\w'’-]+\s+){{0,2}}?(?:{nouns})\s+(?:of|in|on|at|against)\s+.{{3,140}}?)|(?:the|a|an|its|their|his|her|this)\s+(?P<sign>{recent})\s+(?P<noun>(?:[\w'’-]+\s+){{0,2}}?(?:{nouns})\s+(?:of|in|on|at|against)\s+.{{3,140}}?)){stop}", re.I | re.S)


@lru_cache(maxsize=1)
def _signs() -> tuple[str, ...]:
    """Words without which no such happening is told; asked for first, since the expression costs far more."""
    return *sorted(words("nouns", "recent")), "follow", "after the"


def background(passage: Passage) -> Background | None:
    """The first happening that the sentence calls recent and says something of; None when there is none."""
    told = passage.text[passage.sentence.start:passage.sentence.end]
    if not any_of(told, _signs()):
        return None
    found = _pattern().search(passage.text, passage.sentence.start, min(passage.sentence.end, passage.sentence.start + 600))
    if found is None or any(found.start() <= t.start < found.end() and t.datable for t in passage.timexes):
        return None
    group = "2" if found["noun2"] else "3" if found["noun3"] else ""
    words_ = passage.words(found.span(f"noun{group}"))
    return Background(found.span(f"noun{group}"), found.span(f"sign{group}"), shorten(words_[:1].upper() + words_[1:]))
