"""Where a part of a JSON text lies: line and column, found by walking to it and skipping what lies beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from json import JSONDecoder

from timeline.lint.findings import Pointer

_SPACE = re.compile(r"[ \t\n\r]*")
_skip_value = JSONDecoder().raw_decode


class Positions:
    r"""Offsets, lines and columns in one JSON text, which must be well-formed.

    Each object or list is read through once, when it is first walked into, so any number of look-ups costs
    at most one reading of the text for each level of nesting that they reach.

    >>> Positions('{"a": [1,\n 22]}').place(("a", 1))
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._members: dict[int, dict[str | int, tuple[int, int]]] = {}

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, from 1."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def place(self, pointer: Pointer, key: str | None = None) -> tuple[int, int]:
        """Line and column of the value at a pointer, or of one of its keys; of the nearest part when there is none."""
        offset = self._space(0)
        for step in pointer:
            members = self._of(offset)
            if step not in members:
                return self.line_column(offset)
            offset = members[step][1]
        if key is not None and key in (members := self._of(offset)):
            offset = members[key][0]
        return self.line_column(offset)

    def _of(self, offset: int) -> dict[str | int, tuple[int, int]]:
        """The members of an object or list: where each key and value begins."""
        if offset not in self._members:
            self._members[offset] = self._read(offset) if self._text[offset] in "{[" else {}
        return self._members[offset]

    def _read(self, offset: int) -> dict[str | int, tuple[int, int]]:
        text, is_object, members = self._text, self._text[offset] == "{", dict[str | int, tuple[int, int]]()
        at = self._space(offset + 1)
        while text[at] not in "]}":
            begin, key = at, len(members)
            if is_object:
                key, at = _skip_value(text, at)
                at = self._space(self._space(at) + 1)
            members[key] = begin, at
            _, at = _skip_value(text, at)
            at = self._space(at)
            if text[at] == ",":
                at = self._space(at + 1)
        return members

    def _space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        assert found, "the pattern matches nothing too"
        return found.end()
