"""The word data of clauses: what part each word can play, read once from the language's table.

A word has one `tag`, the part it plays unless its neighbours say otherwise:

    D determiner  P pronoun  I preposition  R relative  Z "that"  S subordinator  C and/but  A adverb or negation
    M modal  H have  B be  O do  T "to"  V finite past  E past or participle  U one form for all  X participle
    G -ing  F -s form  L base form  K word of time  N number  W any other word; marks stand for themselves
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from timeline.anchoring.inflection import forms, past_of, pasts
from timeline.recognise.patterns import trie

_FILE = Path(__file__).parent.parent / "languages" / "en-clauses.toml"
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
    pasts: dict[str, str]
    not_ed: frozenset[str]
    noun_ing: frozenset[str]
    noun_ly: frozenset[str]
    counts: frozenset[str]
    perceives: frozenset[str]
    rarely_finite: frozenset[str]
    stative: frozenset[str]
    naming: frozenset[str]
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
    calls_for: frozenset[str]
    schedules: frozenset[str]
    orders: frozenset[str]
    goes_by: frozenset[str]
    exhorts: frozenset[str]
    calls_off: frozenset[str]
    sends: frozenset[str]
    withholds: frozenset[str]
    awaits: frozenset[str]
    intransitive: frozenset[str]
    unaccusative: frozenset[str]
    only_verbs: frozenset[str]
    sudden: frozenset[str]
    unplanned: frozenset[str]
    promises: frozenset[str]
    links: frozenset[str]
    looming: frozenset[str]
    parts: frozenset[str]
    gerund_after: frozenset[str]
    reporter: re.Pattern[str]
    """A form of a reporting verb behind a mark, in lower case."""

    def tag(self, low: str) -> str:
        """The part that a lower-case word plays when nothing else is known."""
        known = self.tags.get(low)
        if known is not None:
            return known
        if low.endswith("ed") and low not in self.not_ed and len(low) > 3 and not low.startswith("un"):
            return "E"
        if low.endswith("ing") and len(low) > 4:
            return "W" if low in self.noun_ing or "-" in low else "G"
        if low.endswith("ly") and len(low) > 4 and low not in self.noun_ly:
            return "A"
        return "W"

    def lemma(self, low: str) -> str:
        """The base form of a verb's form; the form itself when it is not in the table."""
        return self.lemmas.get(low, low)

    def past(self, low: str) -> str:
        """The simple past of a verb's participle or -ing form."""
        return past_of(low, self.lemma(low), self.pasts)


@lru_cache(maxsize=1)
def words() -> Words:
    """The English tables."""
    with _FILE.open("rb") as file:
        data = tomllib.load(file)["clauses"]
    tags, lemmas = forms(data["verbs"], set(data["words"]["not_ed"].split()))
    for key, tag in _ORDER:
        tags.update(dict.fromkeys(data["words"][key].split(), tag))
    tags |= {"to": "T", "that": "Z"}
    for word in ("be", "have", "do"):
        lemmas.update(dict.fromkeys(data["words"][word].split(), word))
    for word in data["words"]["plural_subjects"].split():
        tags.setdefault(word, "W")
    reporting = _set(data, *_SETS["reporting"])
    forms_of = {form for form, lemma in lemmas.items() if lemma in reporting} | reporting
    return Words(
        **{name: _set(data, *path) for name, path in _SETS.items()}, tags=tags, lemmas=lemmas, pasts=pasts(data["verbs"]),
        reporter=re.compile(rf"[\W\d_](?:{trie(forms_of)})(?![^\W\d_])"),
    )


_SETS: dict[str, tuple[str, str]] = {
    "never_ends": ("abbreviations", "never"), "seldom_ends": ("abbreviations", "seldom"), "starters": ("abbreviations", "starters"),
    "not_ed": ("words", "not_ed"), "noun_ing": ("words", "noun_ing"), "noun_ly": ("words", "noun_ly"), "counts": ("words", "counts"), "perceives": ("verbs", "perceives"), "rarely_finite": ("verbs", "rarely_finite"), "stative": ("verbs", "stative"), "naming": ("verbs", "naming"),
    "plural_subjects": ("words", "plural_subjects"), "contraction_be": ("words", "contraction_be"),
    "time_modifiers": ("words", "time_modifier"), "reporting": ("reporting", "verbs"), "tail": ("reporting", "tail"),
    "reporting_nouns": ("reporting", "nouns"), "complement": ("reporting", "complement"), "future_be": ("future", "be"),
    "future_be_infinitive": ("future", "be_infinitive_only"), "future_verbs": ("future", "verbs"),
    "until": ("future", "until"), "timetable": ("future", "timetable"),
    "calls_for": ("future", "for"), "schedules": ("future", "schedules"), "orders": ("future", "orders"), "goes_by": ("future", "goes_by"), "exhorts": ("future", "exhorts"), "calls_off": ("future", "calls_off"), "sends": ("future", "sends"), "withholds": ("reporting", "withholds"), "awaits": ("future", "awaits"), "intransitive": ("future", "intransitive"),
    "unaccusative": ("verbs", "unaccusative"), "only_verbs": ("verbs", "only_verbs"),
    "promises": ("future", "promises"), "links": ("future", "links"), "unplanned": ("nouns", "unplanned"),
    "sudden": ("nouns", "sudden"), "looming": ("nouns", "looming"),
    "parts": ("words", "parts"), "gerund_after": ("words", "gerund_after"),
}


def _set(data: dict[str, Any], table: str, key: str) -> frozenset[str]:
    return frozenset(data[table][key].split())
