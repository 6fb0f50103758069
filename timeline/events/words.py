"""The word data of events, read once from the language's table."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent.parent / "languages" / "en-events.toml"


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, Any]]:
    with _FILE.open("rb") as file:
        tables: dict[str, dict[str, Any]] = tomllib.load(file)["events"]
    return tables


def any_of(text: str, signs: Iterable[str]) -> bool:
    """Whether any of the signs is in the text: asked before an expression that most texts do not need, and that costs far more."""
    for sign in signs:  # noqa: SIM110 - a generator costs more than the search
        if sign in text:
            return True
    return False


@lru_cache(maxsize=64)
def words(table: str, key: str) -> frozenset[str]:
    """The words of one list: space-separated, or phrases in an array.

    >>> "capture" in words("nouns", "event")
    True
    """
    value = _data()[table][key]
    return frozenset(value.split() if isinstance(value, str) else value)


@lru_cache(maxsize=16)
def phrases(table: str, key: str) -> tuple[str, ...]:
    """A list of phrases, the longest first; in a text they are separated by bars."""
    value = _data()[table][key]
    return tuple(sorted(value.split("|") if isinstance(value, str) else value, key=lambda p: (-len(p), p)))
