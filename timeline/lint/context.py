"""The data under check, as rules walk it: whatever has the wrong type is passed over, since the shape rules report it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.lint.findings import Kind, Pointer

Item = tuple[Pointer, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Context:
    """One document's data and text, what it is, and what the caller asked for.

    `folder` is that of the file; dates may lie `max_age` years before their publication and `max_future` after it; `links` holds
    the HTTP status of addresses, as another program has found it.
    """

    data: Any
    text: str = ""
    kind: Kind = "timeline"
    root: str = "Timeline"
    folder: Path | None = None
    sources_folder: Path | None = None
    engine: str = "own"
    min_confidence: float = 0.5
    codes: frozenset[str] | None = None
    max_age: int = 1000
    max_future: int = 50
    links: Mapping[str, int] = field(default_factory=dict)
    _cache: dict[str, list[Item]] = field(default_factory=dict)

    def wants(self, *codes: str) -> bool:
        """Whether one of these rules is chosen, for those that cost time."""
        return self.codes is None or not self.codes.isdisjoint(codes)

    def items(self, key: str) -> list[Item]:
        """The objects in a list at the top, each with its pointer."""
        if key not in self._cache:
            lone = self.root == "Event" and key == ("events" if "when" in self.data else "undated") if isinstance(self.data, dict) else False
            self._cache[key] = [((), self.data)] if lone else list(objects(self.data, key)) if isinstance(self.data, dict) and self.root == "Timeline" else []
        return self._cache[key]

    def events(self) -> list[Item]:
        """Events, dated and undated."""
        return self._once("/events", lambda: (*self.items("events"), *self.items("undated")))

    def whens(self) -> list[Item]:
        """Every `when`, of events and eras."""
        holders = (*self.events(), *self.items("eras"))
        return self._once("/whens", lambda: (((*pointer, "when"), when) for pointer, holder in holders if isinstance(when := holder.get("when"), dict)))

    def evidence(self) -> list[Item]:
        """Every piece of evidence."""
        return self._once("/evidence", lambda: (one for pointer, event in self.events() for one in objects(event, "evidence", pointer)))

    def _once(self, name: str, make: Callable[[], Iterable[Item]]) -> list[Item]:
        if name not in self._cache:
            self._cache[name] = list(make())
        return self._cache[name]


def objects(holder: dict[str, Any], key: str, pointer: Pointer = ()) -> Iterator[Item]:
    """The objects in the list at a key."""
    value = holder.get(key)
    if isinstance(value, list):
        yield from (((*pointer, key, index), item) for index, item in enumerate(value) if isinstance(item, dict))
