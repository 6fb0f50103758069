"""Who says so: the speaker of a clause and the words quoted, with their offsets."""

from __future__ import annotations

import re

from timeline.anchoring.clauses import Clause
from timeline.events.names import People
from timeline.events.passage import Passage, Span, trimmed
from timeline.events.words import words as listed

_ACCORDING = re.compile(r"\b[Aa]ccording to ((?:[^,;.()\"“”]|(?<=\b[A-Z])\.(?=[A-Z]\b|\s[A-Z])|(?<=\b[MDS][rst])\.(?= [A-Z])|(?<=\w)\.(?=[a-z]{2,4}\b)|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov|Col))\.(?= [A-Z])){2,120})")
_SOURCE_OF = re.compile(r"\b(?:estimates?|figures?|data|reports?|statements?|documents?|records?|statistics|officials|sources?)\b.{0,20}?\b(?:from|by|of|at)\s+(.+)\Z")
_QUOTED = re.compile(r"\"([^\"]{3,1200})\"|“([^“”]{3,1200})”|``((?:[^`']|'(?!')){3,1200})''|(?<!\w)‘([^‘]{12,600}?)’(?!\w)")


_UNTIMED = re.compile(r"\s+(?:in|on|at|early|late|later|earlier)\Z")
"""What stood before a time between the speaker and the verb: "officials [in August] said"."""
_PRONOUNS = frozenset({"he", "she", "they", "we", "these", "those", "some", "others", "many"})
_NOBODY = frozenset({"nobody", "none", "neither", "everybody", "everyone", "anybody", "you", "it", "that", "which", "who", "there", "one", "this", "i", "what", "them", "him"})
_SENTENCE = re.compile(r"[\"“”|@:#]|\b\d+ of \d+\b|\b(?:GETTY|REUTERS|EPA|AFP|Photos?|Image|Caption)\b|^(?:[Ww]ho(?:ever)?|[Ww]hich|[Tt]hat|[Ww]hat(?:ever)?)\b|\b(?:he|she|they|we|I)\b.|.\b(?:he|she|they|we|I)\b")


def reporter(passage: Passage, index: int) -> int | None:
    """The clause that reports the clause at `index`; None when the article says it itself."""
    below = index
    for above in passage.above(index):
        verb = passage.clauses[above].verb
        if verb is not None and verb.reporting and verb.lemma not in listed("headline", "learning") and passage.clauses[below].kind == "reported" and passage.clauses[index].kind != "relative":
            return above
        below = above
    return None


def speaker(passage: Passage, index: int, people: People) -> str | None:
    """Who speaks in the reporting clause at `index`: its subject, or that of the clause it hangs on ("..., noting that")."""
    clause = passage.clauses[index]
    subject = clause.subject
    if clause.verb is not None and clause.verb.passive and clause.verb.lemma in listed("headline", "hearing"):
        return None  # "employees were told that"
    for above in passage.above(index):
        if subject is not None or clause.kind not in ("participial", "infinitive"):
            break
        subject = passage.clauses[above].subject
    words = _plain(_UNTIMED.sub("", passage.words(_untimed(passage, subject))))
    if not words or len(words) > 120 or words.lower() in _NOBODY or _SENTENCE.search(words):
        return None
    if subject is not None and (named := _APPOSED.match(passage.text, subject[1], passage.sentence.end)) and not words[:1].isupper():
        return named["name"].removesuffix(".")
    return people.meant(words, passage.number, speaks=True) or (None if words.lower() in _PRONOUNS else words)


_APPOSED = re.compile(r",\s+(?P<name>(?:Dr\.? |Prof\.? |Sir )?[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){1,3})(?=[,.;]|\s*\Z)")
"""A name behind the noun that says who it is: "said the owner, Bess Tully"."""


def _untimed(passage: Passage, subject: Span | None) -> Span | None:
    """A subject without the time at its end: "the government yesterday said"."""
    if subject is None:
        return None
    time = next((t for t in passage.timexes if t.end == subject[1] and t.start > subject[0]), None)
    return subject if time is None or _OF_A_TIME.search(passage.text, subject[0], time.start) is not None else (subject[0], time.start)


_OF_A_TIME = re.compile(r"\b(?:of|for|from|since|the|an?)\s+\Z")


def according(passage: Passage, clause: Clause | None = None) -> str | None:
    """The source named by "according to ..." in the sentence (or in one of its clauses).

    "estimates from the Health Office" gives "the Health Office".
    """
    a, b = (clause.start, clause.end) if clause is not None else (passage.sentence.start, passage.sentence.end)
    found = _ACCORDING.search(passage.text, a, b)
    if found is None:
        return None
    named = " ".join(found[1].split())
    source = _SOURCE_OF.search(named)
    return _plain(_VERB.split(source[1] if source else named, maxsplit=1)[0])


_VERB = re.compile(r"\s(?:is|are|was|were|has|have|had|will|would|said|says|who|which|that|where|when)\b")


def according_span(passage: Passage) -> Span | None:
    """The words "according to ..." with the bracket that may follow, for a headline to leave out."""
    if passage.text.find("ccording to", passage.sentence.start, passage.sentence.end) < 0:
        return None
    found = _ACCORDING.search(passage.text, passage.sentence.start, passage.sentence.end)
    if found is None:
        return None
    bracket = re.compile(r"\s*\([^()]{1,20}\)").match(passage.text, found.end())
    return found.start(), bracket.end() if bracket else found.end()


def quotes(passage: Passage) -> list[Span]:
    """The spans of the words inside quote marks, the comma before the closing mark left out; names of works are none."""
    out = []
    for found in _QUOTED.finditer(passage.sentence.text, passage.sentence.start, passage.sentence.end):
        group = found.lastindex or 0
        span = trimmed(passage.text, found.span(group), " \t\r\n,*")
        spaces = passage.text.count(" ", *span)
        if spaces >= 3 or (spaces >= 1 and passage.text[found.end(group) - 1] == ","):
            out.append(span)
    return out


def _plain(words: str) -> str:
    return words.strip(" ,;:*_\"“”'`–—-")
