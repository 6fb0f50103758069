"""Whom a pronoun of a clause means: its subject, by who says it and who was told of before, and what stands right behind its verb."""

from __future__ import annotations

import re

from timeline.anchoring.clause_words import words as lexicon
from timeline.events import attribution
from timeline.events.names import PRONOUNS, People, fits, person
from timeline.events.passage import Passage
from timeline.events.words import words as listed


def meant(passage: Passage, index: int, words: str, people: People) -> str | None:
    """Whom the pronoun that is a clause's subject means: the one who says it, else who was told of before."""
    clause = passage.clauses[index]
    if words.lower() not in PRONOUNS or any(passage.clauses[i].quoted for i in (index, *passage.above(index))):
        return None
    if words.lower() == "it" and clause.verb is not None and (clause.verb.lemma in listed("headline", "expletive") or (clause.verb.lemma == "be" and not clause.verb.passive)):
        return None
    if clause.kind == "relative" or (clause.parent is not None and passage.clauses[clause.parent].subject is not None and passage.words(passage.clauses[clause.parent].subject).lower() == words.lower()):
        above = next((i for i in passage.above(index) if passage.clauses[i].subject is not None), None)
        if above is None:
            return None
        own = passage.words(passage.clauses[above].subject)
        return meant(passage, above, own, people) if own.lower() == words.lower() else own if _NAMED.match(own) and fits(words, own) and len(own.split()) <= 7 else None
    if clause.kind == "reporting" and index > 0 and passage.clauses[0].start < clause.start and not passage.clauses[0].quoted:
        told_of = passage.words(passage.clauses[0].subject)
        if fits(words, told_of) and len(told_of.split()) <= 7:
            return told_of
    reporter = attribution.reporter(passage, index) if clause.kind == "reported" and not clause.quoted else None
    if reporter is not None:
        subject = passage.words(passage.clauses[reporter].subject)
        speaker = attribution.speaker(passage, reporter, people)
        if subject.lower() == words.lower():
            return speaker
        return speaker.split(", ", 1)[0] if speaker and fits(words, subject) else None
    if clause.kind == "coordinate" and clause.parent is not None and words.lower() in ("it", "they"):
        own = passage.words(passage.clauses[clause.parent].subject)
        if own and own.lower() not in PRONOUNS:
            return own if fits(words, own) and len(own.split()) <= 7 else None
    if clause.kind in ("main", "reporting") or (clause.kind == "coordinate" and clause.parent in (0, None)) or clause.parent is None:
        name = people.meant(words, passage.number)
        between = set(_CAPITAL.findall(passage.text, passage.sentence.start + 1, clause.start)) if name is not None and words.lower() in ("he", "she") else set()
        return name if name is None or not between or not between.isdisjoint(name.split()) else None  # "his line is a nod to Ruiz; she"
    return main_subject(passage, words, people)


_CAPITAL = re.compile(r"(?<=\s)[A-Z][a-z][\w-]+")
_NAMED = re.compile(r"(?:The )?[A-Z]")


def main_subject(passage: Passage, words: str, people: People) -> str | None:
    """Whom a pronoun in a clause below the main one means: what the main clause is about, if that is somebody of its kind."""
    about = passage.words(passage.clauses[0].subject)
    if about.lower() in PRONOUNS:
        return people.meant(about, passage.number) if about.lower() == words.lower() else None
    return (person(about, speaks=True) or about) if fits(words, about) and len(about.split()) <= 7 else None


def subject_of(passage: Passage, index: int, people: People) -> str | None:
    """Who or what the clause is about: its subject, a name for a pronoun; None when it is only a pronoun or a date."""
    clause = passage.clauses[index]
    words = passage.words(clause.subject)
    dated_ = clause.subject is not None and any(clause.subject[0] <= t.start < clause.subject[1] for t in passage.timexes)
    if not words or dated_ or words.lower() in listed("headline", "nameless"):
        return None
    return people.meant(words, passage.number) or words


def with_object_named(passage: Passage, index: int, raw: str, people: People) -> str:
    """A pronoun right behind the verb replaced by what the sentence before was about, or the main clause: "the owner hired him"."""
    clause = passage.clauses[index]
    verb, subject = clause.verb, passage.words(clause.subject)
    object_ = _OBJECT.match(passage.text, verb.end) if verb is not None and not verb.passive else None
    if verb is None or object_ is None or not subject or subject.lower() in PRONOUNS or "'s " in subject or "’s " in subject or verb.lemma in listed("headline", "making") or any(passage.clauses[i].quoted for i in (index, *passage.above(index))):
        return raw
    if any(c.subject is not None and c.subject[0] == object_.start(1) for c in passage.clauses):
        return raw
    kind = _OBJECTS[object_[1]]
    above = passage.clauses[clause.parent] if clause.parent is not None and clause.kind == "coordinate" else None
    if above is not None and above.verb is not None and above.subject == clause.subject and kind != "he":
        done = _DONE_TO.match(passage.text, above.verb.end, clause.start)
        name = f"the {done[1]}" if done is not None and fits(kind, f"the {done[1]}") else None
        return raw if name is None else re.sub(rf"\b{object_[1]}\b", name, raw, count=1)
    host = passage.words(passage.clauses[clause.parent].subject) if clause.parent is not None and clause.kind in ("coordinate", "adverbial") else ""
    name = people.topic(kind, passage.number) if clause.parent is None else host if fits(kind, host) and host.lower() not in PRONOUNS else None
    if name is None or not {w for w in name.split() if w[:1].isupper() and lexicon().tag(w.lower()) != "D"}.isdisjoint(subject.split()):
        return raw
    name = (person(name, speaks=True) or name) if kind == "he" else name[:1].lower() + name[1:] if lexicon().tag(name.split()[0].lower()) in ("D", "N") or name.split()[0].lower() in lexicon().counts else name
    return re.sub(rf"({re.escape(passage.words(verb.head))}{re.escape(object_[0][:object_.start(1) - object_.start()])}){object_[1]}\b", lambda m: m[1] + name, raw, count=1)


_OBJECT = re.compile(r" (?:(?:(?!(?:and|or|but|that|as|when)\b)[a-z]+ ){1,3}(?:against|for|with|to|from) (?=him|her))?(?:against |to |for |with |on |over |out |up |off )?(him|them|it|her(?= (?:on|in|as|at|for|after|from|last|this|next)\b|[.,;]|\s*\Z))\b")
_DONE_TO = re.compile(r" (?:(?:the|an?|its|his|her|their) |(?=(?:two|three|four|five|six|\d+) ))([a-z\d][\w-]*(?: (?!(?:in|on|at|of|to|for|by|from|with|and|last|this|next)\b)[a-z][\w-]*)?)(?= (?:in|on|at|for|by|from|with|and|last|this|next)\b|,)")
"""What the first of two verbs is done to, which "it" behind the second means: "left the club and returned to it"."""
_OBJECTS = {"him": "he", "her": "he", "them": "they", "it": "it"}
