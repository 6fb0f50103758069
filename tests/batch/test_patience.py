"""A document that takes too long is an error, and nothing else is; the clock of these tests is their own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.batch.conftest import Serial, lines, table, tree
from timeline import events
from timeline.batch import Job, patience, run
from timeline.cli.batch import command
from timeline.errors import InputError
from timeline.model.document import Document
from timeline.readers import jsonl

REASON = "took more than 300 seconds of the processor"


@pytest.fixture
def forever(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Work that never ends, in which as much time passes as is wanted; no time passes in any other."""
    clock = [0.0]
    monkeypatch.setattr(patience, "spent", lambda _: clock[0])

    def work() -> None:
        clock[0] += 1e6
        while True:
            time.sleep(0.001)

    return work


def test_work_that_never_ends_ends(forever: Callable[[], None]) -> None:
    with pytest.raises(InputError, match=r"took more than 5 seconds of the processor; split it"):
        patience.within(5, "a.txt", forever)
    assert patience.within(5, "a.txt", lambda: 7) == 7


def test_no_handler_on_the_way_takes_it_for_a_fault(forever: Callable[[], None]) -> None:
    def careless() -> None:
        try:
            forever()
        except Exception:  # noqa: BLE001 - what libraries do
            pytest.fail("it was taken for a fault")

    with pytest.raises(InputError, match="took more than"):
        patience.within(5, "a.txt", careless)


def test_time_in_which_another_works_does_not_count() -> None:
    stop = threading.Event()
    other = threading.Thread(target=lambda: [None for _ in iter(stop.is_set, True)])
    before = patience.spent(threading.get_ident())
    other.start()
    time.sleep(0.2)
    mine = patience.spent(threading.get_ident()) - before
    stop.set()
    other.join()
    assert mine < 0.1


@pytest.mark.parametrize("unit", [1000, 4000, 10**9])
def test_a_slow_document_is_an_error_and_the_others_are_as_without_it(unit: int, tmp_path: Path, serial: type[Serial], monkeypatch: pytest.MonkeyPatch, forever: Callable[[], None]) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text(lines(40), encoding="utf-8")
    run([str(news)], Job(str(tmp_path / "whole"), to="jsonl", unit=unit))
    extract = events.extract

    def slow(document: Document, **options: Any) -> Any:
        if document.id in ("n7", "n30"):
            forever()
        return extract(document, **options)

    monkeypatch.setattr(events, "extract", slow)
    for out in ("a", "b"):
        totals = run([str(news)], Job(str(tmp_path / out), to="jsonl", unit=unit))
        assert (totals.documents, totals.errors) == (38, 2)
        assert [(row["id"], row["reason"]) for row in table(tmp_path / out, "errors")] == [("n7", REASON), ("n30", REASON)]
        assert table(tmp_path / out, "sources") == [row for row in table(tmp_path / "whole", "sources") if row["id"] not in ("n7", "n30")]
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_a_document_that_takes_too_long_to_read(tmp_path: Path, serial: type[Serial], monkeypatch: pytest.MonkeyPatch, forever: Callable[[], None]) -> None:
    news, line = tmp_path / "news.jsonl", jsonl.line
    news.write_text(lines(10), encoding="utf-8")
    monkeypatch.setattr(jsonl, "line", lambda raw, where, known: forever() if b'"n4"' in raw else line(raw, where, known))
    totals = run([str(news)], Job(str(tmp_path / "out"), to="jsonl"))
    assert (totals.documents, [(row["place"], row["reason"]) for row in table(tmp_path / "out", "errors")]) == (9, [("news.jsonl:5", REASON)])


def test_the_command_has_the_patience_of_the_job() -> None:
    assert {p.name: p.default for p in command.params}["patience"] == Job("out").patience
