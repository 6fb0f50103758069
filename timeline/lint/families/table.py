"""TL72x: TimelineJS spreadsheets: columns, rows and cells; dates and texts have the usual codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from timeline.algebra.calendar import month_length
from timeline.errors import DateError
from timeline.lint.context import Context
from timeline.lint.families.plaintext import script_in
from timeline.lint.families.urls import fault_of
from timeline.lint.findings import Kind, Pointer, Problem, Rule, short
from timeline.notation import edtf
from timeline.notation.faults import ImpossibleDate, ReversedDate

_CSV: Kind = "csv"
KINDS = frozenset({_CSV})
RULES = (
    Rule("TL721", "warning", "formula-cell", "A cell that starts with = + - or @ runs as a formula in the spreadsheet of whoever opens the file.", "2025,1,12,=1+1", "2025,1,12,Bridge opens", "row", _CSV),
    Rule("TL722", "error", "row-width", "A row with too many cells has a comma that should be quoted: what follows stands in the wrong column.", "2025,1,12,Bridge, road open,x,y", '2025,1,12,"Bridge, road open"', "row", _CSV),
    Rule("TL723", "error", "column-missing", "TimelineJS reads columns by their names and needs Year and Headline.", "Yeer,Month,Day,Headline", "Year,Month,Day,Headline", "head", _CSV),
    Rule("TL724", "warning", "not-commas", "TimelineJS and most programs read commas between cells.", "Year;Month;Day;Headline", "Year,Month,Day,Headline", "head", _CSV),
    Rule("TL725", "error", "column-twice", "Of two columns with one name, one is lost.", "Year,Month,Year,Headline", "Year,Month,Day,Headline", "head", _CSV),
    Rule("TL726", "error", "cell-not-a-number", "Year, month and day are whole numbers; the library refuses the whole table for one that is not, without a row number.", "c. 1920,1,12,Bridge opens", "1920,1,12,Bridge opens", "row", _CSV),
    Rule("TL727", "error", "cell-not-a-time", "A time is 14:30 or 2:30 PM; the library reads 10:75 as 11:15 and 10h30 as 10:00.", "2025,1,12,Bridge opens,10:75", "2025,1,12,Bridge opens,10:45", "row", _CSV),
    Rule("TL728", "warning", "row-without-date", "A row without a year is left out of the page.", ",,,Bridge opens", "2025,1,12,Bridge opens", "row", _CSV),
)
_MOST_COLUMNS = 500
_KNOWN = ("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background")
_NUMBERS = tuple(prefix + part for prefix in ("", "End ") for part in ("Year", "Month", "Day"))
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])?(?:[:.]([0-5][0-9]))?\s*(?:[AaPp]\.?[Mm]\.?)?")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_DIGITS = re.compile(r"-?[0-9]{1,12}")


def check(context: Context) -> Iterator[Problem]:
    """See the columns, then each row."""
    columns: list[str] = context.data["columns"]
    if len(columns) > _MOST_COLUMNS:
        yield Problem("TL722", ("columns", _MOST_COLUMNS), f"there are {len(columns)} columns", "a timeline has about twenty")
        return
    yield from _columns(columns)
    if not context.data["rows"]:
        yield Problem("TL003", (), "has no events")
    events, ids = 0, dict[str, int]()
    for number, (row, width) in enumerate(zip(context.data["rows"], context.data["widths"], strict=True)):
        pointer = ("rows", number)
        if width > len(columns):
            yield Problem("TL722", pointer, f"has {width} cells, and there are {len(columns)} columns", 'put a cell that has a comma into quotation marks: "a, b"')
            continue
        events += row.get("Type", "").strip().lower() not in ("title", "era")
        yield from _row(pointer, row)
        name = row.get("ID", "").strip()
        if name and name in ids:
            yield Problem("TL401", (*pointer, "ID"), f"the id {short(name)} is already that of row {ids[name] + 2}")
        elif name:
            ids[name] = number


def _columns(columns: list[str]) -> Iterator[Problem]:
    for number, name in enumerate(columns):
        if name and name in columns[:number]:
            yield Problem("TL725", ("columns", number), f"the column {short(name)} is there twice", "remove one")
    for needed in ("Year", "Headline"):
        if needed not in columns:
            close = get_close_matches(needed, [name for name in columns if name not in _KNOWN], n=1)
            at = ("columns", columns.index(close[0])) if close else ("columns", 0)
            yield Problem("TL723", at, f"there is no column {needed}", f"{close[0]!r} is close: did you mean {needed!r}?" if close else "")
    for number, name in enumerate(columns):
        close = get_close_matches(name[:40], _KNOWN, n=1, cutoff=0.8) if name not in _KNOWN else []
        if close and close[0] not in columns and close[0] not in ("Year", "Headline"):
            yield Problem("TL103", ("columns", number), f"unknown column {short(name)}", f"did you mean {close[0]!r}?")


def _row(pointer: Pointer, row: dict[str, str]) -> Iterator[Problem]:
    numbers = dict[str, int]()
    for name in _NUMBERS:
        word = re.sub("[ ,]", "", row.get(name, ""))
        if word and not _DIGITS.fullmatch(word):
            yield Problem("TL726", (*pointer, name), f"{name} is {short(row[name])}, not a whole number", "say the rest in Display Date")
        elif word:
            numbers[name] = int(word)
    for prefix in ("", "End "):
        yield from _date(pointer, prefix, numbers)
        clock = row.get(f"{prefix}Time", "").strip()
        if clock and not _TIME.fullmatch(clock):
            yield Problem("TL727", (*pointer, f"{prefix}Time"), f"{prefix}Time is {short(clock)}, not a time", "write it as 14:30")
    start, end = ([numbers[prefix + part] for part in ("Year", "Month", "Day") if prefix + part in numbers] for prefix in ("", "End "))
    if start and end and end[: len(start)] < start[: len(end)]:
        yield Problem("TL203", (*pointer, "End Year"), "the end is before the start")
    kind = row.get("Type", "").strip().lower()
    if "Year" in row and not row["Year"].strip() and not row.get("EDTF", "").strip() and kind != "title":
        yield Problem("TL728", pointer, "the row has no year and is left out of the page")
    if not row.get("Headline", "").strip() and kind != "era":
        yield Problem("TL601", (*pointer, "Headline") if "Headline" in row else pointer, "is empty", severity="warning")
    yield from _cells(pointer, row)


def _date(pointer: Pointer, prefix: str, numbers: dict[str, int]) -> Iterator[Problem]:
    year, month, day = (numbers.get(prefix + part) for part in ("Year", "Month", "Day"))
    if month is not None and not 1 <= month <= 12:
        yield Problem("TL202", (*pointer, f"{prefix}Month"), f"there is no month {month}")
    elif day is not None and not 1 <= day <= (month_length(year, month) if year is not None and month is not None else 31):
        yield Problem("TL202", (*pointer, f"{prefix}Day"), f"month {month} of {year} has no day {day}")
    if year == 0:
        yield Problem("TL714", (*pointer, f"{prefix}Year"), "there is no year 0", "1 BCE is -1")


def _cells(pointer: Pointer, row: dict[str, str]) -> Iterator[Problem]:
    for name, cell in row.items():
        if name not in _NUMBERS and _FORMULA.match(cell) and not _DIGITS.fullmatch(cell.strip()):
            yield Problem("TL721", (*pointer, name), f"starts with {short(cell[0])}, as a formula does", "put a word or a quotation mark ' before it")
        if script := script_in(cell, may_embed=name == "Media"):
            yield Problem("TL602", (*pointer, name), f"has a script: {short(script, 30)}", "remove it", severity="error")
    for name in ("Media", "Source URL"):
        url = row.get(name, "").strip()
        if url and "<" not in url and (fault := fault_of(url, may_be_relative=name == "Media")):
            yield Problem("TL604", (*pointer, name), f"{short(url)} {fault}")
    if value := row.get("EDTF", "").strip().lstrip("'"):
        try:
            edtf.parse(value)
        except DateError as error:
            code = "TL202" if isinstance(error, ImpossibleDate) else "TL203" if isinstance(error, ReversedDate) else "TL201"
            yield Problem(code, (*pointer, "EDTF"), f"{short(value)} {error.why}", error.hint)
