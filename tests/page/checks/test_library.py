"""Acceptance, through the library itself: the npm package in node and the shipped bundle in Chromium."""

from __future__ import annotations

from base64 import b64decode
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from stories import MANY, SEED, event, stories, story, when

from tests.examples import many_examples
from tests.page.loading import InChromium, arrived, drawn, labels, written
from tests.page.payloads import PAYLOADS
from tests.snapshots import SAMPLES, STORIES
from timeline import formats
from timeline.model.event import Media
from timeline.model.timeline import Era, Source

SAID = "R&D <b>\"x\"</b> 'y' 1<2 &lt;i&gt;"
ZONES = ["UTC", "America/New_York", "Pacific/Apia"]
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
PICTURE = Media(url="https://pictures.invalid/a.png", caption=SAID, credit=SAID, alt=SAID)
DATES = ["2024-02-29", "2023-12-31", "2024-12-31T23:59:00", "2024-12-31T23:59:59Z", "0004-02-29", "0050-01-01", "-0043-03-15", "1582-10-10", "9999-12-31", "2024-03-10T02:30:00", "2011-12-30", "2024-01-01/2024-12-31"]
SPANS = {"2024-03/2024-03-20": [2024, 3, 20], "2024/2024-06": [2024, 6, 1], "2024/2024-06-05": [2024, 6, 5], "2024-03-01/2024-03-03": [2024, 3, 3],
         "2024-03-01T10:00:00/2024-03-01T12:30:00": [2024, 3, 1, 12, 30], "2024-03-01/2024-04": [2024, 4, 1], "199X": [1999, 1, 1], "2024-21": None}
PLACES = pytest.mark.parametrize("place", ["node", "chromium"])


@pytest.fixture
def both(place, request):
    """The library in the one place and in the other."""
    return request.getfixturevalue("node" if place == "node" else "loader")


@pytest.mark.parametrize("name", ["seed", "many", *STORIES])
def test_check_01_our_json_loads_in_node(name, node) -> None:
    """Loading our JSON logs no error and throws nothing (node)."""
    made = {"seed": SEED, "many": MANY}.get(name) or formats.load(SAMPLES / name / "timeline.json")
    arrived(node.json(made), made)


@many_examples(60, 2000)
@given(stories())
def test_check_01_any_of_our_json_and_sheets_loads_in_node(node, made) -> None:
    """The same for generated timelines, and for their spreadsheets."""
    arrived(node.json(made), made)
    sheet = node.csv(made)
    assert (sheet["errors"], len(sheet["events"])) == ([], len(made.events))


def test_check_01_what_the_library_refuses_is_seen(node) -> None:
    """The harness can fail: the library's own faults come out as they are known."""
    good = {"start_date": {"year": 2024}, "text": {"headline": "x"}}
    assert "c. 1920" in node.raw({"events": [good, {"start_date": {"year": "c. 1920"}}], "scale": "human"})["errors"][0]
    assert "no events" in node.raw({"events": []})["errors"][0]
    lost = node.raw({"events": [good, {"text": {"headline": "dropped"}}], "scale": "human"})
    assert (len(lost["events"]), lost["said"] != []) == (1, True)
    with pytest.raises(AssertionError):
        arrived(node.raw(written(SEED) | {"scale": "bogus"}), SEED)


@many_examples(20, 300)
@given(stories())
def test_check_02_the_line_is_drawn(loader, made) -> None:
    """In the browser `loaded` fires and no "ERROR"/"Loading" text remains."""
    found = loader.json(made)
    arrived(found, made)
    drawn(found, made)
    assert loader.asked == []


def test_check_02_a_page_that_fails_is_seen(loader) -> None:
    """The harness can fail: a bad year leaves the library's error, and no events the same."""
    for data in ({"events": [{"start_date": {"year": "c. 1920"}}], "scale": "human"}, {"events": [], "scale": "human"}):
        found = loader.raw(data)
        assert found["errors"]
        assert not found.get("loaded")
        assert "error:" in found["words"].lower()


