"""How fast `timeline batch` is beside `timeline.extract` in one process, in one run: `python benchmarks/batch.py [--articles N] [--workers 1,2]`.

The articles are made from the samples, about 3 kB each, every one with other numbers and weekdays, so that no cache knows it. A ratio of
times of the processor says what the batch adds to the work, a ratio of times on the wall what a second worker brings; the second needs
processors that nobody else uses, so the load is printed too. The start is a batch of a single line; it is taken off the times on the wall.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speed import SAMPLES, turned

import timeline
from timeline.readers import Known, jsonl

SIZE = 3000


def articles(count: int) -> list[str]:
    """Texts of SIZE characters, paragraphs of the samples one after another."""
    paragraphs = [part for sample in SAMPLES for part in sample.read_text(encoding="utf-8").split("\n\n") if len(part) > 80]
    made, at = [], 0
    for number in range(count):
        text = ""
        while len(text) < SIZE:
            text += paragraphs[at % len(paragraphs)] + "\n\n"
            at += 1
        made.append(turned(text, number))
    return made


def write(path: Path, texts: list[str]) -> None:
    """JSON lines with an id of its own for each."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": f"a{n}", "published": "2025-01-13", "text": text}) + "\n" for n, text in enumerate(texts))


def alone(path: Path) -> tuple[float, float]:
    """Seconds on the wall and of the processor that `timeline.extract` takes for all of them in this process, reading not counted."""
    with path.open("rb") as file:
        documents = [document for part in jsonl.stream(file, str(path), Known()) for document in part]
    timeline.extract(documents[0])
    wall, cpu = time.perf_counter(), time.process_time()
    for document in documents:
        timeline.extract(document)
    return time.perf_counter() - wall, time.process_time() - cpu


def batch(path: Path, out: Path, workers: int) -> tuple[float, float]:
    """Seconds on the wall and of the processor of a whole batch, its start and its workers' included."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-m", "timeline", "batch", str(path), "-o", str(out), "--workers", str(workers)], check=True, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--articles", type=int, default=2000)
    asked.add_argument("--workers", default="1,2")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder) / "one.jsonl", Path(folder) / "many.jsonl"
        texts = articles(options.articles)
        write(one, texts[:1])
        write(many, texts)
        print(f"{len(texts)} articles, {many.stat().st_size / len(texts) / 1000:.1f} kB each; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        start, start_cpu = min(batch(one, Path(folder) / f"start-{n}", 1) for n in range(3))
        print(f"start of a batch            {start:6.2f} s on the wall, {start_cpu:.2f} s of the processor")
        wall, cpu = alone(many)
        print(f"extract in one process      {len(texts) / wall:6.0f} a second on the wall, {len(texts) / cpu:.0f} a second of the processor")
        rates = {}
        for workers in map(int, options.workers.split(",")):
            took, took_cpu = batch(many, Path(folder) / f"out-{workers}", workers)
            rates[workers] = len(texts) / (took - start)
            print(f"batch, workers: {workers:<10} {rates[workers]:6.0f} a second on the wall, {len(texts) / (took_cpu - workers * start_cpu):.0f} a second of the processor"
                  f" ({cpu / (took_cpu - workers * start_cpu):.0%} of extract), load {os.getloadavg()[0]:.1f}")  # fmt: skip
        first, *others = rates
        for workers in others:
            print(f"{workers} workers to {first}: {rates[workers] / rates[first]:.2f} times")


if __name__ == "__main__":
    main()
