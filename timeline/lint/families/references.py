"""TL40x: ids that are unique, and references that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline.lint.context import Context, Item, objects
from timeline.lint.findings import Problem, Rule, pointer_text, short

RULES = (
    Rule("TL401", "error", "duplicate-id", "Calendars and slides keep one of two things with the same id.", '{"undated": [{"id": "e-1", "headline": "Another"}]}', '{"undated": [{"id": "e-2", "headline": "Another"}]}'),
    Rule("TL403", "warning", "unstable-id", "An id that counts events or holds the date changes when an event is added or moved; calendars then show it twice.", '{"id": "event-2025-01-12"}', '{"id": "bridge-reopens"}', "/events/0", opt_in=True),
    Rule("TL402", "error", "dangling-reference", "A reference that leads nowhere cannot be followed or checked.", '{"relations": [{"type": "before", "target": "e-9"}]}', '{"relations": [{"type": "before", "target": "e-1"}]}', "/events/0"),
)


_UNSTABLE = re.compile(r"(?P<date>(?:19|20)[0-9]{2}-?[01][0-9](?:-?[0-3][0-9])?(?![0-9]))|^(?:event|item|e|slide)?-?[0-9]{1,4}$")


def check(context: Context) -> Iterator[Problem]:
    """See ids and references."""
    events, sources = list(context.events()), context.items("sources")
    yield from _duplicates(sources)
    yield from _duplicates(events)
    if context.wants("TL403"):
        yield from _unstable(events)
    event_ids, source_ids = _ids(events), _ids(sources)
    for pointer, event in events:
        if not pointer:
            continue  # an event by itself, on a line of its own: the others are elsewhere
        yield from _dangling(objects(event, "relations", pointer), "target", event_ids, "event")
    yield from _dangling(context.evidence(), "source", source_ids, "source")
    yield from _dangling(context.items("unresolved"), "source", source_ids, "source")


def _ids(items: Iterable[Item]) -> set[str]:
    return {item["id"] for _, item in items if isinstance(item.get("id"), str)}


def _duplicates(items: Iterable[Item]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for pointer, item in items:
        name = item.get("id")
        if isinstance(name, str) and name in first:
            yield Problem("TL401", (*pointer, "id"), f"the id {short(name)} is already that of {first[name]}")
        elif isinstance(name, str):
            first[name] = pointer_text(pointer)


def _unstable(items: Iterable[Item]) -> Iterator[Problem]:
    for pointer, item in items:
        name = item.get("id")
        if isinstance(name, str) and (found := _UNSTABLE.search(name)):
            yield Problem("TL403", (*pointer, "id"), f"the id {short(name)} {'holds a date' if found['date'] else 'counts events'}", "name what happens: bridge-reopens")


def _dangling(items: Iterable[Item], key: str, known: set[str], what: str) -> Iterator[Problem]:
    for pointer, item in items:
        name = item.get(key)
        if isinstance(name, str) and name not in known:
            yield Problem("TL402", (*pointer, key), f"there is no {what} {short(name)}")
