"""One event once: mentions of the same happening inside an article are joined; the richest wording wins, all evidence is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.events.names import person, same
from timeline.events.passage import Passage
from timeline.events.record import Draft
from timeline.notation.derive import bounds

ALIKE = 0.6
"""The share of the shorter headline's words that the longer has, from which the two tell the same."""
_LEAST = 2
_START = 20
COMPARED = 40
"""Happenings of one day that a mention is compared with, the latest ones: a bound, so that time stays linear."""
_WORD = re.compile(r"\w{3,}")
_COMMON = frozenset(["the", "and", "for", "that", "with", "from", "was", "were", "has", "had", "have", "been", "will", "his", "her", "its", "their", "said", "says", "who", "which", "this", "they", "she", "into", "after", "over", "about", "more", "than", "are", "would", "new", "one", "two", "first", "last"])
_VAGUE = frozenset(["it", "he", "she", "they", "that", "this", "these", "those", "we", "i", "which", "who"])

Told = tuple[Draft, Passage]


def joined(drafts: Sequence[Told]) -> list[Told]:
    """The drafts with repeated mentions joined, each at the place of its first mention."""
    out: list[Told | None] = []
    known: dict[str, list[int]] = {}
    for draft, passage in drafts:
        new: Told = (draft, passage)
        near = [i for i in known.get(_day(draft), [])[-COMPARED:] if out[i] is not None] if draft.when is not None else []
        at = next((i for i in near if _same(_at(out, i)[0], draft)), None)
        again = [i for i in near if i != at and _again(_at(out, i), new)]
        at = again.pop(0) if at is None and again else at
        if at is None:
            known.setdefault(_day(draft), []).append(len(out))
            out.append(new)
            continue
        out[at] = _join(_at(out, at), new)
        for i in again:  # the standfirst and the heading tell the same, and the lead shows it
            out[at], out[i] = _join(_at(out, at), _at(out, i)), None
    return [told for told in out if told is not None]


def _at(out: list[Told | None], index: int) -> Told:
    told = out[index]
    assert told is not None
    return told


def _day(draft: Draft) -> str:
    """What two mentions must have in common to be compared: the beginning of the date, to the day."""
    return "" if draft.when is None else draft.when.edtf[:10]


def _same(one: Draft, other: Draft) -> bool:
    if one.role != other.role or one.polarity != other.polarity or (one.modality in _FACTS) != (other.modality in _FACTS):
        return False
    if not _nested(one, other):
        return False
    a, b = _words(one.headline), _words(other.headline)
    common = len(a & b)
    if one.number == other.number:
        return common >= _LEAST and common == min(len(a), len(b))
    return common >= _LEAST and common >= ALIKE * min(len(a), len(b))


def _again(one: Told, other: Told) -> bool:
    """Whether the second takes up the first in other words: "a strong earthquake struck ..., the earthquake struck at 4:40",
    or one is the heading or standfirst, and both tell of the same person.
    """
    if one[0].role != "dated" or not _alike_told(one[0], other[0]) or one[0].number == other[0].number or not _nested(one[0], other[0]):
        return False
    a, b = _subject(one), _subject(other)
    if a and b and _verb(one) is not None and _verb(one) == _verb(other) and a[0] in ("a", "an") and b[0] == "the" and a[-1] == b[-1]:
        return True
    name = person(one[0].subject or "", speaks=True), person(other[0].subject or "", speaks=True)
    return (_titles(one[1]) or _titles(other[1])) and (same(*name) or (_named(one, name[1]) or _named(other, name[0])))


def _named(told: Told, name: str | None) -> bool:
    """Whether the sentence names the person right beside its subject: "The mayor of Tarn, Ana Ruiz, resigned"."""
    subject = told[1].clauses[told[0].index].subject
    return name is not None and subject is not None and told[1].text.startswith(name, subject[1] + 2)


def _alike_told(one: Draft, other: Draft) -> bool:
    return one.polarity == other.polarity and one.modality in _FACTS and other.modality in _FACTS


def _subject(told: Told) -> list[str] | None:
    """The words of the subject up to its head: "the earthquake, of magnitude 6.4"."""
    clause = told[1].clauses[told[0].index]
    words_ = _HEAD_END.split(told[1].words(clause.subject).lower(), maxsplit=1)[0].split()
    return words_ if len(words_) > 1 else None


_HEAD_END = re.compile(r",| of | in | on | at | from ")


def _verb(told: Told) -> str | None:
    verb = told[1].clauses[told[0].index].verb
    return None if verb is None else verb.lemma


def _titles(passage: Passage) -> bool:
    """Whether the sentence is a line without a stop: the heading or the standfirst of the article."""
    return passage.number < _HEAD and passage.text[passage.sentence.end - 1] not in ".!?…\"”’'"


_HEAD = 4
_FACTS = frozenset({"happened", "reported", "ongoing"})


def _nested(one: Draft, other: Draft) -> bool:
    """Whether the date of one lies within that of the other, both being known to the day at least."""
    assert one.when is not None
    assert other.when is not None
    if one.when.edtf == other.when.edtf:
        return one.when.status != "bounded"
    a, b = bounds(one.when.edtf, one.when.precision), bounds(other.when.edtf, other.when.precision)
    return None not in (a.start, a.end, b.start, b.end) and (a.contains(b) or b.contains(a))


@lru_cache(maxsize=512)
def _words(text: str) -> frozenset[str]:
    return frozenset(w[:5] for w in _WORD.findall(text.lower())) - _COMMON


def _join(known: Told, new: Told) -> Told:
    """The two as one: the words of the richer, the finer date, the speaker and the quote of either, the evidence of both."""
    first, second = (new, known) if _rich(new[0]) > _rich(known[0]) else (known, new)
    draft, other = first[0], second[0]
    if _finer(other, draft):
        draft.when = other.when
        draft.dates = [*other.dates, *draft.dates]
    else:
        draft.dates = [*draft.dates, *other.dates]
    draft.spans = [*draft.spans, *other.spans]
    draft.own = [*draft.own, *other.own]
    draft.speaker = draft.speaker or other.speaker
    draft.quote_spans = sorted({*_quotes(draft), *_quotes(other)})
    draft.quote = draft.quote_spans[0] if draft.quote_spans else None
    draft.modality = "happened" if "happened" in (draft.modality, other.modality) else draft.modality
    draft.at, draft.mentions = min(draft.at, other.at), draft.mentions + other.mentions
    return draft, first[1]


def _quotes(draft: Draft) -> list[tuple[int, int]]:
    return draft.quote_spans or ([draft.quote] if draft.quote else [])


def _rich(draft: Draft) -> tuple[bool, bool, int]:
    """How much a headline says: it stands alone, has no pronoun as its subject, then the words that carry meaning."""
    return draft.lack is None, draft.headline.split(" ", 1)[0].lower() not in _VAGUE, len(_words(draft.headline))


def _finer(one: Draft, other: Draft) -> bool:
    assert one.when is not None
    assert other.when is not None
    a, b = bounds(one.when.edtf, one.when.precision), bounds(other.when.edtf, other.when.precision)
    return None not in (a.start, a.end, b.start, b.end) and b.contains(a) and not a.contains(b)
