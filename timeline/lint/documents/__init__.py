"""Files under check to data with places: one way of writing a file, by suffix and content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from timeline.lint.documents.part import Lines, Part, Places, broken
from timeline.lint.findings import Edit, Problem

__all__ = ["LARGEST", "Lines", "Part", "Places", "decoded", "read", "way"]

LARGEST = 32_000_000
"""Bytes of the largest file that is read, unless the caller says otherwise: some 40,000 events."""
_BYTES_A_VALUE = 20
"""A file of so many bytes has at most one value: fewer are those of a file that is made to fill the machine's memory."""
_MARKS = {"json": ",[{", "jsonl": ",[{\n", "yaml": "\n,:", "csv": ",;\t\n\r", "ics": "\n\r"}
"""What parts the values of a file, or its lines."""
SUFFIXES = {
    ".json": "json", ".timelinejs": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".yaml": "yaml", ".yml": "yaml",
    ".csv": "csv", ".tsv": "csv", ".ics": "ics", ".ical": "ics", ".icalendar": "ics", ".ifb": "ics",
}
"""How a file is written, by its suffix."""


def read(path: Path, largest: int = LARGEST) -> bytes | Part:
    """The bytes of a file, or the finding that there are none."""
    try:
        with path.open("rb") as file:
            raw = file.read(largest + 1)
    except OSError as error:
        why = "is a folder" if path.is_dir() else (error.strerror or "cannot be read").lower()
        return broken("", "TL001", f"cannot be read: {why}")
    except ValueError:
        return broken("", "TL001", "cannot be read: the name is not one of a file")
    return raw


def parts(raw: bytes | str, name: str, largest: int = LARGEST) -> Iterator[Part]:
    """The documents of a file: one, or one a line of JSON lines and one a document of YAML."""
    if len(raw) > largest:
        yield broken("", "TL004", f"is larger than {largest:,} bytes", "split it, or raise the limit with --max-size")
        return
    decoding = decoded(raw, name) if isinstance(raw, bytes) else (raw, ())
    if isinstance(decoding, Part):
        yield decoding
        return
    text, problems = decoding
    written = way(text, name)
    if (values := sum(map(text.count, _MARKS[written]))) > max(most := largest // _BYTES_A_VALUE, 10_000):
        yield broken("", "TL004", f"has {values:,} values; {most:,} are read", "split it, or raise the limit with --max-size")
        return
    for number, part in enumerate(import_module(f"{__name__}.{written}").parts(text)):
        kind = _kind(part.data) if part.kind == "timeline" else part.kind
        yield replace(part, kind=kind, problems=(*problems, *part.problems) if number == 0 else part.problems)


def decoded(raw: bytes, name: str) -> tuple[str, tuple[Problem, ...]] | Part:
    """The text of a file without its byte order mark, which is a problem."""
    problems: tuple[Problem, ...] = ()
    if raw.startswith(b"\xef\xbb\xbf"):
        mark = Edit(value="", start=-1, end=0)  # before the text, which is given without it
        problems = (Problem("TL001", (), "starts with a byte order mark", "save it as UTF-8 without one", offset=0, severity="warning", edits=(mark,)),)
        raw = raw[3:]
    try:
        return raw.decode("utf-8"), problems
    except UnicodeDecodeError as error:
        if name.lower().endswith((".ics", ".ical")) and (split := _split_characters(raw)):
            return split[0], (*problems, *split[1])
        hint = "it looks like UTF-16; save it as UTF-8" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "save it as UTF-8"
        before = raw[: error.start].decode("utf-8")
        bad = Problem("TL001", (), f"is not UTF-8 at byte {error.start}", hint, offset=len(before))
        return Part(before, None, (*problems, bad), readable=False)


def _split_characters(raw: bytes) -> tuple[str, tuple[Problem, ...]] | None:
    """A calendar whose lines are folded inside characters: the text with those folds left out."""
    import re

    problems, pieces, at = [], [], 0
    for fold in re.finditer(rb"\r?\n[ \t](?=[\x80-\xbf])", raw):
        pieces.append(raw[at : fold.start()])
        at = fold.end()
        offset = sum(len(piece.decode("utf-8", "ignore")) for piece in pieces)
        problems.append(Problem("IC018", (), "a line is folded inside a character", "fold at 75 bytes, but never inside a character", offset=offset))
        if len(problems) == 1000:
            break
    try:
        return (b"".join([*pieces, raw[at:]]).decode("utf-8"), tuple(problems)) if problems else None
    except UnicodeDecodeError:
        return None


def way(text: str, name: str) -> str:
    """How a text is written: "json", "jsonl", "yaml", "csv" or "ics"; the suffix decides where it is known.

    >>> way("BEGIN:VCALENDAR", "-"), way('{"events": []}', "-"), way("Year,Headline", "-"), way("events: []", "-")
    ('ics', 'json', 'csv', 'yaml')
    """
    known = SUFFIXES.get(Path(name).suffix.lower())
    start = text[:4096].lstrip("\ufeff \t\r\n")
    if start[:6].upper() == "BEGIN:":
        return "ics"
    if known:
        return known
    first, _, rest = text.strip().partition("\n")
    if start[:1] in ("{", "["):
        return "jsonl" if first.rstrip().endswith("}") and rest.lstrip()[:1] == "{" else "json"
    if "headline" in first.lower() and any(mark in first for mark in ",;\t"):
        return "csv"
    return "yaml" if ":" in start else "json"


def _kind(data: Any) -> Any:
    """Whether data are our record or a TimelineJS page, which has slides."""
    if not isinstance(data, dict) or "schema_version" in data or "$schema" in data:
        return "timeline"
    slides = data.get("events")
    first = next((slide for slide in slides if isinstance(slide, dict)), {}) if isinstance(slides, list) else {}
    if "when" in first:
        return "timeline"
    return "timelinejs" if "start_date" in first or isinstance(first.get("text"), dict) or isinstance(data.get("title"), dict) or "scale" in data else "timeline"
