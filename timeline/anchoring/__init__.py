"""Which day, in which direction, and why: the time expressions of a document, resolved."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from timeline.algebra.operators import Expression, Part, Vague, Within, deictic, needs_dct
from timeline.algebra.shifts import Repeating, Shift
from timeline.anchoring import decoys, policy, sentences, tense
from timeline.anchoring.reference import Discourse, publication
from timeline.errors import OptionError
from timeline.model.document import Document
from timeline.model.timex import Timex
from timeline.recognise.scanner import Scanner

MODES = ("auto", "news", "narrative")
_SOON = Vague("FUTURE_REF")
_DAY_FIRST = {"GB", "IE", "AU", "NZ", "IN", "ZA", "DE", "FR", "IT", "ES", "NL", "BE", "AT", "CH", "PL", "RU", "UA", "BR", "AR", "MX", "NG", "KE", "PK", "SG"}
"""Regions that write the day first (CLDR 45, the short date pattern of their first language)."""


def tag(document: Document, *, mode: str = "auto") -> list[Timex]:
    """The time expressions of a document in text order, each resolved as far as its words and the publication date allow.

    `mode` "news" counts bare names from the publication date, "narrative" from the last time told of, "auto" decides by passage.
    Raises OptionError for an unknown mode or a language without a pack.
    """
    if mode not in MODES:
        raise OptionError(f"--mode {mode}", "is not a mode", f"use one of {', '.join(MODES)}")
    text, state = document.text, Discourse(publication(document), mode)
    spans: list[tuple[int, int]] | None = None
    starts: list[int] = []
    found: list[Timex] = []
    for mention in _scanner(document.language, _order(document)).mentions(text):
        if decoys.is_decoy(text, mention):
            continue
        if spans is None:
            spans = sentences.spans(text)
            starts = [a for a, _ in spans]
        number = max(0, bisect_right(starts, mention.start) - 1)
        sentence = spans[number] if spans else (0, len(text))
        if state.narrative and mention.tree == _SOON:
            continue
        direction = tense.direction(text, sentence, mention) if _is_bare(mention.tree) else tense.UNKNOWN
        timex = policy.resolve(mention, text, direction, state, number)
        relative = isinstance(mention.tree, Expression) and needs_dct(mention.tree)
        state.saw(timex, absolute=isinstance(mention.tree, Expression) and not relative, deictic=relative and deictic(mention.tree), sentence=number)
        found.append(timex)
    return found


def _is_bare(tree: Expression | Shift) -> bool:
    """Whether the clause must tell the direction."""
    return isinstance(tree, Repeating | Within) or (isinstance(tree, Part) and isinstance(tree.of, Repeating))


def _order(document: Document) -> str:
    return "dmy" if document.region.upper() in _DAY_FIRST else "mdy"


@lru_cache(maxsize=16)
def _scanner(language: str, order: str) -> Scanner:
    return Scanner(language.split("-")[0].lower(), order)
