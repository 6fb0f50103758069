"""iCalendar lines, unfolded, with the place of each in the file (RFC 5545 3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.lint.documents.part import Part, broken
from timeline.lint.findings import Pointer, Problem

_DEEPEST = 20
_MOST = 1000  # problems of lines that are told
_BREAK = re.compile(r"\r\n|\n|\r")
_FOLD = re.compile(r"(?:\r\n|\n|\r)[ \t]")
_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)')


@dataclass(frozen=True, slots=True)
class Line:
    """A content line: name, parameters, value, and the offsets of the whole and of its value in the file."""

    name: str
    parameters: dict[str, str]
    value: str
    start: int
    end: int
    value_start: int


@dataclass(slots=True)
class Component:
    """What stands between BEGIN and END."""

    name: str
    start: int
    end: int
    lines: list[Line] = field(default_factory=list)
    inner: list[Component] = field(default_factory=list)
    closed: bool = False

    def all(self, name: str) -> list[Line]:
        """The lines of a name."""
        return [line for line in self.lines if line.name == name]

    def first(self, name: str) -> Line | None:
        """The first line of a name."""
        return next((line for line in self.lines if line.name == name), None)


def parts(text: str) -> Iterator[Part]:
    """The calendars of the file: a component without a name around the outermost ones."""
    if not text.strip():
        yield broken(text, "TL002", "is not iCalendar: it holds nothing", "the file is empty")
        return
    problems: list[Problem] = []
    root = Component("", 0, len(text))
    stack = [root]
    for start, end in _spans(text):
        line = _line(text, start, end)
        if line is None:
            if text[start:end].strip() and len(problems) < _MOST:
                problems.append(Problem("IC021", (), "is not a content line (NAME:value)", "start a line that continues the one before with a space, or write a line break in text as \\n", offset=start, end=end))
            continue
        if line.name == "BEGIN":
            inner = Component(line.value.strip().upper(), start, end)
            if len(stack) > _DEEPEST:
                yield broken(text, "TL002", "is nested too deeply", offset=start)
                return
            stack[-1].inner.append(inner)
            stack.append(inner)
        elif line.name == "END":
            _close(stack, line, problems)
        else:
            stack[-1].lines.append(line)
    problems += [Problem("IC022", (), f"BEGIN:{each.name} has no END:{each.name}", "every program refuses the file", offset=each.start, end=each.end) for each in stack[1:]]
    yield Part(text, root, tuple(problems), kind="ics", places=_Start())


class _Start:
    def span(self, pointer: Pointer, key: str | None = None) -> tuple[int, int]:  # noqa: ARG002 - problems of calendars carry their offsets
        """The start: problems of calendars say where they are themselves."""
        return 0, 0


def _close(stack: list[Component], line: Line, problems: list[Problem]) -> None:
    name = line.value.strip().upper()
    if len(stack) > 1 and stack[-1].name == name:
        stack.pop().closed = True
    elif name in (each.name for each in stack[1:]):
        while stack[-1].name != name:
            open_ = stack.pop()
            problems.append(Problem("IC022", (), f"BEGIN:{open_.name} has no END:{open_.name}", "every program refuses the file", offset=open_.start, end=open_.end))
        stack.pop().closed = True
    else:
        problems.append(Problem("IC022", (), f"END:{name[:40]} ends nothing", "remove it, or add the BEGIN", offset=line.start, end=line.end))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each content line, its folds inside, its line break outside."""
    start = 0
    for found in _BREAK.finditer(text):
        if text[found.end() : found.end() + 1] in (" ", "\t"):
            continue
        yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _line(text: str, start: int, end: int) -> Line | None:
    raw = text[start:end]
    found = _LINE.fullmatch(_FOLD.sub("", raw))
    if not found:
        return None
    parameters = {name.upper(): value.strip('"') for name, value in _PARAMETER.findall(found[2])}
    folds = [fold.start() for fold in _FOLD.finditer(raw)]
    return Line(found[1].upper(), parameters, found[3], start, end, start + len(found[1]) + len(found[2]) + 1 if not folds or folds[0] > found.start(3) else start)
