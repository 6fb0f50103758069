"""Acceptance, the checks that the written files answer by themselves. A docstring is the text of its check; `test_all.py` counts them."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from stories import MANY, SEED, event, stories, story, when

from tests.page.loading import written
from tests.page.payloads import PAYLOADS
from tests.snapshots import SAMPLES, STORIES
from timeline import formats
from timeline.__main__ import main
from timeline.errors import DateError, OutputError
from timeline.formats.parts import slides
from timeline.model.event import Media, When
from timeline.model.timeline import Era

MADE = [SEED, MANY, *(formats.load(SAMPLES / name / "timeline.json") for name in STORIES)]
SPANS = ["2024-03/2024-03-20", "2024/2024-06", "2024-03-01/2024-03-03", "2024-03-01T10:00:00/2024-03-01T12:30:00", "2024-03-01/2024-04", "199X", "2024-21", "2024-03-01T10:00:00/2024-03-02"]


def values(data: Any) -> Iterator[Any]:
    """Every value of a JSON document."""
    yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from values(inner)


def shown(data: dict[str, Any]) -> dict[str, Any]:
    """What the library looks at: without the records that the slides carry for us."""
    return {k: v for k, v in data.items() if k != "x-timeline"} | {"events": [{k: v for k, v in s.items() if k != "x-timeline"} for s in data["events"]]}


def dates(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for slide in data["events"] + data.get("eras", []):
        yield from (slide[key] for key in ("start_date", "end_date") if key in slide)


@pytest.mark.parametrize("made", MADE)
def test_check_04_the_scale_is_named(made) -> None:
    """`scale` is present and is `human` or `cosmological`."""
    assert written(made)["scale"] == "human"
    assert written(story(event("e-1", "Y-300000")))["scale"] == "cosmological"


@pytest.mark.parametrize("date", ["2023-02-29", "2024-13", "2024-04-31", "soon", "2024-05/2024-03", "2024-01-01T24:30:00"])
def test_check_05_one_bad_event_is_refused_and_never_written(date, tmp_path) -> None:
    """With one deliberately bad event the exporter refuses or skips with a message; it never writes it."""
    bad = When(edtf=date, precision="day", status="stated", display="x")
    made = story(event("e-1", "2024"), event("e-2", None).model_copy(update={"when": bad}))
    for suffix in ("timelinejs.json", "csv", "html"):
        with pytest.raises(DateError, match="event e-2"):
            formats.dump(made, tmp_path / f"a.{suffix}")
    assert list(tmp_path.iterdir()) == []


@given(stories())
def test_check_06_every_start_has_a_year_of_whole_numbers(made) -> None:
    """Every event has `start_date.year` as an int (never null, "", float, bool, string)."""
    for slide in written(made)["events"]:
        assert type(slide["start_date"]["year"]) is int
    for date in dates(written(made)):
        assert all(type(value) is int or value == "" for value in date.values())


@given(stories())
def test_check_07_nothing_is_null(made) -> None:
    """No `null` anywhere in the file."""
    assert None not in list(values(written(made)))
    assert {} not in list(values(shown(written(made)))), "an empty medium blocks the page"


@given(stories())
def test_check_08_there_is_no_year_0(made) -> None:
    """Year 0 never appears; ISO year 0 -> -1, -43 -> -44 (how it reads on the page: check 8 in test_library.py)."""
    assert 0 not in [date["year"] for date in dates(written(made))]
    assert [written(story(event("e-1", iso)))["events"][0]["start_date"]["year"] for iso in ("0001", "0000", "-0001", "-0043")] == [1, -1, -2, -44]


@pytest.mark.parametrize(("dates_", "era", "scale"), [
    (("2024", "Y280000"), None, "cosmological"), (("2024", "Y-271821"), None, "cosmological"), (("2024/Y280000",), None, "cosmological"), (("2024",), "Y-300000/2020", "cosmological"),
    (("Y275759",), None, "human"), (("Y-271818",), None, "human"), (("2024",), "2020/2021", "human")])
def test_check_09_far_years_are_cosmological(dates_, era, scale) -> None:
    """Year outside -271820..275759 (start, end or era) -> `scale: cosmological`."""
    made = story(*(event(f"e-{n}", date) for n, date in enumerate(dates_)), eras=[Era(headline="era", when=when(era))] if era else None)
    assert written(made)["scale"] == scale


@given(stories())
def test_check_11_every_number_is_in_its_range(made) -> None:
    """Month 1-12, day valid for the month, hour 0-23, minute/second 0-59, else refused (how it is refused: check 5)."""
    for date in dates(written(made)):
        year = date["year"] + (date["year"] < 0)
        days = 29 if date.get("month") == 2 and calendar.isleap(year) else calendar.mdays[date.get("month") or 1]
        for name, low, high in (("month", 1, 12), ("day", 1, days), ("hour", 0, 23), ("minute", 0, 59), ("second", 0, 59)):
            assert date.get(name, "") == "" or low <= date[name] <= high


@pytest.mark.parametrize(("date", "start"), [("2024", {"year": 2024}), ("2024-03", {"year": 2024, "month": 3}), ("2024/2026", {"year": 2024}), ("2024-03/2024-05", {"year": 2024, "month": 3}),
                                             ("2024~", {"year": 2024}), ("2022/..", {"year": 2022})])
def test_check_12_no_first_of_january_is_made_up(date, start) -> None:
    """Month or year precision sends no `day: 1`/`month: 1`."""
    assert written(story(event("e-1", date)))["events"][0]["start_date"] == start


@pytest.mark.parametrize("date", SPANS)
def test_check_14_an_end_lies_after_its_start(date) -> None:
    """No `end_date` equal to or before its start."""
    slide = written(story(event("e-1", date)))["events"][0]
    assert [value or 0 for value in slide["end_date"].values()] > [slide["start_date"][key] or 0 for key in slide["end_date"]]
    assert "end_date" not in written(story(event("e-1", "2024-03-01/2024-03-01")))["events"][0]


def test_check_17_times_and_doubts_are_in_words() -> None:
    """Slide `display_date` present for every timed, approximate or zoned event (the same in every zone: check 17 in test_library.py)."""
    for date in ("2024-03-01T10:00:00", "2024-03-01T10:00:00Z", "2024-03-01T10:00:00+05:30", "2024~", "2024-03-01?", "[..2024]", "2024-21", "2022/..", "199X", "2024-03-01T10:00:00/2024-03-01T12:00:00"):
        slide = written(story(event("e-1", date)))["events"][0]
        assert slide["display_date"]


@given(stories())
def test_check_20_the_same_input_gives_the_same_ids(made) -> None:
    """Same input twice -> same ids (also for Arabic, Chinese headlines)."""
    assert formats.dumps(made, "timelinejs") == formats.dumps(made, "timelinejs")


def test_check_20_headlines_in_any_script_give_ids_that_last() -> None:
    """The same, for events that come without an id."""
    table = "Year,Month,Headline\n2024,3,مثال عربي\n2024,3,洪水淹没了村庄\n2024,3,Повінь у селі\n2024,3,مثال عربي\n"
    first, second = (written(formats.load_noting(table, "csv")[0]) for _ in range(2))
    ids = [slide["unique_id"] for slide in first["events"]]
    assert ids == [slide["unique_id"] for slide in second["events"]]
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in ids)
    assert len(set(ids)) == 4


@pytest.mark.parametrize("made", MADE)
def test_check_22_there_is_one_title(made) -> None:
    """Title has text, `unique_id`, `autolink:false`, `display_date`; exactly one."""
    title = written(made)["title"]
    assert (title["unique_id"], title["autolink"]) == ("title", False)
    assert all((title["text"]["headline"], title["display_date"]))
    assert "Type" in str(formats.dumps(made, "csv")[0]).split("\n", 1)[0]
    assert [row.casefold() for row in table_column(made, "Type")].count("title") == 1


def table_column(made: Any, name: str) -> list[str]:
    import csv

    return [row[name] for row in csv.DictReader(str(formats.dumps(made, "csv")[0]).splitlines())]


@pytest.mark.parametrize("suffix", ["timelinejs.json", "csv"])
def test_check_23_nothing_to_show_is_said_and_not_written(suffix, tmp_path, capsys) -> None:
    """0 events -> clear message from us, no file that shows the library's error."""
    for made in (story(), story(event("e-1", None)), story(undated=[event("e-1", None)])):
        with pytest.raises(OutputError, match="no event has a date"):
            formats.dump(made, tmp_path / f"a.{suffix}")
    formats.dump(story(undated=[event("e-1", None)]), tmp_path / "in.json")
    assert main(["convert", str(tmp_path / "in.json"), str(tmp_path / f"out.{suffix}")]) == 2
    assert "no event has a date" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["in.json"]
    assert "TL.Timeline" not in str(formats.dumps(story(undated=[event("e-1", None)]), "html")[0]), "the page is its list"