@pytest.mark.parametrize("name", ["seed", "many", *STORIES])
def test_check_03_a_marker_and_a_slide_for_each(name, loader) -> None:
    """Markers drawn = events exported; slides = events + title."""
    made = {"seed": SEED, "many": MANY}.get(name) or formats.load(SAMPLES / name / "timeline.json")
    found = loader.json(made)
    arrived(found, made)
    drawn(found, made)
    assert (found["markers"], found["slides"]) == (len(written(made)["events"]), len(written(made)["events"]) + 1)


LABELS = {
    "2024": "2024", "2024-03": "March 2024", "2024-03-05": "March 5, 2024", "-0043-03-15": "March 15, 44 BCE", "-0043": "44 BCE", "0000": "1 BCE", "0079-08-24": "24 August 79 CE", "0476": "476",
    "2024-21": "spring 2024", "[..2025-01-12]": "before 12 January 2025 (day not given)", "1984~": "about 1984", "2022/..": "since 2022",
}


@pytest.mark.parametrize("date", LABELS)
def test_check_08_a_year_before_christ_reads_as_historians_write_it(date, loader) -> None:
    """Year 0 never appears; ISO year 0 -> -1, -43 -> -44; label reads "44 BCE"."""
    assert loader.json(story(event("e-1", date)))["events"][0]["date"].strip() == LABELS[date]


@pytest.mark.parametrize("far", ["Y-300000", "Y-13800000000", "Y280000"])
def test_check_09_far_years_are_drawn(far, loader) -> None:
    """Year outside -271820..275759 -> `scale: cosmological`, and it is drawn."""
    made = story(event("e-1", far), event("e-2", "2025"))
    found = loader.json(made)
    arrived(found, made)
    drawn(found, made)
    assert found["scale"] == "cosmological"


@pytest.mark.parametrize("zone", [*ZONES, "Australia/Lord_Howe"])
def test_check_10_no_date_moves(zone, loader_in) -> None:
    """Read back: year, month, day, hour, minute, second of each TLDate equal what we sent (no rollover), incl. 29 Feb, 31 Dec."""
    skipped = {"America/New_York": "2024-03-10T02:30:00", "Pacific/Apia": "2011-12-30"}.get(zone)  # moments that clock or calendar leave out there; they are in words (check 17)
    made = story(*(event(f"e-{n}", date) for n, date in enumerate(DATES) if date != skipped))
    arrived(loader_in(zone).json(made), made)


@PLACES
@pytest.mark.parametrize("date", SPANS)
def test_check_13_every_end_survives(date, both) -> None:
    """Every `end_date` we send survives (`end` present after load), incl. month -> day, year -> month, same-day end time."""
    made = story(event("e-1", date))
    found = both.json(made)
    arrived(found, made)
    assert found["events"][0]["end"][: len(SPANS[date] or [])] == (SPANS[date] or [])
    assert "end_date" in written(made)["events"][0]


def test_check_13_the_trap_is_there(node) -> None:
    """An end with more keys than its start is deleted: what our blanks are for."""
    date = {"start_date": {"year": 2024, "month": 3}, "end_date": {"year": 2024, "month": 3, "day": 20}, "text": {"headline": "x"}}
    assert node.raw({"events": [date], "scale": "human"})["events"][0].get("end") is None


CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20240101T000000Z\r\nDTSTART;VALUE=DATE:20240301\r\nDTEND;VALUE=DATE:20240304\r\nSUMMARY:Fair\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def test_check_15_a_span_names_its_first_and_last_day(loader) -> None:
    """Span label shows both dates; last day inclusive (iCal DTEND 4 March = end 3 March)."""
    found = loader.json(formats.load(CALENDAR, "ics"))["events"][0]
    assert (found["date"].strip(), found["start"][:3], found["end"][:3]) == ("1–3 March 2024", [2024, 3, 1], [2024, 3, 3])
    assert loader.json(story(event("e-1", "2023-11/2024-02-05")))["events"][0]["date"].strip() == "November 2023 – 5 February 2024"


