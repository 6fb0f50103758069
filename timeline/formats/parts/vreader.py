"""Calendar files, read back: `icalendar` is lenient, so its notes become clear errors."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar
from pydantic import ValidationError

from timeline.errors import InputError
from timeline.formats.parts import foreign
from timeline.formats.parts.plain import clean, line
from timeline.model.event import Event
from timeline.model.timeline import Timeline

_SAID = re.compile(r"(?:(?P<speaker>[^\n“]*): )?“(?P<quote>.*)”", re.DOTALL)


def read(text: str, where: str) -> Timeline:
    """A calendar as a timeline. Raises InputError for one that is broken, naming the event."""
    try:
        cal = Calendar.from_ical(text)
    except (ValueError, IndexError, KeyError) as error:
        raise InputError(where, f"is not an iCalendar file: {error}") from None
    events = []
    for number, component in enumerate(cal.walk("VEVENT"), 1):
        place = f"{where}: VEVENT {number} ({line(str(component.get('SUMMARY', '')))[:40]})"
        for name, message in component.errors:
            raise InputError(place, f"{name}: {message}")
        events.append(_event(component, place))
    return Timeline(title=line(_text(cal, "X-WR-CALNAME") or _text(cal, "NAME")) or None, events=events)


def _event(component: Any, where: str) -> Event:
    own = {name: line(_text(component, f"X-TIMELINE-{name}")) for name in ("ID", "EDTF", "PRECISION", "STATUS", "MODALITY", "POLARITY", "ZONE", "DISPLAY")}
    when = foreign.when(own["EDTF"] or _edtf(component, where), where, own["DISPLAY"]).model_dump(exclude_none=True)
    when |= {k: v for k, v in (("precision", own["PRECISION"]), ("status", own["STATUS"]), ("timezone", own["ZONE"])) if v}
    if rule := component.get("RRULE"):
        when["recurrence"] = rule.to_ical().decode()
    headline, body = line(_text(component, "SUMMARY")), clean(_text(component, "DESCRIPTION")).strip()
    attribution = None
    if own["ID"]:
        headline = _without_prefix(headline, own["DISPLAY"])
        body, attribution = _unframed(body)
    place = line(_text(component, "LOCATION"))
    headline = headline[:100] or "Untitled"
    try:
        return Event.model_validate({k: v for k, v in {
            "id": foreign.identifier(own["ID"], _text(component, "UID"), headline), "headline": headline, "description": body, "when": when,
            "modality": own["MODALITY"], "polarity": own["POLARITY"], "attribution": attribution, "place": {"name": place} if place else None,
            "revision": int(component.get("SEQUENCE", 0))}.items() if v})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise InputError(where, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def _text(component: Any, name: str) -> str:
    value = component.get(name)
    text = "" if value is None else str(value[0] if isinstance(value, list) else value)
    return _unescaped(text) if name == "NAME" or name.startswith("X-") else text


def _unescaped(text: str) -> str:
    """TEXT as it was; `icalendar` leaves the escapes of properties that it does not know in."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def _without_prefix(headline: str, display: str) -> str:
    words = f"{display[:1].upper()}{display[1:]}: "
    return headline[len(words):] if display and headline.startswith(words) else headline


def _unframed(body: str) -> tuple[str, dict[str, str] | None]:
    """The sentence, and who says so, from a description that we wrote."""
    parts = body.split("\n\n")
    if parts and parts[0].startswith("Date: "):
        parts = parts[1:]
    if parts and parts[-1].startswith("Source: "):
        parts = parts[:-1]
    found = _SAID.fullmatch(parts[-1]) if parts else None
    if not found:
        return "\n\n".join(parts), None
    return "\n\n".join(parts[:-1]), {k: v for k, v in found.groupdict().items() if v}


def _edtf(component: Any, where: str) -> str:
    start = _value(component, "DTSTART")
    if start is None:
        raise InputError(where, "has no DTSTART")
    end = _value(component, "DTEND")
    if end is None and (length := component.get("DURATION")) is not None:
        end = start + length.dt
    if end is not None and type(end) is not type(start):
        raise InputError(where, "starts with a date and ends with a time, or the other way round")
    if end is not None and not isinstance(start, datetime):
        end = end - timedelta(days=1)
    if end is not None and end < start:
        raise InputError(where, "ends before it starts")
    return _one(start) if end is None or end == start else f"{_one(start)}/{_one(end)}"


def _value(component: Any, name: str) -> Any:
    found = component.get(name)
    return None if found is None else (found[0] if isinstance(found, list) else found).dt


def _one(at: date) -> str:
    if not isinstance(at, datetime):
        return at.isoformat()
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z" if at.tzinfo else at.isoformat(timespec="seconds")
