"""TimelineJS JSON and CSV against what the real library enforces (checks of the acceptance list, by their sense)."""

import calendar
import csv
import io
import json
import re

import pytest
from hypothesis import given
from stories import MANY, SEED, event, stories, story

from timeline import formats
from timeline.errors import DateError
from timeline.formats.csv import OWN, TEMPLATE
from timeline.model.event import Media, When


def page(made):
    return json.loads(formats.dumps(made, "timelinejs")[0], parse_constant=lambda word: pytest.fail(word))


def slides(found):
    return {slide["x-timeline"]["id"]: slide for slide in found["events"]}


def test_the_seed_has_a_title_and_three_slides_in_order() -> None:
    found = page(SEED)
    assert [s["unique_id"] for s in found["events"]] == ["e-3", "e-2", "e-1"]
    assert found["events"][1]["display_date"] == "before 12 January 2025 (day not given)"
    assert found["title"]["text"]["headline"] == "The bridge at Rivertown"
    assert found["title"]["autolink"] is False
    assert found["title"]["display_date"] == "2022 – 12 January 2025"


@given(stories())
def test_every_page_keeps_the_contract(made) -> None:
    found = page(made)
    assert found["scale"] in ("human", "cosmological")
    assert "null" not in re.findall(r"\bnull\b(?![^\"]*\"[,\n])", json.dumps(found))
    ids = [found["title"]["unique_id"], *(s["unique_id"] for s in found["events"])]
    assert len(set(ids)) == len(ids) == len(made.events) + 1
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", i) for i in ids)
    for slide in found["events"]:
        check(slide)


def check(slide) -> None:
    start, end = slide["start_date"], slide.get("end_date", {})
    assert type(start["year"]) is int
    assert start["year"] != 0
    assert set(end) <= set(start), "an end with more keys than its start is deleted"
    assert all(type(v) is int or v == "" for v in [*start.values(), *end.values()])
    for date in (start, end):
        if date.get("month"):
            assert 1 <= date["month"] <= 12
        if date.get("day"):
            year = date["year"] + (date["year"] < 0)
            assert 1 <= date["day"] <= (29 if date["month"] == 2 and calendar.isleap(year) else calendar.mdays[date["month"]])
    if end:
        assert [v or 0 for v in end.values()] > [start[k] or 0 for k in end]
    if start.get("hour") is not None:
        assert slide["display_date"]
    assert slide["autolink"] is False
    assert not {"format", "media"} & set(slide)
    assert not re.search(r"<(?!/?(p|blockquote|small|a)\b)", slide["text"]["text"])
    assert re.findall(r'href="(?!https?://)', slide["text"]["text"]) == []


def test_dates_of_every_shape() -> None:
    by_id = slides(page(MANY))
    assert by_id["b-1"]["start_date"] == {"year": -44, "month": 3, "day": 15}
    assert by_id["b-12"]["start_date"] == {"year": -1}
    assert (by_id["b-2"]["start_date"], by_id["b-2"]["end_date"]) == ({"year": 1990}, {"year": 1999})
    assert by_id["b-4"]["start_date"] == {"year": 2024, "month": 3, "day": ""}
    assert by_id["b-4"]["end_date"] == {"year": 2024, "month": 3, "day": 20}
    assert by_id["b-5"]["start_date"] == {"year": 2025, "month": 1, "day": 12, "hour": 0, "minute": 0}
    assert by_id["b-6"]["start_date"]["second"] == 15
    assert by_id["b-8"]["start_date"] == {"year": 2024, "month": 2, "day": 29}
    assert "end_date" not in by_id["b-11"]
    assert by_id["b-3"]["display_date"] == "about June 2023"


def test_same_day_keeps_our_order() -> None:
    order = [s["unique_id"] for s in page(MANY)["events"] if s["start_date"] == {"year": 2025, "month": 1, "day": 12}]
    assert order == ["b-13", "title-event", "x-marker-event"]


def test_text_is_escaped_as_often_as_it_is_decoded() -> None:
    slide = slides(page(MANY))["b-1"]
    assert slide["group"] == "R&amp;amp;D a&amp;lt;b"
    assert "<script" not in slide["text"]["headline"]
    assert slide["text"]["headline"].startswith("=R&amp;D &lt;b&gt;\"x\"&lt;/b&gt; 'y' 1&lt;2 &amp;lt;i&amp;gt;")


def test_eras_have_two_ends_and_do_not_overlap() -> None:
    found, losses = page(MANY), formats.dumps(MANY, "timelinejs")[1]
    assert [(e["start_date"], e["end_date"]) for e in found["eras"]] == [
        ({"year": 2022, "month": 1, "day": 1}, {"year": 2022, "month": 12, "day": 31}), ({"year": 2024, "month": 5, "day": 5}, {"year": 2024, "month": 5, "day": 6})]
    assert "1 era left out: eras need two ends and must not overlap" in formats.summarise(losses)


def test_far_years_are_cosmological() -> None:
    assert page(story(event("e-1", "Y-300000")))["scale"] == "cosmological"


@pytest.mark.parametrize(("url", "kept"), [("https://e.org/a.png", True), ("https://e.org/spotify-sues.png", False), ("https://e.org/article", False), ("javascript:a.png", False), ("http://e.org/x'y.png", False)])
def test_only_pictures_become_media(url, kept) -> None:
    made = story(event("e-1", "2025", media=Media(url=url)))
    assert ("media" in page(made)["events"][0]) is kept
    assert bool(formats.dumps(made, "timelinejs")[1]) is not kept


def test_a_bad_date_is_refused_by_name() -> None:
    bad = When(edtf="2023-02-29", precision="day", status="stated", display="x")
    with pytest.raises(DateError, match="event e-1"):
        formats.dumps(story(event("e-1", None).model_copy(update={"when": bad})), "timelinejs")


def test_an_edited_slide_is_read_by_what_it_shows() -> None:
    found = page(SEED)
    found["events"][0]["text"]["headline"] = "Edited &amp; new"
    assert formats.load(json.dumps(found)).events[0].headline == "Edited & new"


def test_others_pages_are_read() -> None:
    text = '{"events": [{"start_date": {"year": "-44", "month": "3"}, "text": {"headline": "<b>Ides</b>"}}, {"start_date": {"year": 2020, "month": ""}, "end_date": {"year": 2021}}]}'
    first, second = formats.load(text).events
    assert (first.when.edtf, first.headline, second.when.edtf) == ("-0043-03", "Ides", "2020/2021")


@given(stories())
def test_spreadsheet_cells_are_harmless(made) -> None:
    rows = list(csv.reader(io.StringIO(formats.dumps(made, "csv")[0])))
    assert tuple(rows[0]) == TEMPLATE + OWN
    assert {row[TEMPLATE.index("Type")] for row in rows[1:]} <= {"title", "era", ""}
    for row in rows[1:]:
        assert len(row) == len(rows[0])
        for cell in row:
            assert cell[:1] not in "=+-@" or cell == "" or re.fullmatch(r"-[0-9]+", cell)
        assert re.fullmatch(r"([0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?", row[TEMPLATE.index("Time")])


def test_spreadsheet_text_gives_the_library_nothing_to_link() -> None:
    assert "www." not in _text_cells(MANY)


def _text_cells(made) -> str:
    rows = csv.DictReader(io.StringIO(formats.dumps(made, "csv")[0]))
    return "\n".join(row["Headline"] + row["Text"] for row in rows)
