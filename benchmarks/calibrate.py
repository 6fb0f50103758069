"""How sure the dates are, and how sure they should be: `python benchmarks/calibrate.py FILE... [--write]`.

Each FILE has a JSON object a line: {"id", "published", "text", "timexes": [{"start", "end", "type", "value"}]}; the time
expressions are what people marked, offsets in code points, values in TIMEX3. A date that we find is right when it shares
words with one of theirs, each of theirs used once, and has its value. Confidence is calibrated when of the dates that say
0.9, nine in ten are right; the expected calibration error (ECE) is the mean gap over ten bins of confidence, by how many
dates each holds.

Three things are printed: the table as it is, measured on the files; a table made from one half of the documents, measured
on the other half, both ways; and one made from all files but one, measured on that one. `--write` makes the table from all
documents, into timeline/anchoring/confidence.toml, and the figures into docs/confidence.md.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import timeline

ROOT = Path(__file__).parents[1]
TABLE, PAGE = ROOT / "timeline/anchoring/confidence.toml", ROOT / "docs/confidence.md"
PRIOR = 8
"""Dates that the share of the broader path counts for in that of a narrower one."""
SEEN = 12
"""Dates below which a path takes the share of the broader one."""
BINS = 10
Judged = tuple[tuple[str, ...], float, bool]
"""The reasons of a date, its confidence, and whether it is right."""


def found(document: Mapping[str, Any]) -> Iterator[timeline.Timex]:
    """What we find, the two ends of a range apart, as `timeline tag` does."""
    for timex in timeline.tag(timeline.Document(document["text"], published=document["published"])):
        yield from timex.parts or (timex,)


def judge(document: Mapping[str, Any]) -> list[Judged]:
    """Our dates of a document against the marked ones; those on a mark of the publication date itself are left out."""
    marks = [t for t in document["timexes"] if t.get("start") is not None and (t["end"] or 0) > t["start"]]
    ours = [t for t in found(document) if not any(m.get("dct") and t.start < m["end"] and m["start"] < t.end for m in marks)]
    marks = [m for m in marks if not m.get("dct")]
    pairs = sorted(
        ((t.start, t.end) != (m["start"], m["end"]), max(t.start, m["start"]) - min(t.end, m["end"]), j, i)
        for i, t in enumerate(ours) for j, m in enumerate(marks) if t.start < m["end"] and m["start"] < t.end
    )  # fmt: skip
    paired: dict[int, int] = {}
    for _, _, mark, our in pairs:
        if our not in paired and mark not in paired.values():
            paired[our] = mark
    return [(t.reasons, t.confidence, i in paired and marks[paired[i]].get("value") == t.value) for i, t in enumerate(ours)]


def fit(judged: Iterable[Judged]) -> dict[str, tuple[float, int]]:
    """The share of right dates by path, each drawn towards that of the broader path; with how many there were."""
    right, all_ = Counter[str](), Counter[str]()
    for why, _, good in judged:
        for n in range(len(why) + 1):
            all_[" / ".join(why[:n])] += 1
            right[" / ".join(why[:n])] += good
    table: dict[str, tuple[float, int]] = {}
    for path in sorted(all_, key=lambda path: (path.count("/"), path)):
        if path and all_[path] < SEEN:
            continue
        broader = path.rpartition(" / ")[0]
        prior = table[broader][0] if path else 0.5
        table[path] = ((right[path] + PRIOR * prior) / (all_[path] + PRIOR), all_[path])
    return table


def told(table: Mapping[str, tuple[float, int]], why: tuple[str, ...]) -> float:
    return next(table[path][0] for n in range(len(why), -1, -1) if (path := " / ".join(why[:n])) in table)


def bins(pairs: list[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Mean confidence, share of right dates and number of dates for each tenth of confidence."""
    by: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sure, good in pairs:
        by[min(int(sure * BINS), BINS - 1)].append((sure, good))
    return [(sum(s for s, _ in rows) / len(rows), sum(g for _, g in rows) / len(rows), len(rows)) for _, rows in sorted(by.items())]


def error(pairs: list[tuple[float, bool]]) -> float:
    """The expected calibration error."""
    return sum(abs(sure - good) * n for sure, good, n in bins(pairs)) / max(1, len(pairs))


def report(files: Mapping[str, list[list[Judged]]]) -> list[str]:
    """The figures, as a page in Markdown."""
    lines = ["| dates of | number | right | ECE, this table | ECE, a table of the other half | ECE, a table of the other files |", "|---|---|---|---|---|---|"]
    everything = [document for documents in files.values() for document in documents]
    halves = [fit([j for document in everything[half::2] for j in document]) for half in (0, 1)]
    crossed = {id(document): halves[(i + 1) % 2] for i, document in enumerate(everything)}
    all_now: list[tuple[float, bool]] = []
    all_crossed: list[tuple[float, bool]] = []
    for name, documents in files.items():
        now = [(sure, good) for document in documents for _, sure, good in document]
        half = [(told(crossed[id(document)], why), good) for document in documents for why, _, good in document]
        others = [j for other, each in files.items() if other != name for document in each for j in document]
        away = f"{error([(told(fit(others), why), good) for document in documents for why, _, good in document]):.3f}" if others else "-"
        lines.append(f"| {name} | {len(now)} | {sum(g for _, g in now) / max(1, len(now)):.3f} | {error(now):.3f} | {error(half):.3f} | {away} |")
        all_now += now
        all_crossed += half
    lines.append(f"| all | {len(all_now)} | {sum(g for _, g in all_now) / max(1, len(all_now)):.3f} | {error(all_now):.3f} | {error(all_crossed):.3f} | |")
    lines += ["", "| confidence, from the table of the other half | dates | mean confidence | right |", "|---|---|---|---|"]
    lines += [f"| {int(sure * BINS) / BINS:.1f} to {(int(sure * BINS) + 1) / BINS:.1f} | {n} | {sure:.3f} | {good:.3f} |" for sure, good, n in bins(all_crossed)]
    return lines


def write(table: Mapping[str, tuple[float, int]]) -> None:
    head = ["# Shares of right dates by reason, and how many dates they rest on. Made by benchmarks/calibrate.py --write; see docs/confidence.md.", "", "[right]"]
    rows = [f'"{path}" = [{share:.3f}, {n}]' for path, (share, n) in sorted(table.items())]
    TABLE.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--write", action="store_true", help="make the table and the page from these files")
    given = parser.parse_args()

    def read() -> dict[str, list[list[Judged]]]:
        lines = {path.stem: path.read_text(encoding="utf-8").splitlines() for path in given.files}
        return {name: [judge(json.loads(line)) for line in found if line.strip()] for name, found in lines.items()}

    files = read()
    if given.write:
        table = fit(j for documents in files.values() for document in documents for j in document)
        write(table)
        files = {name: [[(why, round(told(table, why), 3), good) for why, _, good in document] for document in documents] for name, documents in files.items()}
    lines = report(files)
    print("\n".join(lines))
    if given.write:
        before, _, _ = PAGE.read_text(encoding="utf-8").partition("<!-- figures -->")
        PAGE.write_text(before + "<!-- figures -->\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
