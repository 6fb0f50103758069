"""Recurrences as calendars agree on them: RRULE, EXDATE and RDATE in the type of the start."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from timeline.algebra.calendar import civil
from timeline.errors import DateError
from timeline.formats.ics import zones
from timeline.formats.parts import dates
from timeline.model.event import When
from timeline.notation import iso8601

_RULE = re.compile(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY|HOURLY|MINUTELY|SECONDLY)(;[A-Z]+=[A-Z0-9,+-]+)*")
_UNTIL = re.compile(r"UNTIL=([0-9]{8})(?:T([0-9]{6})(Z?))?")
_BY_DAY = re.compile(r"BY(DAY|MONTHDAY|MONTH|YEARDAY|WEEKNO|SETPOS|HOUR|MINUTE|SECOND)=")
REFUSED = "a recurrence that calendars do not agree on: an RRULE with one COUNT or UNTIL, and dates in the notation of start"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The lines of a recurrence and, where it goes by a wall clock, the zone and the days that it is used on."""

    lines: tuple[str, ...]
    zone: ZoneInfo | None = None
    first: date = date.min
    last: date = date.min


def zone_of(when: When) -> ZoneInfo | None:
    """The zone whose wall clock an event recurs by."""
    recurs = when.recurrence or when.additions
    return zones.iana(when.timezone) if recurs and when.timezone else None


def lines(when: When, start: date, zone: ZoneInfo | None) -> Recurrence | None:
    """The recurrence of an event that starts at `start`: a date, a time in UTC, or local time of `zone`.

    None when calendars would not agree on it. UNTIL and the listed dates are turned into the type of the start.
    """
    found: list[str] = []
    last = start
    to_type = _typed(start, zone)
    try:
        if when.recurrence:
            rule = _rule(when, start, zone)
            if rule is None:
                return None
            found.append(f"RRULE:{rule}")
            last = _last(rule, start)
        for name, listed in (("EXDATE", when.exceptions), ("RDATE", when.additions)):
            if listed:
                values = sorted({to_type(each) for each in listed})
                last = max([last, *values], key=_day)
                found.append(_list(name, values, zone))
    except (DateError, ValueError, OverflowError):
        return None
    return Recurrence(tuple(found), zone, _day(start), _day(last))


def _rule(when: When, start: date, zone: ZoneInfo | None) -> str | None:
    from icalendar import vRecur

    rule = (when.recurrence or "").strip().upper()
    if not _RULE.fullmatch(rule) or ("COUNT=" in rule and "UNTIL=" in rule):
        return None
    if not isinstance(start, datetime) and re.search(r"BY(HOUR|MINUTE|SECOND)=|FREQ=(HOUR|MINUTE|SECOND)LY", rule):
        return None
    vRecur.from_ical(rule)
    if isinstance(start, datetime) and zone is None and _BY_DAY.search(rule) and _moved(when):
        return None
    if "UNTIL=" in rule and not _UNTIL.search(rule):
        return None
    return _UNTIL.sub(lambda found: "UNTIL=" + _until(found, start, when, zone), rule)


def _moved(when: When) -> bool:
    """Whether UTC has another day than the wall clock of the offset that the event is told in."""
    text = when.start or when.edtf
    interval, offset = iso8601.parse(text.split("/")[0])
    moment = dates.utc(interval.start or 0, offset or when.timezone)
    return moment is None or moment.date() != date(*civil(interval.start or 0)[:3])


def _until(found: re.Match[str], start: date, when: When, zone: ZoneInfo | None) -> str:
    day, clock, utc = found[1], found[2], found[3]
    if not isinstance(start, datetime):
        return day
    if utc:
        return f"{day}T{clock}Z"
    local = datetime.strptime(day + (clock or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007 - local time, given its zone next
    home = zone or (zones.known(when.timezone) if when.timezone else None) or UTC
    return local.replace(tzinfo=home).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _last(rule: str, start: date) -> date:
    """About the last day of a rule, for the window of its zone: its UNTIL, else ten years on."""
    if found := _UNTIL.search(rule):
        return max(_day(start), datetime.strptime(found[1], "%Y%m%d").date())  # noqa: DTZ007 - a day
    return _day(start) + timedelta(days=3653)


def _typed(start: date, zone: ZoneInfo | None) -> Callable[[str], date]:
    def of(text: str) -> date:
        interval, offset = iso8601.parse(text)
        assert interval.start is not None, "a named date has both bounds"
        named = datetime(*civil(interval.start))  # noqa: DTZ001 - wall-clock time, given its zone below
        if not isinstance(start, datetime):
            return named.date()
        if len(text) == len("2025-01-12"):  # a day stands for the occurrence on it
            named = datetime.combine(named.date(), start.time())
            return named if zone else named.replace(tzinfo=UTC)
        if offset:
            moment = dates.utc(interval.start, offset)
            assert moment is not None, "an offset is known"
            return moment.astimezone(zone).replace(tzinfo=None) if zone else moment
        return named if zone else named.replace(tzinfo=UTC)

    return of


def _list(name: str, values: list[date], zone: ZoneInfo | None) -> str:
    if not isinstance(values[0], datetime):
        return f"{name};VALUE=DATE:" + ",".join(f"{v.year:04d}{v:%m%d}" for v in values)
    clocks = ",".join(stamp(v, zone) for v in values if isinstance(v, datetime))
    return f"{name};TZID={zone.key}:{clocks}" if zone else f"{name}:{clocks}"


def stamp(at: datetime, zone: ZoneInfo | None = None) -> str:
    """DATE-TIME as iCalendar writes it: local time of a zone, else UTC. (`%Y` does not pad on every platform.)"""
    return f"{at.year:04d}{at:%m%dT%H%M%S}{'' if zone else 'Z'}"


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at
