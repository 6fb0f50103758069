"""Past or future: the direction of a bare name ("on Friday", "in March"), from the clause that governs it.

Not a window of tokens: in "X said on Sunday that Y will open on Friday" each weekday follows its own verb. The order is
the words at the expression itself ("due Friday", "until May", "a Friday deadline"), then the finite verb of its clause,
then the clauses above it. Nothing found means that the past is assumed, as news mostly tells what happened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.anchoring.clause_words import words
from timeline.anchoring.clauses import Clause, Sentence, VerbGroup
from timeline.recognise.scanner import Mention


@dataclass(frozen=True, slots=True)
class Direction:
    """`way` is "past" or "future"; `cue` is the words that decided it, None when nothing did and the past was assumed."""

    way: str
    cue: str | None = None


UNKNOWN = Direction("past")
_AHEAD = re.compile(
    r"\b(due|scheduled|set|slated|planned|expected|payable|effective|postponed|delayed|adjourned|deferred|rescheduled|put off|pushed back|moved|brought forward|"
    r"upcoming|forthcoming|expir(?:es|ing)|matur(?:es|ing)|deadline|ahead of|in time for|no later than|starting|beginning)\s+(?:(?:for|on|by|until|till|to|in|at|from|the)\s+){0,2}\Z",
    re.IGNORECASE,
)  # fmt: skip
_BOUND = re.compile(r"\b(until|till|by|through)\s+\Z", re.IGNORECASE)
_FRONTED = re.compile(r"\W*(?:After|Following|Despite|In the wake of)\s[^,;]{0,80}\Z")
"""A fronted "After the raid on Sunday," tells what came before, whatever the main verb says."""
_DUE = re.compile(r"\b(?:deadline|due date|expiry)\b", re.IGNORECASE)
_HEAD = re.compile(r"(?:['’]s)?\s+(deadline|cut-?off|runoff|run-off|showdown)\b", re.IGNORECASE)
_LOOKS_AHEAD = frozenset({"may", "might", "must", "should", "can", "shall", "will", "would", "could", "'ll"})


def direction(text: str, sentence: Sentence, mention: Mention) -> Direction:
    """The direction of a mention in an analysed sentence."""
    start = mention.context if mention.context < mention.start else mention.start
    before = text[max(sentence.start, mention.start - 40) : mention.start]
    index = sentence.index(start)
    clause = sentence.clauses[index] if sentence.clauses else None
    if _FRONTED.match(text, clause.start if clause is not None else sentence.start, mention.start):
        return Direction("past", "after")
    near = _AHEAD.search(before) or _HEAD.match(text, mention.end, mention.end + 20)
    if near is not None:
        return Direction("future", near[1].lower())
    found = _by_verb(sentence, clause, text)
    bound = _BOUND.search(before)
    if found.cue is None and bound is not None:
        return Direction("future", bound[1].lower())
    if found.cue is None and clause is not None and clause.subject is not None and (subject := _DUE.search(text, *clause.subject)):
        return Direction("future", subject[0].lower())
    return found


def _by_verb(sentence: Sentence, clause: Clause | None, text: str) -> Direction:
    """The first clause upward whose verb tells a time."""
    for _ in range(6):
        if clause is None:
            break
        told = _told(clause.verb, text) if clause.verb is not None else None
        if told is not None:
            return told
        clause = sentence.clauses[clause.parent] if clause.parent is not None else None
    return UNKNOWN


def _told(verb: VerbGroup, text: str) -> Direction | None:
    said = text[verb.start : verb.end]
    if verb.cue is not None and verb.tense == "future":
        return Direction("future", verb.cue)
    if verb.aspect == "perfect" and verb.tense != "future":
        return Direction("past", said)
    if verb.modal in _LOOKS_AHEAD:
        return Direction("future", said)
    match verb.tense:
        case "past":
            return Direction("past", said)
        case "future":
            return Direction("future", said)
        case "present" if verb.lemma in words().timetable or verb.aspect == "progressive":
            return Direction("future", said)
    return None
