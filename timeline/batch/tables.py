"""The tables that a batch writes, `events` and `sources`, as rows of plain data, in Parquet or JSON lines."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.model.event import Event, Record
from timeline.model.timeline import Source, Timeline, Unresolved

if TYPE_CHECKING:
    from timeline.batch.store import Store

Row = dict[str, Any]
ROWS = 1024
"""Rows that are kept before they are written: a row group of Parquet."""


def rows(story: Timeline, place: str, warnings: list[str]) -> tuple[Row, list[Row]]:
    """The row of the source of a timeline of one document, and those of its events, the undated ones (without `when`) last."""
    source = _plain(story.sources[0])
    events = [*story.events, *(story.undated or ())]
    unresolved = [_plain(each) for each in story.unresolved or ()]
    told = {**source, "place": place, "events": len(story.events), "undated": len(story.undated or ()), "unresolved": unresolved, "warnings": warnings}
    small = {key: value for key, value in source.items() if key not in ("text", "media")}
    return told, [{**_plain(event), "source": {**small, "place": place}} for event in events]


def _plain(record: Record) -> Row:
    return record.model_dump(mode="python", by_alias=True, exclude_none=True)


class Parts:
    """The files of one unit: each table's appears when there is a row for it, and all of them at the end."""

    def __init__(self, store: Store, name: str, to: str) -> None:
        self.files: list[str] = []
        self._store, self._name, self._to = store, name, to
        self._open: dict[str, _Lines | _Columns] = {}
        self._kept: dict[str, list[Row]] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Parts:
        self._stack.__enter__()
        return self

    def __exit__(self, *fault: Any) -> bool | None:
        if fault[0] is None:
            for table in sorted(self._kept):
                self._write(table)
            for each in self._open.values():
                each.close()
        return self._stack.__exit__(*fault)

    def add(self, table: str, row: Row) -> None:
        """Add a row; errors are JSON lines whatever the format, because people read them."""
        kept = self._kept.setdefault(table, [])
        kept.append(row)
        if len(kept) >= ROWS:
            self._write(table)

    def _write(self, table: str) -> None:
        kept = self._kept.get(table)
        if not kept:
            return
        if table not in self._open:
            columns = self._to == "parquet" and table != "errors"
            name = f"{table}/part-{self._name}.{'parquet' if columns else 'jsonl'}"
            file = self._stack.enter_context(self._store.writing(name))
            self.files.append(name)
            self._open[table] = _Columns(file, table) if columns else _Lines(file)
        self._open[table].write(kept)
        self._kept[table] = []


class _Lines:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, some: list[Row]) -> None:
        for row in some:
            text = json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n"
            self._file.write(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode() if not text.isascii() else text.encode())

    def close(self) -> None:
        """Nothing is left to write."""


class _Columns:
    def __init__(self, file: BinaryIO, table: str) -> None:
        from pyarrow import parquet

        self._schema = schema(table)
        self._writer = parquet.ParquetWriter(file, self._schema, compression="zstd")

    def write(self, some: list[Row]) -> None:
        import pyarrow as pa

        try:
            table = pa.Table.from_pylist(some, self._schema)
        except UnicodeEncodeError:  # a lone surrogate of an address or an id: U+FFFD, as in every other format
            table = pa.Table.from_pylist([_whole(row) for row in some], self._schema)
        self._writer.write_table(table)

    def close(self) -> None:
        self._writer.close()


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list) else value


@cache
def schema(table: str) -> Any:
    """The Arrow schema of a table, made from the record: an event's own keys and `source`; a source's own keys and what was found."""
    import pyarrow as pa

    place = pa.field("place", pa.string())
    if table == "events":
        source = [field for field in _fields(Source) if field.name not in ("text", "media")]
        return pa.schema([*_fields(Event), pa.field("source", pa.struct([*source, place]))])
    counts = [pa.field(name, pa.int64()) for name in ("events", "undated")]
    unresolved = pa.field("unresolved", pa.list_(pa.struct(list(_fields(Unresolved)))))
    return pa.schema([*_fields(Source), place, *counts, unresolved, pa.field("warnings", pa.list_(pa.string()))])


def _fields(record: type[Record]) -> Iterator[Any]:
    import pyarrow as pa

    for name, told in record.model_fields.items():
        yield pa.field(told.alias or name, _type(told.annotation))


def _type(annotation: Any) -> Any:
    """The Arrow type of a field of the record."""
    import pyarrow as pa

    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        return _type(next(each for each in inner if each is not type(None)))
    if origin is typing.Annotated:
        return _type(inner[0])
    if origin is list:
        return pa.list_(_type(inner[0]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return pa.struct(list(_fields(annotation)))
    return {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}.get(annotation, pa.string())
