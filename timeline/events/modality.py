"""Did it happen?  What a clause says of that by its own verb, and what the words that it hangs on say."""

from __future__ import annotations

import re

from timeline.anchoring.clause_words import words as lexicon
from timeline.anchoring.clauses import Clause, Sentence
from timeline.events.denial import called_off, denied, doubted, governed
from timeline.events.words import phrases, words
from timeline.model.event import Modality

_IF = frozenset({"if", "unless"})
_IF_FIRST = re.compile(r"\W*(?:[Ii]f|[Uu]nless|Should(?= (?:the|an?|it|he|she|they|[A-Z])))\s")
_PROPOSAL = re.compile(r"\b(?:under|in|by)\s+(?:the|this|that|its|his|her|their|an?)\s+(?:[\w-]+\s+)?(?:proposals?|plans?|bill|draft|motion|amendment|scheme)\b", re.I)
_LIKELY = re.compile(r"\b(?:un)?likely\b")
_HEARSAY = re.compile(r"\b(?:allegedly|reportedly|supposedly|apparently|purportedly|(?:said|believed|thought|alleged|understood|reported|rumou?red|suspected|claimed) to)\b")
_ALLEGED = re.compile(r"\b(?:alleged|purported|rumou?red|supposed)\s", re.I)
_HAD_BEEN = re.compile(r"had\s(?:\w+\s)?been\b", re.I)
_RANGE = re.compile(r"\W*Had\s")


def conditional(text: str, sentence: Sentence, index: int) -> bool:
    """Whether the sentence opens with the condition on which this clause hangs: "If the landing fails, the mission will end"."""
    clause = sentence.clauses[index]
    return (clause.parent is None or clause.kind == "coordinate") and clause.verb is not None and clause.kind != "reporting" and _IF_FIRST.match(text, sentence.start) is not None


def modality(sentence: Sentence, index: int, at: int | None = None) -> Modality:
    """The modality of the clause at `index`; `at` is where its date stands, when there is one.

    From what takes most away to what takes least: a condition against the facts, a condition, a denial, a proposal, a
    plan, a possibility, a habit; what is reported by somebody is "reported" unless it is still to come.
    """
    clause = sentence.clauses[index]
    verb = clause.verb
    if verb is None:
        return "happened"
    if _hypothetical(sentence, index):
        return "hypothetical"
    if clause.opener in _IF or _under_if(sentence, index):
        return "conditional"
    if denied(sentence, index, at):
        return "denied"
    if doubted(sentence, index):
        return "possible"
    hung = _proposed(sentence, index) or governed(sentence, index)
    if hung is not None:
        return hung
    return _own(sentence, index)


def _own(sentence: Sentence, index: int) -> Modality:
    """What the clause's verb group says, with the modal or the cue of the one that an infinitive hangs on."""
    clause = sentence.clauses[index]
    verb = clause.verb
    assert verb is not None
    cue = verb.cue or _inherited(sentence, index)
    if cue is not None and verb.tense != "past":
        return _ahead(sentence, clause, cue)
    modal = verb.modal or _modal_above(sentence, index)
    if modal in words("modality", "possible_modals"):
        return "happened" if modal == "could" and verb.negated and verb.aspect != "perfect" else "possible"
    if verb.modal == "would" and verb.negated and verb.lemma in words("headline", "saying_verbs") | lexicon().withholds:
        return "happened"  # "the company would not say on Friday how many"
    if verb.modal in words("modality", "conditional_modals") and verb.aspect != "perfect":
        return "conditional"
    if verb.tense == "present" and verb.aspect == "progressive":
        return "ongoing"
    if verb.tense == "present" and verb.aspect is None and not verb.passive and verb.lemma in words("modality", "foresees") - words("modality", "speaks"):
        return "planned"
    return "reported" if clause.kind == "reported" or _hearsay(sentence, clause) else "happened"


