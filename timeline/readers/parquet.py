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
    arrow = extras.need("pyarrow", "parquet", where)
    table = _opened(file, arrow, where)
    has = set(table.schema_arrow.names)
    wanted = [name for name in records.names(known) if name in has]
    text = records.names(known)[0]
    if text not in has:
        raise InputError(where, f"has no column {text!r}", f"say with --column text=NAME which of its columns holds the text: {', '.join(sorted(has)[:20])}")
    number = 0
    for batch in _batches(table, wanted, arrow, where):
        for row in batch:
            number += 1
            yield _row(row, known, f"{where}:{number}")


def _opened(file: BinaryIO, arrow: Any, where: str) -> Any:
    from pyarrow import parquet

    try:
        return parquet.ParquetFile(file)
    except (arrow.ArrowException, OSError) as fault:
        raise InputError(where, f"is not a Parquet file that can be read ({_first_line(fault)})") from None


def _batches(table: Any, wanted: list[str], arrow: Any, where: str) -> Iterator[list[dict[str, Any]]]:
    try:
        for batch in table.iter_batches(batch_size=_ROWS, columns=wanted):
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
