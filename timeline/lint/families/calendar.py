"""IC0xx: calendars, by what programs that read them refuse or read otherwise; here the table, the frame and the lines (RFC 5545, 3.1, 3.4, 3.6)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from timeline.lint import vevents
from timeline.lint.context import Context
from timeline.lint.documents.ics import Component
from timeline.lint.findings import Edit, Kind, Problem, Rule, short

_ICS: Kind = "ics"
KINDS = frozenset({_ICS})
RULES = (
    Rule("IC001", "error", "calendar-empty-span", "DTEND is exclusive: one that equals DTSTART is an event of no length, which calcurse refuses and Outlook shows at midnight.", "DTSTART;VALUE=DATE:20250112\nDTEND;VALUE=DATE:20250112", "DTSTART;VALUE=DATE:20250112\nDTEND;VALUE=DATE:20250113", "event", _ICS),
    Rule("IC002", "error", "calendar-end-before-start", "An event that ends before it starts is a slip in one of the two.", "DTSTART;VALUE=DATE:20250112\nDTEND;VALUE=DATE:20250110", "DTSTART;VALUE=DATE:20250112\nDTEND;VALUE=DATE:20250113", "event", _ICS),
    Rule("IC003", "error", "calendar-mixed-types", "DTSTART and DTEND are both days or both times (RFC 5545 3.8.2.2).", "DTSTART;VALUE=DATE:20250112\nDTEND:20250113T100000Z", "DTSTART:20250112T090000Z\nDTEND:20250112T100000Z", "event", _ICS),
    Rule("IC004", "error", "calendar-without-uid", "An event without UID cannot be updated: each import adds it again.", "NO-UID", "UID:b@example.org", "event", _ICS),
    Rule("IC005", "error", "calendar-without-dtstamp", "DTSTAMP is required (RFC 5545 3.6.1): it tells which of two versions is newer.", "NO-DTSTAMP", "DTSTAMP:20250113T000000Z", "event", _ICS),
    Rule("IC006", "error", "calendar-duplicate-uid", "Of two events with one UID servers refuse both and programs keep one.", "UID:a@example.org\nUID-TWICE", "UID:a@example.org", "calendar", _ICS),
    Rule("IC007", "error", "calendar-impossible-date", "The calendar has no such day; some programs move it to the next, others refuse the file.", "DTSTART;VALUE=DATE:20230229", "DTSTART;VALUE=DATE:20240229", "event", _ICS),
    Rule("IC008", "error", "calendar-not-a-date", "Dates are 20250112 and times 20250112T140000Z, in the years 1 to 9999.", "DTSTART;VALUE=DATE:2025-01-12", "DTSTART;VALUE=DATE:20250112", "event", _ICS),
    Rule("IC009", "error", "calendar-date-without-value", "A day needs VALUE=DATE: without it ical.js stops and FullCalendar drops the event.", "DTSTART:20250112", "DTSTART;VALUE=DATE:20250112", "event", _ICS, fix="adds VALUE=DATE"),
    Rule("IC010", "error", "calendar-without-dtstart", "An event without DTSTART is on no day.", "NO-DTSTART", "DTSTART;VALUE=DATE:20250112", "event", _ICS),
    Rule("IC011", "error", "calendar-line-twice", "Some lines an event may have only once (RFC 5545 3.6.1); programs differ in which they use.", "DTSTART;VALUE=DATE:20250112\nDTSTART;VALUE=DATE:20250113", "DTSTART;VALUE=DATE:20250112", "event", _ICS),
    Rule("IC012", "error", "calendar-end-and-duration", "DTEND and DURATION exclude each other (RFC 5545 3.6.1).", "DTSTART:20250112T090000Z\nDTEND:20250112T100000Z\nDURATION:PT1H", "DTSTART:20250112T090000Z\nDURATION:PT1H", "event", _ICS),
    Rule("IC013", "error", "calendar-zone", "A TZID that is no IANA zone and has no VTIMEZONE is read as local time, each time another.", "DTSTART;TZID=\"UTC+05:30\":20250112T090000", "DTSTART:20250112T033000Z", "event", _ICS),
    Rule("IC014", "error", "calendar-bad-rule", "A recurrence that is not one (RFC 5545 3.3.10) makes ical.js and FullCalendar refuse the whole file.", "DTSTART;VALUE=DATE:20250112\nRRULE:FREQ=FORTNIGHTLY", "DTSTART;VALUE=DATE:20250112\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4", "event", _ICS),
    Rule("IC015", "error", "calendar-count-and-until", "COUNT and UNTIL exclude each other (RFC 5545 3.3.10); libical drops the rule.", "DTSTART;VALUE=DATE:20250112\nRRULE:FREQ=DAILY;COUNT=2;UNTIL=20250114", "DTSTART;VALUE=DATE:20250112\nRRULE:FREQ=DAILY;COUNT=2", "event", _ICS),
    Rule("IC016", "error", "calendar-until-type", "UNTIL is a day where DTSTART is one, and a time in UTC where DTSTART has a zone (RFC 5545 3.3.10).", "DTSTART;VALUE=DATE:20250112\nRRULE:FREQ=DAILY;UNTIL=20250114T000000Z", "DTSTART;VALUE=DATE:20250112\nRRULE:FREQ=DAILY;UNTIL=20250114", "event", _ICS),
    Rule("IC017", "error", "calendar-without-version", "VERSION:2.0 is required (RFC 5545 3.7.4); calcurse and libical refuse the file.", "NO-VERSION", "VERSION:2.0", "calendar", _ICS),
    Rule("IC018", "error", "calendar-split-character", "A line folded inside a character is not UTF-8 for programs that read line by line.", "(a fold between the two bytes of é)", "(a fold before or after it)", "bytes", _ICS),
    Rule("IC019", "error", "calendar-twice", "One file holds one calendar: Outlook, Radicale and FullCalendar refuse a second.", "TWICE", "ONCE", "calendar", _ICS),
    Rule("IC020", "warning", "calendar-without-prodid", "PRODID is required (RFC 5545 3.7.3): it says which program wrote the file.", "NO-PRODID", "PRODID:-//Example//EN", "calendar", _ICS),
    Rule("IC021", "error", "calendar-broken-line", "A line that is neither NAME:value nor a continuation, such as a raw line break in a text, makes programs refuse the file.", "DESCRIPTION:First\nsecond line", "DESCRIPTION:First\\nsecond line", "event", _ICS),
    Rule("IC022", "error", "calendar-unclosed", "BEGIN and END come in pairs; without that every program refuses the file.", "BEGIN:VALARM", "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nDESCRIPTION:A\nEND:VALARM", "event", _ICS),
    Rule("IC023", "error", "calendar-control-character", "Control characters are not text (RFC 5545 3.3.11); CalDAV servers refuse the event.", "DESCRIPTION:A\x07B", "DESCRIPTION:AB", "event", _ICS, fix="takes them out"),
    Rule("IC024", "warning", "calendar-publish-without-organizer", "METHOD:PUBLISH asks for an ORGANIZER in each event (RFC 5546 3.2.1); a file to be imported needs no METHOD.", "METHOD:PUBLISH", "CALSCALE:GREGORIAN", "head", _ICS),
    Rule("IC025", "warning", "calendar-uid", "A UID of the calendar itself makes vdirsyncer take the whole file for one event.", "UID:calendar@example.org", "NAME:Bridge", "head", _ICS),
    Rule("IC026", "info", "calendar-long-line", "Lines are folded at 75 octets (RFC 5545 3.1); most programs read longer ones.", "DESCRIPTION:" + "a" * 90, "DESCRIPTION:a", "event", _ICS),
    Rule("IC027", "info", "calendar-line-ends", "Lines end in CR LF (RFC 5545 3.1); most programs read others.", "LF", "CRLF", "bytes", _ICS, opt_in=True),
    Rule("IC028", "warning", "calendar-too-large", "Google reads calendars up to 1 MB and leaves out what comes after.", "(a file of 1.2 MB)", "(two files)", "bytes", _ICS),
    Rule("IC029", "error", "not-a-calendar", "A calendar begins with BEGIN:VCALENDAR; its events stand inside.", "BARE", "INSIDE", "calendar", _ICS),
    Rule("IC030", "warning", "calendar-unescaped", "In text a comma and a semicolon are written \\, and \\; (RFC 5545 3.3.11); calcurse refuses them bare.", "SUMMARY:Dam, bridge; road", "SUMMARY:Dam\\, bridge\\; road", "event", _ICS, fix="puts the backslash before them"),
    Rule("IC031", "error", "calendar-bad-value", "STATUS, CLASS, TRANSP, GEO, PRIORITY, SEQUENCE and DURATION have values of their own (RFC 5545 3.8).", "STATUS:DONE", "STATUS:CONFIRMED", "event", _ICS),
    Rule("IC032", "warning", "calendar-local-time", "A time with neither zone nor Z is another moment for each reader; Outlook refuses it for a meeting.", "DTSTART:20250112T090000", "DTSTART:20250112T090000Z", "event", _ICS),
    Rule("IC033", "info", "calendar-early-year", "Years before 1000 are misread by some programs, and days before 1970 are left out of some lists.", "DTSTART;VALUE=DATE:09870112", "DTSTART;VALUE=DATE:19870112", "event", _ICS, opt_in=True),
    Rule("IC034", "warning", "calendar-long-location", "Outlook cuts LOCATION at 255 characters and at a line break.", "LOCATION:" + "a" * 260, "LOCATION:Town hall", "event", _ICS),
    Rule("IC035", "warning", "calendar-without-summary", "Calendars show an event by its SUMMARY; without one it is a blank bar.", "NO-SUMMARY", "SUMMARY:Dam destroyed", "event", _ICS),
    Rule("IC036", "info", "calendar-without-end", "Exchange does not import an event that has neither DTEND nor DURATION; a day's DTEND is the day after.", "DTSTART;VALUE=DATE:20250112\nNO-END", "DTSTART;VALUE=DATE:20250112\nDTEND;VALUE=DATE:20250113", "event", _ICS, opt_in=True),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LARGEST = 1_000_000
_MOST = 1000  # findings of one rule about characters


def check(context: Context) -> Iterator[Problem]:
    """See the frame, the events and the lines."""
    root: Component = context.data
    calendars = [each for each in root.inner if each.name == "VCALENDAR"]
    for other in root.inner:
        if other.name != "VCALENDAR":
            yield Problem("IC029", (), f"{other.name[:40]} stands outside a calendar", "put it between BEGIN:VCALENDAR and END:VCALENDAR", offset=other.start, end=other.end)
    if not root.inner:
        yield Problem("IC029", (), "there is no BEGIN:VCALENDAR", offset=0)
    for second in calendars[1:]:
        yield Problem("IC019", (), "is a second calendar in the file", "write a file for each", offset=second.start, end=second.end)
    for calendar in calendars:
        yield from _calendar(calendar, context.text)
    yield from _characters(context.text)


def _calendar(calendar: Component, text: str) -> Iterator[Problem]:
    for name, code in (("VERSION", "IC017"), ("PRODID", "IC020")):
        if calendar.first(name) is None:
            yield Problem(code, (), f"the calendar has no {name}", "add VERSION:2.0" if name == "VERSION" else "", offset=calendar.start, end=calendar.end)
    events = [each for each in calendar.inner if each.name == "VEVENT"]
    method, uid = calendar.first("METHOD"), calendar.first("UID")
    if method and method.value.upper() == "PUBLISH" and any(event.first("ORGANIZER") is None for event in events):
        yield Problem("IC024", (), "METHOD:PUBLISH and events without ORGANIZER", "leave METHOD out", offset=method.start, end=method.end)
    if uid:
        yield Problem("IC025", (), "the calendar has a UID", "leave it out", offset=uid.start, end=uid.end)
    if not any(each.name in ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY") for each in calendar.inner):
        yield Problem("TL003", (), "has no events", offset=calendar.start, end=calendar.end)
    yield from _twice(events)
    yield from vevents.check(calendar, text)


def _twice(events: list[Component]) -> Iterator[Problem]:
    seen: Counter[tuple[str, str]] = Counter()
    for event in events:
        uid, instance = event.first("UID"), event.first("RECURRENCE-ID")
        if uid is None:
            continue
        seen[key := (uid.value, instance.value if instance else "")] += 1
        if seen[key] > 1:
            yield Problem("IC006", (), f"the UID {short(uid.value)} is that of an earlier event", "give each event its own", offset=uid.start, end=uid.end)


def _characters(text: str) -> Iterator[Problem]:
    for number, found in enumerate(_CONTROL.finditer(text)):
        if number == _MOST:
            break
        edit = Edit(start=found.start(), end=found.end(), value="")
        yield Problem("IC023", (), f"has the control character U+{ord(found[0]):04X}", "remove it", offset=found.start(), end=found.end(), edits=(edit,))
    long = 0
    at = 0
    for line in text.split("\n"):
        if len(line) > 18 and len(line.rstrip("\r").encode()) > 75 and long < _MOST:
            long += 1
            yield Problem("IC026", (), f"is {len(line.rstrip(chr(13)).encode())} octets long; the limit is 75", "fold it: a line break and a space", offset=at, end=at + len(line.rstrip("\r")))
        at += len(line) + 1
    bare = re.search(r"(?<!\r)\n", text)
    if bare:
        yield Problem("IC027", (), "lines end in LF, not in CR LF", offset=bare.start(), end=bare.end())
    if len(text.encode()) > _LARGEST:
        yield Problem("IC028", (), f"is {len(text.encode()):,} bytes; Google reads {_LARGEST:,}", "split it", offset=0)
