"""JSON lines: a document a line, each a timeline or a single event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.lint.documents import json
from timeline.lint.documents.part import Part, broken


def parts(text: str) -> Iterator[Part]:
    """The document of each line that is not empty."""
    at = empty = 0
    for line in text.split("\n"):
        if line.strip():
            part = json.parse(line.rstrip("\r"))
            single = isinstance(part.data, dict) and "events" not in part.data and ("when" in part.data or "headline" in part.data)
            yield replace(part, start=at, root="Event" if single else "Timeline")
        else:
            empty += 1
        at += len(line) + 1
    if not text.strip():
        yield broken(text, "TL002", "is not JSON lines: there is none", "the file is empty")
