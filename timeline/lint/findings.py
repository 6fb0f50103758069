"""What lint says: rules, the problems that their checks see in the data, and the findings that people are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "info"]
Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it says and why, with an example of each side.

    `bad` and `good` are JSON; with `at` (a JSON pointer) they are the part of a timeline that lies there.
    """

    code: str
    severity: Severity
    name: str
    why: str
    bad: str
    good: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check saw, by the pointer into the data.

    `key` names a key of the object at the pointer, so that the finding shows the key and not the value; `offset` is a
    place in the text where there is no data to point into; `severity` differs from the rule's where it is given.
    """

    code: str
    pointer: Pointer
    message: str
    hint: str = ""
    key: str | None = None
    offset: int | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A problem at its place: line and column count from 1, in code points; `pointer` is RFC 6901.

    >>> print(Finding("story.json", 7, 13, "TL202", "error", "month 2 of 2023 has no day 29", "/events/0/when/edtf"))
    story.json:7:13: error TL202: month 2 of 2023 has no day 29 [/events/0/when/edtf]
    """

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    pointer: str = field(default="")
    hint: str = field(default="")

    def __str__(self) -> str:
        place = f" [{self.pointer}]" if self.pointer else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity} {self.code}: {self.message}{place}" + (f"; {self.hint}" if self.hint else "")


def pointer_text(pointer: Pointer) -> str:
    """A pointer in RFC 6901.

    >>> pointer_text(("events", 0, "x-a/b"))
    '/events/0/x-a~1b'
    """
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


def short(value: object, limit: int = 60) -> str:
    """A value for a message, never longer than a line.

    >>> short("a" * 100)[-5:]
    "aaa…'"
    """
    if isinstance(value, str):
        return repr(value if len(value) <= limit else value[: limit - 1] + "…")
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return str(value)[:limit]
