"""jCal: the same calendar in JSON, read back to the same timeline."""

import json

import pytest
from stories import MANY, SEED, event, story

from timeline import formats
from timeline.errors import InputError


def test_it_says_what_the_calendar_says() -> None:
    for made in (SEED, MANY):
        text, losses = formats.dumps(made, "jcal")
        data, same = formats.dumps(made, "ics")
        assert losses == same
        assert formats.load(text, "jcal") == formats.load(data.decode(), "ics")
    assert json.loads(text)[0] == "vcalendar"


def test_years_have_four_digits() -> None:
    text, _ = formats.dumps(story(event("e-1", "0800-12-25", "800-12-25")), "jcal")
    assert '"date","0800-12-25"' in text
    assert formats.load(text, "jcal").events[0].headline == "800-12-25"


def test_what_is_none_is_refused(tmp_path) -> None:
    (tmp_path / "a.jcal").write_text('["vcalendar", 1]', encoding="utf-8")
    for source in (tmp_path / "a.jcal", '["vcalendar",\n'):
        with pytest.raises(InputError):
            formats.load(source, "jcal")


def test_upstream_still_writes_short_years() -> None:
    from icalendar import Calendar

    made = Calendar.from_ical(formats.dumps(story(event("e-1", "0800-12-25")), "ics")[0]).to_json()
    assert '"800-12-25"' in made, "mended upstream: take _padded out of jcal.py"
