"""A calendar exported again: only what changed gets a new SEQUENCE, and what is gone can be called off."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta

from timeline.errors import InputError
from timeline.formats.ics import contentlines
from timeline.formats.ics.recurrence import stamp
from timeline.formats.ics.vevents import VEvent

_MADE_BY = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
_WRITTEN = frozenset(("UID", "DTSTART", "DTEND", "RRULE", "EXDATE", "RDATE", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP", "CLASS", "CATEGORIES", "GEO", "URL",
                      "ATTACH", "IMAGE", "RELATED-TO"))


def read(text: str) -> dict[str, list[str]]:
    """The VEVENTs of a calendar by UID, as content lines that are not folded. Raises InputError when it is no calendar."""
    found: dict[str, list[str]] = {}
    here: list[str] | None = None
    depth = 0
    begun = False
    for row in contentlines.read(text):
        if isinstance(row, contentlines.Broken):
            continue
        begun = begun or (row.name, row.value.upper()) == ("BEGIN", "VCALENDAR")
        if row.name == "BEGIN":
            depth += 1
            if row.value.upper() == "VEVENT":
                here, depth = [], 0
        elif row.name == "END" and here is not None and depth == 0:
            if uid := _value(here, "UID"):
                found[contentlines.unescape(uid)] = here
            here = None
        elif row.name == "END":
            depth -= 1
        elif here is not None and depth == 0:
            parameters = "".join(f";{key}={value}" for key, value in row.parameters.items())
            here.append(f"{row.name}{parameters}:{row.value}")
    if not begun:
        raise InputError("the calendar exported before", "is not an iCalendar file")
    return found


def applied(events: Iterable[VEvent], old: dict[str, list[str]], *, cancel_missing: Collection[str]) -> list[VEvent]:
    """The events with the stamps of the old calendar where nothing changed, and higher ones where something did.

    Of the UIDs in `cancel_missing`, those that no event has any more are called off.

    Nothing here asks the clock: a change that does not say when it was made (`modified`) is stamped one second after the
    last, so that readers take it for the newer.
    """
    found = [_stamped(event, old[event.uid]) if event.uid in old else event for event in events]
    kept = {event.uid for event in found}
    gone = [(uid, rows) for uid, rows in old.items() if uid in cancel_missing and uid not in kept]
    return found + [VEvent(uid, _cancelled(_without_zone(rows) if _zoned(rows) else rows)) for uid, rows in gone]


def same(old: list[str], new: list[str]) -> bool:
    """Whether a server holds the event as it is: every property of ours, stamps too, whatever the server adds or reorders."""
    return _content(old) == _content(new) and all(_value(old, name) == _value(new, name) for name in ("SEQUENCE", "LAST-MODIFIED"))


def _stamped(event: VEvent, old: list[str]) -> VEvent:
    if _content(event.lines) == _content(old):
        stamps = {name: _value(old, name) for name in _MADE_BY}
        return event._replace(lines=[f"{row.split(':', 1)[0]}:{stamps.get(row.split(':', 1)[0]) or row.split(':', 1)[1]}" if row.split(":", 1)[0] in stamps else row
                                     for row in event.lines])
    sequence = max(_number(_value(event.lines, "SEQUENCE")), _number(_value(old, "SEQUENCE")) + 1)
    changed = max(_value(event.lines, "LAST-MODIFIED") or "", _later(_value(old, "LAST-MODIFIED") or _value(old, "DTSTAMP")))
    return event._replace(lines=[_with(row, sequence, changed) for row in event.lines])


def _with(row: str, sequence: int, changed: str) -> str:
    return f"SEQUENCE:{sequence}" if row.startswith("SEQUENCE:") else f"LAST-MODIFIED:{changed}" if row.startswith("LAST-MODIFIED:") else row


def _cancelled(rows: list[str]) -> list[str]:
    """An event that is gone, as a calendar says that it does not take place; once called off it stays as it is."""
    if _value(rows, "STATUS") == "CANCELLED":
        return rows
    changed = _later(_value(rows, "LAST-MODIFIED") or _value(rows, "DTSTAMP"))
    kept = [row for row in rows if row.split(":", 1)[0] not in ("STATUS", "SEQUENCE", "LAST-MODIFIED")]
    return [*kept, f"LAST-MODIFIED:{changed}", f"SEQUENCE:{_number(_value(rows, 'SEQUENCE')) + 1}", "STATUS:CANCELLED"]


def _zoned(rows: list[str]) -> bool:
    return any(";TZID=" in row.split(":", 1)[0] for row in rows)


def _without_zone(rows: list[str]) -> list[str]:
    """Times of a zone that the new file may not define, as UTC; the recurrence is of no use to what is called off."""
    from timeline.formats.ics import moments

    return [moments.in_utc(row) for row in rows if row.split(":", 1)[0].split(";")[0] not in ("RRULE", "EXDATE", "RDATE")]


def _content(rows: list[str]) -> list[tuple[str, ...]]:
    """What an event says, without its stamps, in a form that does not depend on who wrote it down."""
    found = []
    for row in rows:
        head, _, value = row.partition(":")
        name, *parameters = head.split(";")
        if name in _WRITTEN or (name.startswith("X-TIMELINE-") and name != "X-TIMELINE-REVISED"):
            found.append((name, contentlines.unescape(value), *sorted(parameters)))
    return sorted(found)


def _value(rows: list[str], name: str) -> str | None:
    return next((row.split(":", 1)[1] for row in rows if row.split(":", 1)[0].split(";")[0] == name), None)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _later(text: str | None) -> str:
    try:
        at = datetime.strptime(text or "", "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        at = datetime(1970, 1, 1, tzinfo=UTC)
    return stamp(at + timedelta(seconds=1))
