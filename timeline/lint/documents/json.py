"""JSON to data, with what the JSON module hides: duplicate keys, NaN, lone surrogates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from timeline.lint.documents.part import Part, broken
from timeline.lint.documents.positions import Positions
from timeline.lint.findings import Problem, short

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],]|NaN|-?Infinity', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)
_DEEPEST = 200
_MOST = 1000  # problems of the text that are told
_LONG_NUMBER = re.compile(r"[0-9]{4300,}")


def parts(text: str) -> Iterator[Part]:
    """The one document of a JSON text."""
    yield parse(text)


def parse(text: str) -> Part:
    """The data of a JSON text."""
    try:
        data = json.loads(text, object_pairs_hook=(seen := _Seen()).pairs, parse_constant=seen.constant)
    except json.JSONDecodeError as error:
        return broken(text, "TL002", f"is not JSON: {error.msg.lower()}", _advice(text, error), offset=error.pos)
    except RecursionError:
        return broken(text, "TL002", "is nested too deeply", offset=_deep(text))
    except ValueError:  # Python reads no whole number of more than 4300 digits
        found = _LONG_NUMBER.search(text)
        return broken(text, "TL002", "has a number that is too long", offset=found.start() if found else 0)
    odd = tuple(islice(_odd_tokens(text), _MOST)) if seen.odd else ()
    return Part(text, data, (*odd, *islice(_lone_surrogates(text), _MOST)), places=Positions(text))


def _advice(text: str, error: json.JSONDecodeError) -> str:
    """What to do about the commonest slips."""
    here, before = text[error.pos : error.pos + 1], text[: error.pos].rstrip()[-1:]
    if not text.strip():
        return "the file is empty"
    if (here in "]}" and before == ",") or "trailing comma" in error.msg.lower():
        return "remove the comma before it"
    if here == "'":
        return 'JSON has double quotes: "'
    if here in "/#":
        return "JSON has no comments"
    return "put a comma between the two" if error.msg.startswith("Expecting ',' delimiter") and here in '"{[' and here else ""


def _deep(text: str) -> int:
    """Where the nesting passes what is reasonable."""
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "{[") - (token[0] in "]}")
        if depth > _DEEPEST:
            return token.start()
    return 0


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
