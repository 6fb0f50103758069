"""The documents of a unit, one after another, each with its place; what cannot be read is an error in its place."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from timeline.batch import store
from timeline.batch.job import Unit
from timeline.batch.patience import within
from timeline.batch.plan import PACKED
from timeline.errors import InputError, TimelineError
from timeline.model.document import Document
from timeline.readers import Documents, Known, jsonl, kinds, records

MOST = 1 << 26
"""Bytes of a line or of a file with one document: more is an error, so that one cannot take the memory of all."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read in one place: documents, or what is wrong there."""

    place: str
    documents: list[Document] = field(default_factory=list)
    problems: list[TimelineError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    id: str | None = None


def read(unit: Unit, known: Known, patience: float = 0.0) -> Iterator[Read]:
    """The documents of a unit. A file that breaks off, is not there, or takes more than `patience` seconds is a problem in its place."""
    for address, name in unit.files:
        try:
            with store.opened(address) as file:
                parts = _SLICERS[unit.kind](file, name, unit, known)
                while True:
                    with within(patience if unit.kind == "files" else 0.0):  # the lines and rows of others are short
                        part = next(parts, None)
                    if part is None:
                        break
                    yield part
        except TimelineError as fault:
            yield Read(name, problems=[fault if fault.where != address else type(fault)(name, fault.why, fault.hint)])
        except Exception as fault:  # noqa: BLE001 - whatever a damaged file does to a library, the others go on
            yield Read(name, problems=[InputError(name, f"cannot be read ({type(fault).__name__}: {fault})")])


def _told(part: Documents, place: str) -> Read:
    return Read(place, list(part), part.problems, part.warnings)


def _file(file: BinaryIO, name: str, _: Unit, known: Known) -> Iterator[Read]:
    raw = file.read(MOST + 1)
    if len(raw) > MOST:
        raise InputError(name, f"has more than {MOST:,} bytes", "split it, or save it as JSON lines")
    yield _told(kinds.of(name).read(raw, name, known), name)  # type: ignore[union-attr]


def _whole(file: BinaryIO, name: str, _: Unit, known: Known) -> Iterator[Read]:
    if PurePath(name.lower()).suffix in PACKED and kinds.of(name) is None:
        from pyarrow import CompressedInputStream, PythonFile

        packed = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2"}[PurePath(name.lower()).suffix]
        yield from _texts(_numbered(io.BufferedReader(CompressedInputStream(PythonFile(file), packed))), name, known)
        return
    for number, part in enumerate(kinds.of(name).stream(file, name, known), 1):  # type: ignore[union-attr]
        yield _told(part, f"{name}:{number}")


def _lines(file: BinaryIO, name: str, unit: Unit, known: Known) -> Iterator[Read]:
    """The lines that start in the range; the last of them is read to its end, wherever that is."""
    buffered = file if isinstance(file, io.BufferedReader) else io.BufferedReader(cast("Any", file), 1 << 20)
    position = unit.begin
    if unit.begin:
        buffered.seek(unit.begin - 1)
        position = unit.begin - 1 + _skip(buffered)
        name = f"{name} from byte {position}"
    yield from _texts(_numbered(buffered, unit.end - position), name, known)


def _skip(file: BinaryIO) -> int:
    """Go on to the start of the next line; the bytes that were passed."""
    passed = 0
    while part := file.readline(MOST):
        passed += len(part)
        if part.endswith(b"\n"):
            break
    return passed


def _numbered(file: BinaryIO, length: int | None = None) -> Iterator[bytes | int]:
    """The lines that start within a length; in place of a line that is too long, its size."""
    while length is None or length > 0:
        line = file.readline(MOST)
        if not line:
            return
        size = len(line)
        if size == MOST and not line.endswith(b"\n"):
            size += _skip(file)
            yield size
        else:
            yield line
        length = None if length is None else length - size


def _texts(lines: Iterator[bytes | int], name: str, known: Known) -> Iterator[Read]:
    for number, raw in enumerate(lines, 1):
        place = f"{name}:{number}"
        if isinstance(raw, int):
            yield Read(place, problems=[InputError(place, f"is a line of {raw:,} bytes", f"at most {MOST:,} are read")])
        elif raw.strip():
            yield _line(raw, place, known)


def _line(raw: bytes, place: str, known: Known) -> Read:
    line = jsonl.line(raw, place, known)
    own = None if line.id is None else str(line.id)[:200]
    return Read(place, list(line.documents), [line.fault] if line.fault else [], line.documents.warnings, own)


def _rows(file: BinaryIO, name: str, unit: Unit, known: Known) -> Iterator[Read]:
    """The rows of some row groups, a batch at a time; the place of a row is its number in the file."""
    from timeline.readers import parquet

    for number, row in parquet.rows(file, name, known, unit.begin, unit.end):
        place = f"{name}:{number}"
        own = row.get(dict(known.columns).get("id", "id"))
        try:
            part = records.document(row, known, place)
            yield Read(place, list(part), part.problems, part.warnings, None if own is None else str(own)[:200])
        except TimelineError as fault:
            yield Read(place, problems=[fault], id=None if own is None else str(own)[:200])


_SLICERS = {"files": _file, "whole": _whole, "lines": _lines, "rows": _rows}
