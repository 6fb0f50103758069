"""VEVENTs, written through the `icalendar` package; text only as vText, since it writes plain strings unescaped."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, vRecur, vText
from icalendar import Event as VEvent

from timeline.algebra.calendar import DAY, civil
from timeline.errors import DateError
from timeline.formats.losses import Loss
from timeline.formats.parts import dates, story
from timeline.formats.parts.dates import Dated
from timeline.formats.parts.plain import address, clean, line
from timeline.formats.parts.story import Entry
from timeline.model.event import Event
from timeline.model.timeline import Source, Timeline
from timeline.notation import iso8601

NAMESPACE = uuid5(NAMESPACE_URL, "urn:timeline:event")
_SPANNED = {"week", "month", "season", "quarter"}
_FINE = {"day", "hour", "minute", "second"}
_RULE = re.compile(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)+")
_LONGEST_LOCATION = 255  # UTF-16 units, MS-OXCICAL
Bounds = tuple[date, date] | tuple[datetime, datetime]


def calendar(title: str, found: list[VEvent]) -> bytes:
    """A calendar file of events in order."""
    cal = Calendar()
    for key, value in (("PRODID", "-//timeline//timeline 1.0//EN"), ("VERSION", "2.0"), ("CALSCALE", "GREGORIAN")):
        cal.add(key, value)
    for key in ("NAME", "X-WR-CALNAME"):
        cal.add(key, vText(title))
    for event in found:
        cal.add_component(event)
    data: bytes = cal.to_ical()
    return data


class Writer:
    """Writes the events of one timeline and collects what is lost."""

    def __init__(self, timeline: Timeline, imprecise: str | None, *, tentative: bool, epoch: int) -> None:
        self.timeline, self.imprecise, self.tentative, self.epoch = timeline, imprecise, tentative, epoch
        self.losses: list[Loss] = []

    def event(self, entry: Entry) -> VEvent | None:
        """The VEVENT of an entry, None (and a loss) when a calendar cannot or should not hold it."""
        reason = self._refused(entry)
        bounds = None if reason else self._bounds(entry)
        if bounds is None:
            self.losses.append(Loss(entry.event.id, reason or "iCalendar has no years before 1 or after 9999", dropped=True))
            return None
        self.losses += story.unsaid(entry.event, "relations", "participants", "media")
        self.losses += [Loss(entry.event.id, "where in the source its words stand")] if entry.event.evidence else []
        return self._written(entry, bounds)

    def _refused(self, entry: Entry) -> str | None:
        event, when = entry.event, entry.date.when
        if not (confirmed(event) or self.tentative):
            return f"not confirmed ({event.modality if event.polarity == 'positive' else 'did not happen'})"
        if self.imprecise == "skip" and when.precision not in _FINE:
            return f"known only to the {when.precision}"
        if self.imprecise in ("span", "first-day"):
            return None
        if entry.date.bounded:
            return "only before or after another date (bounded)" if entry.date.kind in ("before", "after") else "one of several dates (bounded)"
        if entry.date.open:
            return "open-ended"
        return None if when.precision in _FINE | _SPANNED else f"known only to the {when.precision}"

    def _bounds(self, entry: Entry) -> Bounds | None:
        at = entry.date
        if at.timed and not at.open and not at.bounded and not _wall_clock(at):
            moments = _moments(at)
            if moments:
                return moments
        if at.timed:
            self.losses.append(Loss(entry.event.id, "time of day without a known zone: written as an all-day entry, the time in words"))
        return _days(at, one=self.imprecise == "first-day" and at.when.precision not in _FINE)

    def _written(self, entry: Entry, bounds: Bounds) -> VEvent:
        event, source = entry.event, entry.source
        found = VEvent()
        found.add("UID", vText(str(uuid5(NAMESPACE, f"{key(source, self.timeline)}\0{event.id}"))))
        found.add("DTSTAMP", stamp(source, self.epoch))
        found.add("DTSTART", bounds[0])
        found.add("DTEND", bounds[1])
        for name, value in _texts(entry).items():
            if value:
                found.add(name, vText(value))
        self._rest(found, entry, bounds)
        if url := address(source.url if source else None):
            found.add("URL", url)
        return found

    def _rest(self, found: VEvent, entry: Entry, bounds: Bounds) -> None:
        event = entry.event
        found.add("SEQUENCE", event.revision)
        labels = [word for word in map(line, [event.group or "", *(event.tags or [])]) if word]
        if labels:
            found.add("CATEGORIES", tuple(vText(word) for word in labels))
        if event.place and event.place.latitude is not None and event.place.longitude is not None:
            found.add("GEO", (event.place.latitude, event.place.longitude))
        if rule := entry.date.when.recurrence:
            if recurs(rule, bounds):
                found.add("RRULE", vRecur.from_ical(rule))
            else:
                self.losses.append(Loss(event.id, "a recurrence that iCalendar does not allow here: one COUNT or UNTIL, in the type of the date"))


def _texts(entry: Entry) -> dict[str, str]:
    event = entry.event
    return {
        "SUMMARY": prefix(entry.date) + line(event.headline), "DESCRIPTION": description(entry),
        "LOCATION": _short(line(event.place.name)) if event.place else "",
        "STATUS": "CONFIRMED" if confirmed(event) else "TENTATIVE", "TRANSP": "TRANSPARENT", "CLASS": "PUBLIC",
        "X-TIMELINE-ID": event.id, "X-TIMELINE-EDTF": line(entry.date.when.edtf), "X-TIMELINE-PRECISION": entry.date.when.precision,
        "X-TIMELINE-STATUS": entry.date.when.status, "X-TIMELINE-MODALITY": event.modality, "X-TIMELINE-POLARITY": event.polarity,
        "X-TIMELINE-ZONE": line(entry.date.when.timezone), "X-TIMELINE-DISPLAY": line(entry.date.when.display),
    }


def confirmed(event: Event) -> bool:
    """Whether a calendar may show it as a fact."""
    return event.modality in ("happened", "ongoing", "scheduled") and event.polarity == "positive"


def prefix(at: Dated) -> str:
    """The date in words before a summary, where a day in a calendar would say more than is known."""
    vague = at.open or at.bounded or at.when.approximate or at.when.precision not in _FINE
    words = line(at.when.display)
    return f"{words[:1].upper()}{words[1:]}: " if vague else ""


def description(entry: Entry) -> str:
    """Date in words, sentence, quotation with speaker, source; one paragraph each."""
    event, at, source = entry.event, entry.date, entry.source
    parts = [f"Date: {line(at.when.display)}"] if prefix(at) or at.timed else []
    parts += [clean(event.description).strip()] if event.description else []
    if said := event.attribution:
        quote = f"“{clean(said.quote).strip()}”" if said.quote else ""
        parts += [": ".join(part for part in (line(said.speaker), quote) if part)]
    words = " ".join(part for part in (story.credit(source), address(source.url) if source else None) if part)
    return "\n\n".join(part for part in [*parts, f"Source: {words}" if words else ""] if part)


def key(source: Source | None, timeline: Timeline) -> str:
    """What makes an event's UID its own: the address or the text of its source, so that merging keeps it."""
    return (source.url or source.sha256 or source.id if source else None) or story.heading(timeline)


