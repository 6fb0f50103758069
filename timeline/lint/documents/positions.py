"""Where a part of a JSON text lies: found by walking to it and skipping what lies beside it."""

from __future__ import annotations

import re
from json import JSONDecoder
from typing import NamedTuple

from timeline.lint.findings import Pointer

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_skip_value = JSONDecoder().raw_decode


class Member(NamedTuple):
    """Offsets of a member of an object or list: of its key (of its value, in a list), of its value, of its end."""

    key: int
    value: int
    end: int


class Positions:
    r"""Offsets in one JSON text, which must be well-formed.

    Each object or list is read through once, when it is first walked into, so any number of look-ups costs
    at most one reading of the text for each level of nesting that they reach.

    >>> Positions('{"a": [1,\n 22]}').span(("a", 1))
    (11, 13)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._members: dict[int, dict[str | int, Member]] = {}

    def span(self, pointer: Pointer, key: str | None = None) -> tuple[int, int]:
        """The offsets of the value at a pointer, or of one of its keys; of the nearest part when there is none."""
        begin, end = self._space(0), len(self._text.rstrip(" \t\r\n"))
        for step in pointer:
            members = self.members(begin)
            if step not in members:
                return begin, end
            _, begin, end = members[step]
        if key is not None and (found := self.members(begin).get(key)):
            quoted = _STRING.match(self._text, found.key)
            return found.key, quoted.end() if quoted else found.key
        return begin, end

    def members(self, offset: int) -> dict[str | int, Member]:
        """The members of the object or list that begins at an offset; nothing for other values."""
        if offset not in self._members:
            self._members[offset] = self._read(offset) if self._text[offset : offset + 1] in ("{", "[") else {}
        return self._members[offset]

    def _read(self, offset: int) -> dict[str | int, Member]:
        text, is_object, members = self._text, self._text[offset] == "{", dict[str | int, Member]()
        at = self._space(offset + 1)
        while text[at] not in "]}":
            begin, key = at, len(members)
            if is_object:
                key, at = _skip_value(text, at)
                at = self._space(self._space(at) + 1)
            value = at
            _, at = _skip_value(text, at)
            members[key] = Member(begin, value, at)
            at = self._space(at)
            if text[at] == ",":
                at = self._space(at + 1)
        return members

    def _space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        assert found, "the pattern matches nothing too"
        return found.end()
