"""What lint says: rules, the problems that their checks see in the data, and the findings that people are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning", "info"]
Kind = Literal["timeline", "timelinejs", "csv", "ics"]
"""What a file is, whatever it is written in: our record, TimelineJS JSON, a TimelineJS spreadsheet, or a calendar."""
Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what it says and why, with an example of each side.

    `bad` and `good` are JSON; with `at` (a JSON pointer) they are the part of a timeline that lies there. For the other
    kinds they are what `timeline.lint.examples` lays into a whole file. A rule that is `opt_in` guesses or is a matter of
    taste, and runs when it is chosen by name; `fix` says what `--fix` does.
    """

    code: str
    severity: Severity
    name: str
    why: str
    bad: str
    good: str
    at: str = ""
    kind: Kind = "timeline"
    opt_in: bool = False
    fix: str = ""

    @property
    def family(self) -> str:
        """The letters and first digit of the code, by which a whole family is chosen."""
        return self.code[:3]


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that mends a problem without a doubt about what was meant.

    In data it gives the member `key` of what lies at `pointer` a value (`REMOVE` takes it away, an `Order` sorts the list
    at the pointer); in text it puts `value` in place of the characters from `start` to `end`.
    """

    pointer: Pointer = ()
    key: str | int | None = None
    value: Any = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """The indices of a list in the order that is meant."""

    indices: tuple[int, ...]


REMOVE: Any = object()


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check saw, by the pointer into the data.

    `key` names a key of the object at the pointer, so that the finding shows the key and not the value; `offset` is a
    place in the text (to `end`) where there is no data to point into; `edits` mend it; `severity` differs from the rule's where it is given.
    """

    code: str
    pointer: Pointer
    message: str
    hint: str = ""
    key: str | None = None
    offset: int | None = None
    severity: Severity | None = None
    end: int | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A problem at its place: line and column count from 1, in code points; `pointer` is RFC 6901; the end is exclusive.

    `source` is the line itself, shortened around the place; `fixable` tells whether `--fix` mends it.

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
    end_line: int = field(default=0, compare=False)
    end_column: int = field(default=0, compare=False)
    source: str = field(default="", compare=False)
    fixable: bool = field(default=False, compare=False)

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
