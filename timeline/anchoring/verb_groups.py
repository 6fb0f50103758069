"""Words of a sentence, and the verb groups among them: "will not be opened" is one verb, future, passive, negated.

No tagger: auxiliaries and modals are certain; a lone past form, an -s form and a base form are weighed by their
neighbours (`clauses` asks `finite_past`, `finite_present`). Every look-around is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from timeline.anchoring.clause_words import Words, words

Span = tuple[int, int]

_TOKEN = re.compile(
    r"(?P<abbr>(?:[^\W\d_]\.){2,8})|(?P<word>[^\W\d_]+(?:\.?-[^\W\d_]+)*)(?P<tail>['’](?:ll|re|ve|d|s|m|t|S)\b)?|(?P<number>[$€£]?\d+(?:[.,:/]\d+)*\w*(?:%?-\w+)*)"
    r"|(?P<dash>--+|[—–]|(?<=\s)[-_](?=\s))|(?P<open>``|“)|(?P<close>''|”)|(?P<mark>[^\w\s\x00-\x1f\x7f])"
)
_LONGEST, _MOST = 40, 32_768
"""Letters of a piece that is remembered, and how many are, so that what is remembered stays small."""
_AHEAD = 4
"""How many adverbs may stand between the words of one verb group."""


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries.

    `head` is the span of the word that carries the meaning ("open" in "is due to open"), `tense` past, present,
    future or none (infinitives, participles), `cue` the words that make it future ("will", "be due to", "plan to").
    """

    start: int
    end: int
    head: Span
    lemma: str
    tense: str
    modal: str | None = None
    aspect: str | None = None
    passive: bool = False
    negated: bool = False
    cue: str | None = None
    reporting: bool = False


@dataclass(slots=True)
class Tokens:
    """The words of one sentence in parallel lists: lower-case form, tag, offsets."""

    low: list[str]
    tag: list[str]
    start: list[int]
    end: list[int]
    capital: list[bool]

    def __len__(self) -> int:
        return len(self.low)


def tokens(text: str, start: int, end: int) -> Tokens:
    """The words of `text[start:end]`; contractions are two ("does", "n't")."""
    toks, before, at = Tokens([], [], [], [], []), ":", start
    add_low, add_tag, add_start, add_end, add_capital = toks.low.append, toks.tag.append, toks.start.append, toks.end.append, toks.capital.append
    for piece in text[start:end].split():
        if not text.startswith(piece, at):  # more white space than one space
            at = text.index(piece, at)
        dash = piece != "_" or at not in (0, end - 1)  # at an end, an underscore alone is no dash
        for low, tag, inside, first, last, capital in _known[piece] if dash else ():
            if inside is not None and before not in '":-':
                tag = inside
            elif low == "march" and before in "TM":
                tag = "L"
            add_low(low)
            add_tag(tag)
            add_start(at + first)
            add_end(at + last)
            add_capital(capital)
            before = tag
        at += len(piece) + 1
    if "time" in toks.low:
        _by_the_time(toks)
    if toks.tag.count('"') > 1:
        _two_quoted(toks)
    if text.find("-based", start, end) >= 0:
        _based(toks)
    if toks.low[:1] == ["may"] and toks.tag[1:2] not in (["P"], ["D"]):
        toks.tag[0] = "K"  # "May Day rallies", "May sales": the verb at the head of a sentence asks or wishes
    return toks


def _by_the_time(toks: Tokens) -> None:
    """"By the time they arrived": the noun opens a clause as "before" does."""
    for i in range(2, len(toks) - 1):
        if toks.low[i] == "time" and toks.low[i - 2:i] == ["by", "the"] and (toks.tag[i + 1] in ("D", "P") or toks.capital[i + 1]):
            toks.tag[i] = "S"


def _two_quoted(toks: Tokens) -> None:
    """Two words in quote marks of which the second is a participle describe: "caught 'red handed' selling"."""
    tags, at = toks.tag, toks.tag.index('"')
    while at + _PAIR < len(tags):
        if tags[at] == '"' == tags[at + _PAIR]:
            if tags[at + 1] in "WAEL" and tags[at + 2] in "EGX":
                tags[at + 1:at + _PAIR] = "W", "W"
            at += _PAIR
        at += 1


_PAIR = 3
"""Tokens from a quote mark to the one behind two words."""


def _based(toks: Tokens) -> None:
    """"The Osk, Tarn-based company": the comma is part of the place, and parts nothing."""
    for i in range(2, len(toks)):
        if toks.low[i].endswith("-based") and toks.tag[i - 1] == "," and toks.capital[i - 2] and toks.capital[i]:
            toks.tag[i - 1] = toks.tag[i] = "W"


