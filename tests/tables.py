"""The golden tables: phrases put in sentences, with what they mean. See schema/case.schema.json for the format."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.rglob("*.toml"))
_MARK = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True)
class Case:
    """One sentence of a table."""

    name: str
    language: str
    text: str
    spans: tuple[tuple[int, int], ...]
    written: str | None
    values: tuple[str, ...] = ()
    table: dict[str, Any] = field(default_factory=dict)

    @property
    def todo(self) -> str | None:
        """Why it is expected to fail."""
        return self.table.get("todo")


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The plain sentence and the spans that its brackets mark.

    >>> unmark("He left on [Sunday].")
    ('He left on Sunday.', ((11, 17),))
    """
    spans, before = [], 0
    for found in _MARK.finditer(marked):
        start = found.start() - before
        spans.append((start, start + len(found[1])))
        before += 2
    return _MARK.sub(r"\1", marked), tuple(spans)


def plain(table: Any) -> Any:
    """TOML dates as their ISO 8601 text, so that a JSON Schema can be held against a table."""
    if isinstance(table, dict):
        return {key: plain(value) for key, value in table.items()}
    if isinstance(table, list):
        return [plain(value) for value in table]
    return table if isinstance(table, (str, int, bool)) else table.isoformat()


def read(path: Path) -> dict[str, Any]:
    """One table."""
    return plain(tomllib.loads(path.read_text(encoding="utf-8")))


def cases() -> Iterator[Case]:
    """Every sentence of every table, positive and negative."""
    for path in FILES:
        table = read(path)
        place = path.relative_to(FOLDER).with_suffix("").as_posix()
        rows = [(row, "case") for row in table.get("case", [])] + [(row, "not") for row in table.get("negative", [])]
        for row_number, (row, kind) in enumerate(rows, 1):
            texts = [row["text"]] if isinstance(row["text"], str) else row["text"]
            for number, marked in enumerate(texts, 1):
                text, spans = unmark(marked)
                written = None if "needs" in row else row.get("written", table["written"])
                values = tuple(row.get("values", [row["value"]] if "value" in row else []))
                name = f"{place}-{kind}{row_number}.{number}"
                yield Case(name, place.split("/")[0], text, spans, written, values, row)
