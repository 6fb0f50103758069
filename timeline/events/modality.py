"""Did it happen?  From the verb group and the clauses around it."""

from __future__ import annotations

import re

from timeline.anchoring.clauses import Clause, Sentence
from timeline.events.words import phrases, words
from timeline.model.event import Modality, Polarity

_NO = re.compile(r"\s+(?:no|nobody|none|nothing|neither)\b")


def conditional(text: str, sentence: Sentence, index: int) -> bool:
    """Whether the sentence opens with the condition on which this clause hangs: "If the landing fails, the mission will end"."""
    clause = sentence.clauses[index]
    return clause.parent is None and clause.verb is not None and clause.kind != "reporting" and _IF_FIRST.match(text, sentence.start) is not None


def modality(sentence: Sentence, index: int) -> Modality:
    """The modality of the clause at `index`: what is reported by somebody is "reported" unless it is still to come."""
    clause = sentence.clauses[index]
    verb = clause.verb
    if verb is None:
        return "happened"
    if clause.opener in {"if", "unless"} or _under_if(sentence, index):
        return "conditional"
    cue = verb.cue or _inherited(sentence, index)
    if cue is not None and verb.tense != "past":
        return _ahead(cue)
    if (verb.modal or _modal_above(sentence, index)) in words("modality", "possible_modals"):
        return "possible"
    if verb.modal in words("modality", "conditional_modals") and verb.aspect != "perfect":
        return "conditional"
    if verb.tense == "present" and verb.aspect == "progressive":
        return "ongoing"
    if verb.tense == "present" and verb.aspect is None and not verb.passive and verb.lemma in words("modality", "foresees") - words("modality", "speaks"):
        return "planned"
    return "reported" if clause.kind == "reported" else "happened"


def polarity(text: str, sentence: Sentence, index: int) -> Polarity:
    """Whether the clause says that it did not happen: "did not", "has yet to", "refused to", "no one was"."""
    clause = sentence.clauses[index]
    if clause.verb is None:
        return "positive"
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    if _NO.match(text, clause.verb.end, clause.end) or clause.verb.negated or _first(text, clause) in words("modality", "negative_subjects"):
        return "negative"
    if clause.kind == "reported" and not clause.quoted and parent is not None and parent.verb is not None and parent.verb.lemma in words("modality", "denying"):
        return "negative" if not parent.verb.negated else "positive"
    if clause.kind == "infinitive" and parent is not None and parent.verb is not None:
        yet = text[parent.verb.end:clause.start].strip().lower() == "yet" and parent.verb.lemma in ("have", "be")
        if yet or parent.verb.negated or parent.verb.lemma in words("modality", "negative_verbs"):
            return "negative"
    return "positive"


def _first(text: str, clause: Clause) -> str:
    subject = clause.subject
    return text[subject[0]:min(subject[1], subject[0] + 12)].split()[0].lower() if subject else ""


def _ahead(cue: str) -> Modality:
    if cue in phrases("modality", "scheduled"):
        return "scheduled"
    return "possible" if cue in phrases("modality", "possible") else "scheduled" if cue == "would" else "planned"


def _inherited(sentence: Sentence, index: int) -> str | None:
    """The cue of the clause that an infinitive or a participle depends on: "will return to open"."""
    clause = sentence.clauses[index]
    if clause.kind not in ("infinitive", "participial") or clause.parent is None:
        return None
    verb = sentence.clauses[clause.parent].verb
    return verb.cue if verb is not None and clause.kind == "infinitive" else None


def _modal_above(sentence: Sentence, index: int) -> str | None:
    """The modal of the clause that an infinitive hangs on: "could be sent to meet it"."""
    clause = sentence.clauses[index]
    if clause.kind != "infinitive" or clause.parent is None:
        return None
    verb = sentence.clauses[clause.parent].verb
    return verb.modal if verb is not None else None


def _under_if(sentence: Sentence, index: int) -> bool:
    """Whether the clause, or one that an infinitive hangs on, is or has a condition."""
    clause = sentence.clauses[index]
    if clause.kind == "infinitive" and clause.parent is not None and sentence.clauses[clause.parent].opener in _IF:
        return True
    return any(c.parent == index and c.opener in _IF for c in sentence.clauses)


_IF = frozenset({"if", "unless"})
_IF_FIRST = re.compile(r"\W*(?:[Ii]f|[Uu]nless)\s")


def to_come(sentence: Sentence, index: int, kind: Modality) -> Modality:
    """The modality of a clause whose date lies after the publication: nothing of it has happened.

    "Economists expect a cut in March" is planned or foreseen; a plain present or past is on the calendar.
    """
    verb = sentence.clauses[index].verb
    if kind not in ("happened", "reported", "ongoing"):
        return kind
    if verb is not None and verb.lemma in words("modality", "foresees"):
        return "planned"
    return "scheduled"
