"""A table as spreadsheets save it: any of the usual separators, columns by name in any order, rows by the number shown there."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field

from timeline.errors import InputError

SEPARATORS = (",", ";", "\t")
_NAMES = {
    "Year": "year startyear jahr annee ano anno", "Month": "month startmonth monat mois mes mese", "Day": "day startday tag jour dia giorno",
    "Time": "time starttime uhrzeit heure hora", "End Year": "endyear", "End Month": "endmonth", "End Day": "endday", "End Time": "endtime",
    "Start Date": "startdate start date datum fecha data from when beginning", "End Date": "enddate end until to finish", "Display Date": "displaydate datedisplayed",
    "Headline": "headline title event name heading titel titre titulo schlagzeile ereignis", "Text": "text description body details story beschreibung texte texto",
    "Media": "media mediaurl image picture", "Media Credit": "mediacredit credit", "Media Caption": "mediacaption caption", "Media Thumbnail": "mediathumbnail thumbnail",
    "Alt Text": "alttext alt", "Type": "type", "Group": "group tag category gruppe groupe grupo", "Background": "background", "ID": "id identifier uniqueid", "EDTF": "edtf",
    "Precision": "precision", "Status": "status", "Modality": "modality", "Polarity": "polarity", "Speaker": "speaker", "Quote": "quote", "Place": "place location ort lieu lugar",
    "Source": "source quelle fuente", "Source URL": "sourceurl sourcelink", "Evidence": "evidence", "Confidence": "confidence", "Check": "check",
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names.split()}
_LARGEST = 1 << 20  # characters of a cell; Excel allows 32,767
_DATED = {"Year", "Start Date", "EDTF"}


@dataclass(slots=True)
class Row:
    """One row: its number as the spreadsheet shows it, our columns by their names, and the others."""

    number: int
    cells: dict[str, str]
    others: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def place(self, where: str, column: str = "") -> str:
        """What an error calls it: "story.csv: row 7, column Year"."""
        return f"{where}: row {self.number}" + (f", column {column}" if column else "")


def column(header: str) -> str | None:
    """Our name of a column, however it is written: "end_year", "END YEAR" and "Endyear" are "End Year"."""
    plain = unicodedata.normalize("NFKD", header).encode("ascii", "ignore").decode().lower()
    return _COLUMNS.get(re.sub(r"[^a-z0-9]", "", plain))


def headers(text: str) -> tuple[str, list[str], int]:
    """The separator, the names of the first row, and how many rows stand before it; ("", [], 0) when it is no such table."""
    lines = text.splitlines()[:20]
    skipped = 0
    for line in lines:
        if not line.strip(" ,;\t\"") or line.lower().startswith("sep="):  # Excel writes sep=; above the table
            skipped += 1
            continue
        best = max(((sum(column(c) is not None for c in _split(line, s)), s) for s in SEPARATORS), key=lambda pair: pair[0])
        names = _split(line, best[1])
        known = {column(name) for name in names}
        return (best[1], names, skipped) if known & _DATED and known & {"Headline", "Text"} else ("", [], 0)
    return "", [], 0


def _split(line: str, separator: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]


def rows(text: str, where: str) -> list[Row]:
    """The rows that say anything. Raises InputError for what is no table with a date and a headline."""
    separator, names, skipped = headers(text)
    if not names:
        raise InputError(where, "has no row of column names with a date and a headline", "name the columns Year, Month, Day, Headline, Text")
    known = [column(name) for name in names]
    csv.field_size_limit(_LARGEST)
    found = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            if number <= skipped + 1 or not any(cell.strip() for cell in cells):
                continue
            row = Row(number, {}, {})
            for name, ours, cell in zip(names, known, cells, strict=False):
                if ours is None and name and cell.strip():
                    row.others.setdefault(name, cell.strip())
                elif ours is not None and cell.strip():
                    row.cells.setdefault(ours, cell.strip())
            found.append(row)
    except csv.Error as error:
        raise InputError(where, f"is not CSV: {error}", "save the sheet again as CSV") from None
    return found
