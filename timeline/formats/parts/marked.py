"""The sentence of an event with the words that date it marked."""

from __future__ import annotations

import re
from html import escape

from timeline.formats.parts.plain import clean, line
from timeline.model.event import Event


def paragraphs(event: Event) -> list[str]:
    """The description as HTML, one string a paragraph; the date's words stand in `<mark>`."""
    text = clean(event.description or "")
    spans = _spans(event, text)
    rows, at = [], 0
    for row in text.split("\n"):
        html = _row(row, [(start - at, end - at) for start, end in spans if at <= start and end <= at + len(row)])
        if html:
            rows.append(html)
        at += len(row) + 1
    return rows


def _row(row: str, spans: list[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in spans:
        parts += [escape(row[done:start], quote=False), f"<mark>{escape(row[start:end], quote=False)}</mark>"]
        done = end
    return line("".join(parts) + escape(row[done:], quote=False))


def _spans(event: Event, text: str) -> list[tuple[int, int]]:
    """Where the date's words stand in the sentence: by their offsets where these agree with it, else the first time."""
    bases = [e.start - text.find(e.exact) for e in event.evidence if e.role == "event" and e.exact in text]
    found: list[tuple[int, int]] = []
    for evidence in event.evidence:
        if evidence.role != "date":
            continue
        by_offset = (evidence.start - base for base in bases)
        start = next((at for at in by_offset if at >= 0 and text.startswith(evidence.exact, at)), None)
        if start is None:
            match = re.search(rf"(?<!\w){re.escape(evidence.exact)}(?!\w)", text)
            start = match.start() if match else None
        if start is not None and all(start >= end or start + len(evidence.exact) <= begin for begin, end in found):
            found.append((start, start + len(evidence.exact)))
    return sorted(found)
