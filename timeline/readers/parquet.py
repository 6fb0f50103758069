"""Parquet: one row a document, a column for each thing that is known of it, read a batch of rows at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from timeline.errors import InputError, TimelineError
from timeline.readers import extras, records
from timeline.readers.contract import Documents, Known, gathered

SUFFIXES = (".parquet", ".pq")
TYPES = ("application/vnd.apache.parquet",)
_ROWS = 256


def read(raw: bytes, where: str, known: Known) -> Documents:
    """Every row's document; rows that cannot be read are problems. Raises InputError for what is no Parquet file."""
    return gathered(stream(io.BytesIO(raw), where, known), where)


def stream(file: BinaryIO, where: str, known: Known) -> Iterator[Documents]:
    """Each row's document in turn; a row's place is its number from 1."""
    for number, row in rows(file, where, known):
        yield _row(row, known, f"{where}:{number}")


def rows(file: BinaryIO, where: str, known: Known, begin: int = 0, end: int | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of some row groups, all of them without `end`, each with its number in the file from 1. Raises InputError."""
    arrow = extras.need("pyarrow", "parquet", where)
    table = _opened(file, arrow, where)
    has = set(table.schema_arrow.names)
    wanted = [name for name in records.names(known) if name in has]
    text = records.names(known)[0]
    if text not in has:
        raise InputError(where, f"has no column {text!r}", f"say with --column text=NAME which of its columns holds the text: {', '.join(sorted(has)[:20])}")
    groups = range(table.num_row_groups)
    number = sum(table.metadata.row_group(n).num_rows for n in groups[:begin])
    for batch in _batches(table, wanted, list(groups[begin:end]), arrow, where):
        for row in batch:
            number += 1
            yield number, row


def _opened(file: BinaryIO, arrow: Any, where: str) -> Any:
    from pyarrow import parquet

    try:
        return parquet.ParquetFile(file)
    except (arrow.ArrowException, OSError) as fault:
        raise InputError(where, f"is not a Parquet file that can be read ({_first_line(fault)})") from None


def _batches(table: Any, wanted: list[str], groups: list[int], arrow: Any, where: str) -> Iterator[list[dict[str, Any]]]:
    try:
        for batch in table.iter_batches(batch_size=_ROWS, columns=wanted, row_groups=groups):
            yield batch.to_pylist()
    except (arrow.ArrowException, OSError, UnicodeDecodeError) as fault:
        raise InputError(where, f"is damaged ({_first_line(fault)})") from None


def _row(row: dict[str, Any], known: Known, where: str) -> Documents:
    try:
        return records.document(row, known, where)
    except TimelineError as fault:
        return Documents(problems=[fault])


def _first_line(fault: Exception) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0][:200]
