"""VTIMEZONEs against the zones themselves, and the faults of `icalendar` that are worked round: each says when it is mended."""

import io
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from icalendar import Calendar, Event, Timezone

from timeline.formats.ics import zones

ZONES = ("America/New_York", "Europe/Kyiv", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Cairo", "America/Santiago", "Pacific/Apia", "Europe/Dublin")


def changes(zone: ZoneInfo, first: int, last: int) -> list[datetime]:
    """UTC hours at which the offset changes."""
    at, found = datetime(first, 1, 1, tzinfo=UTC), []
    while at.year <= last:
        later = at + timedelta(hours=6)
        if at.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset():
            found += [at + timedelta(hours=n) for n in range(7)]
        at = later
    return found


@pytest.mark.parametrize("name", ZONES)
def test_instants_near_every_change_of_clocks(name: str) -> None:
    zone = ZoneInfo(name)
    (made,) = zones.components([(name, date(2014, 1, 1), date(2025, 12, 31))])
    read = tz.tzical(io.StringIO(made.decode())).get()
    moments = changes(zone, 2014, 2025) + [datetime(y, m, 15, 12, tzinfo=UTC) for y in range(2014, 2026) for m in (1, 7)]
    wrong = []
    for at in moments:
        local = at.astimezone(zone).replace(tzinfo=None)
        folded = {local.replace(tzinfo=zone, fold=f).utcoffset() for f in (0, 1)}
        if len(folded) == 1 and local.replace(tzinfo=read).utcoffset() not in folded:
            wrong.append(at)
    assert wrong == []


def test_one_component_a_zone_in_order_of_names_over_all_its_days() -> None:
    made = zones.components([("Europe/Kyiv", date(2025, 5, 1), date(2025, 5, 1)), ("Asia/Kolkata", date(2025, 1, 1), date(2025, 1, 1)), ("Europe/Kyiv", date(1999, 1, 1), date(1999, 1, 1))])
    assert [each.split(b"\r\n")[1] for each in made] == [b"TZID:Asia/Kolkata", b"TZID:Europe/Kyiv"]
    assert b"1998" in made[1]
    assert b"2026" in made[1]
    assert b"COMMENT" not in b"".join(made)


def test_upstream_still_writes_onsets_one_gap_late() -> None:
    made = Timezone.from_tzinfo(ZoneInfo("America/New_York"), "x", date(2024, 1, 1), date(2025, 1, 1))
    (summer,) = [part for part in made.subcomponents if part.name == "DAYLIGHT"]
    assert summer["DTSTART"].dt.hour == 3, "mended upstream: RFC 5545 has 02:00; take _earlier out of zones.py"


def test_upstream_still_writes_a_comment() -> None:
    assert "COMMENT" in Timezone.from_tzinfo(ZoneInfo("Asia/Kolkata"), "x", date(2024, 1, 1), date(2025, 1, 1)), "mended upstream: take the pop out of zones.py"


def test_upstream_still_orders_zones_by_the_hash_seed() -> None:
    code = ("from icalendar import Calendar, Event; from datetime import datetime; from zoneinfo import ZoneInfo\nc = Calendar()\n"
            "for z in ('Europe/Kyiv', 'Asia/Tokyo', 'America/New_York', 'Africa/Cairo'):\n e = Event(); e.add('dtstart', datetime(2024, 1, 1, tzinfo=ZoneInfo(z))); c.add_component(e)\n"
            "c.add_missing_timezones(); print([str(t['TZID']) for t in c.timezones])")
    orders = {subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": str(seed)}, capture_output=True, text=True, check=True).stdout for seed in range(4)}
    assert len(orders) > 1, "mended upstream: the order no longer follows the hash seed"


def test_upstream_still_stops_at_2038() -> None:
    calendar, event = Calendar(), Event()
    event.add("dtstart", datetime(2045, 7, 1, 12, tzinfo=ZoneInfo("Europe/Kyiv")))
    calendar.add_component(event)
    calendar.add_missing_timezones()
    assert b"2045" not in b"".join(t.to_ical() for t in calendar.timezones), "mended upstream: the window follows the data"


@pytest.mark.parametrize(("tzid", "zone"), [("Europe/Kyiv", "Europe/Kyiv"), ("/freeassociation.sourceforge.net/Europe/Kyiv", "Europe/Kyiv"), ("FLE Standard Time", "Europe/Kiev"), ("Mars/Olympus", None), ("../../etc/passwd", None), ("", None)])
def test_names_of_zones(tzid: str, zone: str | None) -> None:
    found = zones.known(tzid)
    assert (found and found.key) in (zone, zone and zone.replace("Kiev", "Kyiv"))
