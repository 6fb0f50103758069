"""The events of a calendar, for the family `calendar`: what calcurse, libical, Radicale, ical.js and others refuse or read otherwise (RFC 5545, 3.6.1, 3.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from timeline.algebra.calendar import month_length
from timeline.lint.documents.ics import Component, Line
from timeline.lint.findings import Edit, Problem, short
from timeline.lint.zones import is_zone

_DATE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z?))?")
_DATES = ("DTSTART", "DTEND", "DTSTAMP", "RECURRENCE-ID", "CREATED", "LAST-MODIFIED", "EXDATE")
_STAMPS = ("DTSTAMP", "CREATED", "LAST-MODIFIED")
_DURATION = re.compile(r"[+-]?P(?:[0-9]+W|(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?)(?<!P)")
_ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "CLASS", "STATUS", "TRANSP", "SEQUENCE", "PRIORITY", "URL", "CREATED", "LAST-MODIFIED", "ORGANIZER", "RECURRENCE-ID")
_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT")
_VALUES = {"STATUS": ("TENTATIVE", "CONFIRMED", "CANCELLED"), "TRANSP": ("OPAQUE", "TRANSPARENT"), "CLASS": ("PUBLIC", "PRIVATE", "CONFIDENTIAL")}
_FREQUENCIES = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PARTS = ("FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST", "RSCALE", "SKIP")
_BARE = re.compile(r"(?<!\\)(?:\\\\)*[,;]")


def check(calendar: Component, text: str) -> Iterator[Problem]:
    """See each event of a calendar; `text` is that of the whole file."""
    zones = frozenset(line.value for zone in calendar.inner if zone.name == "VTIMEZONE" for line in zone.all("TZID"))
    for event in calendar.inner:
        if event.name == "VEVENT":
            yield from _event(event, zones, text)


def _event(event: Component, zones: frozenset[str], text: str) -> Iterator[Problem]:
    for name, code, hint in (("UID", "IC004", "give it one that never changes"), ("DTSTAMP", "IC005", ""), ("DTSTART", "IC010", ""), ("SUMMARY", "IC035", "")):
        found = event.first(name)
        if found is None or (name in ("UID", "SUMMARY") and not found.value.strip()):
            yield _at(code, event, f"the event has no {name}", hint)
    yield from _once(event)
    for line in event.lines:
        if line.name in _DATES:
            yield from _date(line, zones, text)
        elif line.name in _TEXTS:
            yield from _text(line, text)
        elif line.name == "RRULE":
            yield from _rule(line, event.first("DTSTART"))
        elif fault := _value_fault(line):
            yield _at("IC031", line, fault[0], fault[1])
    yield from _ends(event)


def _at(code: str, what: Line | Component, message: str, hint: str = "", edits: tuple[Edit, ...] = ()) -> Problem:
    return Problem(code, (), message, hint, offset=what.start, end=what.end, edits=edits)


def _once(event: Component) -> Iterator[Problem]:
    seen: set[str] = set()
    for line in event.lines:
        if line.name in _ONCE and line.name in seen:
            yield _at("IC011", line, f"is a second {line.name} of the event", "remove one")
        seen.add(line.name)


def _date(line: Line, zones: frozenset[str], text: str) -> Iterator[Problem]:
    for value in line.value.split(","):
        found = _DATE.fullmatch(value.strip())
        if not found or found[1] == "0000":
            hint = "years before Christ and year 0 cannot be said in a calendar" if value.startswith(("-", "0000")) else "write it as 20250112 or 20250112T140000Z"
            yield _at("IC008", line, f"{line.name} is {short(value)}, not a date", hint)
            continue
        if why := impossible(value.strip()):
            yield _at("IC007", line, f"{short(value)}: {why}")
            continue
        kind = line.parameters.get("VALUE", "").upper()
        if line.name in _STAMPS and (found[7] != "Z" or kind == "DATE"):
            yield _at("IC008", line, f"{line.name} is {short(value)}, not a time in UTC", "write it as 20250112T140000Z")
        elif found[4] is None and kind != "DATE":
            end = line.value_start - 1
            edit = Edit(start=end, end=end, value=";VALUE=DATE")
            yield _at("IC009", line, f"{line.name} is a day without VALUE=DATE", f"write {line.name};VALUE=DATE:{value}", (edit,) if text[end : end + 1] == ":" and not kind else ())
        elif found[4] is not None and kind == "DATE":
            yield _at("IC009", line, f"{line.name} has VALUE=DATE and is a time", "leave VALUE=DATE out")
        if found[4] is not None and line.name in ("DTSTART", "DTEND"):
            yield from _zone(line, zones, utc=found[7] == "Z")
        if int(found[1]) < 1000 and line.name == "DTSTART":
            yield _at("IC033", line, f"is in the year {int(found[1])}")


def _zone(line: Line, zones: frozenset[str], *, utc: bool) -> Iterator[Problem]:
    name = line.parameters.get("TZID")
    if name is None:
        if not utc:
            yield _at("IC032", line, f"{line.name} has neither a zone nor Z", "write it in UTC, with Z")
    elif utc:
        yield _at("IC013", line, f"{line.name} has both a zone and Z", "leave one out")
    elif name not in zones and not is_zone(name):
        yield _at("IC013", line, f"{short(name)} is not a time zone", "write the time in UTC, with Z")


@lru_cache(maxsize=4096)
def impossible(value: str) -> str:
    """Why there is no such day or time; empty when there is."""
    year, month, day = int(value[:4]), int(value[4:6]), int(value[6:8])
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if not 1 <= day <= month_length(year, month):
        return f"month {month} of {year} has no day {day}"
    if "T" in value and not (int(value[9:11]) < 24 and int(value[11:13]) < 60 and int(value[13:15]) <= 60):
        return f"there is no time {value[9:11]}:{value[11:13]}:{value[13:15]}"
    return ""


def _ends(event: Component) -> Iterator[Problem]:
    start, end, duration = event.first("DTSTART"), event.first("DTEND"), event.first("DURATION")
    if end and duration:
        yield _at("IC012", duration, "the event has DTEND and DURATION", "remove one")
    if start and not end and not duration:
        yield _at("IC036", event, "the event has neither DTEND nor DURATION")
    if not start or not end or not all(_DATE.fullmatch(each.value) for each in (start, end)):
        return
    if ("T" in start.value) != ("T" in end.value):
        yield _at("IC003", end, "of DTSTART and DTEND one is a day and one a time")
    elif start.parameters.get("TZID") == end.parameters.get("TZID") and start.value.endswith("Z") == end.value.endswith("Z"):
        if end.value == start.value:
            yield _at("IC001", end, "DTEND is DTSTART, and it is exclusive", "for a day, write the day after")
        elif end.value < start.value:
            yield _at("IC002", end, f"the end {end.value} is before the start {start.value}")


def _text(line: Line, text: str) -> Iterator[Problem]:
    found = _BARE.search(line.value)
    if found:
        yield _at("IC030", line, f"{line.name} has a bare {'comma' if found[0][-1] == ',' else 'semicolon'}", f"write \\{found[0][-1]}", _escapes(line, text))
    if line.name == "LOCATION" and (len(line.value.encode("utf-16-le")) // 2 > 255 or "\\n" in line.value.lower()):
        yield _at("IC034", line, f"LOCATION has {len(line.value)} characters" if len(line.value) > 255 else "LOCATION has a line break", "put the rest into DESCRIPTION")


def _escapes(line: Line, text: str) -> tuple[Edit, ...]:
    """A backslash before each bare mark; not where the line is folded, whose folds would have to be made anew."""
    raw = text[line.value_start : line.end]
    if raw != line.value or len(text[line.start : line.end].encode()) + len(_BARE.findall(raw)) > 75:
        return ()
    return tuple(Edit(start=line.value_start + found.end() - 1, end=line.value_start + found.end() - 1, value="\\") for found in _BARE.finditer(raw))


def rule_faults(value: str, start: str | None, *, zoned: bool = False) -> Iterator[tuple[str, str, str]]:
    """What is wrong with an RRULE: code, what, and what to do; `start` is DTSTART's value."""
    parts = [part.partition("=") for part in value.strip().split(";")]
    given = {name.upper(): word for name, _, word in parts}
    if unknown := next((name for name, _, word in parts if name.upper() not in _PARTS or not word), None):
        yield "IC014", f"{short(unknown)} is no part of a recurrence", ""
    elif len(given) < len(parts):
        yield "IC014", "a part of the recurrence is given twice", ""
    frequency = given.get("FREQ", "").upper()
    if frequency not in _FREQUENCIES:
        yield "IC014", f"FREQ is {short(frequency)}" if frequency else "there is no FREQ", f"choose from {', '.join(_FREQUENCIES[3:])}"
    if any(not given[name].isdecimal() or int(given[name][:9]) < 1 for name in ("COUNT", "INTERVAL") if name in given):
        yield "IC014", "COUNT and INTERVAL are whole numbers from 1", ""
    if bad := next((day for day in given.get("BYDAY", "").split(",") if day and not re.fullmatch(r"[+-]?[0-9]{0,2}(?:MO|TU|WE|TH|FR|SA|SU)", day.upper())), None):
        yield "IC014", f"BYDAY has {short(bad)}", "write MO, TU, WE, TH, FR, SA, SU"
    if "COUNT" in given and "UNTIL" in given:
        yield "IC015", "the recurrence has COUNT and UNTIL", "remove one"
    if until := given.get("UNTIL"):
        if not _DATE.fullmatch(until) or impossible(until):
            yield "IC014", f"UNTIL is {short(until)}, not a date", ""
        elif start is not None and (("T" in until) != ("T" in start) or ("T" in until and (zoned or start.endswith("Z")) and not until.endswith("Z"))):
            yield "IC016", f"UNTIL is {short(until)}, and DTSTART is {short(start)}", "write UNTIL as DTSTART is written, times in UTC"


