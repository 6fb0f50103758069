"""How fast the samples are read, beside dateparser.search in the same run: `python benchmarks/speed.py [--size KB]`.

Every text differs from the last (numbers and weekdays are turned), so that no cache knows it beforehand; the time is that of
the processor. Memory is not measured.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from pathlib import Path

import timeline

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*/article.txt"))
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
PUBLISHED = "2025-01-13"


def turned(text: str, n: int) -> str:
    """The text with every number and weekday moved on by n, so that its phrases are new."""
    text = re.sub(r"(?<![\d:.])\d{1,2}(?![\d:.]| [ap]\.m)", lambda found: str((int(found[0]) + n - 1) % 28 + 1), text)
    return re.sub("|".join(WEEKDAYS), lambda found: WEEKDAYS[(WEEKDAYS.index(found[0]) + n) % 7], text)


def texts(size: int) -> list[str]:
    """Articles of about `size` characters in all."""
    made: list[str] = []
    while sum(map(len, made)) < size:
        made.append(turned(SAMPLES[len(made) % len(SAMPLES)].read_text(encoding="utf-8"), len(made)))
    return made


def measure(work: Callable[[str], object], articles: list[str]) -> float:
    """MB a second of processor time, best of three runs over the articles."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for article in articles:
            work(article)
        best = min(best, time.process_time() - start)
    return sum(len(article.encode()) for article in articles) / 1e6 / best


def cold(work: Callable[[str], object], articles: list[str]) -> float:
    """MB a second of the first run, with empty caches."""
    start = time.process_time()
    for article in articles:
        work(article)
    return sum(len(article.encode()) for article in articles) / 1e6 / (time.process_time() - start)


def tag(text: str) -> object:
    return timeline.tag(timeline.Document(text, published=PUBLISHED))


def extract(text: str) -> object:
    return timeline.extract(timeline.Document(text, published=PUBLISHED))


def peer(text: str) -> object:
    from dateparser.search import search_dates

    return search_dates(text, languages=["en"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1000, help="kilobytes of text (default 1000)")
    size = parser.parse_args().size * 1000
    tag("Sunday")  # packs are read once, and timed by nobody
    ours = texts(size)
    rows = [("tag, first run", cold(tag, ours)), ("tag", measure(tag, ours)), ("extract", measure(extract, ours))]
    theirs = measure(peer, texts(min(size, 40_000)))
    rows.append(("dateparser.search", theirs))
    for name, speed in rows:
        print(f"{name:20} {speed:8.3f} MB/s   {speed / theirs:8.1f} x dateparser.search")


if __name__ == "__main__":
    main()
