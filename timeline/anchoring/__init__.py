"""Which day, in which direction, and why: the time expressions of a document, resolved."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from timeline.algebra.interval import Interval
from timeline.algebra.operators import Expression, Then, Vague, deictic, needs_dct
from timeline.anchoring import confidence, context, decoys, policy, quotes, readings, tense
from timeline.anchoring.passages import Passages, passages
from timeline.anchoring.reference import Discourse, publication
from timeline.errors import OptionError
from timeline.model.document import Document
from timeline.model.timex import Timex
from timeline.recognise.scanner import Mention, Scanner

MODES = ("auto", "news", "narrative")
LEADS = 12
"""Characters into a sentence at which a date still opens it: "By early ", "Again in "."""
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
    mentions, days = _scanner(document.language, _order(document)).mentions(document.text), publication(document)
    if len(days) == 1:
        return _read(document, mentions, days[0], mode)
    kept = list(mentions)
    return readings.joined(document, [(day, _read(document, kept, day, mode)) for day in days if day is not None])


def _read(document: Document, mentions: Iterable[Mention], dct: Interval | None, mode: str) -> list[Timex]:
    """The expressions of a document that was published at a known time, or at none."""
    text, state = document.text, Discourse(dct, mode)
    read: Passages | None = None
    found: list[Timex] = []
    for mention in mentions:
        if decoys.is_decoy(text, mention) or (state.narrative and mention.tree == _SOON):
            continue
        if read is None:
            read = passages(text)
        number = read.number(mention.start)
        state.enter(text, mention.start)
        asks = policy.bare(mention.tree) or (state.narrative and policy.holds(mention.tree, Then))
        direction = tense.direction(text, read.sentence(number), mention) if asks else tense.UNKNOWN
        if direction.way == "future" and direction.cue and mode == "auto":
            state.look_ahead()
        mention = context.settle(mention, text)
        timex = policy.resolve(mention, text, direction, state, number)
        relative = isinstance(mention.tree, Expression) and needs_dct(mention.tree)
        stated = isinstance(mention.tree, Expression) and not relative
        leads = mention.start - read.spans[number][0] <= LEADS
        state.saw(timex, absolute=stated, deictic=relative and deictic(mention.tree), sentence=number, leads=leads)
        found.append(timex)
    return confidence.judged(quotes.recount(document, found, read) if read is not None else found)


def _order(document: Document) -> str:
    return "dmy" if document.region.upper() in _DAY_FIRST else "mdy"


@lru_cache(maxsize=16)
def _scanner(language: str, order: str) -> Scanner:
    return Scanner(language.split("-")[0].lower(), order)
