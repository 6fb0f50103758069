"""YAML to the data that JSON would hold, without recursion, tags or bombs; dates and yes/no stay the words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from timeline.lint.documents.part import Part, broken
from timeline.lint.findings import Pointer, Problem, short

_DEEPEST = 100
_MOST_NODES = 1_000_000  # with aliases followed: a file of some lines can name billions
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,400})")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,400})?\.?[0-9]{1,400}(?:[eE][-+]?[0-9]{1,3})?")
_PLAIN = {"": None, "null": None, "~": None, "Null": None, "NULL": None, "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def parts(text: str) -> Iterator[Part]:
    """Each document of a YAML text; one that is broken is the last."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder()
    found = False
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.DocumentStartEvent):
                builder = _Builder()
            elif isinstance(event, yaml.DocumentEndEvent):
                found = True
                yield Part(text, builder.data, tuple(builder.problems), places=builder)
            else:
                builder.take(event, yaml)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        why = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
        at = mark.index if mark else getattr(error, "position", 0)
        yield broken(text, "TL002", f"is not YAML: {why}", "indent with spaces, not tabs" if "'\\t'" in str(why) else "", offset=min(at, len(text)))
    except _Refused as refused:
        yield broken(text, "TL002", str(refused), offset=refused.at)
    else:
        if not found:
            yield broken(text, "TL002", "is not YAML: it holds nothing", "the file is empty")


class _Refused(ValueError):  # noqa: N818 - named for the file, not the error
    def __init__(self, why: str, at: int) -> None:
        super().__init__(why)
        self.at = at


class _Builder:
    """Data and places of one document, from the parser's events."""

    def __init__(self) -> None:
        self.data: Any = None
        self.problems: list[Problem] = []
        self._spans: dict[int, tuple[dict[Any, tuple[tuple[int, int], tuple[int, int]]], tuple[int, int]]] = {}
        self._root = (0, 0)
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._nodes = 0

    def take(self, event: Any, yaml: Any) -> None:
        """One event of the parser."""
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            self._tagged(event, start)
            value = _scalar(event.value, plain=not event.style and event.implicit[0])
            self._put(value, (start, end), event.anchor, 1)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._anchors:
                raise _Refused(f"is not YAML: nothing has the anchor {short(event.anchor)}", start)
            value, size = self._anchors[event.anchor]
            self._put(value, (start, end), None, size)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._tagged(event, start)
            if len(self._stack) >= _DEEPEST:
                raise _Refused("is nested too deeply", start)
            self._stack.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], start, event.anchor, self._nodes))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            done = self._stack.pop()
            last = max((span[1][1] for span in done.members.values()), default=end)
            self._spans[id(done.value)] = done.members, (done.start, last)
            self._put(done.value, (done.start, max(last, done.start)), done.anchor, self._nodes - done.before + 1)

    def _tagged(self, event: Any, at: int) -> None:
        if event.tag and not event.tag.startswith("tag:yaml.org,2002:") and event.tag != "!":
            raise _Refused(f"has the tag {short(event.tag)}, which a timeline has no use for", at)
        if event.tag and "python" in event.tag:
            raise _Refused(f"has the tag {short(event.tag)}, which runs a program", at)

    def _put(self, value: Any, span: tuple[int, int], anchor: str | None, size: int) -> None:
        self._nodes += size
        if self._nodes > _MOST_NODES:
            raise _Refused("holds more than a million values, with those that its aliases stand for", span[0])
        if anchor:
            self._anchors[anchor] = value, size
        if not self._stack:
            self.data, self._root = value, span
            return
        self._stack[-1].add(value, span, self.problems)

    def span(self, pointer: Pointer, key: str | None = None) -> tuple[int, int]:
        """The offsets of the value at a pointer, or of one of its keys; of the nearest part when there is none."""
        value, at = self.data, self._root
        for step in pointer:
            members = self._spans.get(id(value), ({}, at))[0]
            if step not in members:
                return at
            value, at = value[step], members[step][1]
        if key is not None and key in (members := self._spans.get(id(value), ({}, at))[0]):
            return members[key][0]
        return at


class _Open:
    """A mapping or list that the parser is inside of."""

    def __init__(self, value: Any, start: int, anchor: str | None, before: int) -> None:
        self.value, self.start, self.anchor, self.before = value, start, anchor, before
        self.members: dict[Any, tuple[tuple[int, int], tuple[int, int]]] = {}
        self._key: tuple[str, tuple[int, int]] | None = None

    def add(self, value: Any, span: tuple[int, int], problems: list[Problem]) -> None:
        """A value, or a key whose value comes next."""
        if isinstance(self.value, list):
            self.members[len(self.value)] = span, span
            self.value.append(value)
        elif self._key is None:
            self._key = (value if isinstance(value, str) else "null" if value is None else str(value)[:100], span)
        else:
            key, at = self._key
            if key in self.members:
                problems.append(Problem("TL002", (), f"the key {short(key)} is given twice; programs differ in which they use", "remove one", offset=at[0], end=at[1]))
            self.members[key], self.value[key], self._key = (at, span), value, None


def _scalar(word: str, *, plain: bool) -> Any:
    """A value as YAML 1.2's JSON-like core reads it: 2025-01-12 and 14:30 and no are words."""
    if not plain:
        return word
    if word in _PLAIN:
        return _PLAIN[word]
    if _INT.fullmatch(word):
        return int(word)
    return float(word) if _FLOAT.fullmatch(word) else word


