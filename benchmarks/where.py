"""Where the time goes: `python benchmarks/where.py [FILE...]`, each file an article or lines of JSON with "text" and "published".

Every stage is run by itself over the same texts, with caches warm, and timed by the processor, best of five. The floor is one pass of
the expression that finds where a time may stand: nothing that reads a text in Python's `re` can be faster. Read the shares, not the
milliseconds: the machine is in those.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import timeline
import timeline.events  # names of the package are imported when first used
from timeline.anchoring import clauses, sentences
from timeline.anchoring.passages import passages
from timeline.recognise.scanner import Scanner

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*/article.txt"))
RUNS = 5
_SCANNER = Scanner("en")


def documents(paths: list[Path]) -> list[timeline.Document]:
    """The articles of the files."""
    rows: list[dict[str, str]] = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        rows += map(json.loads, text.splitlines()) if path.suffix == ".jsonl" else [{"text": text, "published": "2025-01-13"}]
    return [timeline.Document(row["text"], published=row.get("published")) for row in rows]


def best(work: Callable[[timeline.Document], object], given: list[timeline.Document]) -> float:
    """Seconds of the processor for all documents, the best of some runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        for document in given:
            work(document)
        times.append(time.process_time() - start)
    return min(times)


def asked(document: timeline.Document, work: Callable[[timeline.Document], object]) -> list[tuple[int, int]]:
    """The sentences whose clauses are looked at."""
    passages.cache_clear()
    work(document)
    read = passages(document.text)
    return [(one.start, one.end) for one in map(read.sentence, range(len(read.spans))) if "clauses" in vars(one)]


def clause_time(work: Callable[[timeline.Document], object], given: list[timeline.Document]) -> float:
    """Seconds for the clauses that a reading looks at."""
    spans = {document.text: asked(document, work) for document in given}
    return best(lambda d: [clauses.analyse(d.text, a, b).clauses for a, b in spans[d.text]], given)


def stages(given: list[timeline.Document]) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
    """The stages of `tag` and of `extract` with their seconds; the last of each is what is left."""
    floor = best(lambda d: sum(1 for _ in _SCANNER.pack.triggers.finditer(d.text)), given)
    mentions = best(lambda d: list(_SCANNER.mentions(d.text)), given)
    spans = best(lambda d: sentences.spans.__wrapped__(d.text), given)
    tag, extract = best(timeline.tag, given), best(timeline.extract, given)
    dated, told = clause_time(timeline.tag, given), clause_time(timeline.extract, given)
    read = [("the floor: where a time may stand", floor), ("chunks and their parses", mentions - floor), ("sentences", spans), ("clauses of dated sentences", dated)]
    return [*read, ("direction, anchor, value", tag - mentions - spans - dated)], [("dates", tag), ("clauses of the other sentences", told - dated), ("events and their records", extract - tag - told + dated)]


def main() -> None:
    given = documents([Path(name) for name in sys.argv[1:]] or SAMPLES)
    size = sum(len(document.text.encode()) for document in given) / 1e6
    for name, parts in zip(("tag", "extract"), stages(given), strict=True):
        whole = sum(seconds for _, seconds in parts)
        print(f"{name:36} {size / whole:8.2f} MB/s")
        for part, seconds in parts:
            print(f"  {part:34} {seconds / whole:8.0%}")


if __name__ == "__main__":
    main()
