"""TL80x: what only several files together show: one id for two things, two dates for one event, orders that contradict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from timeline.lint.documents import Lines, Part
from timeline.lint.findings import Finding, Pointer, Problem, short
from timeline.lint.run import Checked, Choice, finding


class _Told(NamedTuple):
    """An event where a file tells it."""

    file: Checked
    part: Part
    pointer: Pointer
    event: dict[str, Any]


def across(files: Sequence[Checked], choices: Mapping[str, Choice]) -> list[Finding]:
    """The findings of several files together; those of a rule that a file does not choose are left out."""
    if len(files) < 2:
        return []
    first: dict[str, _Told] = {}
    found = []
    for told in _events(files):
        name = told.event.get("id")
        if not isinstance(name, str):
            continue
        other = first.setdefault(name, told)
        if other.file is told.file:
            continue
        for problem in _between(told, other):
            wanted = choices.get(told.file.name)
            if wanted is None or problem.code in wanted.codes:
                found.append(finding(problem, told.part, told.file.name, Lines(told.file.text)))
    return [*found, *_contradictions(files, choices)]


def _events(files: Sequence[Checked]) -> Iterator[_Told]:
    for file in files:
        for part, _ in file.parts:
            if part.kind == "timeline" and isinstance(part.data, dict):
                for key in ("events", "undated"):
                    listed = part.data.get(key)
                    yield from (_Told(file, part, (key, n), event) for n, event in enumerate(listed if isinstance(listed, list) else ()) if isinstance(event, dict))


def _between(told: _Told, other: _Told) -> Iterator[Problem]:
    """What one file's event and another's of the same id disagree on."""
    dates = [when.get("edtf") if isinstance(when := each.event.get("when"), dict) else None for each in (told, other)]
    names = [each.event.get("headline") for each in (told, other)]
    if dates[0] == dates[1]:
        return
    if names[0] == names[1]:
        at: Pointer = (*told.pointer, "when", "edtf") if dates[0] else told.pointer
        yield Problem("TL802", at, f"{told.event['id']!r} is dated {short(dates[0]) if dates[0] else 'nowhere'} here and {short(dates[1]) if dates[1] else 'nowhere'} in {other.file.name}", "give both the date that is right")
    else:
        yield Problem("TL801", (*told.pointer, "id"), f"the id {short(told.event['id'])} is that of another event in {other.file.name}: {short(names[1])}", "give one of them another id")


def _contradictions(files: Sequence[Checked], choices: Mapping[str, Choice]) -> Iterator[Finding]:
    """Orders that one file states and another turns round."""
    stated: dict[tuple[str, str], _Told] = {}
    for told in _events(files):
        relations = told.event.get("relations")
        for number, relation in enumerate(relations if isinstance(relations, list) else ()):
            if not isinstance(relation, dict) or relation.get("type") not in ("before", "after"):
                continue
            pair = (str(told.event.get("id")), str(relation.get("target")))
            earlier, later = pair if relation["type"] == "before" else pair[::-1]
            other = stated.get((later, earlier))
            wanted = choices.get(told.file.name)
            if other is not None and other.file is not told.file and (wanted is None or "TL803" in wanted.codes):
                problem = Problem("TL803", (*told.pointer, "relations", number), f"{earlier!r} is before {later!r} here and after it in {other.file.name}")
                yield finding(problem, told.part, told.file.name, Lines(told.file.text))
            stated.setdefault((earlier, later), told)
