"""Calendars of any origin: what they say is kept, what is bad is told by its line, and nothing stops the reading."""

import json
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import MANY, SOURCE, event, plain, stories, story, when

from tests.examples import many_examples
from timeline import formats
from timeline.errors import InputError, OutputError
from timeline.model.event import Attribution, Media, Place, Relation

HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n"


def read(*rows: str, name: str = "VEVENT"):
    text = HEAD + f"BEGIN:{name}\n" + "\n".join(rows) + f"\nEND:{name}\nEND:VCALENDAR\n"
    made, problems = formats.load_noting(text, "ics")
    return made, [str(p) for p in problems]


def only(*rows: str, name: str = "VEVENT"):
    made, problems = read(*rows, name=name)
    assert problems == []
    (found,) = made.events
    return found


@pytest.mark.parametrize(("rows", "edtf", "zone"), [
    (["DTSTART:20250301T100000Z"], "2025-03-01T10:00:00Z", None),
    (["DTSTART;TZID=Europe/Kyiv:20250301T100000", "DURATION:PT90M"], "2025-03-01T10:00:00+02:00/2025-03-01T11:30:00+02:00", "Europe/Kyiv"),
    (["DTSTART;TZID=Eastern Standard Time:20250701T100000"], "2025-07-01T10:00:00-04:00", "America/New_York"),
    (["DTSTART;TZID=\"/x.org/1/America/New_York\":20250701T100000"], "2025-07-01T10:00:00-04:00", "America/New_York"),
    (["DTSTART;TZID=\"UTC+05:30\":20250701T100000"], "2025-07-01T10:00:00+05:30", "+05:30"),
    (["DTSTART;TZID=UTC:20250701T100000"], "2025-07-01T10:00:00Z", None),
    (["DTSTART:20250701T100000"], "2025-07-01T10:00:00", None),
    (["DTSTART:20250701"], "2025-07-01", None), (["DTSTART;VALUE=DATE:2025-07-01"], "2025-07-01", None),
    (["DTSTART;VALUE=DATE:20250701", "DTEND;VALUE=DATE:20250701"], "2025-07-01", None),
    (["DTSTART;VALUE=DATE:20250701", "DURATION:P3D"], "2025-07-01/2025-07-03", None),
    (["dtstart;value=date:20250701", "dtend;value=date:20250703"], "2025-07-01/2025-07-02", None),
])
def test_dates(rows, edtf, zone) -> None:
    found = only("UID:1", *rows)
    assert (found.when.edtf, found.when.timezone) == (edtf, zone)


def test_a_recurrence_with_exceptions_and_a_moved_occurrence() -> None:
    text = (HEAD + "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=Europe/Kyiv:20250303T180000\nRRULE:FREQ=WEEKLY;COUNT=5\nEXDATE;TZID=Europe/Kyiv:20250310T180000\nRDATE;TZID=Europe/Kyiv:20250501T180000\n"
            "SUMMARY:Choir\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nRECURRENCE-ID;TZID=Europe/Kyiv:20250317T180000\nDTSTART;TZID=Europe/Kyiv:20250318T180000\nSUMMARY:Choir, moved\nEND:VEVENT\nEND:VCALENDAR\n")
    made, problems = formats.load_noting(text, "ics")
    first, moved = made.events
    assert problems == []
    assert first.when.recurrence == "FREQ=WEEKLY;COUNT=5"
    assert first.when.exceptions == ["2025-03-10T18:00:00+02:00", "2025-03-17T18:00:00+02:00"]
    assert (first.when.additions, moved.when.edtf) == (["2025-05-01T18:00:00+03:00"], "2025-03-18T18:00:00+02:00")
    data = formats.dumps(made, "ics")[0].replace(b"\r\n ", b"")
    assert b"RRULE:FREQ=WEEKLY;COUNT=5\r\nEXDATE;TZID=Europe/Kyiv:20250310T180000,20250317T180000\r\nRDATE;TZID=Europe/Kyiv:20250501T180000\r\n" in data
    assert b"BEGIN:VTIMEZONE\r\nTZID:Europe/Kyiv" in data
    assert b"UID:a\r\n" in data


def test_a_zone_that_only_the_file_knows() -> None:
    zone = "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n"
    made = formats.load(HEAD + zone + "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Ours:20250301T100000\nEND:VEVENT\nEND:VCALENDAR\n")
    assert made.events[0].when.edtf == "2025-03-01T10:00:00+03:00"