def _hypothetical(sentence: Sentence, index: int) -> bool:
    """Whether it is said of what did not come to pass: "would have won", "had he signed", "if he had signed"."""
    clause = sentence.clauses[index]
    verb = clause.verb
    if verb is not None and verb.aspect == "perfect" and (verb.modal in words("modality", "conditional_modals") or (clause.opener in _IF and verb.tense == "past")):
        return True
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    inverted = _RANGE.match(sentence.text, sentence.start) is not None
    if inverted and parent is not None and parent.verb is not None and parent.verb.start <= sentence.start + 2 and parent.verb.lemma == "have":
        return True
    against = verb is not None and verb.modal in ("would", "could", "might")
    return against and any(c.parent == index and c.opener in _IF and c.verb is not None and c.verb.tense == "past" and c.verb.aspect == "perfect" for c in sentence.clauses)


def _proposed(sentence: Sentence, index: int) -> Modality | None:
    """Whether somebody only proposes, asks for or recommends it."""
    clause = sentence.clauses[index]
    verb = clause.verb
    if verb is not None and verb.cue is not None and "propose" in verb.cue:
        return "proposed"
    if verb is not None and verb.modal in ("would", "could", "should") and _PROPOSAL.search(sentence.text, sentence.start, sentence.end):
        return "proposed"
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    if parent is None or parent.verb is None or verb is None or clause.start < parent.verb.start:
        return None
    wished = clause.kind == "infinitive" or (clause.kind == "reported" and verb.tense != "past" and (verb.aspect is None) and (verb.modal in ("should", "would") or parent.verb.lemma == "propose"))
    return "proposed" if wished and parent.verb.lemma in words("modality", "proposing") and not (parent.verb.passive and parent.verb.lemma == "call") else None


def _ahead(sentence: Sentence, clause: Clause, cue: str) -> Modality:
    verb = clause.verb
    group = sentence.text[verb.start:verb.end] if verb is not None else ""
    if _LIKELY.search(group) or cue in phrases("modality", "possible"):
        return "possible"
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    if clause.kind == "reported" and parent is not None and parent.verb is not None and parent.verb.lemma in words("modality", "foresees"):
        return "planned"
    if _HAD_BEEN.match(group):
        return "planned"  # "had been due to visit": what became of it is not said
    return "scheduled" if cue in phrases("modality", "scheduled") or cue == "would" else "planned"


def _hearsay(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause itself says that it is only said: "allegedly", "is believed to have", "the alleged attack"."""
    verb, subject = clause.verb, clause.subject
    if verb is None:
        return False
    begin = max(clause.start, verb.start - 60) if clause.kind == "infinitive" or subject is None else subject[1] if subject[1] < verb.start else verb.start
    if _HEARSAY.search(sentence.text, max(sentence.start, begin - (20 if clause.kind == "infinitive" else 0)), verb.end):
        return True
    named = sentence.text[subject[0]:subject[1]].lower() if subject is not None else ""
    return _ALLEGED.search(named) is not None and not words("nouns", "event").isdisjoint(named.split())


def _inherited(sentence: Sentence, index: int) -> str | None:
    """The cue of the clause that an infinitive depends on: "will return to open"."""
    clause = sentence.clauses[index]
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    if parent is None or "infinitive" not in (clause.kind, parent.kind) or clause.kind not in ("infinitive", "participial"):
        return None
    return parent.verb.cue if parent.verb is not None else None


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


def to_come(sentence: Sentence, index: int, kind: Modality) -> Modality:
    """The modality of a clause whose date lies after the publication: nothing of it has happened.

    "Economists expect a cut in March" is planned or foreseen; a plain present or past is on the calendar.
    """
    verb = sentence.clauses[index].verb
    if kind not in ("happened", "reported", "ongoing"):
        return kind
    if verb is not None and verb.lemma == "call" and not sentence.text.startswith(" for", verb.end) and not sentence.text.startswith(" on", verb.end):
        return "planned"  # "has called a strike for Monday"
    if verb is not None and verb.lemma in words("modality", "proposing"):
        return "proposed"
    if verb is not None and (verb.lemma in words("modality", "foresees") or called_off(sentence, index)):
        return "planned"
    return "scheduled"
