"""From the walk over a sentence to its clauses: what reports, what looks ahead, where each begins and ends, and its subject."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.anchoring import verb_weighing as weigh
from timeline.anchoring.clause_stack import Draft
from timeline.anchoring.clause_words import words
from timeline.anchoring.verb_groups import Span, Tokens, VerbGroup, verb_group


def settle(drafts: list[Draft], toks: Tokens) -> None:
    """Name the reporting clauses, and let "plan to" and a past report's "would" look ahead."""
    for draft in drafts:
        parent = drafts[draft.parent] if draft.parent is not None else None
        verb = draft.verb
        if parent is not None and draft.kind == "reported" and parent.kind in ("main", "coordinate") and parent.reports:
            parent.kind = "reporting"
        if verb is None or parent is None or parent.verb is None:
            continue
        if draft.kind == "infinitive" and verb.cue is None and parent.lemma in words().future_verbs and parent.before(draft):
            verb.cue, verb.tense = f"{parent.lemma} to", "future"
        if draft.kind == "infinitive" and verb.cue is None and parent.verb.last + 1 == verb.first and toks.low[parent.verb.head] in words().future_be:
            verb.cue, verb.tense = f"{toks.low[parent.verb.head]} to", "future"
        if verb.modal == "would" and draft.kind == "reported" and parent.verb.tense == "past":
            verb.cue, verb.tense = "would", "future"


def outline(toks: Tokens, draft: Draft, start: int, end: int) -> tuple[int, int, str, VerbGroup | None, int | None, str | None, bool]:
    """What is known of a clause at once: start, end, kind, verb, parent, opener, and whether it is a quote; `start` and `end` are the sentence's."""
    size = len(toks)
    first = toks.start[draft.first] if draft.parent is not None and draft.first < size else start if draft.first == 0 else toks.start[draft.first]
    last = end if draft.last >= size or size == 0 else toks.end[max(draft.first, draft.last - 1)]
    verb = verb_group(toks, draft.verb) if draft.verb is not None else None
    kind = "nominal" if verb is None and draft.kind == "main" else draft.kind
    return first, last, kind, verb, draft.parent, draft.opener, draft.quoted


def subject(toks: Tokens, draft: Draft, drafts: list[Draft]) -> Span | None:
    """The noun phrase before the verb, in the first comma-free stretch that can be one; for "and left", that of its clause."""
    if draft.subject is not None:
        a, b = draft.subject
        return (toks.start[a], toks.end[b - 1]) if a < b else None
    if draft.shares is not None:
        return subject(toks, drafts[draft.shares], drafts)
    if draft.verb is None or draft.kind in ("infinitive", "participial"):
        return None
    nearest = weigh.before(toks, draft.verb.first)
    if nearest > draft.first and toks.low[nearest] in _NOMINATIVE:
        return toks.start[nearest], toks.end[nearest]
    before = 0
    for a, b in _past_list(toks, draft, drafts, list(_stretches(toks, draft, drafts, draft.verb.first))):
        in_place = before > 0 and a == before + 1 and toks.tag[a - 1] == "," and weigh.tag_at(toks, b) == "," and b + 1 < draft.verb.first and all(toks.capital[k] for k in range(a, b)) and weigh.tag_at(toks, b + 1) not in ("R", "G", "E", "C", "A")
        before = b if toks.tag[a] == "I" and toks.low[a] in _IN_PLACES and toks.capital[b - 1] else 0
        if in_place:
            continue  # "In Osk, [Tarn], police said"
        while a < b and not _more_than(toks, a) and not (toks.low[a] == "first" and toks.capital[a] and a + 1 < b and toks.capital[a + 1]) and (toks.tag[a] in ("C", "Z", "A", '"', "*", "'", "-") or (toks.tag[a] == "S" and a == draft.first and draft.kind != "main" and not (draft.kind == "reporting" and toks.low[a] in _OF_EVENTS))):
            a += 1
        if a == draft.first and draft.kind == "relative" and b - a > 1 and toks.tag[a] == "R" and toks.low[a] != "whose":
            a += 1  # "which [parliament] passed"
        while b > a and toks.tag[b - 1] in ("A", '"', "*", "(", ")"):
            b -= 1
        a = _past_time(toks, a, b)
        opens = toks.tag[a] == "E" and a + 1 < b and toks.tag[a + 1] in ("I", "T") if a < b else False
        if a < b and not opens and (_amount(toks, a) or toks.tag[a] not in ("I", "K", "S", "G", "T", ".", ":") or (toks.tag[a] == "G" and (b - a == 1 or (toks.tag[a + 1] == "W" and not toks.capital[a + 1] and toks.tag[draft.verb.first] not in "BM")))) and not _only_time(toks, a, b):
            inner = next((d.last for d in drafts if d.first == b and d.last <= draft.verb.first), b) if toks.tag[b - 1] == "I" else b
            while inner > b and toks.tag[inner - 1] in (",", '"'):
                inner -= 1
            return toks.start[a], toks.end[inner - 1]  # "the trial of six nurses accused of [infecting children]"
    return None


def _past_list(toks: Tokens, draft: Draft, drafts: list[Draft], stretches: list[Span]) -> list[Span]:
    """The stretches behind a list in the participle or the place that opens the sentence: "Deprived of food[, tents, and fresh horses], Lund's army"."""
    if len(stretches) == _LISTED and draft.verb is not None and _apposed(toks, stretches[0], stretches[1], weigh.before(toks, draft.verb.first) + 1):
        return stretches[1:]
    fronted = toks.tag[draft.first] == "I" or any(d.first == draft.first and d is not draft and d.kind == "participial" for d in drafts)
    if len(stretches) < _LISTED or not fronted:
        return stretches
    last = next((i for i, (a, _) in enumerate(stretches[:-1]) if toks.tag[a] == "C"), -1)
    return stretches[last + 1:]


