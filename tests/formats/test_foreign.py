"""TimelineJS pages of other people: what they show is read, what cannot be is told, and the rest goes on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from stories import MANY, SEED

from timeline import formats
from timeline.errors import InputError


def read(*slides: Any, **more: Any) -> tuple[Any, list[str]]:
    made, problems = formats.load_noting(json.dumps({"events": list(slides), **more}), "timelinejs")
    return made, [str(problem).removeprefix("the text: ") for problem in problems]


@pytest.mark.parametrize(("date", "edtf"), [
    ({"year": "2024", "month": "03", "day": ""}, "2024-03"), ({"year": 2024.0, "month": None}, "2024"), ({"year": -44}, "-0043"), ({"year": " 2024 "}, "2024"),
    ({"year": 2024, "month": 3, "day": 5, "hour": 14, "minute": 30}, "2024-03-05T14:30:00"), ({"year": "-13800000000"}, "Y-13799999999"),
])  # fmt: skip
def test_dates_as_others_write_them(date, edtf) -> None:
    made, problems = read({"start_date": date, "text": {"headline": "x"}})
    assert (problems, made.events[0].when.edtf) == ([], edtf)


@pytest.mark.parametrize("date", [None, {}, {"year": ""}, {"year": None}, {"month": 3}])
def test_a_slide_without_a_date_is_kept_and_told(date) -> None:
    made, problems = read({"start_date": date, "text": {"headline": "Lost there"}}, {"start_date": {"year": 2024}, "text": {"headline": "Kept"}})
    assert ([e.headline for e in made.undated], [e.headline for e in made.events]) == (["Lost there"], ["Kept"])
    assert problems == ["events[0]: has no start_date with a year; TimelineJS would leave it out; it is kept as undated"]


@pytest.mark.parametrize("slide", [None, 7, "x", [], {"start_date": {"year": "c. 1920"}}, {"start_date": {"year": 2024, "month": 13}}, {"start_date": {"year": 2023, "month": 2, "day": 29}}, {"start_date": "2024"}])
def test_one_bad_slide_stops_nothing(slide) -> None:
    made, problems = read(slide, {"start_date": {"year": 2024}, "text": {"headline": "Kept"}})
    assert [e.headline for e in made.events] == ["Kept"]
    assert problems[0].startswith("events[0]")
    with pytest.raises(InputError, match=r"events\[0\]"):
        formats.load(json.dumps({"events": [slide]}), "timelinejs")


def test_titles_eras_groups_and_media() -> None:
    made, problems = read(
        {"start_date": {"year": 2024}, "end_date": {"year": 2025}, "text": {"headline": "<b>R&amp;D</b>", "text": "<p>One</p><p>two<script>x</script></p>"}, "group": "A &amp; B", "display_date": "then",
         "media": {"url": "https://e.org/a.png", "caption": "<i>c</i>"}, "background": {"color": "#fff"}, "unique_id": "My Slide"},
        {"start_date": {"year": 2026}, "text": None, "media": {}}, title={"text": {"headline": "T"}}, eras=[{"start_date": {"year": 2024}, "end_date": {"year": 2025}, "text": {"headline": "E"}}, {"start_date": {}}, 3])
    first = made.events[0]
    assert (made.title, [e.headline for e in made.eras]) == ("T", ["E"])
    assert (first.headline, first.description, first.group, first.when.edtf, first.when.display, first.media.caption) == ("R&D", "One\ntwo", "A & B", "2024/2025", "then", "c")
    assert [problem.split(":")[0] for problem in problems] == ["eras[1]", "eras[2]"]


def test_two_slides_of_one_id() -> None:
    slide = {"start_date": {"year": 2024}, "text": {"headline": "x"}, "unique_id": "a"}
    made, problems = read(slide, slide)
    assert len({e.id for e in made.events}) == 2
    assert "two slides have the id a" in problems[0]


def test_an_edited_slide_of_ours_keeps_what_no_slide_shows() -> None:
    page = json.loads(str(formats.dumps(SEED, "timelinejs")[0]))
    page["events"][2]["text"]["headline"] = "Edited"
    found = {e.id: e for e in formats.load(json.dumps(page)).events}["e-1"]
    before = {e.id: e for e in SEED.events}["e-1"]
    assert (found.headline, found.revision, found.evidence, found.attribution, found.description) == ("Edited", before.revision + 1, before.evidence, before.attribution, before.description)


def test_every_kind_of_ours_comes_back_without_loss() -> None:
    made, problems = formats.load_noting(str(formats.dumps(MANY, "timelinejs")[0]))
    assert problems == []
    assert sorted(made.events, key=lambda e: e.id) == sorted(MANY.events, key=lambda e: e.id)
    assert (made.title, made.eras, made.sources) == (MANY.title, MANY.eras, MANY.sources)


@pytest.mark.parametrize("text", ['{"events": 3}', '{"events": null}', '{"timeline": {}}', "[]"])
def test_what_is_no_page_is_refused(text) -> None:
    with pytest.raises(InputError):
        formats.load(text + "\n", "timelinejs")
