"""JSON lines: one object a line, {"id", "published", "text"} and optionally title, url, publisher, language, timezone.

Offsets refer to the text exactly as given; only lone surrogates become U+FFFD, one for one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from timeline.errors import DateError, InputError, OptionError, TimelineError
from timeline.readers import decode
from timeline.readers.assemble import assemble
from timeline.readers.contract import Documents, Known

SUFFIXES = (".jsonl", ".ndjson")
_STRINGS = ("published", "title", "url", "publisher", "language", "timezone")
_NOT_AN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was read: the id as given, and its document, or what is wrong with it."""

    id: Any
    documents: Documents
    fault: TimelineError | None = None


def read(raw: bytes, where: str, known: Known) -> Documents:
    """Every line's document; lines that cannot be read are problems. Raises InputError when no line can be read."""
    if not raw.strip():
        raise InputError(where, "is empty")
    result = Documents()
    for line in lines(raw.splitlines(), where, known):
        result.join(line.documents)
        if line.fault:
            result.problems.append(line.fault)
    if not result and result.problems:
        first = result.problems[0]
        raise InputError(first.where, first.why, first.hint)
    return result


def lines(source: Iterable[bytes], where: str, known: Known) -> Iterator[Line]:
    """Each line in turn, blank ones passed over, in constant memory."""
    for number, raw in enumerate(source, 1):
        if raw.strip():
            yield _line(raw, f"{where}:{number}", known)


def _line(raw: bytes, where: str, known: Known) -> Line:
    name = None
    try:
        record = _record(raw, where)
        name = record.get("id")
        documents = assemble(decode.whole(_text(record, where)), _said(record, where), known, where)
        documents[:] = [replace(d, id=identifier(name) or d.id) for d in documents]
        return Line(name, documents)
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


def _text(record: dict[str, Any], where: str) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(where, 'has no "text"' if text is None else '"text" is not a string', 'write {"id": ..., "published": ..., "text": ...}')
    return text


def _said(record: dict[str, Any], where: str) -> dict[str, str]:
    said = {key: record[key] for key in _STRINGS if record.get(key) not in (None, "")}
    for key, value in said.items():
        if not isinstance(value, str):
            raise InputError(where, f'"{key}" is not a string', "put it in quotes")
    return {key: decode.whole(value) for key, value in said.items()}


def identifier(name: object) -> str | None:
    """A source id from an id of the user's: lower case letters, digits and hyphens; None when nothing is left.

    >>> identifier("APW 1998/02"), identifier(17)
    ('apw-1998-02', 'd-17')
    """
    slug = _NOT_AN_ID.sub("-", str(name).lower()).strip("-") if isinstance(name, str | int) else ""
    return slug if slug[:1].isalpha() else f"d-{slug}" if slug else None