Part = tuple[str, str, str | None, int, int, bool]
"""A word of a piece: its lower-case form, its tag, another that it has inside a sentence, its offsets, whether it has a capital."""


def _split(piece: str) -> tuple[Part, ...]:
    """The words of a piece of text without white space."""
    if piece == "_":
        return (("_", "-", None, 0, 1, False),)
    out: list[Part] = []
    for found in _TOKEN.finditer(piece):
        kind = found.lastgroup
        if kind in ("word", "tail"):
            out += _word(found)
        else:
            mark = found[0]
            tag = "N" if kind == "number" else "W" if kind == "abbr" else "-" if kind == "dash" else '"' if kind in ("open", "close") or mark == '"' else mark
            out.append((kind if kind in ("open", "close") else mark.lower(), tag, None, found.start(), found.end(), kind == "abbr"))
    return tuple(out)


class _Known(dict[str, tuple[Part, ...]]):
    """The pieces split so far, for news says the same few thousand again and again; begun anew when it is full."""

    def __missing__(self, piece: str) -> tuple[Part, ...]:
        parts = _split(piece)
        if len(piece) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[piece] = parts
        return parts


_known = _Known()


def _word(found: re.Match[str]) -> list[Part]:
    lexicon = words()
    word = found["word"]
    low, capital = word.lower(), word[0].isupper()
    tag = "K" if word in ("Wed", "AM", "PM") else "W" if _CAMEL.match(word) else lexicon.tags.get(low) or lexicon.tag(low)
    inside = _capitalised(low, tag) if capital and tag in "EULFKGVXAWM" else None
    added = _contraction(low, (found["tail"] or "").replace("’", "'").lower(), lexicon)
    if added == _NOT:
        low = low[:-1]
        tag, inside = lexicon.tags.get(low) or lexicon.tags.get(low + "n") or "O", None
    head = (low, tag, None if inside == tag else inside, found.start(), found.end("word"), capital)
    return [head, (*added, None, *found.span("tail"), False)] if added else [head]


_NOT = ("n't", "A")
_CAMEL = re.compile(r"[^\W\d_]*[a-zß-ÿ][A-Z]")
"""A capital inside a word makes it a name: "MindSpring"."""


def _capitalised(low: str, tag: str) -> str:
    """A capitalised verb form inside a sentence is a name ("United", "May"), and what ends in -ly too ("Italy"); months and days stay words of time."""
    if tag == "A" and low not in words().tags:
        return "W"  # "Italy", "Beverly"
    return tag if tag in "KA" else "K" if low in {"may", "march"} else "W"


def _contraction(low: str, tail: str, lexicon: Words) -> tuple[str, str] | None:
    match tail:
        case "":
            return None
        case "'t":
            return _NOT if low.endswith("n") else None
        case "'s":
            return "'s", "B" if low in lexicon.contraction_be else "'s"
        case "'d":
            return "'d", "M"
    return tail, {"'ll": "M", "'ve": "H"}.get(tail, "B")


@dataclass(slots=True)
class Group:
    """A verb group in token numbers: `form` is finite, infinitive, ing or participle."""

    first: int
    last: int
    head: int
    form: str
    tense: str = "none"
    modal: str | None = None
    aspect: str | None = None
    passive: bool = False
    negated: bool = False
    cue: str | None = None


def read(toks: Tokens, i: int) -> Group | None:
    """The verb group that begins at token `i`, or None; lone forms are for the caller to weigh."""
    tag = toks.tag[i]
    if tag in "MHBO" and tag != "":
        return _auxiliaries(toks, i)
    if tag == "T":
        return _infinitive(toks, i)
    if tag in ("V", "E", "U"):
        return Group(i, i, i, "finite", "past")
    if tag in ("F", "L"):
        return Group(i, i, i, "finite", "present")
    if tag == "X":
        return Group(i, i, i, "participle")
    return Group(i, i, i, "ing") if tag == "G" else None


def _skip(toks: Tokens, j: int, group: Group) -> int:
    """Past adverbs, noting a negation."""
    limit = min(len(toks), j + _AHEAD)
    while j < limit and (toks.tag[j] == "A" or toks.low[j] == "last"):
        group.negated |= toks.low[j] in {"not", "n't", "never"}
        j += 1
    return j


def _infinitive(toks: Tokens, i: int) -> Group | None:
    group = Group(i, i, i, "infinitive")
    j = _skip(toks, i + 1, group)
    if j >= len(toks) or toks.tag[j] not in "LUBHO" or toks.tag[j] == "" or toks.capital[j]:
        return None
    if toks.low[j] in {"be", "have"}:
        inner = _auxiliaries(toks, j, nested=True)
        group.head, group.last, group.passive, group.aspect = inner.head, inner.last, inner.passive, inner.aspect
        return group
    if toks.tag[j] in "BH":
        return None
    group.head = group.last = j
    return group


