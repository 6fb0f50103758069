"""VCALENDAR: the head, the zones in use, the events; cut into files of a given size where that is wished for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from timeline.errors import OptionError
from timeline.formats.ics import zones
from timeline.formats.ics.contentlines import escape, fold
from timeline.formats.ics.vevents import VEvent
from timeline.formats.parts import story
from timeline.formats.parts.plain import address, clean
from timeline.model.timeline import Source, Timeline

GOOGLE_LIMIT = 1_000_000
"""Octets; Google Calendar documents 1 MB for an import (support.google.com/calendar/answer/45654)."""
_FOOT = b"END:VCALENDAR\r\n"
_COLORS = frozenset((
    "aliceblue", "antiquewhite", "aqua", "aquamarine", "azure", "beige", "bisque", "black", "blanchedalmond", "blue", "blueviolet", "brown",
    "burlywood", "cadetblue", "chartreuse", "chocolate", "coral", "cornflowerblue", "cornsilk", "crimson", "cyan", "darkblue", "darkcyan",
    "darkgoldenrod", "darkgray", "darkgreen", "darkgrey", "darkkhaki", "darkmagenta", "darkolivegreen", "darkorange", "darkorchid", "darkred",
    "darksalmon", "darkseagreen", "darkslateblue", "darkslategray", "darkslategrey", "darkturquoise", "darkviolet", "deeppink", "deepskyblue",
    "dimgray", "dimgrey", "dodgerblue", "firebrick", "floralwhite", "forestgreen", "fuchsia", "gainsboro", "ghostwhite", "gold", "goldenrod", "gray",
    "green", "greenyellow", "grey", "honeydew", "hotpink", "indianred", "indigo", "ivory", "khaki", "lavender", "lavenderblush", "lawngreen",
    "lemonchiffon", "lightblue", "lightcoral", "lightcyan", "lightgoldenrodyellow", "lightgray", "lightgreen", "lightgrey", "lightpink",
    "lightsalmon", "lightseagreen", "lightskyblue", "lightslategray", "lightslategrey", "lightsteelblue", "lightyellow", "lime", "limegreen",
    "linen", "magenta", "maroon", "mediumaquamarine", "mediumblue", "mediumorchid", "mediumpurple", "mediumseagreen", "mediumslateblue",
    "mediumspringgreen", "mediumturquoise", "mediumvioletred", "midnightblue", "mintcream", "mistyrose", "moccasin", "navajowhite", "navy",
    "oldlace", "olive", "olivedrab", "orange", "orangered", "orchid", "palegoldenrod", "palegreen", "paleturquoise", "palevioletred", "papayawhip",
    "peachpuff", "peru", "pink", "plum", "powderblue", "purple", "red", "rosybrown", "royalblue", "saddlebrown", "salmon", "sandybrown", "seagreen",
    "seashell", "sienna", "silver", "skyblue", "slateblue", "slategray", "slategrey", "snow", "springgreen", "steelblue", "tan", "teal", "thistle",
    "tomato", "turquoise", "violet", "wheat", "white", "whitesmoke", "yellow", "yellowgreen",
))
"""CSS3 names, which RFC 7986 section 5.9 asks for."""


def head(timeline: Timeline, *, color: str, feed: str | None) -> bytes:
    """The properties of the calendar. Raises OptionError for a colour without a CSS3 name and an address that is none.

    There is no UID: vdirsyncer then keeps one event of the file (pimutils/vdirsyncer#1222).
    """
    if color.lower() not in _COLORS:
        raise OptionError(f"color {color!r}", "is not a CSS3 colour name", "choose one such as steelblue or teal")
    title = escape(story.heading(timeline))
    rows = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timeline//timeline 1.0//EN", "CALSCALE:GREGORIAN", f"NAME:{title}", f"X-WR-CALNAME:{title}",
            f"COLOR:{color.lower()}", "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H"]
    if feed is not None:
        if address(feed) is None:
            raise OptionError(f"feed {feed!r}", "is not an http or https address")
        rows.append(f"SOURCE;VALUE=URI:{feed}")
    rows += [f"X-TIMELINE-SOURCE:{escape(_kept(source))}" for source in timeline.sources]
    return b"".join(map(fold, rows))


def _kept(source: Source) -> str:
    """A source as JSON, so that it comes back."""
    return clean(json.dumps(source.model_dump(mode="json", by_alias=True, exclude_none=True), ensure_ascii=False))


def files(start: bytes, found: Iterable[VEvent], limit: int | None) -> list[bytes]:
    """The calendar, or as many as it takes to keep each below `limit` octets (one event is never cut).

    Each file has the whole head and the zones that its own events use.
    """
    made: list[bytes] = []
    here: list[VEvent] = []
    bodies: list[bytes] = []
    size = 0
    for event in found:
        body = b"BEGIN:VEVENT\r\n" + b"".join(map(fold, event.lines)) + b"END:VEVENT\r\n"
        zone = 1200 if event.recurrence and event.recurrence.zone else 0  # about what its VTIMEZONE takes
        if limit and bodies and len(start) + size + len(body) + zone + len(_FOOT) > limit:
            made.append(_file(start, here, bodies))
            here, bodies, size = [], [], 0
        here.append(event)
        bodies.append(body)
        size += len(body) + zone
    return [*made, _file(start, here, bodies)]


def _file(start: bytes, found: list[VEvent], bodies: list[bytes]) -> bytes:
    used = [(r.zone.key, r.first, r.last) for event in found if (r := event.recurrence) and r.zone]
    return b"".join([start, *zones.components(used), *bodies, _FOOT])


class Item(NamedTuple):
    """One event in a calendar of its own, as a CalDAV server keeps it."""

    uid: str
    lines: list[str]
    data: bytes


def items(found: Iterable[VEvent]) -> list[Item]:
    """Each event as a calendar without a name, which belongs to the collection."""
    start = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//timeline//timeline 1.0//EN\r\n"
    return [Item(event.uid, event.lines, files(start, [event], None)[0]) for event in found]
