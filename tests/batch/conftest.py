"""Batches of articles of the samples, without Daft where it is the plan that is tested, and with it where it is the work."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from timeline.batch import Job
from timeline.batch.store import TEMPORARY
from timeline.batch.work import Worker

ROOT = Path(__file__).parents[2]
ARTICLES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*/article.txt"))]


def lines(count: int, start: int = 0) -> str:
    """So many articles as JSON lines, of a paragraph each, with ids of their own."""
    texts = [part for article in ARTICLES for part in article.split("\n\n") if len(part) > 80]
    return "".join(json.dumps({"id": f"n{n}", "published": "2025-01-13", "text": texts[n % len(texts)]}) + "\n" for n in range(start, start + count))


def tree(out: Path, *folders: str) -> dict[str, bytes]:
    """The files of the tables, or of other folders, by name; one that is being written when the batch is killed is none yet."""
    wanted = folders or ("events", "sources", "errors")
    return {str(path.relative_to(out)): path.read_bytes() for folder in wanted for path in sorted((out / folder).rglob("*")) if path.is_file() and not path.name.startswith(TEMPORARY)}


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a table in JSON lines."""
    return [json.loads(line) for path in sorted((out / name).glob("part-*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]


class Serial:
    """An engine that does the units here, one after another, and can be told to fail."""

    done: list[str]
    fails_at: int | None = None
    dies_of = ""

    def __init__(self, job: Job, workers: int | None = None, ray: str | None = None) -> None:
        self.worker = Worker(job)

    def do(self, tasks: Sequence[str]) -> None:
        for task in tasks:
            if Serial.fails_at == len(Serial.done) or (self.dies_of and self.dies_of in task):
                Serial.fails_at = None
                raise ConnectionError("a worker is gone")
            Serial.done.append(task)
            self.worker.do(task)


@pytest.fixture
def serial(monkeypatch: pytest.MonkeyPatch) -> type[Serial]:
    Serial.done, Serial.fails_at, Serial.dies_of = [], None, ""
    monkeypatch.setattr("timeline.batch.driver.Engine", Serial)
    monkeypatch.setattr("timeline.batch.driver._TELL", 0.01)
    return Serial
