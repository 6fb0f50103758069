"""iCalendar: read again by `icalendar` without errors, ends exclusive, nothing from the clock, nothing injected."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from icalendar import Calendar
from stories import MANY, NASTY, SEED, SOURCE, event, stories, story, when

from tests.examples import many_examples
from timeline import formats
from timeline.errors import InputError, LoadWarning, OptionError, OutputError


def read(made, **options):
    cal = Calendar.from_ical(formats.dumps(made, "ics", **options)[0])
    assert not cal.errors
    assert not any(e.errors for e in cal.events)
    return cal


def test_the_seed_has_one_all_day_entry_and_says_what_is_left_out() -> None:
    data, losses = formats.dumps(SEED, "ics")
    (found,) = Calendar.from_ical(data).events
    assert (found.start, found.end) == (date(2025, 1, 12), date(2025, 1, 13))
    assert b"DTSTART;VALUE=DATE:20250112\r\nDTEND;VALUE=DATE:20250113" in data
    assert found["DTSTAMP"].dt == datetime(2025, 1, 13, tzinfo=UTC)
    assert (found["TRANSP"], found["STATUS"], found["CLASS"], found["X-TIMELINE-EDTF"]) == ("TRANSPARENT", "CONFIRMED", "PUBLIC", "2025-01-12")
    assert "The mayor: “There may be other options”" in found["DESCRIPTION"]
    lines = formats.summarise(losses)
    assert "1 event left out: known only to the year" in lines
    assert "1 event left out: only before or after another date (bounded)" in lines
    assert "1 event left out: no date (undated)" in lines
    assert "UID" not in Calendar.from_ical(data)


def test_imprecise_dates_on_request() -> None:
    bounds = {str(e["X-TIMELINE-EDTF"]): (e.start, e.end, str(e["SUMMARY"])) for e in read(SEED, imprecise="span").events}
    assert bounds["2022"] == (date(2022, 1, 1), date(2023, 1, 1), "2022: The bridge closed")
    assert bounds["[..2025-01-12]"] == (date(2025, 1, 12), date(2025, 1, 13), "Before 12 January 2025 (day not given): Two engineers found the crack")
    first = {str(e["X-TIMELINE-EDTF"]): (e.start, e.end) for e in read(SEED, imprecise="first-day").events}
    assert first["2022"] == (date(2022, 1, 1), date(2022, 1, 2))
    with pytest.raises(OutputError):
        formats.dumps(story(event("e-1", "2024-05")), "ics", imprecise="skip")
    with pytest.raises(OptionError):
        formats.dumps(SEED, "ics", imprecise="guess")


@pytest.mark.parametrize(("edtf", "zone", "start", "end"), [
    ("2025-01-12T14:30:00+02:00", None, datetime(2025, 1, 12, 12, 30, tzinfo=UTC), datetime(2025, 1, 12, 12, 31, tzinfo=UTC)),
    ("2025-07-12T14:30:00", "Europe/Kyiv", datetime(2025, 7, 12, 11, 30, tzinfo=UTC), datetime(2025, 7, 12, 11, 31, tzinfo=UTC)),
    ("2025-01-12T14:30:00", None, date(2025, 1, 12), date(2025, 1, 13)),
    ("2024-02", None, date(2024, 2, 1), date(2024, 3, 1)),
    ("2024-12-31", None, date(2024, 12, 31), date(2025, 1, 1)),
    ("2024-02-28/2024-03-01", None, date(2024, 2, 28), date(2024, 3, 2)),
])
def test_bounds(edtf, zone, start, end) -> None:
    made = event("e-1", edtf).model_copy(update={"when": when(edtf, timezone=zone)})
    (found,) = read(story(made)).events
    assert (found.start, found.end) == (start, end)
    assert found["DTSTAMP"].dt == datetime(1970, 1, 1, tzinfo=UTC)


def test_only_facts_are_confirmed() -> None:
    made = story(event("e-1", "2025-01-12", modality="possible"), event("e-2", "2025-01-13"), event("e-3", "2025-01-14", polarity="negative"))
    assert [str(e["X-TIMELINE-ID"]) for e in read(made).events] == ["e-2"]
    assert "1 event left out: not confirmed (possible)" in formats.summarise(formats.dumps(made, "ics")[1])
    assert [str(e["STATUS"]) for e in read(made, tentative=True).events] == ["TENTATIVE", "CONFIRMED", "TENTATIVE"]


def test_uids_stay_when_timelines_are_merged() -> None:
    one = {str(e["X-TIMELINE-ID"]): str(e["UID"]) for e in read(SEED).events}
    extra = SEED.model_copy(update={"sources": [SOURCE, SOURCE.model_copy(update={"id": "s2", "url": "https://example.org/b"})], "title": "Other"})
    assert {str(e["X-TIMELINE-ID"]): str(e["UID"]) for e in read(extra).events} == one


def test_nothing_is_injected() -> None:
    evil = "x\r\nATTACH:evil\nEND:VEVENT; , \\ \x00\x07"
    made = story(event("e-1", "2025-01-12", evil, description=evil, group=evil, tags=[evil]), title=evil)
    data = formats.dumps(made, "ics")[0]
    assert not any(line.startswith(b"ATTACH") for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert not any(byte < 32 and byte not in (10, 13) for byte in data)
    assert len(read(made).events) == 1


@pytest.mark.parametrize(("rule", "kept"), [("FREQ=WEEKLY;BYDAY=MO;UNTIL=20250512", True), ("FREQ=WEEKLY;COUNT=3", True), ("FREQ=WEEKLY;COUNT=3;UNTIL=20250512", False),
                                            ("FREQ=WEEKLY;BYDAY=MO", True), ("FREQ=FORTNIGHTLY;COUNT=2", False), ("FREQ=DAILY;UNTIL=20250512T000000Z", True), ("FREQ=DAILY;COUNT=2\nX:y", False)])
def test_recurrences_that_readers_agree_on(rule, kept) -> None:
    made = story(event("e-1", None).model_copy(update={"when": when("2025-01-13", recurrence=rule)}))
    (found,) = read(made).events
    assert ("RRULE" in found) is kept


@many_examples(100, 3000)
@given(stories())
def test_round_trip_of_what_it_says(made) -> None:
    try:
        data, losses = formats.dumps(made, "ics", imprecise="span")
    except OutputError:
        return
    again = formats.load(data.decode(), "ics")
    back = {e.id: e for e in again.events}
    assert again.title == made.title
    assert set(back) == {e.id for e in made.events} - {loss.event_id for loss in losses if loss.dropped}
    for sent in made.events:
        if got := back.get(sent.id):
            assert (got.headline, got.description, got.when) == (sent.headline, sent.description, sent.when)


def test_nasty_text_comes_back() -> None:
    found = [e for e in formats.load(formats.dumps(MANY, "ics", imprecise="span")[0].decode()).events if e.id == "b-8"]
    assert found[0].when.edtf == "2024-02-29"
    made = story(event("e-1", "2025-01-12", NASTY[:100]))
    assert formats.load(formats.dumps(made, "ics")[0].decode()).events[0].headline.startswith("=R&D <b>\"x\"</b> 'y'")


def test_others_calendars_are_read() -> None:
    text = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20250101\r\nDTEND;VALUE=DATE:20250104\r\nSUMMARY:Talks\\, day 1\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n")
    (found,) = formats.load(text).events
    assert (found.headline, found.when.edtf) == ("Talks, day 1", "2025-01-01/2025-01-03")
    with pytest.warns(LoadWarning, match=r"the text:6: DTSTART: '20250231' is not a date"):
        assert formats.load(text.replace("20250101", "20250231")).undated[0].headline == "Talks, day 1"
    with pytest.warns(LoadWarning, match=r"the text:4: BEGIN:VEVENT has no END"):
        assert len(formats.load(text.replace("END:VEVENT\r\n", "")).events) == 1
    with pytest.raises(InputError):
        formats.load("no calendar\n", "ics")
