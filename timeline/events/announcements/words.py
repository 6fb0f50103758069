"""The words of announcements, read once."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[2] / "languages" / "en-announcements.toml"


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """The lists and tables of the file."""
    with _FILE.open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)["announcements"]
    return data


@lru_cache(maxsize=32)
def listed(name: str) -> tuple[str, ...]:
    """One list, in its order.

    >>> listed("weekdays")[0]
    'monday'
    """
    text: str = table()[name]
    return tuple(text.split("|") if "|" in text else text.split())


@lru_cache(maxsize=32)
def either(*names: str) -> str:
    """A pattern of all the words of some lists, the longest first, with any white space between words."""
    found = sorted({word for name in names for word in listed(name)}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found) + ")"


@lru_cache(maxsize=8)
def keys(name: str) -> str:
    """A pattern of the names in a table, the longest first."""
    return "(?:" + "|".join(re.escape(k).replace(r"\ ", r"\s+") for k in sorted(table()[name], key=lambda k: (-len(k), k))) + ")"
