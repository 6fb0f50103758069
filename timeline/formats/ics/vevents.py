"""VEVENTs: what a calendar can hold of an event; the rest is counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from timeline.algebra.calendar import DAY, civil
from timeline.errors import DateError
from timeline.formats.ics import recurrence, zones
from timeline.formats.ics.contentlines import escape
from timeline.formats.ics.describe import FINE, layout, parts, prefix, written
from timeline.formats.ics.recurrence import Recurrence
from timeline.formats.losses import Loss
from timeline.formats.parts import dates, story
from timeline.formats.parts.dates import Dated
from timeline.formats.parts.plain import address, clean, line
from timeline.formats.parts.story import Entry
from timeline.model.event import Event
from timeline.model.timeline import Source, Timeline
from timeline.notation import display, iso8601

NAMESPACE = uuid5(NAMESPACE_URL, "urn:timeline:event")
_SPANNED = {"week", "month", "season", "quarter"}
_LONGEST_LOCATION = 255  # UTF-16 units, MS-OXCICAL
_WORDS = "control characters, or white space beside one space"
_ADVICE = ((1000, "Some calendar apps show years before 1000 in the wrong century or not at all"),
           (1970, "Some calendar apps leave events before 1970 out of their lists (Thunderbird's list of all events, Nextcloud)"))
Bounds = tuple[date, date]


class VEvent(NamedTuple):
    """A VEVENT: its UID, its content lines (not folded) between BEGIN and END, and its recurrence."""

    uid: str
    lines: list[str]
    recurrence: Recurrence | None = None


class Writer:
    """Writes the events of one timeline and collects what is lost."""

    def __init__(self, timeline: Timeline, imprecise: str | None, *, tentative: bool, epoch: int) -> None:
        self.timeline, self.imprecise, self.tentative, self.epoch = timeline, imprecise, tentative, epoch
        self.losses: list[Loss] = []
        self.uids: dict[str, str] = {}

    def events(self) -> list[VEvent]:
        """Every event that a calendar can hold, in order."""
        kept = [(entry, bounds) for entry in story.entries(self.timeline) if (bounds := self._placed(entry))]
        self.uids = {entry.event.id: uid(entry.event, entry.source, self.timeline) for entry, _ in kept}
        return [self._written(entry, bounds) for entry, bounds in kept]

    def _placed(self, entry: Entry) -> Bounds | None:
        """First and last moment (exclusive) of an event, None (and a loss) when a calendar cannot or should not hold it."""
        reason = self._refused(entry)
        found = None if reason else self._bounds(entry)
        if found is None:
            self.losses.append(Loss(entry.event.id, reason or "iCalendar has no years before 1 or after 9999", dropped=True))
        else:
            self.losses += [Loss(None, text, advice=True) for year, text in _ADVICE if found[0].year < year]
        return found

    def _refused(self, entry: Entry) -> str | None:
        event, when = entry.event, entry.date.when
        if not (confirmed(event) or self.tentative):
            return f"not confirmed ({event.modality if event.polarity == 'positive' or event.modality == 'denied' else 'did not happen'})"
        if self.imprecise == "skip" and when.precision not in FINE:
            return f"known only to the {when.precision}"
        if self.imprecise in ("span", "first-day"):
            return None
        if entry.date.bounded and not self.tentative:
            return "only before or after another date (bounded)" if entry.date.kind in ("before", "after") else "one of several dates (bounded)"
        if entry.date.start is None and not entry.date.bounded:
            return "open-ended"
        return None if when.precision in FINE | _SPANNED else f"known only to the {when.precision}"

    def _bounds(self, entry: Entry) -> Bounds | None:
        at = entry.date
        if at.timed and not at.open and not at.bounded and (moments := moments_of(at)):
            return moments
        if at.timed:
            self.losses.append(Loss(entry.event.id, "time of day without a known zone: written as an all-day entry, the time in words"))
        return days(at, one=self.imprecise == "first-day" and at.when.precision not in FINE)

    def _written(self, entry: Entry, bounds: Bounds) -> VEvent:
        event, source = entry.event, entry.source
        first = stamp(source, self.epoch)
        edited = moment(event.modified)
        changed = edited or first + timedelta(seconds=event.revision)
        own = self.uids[event.id]
        rows = [f"UID:{escape(own)}", f"DTSTAMP:{recurrence.stamp(edited or first)}", f"LAST-MODIFIED:{recurrence.stamp(changed)}", f"SEQUENCE:{event.revision}"]
        zoned, repeated = self._repeated(entry, bounds)
        rows += [_at("DTSTART", bounds[0], zoned), _at("DTEND", bounds[1], zoned), *(repeated.lines if repeated else ())]
        rows += self._texts(entry)
        rows += self._details(entry)
        return VEvent(own, rows, repeated)

    def _repeated(self, entry: Entry, bounds: Bounds) -> tuple[ZoneInfo | None, Recurrence | None]:
        when = entry.date.when
        if not (when.recurrence or when.additions):
            return None, None
        zone = recurrence.zone_of(when) if isinstance(bounds[0], datetime) else None
        start = bounds[0]
        if zone and isinstance(start, datetime):
            start = start.astimezone(zone).replace(tzinfo=None)
            if not zones.whole_minutes(zone, start):
                self.losses.append(Loss(entry.event.id, "a recurrence by local mean time"))
                return None, None
        found = recurrence.lines(when, start, zone)
        if found is None:
            self.losses.append(Loss(entry.event.id, recurrence.REFUSED))
            return None, None
        return zone, found

    def _texts(self, entry: Entry) -> list[str]:
        event, when = entry.event, entry.date.when
        told = parts(entry)
        headline = line(event.headline)
        if headline != event.headline or told[1] != (event.description or ""):
            self.losses.append(Loss(event.id, _WORDS))
        place = line(event.place.name) if event.place else ""
        if len(short := _short(place)) < len(place):
            self.losses.append(Loss(event.id, "a place of more than 255 characters"))
        usual = "bounded" if entry.date.kind in ("before", "after") else "stated"
        texts = {
            "SUMMARY": prefix(entry.date) + headline, "DESCRIPTION": written(told), "LOCATION": short,
            "STATUS": status(entry), "TRANSP": "TRANSPARENT", "CLASS": "PUBLIC",
            "X-TIMELINE-ID": event.id, "X-TIMELINE-EDTF": line(when.edtf), "X-TIMELINE-PRECISION": when.precision,
            "X-TIMELINE-STATUS": when.status if when.status != usual else "", "X-TIMELINE-MODALITY": event.modality,
            "X-TIMELINE-POLARITY": event.polarity if event.polarity != "positive" else "", "X-TIMELINE-ZONE": line(when.timezone),
            "X-TIMELINE-DISPLAY": line(when.display) if line(when.display) != display.display(when.edtf) else "",
            "X-TIMELINE-LAYOUT": layout(told) if told[1] or told[2] or told[3] else "",
            "X-TIMELINE-GROUP": line(event.group), "X-TIMELINE-REVISED": line(event.modified),
            "X-TIMELINE-CONFIDENCE": repr(event.confidence) if event.confidence != 1 else "",
            "X-TIMELINE-SOURCE": entry.source.id if entry.source and len(self.timeline.sources) > 1 else "",
        }
        return [f"{name}:{escape(value)}" for name, value in texts.items() if value]

    def _details(self, entry: Entry) -> list[str]:
        event, rows = entry.event, []
        labels = [word for word in map(line, [event.group or "", *(event.tags or [])]) if word]
        if labels:
            rows.append("CATEGORIES:" + ",".join(map(escape, labels)))
        if event.place and event.place.latitude is not None and event.place.longitude is not None:
            rows.append(f"GEO:{_degrees(event.place.latitude)};{_degrees(event.place.longitude)}")
        if url := address(entry.source.url if entry.source else None):
            rows.append(f"URL:{url}")
        rows += [f"X-TIMELINE-PARTICIPANT:{escape(line(name))}" for name in event.participants or []]
        rows += self._media(event)
        for relation in event.relations or []:
            if relation.target in self.uids:
                kind = {"part-of": "PARENT", "before": "X-BEFORE", "after": "X-AFTER"}[relation.type]
                rows.append(f"RELATED-TO;RELTYPE={kind}:{escape(self.uids[relation.target])}")
            else:
                self.losses.append(Loss(event.id, "relations to events that are left out"))
        if event.evidence:
            self.losses.append(Loss(event.id, "where in the source its words stand"))
        if set(event.model_extra or {}) - {"x-uid", "x-source"}:
            self.losses.append(Loss(event.id, "keys of your own (x-)"))
        return rows

    def _media(self, event: Event) -> list[str]:
        if event.media is None:
            return []
        url = address(event.media.url)
        if url is None:
            self.losses.append(Loss(event.id, "media whose address is not one of the web"))
            return []
        rows = [f"ATTACH:{url}", f"IMAGE;VALUE=URI;DISPLAY=BADGE:{url}"]
        return rows + [f"X-TIMELINE-MEDIA-{key.upper()}:{escape(clean(text))}" for key in ("caption", "credit", "alt") if (text := getattr(event.media, key))]


def confirmed(event: Event) -> bool:
    """Whether a calendar may show it as a fact."""
    return event.modality in ("happened", "ongoing", "scheduled") and event.polarity == "positive"


def status(entry: Entry) -> str:
    """STATUS: what was called off is cancelled, what is not certain to be on that day tentative."""
    event = entry.event
    if event.modality == "scheduled" and event.polarity == "negative":
        return "CANCELLED"
    return "CONFIRMED" if confirmed(event) and not entry.date.bounded else "TENTATIVE"


def uid(event: Event, source: Source | None, timeline: Timeline) -> str:
    """The event's UID: the one it came with, else a UUIDv5 of its source (address or text, which merging keeps) and its id."""
    given = (event.model_extra or {}).get("x-uid")
    if isinstance(given, str) and line(given):
        return line(given)
    key = (source.url or source.sha256 or source.id if source else None) or story.heading(timeline)
    return str(uuid5(NAMESPACE, f"{key}\0{event.id}".encode("utf-8", "replace").decode()))


