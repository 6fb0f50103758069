"""The line of a finding with a caret below its place."""

from __future__ import annotations

import unicodedata

from timeline.lint.findings import Finding

_BEFORE = 60  # as timeline.lint.run cuts a long line


def frame(finding: Finding) -> list[str]:
    """The line and the caret line, in the way of compilers; nothing where there is no line."""
    cut = finding.source.startswith("\0")
    line = finding.source.removeprefix("\0")
    if not line.strip():
        return []
    at = min(finding.column - 1, _BEFORE) if cut else finding.column - 1
    same = finding.end_line == finding.line
    width = max(1, min(finding.end_column - finding.column, len(line) - at)) if same else max(1, len(line) - at)
    number, lead = str(finding.line), "…" if cut else ""
    shown = "".join(c if c.isprintable() else "\ufffd" if c != "\t" else " " for c in line)
    gutter = " " * len(number)
    return [f"{gutter} |", f"{number} | {lead}{shown}", f"{gutter} | {' ' * (len(lead) + _wide(shown[:at]))}{'^' * max(1, _wide(shown[at : at + width]))}"]


def _wide(text: str) -> int:
    """Columns on a terminal: East Asian characters take two, combining ones none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
