"""Entries of a calendar as events of the record: ours as they were, others' by what they show."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from timeline.errors import DateError
from timeline.formats.ics import describe, moments, vevents
from timeline.formats.ics.components import Component
from timeline.formats.ics.contentlines import Line, split, unescape
from timeline.formats.ics.moments import Moment
from timeline.formats.ics.recurring import recurrence
from timeline.formats.parts import dates, foreign
from timeline.formats.parts.plain import address, clean, line
from timeline.model.event import Event, When
from timeline.model.timeline import Timeline
from timeline.notation import display

if TYPE_CHECKING:
    from timeline.formats.ics.reader import Reading

_OWN = ("ID", "EDTF", "PRECISION", "STATUS", "MODALITY", "POLARITY", "ZONE", "DISPLAY", "LAYOUT", "GROUP", "REVISED", "CONFIDENCE", "SOURCE",
        "PARTICIPANT", "MEDIA-CAPTION", "MEDIA-CREDIT", "MEDIA-ALT")
_READ = frozenset({"UID", "DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE", "DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID",
                   "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP", "CLASS", "CATEGORIES", "GEO", "URL", "ATTACH", "IMAGE", "RELATED-TO", "ATTENDEE",
                   "ORGANIZER", *(f"X-TIMELINE-{name}" for name in _OWN)})
_SINGLE = ("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "SUMMARY", "LOCATION", "STATUS", "SEQUENCE", "GEO", "URL")
_LONGEST_HEADLINE = 100
_RELATIONS = {"PARENT": "part-of", "X-BEFORE": "before", "X-AFTER": "after"}


def all_of(found: list[Component], reading: Reading, story: Timeline) -> list[Event]:
    """The events of all components, with ids of their own and relations between them."""
    changed = _changed(found, reading)
    made = [(component, _event(component, reading, story, changed)) for component in found]
    times = Counter(event.id for _, event in made)
    seen: Counter[str] = Counter()
    named: list[tuple[Component, Event]] = []
    ids: dict[str, str] = {}
    for component, event in made:
        seen[event.id] += 1
        if times[event.id] > 1 and seen[event.id] > 1:
            if not component.first("RECURRENCE-ID"):
                reading.report(component.number, f"the UID {component.text('UID')[:80]!r} is there more than once")
            event = event.model_copy(update={"id": f"{event.id}-{seen[event.id]}"})
        ids.setdefault(component.text("UID"), event.id)
        named.append((component, event))
    return [_related(component, event, ids, reading) for component, event in named]


def _changed(found: list[Component], reading: Reading) -> dict[str, list[Moment]]:
    """The occurrences that other components of the same UID replace."""
    moved: dict[str, list[Moment]] = {}
    for component in found:
        if row := component.first("RECURRENCE-ID"):
            try:
                moved.setdefault(component.text("UID"), []).append(moments.parse(row, reading.zones))
            except ValueError as error:
                reading.report(row.number, f"RECURRENCE-ID: {error}")
            if row.parameters.get("RANGE"):
                reading.report(row.number, "RECURRENCE-ID with RANGE is read as one occurrence")
    return moved


def _related(component: Component, event: Event, ids: dict[str, str], reading: Reading) -> Event:
    relations = []
    for row in component.lines.get("RELATED-TO", []):
        kind, target = _RELATIONS.get(row.parameters.get("RELTYPE", "PARENT").upper()), ids.get(row.text)
        if kind and target and target != event.id:
            relations.append({"type": kind, "target": target})
        else:
            reading.left("RELATED-TO", row.number)
    return Event.model_validate({**event.model_dump(by_alias=True, exclude_none=True), "relations": relations}) if relations else event


def _event(component: Component, reading: Reading, story: Timeline, changed: dict[str, list[Moment]]) -> Event:
    for name, rows in component.lines.items():
        if name not in _READ:
            reading.left(name, rows[0].number)
        if name in _SINGLE and len(rows) > 1:
            reading.report(rows[1].number, f"{name} is there twice; the first counts")
    own = {name: line(component.text(f"X-TIMELINE-{name}")) for name in _OWN}
    when = _when(component, own, reading, changed)
    headline, body, attribution = _words(component, own, when)
    uid = line(component.text("UID"))
    override = component.text("RECURRENCE-ID")
    event: dict[str, Any] = {
        "id": foreign.identifier(own["ID"], uid, override, *(() if uid else (headline, when.edtf if when else ""))), "headline": headline, "description": body,
        "when": when.model_dump(exclude_none=True) if when else None, "attribution": attribution, "place": _place(component, reading),
        "group": own["GROUP"], "tags": _tags(component, own["GROUP"]), "participants": _people(component), "media": _media(component, reading),
        "revision": _number(component, reading), "modified": own["REVISED"] or ("" if own["ID"] else _modified(component)), **_certainty(component, own, when),
    }
    kept = {k: v for k, v in event.items() if v not in (None, "", [])}
    if own["SOURCE"] in {source.id for source in story.sources}:
        kept["x-source"] = own["SOURCE"]
    try:
        made = Event.model_validate(kept)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        reading.report(component.number, f"{'.'.join(map(str, first['loc']))}: {first['msg']}")
        made = Event.model_validate({k: v for k, v in kept.items() if k in ("id", "headline", "description", "when")})
    return _with_uid(made, uid + (f"-{override}" if override else ""), story)


def _with_uid(event: Event, uid: str, story: Timeline) -> Event:
    """The event with the UID that it came with, unless it would get the same one again."""
    source = story.sources[0] if len(story.sources) == 1 else None
    if not uid or vevents.uid(event, source, story) == uid:
        return event
    return Event.model_validate({**event.model_dump(by_alias=True, exclude_none=True), "x-uid": uid})


def _when(component: Component, own: dict[str, str], reading: Reading, changed: dict[str, list[Moment]]) -> When | None:
    bounds = _bounds(component, reading)
    if bounds is None:
        return None
    start, end = bounds
    when = _ours(own, start, end) or _others(start, end)
    if when is None:
        reading.report(component.number, "its date is not one that a timeline can hold")
        return None
    replaced = changed.get(component.text("UID"), []) if not component.first("RECURRENCE-ID") else []
    found = recurrence(component, start, reading, replaced)
    if found and not own["EDTF"]:
        found["display"] = f"{when.display}, repeated"
    return When.model_validate({**when.model_dump(exclude_none=True), **found}) if found else when


def _bounds(component: Component, reading: Reading) -> tuple[Moment, Moment] | None:
    """Start and end, the last day inclusive; the end is the start where the file gives none that fits."""
    row = component.first("DTSTART") or component.first("DUE") or component.first("RECURRENCE-ID")
    if row is None:
        reading.report(component.number, f"{component.name} has no date")
        return None
    try:
        start = moments.parse(row, reading.zones)
    except ValueError as error:
        reading.report(row.number, f"{row.name}: {error}")
        return None
    start = _zoned(row, start, reading)
    last = component.first("DTEND") or component.first("DUE")
    length = component.first("DURATION")
    told = last if last is not None and last is not row else length
    if told is None:
        return start, start
    try:
        end = start.plus(moments.duration(told.value)) if told is length else _zoned(told, moments.parse(told, reading.zones), reading)
        return start, _end(start, end, component.name)
    except (ValueError, OverflowError) as error:
        reading.report(told.number, f"{told.name}: {error}")
        return start, start


def _end(start: Moment, end: Moment, name: str) -> Moment:
    if start.timed != end.timed:
        raise ValueError("it has a time and the start has none, or the other way round; left out")
    if end.instant < start.instant:
        raise ValueError("it lies before the start; left out")
    if end.timed or name != "VEVENT":
        return end
    return Moment(end.at - timedelta(days=1)) if end.at > start.at else start


def _zoned(row: Line, found: Moment, reading: Reading) -> Moment:
    """A time whose zone is not known is floating and said so; floating time belongs to the calendar's zone, if it has one."""
    tzid = row.parameters.get("TZID")
    if found.timed and found.zone is None:
        if tzid:
            reading.report(row.number, f"{row.name}: the time zone {tzid[:60]!r} is not known; read as time without a zone")
        elif reading.home and (zone := moments.zone(reading.home, reading.zones)):
            return Moment(found.at, zone)
    return found


