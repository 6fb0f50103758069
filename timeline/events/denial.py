"""What is said not to be so: "did not", "has yet to", "denied that", "the claim is false", "scrapped a plan to"."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.anchoring.clauses import Clause, Sentence
from timeline.events.words import phrases, words
from timeline.model.event import Modality, Polarity

_NO = re.compile(r"\s+(?:no|nobody|none|nothing|neither)\b")
_OUT = re.compile(r"\s+(?:out|off)\b")
_GERUND = re.compile(r"\s+(?:[^.;]{0,30}?\s)?(?:having|being|\w{3,}ing)\b")
_UNLIKELY = re.compile(r"\bunlikely\b")
_UNTRUE = re.compile(r"\s*(?:not\s+)?(?:true|the\s+case|so|correct)\b")
_OWNS = re.compile(r"[\w ]{3,16}['’]s\s")
_DOUBT = re.compile(r"\bdoubts?\s*\Z")


def polarity(text: str, sentence: Sentence, index: int, at: int | None = None) -> Polarity:
    """Whether the clause says that it did not happen: "did not", "has yet to", "refused to", "no one was"."""
    clause = sentence.clauses[index]
    if clause.verb is None:
        return "positive"
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    if _NO.match(text, clause.verb.end, clause.end) or clause.verb.negated or _first(text, clause) in words("modality", "negative_subjects"):
        return "negative"
    if _UNLIKELY.search(text, clause.verb.start, clause.verb.end) or denied(sentence, index, at):
        return "negative"
    if clause.kind == "infinitive" and parent is not None and parent.verb is not None:
        yet = text[parent.verb.end:clause.start].strip().lower() == "yet" and parent.verb.lemma in ("have", "be")
        off = called_off(sentence, clause.parent or 0) and governed(sentence, index) is not None
        if yet or off or parent.verb.negated or parent.verb.lemma in words("modality", "negative_verbs"):
            return "negative"
    return "negative" if called_off(sentence, index) and _in_subject(text, clause, at) else "positive"


def _first(text: str, clause: Clause) -> str:
    subject = clause.subject
    return text[subject[0]:min(subject[1], subject[0] + 12)].split()[0].lower() if subject else ""


def denied(sentence: Sentence, index: int, at: int | None = None) -> bool:
    """Whether a clause above, or a "false" or "not true" there, says that what this clause tells is not so."""
    clause, text = sentence.clauses[index], sentence.text
    if clause.verb is not None and clause.verb.lemma == "deny" and not clause.verb.negated and at is not None:
        gerund = _GERUND.match(text, clause.verb.end, clause.end)
        return gerund is not None and gerund.end() <= at
    below = index
    for _ in range(8):
        child = sentence.clauses[below]
        if child.parent is None or child.parent == below:
            return False
        above = sentence.clauses[child.parent]
        if child.kind not in ("reported", "relative", "participial", "infinitive"):
            return False
        if above.verb is not None and _denies(text, above, child):
            return True
        below = child.parent
    return False


def _denies(text: str, above: Clause, child: Clause) -> bool:
    verb = above.verb
    assert verb is not None
    if child.opener == "that" and verb.lemma == "be" and (_UNTRUE if verb.negated else _false()).match(text, verb.end, verb.end + 40):
        return True
    if verb.negated or verb.passive or child.start < verb.start:
        return False
    if child.kind == "participial":
        return verb.lemma == "deny"
    if child.kind == "reported":
        return verb.lemma in words("modality", "denying") or (verb.lemma == "rule" and _OUT.match(text, verb.end) is not None)
    return False


@lru_cache(maxsize=1)
def _false() -> re.Pattern[str]:
    return re.compile(r"\s*(?:" + "|".join(re.escape(p) for p in phrases("modality", "false")) + r")\b")


def doubted(sentence: Sentence, index: int) -> bool:
    """Whether somebody doubts what the clause tells."""
    clause = sentence.clauses[index]
    if clause.kind != "reported" or clause.parent is None:
        return False
    above = sentence.clauses[clause.parent]
    if above.verb is not None:
        return above.verb.lemma in words("modality", "doubting") and not above.verb.negated
    return _DOUBT.search(sentence.text, max(sentence.start, clause.start - 12), clause.start) is not None


def governed(sentence: Sentence, index: int) -> Modality | None:
    """What a noun or a charge before the clause makes of it: "a plan to close", "a motion to", "accused of taking bribes"."""
    clause = sentence.clauses[index]
    if clause.parent is None or clause.kind not in ("infinitive", "participial"):
        return None
    parent = sentence.clauses[clause.parent]
    if clause.kind == "participial":
        charged = parent.verb is not None and parent.verb.end <= clause.start and parent.verb.lemma in words("modality", "accusing")
        return "reported" if charged else None
    noun = sentence.text[max(sentence.start, clause.start - 24):clause.start].split()
    if not noun:
        return None
    if noun[-1].lower() in words("modality", "proposal_nouns"):
        return "proposed"
    return "planned" if noun[-1].lower() in words("modality", "plan_nouns") else None


def called_off(sentence: Sentence, index: int) -> bool:
    """Whether the clause's verb ends what was to be: "was cancelled", "called off", "ruled out", "scrapped"."""
    verb = sentence.clauses[index].verb
    if verb is None or verb.negated:
        return False
    return verb.lemma in words("modality", "calling_off") or (verb.lemma in ("call", "rule") and _OUT.match(sentence.text, verb.end) is not None)


def _in_subject(text: str, clause: Clause, at: int | None) -> bool:
    """Whether the date belongs to the thing that was called off: "The game on Monday was cancelled", "Monday's game was"."""
    if at is None or clause.verb is None or not clause.verb.passive:
        return False
    return (clause.subject is not None and clause.subject[0] <= at < clause.subject[1]) or (at < clause.verb.start and _OWNS.match(text, at) is not None)
