"""What TimelineJS will not show well is said, and is no loss."""

from __future__ import annotations

import pytest
from stories import SEED, event, story

from timeline import formats
from timeline.formats.parts.story import entries
from timeline.formats.parts.stretches import opened, stretches
from timeline.model.timeline import Timeline


def days(n: int, *more: str) -> Timeline:
    return story(*(event(f"e-{i}", f"2024-{1 + i % 12:02d}-{1 + i // 12 % 28:02d}") for i in range(n)), *(event(f"m-{i}", date) for i, date in enumerate(more)))


@pytest.mark.parametrize("name", ["timelinejs", "csv"])
def test_many_events_and_far_dates_are_advised_on(name) -> None:
    def advice(made: Timeline) -> list[str]:
        return [loss.reason.split(" ")[0] for loss in formats.dumps(made, name)[1] if loss.advice]

    assert advice(SEED) == []
    assert advice(days(30)) == []
    assert advice(days(30, "1066-10-14")) == ["1"]
    assert advice(days(301)) == ["TimelineJS"]


def test_strict_lets_advice_pass(tmp_path) -> None:
    made = days(301).model_copy(update={"undated": None})
    formats.dump(made, tmp_path / "a.timelinejs.json", strict=True)


@pytest.mark.parametrize(("made", "labels", "first"), [
    (days(30, "1066-10-14"), ["2024 (30 events)", "All: 1066 – 2024 (31 events)"], 0),
    (days(30, "-0043"), ["2024 (30 events)", "All: 44 BCE – 2024 (31 events)"], 0),
    (days(30, "2030"), [], 0), (days(5, "1066"), ["2024 (5 events)", "All: 1066 – 2024 (6 events)"], 1), (days(1), [], 0), (days(2, "1066"), [], 0), (days(3, "1066", "1067", "1068"), [], 0),
])  # fmt: skip
def test_parts_of_a_timeline(made, labels, first) -> None:
    found = entries(made)
    parts = stretches(found)
    assert ([part.label for part in parts], opened(parts, found)) == (labels, first)
