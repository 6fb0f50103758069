"""What each format makes of the samples: written by `python -m tests.snapshots --update`, compared by test_samples.py."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import timeline

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
STORIES = sorted(path.parent.name for path in SAMPLES.glob("*/article.txt"))
FORMATS = {"json": "timeline.json", "timelinejs": "timelinejs.json", "ics": "timeline.ics", "csv": "timeline.csv", "md": "timeline.md"}
"""Each format and the file that keeps what it makes."""


def known(story: str) -> dict[str, Any]:
    """What is known about an article: its article.toml, dates as text."""
    table = tomllib.loads((SAMPLES / story / "article.toml").read_text(encoding="utf-8"))
    return {key: value if isinstance(value, str) else value.isoformat() for key, value in table.items()}


def extract(story: str) -> timeline.Timeline:
    """The timeline of a sample."""
    text = (SAMPLES / story / "article.txt").read_text(encoding="utf-8")
    return timeline.extract(timeline.Document(text, **known(story)))


def render(story: str, to: str) -> bytes:
    """A sample in a format, as the bytes of its file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FORMATS[to]
        timeline.dump(extract(story), path, format=to)
        return path.read_bytes()


def main(arguments: list[str]) -> int:
    """Write every snapshot anew with --update; without it, name the files that differ."""
    stale = 0
    for story in STORIES:
        for to, name in FORMATS.items():
            path, new = SAMPLES / story / name, render(story, to)
            if path.exists() and path.read_bytes() == new:
                continue
            stale += 1
            print(f"{path.relative_to(ROOT)} {'written' if '--update' in arguments else 'differs'}")  # noqa: T201 - a command
            if "--update" in arguments:
                path.write_bytes(new)
    return 0 if "--update" in arguments else min(stale, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