def stamp(source: Source | None, epoch: int) -> datetime:
    """When the record was last revised, as far as the data know: midnight UTC of the publication date, else `epoch`."""
    found = moment(source.published if source else None, midnight=True)
    return found or datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=epoch)


def moment(text: str | None, *, midnight: bool = False) -> datetime | None:
    """An ISO 8601 date or time as UTC; local time counts as UTC. None when it is none or `datetime` has not its year."""
    try:
        interval, offset = iso8601.parse(text or "")
        assert interval.start is not None, "a named date has both bounds"
        return datetime(*civil(interval.start)[:3], tzinfo=UTC) if midnight else dates.utc(interval.start, offset or "Z")
    except (DateError, ValueError):
        return None


def days(at: Dated, *, one: bool) -> tuple[date, date] | None:
    """The first day and the day after the last; one day where only one is named or wanted."""
    start, end = at.bounds.start, at.bounds.end
    if at.open or at.bounded or one or start is None or end is None:
        start, end = at.place, at.place + 1
    first, last = civil(start), civil(-(-max(end, start + 1) // DAY) * DAY)
    if first.year < 1 or last.year > 9999:
        return None
    return date(*first[:3]), date(*last[:3])


def moments_of(at: Dated) -> tuple[datetime, datetime] | None:
    """First and last moment of a time of day in UTC, at least a minute; None where the zone is not known."""
    start, end = at.bounds.start, at.bounds.end
    assert start is not None, "not open"
    assert end is not None, "not open"
    first, last = dates.utc(start, at.zone), dates.utc(max(end, start + 60), at.zone)
    return (first, last) if first and last and first < last else None


def _at(name: str, at: date, zone: ZoneInfo | None) -> str:
    if not isinstance(at, datetime):
        return f"{name};VALUE=DATE:{at.year:04d}{at:%m%d}"
    if zone:
        return f"{name};TZID={zone.key}:{recurrence.stamp(at.astimezone(zone), zone)}"
    return f"{name}:{recurrence.stamp(at)}"


def _degrees(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _short(text: str) -> str:
    """At most 255 UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * _LONGEST_LOCATION].decode("utf-16-le", "ignore")
