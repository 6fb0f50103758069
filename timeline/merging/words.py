"""Words as they are compared: without endings, and without those that say nothing of what an event is about."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent.parent / "languages" / "en-merging.toml"
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "edly", "ied", "ies", "ed", "es", "ly", "s", "e", "y")
_SHORTEST = 4
"""Letters that a word keeps when its ending is taken off."""


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, Any]]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=16)
def listed(table: str, key: str) -> tuple[str, ...]:
    """The words or phrases of one list."""
    value = _data()[table][key]
    return tuple(value.split() if isinstance(value, str) else value)


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    return frozenset(listed("merging", "empty"))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The word without its ending; crude, and the same for the forms of one word.

    >>> stem("collapses"), stem("collapsed"), stem("injuries"), stem("injured")
    ('collap', 'collap', 'injur', 'injur')
    """
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                word = word[: -len(ending)]
                break
        else:
            break
    return word


@lru_cache(maxsize=16_384)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of a text that say something, in their order.

    >>> stems("The bridge collapsed on Monday, injuring 3")
    ('bridg', 'collap', 'injur', '3')
    """
    return tuple(stem(w) for w in _WORD.findall(text.lower()) if w not in _empty() and (len(w) > 1 or w.isdigit()))
