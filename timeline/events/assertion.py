"""How an article tells a dated event: as a fact, a report, a plan, a habit ..., by its words and by where its date lies."""

from __future__ import annotations

import re

from timeline.events.denial import called_off, polarity
from timeline.events.modality import conditional, modality, to_come
from timeline.events.passage import Passage
from timeline.events.words import phrases, words
from timeline.model.event import Modality, Polarity, When
from timeline.model.timex import Timex


def assertion(passage: Passage, index: int, date: Timex, when: When | None, *, heard: bool) -> tuple[Modality, Polarity]:
    """The modality and the polarity of the clause that `date` dates; `heard` is whether somebody else says it."""
    sentence, text = passage.sentence, passage.text
    sign = polarity(text, sentence, index, date.start)
    kind = modality(sentence, index, date.start)
    verb = sentence.clauses[index].verb
    if kind == "happened" and verb is not None and date.direction == "future" and (verb.modal == "must" or (verb.tense == "present" and verb.aspect is None)):
        kind = "scheduled"
    if kind != "hypothetical" and conditional(text, sentence, index):
        kind = "conditional"
    if _habit(passage, index, date):
        return "generic", sign
    over = when is not None and when.status == "bounded" and verb is not None and verb.tense == "past" and verb.modal is None and verb.cue is None
    if _ahead(date, when) and not over:
        kind = to_come(sentence, index, kind)
        if kind == "planned" and called_off(sentence, index) and sign != "negative":
            put_off = verb is not None and verb.end <= date.start and _NEW_DAY.search(text, max(verb.end, date.start - 20), date.start) is not None
            kind, sign = ("scheduled", sign) if put_off else (kind, "negative")
    elif kind == "scheduled" and verb is not None and _WAS.match(text, verb.start) and verb.cue is not None:
        kind = "planned"  # "was to open in 2023": what became of it is not said
    if kind == "planned" and verb is not None and verb.cue is not None and verb.cue.split()[0] in words("modality", "deeds") and _past(date) and date.reference.dct is not None:
        kind = "happened"  # "decided to part in March 2013": the deciding is dated
    if kind in ("planned", "scheduled", "proposed", "possible") and _describes_done(passage, index) and _past(date) and date.reference.dct is not None:
        kind = "happened"  # "wants to lift the ban issued on Thursday"
    if kind in ("scheduled", "ongoing") and passage.label and verb is not None and verb.tense == "present" and _past(date):
        kind = "happened"
    if kind == "happened" and sign == "negative" and called_off(sentence, index):
        kind = "scheduled"  # "Monday's game was cancelled"
    return ("reported" if kind == "happened" and heard else kind), sign


_NEW_DAY = re.compile(r"\b(?:to|until|till)\s+(?:\w+\s+){0,2}\Z", re.I)
"""Before the day to which something was put off: "has been postponed to 20 May"."""
_WAS = re.compile(r"(?:was|were)\b", re.I)
_BARE_PLURAL = re.compile(r"(?:[A-Z][a-z]+s|[A-Z][a-z]+ [a-z]+s)")


def _habit(passage: Passage, index: int, date: Timex) -> bool:
    """Whether the clause tells what is done again and again: "Shops usually close on Sunday", "Leaves fall in October"."""
    clause, text = passage.clauses[index], passage.text
    verb = clause.verb
    if verb is None or verb.tense != "present" or verb.aspect is not None or verb.modal is not None or verb.cue is not None or passage.label:
        return False
    own = f" {text[clause.start:min(clause.end, clause.start + 300)].lower()} "
    if any(f" {phrase} " in own for phrase in phrases("modality", "habit")):
        return True
    bare = date.text[:1].isupper() and date.text.isalpha() and date.precision in ("month", "season")
    subject = text[clause.subject[0]:clause.subject[1]] if clause.subject is not None else ""
    return bare and not verb.passive and _BARE_PLURAL.fullmatch(subject) is not None and verb.lemma not in words("modality", "once")


def _describes_done(passage: Passage, index: int) -> bool:
    """Whether the clause is a participle of the passive that only says what was done to a thing."""
    clause = passage.clauses[index]
    return clause.kind == "participial" and clause.opener is None and clause.verb is not None and clause.verb.passive and clause.verb.cue is None and clause.verb.modal is None


def _ahead(date: Timex, when: When | None) -> bool:
    """Whether a date begins after the publication."""
    interval, dct = date.interval, date.reference.dct
    return when is not None and date.datable and interval is not None and interval.start is not None and dct is not None and dct.end is not None and interval.start >= dct.end


def _past(date: Timex) -> bool:
    """Whether a date is over by the publication: the present of a chronology then tells what happened."""
    interval, dct = date.interval, date.reference.dct
    return interval is not None and interval.end is not None and (dct is None or dct.end is None or interval.end <= dct.end)
