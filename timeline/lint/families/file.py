"""TL00x: the file itself. What reading finds is in `timeline.lint.documents`; what is left is a file without events."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.lint.context import Context
from timeline.lint.findings import Problem, Rule

_ONE_EVENT = (
    '{"events": [{"id": "e-1", "headline": "Dam destroyed", "when": '
    '{"edtf": "2023-06-06", "start": "2023-06-06", "precision": "day", "status": "stated", "display": "6 June 2023"}}]}'
)
RULES = (
    Rule("TL001", "error", "unreadable", "A file that is missing, or not UTF-8 text, cannot be checked or used.", "(a file in UTF-16)", "(the same file saved as UTF-8)", fix="takes out a byte order mark"),
    Rule("TL002", "error", "not-well-formed", "Programs stop at a syntax error, and differ on a key given twice, on NaN and on half characters.", '{"events": [], "events": []}', '{"title": "A", "events": []}'),
    Rule("TL004", "error", "too-large", "A file larger than the limit is not read, so that a hostile one cannot fill the machine's memory.", "(a file of 200 MB)", "(the same events in four files)"),
    Rule("TL003", "warning", "no-events", "A timeline without events is seldom meant.", '{"title": "A", "events": []}', _ONE_EVENT),
)


def check(context: Context) -> Iterator[Problem]:
    """See a timeline without events; one that holds what could not be dated says why it has none."""
    if isinstance(context.data, dict) and context.root == "Timeline" and isinstance(context.data.get("events", []), list) and not any(context.data.get(key) for key in ("events", "undated", "unresolved")):
        read = any("sha256" in source for _, source in context.items("sources"))  # an article can tell of nothing that has a date
        yield Problem("TL003", ("events",) if "events" in context.data else (), "has no events" + ("; its sources date none" if read else ""), severity="info" if read else None)
