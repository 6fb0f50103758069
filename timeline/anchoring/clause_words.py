"""The word data of clauses: what part each word can play, read once from the language's table.

A word has one `tag`, the part it plays unless its neighbours say otherwise:

    D determiner  P pronoun  I preposition  R relative  Z "that"  S subordinator  C and/but  A adverb or negation
    M modal  H have  B be  O do  T "to"  V finite past  E past or participle  U one form for all  X participle
    G -ing  F -s form  L base form  K word of time  N number  W any other word; marks stand for themselves
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent.parent / "languages" / "en-clauses.toml"
_VOWELS = "aeiou"
_DOUBLING = frozenset("admit commit submit permit omit emit transmit refer prefer confer defer infer transfer incur occur recur concur compel expel propel repel rebel regret control patrol cancel label travel level marvel channel kidnap deter worship acquit equip".split())
"""Verbs of two syllables that double their last letter."""
_ORDER = (
    ("determiner", "D"), ("pronoun", "P"), ("preposition", "I"), ("relative", "R"), ("subordinator", "S"), ("coordinator", "C"),
    ("adverb", "A"), ("modal", "M"), ("have", "H"), ("be", "B"), ("do", "O"), ("time", "K"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of one language, ready for look-up; keys are lower case."""

    never_ends: frozenset[str]
    seldom_ends: frozenset[str]
    starters: frozenset[str]
    tags: dict[str, str]
    lemmas: dict[str, str]
    not_ed: frozenset[str]
    noun_ing: frozenset[str]
    rarely_finite: frozenset[str]
    plural_subjects: frozenset[str]
    contraction_be: frozenset[str]
    time_modifiers: frozenset[str]
    reporting: frozenset[str]
    tail: frozenset[str]
    reporting_nouns: frozenset[str]
    complement: frozenset[str]
    future_be: frozenset[str]
    future_be_infinitive: frozenset[str]
    future_verbs: frozenset[str]
    until: frozenset[str]
    timetable: frozenset[str]

    def tag(self, low: str) -> str:
        """The part that a lower-case word plays when nothing else is known."""
        known = self.tags.get(low)
        if known is not None:
            return known
        if low.endswith("ed") and low not in self.not_ed and len(low) > 3 and not low.startswith("un"):
            return "E"
        if low.endswith("ing") and len(low) > 4:
            return "W" if low in self.noun_ing else "G"
        if low.endswith("ly") and len(low) > 4:
            return "A"
        return "W"

    def lemma(self, low: str) -> str:
        """The base form of a verb's form; the form itself when it is not in the table."""
        return self.lemmas.get(low, low)


@lru_cache(maxsize=1)
def words() -> Words:
    """The English tables."""
    with _FILE.open("rb") as file:
        data = tomllib.load(file)["clauses"]
    tags, lemmas = _forms(data["verbs"], set(data["words"]["not_ed"].split()))
    for key, tag in _ORDER:
        tags.update(dict.fromkeys(data["words"][key].split(), tag))
    tags |= {"to": "T", "that": "Z"}
    for word in ("be", "have", "do"):
        lemmas.update(dict.fromkeys(data["words"][word].split(), word))
    for key in ("plural_subjects",):
        for word in data["words"][key].split():
            tags.setdefault(word, "W")
    return Words(
        **{name: _set(data, *path) for name, path in _SETS.items()}, tags=tags, lemmas=lemmas,
    )


_SETS: dict[str, tuple[str, str]] = {
    "never_ends": ("abbreviations", "never"), "seldom_ends": ("abbreviations", "seldom"), "starters": ("abbreviations", "starters"),
    "not_ed": ("words", "not_ed"), "noun_ing": ("words", "noun_ing"), "rarely_finite": ("verbs", "rarely_finite"),
    "plural_subjects": ("words", "plural_subjects"), "contraction_be": ("words", "contraction_be"),
    "time_modifiers": ("words", "time_modifier"), "reporting": ("reporting", "verbs"), "tail": ("reporting", "tail"),
    "reporting_nouns": ("reporting", "nouns"), "complement": ("reporting", "complement"), "future_be": ("future", "be"),
    "future_be_infinitive": ("future", "be_infinitive_only"), "future_verbs": ("future", "verbs"),
    "until": ("future", "until"), "timetable": ("future", "timetable"),
}


def _set(data: dict[str, Any], table: str, key: str) -> frozenset[str]:
    return frozenset(data[table][key].split())


def _forms(verbs: dict[str, str], not_ed: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Every inflected form of every listed verb, with its tag and its base form."""
    tags: dict[str, str] = {}
    lemmas: dict[str, str] = {}
    for base in verbs["regular"].split():
        past = _past(base)
        for form, tag in ((base, "L"), (_third(base), "F"), (_ing(base), "G"), (past, "E")):
            if form not in not_ed:
                tags.setdefault(form, tag)
                lemmas.setdefault(form, base)
    for entry in verbs["irregular"].split():
        base, past, *rest = entry.split(":")
        _irregular(base, past, rest[0] if rest else past, tags, lemmas)
    return tags, lemmas


def _irregular(base: str, past: str, participle: str, tags: dict[str, str], lemmas: dict[str, str]) -> None:
    same = past == base
    forms = [(base, "U" if same else "L"), (_third(base), "F"), (_ing(base), "G")]
    forms += [(participle, "X" if participle != base else "L")] if participle != past else []
    forms += [] if same else [(past, "E" if participle == past else "V")]
    for form, tag in forms:
        tags[form] = tag
        lemmas[form] = base
    if past == "said":
        tags[past] = "V"


def _doubles(base: str) -> bool:
    """Whether the last letter is doubled before -ed: stop, plan, admit; not open, visit."""
    if len(base) < 3 or base[-1] in _VOWELS + "wxy" or base[-2] not in _VOWELS or base[-3] in _VOWELS:
        return False
    vowels = sum(c in _VOWELS for c in base)
    return vowels == 1 or base in _DOUBLING


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def _third(base: str) -> str:
    if base == "have":
        return "has"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"
