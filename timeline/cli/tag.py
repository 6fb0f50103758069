"""`timeline tag`: the dates of many texts, JSON lines in and JSON lines out, a line at a time."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from timeline.cli import options
from timeline.errors import TimelineError
from timeline.model.document import Document
from timeline.readers import Known, jsonl
from timeline.readers.assemble import check

_WHERE = "standard input"


@click.command(name="tag")
@options.apply(options.published, options.language, options.mode)
def command(published: str | None, language: str | None, mode: str) -> int:
    r"""Find the dates of many texts: JSON lines in, JSON lines out, in the same order.

    \b
    In, a line a text:
      {"id": "a1", "published": "2025-01-13", "text": "It reopened on Sunday."}
    Out, a line each:
      {"id": "a1", "timexes": [{"start": 15, "end": 21, "text": "Sunday", ...}]}

    A line that cannot be read gives {"id": ..., "error": ...} in its place and a message; the others go on, and the
    exit code is 2. --published and --language, where given, hold for every line. Offsets are code points; interval is
    half-open, null for an open end.

    \b
    Example:
      timeline tag < articles.jsonl > timexes.jsonl
    """
    known = Known(published, None, language)
    check(known)
    if options.terminal(sys.stdin):
        options.say("reading JSON lines from the terminal; end with Ctrl-D")
    code = 0
    for line in jsonl.lines(sys.stdin.buffer, _WHERE, known):
        record = _failed(line.id, line.fault) if line.fault else _tagged(line.id, line.documents, mode)
        code = 2 if "error" in record else code
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return code


def _failed(name: Any, fault: TimelineError) -> dict[str, Any]:
    options.complain(fault)
    return {"id": name, "error": str(fault)}


def _tagged(name: Any, documents: list[Document], mode: str) -> dict[str, Any]:
    from timeline.anchoring import tag
    from timeline.anchoring.plain import plain

    found = [timex for document in documents for timex in tag(document, mode=mode)]
    return {"id": name, "timexes": [plain(one) for timex in found for one in timex.parts or (timex,)]}