def _ours(own: dict[str, str], start: Moment, end: Moment) -> When | None:
    """The date as we wrote it, unless somebody moved the entry since."""
    if not own["EDTF"]:
        return None
    try:
        when = foreign.when(own["EDTF"], "", own["DISPLAY"]).model_dump(exclude_none=True)
        when |= {k: v for k, v in (("precision", own["PRECISION"]), ("status", own["STATUS"]), ("timezone", own["ZONE"])) if v}
        made = When.model_validate(when)
        at = dates.read(made, "")
    except (DateError, ValueError):
        return None
    if start.timed:
        return made if at.timed and vevents.moments_of(at) == (start.instant, end.instant) else None
    shown = (start.at, end.at + timedelta(days=1))
    return made if shown in (vevents.days(at, one=False), vevents.days(at, one=True)) else None


def _others(start: Moment, end: Moment) -> When | None:
    offset = start.offset if start.timed else None
    try:
        edtf = start.iso() if start == end or start.instant == end.instant else f"{start.iso()}/{end.iso(offset) if offset else end.iso()}"
        when = foreign.when(edtf, "", None)
    except (DateError, ValueError, OverflowError):
        return None
    name = start.name if start.timed else None
    if name is None:
        return when
    return when.model_copy(update={"timezone": name, "display": display.display(edtf, zone=name)})


