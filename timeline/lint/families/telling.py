"""TL206 to TL219: dates against what else the event says: its words, its publication, its telling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from timeline.algebra.calendar import DAY, civil, moment, month_length, weekday
from timeline.errors import DateError
from timeline.lint.context import Context
from timeline.lint.families.order import _interval
from timeline.lint.findings import Edit, Pointer, Problem, Rule, short
from timeline.lint.relative import RELATIVE
from timeline.lint.vevents import rule_faults
from timeline.lint.zones import is_offset, is_zone, moments, near
from timeline.notation import edtf, iso8601

_WHEN = "/events/0/when"
RULES = (
    Rule("TL206", "error", "relative-date", "A date that counts from today means another day tomorrow.", '{"edtf": "last Monday"}', '{"edtf": "2025-01-12"}', _WHEN),
    Rule("TL207", "info", "far-from-publication", "A date more than a thousand years before or fifty after its publication (--max-age, --max-future) is often a slip in the year.", '{"edtf": "0205-01-12", "start": "0205-01-12", "display": "12 January 205"}', '{"edtf": "2025-01-12"}', _WHEN, opt_in=True),
    Rule("TL208", "info", "happened-in-the-future", "What has happened cannot be later than the last source that tells of it.", '{"edtf": "2025-02-12", "start": "2025-02-12", "display": "12 February 2025"}', '{"edtf": "2025-01-12"}', _WHEN),
    Rule("TL209", "info", "scheduled-in-the-past", "What its source calls scheduled lies, by its date, before the source; the date or the telling is wrong.", '{"modality": "scheduled", "when": {"edtf": "2024-12-01"}}', '{"modality": "happened", "when": {"edtf": "2024-12-01"}}', "/events/0", opt_in=True),
    Rule("TL210", "info", "time-without-zone", "A time of day without zone or offset is another moment for each reader.", '{"edtf": "2025-01-12T14:30:00", "start": "2025-01-12T14:30", "precision": "minute"}', '{"edtf": "2025-01-12T14:30:00Z", "start": "2025-01-12T14:30Z", "precision": "minute"}', _WHEN, opt_in=True),
    Rule("TL211", "error", "unknown-zone", "A zone that no program knows is read as local time, each time another.", '{"timezone": "Europe/Kiew"}', '{"timezone": "Europe/Kyiv"}', _WHEN),
    Rule("TL212", "warning", "wrong-weekday", "Of a weekday and a date that do not go together one is wrong, and readers notice.", '{"description": "It reopened on Tuesday, 14 January 2026."}', '{"description": "It reopened on Sunday, 12 January 2025."}', "/events/0"),
    Rule("TL213", "info", "false-precision", "The first of January, to the day, is often a year that a program has filled up.", '{"edtf": "2025-01-01", "start": "2025-01-01", "display": "1 January 2025"}', '{"edtf": "2025", "start": "2025", "precision": "year", "display": "2025"}', _WHEN, opt_in=True),
    Rule("TL214", "info", "before-gregorian", "Dates are Gregorian, also those before 15 October 1582, which their time wrote in the Julian calendar.", '{"edtf": "1066-10-14", "start": "1066-10-14", "display": "14 October 1066"}', '{"edtf": "1866-10-14", "start": "1866-10-14", "display": "14 October 1866"}', _WHEN, opt_in=True),
    Rule("TL215", "error", "bad-recurrence", "A recurrence is an RRULE (RFC 5545 3.3.10) with an end, and calendars refuse the whole file for another.", '{"recurrence": "FREQ=FORTNIGHTLY"}', '{"recurrence": "FREQ=WEEKLY;COUNT=4"}', _WHEN),
    Rule("TL216", "error", "approximate-disagrees", "Whether the date is about right is said twice, in edtf by ~ and in approximate; the two disagree.", '{"edtf": "2025-01~", "start": "2025-01", "precision": "month", "display": "about January 2025"}', '{"edtf": "2025-01~", "start": "2025-01", "precision": "month", "display": "about January 2025", "approximate": true}', _WHEN, fix="takes what edtf says"),
    Rule("TL217", "error", "status-disagrees", "A bound such as [..2025-01-12] is a date of which only before or after is known; its status says so.", '{"edtf": "[..2025-01-12]", "start": null, "end": "2025-01-12", "display": "before 12 January 2025"}', '{"edtf": "[..2025-01-12]", "start": null, "end": "2025-01-12", "status": "bounded", "display": "before 12 January 2025"}', _WHEN),
    Rule("TL218", "warning", "display-disagrees", "Readers see display; programs use edtf; the two name different years, months or days.", '{"display": "12 January 2024"}', '{"display": "12 January 2025"}', _WHEN),
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = r"(?P<{0}>(?:jan|febr?)(?:uary|\.)?|march|april|may|june|july|(?:aug|sept?|oct|nov|dec)(?:ust|ember|tember|ober|\.)?)"
_NAMED = re.compile(
    rf"\b(?P<day>{'|'.join(_DAYS)}),?\s+(?:the\s+)?(?:(?P<d1>[0-3]?[0-9])(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('m1')}|{_MONTH.format('m2')}\s+(?P<d2>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9])),?\s+(?P<year>[12][0-9]{{3}})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![0-9])([12][0-9]{3})(?![0-9])")
_PLAIN_DAY = re.compile(r"([0-9]{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) ([12][0-9]{3})")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOCAL = re.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9]")
_GREGORIAN = moment(1582, 10, 15)


def check(context: Context) -> Iterator[Problem]:
    """See each date beside what is told of it."""
    published = {source["id"]: at for _, source in context.items("sources") if isinstance(source.get("id"), str) and isinstance(given := source.get("published"), str) and (at := _published(given))}
    for pointer, event in context.events():
        for key in ("headline", "description"):
            yield from _weekdays((*pointer, key), event.get(key))
        when = event.get("when")
        if isinstance(when, dict):
            yield from _against_publication(pointer, event, when, published, (context.max_age, context.max_future))
    for pointer, when in context.whens():
        yield from _when(pointer, when)


@lru_cache(maxsize=1024)
def _published(value: str) -> tuple[int, int] | None:
    """Start and end of the publication date, None when it is not known."""
    try:
        interval = iso8601.parse(value)[0]
    except DateError:
        return None
    return (interval.start, interval.end) if interval.start is not None and interval.end is not None else None


def _against_publication(pointer: Pointer, event: dict[str, Any], when: dict[str, Any], published: dict[str, tuple[int, int]], years: tuple[int, int]) -> Iterator[Problem]:
    evidence = event.get("evidence")
    named = [one.get("source") for one in evidence if isinstance(one, dict)] if isinstance(evidence, list) else []
    told = [published[name] for name in named if isinstance(name, str) and name in published]
    span = _span(when)
    if not told or span is None:
        return
    start, end = span
    last = max(at[1] for at in told)
    at = (*pointer, "when", "edtf")
    modality = event.get("modality", "happened")
    if start is not None and start > last + DAY and modality == "happened" and event.get("polarity") != "negative" and when.get("status") != "bounded":
        yield Problem("TL208", at, f"is later than its source, of {_day(last - 1)}, and told as having happened", "correct the date, or the modality")
    if end is not None and end <= min(at[0] for at in told) - DAY and modality in ("scheduled", "planned"):
        yield Problem("TL209", (*pointer, "modality"), f"is {modality}, and dated before its source, of {_day(last - 1)}", "did it happen?")
    if start is not None and not last - years[0] * 366 * DAY <= start <= last + years[1] * 366 * DAY:
        yield Problem("TL207", at, f"is far from its source, of {_day(last - 1)}", "is the year right?")


def _span(when: dict[str, Any]) -> tuple[int | None, int | None] | None:
    value = when.get("edtf")
    found = _interval(value, None) if isinstance(value, str) and value else None
    return found[:2] if found else None


def _day(at: int) -> str:
    named = civil(at)
    return f"{named.day} {_MONTHS[named.month - 1].capitalize()} {named.year}"


def _weekdays(pointer: Pointer, text: object) -> Iterator[Problem]:
    if not isinstance(text, str) or "day" not in text:
        return
    for found in _NAMED.finditer(text):
        year, day = int(found["year"]), int(found["d1"] or found["d2"])
        month = next(n for n, name in enumerate(_MONTHS, 1) if name[:3] == (found["m1"] or found["m2"])[:3].lower())
        if not 1 <= day <= month_length(year, month):
            yield Problem("TL212", pointer, f"{short(found[0])}: {_MONTHS[month - 1].capitalize()} {year} has no day {day}")
        elif (right := _DAYS[weekday(moment(year, month, day)) - 1]) != found["day"].lower():
            yield Problem("TL212", pointer, f"{short(found[0])} was a {right.capitalize()}", "one of the two is wrong; see what the source says")


def _when(pointer: Pointer, when: dict[str, Any]) -> Iterator[Problem]:
    display, zone, recurrence = when.get("display"), when.get("timezone"), when.get("recurrence")
    if isinstance(display, str) and (found := RELATIVE.search(display[:200])):
        yield Problem("TL206", (*pointer, "display"), f"{short(found[0])} counts from a day that readers do not know", "write the date", severity="warning")
    if isinstance(zone, str) and zone and not is_zone(zone) and not is_offset(zone):
        yield Problem("TL211", (*pointer, "timezone"), f"{short(zone)} is not a time zone", f"did you mean {close!r}?" if (close := near(zone)) else "write an IANA name such as Europe/Kyiv")
    if isinstance(recurrence, str) and recurrence:
        yield from (Problem("TL215", (*pointer, "recurrence"), message, hint) for _, message, hint in rule_faults(recurrence, None))
    value = when.get("edtf")
    if not isinstance(value, str) or not value:
        return
    try:
        date = edtf.parse(value)
    except DateError:
        return
    if date.kind == "datetime" and date.zone is None and isinstance(zone, str) and is_zone(zone) and _LOCAL.fullmatch(value) and (count := moments(value, zone)) != 1:
        said = "is left out by clocks" if not count else "comes twice by clocks"
        yield Problem("TL211", (*pointer, "edtf"), f"{short(value)} {said}  in {zone}, where they change", "write it with its offset: +02:00", severity="info" if count else "warning")
    yield from _doubtful(pointer, when, date)
    if isinstance(display, str):
        yield from _display((*pointer, "display"), display, date)


def _doubtful(pointer: Pointer, when: dict[str, Any], date: edtf.Edtf) -> Iterator[Problem]:
    about = when.get("approximate")
    if date.approximate and about is not True:
        yield Problem("TL216", (*pointer, "approximate") if "approximate" in when else pointer, f"{short(date.text)} is approximate, and 'approximate' does not say so", "write true", edits=(Edit(pointer, "approximate", True),))
    bounded = date.kind in ("before", "after")
    if isinstance(when.get("status"), str) and bounded != (when["status"] == "bounded") and when["status"] != "unresolved" and date.kind in ("before", "after", "date", "datetime"):
        yield Problem("TL217", (*pointer, "status"), f"the status is {short(when['status'])}, and {short(date.text)} is {'a bound' if bounded else 'no bound'}", "write 'bounded'" if bounded else "write 'stated' or 'resolved'")
    if date.kind == "datetime" and date.zone is None and "timezone" not in when:
        yield Problem("TL210", (*pointer, "edtf"), f"{short(date.text)} has no zone", "add an offset, or a timezone", severity="error" if when.get("recurrence") else None)
    if date.text.endswith("-01-01") and date.kind == "date":
        yield Problem("TL213", (*pointer, "edtf"), f"{short(date.text)} is known to the day?", f"write {date.text[:-6]!r} if only the year is known")
    start = date.interval.start
    if start is not None and start < _GREGORIAN and date.grain.name == "DAY":
        yield Problem("TL214", (*pointer, "edtf"), f"{short(date.text)} is a Gregorian date", "say in the description which calendar the source has")
    elif date.text.startswith("0000"):
        yield Problem("TL214", (*pointer, "edtf"), "the year 0000 is 1 BCE, and 2 BCE is -0001", "is it not 1 CE, 0001?")


def _display(pointer: Pointer, display: str, date: edtf.Edtf) -> Iterator[Problem]:
    """Only what a plain display says without a doubt: "12 January 2025" for a day, and years."""
    if _DAY.fullmatch(date.text) and display == f"{int(date.text[8:])} {_MONTHS[int(date.text[5:7]) - 1].capitalize()} {int(date.text[:4])}":
        return  # nine of ten
    interval = date.interval
    first, last = (civil(at).year if at is not None else None for at in (interval.start, interval.end - 1 if interval.end is not None else None))
    plain = _PLAIN_DAY.fullmatch(display.strip())
    if plain and date.kind == "date" and interval.start is not None and date.grain.name == "DAY":
        said = (int(plain[3]), _MONTHS.index(plain[2].lower()) + 1, int(plain[1]))
        if said != civil(interval.start)[:3]:
            yield Problem("TL218", pointer, f"says {short(display)}, and the date is {short(date.text)}", f"write {_day(interval.start)!r}")
            return
    if "calendar" in display or (first or 1000) < 1000:
        return
    for found in _YEAR.finditer(display):
        year = int(found[1])
        if (first is not None and year < first) or (last is not None and year > last):
            yield Problem("TL218", pointer, f"says {year}, and the date is {short(date.text)}")
            return
