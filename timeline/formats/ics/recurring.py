"""The recurrence of an entry that was read: its RRULE, the days left out and those added."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from timeline.formats.ics import moments
from timeline.formats.ics.components import Component
from timeline.formats.ics.moments import Moment

if TYPE_CHECKING:
    from timeline.formats.ics.reader import Reading


def recurrence(component: Component, start: Moment, reading: Reading, replaced: list[Moment]) -> dict[str, Any]:
    """`recurrence`, `exceptions` and `additions` of a `when`; `replaced` are occurrences told by components of their own."""
    found: dict[str, Any] = {}
    if rule := _rule(component, reading):
        found["recurrence"] = rule
        if start.timed and not isinstance(start.zone, ZoneInfo) and start.name:
            row = component.lines["RRULE"][0]
            reading.report(row.number, f"RRULE: the zone has no IANA name; the offset {start.name} of the first occurrence is kept for all")
    for name, key, more in (("EXDATE", "exceptions", replaced if rule else []), ("RDATE", "additions", [])):
        listed = [*_listed(component, name, reading), *more]
        values = {_written(each, start) for each in listed if each.timed or not start.timed or name == "EXDATE"}
        if values:
            found[key] = sorted(values)
    return found


def _rule(component: Component, reading: Reading) -> str | None:
    from icalendar import vRecur

    row = component.first("RRULE")
    if row is None:
        return None
    text = row.value.strip().rstrip(";").upper()
    try:
        if "FREQ" not in vRecur.from_ical(text):
            raise ValueError("it has no FREQ")
    except (ValueError, TypeError, KeyError) as error:
        reading.report(row.number, f"RRULE: {error}; left out")
        return None
    return text


def _listed(component: Component, name: str, reading: Reading) -> list[Moment]:
    found = []
    for row in component.lines.get(name, []):
        for value in row.value.split(","):
            try:
                found.append(moments.parse(row, reading.zones, value.split("/")[0]))
            except ValueError as error:
                reading.report(row.number, f"{name}: {error}; left out")
            if "/" in value:
                reading.report(row.number, f"{name}: the length of a period is not kept")
    return found


def _written(found: Moment, start: Moment) -> str:
    """A listed date in the notation of the start."""
    if not start.timed:
        return (found.at.date() if isinstance(found.at, datetime) else found.at).isoformat()
    if not found.timed:
        assert isinstance(found.at, date)
        return found.at.isoformat()
    return found.iso(found.offset if found.zone is not None else None)
