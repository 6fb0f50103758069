"""Past or future: the direction of a bare name, from the clause that governs it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.recognise.scanner import Mention


@dataclass(frozen=True, slots=True)
class Direction:
    """`way` is "past" or "future"; `cue` is the words that decided it, None when nothing did and the past was assumed."""

    way: str
    cue: str | None = None


UNKNOWN = Direction("past")
_FUTURE = re.compile(r"\b(will|'ll|’ll|shall|going to|to be held|due|set to|scheduled|expected|slated|poised|plans? to|plan|vow|upcoming|deadline|postponed|until)\b")


def direction(text: str, sentence: tuple[int, int], mention: Mention) -> Direction:
    """The direction of a mention."""
    found = _FUTURE.search(text, sentence[0], sentence[1])
    return Direction("future", found[0]) if found else UNKNOWN
