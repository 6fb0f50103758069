"""What somebody says without a date: kept beside the timeline when it gives a figure, a quote, or something that happened."""

from __future__ import annotations

import re

from timeline.anchoring.clauses import Clause
from timeline.events import attribution, headline
from timeline.events.denial import polarity
from timeline.events.headline import shorten
from timeline.events.modality import modality
from timeline.events.names import People, person
from timeline.events.passage import Passage, Span
from timeline.events.record import Draft
from timeline.events.shortening import fitted
from timeline.events.telling import quoting

_FIGURE = re.compile(r"(?<![\w.])[$€£]?\d[\d,.]*|\b(?:hundred|thousand|million|billion|dozens?|hundreds|thousands|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|half)\b")
_STATES = frozenset({"be", "have", "want", "know", "believe", "think", "need", "seem", "appear", "remain", "hope", "expect", "feel", "like", "mean"})


def statement(passage: Passage, people: People) -> Draft | None:
    """The statement that the sentence reports, or None when it reports none or only plans, views and wishes."""
    source = attribution.according_span(passage)
    if source is not None:
        return _according(passage, source)
    index = _reporter(passage)
    if index is None or polarity(passage.text, passage.sentence, index) == "negative":
        return None
    quoted = attribution.quotes(passage)
    name = attribution.speaker(passage, index, people)
    spoken = next((q for q in quoted if _whole(passage, q)), None)
    if name is None:
        return None
    return _quote(passage, index, spoken, name) if spoken else _claim(passage, index, name)


def _whole(passage: Passage, quoted: Span) -> bool:
    """Whether a quote is a sentence of its own and not some words of one."""
    return passage.text[quoted[0]].isupper() and any(c.quoted and c.verb is not None and c.start <= quoted[0] < c.end for c in passage.clauses)


def _according(passage: Passage, source: Span) -> Draft | None:
    clause = passage.clauses[0]
    if not _claims(passage, 0, clause) or polarity(passage.text, passage.sentence, 0) == "negative":
        return None
    body = headline.sayable(passage, 0, (), [source])
    words = shorten(fitted(passage, 0, lambda left: headline.tidy(body(left), None), (clause.start, clause.end)))
    return Draft(words, "undated", [(clause.start, clause.end)], modality=_reported(passage, 0), index=0, speaker=attribution.according(passage), quote=_first_quote(passage))


def _reporter(passage: Passage) -> int | None:
    """The first clause that reports something, not one told in passing ("while the other said ...")."""
    for index, clause in enumerate(passage.clauses if passage.sentence.may_report else ()):
        verb = clause.verb
        if verb is None or not verb.reporting or verb.passive or clause.kind in ("adverbial", "relative", "infinitive", "reported") or verb.modal or verb.cue:
            continue
        if any(c.parent == index and c.kind == "reported" for c in passage.clauses):
            return index
    return None


def _quote(passage: Passage, index: int, quoted: Span, name: str) -> Draft:
    return Draft(shorten(quoting(passage, name, quoted)), "undated", [_sentence(passage)], modality="happened", index=index, speaker=name, quote=quoted)


def _claim(passage: Passage, index: int, name: str) -> Draft | None:
    for child, clause in enumerate(passage.clauses):
        if clause.parent != index or clause.kind != "reported":
            continue
        if _claims(passage, child, clause) and polarity(passage.text, passage.sentence, child) == "positive":
            holes = _attributions(passage, child)
            return Draft(_claimed(passage, child, holes, name), "undated", [_sentence(passage)], modality=_reported(passage, child), index=child, speaker=name)
    return None


def _claimed(passage: Passage, child: int, holes: list[Span], name: str) -> str:
    clause, body = passage.clauses[child], headline.sayable(passage, child, (), holes)
    return shorten(fitted(passage, child, lambda left: headline.tidy(_named(body(left), name), None), (clause.start, clause.end)))


_SPEAKER = re.compile(r"(?:that )?(he|she|it)(?=\s+(?:had|has|was|is|would|will|did|does|could|[a-z]+(?:ed|s))\b)", re.I)


def _named(words: str, name: str) -> str:
    """The words with the speaker's name for a "he" at their beginning."""
    found = _SPEAKER.match(words)
    if found is None:
        return words
    fits = (person(name, speaks=True) is None) == (found[1].lower() == "it")
    return f"{name}{words[found.end():]}" if fits else words


def _attributions(passage: Passage, child: int) -> list[Span]:
    """The reporting clauses inside the words of what they report: "The bridge, officials said, was hit"."""
    host = passage.clauses[child]
    return [(c.start, c.end) for c in passage.clauses if c.kind == "reporting" and host.start < c.start and c.end <= host.end]


def _claims(passage: Passage, index: int, clause: Clause) -> bool:
    """Whether a clause tells a figure or something that happened, in itself or in what it reports in turn."""
    verb = clause.verb
    if verb is None:
        return False
    kind = modality(passage.sentence, index)
    if kind in ("planned", "scheduled", "proposed", "conditional", "hypothetical", "denied"):
        return False
    if _FIGURE.search(passage.text, clause.start, clause.end):
        return True
    happened = verb.tense == "past" or verb.aspect == "perfect"
    if happened and verb.lemma not in _STATES and kind != "ongoing":
        return True
    return any(c.parent == index and c.kind == "reported" and _claims(passage, i, c) for i, c in enumerate(passage.clauses) if i > index)


def _reported(passage: Passage, index: int) -> str:
    kind = modality(passage.sentence, index)
    inner = [i for i, c in enumerate(passage.clauses) if c.parent == index and c.kind == "reported" and _claims(passage, i, c)]
    if kind in ("happened", "reported") and inner:
        return _reported(passage, inner[0])
    return "reported" if kind == "happened" else kind


def _first_quote(passage: Passage) -> Span | None:
    found = attribution.quotes(passage)
    return found[0] if found else None


def _sentence(passage: Passage) -> Span:
    return passage.sentence.start, passage.sentence.end
