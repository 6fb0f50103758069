"""The data under check, as rules walk it: whatever has the wrong type is passed over, since the shape rules report it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.lint.findings import Kind, Pointer

Item = tuple[Pointer, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Context:
    """One document's data and text, what it is, and what the caller asked for; `folder` is that of the file."""

    data: Any
    text: str = ""
    kind: Kind = "timeline"
    root: str = "Timeline"
    folder: Path | None = None
    sources_folder: Path | None = None
    engine: str = "own"
    min_confidence: float = 0.5
    _cache: dict[str, list[Item]] = field(default_factory=dict)

    def items(self, key: str) -> list[Item]:
        """The objects in a list at the top, each with its pointer."""
        if key not in self._cache:
            lone = self.root == "Event" and key == ("events" if "when" in self.data else "undated") if isinstance(self.data, dict) else False
            self._cache[key] = [((), self.data)] if lone else list(objects(self.data, key)) if isinstance(self.data, dict) and self.root == "Timeline" else []
        return self._cache[key]

    def events(self) -> Iterator[Item]:
        """Events, dated and undated."""
        yield from self.items("events")
        yield from self.items("undated")

    def whens(self) -> Iterator[Item]:
        """Every `when`, of events and eras."""
        for pointer, holder in (*self.events(), *self.items("eras")):
            if isinstance(when := holder.get("when"), dict):
                yield (*pointer, "when"), when

    def evidence(self) -> Iterator[Item]:
        """Every piece of evidence."""
        for pointer, event in self.events():
            yield from objects(event, "evidence", pointer)


def objects(holder: dict[str, Any], key: str, pointer: Pointer = ()) -> Iterator[Item]:
    """The objects in the list at a key."""
    value = holder.get(key)
    if isinstance(value, list):
        yield from (((*pointer, key, index), item) for index, item in enumerate(value) if isinstance(item, dict))
