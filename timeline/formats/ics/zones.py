"""Time zones of a calendar file: VTIMEZONE written right, and TZIDs as they are found in the wild."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from timeline.formats.ics.contentlines import fold

_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])([0-9]{1,2}):?([0-9]{2})?")


def iana(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, None when there is none of that name (a path is not one)."""
    return _zone(name) if name in _names() else None


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def known(tzid: str) -> tzinfo | None:
    """The zone that a TZID names by itself: IANA, a Windows name, a path that ends in one, or an offset.

    >>> str(known("W. Europe Standard Time")), str(known("/mozilla.org/20050126_1/Europe/Berlin")), str(known("UTC+05:30"))
    ('Europe/Berlin', 'Europe/Berlin', 'UTC+05:30')
    """
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    tzid = tzid.strip().strip('"')
    parts = tzid.split("/")
    for start in range(len(parts)):
        if zone := iana("/".join(parts[start:])):
            return zone
    if tzid in WINDOWS_TO_OLSON:
        return iana(WINDOWS_TO_OLSON[tzid])
    if found := _OFFSET.fullmatch(tzid):
        hours, minutes = int(found[2]), int(found[3] or 0)
        if hours < 15 and minutes < 60:
            return timezone((1 if found[1] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
    return None


def whole_minutes(zone: ZoneInfo, at: datetime) -> bool:
    """Whether the zone's offset at that local time is one that every reader can read (no seconds, as before standard time)."""
    offset = at.replace(tzinfo=zone).utcoffset()
    return offset is not None and offset.total_seconds() % 60 == 0


def components(spans: Iterable[tuple[str, date, date]]) -> list[bytes]:
    """The VTIMEZONEs of zones in use, each with the first and last day that it is used on, sorted by name.

    `icalendar` writes them, and what it has wrong is mended: the onset of summer time is one gap late, the order follows
    the hash seed, COMMENT is not allowed there, and the rules cover 1970 to 2037 alone. What readers have wrong is met too: an
    onset is a line of its own. `tests/formats/test_zones.py` says
    when upstream mends one.
    """
    windows: dict[str, tuple[date, date]] = {}
    for name, first, last in spans:
        low, high = windows.get(name, (first, last))
        windows[name] = min(low, first), max(high, last)
    return [_component(name, *windows[name]) for name in sorted(windows)]


def _component(name: str, first: date, last: date) -> bytes:
    from icalendar import Timezone

    low, high = date(max(first.year - 1, 1), 1, 1), date(min(last.year + 1, 9998), 12, 31)
    made: Any = Timezone.from_tzinfo(ZoneInfo(name), name, low, high)
    made.pop("COMMENT", None)
    for part in made.subcomponents:
        part.pop("COMMENT", None)
        gap = part["TZOFFSETTO"].td - part["TZOFFSETFROM"].td
        if gap > timedelta(0):
            _earlier(part, gap)
    ordered = sorted(made.subcomponents, key=lambda part: (part["DTSTART"].dt, part.name))
    rows = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    for part in ordered:
        rows += [f"BEGIN:{part.name}", *(str(row) for row in part.content_lines()[1:-2] if not str(row).startswith("RDATE")), *_onsets(part), f"END:{part.name}"]
    return b"".join(map(fold, [*rows, "END:VTIMEZONE"]))


def _onsets(part: Any) -> list[str]:
    """Later onsets, a line each: ical.js reads one value of an RDATE, and no DTSTART beside one."""
    found = part.get("RDATE")
    if not found:
        return []
    later = [each.dt for one in (found if isinstance(found, list) else [found]) for each in one.dts]
    return [f"RDATE:{at.year:04d}{at:%m%dT%H%M%S}" for at in sorted({part["DTSTART"].dt, *later})]


def _earlier(part: Any, gap: timedelta) -> None:
    """Write the onset in the local time before it, as section 3.6.5 of RFC 5545 does."""
    from icalendar.prop import vDDDLists, vDDDTypes

    part["DTSTART"] = vDDDTypes(part["DTSTART"].dt - gap)
    if found := part.get("RDATE"):
        lists = found if isinstance(found, list) else [found]
        part["RDATE"] = [vDDDLists([each.dt - gap for each in one.dts]) for one in lists]