@pytest.mark.parametrize(("rows", "line", "words"), [
    (["DTSTART:20250231"], 5, "DTSTART: '20250231' is not a date"), (["UID:1"], 4, "VEVENT has no date"),
    (["DTSTART:20250301T100000", "DTEND:20250301T090000"], 6, "DTEND: it lies before the start"), (["DTSTART:20250301", "DTEND:20250301T090000Z"], 6, "DTEND: it has a time"),
    (["DTSTART:20250301", "RRULE:FREQ=FORTNIGHTLY"], 6, "RRULE"), (["DTSTART:20250301", "GEO:150;3"], 6, "GEO"), (["DTSTART:20250301", "SEQUENCE:one"], 6, "SEQUENCE"),
    (["DTSTART;TZID=Mars/Olympus:20250301T100000"], 5, "the time zone 'Mars/Olympus' is not known"), (["DTSTART:20250301", "DESCRIPTION:a", " b", "???"], 8, "is not a content line"),
    (["DTSTART:20250301", "DTSTART:20250302"], 6, "DTSTART is there twice"), (["DTSTART:20250301", "X-NOTE:a"], 6, "X-NOTE is not kept"), (["DTSTART:20250301", "DURATION:1 hour"], 6, "DURATION"),
])
def test_what_is_bad_is_told_by_its_line(rows, line, words) -> None:
    made, problems = read(*rows)
    assert len(made.events) + len(made.undated or []) == 1
    assert any(f"the text:{line}: " in p and words in p for p in problems), problems


def test_others_entries_say_what_they_are() -> None:
    ahead = only("UID:1", "DTSTAMP:20250101T000000Z", "DTSTART:20250301T100000Z", "SUMMARY:Talk\\, with questions", "ORGANIZER;CN=\"Ann, B\":mailto:a@example.org", "STATUS:CONFIRMED", "CATEGORIES:a\\,b,c", "SEQUENCE:4", "IMAGE;VALUE=URI:https://example.org/a.png")
    assert (ahead.modality, ahead.headline, ahead.participants, ahead.tags, ahead.revision) == ("scheduled", "Talk, with questions", ["Ann, B"], ["a,b", "c"], 4)
    assert ahead.media.url == "https://example.org/a.png"
    off = only("UID:1", "DTSTART:20250301", "STATUS:CANCELLED")
    assert (off.modality, off.polarity) == ("scheduled", "negative")
    assert only("UID:1", "DUE;VALUE=DATE:20250301", name="VTODO").when.edtf == "2025-03-01"
    assert only("UID:1", "DTSTART;VALUE=DATE:20250301", name="VJOURNAL").modality == "happened"


def test_files_of_old_programs(tmp_path) -> None:
    text = HEAD + "BEGIN:VEVENT\nUID:1\nDTSTART:20250301\nSUMMARY:Café\nEND:VEVENT\nEND:VCALENDAR\n"
    for data in (text.encode("cp1252"), text.encode("utf-16"), b"\xef\xbb\xbf" + text.encode(), text.replace("\n", "\r").encode(), (text + text).encode()):
        (tmp_path / "a.ics").write_bytes(data)
        made, _ = formats.load_noting(tmp_path / "a.ics")
        assert made.events[0].headline == "Café"


@given(st.lists(st.sampled_from(["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "TZID:X", "DTSTART:2025", "DTSTART;TZID=X:20250301T100000", "DTEND;TZID=:00000000", "RRULE:FREQ=", "RRULE:FREQ=DAILY;BYDAY=9999MO", "EXDATE:,", "RDATE;VALUE=PERIOD:20250101T000000Z/PT1H",
    "DURATION:P", "DURATION:P999999W", "DTSTART:99991231T235959Z", "DTSTART:00010101", "UID:", "X-TIMELINE-ID:e-1", "X-TIMELINE-EDTF:20", "X-TIMELINE-LAYOUT:9-9-9-9-9", "X-TIMELINE-PRECISION:aeon", "X-TIMELINE-CONFIDENCE:7", "SUMMARY;X=\"", "BEGIN:", ":", "RECURRENCE-ID:x", "STATUS:\\", "GEO:nan;1", " fold", "\x00"]) | st.text(max_size=30), max_size=25))
@many_examples(150, 3000)
def test_nothing_stops_the_reading(rows) -> None:
    text = HEAD + "\r\n".join(rows)
    made, _ = formats.load_noting(text + "\n", "ics")
    json.dumps(made.model_dump(mode="json"))
    try:
        again, _ = formats.load_noting(formats.dumps(made, "ics")[0].decode(), "ics")
    except OutputError:
        return
    assert len(again.events) <= len(made.events)


def test_a_file_that_is_no_calendar() -> None:
    with pytest.raises(InputError, match="BEGIN:VCALENDAR"):
        formats.load("Dear reader\nhello\n", "ics")