def _apposed(toks: Tokens, one: Span, other: Span, verb: int) -> bool:
    """Whether the first of two stretches says beforehand what the subject is: "A giant of the league, [the club] played"."""
    first = toks.low[one[0]] in {"a", "an"} and other[1] == verb and toks.tag[one[1]] == "," and (toks.tag[other[0]] in "DP" or toks.capital[other[0]])
    return first and "C" not in toks.tag[one[0]:verb] and not any(toks.tag[i] in "BHMVR" for i in range(one[0], verb))


_OF_EVENTS = frozenset({"after", "before", "since", "until"})
"""Words that open a clause, or stand before a noun: "After clashes, the president said"."""
_LISTED = 2
_IN_PLACES = frozenset({"in", "at", "near", "outside", "from"})


def _more_than(toks: Tokens, a: int) -> bool:
    """Whether "more than" opens a figure that may be the subject: "more than 3,000 homes"."""
    return toks.low[a] in {"more", "less", "fewer", "rather"} and a + 1 < len(toks) and toks.low[a + 1] == "than"


def _amount(toks: Tokens, a: int) -> bool:
    """Whether a preposition only opens a figure: "at least 19 people", "over 300 houses"."""
    nxt = toks.low[a + 1] if a + 1 < len(toks) else ""
    if toks.low[a] in {"about", "around", "over", "nearly"} and nxt == "a" and weigh.tag_at(toks, a + 2) == "W" and toks.low[a + 2] in {"million", "billion", "thousand", "hundred", "dozen", "third", "quarter", "half"}:
        return True
    return (toks.low[a], nxt) in {("at", "least"), ("at", "most"), ("as", "many"), ("as", "much"), ("up", "to"), ("close", "to")} or (toks.low[a] in {"about", "around", "over", "nearly"} and weigh.tag_at(toks, a + 1) == "N" and (weigh.tag_at(toks, a + 2) in ("W", "F") or (weigh.tag_at(toks, a + 2) == "E" and weigh.tag_at(toks, a + 3) == "W")))


def _past_time(toks: Tokens, a: int, b: int) -> int:
    """Past a time that opens the stretch without a comma behind it: "In the 1980s [the county]", "Last Thursday [it]"."""
    j = a + 1 if toks.tag[a] == "I" else a
    first = j
    if toks.tag[a] == "I" and weigh.tag_at(toks, j) in ("W", "D") and weigh.tag_at(toks, j + 1) in ("K", "W") and toks.low[j + (weigh.tag_at(toks, j + 1) == "W")] in _OF_TIME:
        j += 1 + (weigh.tag_at(toks, j + 1) == "W")  # "in recent months", "over the past week"
    while j < b and (toks.tag[j] in "KND" or toks.low[j] in words().time_modifiers or (toks.low[j] == "and" and j > first and toks.tag[j - 1] in "KN" and weigh.tag_at(toks, j + 1) in ("K", "N"))):
        j += 1
    while j > first and toks.tag[j - 1] == "D":
        j -= 1
    if j == first or j >= b or toks.tag[j - 1] not in "KN" or not any(toks.tag[k] == "K" or (toks.tag[k] == "N" and (j > a + 1 or _year(toks.low[k]))) for k in range(first, j)):
        return a
    if (toks.tag[a] == "N" and not _year(toks.low[a])) or (toks.tag[a] == "I" and toks.tag[j - 1] == "N" and not _year(toks.low[j - 1])):
        return a
    return j if toks.tag[j] in ("D", "P") or toks.capital[j] or toks.tag[a] == "I" else a


_OF_TIME = frozenset({"ensuing", "preceding", "previous", "recent", "past", "coming", "latest", "current", "following"})


def _year(word: str) -> bool:
    return len(word.removesuffix("s")) == 4 and word.removesuffix("s").isdigit()


_NOMINATIVE = frozenset({"he", "she", "they", "we", "i", "it"})
"""Pronouns that right before a verb are its subject, whatever stands before them: "since 2014 she has led"."""


def _only_time(toks: Tokens, a: int, b: int) -> bool:
    modifiers = words().time_modifiers
    if b - a == 1 and _year(toks.low[a]) and weigh.tag_at(toks, a - 1) == "," and weigh.tag_at(toks, b) == ",":
        return True  # "on April 4, 1949, the two"
    return all(toks.tag[i] in "KND" or toks.low[i] in modifiers or toks.low[i] in words().counts or toks.low[i] in _OF_TIME or toks.low[i] == "ago" for i in range(a, b)) and any(toks.tag[i] == "K" for i in range(a, b))


def _stretches(toks: Tokens, draft: Draft, drafts: list[Draft], limit: int) -> Iterator[tuple[int, int]]:
    """The runs of a clause's own words before `limit`, between commas, dashes and the clauses inside it."""
    inside: dict[int, int] = {}
    for d in drafts:
        if draft.first <= d.first < limit and d.first != d.last and d is not draft and (d.first > draft.first or (d.parent is not None and drafts[d.parent] is draft)):
            inside[d.first] = max(inside.get(d.first, 0), d.last)
    begin = draft.first
    for first in sorted(inside):
        if first >= begin and inside[first] > first:
            yield from _between_marks(toks, begin, first)
            begin = inside[first]
    yield from _between_marks(toks, begin, limit)


def _between_marks(toks: Tokens, begin: int, end: int) -> Iterator[tuple[int, int]]:
    for i in range(begin, end):
        if toks.tag[i] in _MARKS:
            if i > begin:
                yield begin, i
            begin = i + 1
    if end > begin:
        yield begin, end


_MARKS = frozenset({",", "-", ":", ";"})
