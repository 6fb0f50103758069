"""A document that takes too long is an error with its reason, and the others are read."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from timeline import events
from timeline.batch.job import Job
from timeline.batch.patience import TooLong, within
from timeline.batch.plan import extend, listing, units
from timeline.batch.store import Store
from timeline.batch.work import Worker
from timeline.model.document import Document
from timeline.model.timeline import Timeline

if TYPE_CHECKING:
    import pytest


def spin(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_what_takes_too_long_is_given_up_in_any_thread() -> None:
    found: list[float] = []

    def work() -> None:
        start = time.monotonic()
        try:
            with within(0.05):
                spin(20)
        except TooLong:
            found.append(time.monotonic() - start)

    work()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join(20)
    assert len(found) == 2
    assert max(found) < 10


def test_what_ends_in_time_is_left_alone() -> None:
    for _ in range(50):
        with within(0.02):
            pass
    spin(0.1)  # nothing is raised later
    with within(0):
        spin(0.05)


def test_the_others_of_its_unit_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = events.extract
    extract(Document("The bridge opened on 4 March 2024."))  # the words are loaded

    def slow(document: Document, *, mode: str) -> Timeline:
        spin(20 if "Slow" in document.text else 0)
        return extract(document, mode=mode)

    monkeypatch.setattr(events, "extract", slow)
    rows = [{"id": name, "text": f"{name} bridge opened on 4 March 2024."} for name in ("First", "Slow", "Last")]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    job = Job(str(tmp_path / "out"), "jsonl", patience=2)
    store = Store(job.out)
    extend(store, listing([str(tmp_path / "in.jsonl")]), None)
    for _, place in units(store):
        Worker(job).do(f"{place} x")
    read = {folder: [json.loads(line) for path in sorted((tmp_path / "out" / folder).iterdir()) for line in path.read_text().splitlines()] for folder in ("sources", "errors")}
    assert [row["id"] for row in read["sources"]] == ["first", "last"]
    assert [(row["id"].lower(), row["error"], row["reason"], row["hint"]) for row in read["errors"]] == [("slow", "InputError", "took more than 2 seconds", "give it more with --patience")]
