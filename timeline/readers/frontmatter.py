"""Front matter: what a text says about itself before it begins, between `---` lines (key: value) or `+++` lines (TOML)."""

from __future__ import annotations

import re
import tomllib

from timeline.errors import InputError

_BLOCK = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.*?\n)??(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w-]*)\s*:\s*(?P<value>.*?)\s*\Z")
_KEYS = {"title", "published", "url", "publisher", "timezone", "language", "author", "image"}
_OTHER_NAMES = {"date": "published", "lang": "language", "link": "url", "headline": "title", "source": "publisher"}


def split(text: str, where: str) -> tuple[dict[str, str], str]:
    """The known keys and the text after the block; no keys and the whole text when there is none.

    A `---` block counts only when a line of it is `key: value`: else it is a rule in the text. Keys of other tools (tags,
    layout) are passed over. Raises InputError for TOML that cannot be read.
    """
    match = _BLOCK.match(text)
    if match is None:
        return {}, text
    body = match["body"] or ""
    if match["fence"] == "+++":
        return _known(_toml(body, where)), text[match.end() :]
    pairs = [_PAIR.match(line) for line in body.splitlines() if line.strip()]
    if not pairs or pairs[0] is None:
        return {}, text
    return _known({p["key"]: _unquoted(p["value"]) for p in pairs if p}), text[match.end() :]


def _toml(body: str, where: str) -> dict[str, str]:
    try:
        table = tomllib.loads(body)
    except tomllib.TOMLDecodeError as fault:
        raise InputError(where, f"has front matter that is not TOML: {fault}", "close the block with +++ and quote its values") from None
    return {key: str(value) for key, value in table.items() if not isinstance(value, dict | list)}


def _known(pairs: dict[str, str]) -> dict[str, str]:
    """By our names; a key's own name wins over another name for it."""
    named = {_OTHER_NAMES.get(k.casefold(), k.casefold()): v for k, v in pairs.items() if k.casefold() in _OTHER_NAMES}
    named |= {k.casefold(): v for k, v in pairs.items() if k.casefold() in _KEYS}
    return {k: v for k, v in named.items() if v}


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
