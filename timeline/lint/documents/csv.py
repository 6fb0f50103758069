"""A spreadsheet as text: cells with their places, by RFC 4180; commas, semicolons or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.lint.documents.part import Part, broken
from timeline.lint.findings import Pointer, Problem

Cell = tuple[str, int, int]
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab"}


def parts(text: str) -> Iterator[Part]:
    """The table: `columns` (names), `rows` (cells by name) and `widths` (cells a row)."""
    if not text.strip():
        yield broken(text, "TL002", "is not CSV: it holds nothing", "the file is empty")
        return
    head = text.partition("\n")[0]
    mark = max(_NAMES, key=lambda each: (head.count(each), each == ","))
    problems: list[Problem] = []
    rows = [row for row in _rows(text, mark, problems) if any(cell.strip() for cell, _, _ in row)]
    columns, body = ([cell.strip() for cell, _, _ in rows[0]], rows[1:]) if rows else ([], [])
    if mark != ",":
        problems.append(Problem("TL724", (), f"the cells are parted by a {_NAMES[mark]}; TimelineJS and most programs read commas", "save it as comma-separated values", offset=0, end=len(head)))
    data = {"columns": columns, "rows": [{name: cell[0] for name, cell in zip(columns, row, strict=False)} for row in body], "widths": [len(row) for row in body]}
    yield Part(text, data, tuple(problems), kind="csv", places=_Cells(columns, rows))


class _Cells:
    def __init__(self, columns: list[str], rows: list[list[Cell]]) -> None:
        self._columns, self._rows = {name: n for n, name in reversed(list(enumerate(columns)))}, rows

    def span(self, pointer: Pointer, key: str | None = None) -> tuple[int, int]:
        """The offsets of `("columns", n)`, `("rows", n)` or `("rows", n, name)`."""
        steps = (*pointer, key) if key is not None else pointer
        row = self._rows[0] if not steps or steps[0] == "columns" else self._rows[int(steps[1]) + 1]
        at = int(steps[1]) if len(steps) == 2 and steps[0] == "columns" else self._columns.get(str(steps[2])) if len(steps) == 3 else None
        if at is None or at >= len(row):
            return row[0][1], row[-1][2]
        return row[at][1], row[at][2]


def _rows(text: str, mark: str, problems: list[Problem]) -> Iterator[list[Cell]]:
    plain = re.compile(rf"[^{mark}\r\n]*")
    quoted = re.compile(r'"([^"]*(?:""[^"]*)*)"')
    at, row = 0, list[Cell]()
    while at < len(text):
        found = quoted.match(text, at)
        if found:
            value, end = found[1].replace('""', '"'), found.end()
        elif text[at] == '"':
            problems.append(Problem("TL002", (), "is not CSV: a quotation mark is never closed", "close it, or double it where the cell has one", offset=at, end=at + 1))
            value, end = text[at + 1 :], len(text)
        else:
            found = plain.match(text, at)
            assert found, "the pattern matches nothing too"
            value, end = found[0], found.end()
        rest = plain.match(text, end)
        if text[at] == '"' and rest and rest[0]:
            problems.append(Problem("TL002", (), "is not CSV: text follows the quotation mark that closes the cell", "double the quotation marks inside it", offset=end, end=rest.end()))
            value, end = value + rest[0], rest.end()
        row.append((value, at, end))
        at = end + 1
        if text[end : end + 1] != mark:
            yield row
            row = []
            at = end + 2 if text[end : end + 2] == "\r\n" else end + 1
        elif at == len(text):
            row.append(("", at, at))
    if row:
        yield row
