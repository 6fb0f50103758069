"""Acceptance, of the spreadsheet by itself; how the library reads it is in test_library.py."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given
from stories import MANY, SEED, event, stories, story

from tests.page.payloads import PAYLOADS
from timeline import formats
from timeline.errors import OutputError

TEMPLATE = ["Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail",
            "Alt Text", "Type", "Group", "Background"]


def sheet(made) -> str:
    return str(formats.dumps(made, "csv")[0])


def rows(made) -> list[dict[str, str]]:
    return list(csv.DictReader(sheet(made).splitlines()))


@given(stories())
def test_check_39_columns_types_and_times_are_those_of_the_template(made) -> None:
    """CSV: exact 18/19 headers, comma; `Type` is `title`/`era`/blank; times `H:MM` or `H:MM:SS` only."""
    assert next(csv.reader(sheet(made).splitlines()))[:19] == TEMPLATE
    for row in rows(made):
        assert row["Type"] in ("title", "era", "")
        assert all(re.fullmatch(r"([0-9]{1,2}:[0-5][0-9](:[0-5][0-9])?)?", row[name]) for name in ("Time", "End Time"))


def test_check_39_nothing_is_no_file(tmp_path) -> None:
    """Empty result never writes an empty file."""
    with pytest.raises(OutputError):
        formats.dump(story(), tmp_path / "a.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "|x", "%x", "=HYPERLINK(\"http://x\")", *PAYLOADS])
def test_check_40_no_cell_is_a_formula_and_none_is_changed_by_it(text) -> None:
    """CSV cells that start with `= + - @` (not numbers) are defused, and come back as they were."""
    made = story(event("e-1", "-0043", text, description=text, group=text, attribution={"speaker": text, "quote": text}, place={"name": text}), title=text)
    for row in rows(made):
        assert [(name, cell) for name, cell in row.items() if cell[:1] in tuple("=+-@\t") and cell and not re.fullmatch(r"-[0-9]+", cell)] == []
    back = formats.load(sheet(made), "csv")
    clean = " ".join(text.split())
    assert (back.title, back.events[0].headline, back.events[0].description, back.events[0].group, back.events[0].attribution.quote) == (clean, clean, clean, clean, text)


@given(stories())
def test_check_40_any_cell(made) -> None:
    """The same for generated timelines."""
    for row in rows(made):
        assert [cell for cell in row.values() if cell and cell[0] in "=+-@\t" and not re.fullmatch(r"-[0-9]+", cell)] == []


def test_check_40_nothing_for_the_library_to_link() -> None:
    """Text has no bare `www.` followed by a quote (autolink cannot be turned off there)."""
    made = story(*(event(f"e-{n}", "2024", p, description=p) for n, p in enumerate(["www.x.org'onfocus='1", "see https://x.org/'a", "mail a@b.org", "ftp://x.org'"])), sources=SEED.sources)
    words = "\n".join(re.sub(r"<a [^>]*>", "", row["Headline"] + row["Text"]) for row in [*rows(made), *rows(MANY)])
    assert re.findall(r"(?i)\bwww\.|\bhttps?://|\bftp://|\w@\w", words) == []


def test_check_40_a_far_date_is_warned_of() -> None:
    """A date so far out that the whole span exceeds 89 x the span of the main cluster (89 screens is the deepest zoom) triggers a warning."""
    days = [event(f"e-{i}", f"2024-{1 + i % 12:02d}-{1 + i % 27:02d}", f"Day {i}") for i in range(30)]
    for name in ("csv", "timelinejs"):
        said = [[loss.reason for loss in formats.dumps(made, name)[1] if loss.advice] for made in (story(*days), story(*days, event("near", "2000")), story(*days, event("old", "1066-10-14")))]
        assert [len(lines) for lines in said] == [0, 0, 1]
        assert "so far from the others" in said[2][0]
