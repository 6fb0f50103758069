"""A calendar exported again: only what was edited changes; what is gone is called off; large ones are cut."""

import pytest
from icalendar import Calendar
from stories import SEED, SOURCE, event, story

from timeline import formats
from timeline.errors import OptionError
from timeline.formats import icalendar

THREE = story(event("e-1", "2025-01-12", "One"), event("e-2", "2025-01-13", "Two"), event("e-3", "2025-01-14", "Three"), sources=[SOURCE], title="T")


def edited(made, number: int, **update: object):
    return made.model_copy(update={"events": [e.model_copy(update=update) if i == number else e for i, e in enumerate(made.events)]})


def rows(data: bytes) -> dict[str, dict[str, str]]:
    return {str(e["X-TIMELINE-ID"]): {key: e[key].to_ical().decode() for key in e} for e in Calendar.from_ical(data).events}


def changes(before: bytes, after: bytes) -> dict[str, set[str]]:
    old, new = rows(before), rows(after)
    found = {i: {key for key in old[i].keys() | new[i].keys() if old[i].get(key) != new[i].get(key)} for i in old.keys() & new.keys()}
    return {i: keys for i, keys in found.items() if keys}


def dump(made, **options) -> bytes:
    return formats.dumps(made, "ics", **options)[0]


def test_a_raised_revision_changes_that_event_alone() -> None:
    assert changes(dump(THREE), dump(edited(THREE, 1, headline="Two, moved", revision=1))) == {"e-2": {"SUMMARY", "SEQUENCE", "LAST-MODIFIED"}}


def test_an_edit_is_seen_beside_the_calendar_exported_before() -> None:
    before = dump(THREE)
    after = dump(edited(THREE, 1, headline="Two, moved"), update=before.decode())
    assert changes(before, after) == {"e-2": {"SUMMARY", "SEQUENCE", "LAST-MODIFIED"}}
    assert (rows(after)["e-2"]["SEQUENCE"], rows(after)["e-2"]["LAST-MODIFIED"]) == ("1", "20250113T000001Z")
    again = dump(edited(THREE, 1, headline="Two, moved"), update=after.decode())
    assert again == after
    third = dump(edited(THREE, 1, headline="Two, moved again"), update=after.decode())
    assert rows(third)["e-2"]["SEQUENCE"] == "2"


def test_an_edit_that_says_when_is_stamped_so() -> None:
    after = rows(dump(edited(THREE, 0, modified="2025-02-03T04:05:06+02:00", revision=3)))["e-1"]
    assert (after["LAST-MODIFIED"], after["DTSTAMP"], after["SEQUENCE"]) == ("20250203T020506Z", "20250203T020506Z", "3")


def test_what_is_gone_is_called_off_once() -> None:
    before, left = dump(THREE).decode(), THREE.model_copy(update={"events": THREE.events[:2]})
    after = dump(left, update=before, cancel_missing=True)
    assert rows(after)["e-3"]["STATUS"] == "CANCELLED"
    assert (rows(after)["e-3"]["SEQUENCE"], rows(after)["e-3"]["SUMMARY"]) == ("1", "Three")
    assert dump(left, update=after.decode(), cancel_missing=True) == after
    assert "e-3" not in rows(dump(left, update=before))
    back = dump(THREE, update=after.decode())
    assert (rows(back)["e-3"]["STATUS"], rows(back)["e-3"]["SEQUENCE"]) == ("CONFIRMED", "2")


def test_large_calendars_are_cut_between_events(tmp_path) -> None:
    made = story(*[event(f"e-{n}", "2025-01-12", f"Number {n}") for n in range(60)])
    paths, _ = formats.dump_split(made, tmp_path / "a.ics", size=6000)
    assert [p.name for p in paths[:2]] == ["a-1.ics", "a-2.ics"]
    assert all(p.stat().st_size <= 6000 for p in paths)
    assert [i for p in paths for i in rows(p.read_bytes())] == [e.id for e in made.events]
    assert formats.dump_split(SEED, tmp_path / "b.ics", size=900_000)[0] == [tmp_path / "b.ics"]
    with pytest.raises(OptionError):
        formats.dump_split(made, tmp_path / "a.csv", size=6000)


def test_advice_is_no_loss(tmp_path) -> None:
    many = story(*[event(f"e-{n}", "1960-01-12", "x" * 90, description="y" * 400) for n in range(1200)])
    losses = formats.dump(many, tmp_path / "a.ics", strict=True)
    lines = formats.summarise(losses)
    assert any("larger than 1 MB" in line for line in lines)
    assert sum("before 1970" in line for line in lines) == 1


def test_each_event_alone_for_a_server() -> None:
    made, _ = icalendar.items(THREE)
    assert [Calendar.from_ical(item.data).events[0]["UID"] for item in made] == [item.uid for item in made]


def test_the_head_of_a_calendar() -> None:
    head = dump(THREE, color="Teal", feed="https://example.org/t.ics").split(b"BEGIN:VEVENT")[0].decode().split("\r\n")
    assert {"NAME:T", "COLOR:teal", "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H", "SOURCE;VALUE=URI:https://example.org/t.ics"} <= set(head)
    assert not any(row.startswith(("UID", "METHOD")) for row in head)
    for options in ({"color": "wettish"}, {"feed": "file:///etc/passwd"}):
        with pytest.raises(OptionError):
            dump(THREE, **options)


def test_open_ends_are_told_in_words() -> None:
    (found,) = Calendar.from_ical(dump(story(event("e-1", "2022-02-24/..", "War")))).events
    assert (str(found["SUMMARY"]), found["DTSTART"].to_ical(), found["DTEND"].to_ical()) == ("Since 24 February 2022: War", b"20220224", b"20220225")
    (bounded,) = Calendar.from_ical(dump(story(event("e-1", "[..2025-01-12]")), tentative=True)).events
    assert bounded["STATUS"] == "TENTATIVE"