_zones = st.sampled_from(["Europe/Kyiv", "America/New_York", "+05:30", None])
_timed = st.builds(lambda y, m, d, h, zone: when(f"{y:04d}-{m:02d}-{d:02d}T{h:02d}:30:00", **({"timezone": zone} if zone else {})), st.integers(1975, 2036), st.integers(1, 12), st.integers(1, 28), st.integers(0, 23), _zones)
_repeated = st.builds(lambda w, n, skip: w.model_copy(update={"recurrence": f"FREQ=WEEKLY;COUNT={n}", "exceptions": [skip] if skip else None}), st.builds(when, st.sampled_from(["2025-03-03", "2024-02-29", "1999-12-31/2000-01-02"])), st.integers(2, 9), st.sampled_from(["2025-03-10", None]))
_more = st.fixed_dictionaries({}, optional={
    "tags": st.lists(plain, min_size=1, max_size=3), "group": plain, "participants": st.lists(plain, min_size=1, max_size=2), "revision": st.integers(0, 9), "confidence": st.floats(0, 1), "modified": st.just("2025-02-01T10:00:00Z"),
    "place": st.builds(lambda n: Place(name=n, latitude=50.45, longitude=-0.5), plain) | st.builds(Place, name=plain), "modality": st.sampled_from(["happened", "scheduled", "ongoing", "planned"]), "polarity": st.sampled_from(["positive", "negative"]),
    "media": st.builds(Media, url=st.just("https://example.org/a.png"), caption=st.none() | plain, credit=st.none() | plain, alt=st.none() | plain), "attribution": st.builds(Attribution, speaker=plain, quote=st.none() | plain),
    "description": plain | st.builds("\n\n".join, st.lists(plain, min_size=2, max_size=4)) | st.sampled_from(["Source: me", "“quoted”", "a: “b”", "Date: x\n\ny"])})


@st.composite
def full(draw):
    made = draw(stories())
    events = list(made.events)
    events += [event(f"f-{n}", None, draw(plain), **draw(_more)).model_copy(update={"when": draw(_timed | _repeated)}) for n in range(draw(st.integers(0, 3)))]
    events = [e.model_copy(update={"relations": [Relation(type=draw(st.sampled_from(["before", "after", "part-of"])), target=events[0].id)]}) if n and draw(st.booleans()) else e for n, e in enumerate(events)]
    sources = [SOURCE, SOURCE.model_copy(update={"id": "s2"})] if draw(st.booleans()) else [SOURCE]
    return made.model_copy(update={"events": events, "sources": sources})


@given(full(), st.sampled_from([None, "span", "first-day"]))
@many_examples(120, 3000)
def test_what_is_written_comes_back_and_the_rest_is_counted(made, imprecise) -> None:
    try:
        data, losses = formats.dumps(made, "ics", imprecise=imprecise, tentative=True)
    except OutputError:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        again = formats.load(data.decode(), "ics")
    assert (again.title, again.sources) == (made.title, made.sources)
    back = {e.id: e for e in again.events}
    dropped = {loss.event_id for loss in losses if loss.dropped}
    assert set(back) == {e.id for e in made.events} - dropped
    counted = {(loss.event_id, loss.reason) for loss in losses if not loss.advice}
    for sent in made.events:
        if sent.id in dropped:
            continue
        got = {k: v for k, v in back[sent.id].model_dump(exclude_none=True).items() if not k.startswith("x-")}
        for key, value in sent.model_dump(exclude_none=True).items():
            if got.get(key) != value:
                assert any(i == sent.id for i, _ in counted), (key, value, got.get(key))
                assert key in ("relations", "when"), (key, value, got.get(key))
    assert formats.dumps(again, "ics", imprecise=imprecise, tentative=True)[0] == data, "written again it is the same"


def test_keys_that_no_calendar_has_are_counted() -> None:
    made = story(event("e-1", "2025-01-12", evidence=[{"source": "s1", "role": "date", "start": 0, "end": 1, "exact": "a"}]), sources=[SOURCE])
    assert "1 event loses a detail: where in the source its words stand" in formats.summarise(formats.dumps(made, "ics")[1])


def test_an_entry_that_was_moved_counts_by_where_it_is() -> None:
    data = formats.dumps(MANY, "ics")[0].replace(b"DTSTART;VALUE=DATE:20241231\r\nDTEND;VALUE=DATE:20250101", b"DTSTART;VALUE=DATE:20241229\r\nDTEND;VALUE=DATE:20241230")
    assert {e.id: e for e in formats.load(data.decode(), "ics").events}["b-9"].when.edtf == "2024-12-29"