def _words(component: Component, own: dict[str, str], when: When | None) -> tuple[str, str, dict[str, str] | None]:
    headline, body = line(component.text("SUMMARY")), clean(component.text("DESCRIPTION")).strip()
    if own["ID"]:
        shown = own["DISPLAY"] or (when.display if when else "")
        start = f"{shown[:1].upper()}{shown[1:]}: "
        headline = headline[len(start) :] if shown and headline.startswith(start) else headline
        if own["LAYOUT"]:
            told = describe.taken_apart(body, own["LAYOUT"])
            if told:
                said = {k: v for k, v in (("speaker", told[2]), ("quote", told[3])) if v}
                return headline or "Untitled", told[1], said or None
        elif body.startswith(("Date: ", "Date known", "Source: ")):
            return headline or "Untitled", "", None
    if len(headline) > _LONGEST_HEADLINE:
        body = "\n\n".join(part for part in (headline, body) if part)
        headline = headline[: _LONGEST_HEADLINE - 1].rstrip() + "…"
    return headline or "Untitled", body, None


def _certainty(component: Component, own: dict[str, str], when: When | None) -> dict[str, Any]:
    """Modality, polarity and confidence: ours, else by STATUS and by whether the entry was written before its day."""
    if own["ID"]:
        return {"modality": own["MODALITY"], "polarity": own["POLARITY"], "confidence": own["CONFIDENCE"]}
    status = component.text("STATUS").upper()
    written = component.first("DTSTAMP") or component.first("CREATED")
    ahead = component.name == "VTODO" and status != "COMPLETED"
    if written and when and component.name == "VEVENT":
        made = vevents.moment(_iso(written.value))
        begins = vevents.moment((when.start or when.edtf).split("/")[0])
        ahead = bool(made and begins and begins > made)
    modality = "planned" if status == "TENTATIVE" else "scheduled" if ahead or status == "CANCELLED" else "happened"
    return {"modality": modality, "polarity": "negative" if status == "CANCELLED" else "positive"}


def _modified(component: Component) -> str:
    return _iso(component.text("LAST-MODIFIED") or component.text("DTSTAMP"))


def _iso(text: str) -> str:
    """A stamp of iCalendar in ISO 8601, "" when it is none."""
    try:
        return moments.parse(Line("", text, 0), {}).iso()
    except ValueError:
        return ""


def _number(component: Component, reading: Reading) -> int:
    row = component.first("SEQUENCE")
    if row is None:
        return 0
    if row.value.isascii() and row.value.isdecimal() and len(row.value) < 10:
        return int(row.value)
    reading.report(row.number, f"SEQUENCE: {row.value[:40]!r} is not a whole number")
    return 0


def _place(component: Component, reading: Reading) -> dict[str, Any] | None:
    name, geo = line(component.text("LOCATION")), component.first("GEO")
    place: dict[str, Any] = {"name": name} if name else {}
    if geo is not None:
        try:
            latitude, longitude = map(float, geo.value.replace("\\", "").split(";"))
            if not (abs(latitude) <= 90 and abs(longitude) <= 180):
                raise ValueError
            place |= {"name": name or f"{latitude:g}, {longitude:g}", "latitude": latitude, "longitude": longitude}
        except ValueError:
            reading.report(geo.number, f"GEO: {geo.value[:40]!r} is not a latitude and a longitude")
    return place or None


def _tags(component: Component, group: str) -> list[str]:
    words = [line(unescape(word)) for row in component.lines.get("CATEGORIES", []) for word in split(row.value)]
    found = [word for word in words if word]
    return found[1:] if group and found[:1] == [group] else found


def _people(component: Component) -> list[str]:
    if ours := component.lines.get("X-TIMELINE-PARTICIPANT"):
        return [name for row in ours if (name := line(row.text))]
    rows = [*component.lines.get("ORGANIZER", []), *component.lines.get("ATTENDEE", [])]
    return list(dict.fromkeys(name for row in rows if (name := line(row.parameters.get("CN") or row.value.partition(":")[2] or row.value))))


def _media(component: Component, reading: Reading) -> dict[str, str] | None:
    rows = [*component.lines.get("IMAGE", []), *component.lines.get("ATTACH", [])]
    found = [(row, url) for row in rows if (url := address(row.value))]
    for row in rows:
        if address(row.value) is None or (found and address(row.value) != found[0][1]):
            reading.left(row.name, row.number)
    if not found:
        return None
    words = {key: component.text(f"X-TIMELINE-MEDIA-{key.upper()}") for key in ("caption", "credit", "alt")}
    return {"url": found[0][1], **{key: text for key, text in words.items() if text}}