def _rule(line: Line, start: Line | None) -> Iterator[Problem]:
    for code, message, hint in rule_faults(line.value, start.value if start else None, zoned=bool(start and "TZID" in start.parameters)):
        yield _at(code, line, message, hint)


def _value_fault(line: Line) -> tuple[str, str] | None:
    value = line.value.strip()
    if line.name in _VALUES and value.upper() not in _VALUES[line.name] and not (line.name == "CLASS" and value.upper().startswith("X-")):
        return f"{line.name} is {short(value)}", f"choose from {', '.join(_VALUES[line.name])}"
    if line.name == "GEO":
        found = re.fullmatch(r"([-+]?[0-9]{1,3}(?:\.[0-9]*)?);([-+]?[0-9]{1,3}(?:\.[0-9]*)?)", value)
        if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
            return f"GEO is {short(value)}", "write latitude;longitude in degrees"
    if line.name == "DURATION" and (not _DURATION.fullmatch(value.upper()) or value.startswith("-")):
        return f"DURATION is {short(value)}", "write it as PT1H30M or P1D"
    if line.name == "SEQUENCE" and not value.isdecimal():
        return f"SEQUENCE is {short(value)}", "write a whole number from 0"
    if line.name == "PRIORITY" and not re.fullmatch("[0-9]", value):
        return f"PRIORITY is {short(value)}", "write 0 to 9"
    return None
