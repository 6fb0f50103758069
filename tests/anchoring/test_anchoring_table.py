"""The anchoring table as a whole: how much of it is right, by class; its sentences are tests of their own in test_cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from tests import test_cases

OVERALL, CLASS = 0.97, 0.92
TABLE = [case for case in test_cases.ALL if "/anchoring/" in case.name]


def shares() -> dict[str, tuple[int, int]]:
    """For each class how many of its sentences are right, and how many there are; a todo counts as wrong."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in TABLE:
        name = case.name.split("/")[-1].rsplit("-", 1)[0]
        total[name] += 1
        try:
            test_cases.test_phrase(case)
        except AssertionError:
            continue
        right[name] += 1
    return {name: (right[name], total[name]) for name in sorted(total)}


def report(found: dict[str, tuple[int, int]]) -> str:
    rows = [f"{name:20} {right:4} of {total:4}  {right / total:6.1%}" for name, (right, total) in found.items()]
    right, total = (sum(column) for column in zip(*found.values(), strict=True))
    return "\n".join([*rows, f"{'all':20} {right:4} of {total:4}  {right / total:6.1%}"])


def test_anchoring_is_right(record_property: Callable[[str, object], None]) -> None:
    found = shares()
    said = report(found)
    record_property("anchoring", said)
    right, total = (sum(column) for column in zip(*found.values(), strict=True))
    assert total >= 500, said
    assert len(found) >= 16, said
    assert right >= OVERALL * total, said
    assert [name for name, (right, total) in found.items() if right < CLASS * total] == [], said