def test_check_16_midnight_shows_its_time(loader) -> None:
    """Midnight events still show a time when time is known."""
    made = story(event("e-1", "2025-01-12T00:00:00"), event("e-2", "2025-01-13"), event("e-3", "2025-01-12T00:00:00/2025-01-12T14:30:00"))
    assert {e["id"]: e["date"].strip() for e in loader.json(made)["events"]} == {"e-1": "12 January 2025, 00:00", "e-2": "January 13, 2025", "e-3": "12 January 2025, 00:00–14:30"}


def test_check_17_times_read_alike_for_every_reader(loader_in) -> None:
    """Text identical under TZ=UTC, America/New_York, Pacific/Apia."""
    made = story(event("e-1", "2024-03-10T02:30:00"), event("e-3", "2025-01-12T00:00:00Z"), event("e-4", "2024-12-31T23:59:00"), event("e-5", "2024-11-03T01:30:00+05:30"), event("e-6", "2011-12-30T12:00:00"), event("e-7", "2011-12~"))
    read = [{e["id"]: e["date"].strip() for e in loader_in(zone).json(made)["events"]} for zone in ZONES]
    assert read[0] == read[1] == read[2]
    assert [read[0][name] for name in ("e-1", "e-3", "e-4")] == ["10 March 2024, 02:30", "12 January 2025, 00:00 (Z)", "31 December 2024, 23:59"]


def test_check_17_a_page_says_every_day_in_words(visit, library) -> None:
    """On our page plain days too: 30 December 2011 does not exist in Apia, and the library would say another."""
    seen = visit(str(formats.dumps(story(event("e-1", "2011-12-30")), "html", library=library)[0]), timezone_id="Pacific/Apia").ready()
    assert seen.value("document.querySelector('#e-1 .tl-headline-date').textContent.trim()") == "30 December 2011"


@PLACES
def test_check_18_one_day_keeps_our_order(both) -> None:
    """Same-start events keep our order after sorting."""
    made = story(*(event(f"e-{n}", "2025-01-12", f"No. {n}") for n in (5, 3, 9, 1)), event("e-0", "2025-01-11"))
    assert [e["id"] for e in both.json(made)["events"]] == ["e-0", "e-5", "e-3", "e-9", "e-1"]


@PLACES
def test_check_19_ids_are_kept(both) -> None:
    """`unique_id` present, matches `^[a-z][a-z0-9-]*$`, unique incl. the title, unchanged after load."""
    made = story(*(event(name, "2025-01-12") for name in ("title", "a", "a-2", "constructor", "x-marker", "event-a", "xevent-a", "title-event")))
    ids = [e["id"] for e in both.json(made)["events"]]
    assert ids == [s["unique_id"] for s in written(made)["events"]]
    assert len({*ids, "title"}) == 9
    assert not {i for i in ids if i.endswith("-marker")}


@pytest.mark.parametrize("name", ["e-2", "title-event", "x-marker-event"])
def test_check_21_an_address_opens_its_slide(name, loader) -> None:
    """`#event-ID` opens that slide (hash_bookmark); on our page: test_page.py."""
    made = story(event("e-1", "2024"), event("e-2", "2025"), event("title", "2026"), event("x-marker", "2027"))
    loader.page.evaluate("name => { location.hash = '#event-' + name; }", name)
    assert loader.raw(written(made), hash_bookmark=True)["at"] == name
    loader.page.evaluate("location.hash = ''")


@pytest.mark.parametrize("made", [story(event("e-1", "2025-01-12")), story(*(event(f"e-{n}", "2025-01-12T10:00:00", f"No. {n}") for n in range(30)))], ids=["one", "thirty at once"])
def test_check_24_one_event_and_thirty_at_one_instant_draw(made, loader) -> None:
    """1 event draws; 30 events at one instant draw."""
    found = loader.json(made)
    arrived(found, made)
    drawn(found, made)


