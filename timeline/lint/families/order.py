"""TL30x: the order of events: sorted, as their relations state it, eras side by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from timeline.algebra.granularity import floor
from timeline.errors import DateError
from timeline.lint.context import Context, objects
from timeline.lint.findings import Edit, Order, Pointer, Problem, Rule, short
from timeline.notation.derive import bounds
from timeline.notation.edtf import parse

RULES = (
    Rule("TL301", "warning", "not-in-order", "Events are kept in order of time, so that two versions of a file can be compared.", '{"events": [{"id": "e-2", "when": {"edtf": "2025-02"}}, {"id": "e-1", "when": {"edtf": "2025-01"}}]}', '{"events": [{"id": "e-1", "when": {"edtf": "2025-01"}}, {"id": "e-2", "when": {"edtf": "2025-02"}}]}', fix="puts them in order"),
    Rule("TL302", "warning", "probable-duplicate", "Two events of one day in nearly the same words are probably one.", '{"undated": [], "events": [{"id": "e-1", "headline": "The old bridge reopened", "when": {"edtf": "2025"}}, {"id": "e-2", "headline": "The old bridge reopens", "when": {"edtf": "2025"}}]}', '{"events": [{"id": "e-1", "headline": "The old bridge reopened", "when": {"edtf": "2025"}}, {"id": "e-2", "headline": "A new school", "when": {"edtf": "2025"}}]}', opt_in=True),
    Rule("TL303", "warning", "eras-overlap", "TimelineJS draws eras side by side and refuses those that overlap.", '{"eras": [{"headline": "A", "when": {"edtf": "2020/2022"}}, {"headline": "B", "when": {"edtf": "2021/2023"}}]}', '{"eras": [{"headline": "A", "when": {"edtf": "2020/2021"}}, {"headline": "B", "when": {"edtf": "2022/2023"}}]}'),
    Rule("TL304", "error", "order-contradicts", "The order that the text states and the dates cannot both be right.", '{"events": [{"id": "e-1", "when": {"edtf": "2025-01"}, "relations": [{"type": "after", "target": "e-2"}]}, {"id": "e-2", "when": {"edtf": "2025-03"}}]}', '{"events": [{"id": "e-1", "when": {"edtf": "2025-01"}, "relations": [{"type": "before", "target": "e-2"}]}, {"id": "e-2", "when": {"edtf": "2025-03"}}]}'),
    Rule("TL305", "info", "crowded-day", "TimelineJS stacks events of one day; more than six hide each other.", "(seven events of one day)", "(six)", opt_in=True),
)
_PART = {"MID": 1, "END": 2}
_MOST_A_DAY = 6


def check(context: Context) -> Iterator[Problem]:
    """See the order of events, their relations and the eras."""
    if not isinstance(context.data, dict):
        return
    dated = [(pointer, event, found) for pointer, event in context.items("events") if (found := _bounds(event))]
    if context.root == "Timeline":
        yield from _sorted(context, dated)
        if context.wants("TL302", "TL305"):
            yield from _alike(dated)
    yield from _relations(context)
    yield from _eras(context)


@lru_cache(maxsize=32768)
def _interval(edtf: str, precision: str | None) -> tuple[int | None, int | None, int] | None:
    try:
        found = bounds(edtf, precision) if precision else parse(edtf).interval
    except DateError:
        return None
    order = found.start if found.start is not None else floor(found.end - 1, found.grain) if found.end is not None else 0
    return found.start, found.end, order


def _bounds(event: dict[str, Any]) -> tuple[int | None, int | None, int] | None:
    when = event.get("when")
    if not isinstance(when, dict) or not isinstance(when.get("edtf"), str) or not when["edtf"]:
        return None
    precision = when.get("precision")
    return _interval(when["edtf"], "hour" if precision == "hour" else None)


Dated = list[tuple[Pointer, dict[str, Any], tuple[int | None, int | None, int]]]


def _key(event: dict[str, Any], found: tuple[int | None, int | None, int]) -> tuple[int, int, int]:
    """As `timeline.events.order` sorts: by start, "late" after "early", bounds before what they bound, longer ones first."""
    start, end, order = found
    if start is None:
        return order, 0, 0
    mods = [timex.get("mod") for evidence in event.get("evidence") or () if isinstance(evidence, dict) and evidence.get("role") == "date" and isinstance(timex := evidence.get("timex3"), dict)] if isinstance(event.get("evidence"), list) else []
    within = (end - start) * _PART[mods[0]] // 3 if end is not None and len(mods) == 1 and isinstance(mods[0], str) and mods[0] in _PART else 0
    return start + within, 1, 0 if end is None else -end


def _sorted(context: Context, dated: Dated) -> Iterator[Problem]:
    if not isinstance(events := context.data.get("events"), list) or len(dated) != len(events):
        return  # some have no date that can be read: those are findings already
    keys = [_key(event, found) for _, event, found in dated]
    wrong = next((n for n in range(1, len(keys)) if keys[n][0] < keys[n - 1][0]), None)
    if wrong is not None:
        order = Order(tuple(sorted(range(len(keys)), key=lambda n: keys[n])))
        dates = [short(dated[n][1]["when"]["edtf"]) for n in (wrong, wrong - 1)]
        yield Problem("TL301", dated[wrong][0], f"the event of {dates[0]} stands after that of {dates[1]}", "sort the events by date", edits=(Edit(("events",), None, order),))


def _alike(dated: Dated) -> Iterator[Problem]:
    """Events of one day: near-duplicates, and crowds."""
    days: dict[int, list[tuple[Pointer, str]]] = {}
    for pointer, event, found in dated:
        days.setdefault(found[2] // 86_400, []).append((pointer, str(event.get("headline", ""))))
    for group in days.values():
        for n, (pointer, headline) in enumerate(group[:50]):
            words = set(headline.lower().split())
            for _, other in group[:n]:
                theirs = set(other.lower().split())
                same = len(words & theirs) / len(words | theirs) if words | theirs else 0.0
                if same >= 0.6:
                    yield Problem("TL302", (*pointer, "headline"), f"is much like {short(other)} of the same day ({same:.0%} of the words)", "keep one of the two")
                    break
        if len(group) > _MOST_A_DAY:
            yield Problem("TL305", group[_MOST_A_DAY][0], f"{len(group)} events have this day")


def _relations(context: Context) -> Iterator[Problem]:
    events = {event["id"]: (_bounds(event), pointer) for pointer, event in context.events() if isinstance(event.get("id"), str)}
    after: dict[str, list[str]] = {}
    stated: list[tuple[str, str, Pointer]] = []
    for pointer, event in context.events():
        name = event.get("id")
        for at, relation in objects(event, "relations", pointer):
            kind, target = relation.get("type"), relation.get("target")
            if not isinstance(name, str) or not isinstance(target, str) or target not in events or kind not in ("before", "after", "part-of"):
                continue
            if name == target:
                yield Problem("TL304", at, f"{short(name)} is {kind} itself", "remove it")
            elif kind != "part-of":
                first, second = (name, target) if kind == "before" else (target, name)
                stated.append((first, second, at))
                after.setdefault(first, []).append(second)
                yield from _against_dates(at, (first, events[first][0]), (second, events[second][0]))
    yield from _circles(after, stated)


def _against_dates(at: Pointer, first: tuple[str, Any], second: tuple[str, Any]) -> Iterator[Problem]:
    start, end = first[1][0] if first[1] else None, second[1][1] if second[1] else None
    if start is not None and end is not None and start >= end:
        yield Problem("TL304", at, f"{short(first[0])} is said to be before {short(second[0])}, and is dated after it", "one of the two dates, or the relation, is wrong")


def _circles(after: dict[str, list[str]], stated: list[tuple[str, str, Pointer]]) -> Iterator[Problem]:
    """Relations inside a circle: those left when events that nothing precedes are taken away, one after the other."""
    left: dict[str, int] = {}
    for seconds in after.values():
        for second in seconds:
            left[second] = left.get(second, 0) + 1
    ready = [name for name in after if name not in left]
    while ready:
        for second in after.get(ready.pop(), ()):
            left[second] -= 1
            if not left[second]:
                ready.append(second)
    inside = {name for name, count in left.items() if count}
    for first, second, at in stated:
        if first in inside and second in inside and _reaches(after, second, first):
            yield Problem("TL304", at, f"{short(first)} is before {short(second)}, which is before {short(first)} by way of others", "one of them is turned round")
            return


def _reaches(after: dict[str, list[str]], start: str, goal: str) -> bool:
    seen, ready = {start}, [start]
    while ready:
        for following in after.get(ready.pop(), ()):
            if following == goal:
                return True
            if following not in seen:
                seen.add(following)
                ready.append(following)
    return False


def _eras(context: Context) -> Iterator[Problem]:
    spans = [(found[0], found[1], pointer, era) for pointer, era in context.items("eras") if (found := _bounds(era)) and found[0] is not None and found[1] is not None]
    for n, (start, end, pointer, _) in enumerate(spans):
        other = next((each for each in spans[:n] if (each[0] or 0) < (end or 0) and (start or 0) < (each[1] or 0)), None)
        if other:
            yield Problem("TL303", pointer, f"overlaps the era {short(other[3].get('headline'))}")
