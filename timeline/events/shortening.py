"""What an editor leaves out first, where the words of a clause are too long for a headline: whole pieces, never a half of one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from timeline.anchoring.clauses import Clause
from timeline.anchoring.verb_groups import Tokens
from timeline.events.headline import LIMIT
from timeline.events.passage import Passage, Span
from timeline.events.words import words


def fitted(passage: Passage, index: int, word: Callable[[list[Span]], str], span: Span, keep: Iterable[int] = ()) -> str:
    """What `word` makes of a span of the clause at `index`, less as few whole pieces as bring it under the limit; all of it when none can go.

    Left out are, in this order: brackets, what stands before the subject, what stands in commas behind it, and then the end,
    from a place where a phrase begins. `word` gets the spans to leave out. The verbs of the clauses in `keep` stay.
    """
    title = word([])
    if len(title) <= LIMIT:
        return title
    stay = [verb for i in (index, *keep) if (verb := passage.clauses[i].verb) is not None]
    for cut in _cuts(passage, passage.clauses[index], span, [(v.start, v.end) for v in stay], len(title) - LIMIT - TRIMMED):
        title = word(cut)
        if len(title) <= LIMIT:
            return title
    return title


TRIMMED = 15
"""More characters than tidying takes off a headline beside what is cut: what cuts less than the rest of what is too much need not be worded."""


def _cuts(passage: Passage, clause: Clause, span: Span, stay: list[Span], much: int) -> Iterator[list[Span]]:
    """The pieces to leave out, more and more of them; `much` is how many characters have to go."""
    left: list[Span] = []
    for aside in _asides(passage.text, passage.sentence.tokens, clause, span):
        if not any(a < aside[1] and aside[0] < b for a, b in stay):
            left.append(aside)
            much -= aside[1] - aside[0]
            if much <= 0:
                yield left
    first = max([span[0], *(b for a, b in stay if a < span[1])])
    for strictly in (True, False):
        for border in _borders(passage, clause, (first, span[1]), span[1] - much, strictly=strictly):
            yield [*left, (border, span[1])]
    tails = list(_subject_ends(passage, clause, span))
    for tail in tails:
        yield [*left, tail]
    for border in _borders(passage, clause, (first, span[1]), span[1] - (much - (tails[0][1] - tails[0][0])), strictly=True) if tails else ():
        yield [*left, tails[0], (border, span[1])]
    last = max((a for a, _ in stay), default=-1)
    for opened in (c.start for c in passage.clauses if c.verb is not None and c.verb.start == last and c.kind == "infinitive" and clause.verb is not None and c.start > clause.verb.end):
        for border in _borders(passage, clause, (clause.verb.end if clause.verb is not None else span[0], opened), opened - much, strictly=True):
            yield [*left, (border, opened)]


def _subject_ends(passage: Passage, clause: Clause, span: Span) -> Iterator[Span]:
    """The ends of a long subject, the shortest first: what follows its noun, "of" and what it is of apart."""
    subject, verb, toks = clause.subject, clause.verb, passage.sentence.tokens
    if subject is None or verb is None or not span[0] <= subject[0] < verb.start:
        return
    opened = {c.start: c for c in passage.clauses if subject[0] < c.start < verb.start and c.kind in ("relative", "participial")}
    said = passage.text[subject[0]:verb.start].rstrip()
    end = subject[0] + len(said)
    first = next((i for i in range(len(toks)) if toks.start[i] >= subject[0]), 0)
    last = bisect_left(toks.start, end)
    if first + 1 < last and toks.tag[first] in "EA" and toks.tag[first + 1] in "WF":
        first += 1  # "Elected officials"
    plain = [i for i in range(first, last) if not any(c.start <= toks.start[i] < c.end for c in opened.values())]
    if not plain or toks.tag[first] not in "DWN" or any(toks.tag[i] in "VBMHSE:\"" for i in plain):
        return  # no noun phrase, or more than one
    for i in range(last - 1, first + 1, -1):
        at = toks.start[i]
        if toks.tag[i] == "G" and toks.low[min(i + 1, len(toks) - 1)] == "of":
            continue
        if (toks.tag[i - 1] not in "WNK'" and (toks.tag[i - 1] not in "LF" or toks.tag[i - 2] not in "DW")) or toks.low[i - 1] in words("headline", "leaning"):
            continue
        if (at in opened and _opens(opened[at], says=False)) or toks.low[i] in words("headline", "involving") or (toks.tag[i] == "I" and toks.low[i] not in words("headline", "inseparable")):
            yield at, end + (passage.text[end:end + 1] == " ")


_BRACKETS = re.compile(r"\s*\([^()]{1,200}\)|\s+(?P<dash>--?|[–—])\s[^–—]{3,120}?\s(?P=dash)(?=\s)")


def _asides(text: str, toks: Tokens, clause: Clause, span: Span) -> Iterator[Span]:
    for found in _BRACKETS.finditer(text, *span):
        yield found.span()
    yield from _titles(toks, span)
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not span[0] <= subject[0] < subject[1] <= verb.start:
        return
    if text[span[0]:subject[0]].rstrip().endswith(",") and next((toks.tag[i] in "ISAGETK" for i in range(len(toks)) if toks.start[i] >= span[0]), False):
        yield span[0], subject[0]
    behind = text[subject[1]:verb.start].strip()
    if behind[:1] in ",–—-" and behind[-1:] in ",–—-" and len(behind) > 1:
        yield subject[1], verb.start


def _titles(toks: Tokens, span: Span) -> Iterator[Span]:
    """The titles right before full names: "a meeting between [Attorney General] Janet Reno and the family"."""
    known = words("people", "titles")
    for i in range(len(toks)):
        if not (toks.capital[i] and toks.low[i] in known and span[0] <= toks.start[i] < span[1]) or i + 1 >= len(toks) or toks.low[i + 1] in known or toks.tag[i + 1] == ".":
            continue
        end = i + 1
        while end < len(toks) and toks.capital[end] and toks.tag[end] in "WELFUG":
            end += 1
        first = i
        while first > 0 and toks.capital[first - 1] and toks.tag[first - 1] in "WELFUG" and toks.start[first] - toks.end[first - 1] == 1:
            first -= 1
        before = toks.tag[first - 1] if first > 0 else ","
        if end - i > _FULL and (before in "IVE,SZR" or toks.low[first - 1] in ("said", "met") or (before == "C" and i - first < _FULL)):
            yield max(span[0], toks.start[first]), toks.start[i + 1]


_FULL = 2
"""More words than a title and a surname."""


def _borders(passage: Passage, clause: Clause, span: Span, latest: int, *, strictly: bool) -> Iterator[int]:
    """The places up to the `latest`, from the right, at which a clause may end: what follows is a clause inside it or a
    phrase that says more; when not strictly, also the second of two things, or what something is done as or to.
    """
    toks, clauses = passage.sentence.tokens, passage.clauses
    opened = {c.start: c for c in clauses if c is not clause and span[0] <= c.start < span[1]}
    verbs = {c.verb.head[1] for c in clauses if c.verb is not None}
    asks = clause.verb is not None and clause.verb.lemma in words("headline", "asking")
    quoted = _inside_quotes(toks, span[0]) if '"' in toks.tag else frozenset()
    conditions, paired = words("headline", "conditions"), not _PAIRS.keys().isdisjoint(toks.low)
    unless = [(toks.end[i], _said_within(passage, clause, toks.start[i])) for i in range(len(toks)) if toks.start[i] < span[1] and (toks.low[i] in conditions or (toks.low[i] == "long" and toks.low[i + 1:i + 2] == ["as"]))] if not conditions.isdisjoint(toks.low) or "long" in toks.low else []
    within = [(c.start, c.end, c.verb.end) for c in clauses if c.verb is not None and clause.start <= c.start and c.end <= clause.end]
    for i in range(bisect_left(toks.start, min(span[1], latest + 1)) - 1, 1, -1):
        at = toks.start[i]
        if at < span[0]:
            return
        if any(at < end and not at <= within_ for end, within_ in unless):
            continue
        if i in quoted or _in_list(toks, i, span[1]) or toks.low[i - 1] in words("headline", "leaning") or (toks.tag[i - 1] not in _CLOSING and toks.low[i - 1] not in words("headline", "closing")):
            continue
        if toks.low[i] == "as" and toks.low[i - 2] == "as":
            continue  # "as long [as]"
        if (paired and _halved(toks, i)) or (toks.tag[i - 1] == "P" and toks.tag[i - 2] == "G"):
            continue  # "leaving it [in debt]"
        if any(start < at < end and verb > at for start, end, verb in within):
            continue
        if asks and any(c is not None and c.kind == "infinitive" and _above(clauses, c) is clause for c in (opened.get(toks.start[j]) for j in range(i, min(i + _BETWEEN, len(toks))))):
            continue  # "ordered them [on Saturday] to go"
        if (toks.tag[i - 1] == "A" and toks.tag[i - 2] in "ITDC") or (toks.capital[i - 1] and toks.low[i] in ("for", "and", "of") and toks.capital[min(i + 1, len(toks) - 1)]):
            continue
        if any(c.kind in ("relative", "participial") and c.verb is not None and c.verb.end == toks.end[i - 1] for c in opened.values()):
            continue  # "a report that came [in at the low end]"
        inner, says = opened.get(at), toks.tag[i - 1] in "VEGX" or toks.end[i - 1] in verbs or (toks.tag[i - 1] == "L" and toks.tag[i - 2] in "MOTA")
        if inner is not None and inner.kind == "participial" and toks.tag[i] in "EX" and toks.tag[min(i + 1, len(toks) - 1)] == "W":
            continue  # "Japanese refined oil"
        if _opens(inner, says) if inner is not None and inner.kind != "infinitive" else _phrase(toks, i, clause if inner is None else _above(clauses, inner), says, strictly):
            yield at


def _said_within(passage: Passage, clause: Clause, at: int) -> int:
    """Where the participle or relative clause begins in which a condition stands, and goes with it: "filed a brief [arguing that it cannot act without a hearing]"; -1 for a condition of what is told."""
    above = set(passage.above(passage.clauses.index(clause)))
    return next((c.start for i, c in enumerate(passage.clauses) if c is not clause and i not in above and c.kind in ("participial", "relative") and clause.start < c.start < at < c.end), -1)


_PAIRS = {"both": "and", "between": "and", "either": "or", "neither": "nor", "whether": "or"}


def _halved(toks: Tokens, i: int) -> bool:
    """Whether of two things that are named together the second would be lost: "both on trades made [that day and in ...]"."""
    for j in range(max(0, i - _NEAR), i):
        pair = _PAIRS.get(toks.low[j])
        if pair is not None and pair not in toks.low[j:i] and pair in toks.low[i:i + _NEAR]:
            return True
    return False


_NEAR = 14
_BETWEEN = 4
"""Words of a time that may stand between who is asked and what to do."""
_QUOTED = 3


def _above(clauses: tuple[Clause, ...], clause: Clause) -> Clause:
    return clauses[clause.parent] if clause.parent is not None else clause


def _inside_quotes(toks: Tokens, start: int) -> frozenset[int]:
    """The first words of the quotes that open after `start`: too few to stand for a quote."""
    inside: list[int] = []
    opened = -1
    for i in range(len(toks)):
        if toks.start[i] >= start and toks.tag[i] == '"':
            inside += range(opened + 1, min(i, opened + _QUOTED) + 1) if opened >= 0 else ()
            opened = i if opened < 0 else -1
    return frozenset(inside)


_CLOSING = "WKNVEFULXGA),"
"""The tags of what may be the last word of a headline."""


def _opens(clause: Clause, says: bool) -> bool:
    """Whether the clause that opens here says more of what is before it; not what completes it: "doubt that the army ...",
    nor a second verb with the object of the first: "seized and inspected a vessel".
    """
    if clause.kind == "coordinate" and says:
        return False
    describes = clause.kind == "relative" and clause.verb is not None and clause.verb.start - clause.start <= _THAT
    return clause.kind in ("relative", "participial", "adverbial", "coordinate", "reporting") and (describes or not (clause.opener == "that" and (clause.subject is None or clause.subject[0] != clause.start)))


_THAT = len("that ")
"""A verb right behind "that" describes the noun before it: "a campaign that involved the harbour"."""


def _phrase(toks: Tokens, i: int, host: Clause, says: bool, strictly: bool) -> bool:
    """Whether a phrase that begins with the word `i` can be left out, behind a verb when it `says` where or when."""
    low = toks.low[i]
    if low == "as" and host.verb is not None and host.verb.lemma in words("headline", "as_what"):
        return False  # "described the house [as a ruin]"
    if low == "to" and toks.tag[i] == "T" and "for" in toks.low[max(0, i - _NEAR):i] and host.verb is not None and any(toks.low[j] == "for" and toks.start[j] >= host.verb.end - 4 for j in range(max(0, i - _NEAR), i)):
        return False  # "paid for ten members [to fly to Osk]"
    if toks.tag[i] == "I" and low not in words("headline", "inseparable"):
        return not says or (low in words("headline", "circumstance") and toks.tag[i - 1] != "G")
    if toks.tag[i] == "G" and toks.tag[min(i + 1, len(toks) - 1)] == "Z" and (not says or (toks.tag[i - 1] == "G" and toks.tag[i - 2] in "DW")):
        return True  # "held a meeting [arguing that the port must close]"
    if toks.tag[i] == "," or toks.low[i:i + 2] in (["rather", "than"], ["because", "of"], ["and", "that"]):
        return True
    if toks.tag[i] == "S" and low in ("after", "before", "until", "since"):
        return toks.tag[i - 1] not in "AK" and (not says or low != "until")  # "after the close of trading", but not "days [after ...]"
    if toks.tag[i] == "X" and i + 1 < len(toks) and toks.tag[i + 1] in "IS":
        return not says  # "a currency [known as Nem]"
    if says or toks.tag[i - 1] not in "WNFLU" or (strictly and (low != "to" or (host.verb is not None and host.verb.lemma in words("headline", "asking")))):
        return False
    following = min(i + 1, len(toks) - 1)
    if low == "to" and toks.tag[following] not in "DPN" and not toks.capital[following] and host.verb is not None and host.verb.lemma in words("headline", "asking"):
        return False
    return (low in ("as", "to") and toks.low[i - 1] != "well") or (low == "and" and toks.tag[following] in "DPN" and "between" not in toks.low[:i] and "both" not in toks.low[:i])


def _in_list(toks: Tokens, i: int, end: int) -> bool:
    """Whether the word `i` stands in a list whose last member, behind "and" or "or", would be lost."""
    at = i - 1 if toks.tag[i] != "," and toks.tag[i - 1] == "," else i
    if toks.tag[at] != ",":
        return toks.tag[i - 1] in ",C" or toks.low[i - 1] in ("and", "or")
    following = range(at + 1, min(len(toks), at + 9))
    joint = next((j for j in following if toks.low[j] in ("and", "or") and toks.start[j] < end), None)
    return joint is not None and toks.tag[at + 1] not in "RSIGE" and not any(toks.tag[j] in "VBHM" for j in range(at + 1, joint))