@PLACES
def test_check_25_eras_survive(both) -> None:
    """Eras: both dates, start < end, survive loading, no overlap; count equals sent."""
    spans = ["2022", "2024-05-05", "2022-06", "2023-03/2023-03-20", "2021/..", "2023-03-21/2024-01"]
    made = story(event("e-1", "2024"), eras=[Era(headline=date, when=when(date)) for date in spans])
    found = both.json(made)
    assert (found["errors"], len(found["eras"]), len(written(made)["eras"])) == ([], 4, 4)
    assert all(start < end for start, end, _ in found["eras"])
    ordered = sorted(found["eras"])
    assert all(before[1] <= after[0] for before, after in pairwise(ordered))


def test_check_26_groups_read_as_written(loader) -> None:
    """Groups: strings, trimmed, labels on the page equal our labels character for character (`R&D`, `a<b`, quotes)."""
    names = ["R&D", "a<b", "\"quoted\" 'twice'", SAID, "  trimmed ", "&amp;", "null"]
    made = story(*(event(f"e-{n}", f"2024-0{n + 1}-05", group=name) for n, name in enumerate(names)))
    assert loader.json(made)["groups"] == [name.strip() for name in names] == labels(made)


def test_check_27_no_row_is_called_null(loader) -> None:
    """No group labelled "null", "undefined", "None" or blank unless intended: the row of what has no group is the library's, and has no name."""
    assert loader.json(story(event("e-1", "2024"), event("e-2", "2025")))["groups"] == []
    assert loader.json(story(event("e-1", "2024", group="A"), event("e-2", "2025")))["groups"] == ["A", ""]


def test_check_28_every_text_comes_out_character_for_character(loader) -> None:
    """Headline, text, caption, credit, era label, date: page `textContent` equals the source string."""
    slide = event("e-1", None, SAID, description=SAID, group=SAID, media=PICTURE, attribution={"speaker": SAID, "quote": SAID}).model_copy(update={"when": when("2024", display=SAID, approximate=True)})
    made = story(slide, title=SAID, eras=[Era(headline=SAID, when=when("2022"))], sources=[Source(id="s1", title=SAID, publisher=SAID)])
    loader.page.route("https://pictures.invalid/**", lambda route: route.fulfill(body=PNG, content_type="image/png"))
    found = loader.json(made)
    got = found["events"][0]
    assert (got["headline"], got["date"].strip(), found["bands"], found["heading"], found["groups"], found["span"].strip()) == (SAID, SAID, [SAID], SAID, [SAID], SAID)
    loader.page.evaluate("line.goToId('e-1')")
    loader.page.wait_for_selector(".tl-caption")
    assert [loader.page.text_content(part) for part in (".tl-caption", ".tl-credit")] == [SAID, SAID]
    assert got["body"] == f"{SAID}{SAID}— {SAID}Source: {SAID}, {SAID}"
    assert got["label"].startswith(SAID)
    assert got["media"]["alt"] == SAID


@PLACES
def test_check_29_the_sanitiser_changes_nothing(both) -> None:
    """Every text field after load equals what we sent (`arrived` compares all of them)."""
    made = story(*(event(f"e-{n}", "2025-01-12", text, description=text, media=PICTURE.model_copy(update={"caption": text, "credit": text})) for n, text in enumerate([*PAYLOADS, SAID])), sources=SEED.sources)
    found = both.json(made)
    found["events"] = [e | {"type": "image"} for e in found["events"]]
    arrived(found, made)
    assert any('<a href="https://' in e["text"]["text"] for e in found["events"])


def loaded_with(payload: str):
    """A payload in every field that a text or a hand can fill."""
    bad = event("e-1", None, payload, description=payload, group=payload, attribution={"speaker": payload, "quote": payload}, place={"name": payload}, tags=[payload], participants=[payload],
                media=PICTURE.model_copy(update={"caption": payload, "credit": payload, "alt": payload})).model_copy(update={"when": when("2025-01-12", display=payload)})
    linked = event("e-3", "2025-01-14", payload, media=Media(url=f"https://pictures.invalid/{payload}.png"))
    source = Source(id="s1", title=payload, publisher=payload, url=f"https://example.org/{payload}")
    return story(bad, event("e-2", "2025-01-13~", payload), linked, title=payload, sources=[source], eras=[Era(headline=payload, when=when("2025-01"))])


POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'unsafe-inline'; default-src 'none'; style-src 'unsafe-inline'\">"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_check_30_no_payload_runs(payload, loader) -> None:
    """14 XSS payloads in each input field (headline … date text, source URL): `window.__xss` stays undefined (with and without our CSP on the page: test_page.py)."""
    made = loaded_with(payload)
    for found in (loader.json(made), loader.csv(made)):
        assert (found["errors"], found.get("xss")) == ([], None)
    assert loader.json(made)["events"][0]["headline"] == " ".join(payload.split())
    assert loader.asked == []


def test_check_30_the_payloads_can_run(loader_in) -> None:
    """The harness can fail: unescaped, the same text runs in the same place."""
    slide = {"start_date": {"year": 2024, "display_date": PAYLOADS[0]}, "text": {"headline": "x"}, "group": PAYLOADS[1]}
    open_ = loader_in("UTC")
    open_.raw({"events": [slide], "scale": "human"})
    open_.page.wait_for_timeout(300)
    assert open_.page.evaluate("window.__xss") == 1


@pytest.mark.parametrize("payload", PAYLOADS)
def test_check_32_no_element_of_the_text_reaches_the_page(payload, loader) -> None:
    """`<style>`, `<iframe>`, `<form>`, `<img>` from the source text never reach the page."""
    made = loaded_with(payload)
    plain = made.model_copy(update={"events": [e.model_copy(update={"media": None}) for e in made.events]})
    for load in (loader.json, loader.csv):
        load(plain)
        assert loader.page.evaluate("document.querySelectorAll('#t :is(style, iframe, form, input, script, img, svg)').length") == 0


@PLACES
def test_check_33_media_are_what_they_are_meant_to_be(both) -> None:
    """Its media type (lookupMediaType) is the one intended."""
    made = story(*(event(f"e-{n}", "2025", media=Media(url=url)) for n, url in enumerate(("https://e.invalid/a.png", "https://e.invalid/a.jpeg?x=1", "https://e.invalid/spotify.png", "https://e.invalid/article"))))
    assert [e["type"] for e in both.json(made)["events"]] == ["image", "image", None, None]


@PLACES
@pytest.mark.parametrize("name", ["seed", *STORIES])
def test_check_39_the_sheet_says_what_the_json_says(name, both) -> None:
    """CSV: loads through readCSVFromURL with the same events, eras and title as the JSON (its columns: test_sheet.py)."""
    made = SEED if name == "seed" else formats.load(SAMPLES / name / "timeline.json")
    by_json, by_csv = both.json(made), both.csv(made)
    assert by_csv["errors"] == []
    assert by_csv.get("warnings", []) == []
    assert [_told(e) for e in by_json["events"]] == [_told(e) for e in by_csv["events"]]
    assert by_json["eras"] == by_csv["eras"]
    assert by_csv["title"]


def _told(e: dict[str, object]) -> list[object]:
    text = e["text"]
    assert isinstance(text, dict)
    return [e["start"], e.get("end"), unescape(text["headline"]).replace("\u2060", ""), unescape(text["text"]).replace("\u2060", "").removesuffix("<p></p>"), e.get("group") or ""]


@PLACES
def test_check_39_every_kind_of_date_in_the_sheet(both) -> None:
    """The same for every kind of date, and eras; midnight alone has no sign of its own in a sheet."""
    made = MANY.model_copy(update={"events": [e for e in MANY.events if e.id != "b-5"]})
    by_json, by_csv = both.json(made), both.csv(made)
    assert by_csv["errors"] == []
    assert [_told(e) for e in by_json["events"]] == [_told(e) for e in by_csv["events"]]
    assert by_json["eras"] == by_csv["eras"]


def test_check_30_with_a_policy_too(loader_in) -> None:
    """The same under a policy: nothing runs, nothing is asked for."""
    guarded = loader_in("UTC", POLICY)
    assert isinstance(guarded, InChromium)
    for payload in PAYLOADS:
        assert (guarded.json(loaded_with(payload)).get("xss"), guarded.asked) == (None, [])