def stamp(source: Source | None, epoch: int) -> datetime:
    """When the record was last revised, as far as the data know: midnight UTC of the publication date, else `epoch`."""
    try:
        interval, _ = iso8601.parse(source.published if source and source.published else "")
        assert interval.start is not None, "a named date has both bounds"
        return datetime(*civil(interval.start)[:3], tzinfo=UTC)
    except (DateError, ValueError):
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=epoch)


def recurs(rule: str, bounds: Bounds) -> bool:
    """Whether a rule is one that readers agree on: bounded once, its UNTIL in the type of the start."""
    if not _RULE.fullmatch(rule) or ("COUNT=" in rule) == ("UNTIL=" in rule):
        return False
    if found := re.search(r"UNTIL=([^;]+)", rule):
        wanted = r"[0-9]{8}T[0-9]{6}Z" if isinstance(bounds[0], datetime) else r"[0-9]{8}"
        if not re.fullmatch(wanted, found[1]):
            return False
    try:
        vRecur.from_ical(rule)
    except ValueError:
        return False
    return True


def _wall_clock(at: Dated) -> bool:
    """Whether it recurs by a clock that changes with summer time, which UTC cannot say."""
    return bool(at.when.recurrence) and (at.zone or "+")[0] not in "Z+-"


def _moments(at: Dated) -> tuple[datetime, datetime] | None:
    start, end = at.bounds.start, at.bounds.end
    assert start is not None, "not open"
    assert end is not None, "not open"
    first, last = dates.utc(start, at.zone), dates.utc(max(end, start + 60), at.zone)
    return (first, last) if first and last and first < last else None


def _days(at: Dated, *, one: bool) -> tuple[date, date] | None:
    """The first day and the day after the last; one day where only one is named or wanted."""
    start, end = at.bounds.start, at.bounds.end
    if at.open or at.bounded or one or start is None or end is None:
        start, end = at.place, at.place + 1
    first, last = civil(start), civil(-(-max(end, start + 1) // DAY) * DAY)
    if first.year < 1 or last.year > 9999:
        return None
    return date(*first[:3]), date(*last[:3])


def _short(text: str) -> str:
    """At most 255 UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * _LONGEST_LOCATION].decode("utf-16-le", "ignore")
