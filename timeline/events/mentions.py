"""One event once: mentions of the same happening inside an article are joined; the richest wording wins, all evidence is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

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
    out: list[Told] = []
    known: dict[str, list[int]] = {}
    for draft, passage in drafts:
        at = next((i for i in known.get(_day(draft), [])[-COMPARED:] if _same(out[i][0], draft)), None) if draft.when is not None else None
        if at is None:
            known.setdefault(_day(draft), []).append(len(out))
            out.append((draft, passage))
        else:
            out[at] = _join(out[at], (draft, passage))
    return out


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
