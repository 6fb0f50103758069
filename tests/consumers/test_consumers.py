"""Our calendars, imported into real calendar programs and read back: none lost, none moved, none twice.

By default each program runs on a machine of one zone, the quick ones on machines of all. `TIMELINE_TEST_EXAMPLES=full` imports 1,000 generated
timelines into every program in every zone; `TIMELINE_TEST_STORIES` names a folder of more timelines (JSON). docs/calendars.md has the figures.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.consumers import apps
from tests.examples import FULL
from timeline import formats
from timeline.errors import OutputError
from timeline.formats.ics import zones
from timeline.model.event import Attribution, Event, Place, When
from timeline.model.timeline import Source, Timeline
from timeline.notation import derive, display

ROOT = Path(__file__).parents[2]
EVENTS, TIMELINES = (150, 1000) if FULL else (150, 60)
WORDS = ["café", "naïve", "“quoted”", "日本", "🎉", "a,b;", "c\\d", "Львів", "<b>x</b>", "line"]


def made(number: int) -> Timeline:
    """A timeline of many kinds of dates, the same every time."""
    draw = random.Random(6)
    events = [one(draw, n) for n in range(number)]
    return Timeline(title="Made, of; many\\kinds", sources=[Source(id="s1", title="t", url="https://example.org/a,b;c", published="2025-01-13")], events=events)


def generated(number: int) -> list[Timeline]:
    """Timelines of one to three events, each with its source, the same every time; only those with a date that a calendar can show."""
    draw, found = random.Random(11), list[Timeline]()
    while len(found) < number:
        n = len(found)
        source = Source(id="s1", title=f"Story {n}", url=f"https://example.org/{n}", published="2025-01-13")
        timeline = Timeline(title=f"Story {n}", sources=[source], events=[one(draw, 3 * n + k) for k in range(draw.randint(1, 3))])
        with contextlib.suppress(OutputError):
            formats.dumps(timeline, "ics")
            found.append(timeline)
    return found


def one(draw: random.Random, n: int) -> Event:
    day = f"{draw.choice([1, 800, 1600, 1850, 1917, 1969]) if n % 10 == 0 else draw.randint(1970, 2037):04d}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
    clock = f"T{draw.randint(0, 23):02d}:{draw.randint(0, 59):02d}:00"
    zone = draw.choice(["Europe/Kyiv", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])
    kind = n % 6
    edtf = [day, day[:7], day + clock + "Z", day + clock, f"{day}/{day[:4]}-12-30", f"{day}/.."][kind] if day >= "1970" else day
    extra = {}
    if kind == 3 and "T" in edtf:
        extra = {"timezone": zone} | ({"recurrence": f"FREQ=WEEKLY;COUNT={draw.randint(2, 9)}"} if n % 12 == 3 else {})
    if kind == 0 and n % 18 == 0 and day >= "1970":  # the oracle of recurrences overflows in year 1
        extra = {"recurrence": f"FREQ=DAILY;COUNT={draw.randint(2, 5)}"}
    found = derive.derive(edtf)
    when = When.model_validate({k: v for k, v in {"edtf": edtf, "start": found.start, "end": found.end, "precision": found.precision, "status": "stated", "display": display.display(edtf), **extra}.items() if v})
    text = " ".join(draw.choice(WORDS) for _ in range(draw.randint(1, 9)))
    return Event(id=f"e-{n}", headline=f"{n} {text}"[:100], description=text * draw.randint(0, 9) or None, when=when, tags=[text], place=Place(name=text, latitude=1.5, longitude=-3.25),
                 attribution=Attribution(speaker="x", quote=text))


def calendars() -> dict[str, bytes]:
    found = {path.parent.name: path.read_bytes() for path in sorted(ROOT.glob("samples/*/timeline.ics"))}
    found |= {f"made-{n}": formats.dumps(timeline, "ics")[0] for n, timeline in enumerate(generated(TIMELINES))}
    more = os.environ.get("TIMELINE_TEST_STORIES")
    for path in sorted(Path(more).glob("*.json")) if more else ():
        try:
            found[path.stem] = formats.dumps(formats.load(path), "ics")[0]
        except OutputError:  # a story without a date that a calendar can show
            continue
    return found


def one_file(found: dict[str, bytes]) -> bytes:
    """All the stories in one calendar, since programs take long to start and events do not."""
    head = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//timeline//tests//EN\r\n"
    parts, names = [], set()
    for data in found.values():
        names |= set(re.findall(rb"BEGIN:VTIMEZONE\r\nTZID:([^\r]+)", data))
        parts += [b"BEGIN:VEVENT\r\n" + chunk.split(b"END:VCALENDAR")[0] for chunk in data.split(b"BEGIN:VEVENT\r\n")[1:]]
    return head + b"".join(zones.components((name.decode(), date(1970, 1, 1), date(2038, 1, 1)) for name in names)) + b"".join(parts) + b"END:VCALENDAR\r\n"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("calendar") / "all.ics"
    path.write_bytes(one_file(calendars()))
    return path


SLOW = {"khal": "Australia/Lord_Howe", "vdirsyncer": "Pacific/Apia", "radicale": "America/New_York"}
"""Programs that take seconds to start, with the zone of the machine that they are tried on by default."""


@pytest.mark.parametrize(("name", "zone"), [(name, zone) for name in sorted(apps.APPS) for zone in apps.ZONES if FULL or SLOW.get(name, zone) == zone])
def test_everything_arrives_as_it_was(name: str, zone: str, whole: Path, tmp_path: Path) -> None:
    expected = apps.held(whole.read_bytes())
    assert len(expected) > TIMELINES
    try:
        found = apps.APPS[name](whole, tmp_path, zone)
    except apps.MissingError as missing:
        pytest.skip(f"MISSING: {name} was not tried, since {missing} cannot be had here")
    if name == "calcurse":
        assert Counter(clock(at[0], zone) for at in found.values()) == Counter(clock(at[0], zone) for at in expected.values())
    else:
        assert found == expected
    if name == "khal":
        since, until = date(2010, 1, 1), date(2026, 1, 1)  # it takes minutes for a century
        shown = apps.khal_shows(tmp_path, zone, since, (until - since).days)
        within = {uid: clock(start, zone) for uid, (start, _) in expected.items() if since + timedelta(2) <= (start.date() if isinstance(start, datetime) else start) <= until - timedelta(2)}
        assert len(within) > 20
        assert {uid: shown.get(uid) for uid in within} == within


def clock(at: date, zone: str) -> str:
    """A day, or a time by the clock on the wall of a zone."""
    if not isinstance(at, datetime):
        return at.strftime("%Y-%m-%d") if at.year > 999 else f"{at.year:04d}-{at.month:02d}-{at.day:02d}"
    return (at if at.tzinfo is None else at.astimezone(ZoneInfo(zone))).strftime("%Y-%m-%d %H:%M:%S")


def test_every_sample_is_taken_alone(tmp_path: Path) -> None:
    """One program that checks the head and the zones too."""
    for name, data in calendars().items():
        file, where = tmp_path / f"{name}.ics", tmp_path / name
        file.write_bytes(data)
        where.mkdir()
        try:
            assert apps.libical(file, where, "UTC") == apps.held(data)
        except apps.MissingError as missing:
            pytest.skip(f"MISSING: libical was not tried, since {missing} cannot be had here")


def test_recurrences_fall_where_the_rule_says() -> None:
    import recurring_ical_events
    from dateutil.rrule import rrulestr
    from icalendar import Calendar

    data = formats.dumps(made(EVENTS), "ics")[0]
    calendar = Calendar.from_ical(data)
    repeated = [e for e in calendar.events if "RRULE" in e]
    assert len(repeated) >= 10
    for event in repeated:
        start = event["DTSTART"].dt
        rule = list(rrulestr(event["RRULE"].to_ical().decode(), dtstart=wall(start)))
        single = Calendar.from_ical(data)
        single.subcomponents = [c for c in single.subcomponents if c.name != "VEVENT" or c["UID"] == event["UID"]]
        found = sorted(o["DTSTART"].dt for o in recurring_ical_events.of(single).between(date(start.year, 1, 1), date(start.year + 2, 1, 1)))
        assert [wall(at) for at in found] == rule


def wall(at: date) -> datetime:
    """By the clock on the wall; a day is its midnight."""
    return at.replace(tzinfo=None) if isinstance(at, datetime) else datetime.combine(at, datetime.min.time())
