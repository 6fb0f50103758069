"""How fast the samples are read, beside what peers are installed, in one run: `python benchmarks/speed.py [--size KB]`.

Peers: dateparser.search (always there), datefinder and recognizers-text-suite (with emoji < 2) from PyPI, chrono-node from npm (where node finds
it: `npm install chrono-node`). Each gets as much of the same text as it reads in reasonable time. Every text differs from the
last (numbers and weekdays are turned), so that no cache knows it beforehand; the time is that of the processor. Read the ratios:
the machine is in the figures. The samples hold ten times as many dates as news does, and all that is found is resolved.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
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


def datefinder(text: str) -> object:
    import datefinder

    return list(datefinder.find_dates(text))


def recognizers(text: str) -> object:
    from recognizers_date_time import recognize_datetime

    return recognize_datetime(text, "en-us")


CHRONO = """
const chrono = require("chrono-node"), articles = JSON.parse(require("fs").readFileSync(0, "utf8"));
let best = Infinity;
for (let run = 0; run < 3; run++) {
  const before = process.cpuUsage();
  for (const text of articles) chrono.parse(text, new Date(2025, 0, 13), {});
  const used = process.cpuUsage(before);
  best = Math.min(best, (used.user + used.system) / 1e6);
}
console.log(best);
"""


def chrono(articles: list[str]) -> float | None:
    """MB a second of chrono-node, after its compiler has warmed up; None where node or chrono-node is missing."""
    node = shutil.which("node")
    if node is None:
        return None
    done = subprocess.run([node, "-e", CHRONO], input=json.dumps(articles), capture_output=True, text=True, check=False)
    return sum(len(article.encode()) for article in articles) / 1e6 / float(done.stdout) if done.returncode == 0 else None


def peers(size: int) -> list[tuple[str, float | None]]:
    """The peers with their MB a second; None for one that is not installed."""
    found: list[tuple[str, float | None]] = [("dateparser.search", measure(peer, texts(min(size, 20_000))))]
    for name, work, limit in (("datefinder", datefinder, 100_000), ("recognizers-text", recognizers, 4_000)):
        try:
            found.append((name, measure(work, texts(min(size, limit)))))
        except ImportError:
            found.append((name, None))
    return [*found, ("chrono-node", chrono(texts(min(size, 200_000))))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1000, help="kilobytes of text (default 1000)")
    size = parser.parse_args().size * 1000
    tag("Sunday")  # packs are read once, and timed by nobody
    ours = texts(size)
    first, warm, events = cold(tag, ours), measure(tag, ours), measure(extract, ours)
    for name, speed in (("tag, first run", first), ("tag", warm), ("extract", events)):
        print(f"{name:20} {speed:9.4f} MB/s")
    for name, theirs in peers(size):
        if theirs is None:
            print(f"{name:20} not installed")
        else:
            print(f"{name:20} {theirs:9.4f} MB/s   tag is {warm / theirs:8.1f} times as fast, extract {events / theirs:8.1f}")


if __name__ == "__main__":
    main()
