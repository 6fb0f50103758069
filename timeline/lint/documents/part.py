"""What every reader here gives: a document of a file, with its data and the places of its parts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from timeline.lint.findings import Kind, Pointer, Problem


class Places(Protocol):
    """Where the parts of a document lie in its text."""

    def span(self, pointer: Pointer, key: str | None = None) -> tuple[int, int]:
        """The offsets of the value at a pointer, or of one of its keys; of the nearest part when there is none."""
        ...


class Whole:
    """The places of a document of which only the start is known."""

    def span(self, pointer: Pointer, key: str | None = None) -> tuple[int, int]:  # noqa: ARG002 - every place is the start
        """The start."""
        return 0, 0


class Lines:
    r"""Line and column of an offset; a line ends at \n, \r\n or \r.

    >>> Lines("a\nbc").line_column(3)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        starts, at, find = [0], 0, self._text.find
        while (at := find("\n", at) + 1) > 0:
            starts.append(at)
        if "\r" in self._text:
            starts += [n + 1 for n, c in enumerate(self._text) if c == "\r" and self._text[n + 1 : n + 2] != "\n"]
            starts.sort()
        return starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def shown(self, number: int, column: int, most: int, before: int) -> tuple[str, bool]:
        """The text of a line without its end; of one longer than `most` what begins `before` characters ahead of the column, and True."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        cut = end - start > most + 2
        if cut:
            start = max(start, start + column - 1 - before)
            end = min(end, start + most)
        return self._text[start:end].rstrip("\r\n"), cut


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file: its text, its data (None when it has none), what is wrong with either, and what it is.

    `start` is where the text begins in the file. A part that is not `readable` has no data to check.
    """

    text: str
    data: Any
    problems: tuple[Problem, ...] = ()
    readable: bool = True
    kind: Kind = "timeline"
    places: Places = field(default_factory=Whole)
    start: int = 0
    root: str = "Timeline"


def broken(text: str, code: str, message: str, hint: str = "", offset: int = 0) -> Part:
    """A document that is no data."""
    return Part(text, None, (Problem(code, (), message, hint, offset=offset),), readable=False)
