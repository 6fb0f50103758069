"""A file to data, with what the JSON module hides: duplicate keys, NaN, lone surrogates, byte order marks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.lint.findings import Problem, short

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],]|NaN|-?Infinity', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The text of a file, its data (None when it has none) and what is wrong with either."""

    text: str
    data: Any
    problems: tuple[Problem, ...]
    readable: bool = True


def read(path: Path) -> Loaded:
    """The text and data of a file; whatever is wrong with it is a problem, never an exception."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        why = "is a folder" if path.is_dir() else (error.strerror or "cannot be read").lower()
        return _unreadable(f"cannot be read: {why}")
    except ValueError:
        return _unreadable("cannot be read: the name is not one of a file")
    return parse_bytes(raw)


def parse_bytes(raw: bytes) -> Loaded:
    """The text and data of the bytes of a file."""
    mark = Problem("TL001", (), "starts with a byte order mark", "save it as UTF-8 without one", offset=0, severity="warning")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        hint = "it looks like UTF-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "save it as UTF-8"
        return _unreadable(f"is not UTF-8 at byte {error.start}", hint)
    return parse(text[1:], (mark,)) if text.startswith("\ufeff") else parse(text)


def parse(text: str, problems: tuple[Problem, ...] = ()) -> Loaded:
    """The data of a JSON text."""
    try:
        data = json.loads(text, object_pairs_hook=(seen := _Seen()).pairs, parse_constant=seen.constant)
    except json.JSONDecodeError as error:
        return Loaded(text, None, (*problems, Problem("TL002", (), f"is not JSON: {error.msg.lower()}", offset=error.pos)), readable=False)
    except RecursionError:
        return Loaded(text, None, (*problems, Problem("TL002", (), "is nested too deeply", offset=0)), readable=False)
    except ValueError as error:
        return Loaded(text, None, (*problems, Problem("TL002", (), f"has a number that is too long: {str(error)[:60]}", offset=0)), readable=False)
    odd = tuple(_odd_tokens(text)) if seen.odd else ()
    return Loaded(text, data, (*problems, *odd, *_lone_surrogates(text)))


class _Seen:
    """What the parser passes by without a word."""

    def __init__(self) -> None:
        self.odd = False

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(pairs)
        self.odd = self.odd or len(result) != len(pairs)
        return result

    def constant(self, name: str) -> float:
        self.odd = True
        return float(name.replace("Infinity", "inf"))


def _odd_tokens(text: str) -> Iterator[Problem]:
    """Duplicate keys and numbers that JSON does not have, by one pass over the tokens."""
    stack: list[set[str] | None] = []
    key_next = False
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "{[":
            stack.append(set() if mark == "{" else None)
        elif mark in "}]":
            stack.pop()
        elif mark[0] in "N-I":
            yield Problem("TL002", (), f"{mark} is not a number in JSON", offset=token.start())
        elif key_next and stack and (keys := stack[-1]) is not None and mark[0] == '"':
            key = json.loads(mark)
            if key in keys:
                yield Problem("TL002", (), f"the key {short(key)} is given twice; programs differ in which they use", "remove one", offset=token.start())
            keys.add(key)
        key_next = mark in "{,"


def _lone_surrogates(text: str) -> Iterator[Problem]:
    r"""Halves of characters, such as \\ud83d without \\ude00, which cannot be written as UTF-8."""
    if "\\u" not in text:
        return
    high: re.Match[str] | None = None
    for escape in _ESCAPE.finditer(text):
        unit = int(escape[1], 16) if escape[1] else 0
        pairs_up = high is not None and high.end() == escape.start() and 0xDC00 <= unit < 0xE000
        if high is not None and not pairs_up:
            yield _half(high)
        if 0xDC00 <= unit < 0xE000 and not pairs_up:
            yield _half(escape)
        high = escape if 0xD800 <= unit < 0xDC00 else None
    if high is not None:
        yield _half(high)


def _half(escape: re.Match[str]) -> Problem:
    return Problem("TL002", (), f"{escape[0]} is half of a character", "write the character itself", offset=escape.start())


def _unreadable(message: str, hint: str = "") -> Loaded:
    return Loaded("", None, (Problem("TL001", (), message, hint, offset=0),), readable=False)
