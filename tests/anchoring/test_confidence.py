"""Confidence: the measured share of right dates for the reasons of a date, and the script that measures it."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

import timeline
from tests.tables import cases
from timeline.anchoring import confidence

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "calibrate.py"


def only(text: str, published: str | None = "2025-01-13") -> timeline.Timex:
    (timex,) = timeline.tag(timeline.Document(text, published=published))
    return timex


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


def test_each_path_of_the_table_is_a_share_and_has_its_broader_path() -> None:
    table = confidence._table()
    assert "" in table
    assert all(0 < share < 1 for share in table.values())
    assert [path for path in table if path and path.rpartition(" / ")[0] not in table] == []


def test_every_date_says_why_and_how_sure_it_is() -> None:
    for case in list(cases())[::7]:
        for timex in timeline.tag(timeline.Document(case.text, published=case.written)):
            assert timex.reasons, timex
            assert 0 < timex.confidence < 1, timex


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("The mayor left on Sunday.", "news / published / past / day / past by a cue / other far"),
        ("The mayor left on Tuesday.", "news / published / past / day / past by a cue / other nearer"),
        ("The mayor left on Monday.", "news / published / past / day / past by a cue / no other"),
        ("Sunday: rain.", "news / published / past / day / past assumed / other far"),
        ("The mayor will leave on Tuesday.", "news / published / future / day / future by a cue / other far"),
        ("The mayor left on 3 May 2024.", "news / stated / day / in"),
        ("The mayor left on 3 May 1824.", "story / stated / day / in"),
        ("The mayor spoke for three hours.", "news / amount / period / counted / hour"),
        ("The mayor spoke for several hours.", "news / amount / period / some / hour"),
        ("The mayor has spoken recently.", "news / vague / past"),
        ("The mayor speaks every Monday.", "news / set / named"),
    ],
)
def test_the_reasons_go_from_broad_to_narrow(text: str, reasons: str) -> None:
    assert only(text).reasons == tuple(reasons.split(" / "))


def test_a_cue_and_a_far_other_reading_make_it_surer() -> None:
    far, near = only("The mayor left on Sunday."), only("The mayor left on Tuesday.")
    assert far.confidence > near.confidence
    assert far.confidence > only("Sunday: rain.").confidence


def test_without_a_publication_date_it_is_not_placed_and_not_sure() -> None:
    assert only("The mayor left on Sunday.", None).reasons == ("news", "unresolved", "past")


def test_the_script_draws_a_narrow_path_towards_the_broad_one(script: dict[str, Any]) -> None:
    judged = [(("a", "b"), 0.5, True)] * 12 + [(("a", "c"), 0.5, False)] * 12 + [(("a", "d"), 0.5, False)] * 2
    table = script["fit"](judged)
    assert set(table) == {"", "a", "a / b", "a / c"}
    assert table["a / c"][0] < table["a"][0] < table["a / b"][0] < 1
    assert script["told"](table, ("a", "d")) == table["a"][0]


def test_the_error_is_the_mean_gap_over_the_bins(script: dict[str, Any]) -> None:
    assert script["error"]([(0.75, True)] * 3 + [(0.75, False)]) == pytest.approx(0)
    assert script["error"]([(0.95, False)] * 2 + [(0.15, False)] * 2) == pytest.approx((0.95 + 0.15) / 2)


def test_the_script_judges_a_document_as_people_marked_it(script: dict[str, Any]) -> None:
    text = "Jan 13: the mayor left on Sunday and came back on Friday for two days."
    marks = [("Sunday", "2025-01-12"), ("Friday", "2025-01-17"), ("two days", "P2D")]
    timexes = [{"start": text.index(words), "end": text.index(words) + len(words), "type": "DATE", "value": value} for words, value in marks]
    document = {"id": "x", "published": "2025-01-13", "text": text, "timexes": [{"start": 0, "end": 6, "dct": True, "value": "2025-01-13"}, *timexes]}
    assert [right for _, _, right in script["judge"](json.loads(json.dumps(document)))] == [True, False, True]
