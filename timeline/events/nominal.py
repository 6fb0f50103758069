"""Happenings that are named and not told: "since the beginning of the war in 2022" dates the beginning, not the clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.events.passage import Passage, Span
from timeline.events.words import words
from timeline.model.timex import Timex

_WINDOW = 120
_PEOPLE = r"(?:(?<=ican|nian|sian|lian|rian|ench|tish|lish|nish|kish|nese|aeli|raqi)\s+[a-z]{3,}s\b)"
"""What is of a people: "American embassies", "British troops"."""
_TITLES = r"(?:(?:Dr|Mr|Mrs|Ms|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Prof|Rev|St)\.\s+)?"


@dataclass(frozen=True, slots=True)
class Nominal:
    """A named happening: the span of its words, and the headline they give; an empty span for a name that holds a date
    and happens nowhere ("the 2007 champion").
    """

    span: Span
    headline: str


@lru_cache(maxsize=1)
def _nouns() -> str:
    return "|".join([*sorted(words("nouns", "event"), key=lambda w: (-len(w), w)), r"\w{3,12}i[sz]ation"])


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    links = "|".join(sorted(words("nouns", "links")))
    return re.compile(rf"\b(?:{links}|ahead\s+of|prior\s+to)\s+(?P<noun>(?:the|a|an|its|his|her|their)\s+(?:[\w'’-]+\s+){{0,4}}?(?:{_nouns()}|(?<=since the )[a-z]{{4,14}})\b(?:\s+(?:of|in|on|at|against|by|between|near)\s+[^,;:.()\"]{{2,60}}?)?)\s+(?:in|on|of|from)\s+(?:early |late |mid-)?\Z", re.I)


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s|,)?\s+(?P<noun>(?:[\w'’-]+\s+){{0,3}}?(?:{_nouns()})\b(?:\s+(?:of|in|on|at|against|near)\s+(?:the\s+)?{_TITLES}(?:[A-Z]\.(?:[A-Z]\.)+(?:\s+[a-z]+)?(?:\s+[a-z]+s\b)?|[A-Z][\w'’-]*)(?:\s+[A-Z][\w'’-]*)*(?:(?<=Flight)\s+\d+|{_PEOPLE})?)?)")


def nominal(passage: Passage, timex: Timex) -> Nominal | None:
    """The named happening that an expression dates, or None when it dates its clause."""
    text, begin = passage.text, passage.sentence.start
    offset = max(begin, timex.start - _WINDOW)
    if text[timex.end:timex.end + 2] in ("'s", "’s"):
        return _genitive(passage, timex)
    linked = _LINKED.search(text, max(offset, timex.start - _LINK), timex.start)
    if linked is not None:
        found = _before().search(text[offset:timex.start]) or (_of_date().search(text[offset:timex.start]) if linked[1].lower() == "of" else None)
        if found is not None:
            return _named(text, (offset + found.start("noun"), offset + found.end("noun")))
    return _premodified(passage, timex)


_LINK = 24
_LINKED = re.compile(r"\s(in|on|of|from)\s+(?:early |late |mid-)?\Z", re.I)
"""What a named happening and its date have between them: looked for first, since the expressions cost far more."""


@lru_cache(maxsize=1)
def _of_date() -> re.Pattern[str]:
    """"The complaint against the election of 28 August": "of" binds the day to the noun, whatever stands before."""
    return re.compile(rf"\b(?P<noun>(?:the|its|his|her|their)\s+(?:(?!(?:the|an?|its|his|her|their)\b)[\w'’-]+\s+){{0,3}}?(?:{_nouns()}))\s+of\s+\Z", re.I)


_DETERMINED = re.compile(r"\b(?:the|a|an|its|his|her|their|\w+['’]s)\s+\Z", re.I)


def _premodified(passage: Passage, timex: Timex) -> Nominal | None:
    """"after the 1998 bombing of the barracks": a year or a day before the noun, behind a preposition."""
    text = passage.text
    if _DETERMINED.search(text[max(passage.sentence.start, timex.start - 24):timex.start]) is None or not _BARE.fullmatch(timex.text):
        return None
    found = _after().match(text, timex.end, min(len(text), timex.end + _WINDOW))
    if found is not None:
        return _named(text, found.span("noun"))
    return Nominal((0, 0), "") if _NOUN.match(text, timex.end) or _TITLE.match(text, timex.end) else None


_BARE = re.compile(r"\d{4}|[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:,? \d{4})?")
_NOUN = re.compile(r" (?!(?:in|on|at|of|to|by|for|from|with|and|or|but|that|which|who|when|as|after|before|is|was|were|are|has|have|had|will|would|said|says|night|morning|afternoon|evening)\b)[a-z]{3,}")
_TITLE = re.compile(r" (?:[A-Z][\w'’-]+ ){1,5}(?:Act|Treaty|Convention|Agreement|Accords?|Law|Code|Protocol|Constitution|Declaration|Charter)\b")
_GENITIVE = re.compile(r"['’]s\s+(?P<noun>(?:(?:(?:[A-Z]\.){2,}|[\w'’-]+)\s+){0,3}?(?:(?:[A-Z]\.){2,}|[\w'’-]+))(?=\s+(?:in|on|at|of|to|by|for|from|with|and|or|but|that|which|who|when|as|after|before|over|against|between|is|was|were|are|has|have|had|will|would|could|may|might|said|says|\w+ed)\b|[,;:)\"]|\.(?!\w)|\Z)")
_COMPLEMENT = re.compile(rf"\s+(?:of|in|on|at|against|over|between)\s+(?:the\s+)?{_TITLES}[\w'’-]+(?:\s+[A-Z][\w'’-]*)*(?:{_PEOPLE})?")


def _genitive(passage: Passage, timex: Timex) -> Nominal | None:
    """"Monday's attack on the base": the noun is dated; one word alone makes no headline, so the clause lends its words."""
    text, limit = passage.text, min(passage.sentence.end, timex.end + _WINDOW)
    found = _GENITIVE.match(text, timex.end, limit)
    if found is None:
        return None
    end = found.end("noun")
    if not re.search(rf"\b(?:{_nouns()})\Z", found["noun"], re.I):
        clause = passage.clauses[passage.sentence.index(timex.start)]
        subject = clause.verb is not None and timex.start < clause.verb.start and clause.subject is not None and clause.subject[0] <= timex.start < clause.subject[1]
        return None if subject or " " not in found["noun"] or (text[end:end + 1] == "." and text[end + 1:end + 2] == " " and text[end + 2:end + 3].islower()) or not found["noun"].split()[-1][:1].isupper() else _named(text, (found.start("noun"), end))
    more = _COMPLEMENT.match(text, end, limit)
    named = _named(text, (found.start("noun"), more.end() if more else end))
    return named if " " in named.headline else None


def _named(text: str, span: Span) -> Nominal:
    words_ = " ".join(text[span[0]:span[1]].split())
    bare = re.sub(r"^(?:the|a|an)\s+", "", words_, flags=re.I)
    return Nominal((span[0] + len(text[span[0]:span[1]]) - len(text[span[0]:span[1]].lstrip()), span[1]), bare[:1].upper() + bare[1:100])
