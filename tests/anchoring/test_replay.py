"""Every date of the golden tables and the samples, computed again from its explanation alone by tests/replay.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import timeline
from tests import replay
from tests.tables import Case, cases
from timeline.anchoring.explanation import explain
from timeline.readers import Known, read_all

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/article.txt"))


def wrong(page: dict[str, Any]) -> Iterator[str]:
    """The dates whose interval does not follow from their record."""
    told: dict[tuple[int, int], Any] = {}
    for date in page["dates"]:
        if "interval" not in date:
            continue
        anchor = date.get("anchor", {})
        written = anchor["date"] if anchor.get("from") == "quote" else page.get("published", "0001-01-01")[:10]
        computed = replay.resolve(date["tree"], replay.read(f"{written}/{written}"), told)
        if computed != replay.read(date["interval"]):
            yield f"{date['text']!r} {date['interval']}: {computed} {date['expression']}"
        told[date["start"], date["end"]] = replay.read(date["interval"])


def document(case: Case) -> timeline.Document:
    return timeline.Document(case.text, published=case.written, language=case.language, region=case.table.get("region", ""))


@pytest.mark.parametrize("topic", sorted({case.name.split("-")[0] for case in cases()}))
def test_each_date_of_the_tables_can_be_computed_again(topic: str) -> None:
    pages = [explain(document(case)) for case in cases() if case.name.split("-")[0] == topic]
    assert [fault for page in pages for fault in wrong(page)] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_each_date_of_the_samples_can_be_computed_again(path: Path) -> None:
    (sample,) = read_all([str(path)], Known("2024-10-13"))
    page = explain(sample)
    assert len(page["dates"]) > 3
    assert list(wrong(page)) == []


def test_the_checker_sees_a_wrong_date() -> None:
    page = explain(timeline.Document("It reopened on Sunday.", published="2025-01-13"))
    assert list(wrong(page)) == []
    page["dates"][0]["interval"] = "2025-01-19/2025-01-20"
    assert len(list(wrong(page))) == 1


def test_the_checker_is_short_and_knows_nothing_of_the_project() -> None:
    source = Path(replay.__file__).read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 100
    assert "import timeline" not in source
    assert "from timeline" not in source
