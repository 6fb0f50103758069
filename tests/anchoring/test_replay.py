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
    """The dates whose interval does not follow from their record, on each day that may be the day of publication."""
    first, last = publication(page.get("published", "0001-01-01"))
    for day in range(first, last, replay.DAY):
        told: dict[tuple[int, int], Any] = {}
        for date in page["dates"]:
            reading = next(r for r in date.get("readings", [date]) if "published" not in r or within(day, replay.read(r["published"])))
            if "interval" not in reading:
                continue
            anchor = reading.get("anchor", {})
            written = replay.read(f"{anchor['date']}/..")[0] if anchor.get("from") == "quote" else day
            computed, stated = replay.resolve(reading["tree"], (written, None), told), replay.read(reading["interval"])
            told[date["start"], date["end"]] = stated
            if computed != stated or not spans(replay.read(date["interval"]), stated):
                yield f"{date['text']!r} {reading['interval']}: {computed} {reading['expression']}"


def publication(published: str) -> tuple[int, int]:
    """The first day that may be the day of publication, and the day after the last."""
    first, _, last = published.partition("/")
    whole = {4: ("-01-01", "YEAR"), 7: ("-01", "MONTH")}
    ends = [replay.whole(replay.read(f"{end[:10]}{whole.get(len(end), ('', 'DAY'))[0]}/..")[0], whole.get(len(end), ("", "DAY"))[1]) for end in (first, last or first)]
    return ends[0][0], ends[1][1]


def within(day: int, days: tuple[int, int]) -> bool:
    return days[0] <= day < days[1]


def spans(whole: tuple[int | None, int | None], part: tuple[int | None, int | None]) -> bool:
    return (whole[0] is None or (part[0] is not None and whole[0] <= part[0])) and (whole[1] is None or (part[1] is not None and part[1] <= whole[1]))


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


@pytest.mark.parametrize("published", ["2025-01-11/2025-01-20", "2025-01", "2024-12/2025-01"])
def test_each_reading_of_a_partly_known_date_can_be_computed_again(published: str) -> None:
    pages = [explain(read_all([str(path)], Known(published))[0]) for path in SAMPLES]
    assert sum(len(date.get("readings", ())) > 1 for page in pages for date in page["dates"]) > 10
    assert [fault for page in pages for fault in wrong(page)] == []


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
