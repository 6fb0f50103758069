"""A spreadsheet that a journalist has worked on becomes a timeline again: edits kept, ids matched, problems told by row and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from stories import SEED, event, stories, story

from timeline import formats
from timeline.errors import InputError
from timeline.formats.parts import cells, sheet


def table(made: Any = SEED) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(str(formats.dumps(made, "csv")[0]))))


def text(rows: list[dict[str, str]], delimiter: str = ",", columns: list[str] | None = None) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns or list(rows[0]), delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(content: str) -> tuple[Any, list[str]]:
    made, problems = formats.load_noting(content if "\n" in content else content + "\n", "csv")
    return made, [str(problem) for problem in problems]


def row_of(rows: list[dict[str, str]], name: str) -> dict[str, str]:
    return next(row for row in rows if row["ID"] == name)


def test_unchanged_it_is_the_same_timeline() -> None:
    made, problems = read(text(table()))
    assert problems == []
    assert {e.id: e.when for e in made.events} == {e.id: e.when for e in SEED.events}


def excel_us(rows: list[dict[str, str]]) -> str:
    """Excel takes what looks like a date for one, and writes it in its own way."""
    for row in rows:
        row["EDTF"] = {"2025-01-12": "1/12/2025"}.get(row["EDTF"], row["EDTF"])
        row["Display Date"] = {"12 January 2025": "12-Jan-25"}.get(row["Display Date"], row["Display Date"])
    return text(rows)


SAVED: dict[str, Callable[[list[dict[str, str]]], str]] = {
    "semicolons": lambda rows: text(rows, ";"), "tabs": lambda rows: text(rows, "\t"), "separator named": lambda rows: "sep=;\r\n" + text(rows, ";"),
    "columns in another order": lambda rows: text(rows, columns=sorted(rows[0])), "carriage returns": lambda rows: text(rows).replace("\r\n", "\r"),
    "columns renamed": lambda rows: text([{k.upper().replace(" ", "_"): v for k, v in row.items()} for row in rows]),
    "blank rows": lambda rows: "\r\n" + text(rows).replace("\r\n", "\r\n\r\n;;\r\n".replace(";", ",")), "Excel's dates": excel_us,
    "numbers with a point": lambda rows: text([{**row, "Year": row["Year"] and row["Year"] + ".0", "Month": row["Month"] and row["Month"] + ",0"} for row in rows]),
}


@pytest.mark.parametrize("how", SAVED)
def test_however_it_was_saved(how) -> None:
    made, problems = read(SAVED[how](table()))
    assert problems == []
    assert {e.id: (e.headline, e.when.edtf, e.when.display, e.when.status) for e in made.events} == {e.id: (e.headline, e.when.edtf, e.when.display, e.when.status) for e in SEED.events}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_in_the_encodings_of_spreadsheets(encoding, tmp_path) -> None:
    made = story(event("e-1", "2025-01-12", "Café “Größe” eröffnet – für 5 €"), event("e-2", "2025-02-12", "Zweite Überschrift"))
    file = tmp_path / "a.csv"
    file.write_bytes(str(formats.dumps(made, "csv")[0]).encode(encoding))
    assert formats.load(file).events[0].headline == "Café “Größe” eröffnet – für 5 €"


@pytest.mark.parametrize(("date", "saved"), [("0079", "79"), ("-0043", "-43"), ("0000", "0"), ("2022", "2022.0"), ("2022", "2022,00")])
def test_years_that_a_spreadsheet_takes_for_numbers(date, saved) -> None:
    made = story(event("e-1", date))
    back, problems = read(text([{**row, "EDTF": row["EDTF"] and saved} for row in table(made)]))
    assert ([e.when for e in back.events], problems) == ([e.when for e in made.events], [])


def test_addresses_come_back_from_a_code_page_without_our_joiner() -> None:
    made = story(event("e-1", "2025", "See www.example.org or http://example.org, write to a@example.org?", description="Really? www.example.org? yes@no?"))
    content = str(formats.dumps(made, "csv")[0]).replace("\u2060", "?")
    assert [(e.headline, e.description) for e in read(content)[0].events] == [(e.headline, e.description) for e in made.events]


EDITS = {
    "the day": ({"Day": "14"}, "2025-01-14", "14 January 2025"),
    "day and words": ({"Day": "14", "Display Date": "Tuesday the 14th"}, "2025-01-14", "Tuesday the 14th"),
    "the EDTF": ({"EDTF": "2025-01~"}, "2025-01~", "about January 2025"),
    "the words": ({"Display Date": "that Sunday"}, "2025-01-12", "that Sunday"),
    "an end": ({"End Year": "2025", "End Month": "1", "End Day": "20"}, "2025-01-12/2025-01-20", "12–20 January 2025"),
    "a time": ({"Time": "2:30 PM"}, "2025-01-12T14:30:00", "12 January 2025, 14:30"),
    "a date for the number": ({"Year": "2025-03-02", "Month": "", "Day": ""}, "2025-03-02", "2 March 2025"),
    "less": ({"Day": ""}, "2025-01", "January 2025"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_kept_and_the_id_stays(edit) -> None:
    cells_, date, words = EDITS[edit]
    rows = table()
    row_of(rows, "e-1").update(cells_)
    made, problems = read(text(rows))
    found = next(e for e in made.events if e.id == "e-1")
    assert (found.when.edtf, found.when.display, problems) == (date, words, [])
    assert {e.id for e in made.events} == {"e-1", "e-2", "e-3"}


def test_two_edits_that_disagree_are_told() -> None:
    rows = table()
    row_of(rows, "e-1").update({"Day": "14", "EDTF": "2025-02-01"})
    made, problems = read(text(rows))
    assert next(e for e in made.events if e.id == "e-1").when.edtf == "2025-01-14"
    assert problems == ["the text: row 5: the date columns say 2025-01-14 and EDTF says 2025-02-01; the columns are taken; make them agree"]


def test_new_rows_copied_rows_and_columns_of_ones_own() -> None:
    rows = table()
    rows += [{**row_of(rows, "e-1"), "Headline": "A copy"}, {"Year": "2026", "Headline": "New & <b>plain</b>"}]
    made, problems = read(text([{**dict.fromkeys(rows[0], ""), **row, "Checked by": "Ana" if row.get("ID") == "e-1" else ""} for row in rows]))
    assert [e.headline for e in made.events][-2:] == ["A copy", "New & plain"]
    assert len({e.id for e in made.events}) == 5
    assert problems == ["the text: row 6, column ID: e-1 is there twice; the copy gets an id of its own"]
    again = str(formats.dumps(made, "csv")[0])
    assert next(csv.DictReader(io.StringIO(again)))["Checked by"] == ""
    assert {e.id: e.model_extra for e in read(again)[0].events}["e-1"] == {"x-columns": {"Checked by": "Ana"}}


def test_what_cannot_be_read_is_told_by_row_and_column_and_the_rest_goes_on() -> None:
    content = ("Year,Month,Day,Time,End Year,Headline\n2024,3,1,,,Good\n2024,13,1,,,Thirteen\n2024,2,30,,,Thirtieth\n2024,3,1,25:00,,Late\n"
               "soon,,,,,Soon\n2024,,,,2020,Backwards\n,3,,,,Yearless\n12/01/25,,,,,Short\n,,,,,Dateless\n2025,,,,,Also good\n")
    made, problems = read(content)
    assert [e.headline for e in made.events] == ["Good", "Also good"]
    assert [e.headline for e in made.undated] == ["Dateless"]
    assert [problem.split("; ")[0].removeprefix("the text: ") for problem in problems[:-1]] == [
        "row 3, column Month: is not a month: '13'", "row 4, column Day: there is no day '30' in month 2 of 2024", "row 5, column Time: is not a time of day: '25:00'",
        "row 6, column Year: is not a date: 'soon'", "row 7: '2024/2020' ends before it starts", "row 8, column Month: is given without a year", "row 9, column Year: 12/01/25 names no century"]
    with pytest.raises(InputError, match="row 3, column Month"):
        formats.load(content, "csv")


@pytest.mark.parametrize(("cell", "date"), [
    ("2025-01-12", "2025-01-12"), ("2025-01-12 00:00:00", "2025-01-12"), ("2025-01-12T14:30", "2025-01-12T14:30:00"), ("12.01.2025", "2025-01-12"), ("13/1/2025", "2025-01-13"), ("1/13/2025", "2025-01-13"),
    ("January 12, 2025", "2025-01-12"), ("12. Januar 2025", "2025-01-12"), ("12 de enero de 2025", "2025-01-12"), ("12 janvier 2025", "2025-01-12"), ("2025", "2025"), ("2025-01", "2025-01"), ("199X", "199X"),
    ("c. 1920", "1920~"), ("44 BC", "-0043"), ("2 024", "2024"), ("２０２４", "2024"), ("2022/..", "2022/.."), ("March 2024", "2024-03"),
])  # fmt: skip
def test_dates_in_one_cell(cell, date) -> None:
    made, problems = read(f"Start Date,Headline\n\"{cell}\",x\n")
    assert (problems, [e.when.edtf for e in made.events]) == ([], [date])


def test_a_column_says_whether_its_days_come_first() -> None:
    assert [e.when.edtf for e in read("Date,Title\n03/04/2025,a\n25/04/2025,b\n")[0].events] == ["2025-04-03", "2025-04-25"]
    assert [e.when.edtf for e in read("Date,Title\n03/04/2025,a\n04/25/2025,b\n")[0].events] == ["2025-03-04", "2025-04-25"]
    assert "has two readings, 2025-04-03 or 2025-03-04" in read("Date,Title\n03/04/2025,a\n")[1][0]
    assert cells.order(["1/2/2025", "13/1/2025", "1/13/2025"]) == ""


@pytest.mark.parametrize("content", ["hello,world\n1,2\n", "", "\n\n", "a;b\n", "Headline\nx\n", "Year,Headline\n\"unclosed,x\n" + "y" * (1 << 21)])
def test_no_table_is_a_clear_error(content) -> None:
    with pytest.raises(InputError):
        formats.load(content + "\n", "csv")


def test_names_of_columns() -> None:
    assert [sheet.column(name) for name in ("end_year", "END YEAR", "Título", "Année", "datum", "Überschrift")] == ["End Year", "End Year", "Headline", "Year", "Start Date", None]


@given(stories())
def test_generated_timelines_come_back_through_semicolons(made) -> None:
    back, problems = read(text(table(made), ";"))
    assert problems == []
    assert {e.id: (e.headline, e.when, e.group) for e in back.events} == {e.id: (e.headline, e.when, e.group) for e in made.events}
