"""The numbers of people dead, injured or missing that a text gives.

A toll is what is known at a time, so that it does not tell one event from another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from timeline.merging.words import listed

KINDS = ("dead", "injured", "missing")
_REACH = 4
"""Words between a number and what it counts: "12 people, most of them tourists, died" is too far."""
_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*|[.;:!?()\"“”]")


@dataclass(frozen=True, slots=True)
class Toll:
    """A number with what it counts, and where the words stand."""

    kind: str
    number: str
    start: int
    end: int


def tolls(text: str) -> Iterator[Toll]:
    """The numbers of people dead, injured or missing that a text gives, in order.

    >>> [(t.kind, t.number) for t in tolls("The fire killed at least 12 people and left thirty wounded in 2019.")]
    [('dead', '12'), ('injured', '30')]
    """
    words = [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
    revised = dict(_revised(text))
    for i, (word, start, end) in enumerate(words):
        number = _number(word)
        if number is None:
            continue
        if start in revised:
            told = revised[start]
            if told is not None:
                yield told
            continue
        after = _ahead(words, i)
        before = next((kind for w, *_ in reversed(words[max(0, i - _REACH) : i]) if w not in _skipped() for kind in (_kind(w, "before"),)), None) if after is None or after[0] == "" else None
        if after is not None and after[0]:
            yield Toll(after[0], number, start, words[after[1]][2])
        elif before is not None:
            yield Toll(before, number, start, end if after is None else words[after[1]][2])


def _revised(text: str) -> Iterator[tuple[int, Toll | None]]:
    """Where a number of a toll that was put right stands, with what it tells: the new one, and of the old one nothing.

    >>> [(t.kind, t.number) for t in tolls("The death toll was raised from 12 to 15 on Tuesday, up from 9 on Monday.")]
    [('dead', '15')]
    """
    if not any(sign in text for sign in _SIGNS):
        return
    for found in _revision().finditer(text):
        kind = next((kind for kind in KINDS if any(_kind(word, where) == kind for word in found["what"].lower().split() for where in ("before", "after"))), None)
        group = "a" if found["a"] is not None else "b"
        number = _number(found[group].lower())
        if kind is not None and number is not None:
            yield found.start(group), Toll(kind, number, found.start(group), found.end(group))
            yield found.start(f"old_{group}"), None
    for found in _wrong().finditer(text):
        yield found.start("old"), None


_SIGNS = ("from", "instead", "not", "rather")


@lru_cache(maxsize=1)
def _revision() -> re.Pattern[str]:
    """A toll that is put right: "was raised from 12 to 15", "was lowered to 15, down from 21", "is 15, not 12"."""
    number = _numbers()
    counts = r"toll|(?:number|count) of (?:the )?(?:people )?(?:dead|deaths|killed|injured|wounded|missing)|dead|deaths|injured|missing"
    return re.compile(
        rf"\b(?P<what>{counts})\b[^.;:]{{0,50}}?\s(?:from (?P<old_a>{number}) to (?P<a>{number})|(?:to|at|is|was) (?P<b>{number}),? (?:up from|down from|from|instead of|rather than|and not|not) (?P<old_b>{number}))\b",
        re.I,
    )


@lru_cache(maxsize=1)
def _wrong() -> re.Pattern[str]:
    """The number that was wrong: "15 people, not 12 as first reported"."""
    number = _numbers()
    return re.compile(rf"\b(?:{number}) (?:{'|'.join(listed('figures', 'people'))})(?: (?:were killed|died|dead|injured))?,? (?:not|instead of|rather than) (?P<old>{number})\b", re.I)


def counted(text: str) -> Iterator[Toll]:
    """The numbers of other things that a text counts, by the noun in the plural; measures, times and tolls are none.

    >>> [(t.kind, t.number) for t in counted("The flood damaged 40 houses and two old bridges in 3 days.")]
    [('houses', '40'), ('bridges', '2')]
    """
    taken = [(toll.start, toll.end) for toll in tolls(text)]
    for match in _THINGS.finditer(text):
        number, noun = _number(match[1].lower()), match[2]
        if number is not None and noun not in listed("figures", "measures") and not any(a < match.end() and match.start() < b for a, b in taken):
            yield Toll(noun, number, match.start(), match.end())


_THINGS = re.compile(r"(?<![\w.,$£€])(\d{1,3}(?:,\d{3})+|\d{1,6}|[A-Za-z]{3,9})\s+(?:[a-z-]{2,15}\s+)?([a-z]{3,15}s)\b")


def _ahead(words: list[tuple[str, int, int]], i: int) -> tuple[str, int] | None:
    """The kind of what a number counts and the place of the word that says so; "" for people of whom only the words before can say more."""
    people = -1
    for j in range(i + 1, min(len(words), i + 1 + _REACH)):
        word = words[j][0]
        kind = _kind(word, "after")
        if kind is not None:
            return kind, j
        if people < 0 and word in listed("figures", "people"):
            people = j
        elif word not in _skipped() and not (people < 0 and word.isalpha() and j == i + 1):
            break
    return ("", people) if people >= 0 else None


def _kind(word: str, where: str) -> str | None:
    return next((kind for kind in KINDS if word in listed("figures", f"{kind}_{where}")), None)


def _number(word: str) -> str | None:
    plain = word.replace(",", "")
    if plain.isdigit():
        return plain
    return _named().get(word)


@lru_cache(maxsize=1)
def _named() -> dict[str, str]:
    return {word: str(value) for value, word in enumerate(listed("figures", "numbers"), 1)} | {word: f"{10 * value}" for value, word in enumerate(listed("figures", "tens"), 2)}


def _numbers() -> str:
    """An expression for all that `_number` reads."""
    return rf"\d+(?:,\d{{3}})*|{'|'.join(sorted(_named(), key=len, reverse=True))}"


@lru_cache(maxsize=1)
def _skipped() -> frozenset[str]:
    return frozenset(listed("figures", "between"))
