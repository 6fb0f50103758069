"""Dates and times of a calendar file: in UTC, in a zone of any name, in an offset, or floating."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from timeline.formats.ics import zones
from timeline.formats.ics.contentlines import Line

_DATE = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_TIME = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})[T ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2}))?(?:[.,][0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?", re.IGNORECASE)
_DURATION = re.compile(r"([+-]?)P(?:([0-9]{1,6})W)?(?:([0-9]{1,7})D)?(?:T(?:([0-9]{1,8})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,10})S)?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a time: local time with its zone, UTC with UTC, floating without one."""

    at: date
    zone: tzinfo | None = None

    @property
    def timed(self) -> bool:
        """Whether it has a time of day."""
        return isinstance(self.at, datetime)

    @property
    def instant(self) -> datetime:
        """A time as an instant; a floating one counts as UTC, a day as its midnight."""
        local = self.at if isinstance(self.at, datetime) else datetime(self.at.year, self.at.month, self.at.day)  # noqa: DTZ001
        return local.replace(tzinfo=self.zone or UTC).astimezone(UTC)

    @property
    def name(self) -> str | None:
        """The zone's IANA name or offset; None in UTC and for floating time."""
        if self.zone is None or self.zone is UTC:
            return None
        if isinstance(self.zone, ZoneInfo):
            return self.zone.key
        return str(self.offset) if self.offset else None

    @property
    def offset(self) -> str | None:
        """The UTC offset as ISO 8601 has it, "Z" where it has none of whole minutes; None for floating time."""
        assert isinstance(self.at, datetime)
        if self.zone is None:
            return None
        gap = self.at.replace(tzinfo=self.zone).utcoffset()
        if self.zone is UTC or gap is None or gap.total_seconds() % 60:
            return "Z"
        minutes = int(gap.total_seconds() // 60)
        return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"

    def iso(self, offset: str | None = None) -> str:
        """ISO 8601 to the second, as EDTF has it; a time in the offset asked for, else in its own."""
        if not isinstance(self.at, datetime):
            return self.at.isoformat()
        offset = offset or self.offset
        if offset is None:
            return self.at.isoformat(timespec="seconds")
        shown = self.instant.astimezone(UTC if offset == "Z" else _offset(offset)).replace(tzinfo=None)
        return shown.isoformat(timespec="seconds") + offset

    def plus(self, length: timedelta) -> Moment:
        """The moment so much later: days by the wall clock, times as they pass."""
        if not self.timed or self.zone is None or not length.seconds:
            return Moment(self.at + length, self.zone)
        later = (self.instant + length).astimezone(self.zone)
        return Moment(later.replace(tzinfo=None), self.zone)


def _offset(text: str) -> timezone:
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


def parse(line: Line, found: dict[str, tzinfo | None], value: str | None = None) -> Moment:
    """A date or time, with or without VALUE=DATE, hyphens and colons. `found` gives the zones of TZIDs that the file defines.

    Raises ValueError, in words, for what is none. A TZID that nobody knows leaves the time floating.
    """
    text = (line.value if value is None else value).strip()
    if day := _DATE.fullmatch(text):
        return Moment(_made(text, day))
    time = _TIME.fullmatch(text)
    if not time:
        raise ValueError(f"{text[:40]!r} is not a date or a time")
    if line.parameters.get("VALUE", "").upper() == "DATE":
        return Moment(_made(text, time))
    try:
        seconds = min(int(time[6] or 0), 59)  # a leap second has no place of its own
        at = datetime(*(int(time[n]) for n in (1, 2, 3, 4, 5)), seconds)  # type: ignore[arg-type,misc,unused-ignore]  # noqa: DTZ001
    except ValueError as error:
        raise ValueError(f"{text[:40]!r} is not a time: {error}") from None
    if time[7]:
        return Moment(at, UTC if time[7] in "zZ" else _offset(time[7]))
    tzid = line.parameters.get("TZID")
    return Moment(at, zone(tzid, found) if tzid else None)


def zone(tzid: str, found: dict[str, tzinfo | None]) -> tzinfo | None:
    """The zone of a TZID: by its name, else as the file defines it."""
    known = zones.known(tzid)
    if known is not None and known.utcoffset(None) == timedelta(0) and not isinstance(known, ZoneInfo):
        return UTC
    if isinstance(known, ZoneInfo) and known.key in ("UTC", "Etc/UTC", "GMT", "Etc/GMT", "Zulu"):
        return UTC
    return known or found.get(tzid)


def _made(text: str, found: re.Match[str]) -> date:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError as error:
        raise ValueError(f"{text[:40]!r} is not a date: {error}") from None


def duration(text: str) -> timedelta:
    """A DURATION. Raises ValueError, in words."""
    found = _DURATION.fullmatch(text.strip())
    if not found or not any(found.groups()[1:]):
        raise ValueError(f"{text[:40]!r} is not a duration")
    weeks, days, hours, minutes, seconds = (int(n or 0) for n in found.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] == "-" else length


def in_utc(row: str) -> str:
    """A content line with a TZID as one in UTC; others as they are."""
    from timeline.formats.ics import contentlines
    from timeline.formats.ics.recurrence import stamp

    line = next(iter(contentlines.read(row)), None)
    if not isinstance(line, Line) or "TZID" not in line.parameters:
        return row
    try:
        return f"{line.name}:{stamp(parse(line, {}).instant)}"
    except ValueError:
        return row
