"""Any calendar file as a timeline: nothing stops the reading, and what is bad or not kept is said with its line."""

from __future__ import annotations

import json
from collections import Counter
from datetime import tzinfo

from pydantic import ValidationError

from timeline.errors import InputError
from timeline.formats.ics import components, entries
from timeline.formats.ics.components import Component
from timeline.formats.parts.plain import line
from timeline.model.timeline import Source, Timeline

_HEAD = frozenset({"PRODID", "VERSION", "CALSCALE", "METHOD", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "UID", "LAST-MODIFIED", "COLOR", "X-APPLE-CALENDAR-COLOR",
                   "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "SOURCE", "URL", "X-TIMELINE-SOURCE"})
"""Properties of a calendar that say nothing about its events, or are kept."""
_LONGEST = 1000  # problems told one by one; a file that is broken in every line is not told of a million times


class Reading:
    """One file being read: its zones, and its problems in order of lines."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.problems: dict[tuple[int, str], None] = {}
        self.unkept: Counter[str] = Counter()
        self.first_unkept: dict[str, int] = {}
        self.zones: dict[str, tzinfo | None] = {}
        self.home: str | None = None

    def report(self, number: int, why: str) -> None:
        """Say what is wrong with a line."""
        self.problems[number, why] = None

    def left(self, name: str, number: int) -> None:
        """A property that a timeline has no place for."""
        self.unkept[name] += 1
        self.first_unkept.setdefault(name, number)

    def told(self) -> list[InputError]:
        """The problems, and one for each kind of property that was not kept."""
        found = [InputError(f"{self.where}:{number}", line(why)) for number, why in sorted(self.problems)[:_LONGEST]]
        if (more := len(self.problems) - _LONGEST) > 0:
            found.append(InputError(self.where, f"has {more} more problems"))
        for name, number in sorted(self.first_unkept.items(), key=lambda item: item[1]):
            count = self.unkept[name]
            found.append(InputError(f"{self.where}:{number}", f"{name} is not kept" + (f" ({count} times)" if count > 1 else "")))
        return found


def read(text: str, where: str) -> tuple[Timeline, list[InputError]]:
    """A calendar as a timeline, and its problems. Raises InputError when there is no calendar in it."""
    reading = Reading(where)
    root = components.tree(text, reading.report)
    calendars = list(root.walk("VCALENDAR"))
    found = list(root.walk("VEVENT", "VTODO", "VJOURNAL"))
    if not calendars and not found:
        raise InputError(where, "is not an iCalendar file: it has no BEGIN:VCALENDAR")
    for zone in root.walk("VTIMEZONE"):
        reading.zones[zone.text("TZID")] = components.zone(zone)
    for each in root.walk("VALARM", "VFREEBUSY", "VAVAILABILITY", "VPOLL"):
        reading.left(each.name, each.number)
    reading.home = next((name for each in calendars if (name := line(each.text("X-WR-TIMEZONE")))), None)
    for each in calendars:
        for name, rows in each.lines.items():
            if name not in _HEAD:
                reading.left(name, rows[0].number)
    title = next((name for each in calendars if (name := line(each.text("NAME") or each.text("X-WR-CALNAME")))), None)
    return _timeline(found, calendars, title, reading), reading.told()


def _timeline(found: list[Component], calendars: list[Component], title: str | None, reading: Reading) -> Timeline:
    sources = [source for each in calendars for row in each.lines.get("X-TIMELINE-SOURCE", []) if (source := _source(row.text, row.number, reading))]
    sources = list({source.id: source for source in reversed(sources)}.values())[::-1]
    events = entries.all_of(found, reading, Timeline(title=title, sources=sources))
    dated, undated = [e for e in events if e.when], [e for e in events if not e.when]
    return Timeline(title=title, sources=sources, events=dated, undated=undated or None)


def _source(text: str, number: int, reading: Reading) -> Source | None:
    try:
        return Source.model_validate(json.loads(text))
    except (ValidationError, ValueError, RecursionError):
        reading.report(number, "X-TIMELINE-SOURCE is not a source")
        return None
