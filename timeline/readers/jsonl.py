"""JSON lines: one object a line, {"id", "published", "text"} and optionally title, url, publisher, language, timezone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from timeline.errors import DateError, InputError, OptionError, TimelineError
from timeline.readers import decode, records
from timeline.readers.contract import Documents, Known, gathered
from timeline.readers.records import identifier

__all__ = ["SUFFIXES", "TYPES", "Line", "identifier", "line", "lines", "read", "stream"]
SUFFIXES = (".jsonl", ".ndjson")
TYPES = ("application/jsonl", "application/x-ndjson", "application/jsonlines")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was read: the id as given, and its document, or what is wrong with it."""

    id: Any
    documents: Documents
    fault: TimelineError | None = None


def read(raw: bytes, where: str, known: Known) -> Documents:
    """Every line's document; lines that cannot be read are problems. Raises InputError when no line can be read."""
    return gathered(_documents(raw.splitlines(), where, known), where)


def stream(file: BinaryIO, where: str, known: Known) -> Iterator[Documents]:
    """Each line's document in turn, in constant memory."""
    return _documents(file, where, known)


def _documents(source: Iterable[bytes], where: str, known: Known) -> Iterator[Documents]:
    for each in lines(source, where, known):
        if each.fault:
            each.documents.problems.append(each.fault)
        yield each.documents


def lines(source: Iterable[bytes], where: str, known: Known) -> Iterator[Line]:
    """Each line in turn, blank ones passed over, in constant memory."""
    for number, raw in enumerate(source, 1):
        if raw.strip():
            yield line(raw, f"{where}:{number}", known)


def line(raw: bytes, where: str, known: Known) -> Line:
    """One line; `where` names its place. What is wrong with it is its fault."""
    name = None
    try:
        record = _record(raw, where)
        name = record.get(dict(known.columns).get("id", "id"))
        return Line(name, records.document(record, known, where))
    except (InputError, DateError, OptionError) as fault:
        return Line(name, Documents(), fault)


def _record(raw: bytes, where: str) -> dict[str, Any]:
    try:
        record = json.loads(raw)
    except UnicodeDecodeError as fault:
        raise InputError(where, f"is not UTF-8 at byte {fault.start}", decode.SAVE_AS) from None
    except (ValueError, RecursionError) as fault:
        why = f"{fault.msg} at column {fault.colno}" if isinstance(fault, json.JSONDecodeError) else "it is nested too deeply or has a number too long"
        raise InputError(where, f"is not JSON: {why}", 'write {"id": ..., "published": ..., "text": ...}') from None
    if not isinstance(record, dict):
        raise InputError(where, "is not a JSON object", 'write {"id": ..., "published": ..., "text": ...}')
    return record
