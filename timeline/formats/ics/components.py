"""The components of a calendar file: a tree of content lines that every line finds a place in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from timeline.formats.ics.contentlines import Broken, Line, escape, fold, read

Report = Callable[[int, str], None]


@dataclass(slots=True)
class Component:
    """A component: its name, the physical line that begins it, its own lines and those inside it."""

    name: str
    number: int
    lines: dict[str, list[Line]] = field(default_factory=dict)
    inner: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        """The first line of a name."""
        found = self.lines.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """The first line of a name as TEXT, "" when there is none."""
        found = self.first(name)
        return found.text if found else ""

    def walk(self, *names: str) -> Iterator[Component]:
        """The components of the names, in order, also those inside others."""
        stack = [self]
        while stack:
            each = stack.pop()
            if each.name in names:
                yield each
            stack += reversed(each.inner)


def tree(text: str, report: Report) -> Component:
    """Everything in a file under one root; what is out of place is reported with its line."""
    root = Component("", 1)
    stack = [root]
    for line in read(text):
        if isinstance(line, Broken):
            report(line.number, f"is not a content line: {line.text[:40]!r}")
        elif line.name == "BEGIN":
            inner = Component(line.value.strip().upper(), line.number)
            stack[-1].inner.append(inner)
            stack.append(inner)
        elif line.name == "END":
            _end(stack, line, report)
        else:
            stack[-1].lines.setdefault(line.name, []).append(line)
    for open_ in stack[1:]:
        report(open_.number, f"BEGIN:{open_.name} has no END")
    return root


def _end(stack: list[Component], line: Line, report: Report) -> None:
    name = line.value.strip().upper()
    if name not in {each.name for each in stack[1:]}:
        report(line.number, f"END:{name[:40]} has no BEGIN")
        return
    while stack[-1].name != name:
        report(stack[-1].number, f"BEGIN:{stack[-1].name} has no END")
        stack.pop()
    stack.pop()


def zone(component: Component) -> tzinfo | None:
    """A VTIMEZONE as a zone, None when it defines none that can be used."""
    from icalendar import Timezone

    try:
        made: Any = Timezone.from_ical(b"".join(_written(component)))
        found = made.to_tz()
    except Exception:  # noqa: BLE001 - whatever is wrong with a definition, its times are then floating and reported
        return None
    assert isinstance(found, tzinfo)
    return found


def _written(component: Component) -> Iterator[bytes]:
    yield fold(f"BEGIN:{component.name}")
    for lines in component.lines.values():
        for line in lines:
            yield fold(f"{line.name}{''.join(f';{k}={v}' for k, v in line.parameters.items())}:{line.value}")
    for inner in component.inner:
        if inner.name in ("STANDARD", "DAYLIGHT"):
            yield from _written(inner)
    yield fold(f"END:{escape(component.name)}")