@pytest.mark.parametrize("group", [None, "", "  ", "\x07"])
def test_check_27_what_has_no_group_is_given_none(group) -> None:
    """No group labelled "null", "undefined", "None" or blank unless intended."""
    made = story(event("e-1", "2024").model_copy(update={"group": group}))
    assert "group" not in written(made)["events"][0]
    assert table_column(made, "Group")[1:] == [""]


@pytest.mark.parametrize("payload", ["http://example.org/a?b=1&c=2", *PAYLOADS])
def test_check_31_the_library_makes_no_links_and_ours_lead_to_the_web(payload) -> None:
    """`autolink` is false everywhere; only http(s) hrefs; `format`, `media.link` never sent."""
    source = SEED.sources[0].model_copy(update={"url": payload})
    data = shown(written(SEED.model_copy(update={"sources": [source], "events": [event("e-1", "2024", payload, description=payload, media=Media(url=payload))]})))
    assert [slide["autolink"] for slide in [data["title"], *data["events"]]] == [False, False]
    assert re.findall(r'href="(?!https?://)', json.dumps(data).replace('\\"', '"')) == []
    assert not {"format", "link", "link_target"} & {key for value in values(data) if isinstance(value, dict) for key in value}


@pytest.mark.parametrize(("url", "kept"), [
    ("https://e.org/a.png", True), ("https://e.org/a.JPG?w=1", True), ("https://e.org/spotify-sues.png", False), ("https://e.org/article", False), ("https://youtu.be/x", False), ("https://e.org/a.pdf", False),
    ("javascript:a.png", False), ("http://e.org/x'y.png", False), ("<iframe src=x>.png", False), ("https://e.org/iframe.png", False)])
def test_check_33_only_pictures_are_media(url, kept) -> None:
    """Events carry no `media` unless `media.url` is a non-empty string; no article URL in `media.url` (its type: check 33 in test_library.py)."""
    made = story(event("e-1", "2025", media=Media(url=url, caption="c")), sources=SEED.sources)
    data, losses = formats.dumps(made, "timelinejs")
    slide = json.loads(str(data))["events"][0]
    assert slide.get("media", {}).get("url") == (url if kept else None)
    assert slide.get("media") != {}
    assert bool([loss for loss in losses if "picture" in loss.reason]) is not kept
    assert bool(slides.picture(made.events[0])) is kept