def _auxiliaries(toks: Tokens, i: int, nested: bool = False) -> Group:
    """A group that starts with a modal, have, be or do; when no verb follows, that word is the head."""
    group = Group(i, i, i, "finite")
    j, size = i, len(toks)
    while j < size:
        tag, low = toks.tag[j], toks.low[j]
        if tag not in "MHBO" or tag == "":
            break
        if j == i:
            _first(group, tag, low)
        group.head = group.last = j
        after = _skip(toks, j + 1, group)
        if after >= size:
            break
        ahead = toks.tag[after]
        if tag == "B" and not nested and _future_be(toks, after, group):
            return group
        if not _may_follow(tag, ahead, toks, after) and not (tag == "H" and toks.low[after] in _SAME_PARTICIPLE):
            break
        if ahead not in "HBO":
            _head(group, tag, ahead, after)
            break
        if ahead in "BH" and tag == "H":
            group.aspect = "perfect"
        if toks.low[after] == "being":
            group.aspect = "progressive"
        j = after
    return group


_SAME_PARTICIPLE = frozenset({"run", "come", "become", "overcome", "rerun"})
"""Participles that look like the base form: "has run"."""


def _first(group: Group, tag: str, low: str) -> None:
    past = low in {"was", "were", "wasn", "weren", "had", "did", "didn"}
    group.tense = "past" if past else "present"
    if tag == "M":
        modal = {"'ll": "will", "wo": "will", "ca": "can", "cannot": "can", "'d": "would"}.get(low, low)
        group.modal = modal
        group.tense = "future" if modal in {"will", "shall"} else "present"
        group.cue = modal if group.tense == "future" else None
        group.negated = low == "cannot"
    elif low == "having":
        group.form, group.tense = "ing", "none"
    elif low in {"be", "been", "being"}:
        group.form, group.tense = "participle" if low == "been" else "ing" if low == "being" else "infinitive", "none"


def _may_follow(tag: str, ahead: str, toks: Tokens, at: int) -> bool:
    """Whether a word with tag `ahead` continues the group after an auxiliary with tag `tag`."""
    if tag in "MO":
        return ahead in ("L", "U", "B", "H", "O") or (ahead == "W" and not toks.capital[at] and not toks.low[at].endswith("s"))
    if tag == "H":
        return ahead in ("E", "U", "X", "V", "B") or toks.low[at] == "had"
    return ahead in ("E", "U", "X", "G") or toks.low[at] in ("being", "been")


def _head(group: Group, tag: str, ahead: str, at: int) -> None:
    group.head = group.last = at
    if tag == "H":
        group.aspect = "perfect"
        if group.modal in {"would", "could", "might", "should", "may", "must"}:
            group.tense = "past"
    elif tag == "B":
        if ahead == "G":
            group.aspect = "progressive"
        else:
            group.passive = True


def _future_be(toks: Tokens, at: int, group: Group) -> bool:
    """Be + going/due/set/... to + verb, and be + to + verb: one group that looks ahead."""
    lexicon = words()
    word = toks.low[at]
    if toks.tag[at] == "T":
        inner = _infinitive(toks, at)
        return inner is not None and group.form == "finite" and group.modal is None and _ahead(group, inner, "be to")
    if word != "going" and word not in lexicon.future_be:
        return False
    to = at + 1
    if to < len(toks) and toks.tag[to] == "A":
        to += 1
    inner = _infinitive(toks, to) if to < len(toks) and toks.tag[to] == "T" else None
    if inner is not None:
        return _ahead(group, inner, f"be {word} to")
    if word == "going" or word in lexicon.future_be_infinitive:
        return False
    if toks.tag[at] in "EU" or word == "due":
        group.head, group.last = at, at
        group.cue, group.passive = f"be {word}", word != "due"
        group.tense = "future"
        return to < len(toks) and toks.tag[to] in "IKT"
    return False


def _ahead(group: Group, inner: Group, cue: str) -> bool:
    group.head, group.last, group.passive = inner.head, inner.last, inner.passive
    group.cue, group.tense = cue, "future"
    return True


def verb_group(toks: Tokens, group: Group) -> VerbGroup:
    """The public record of a group."""
    lexicon = words()
    lemma = lexicon.lemma(toks.low[group.head])
    before = toks.low[max(0, group.first - 2) : group.first]
    never = before[-1:] == ["never"] or before == ["no", "longer"]
    return VerbGroup(
        toks.start[group.first], toks.end[group.last], (toks.start[group.head], toks.end[group.head]), lemma,
        group.tense, group.modal, group.aspect, group.passive, group.negated or never, group.cue,
        lemma in lexicon.reporting and not (group.passive and group.cue is not None),
    )
