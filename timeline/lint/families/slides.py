"""TL71x: TimelineJS pages, by what the real library refuses, drops or shows otherwise; dates, ids and texts have the usual codes."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from timeline.algebra.calendar import days, month_length
from timeline.lint.context import Context, objects
from timeline.lint.families.plaintext import script_in
from timeline.lint.families.urls import fault_of
from timeline.lint.findings import Kind, Pointer, Problem, Rule, short

_PAGE: Kind = "timelinejs"
KINDS = frozenset({_PAGE})
_DATED = '{"start_date": {"year": 2025, "month": 1, "day": 12}, "text": {"headline": "Bridge opens"}}'
RULES = (
    Rule("TL711", "error", "slide-without-date", "TimelineJS drops an event without start_date, and stops at one whose year is no number.", '{"start_date": {"month": 1}, "text": {"headline": "Bridge opens"}}', _DATED, "/events/0", _PAGE),
    Rule("TL712", "error", "slide-date-part", "Each part of a date is a whole number in its range; the library rolls 31 June over to July without a word.", '{"start_date": {"year": 2025, "month": "May"}}', _DATED, "/events/0", _PAGE),
    Rule("TL713", "warning", "slide-end-ignored", "The library deletes an end that is given more exactly than its start.", '{"start_date": {"year": 2025}, "end_date": {"year": 2025, "month": 3}}', '{"start_date": {"year": 2025, "month": 1}, "end_date": {"year": 2025, "month": 3}}', "/events/0", _PAGE),
    Rule("TL714", "warning", "slide-year-zero", "TimelineJS counts years before Christ historically and has no year 0.", '{"start_date": {"year": 0}}', '{"start_date": {"year": -1}}', "/events/0", _PAGE),
    Rule("TL715", "error", "slide-shape", "A slide of another shape makes the library show an error instead of the page.", '{"text": "Bridge opens"}', '{"text": {"headline": "Bridge opens"}}', "/events/0", _PAGE),
    Rule("TL716", "error", "slide-era", "An era needs a start and an end and may not overlap another; the library draws none otherwise.", '{"eras": [{"start_date": {"year": 2025}}]}', '{"eras": [{"start_date": {"year": 2024}, "end_date": {"year": 2025}}]}', "", _PAGE),
    Rule("TL717", "error", "slide-scale", "The scale is human or cosmological; anything else is an error in place of the page.", '{"scale": "Human"}', '{"scale": "human"}', "", _PAGE),
    Rule("TL718", "warning", "slide-headline", "A slide without a headline has a blank marker.", '{"text": {"headline": ""}}', '{"text": {"headline": "Bridge opens"}}', "/events/0", _PAGE),
)
_SLIDE = ("start_date", "end_date", "text", "media", "group", "display_date", "background", "autolink", "unique_id", "title", "type")
_DATE = ("year", "month", "day", "hour", "minute", "second", "millisecond", "display_date", "format")
_TEXT = ("headline", "text")
_MEDIA = ("url", "caption", "credit", "thumbnail", "alt", "title", "link", "link_target")
_PAGE_KEYS = ("events", "title", "eras", "scale")
_RANGES = {"month": (1, 12), "day": (1, 31), "hour": (0, 23), "minute": (0, 59), "second": (0, 59), "millisecond": (0, 999)}


def check(context: Context) -> Iterator[Problem]:
    """See the page, its slides and eras."""
    data = context.data
    yield from _unknown((), data, _PAGE_KEYS)
    if "scale" in data and data["scale"] not in ("human", "cosmological"):
        yield Problem("TL717", ("scale",), f"scale is {short(data['scale'])}", "write human")
    if not isinstance(data.get("events"), list) or not data["events"]:
        yield Problem("TL003", ("events",) if "events" in data else (), "has no events", severity="error")
    seen: dict[str, str] = {}
    title = data.get("title")
    if isinstance(title, dict):
        yield from _slide(("title",), title, seen)
    elif title:
        yield Problem("TL715", ("title",), f"the title is {short(title)}, not a slide, which is an object", 'write {"text": {"headline": "..."}}')
    events = data.get("events")
    for number, event in enumerate(events if isinstance(events, list) else ()):
        if not isinstance(event, dict):
            yield Problem("TL715", ("events", number), f"is {short(event)}, not a slide, which is an object")
            continue
        if "start_date" not in event:
            yield Problem("TL711", ("events", number), "the event has no start_date and is left out of the page")
        yield from _slide(("events", number), event, seen)
    yield from _eras(context)


def _slide(pointer: Pointer, slide: dict[str, Any], seen: dict[str, str]) -> Iterator[Problem]:
    yield from _unknown(pointer, slide, _SLIDE)
    for key, known in (("text", _TEXT), ("media", _MEDIA)):
        value = slide.get(key)
        if isinstance(value, dict):
            yield from _unknown((*pointer, key), value, known)
        elif key in slide:
            yield Problem("TL715", (*pointer, key), f"is {short(value)}, not an object")
    yield from _dates(pointer, slide)
    yield from _texts(pointer, slide)
    name = slide.get("unique_id")
    if isinstance(name, str) and name in seen:
        yield Problem("TL401", (*pointer, "unique_id"), f"the id {short(name)} is already that of {seen[name]}")
    elif isinstance(name, str):
        seen[name] = "/" + "/".join(map(str, pointer))


def _texts(pointer: Pointer, slide: dict[str, Any]) -> Iterator[Problem]:
    text: dict[str, Any] = slide["text"] if isinstance(slide.get("text"), dict) else {}
    media: dict[str, Any] = slide["media"] if isinstance(slide.get("media"), dict) else {}
    headline = text.get("headline")
    if pointer[0] == "events" and not (isinstance(headline, str) and headline.strip()):
        yield Problem("TL718", (*pointer, "text", "headline") if "headline" in text else pointer, "the slide has no headline")
    for where, value in ((("text", "headline"), headline), (("text", "text"), text.get("text")), (("group",), slide.get("group")), (("display_date",), slide.get("display_date")), *((("media", key), media.get(key)) for key in ("caption", "credit", "url"))):
        if isinstance(value, str) and (script := script_in(value, may_embed=where == ("media", "url"))):
            yield Problem("TL602", (*pointer, *where), f"has a script: {short(script, 30)}", "remove it", severity="error")
    url = media.get("url")
    if isinstance(url, str) and url and "<" not in url and (fault := fault_of(url, may_be_relative=True)):
        yield Problem("TL604", (*pointer, "media", "url"), f"{short(url)} {fault}")
    elif media and not isinstance(url, str) and pointer[0] == "events":
        yield Problem("TL715", (*pointer, "media"), "media without url", "leave media out")


def _dates(pointer: Pointer, slide: dict[str, Any]) -> Iterator[Problem]:
    read: dict[str, list[int]] = {}
    for key in ("start_date", "end_date"):
        date = slide.get(key)
        if isinstance(date, dict):
            yield from _unknown((*pointer, key), date, _DATE)
            faults = list(_date((*pointer, key), date))
            yield from faults
            if not any(fault.code != "TL714" for fault in faults):
                read[key] = [int(date[part]) for part in _DATE[:6] if date.get(part) not in (None, "")]
        elif key in slide:
            yield Problem("TL715", (*pointer, key), f"is {short(date)}, not an object with year, month, day")
    if len(read) == 2:
        start, end = read["start_date"], read["end_date"]
        if end[: len(start)] < start[: len(end)]:
            yield Problem("TL203", (*pointer, "end_date"), "the end is before the start")
        elif len(slide["end_date"]) > len(slide["start_date"]) and len(end) > len(start):
            yield Problem("TL713", (*pointer, "end_date"), "the end is more exact than the start, and is left out", "give both to the same unit")


def _date(pointer: Pointer, date: dict[str, Any]) -> Iterator[Problem]:
    numbers: dict[str, int] = {}
    for part in _DATE[:7]:
        value = date.get(part)
        if value is None or value == "":
            continue
        number = _number(value)
        if number is None:
            yield Problem("TL712", (*pointer, part), f"{part} is {short(value)}, not a whole number", f'write "{part}": {12 if part != "year" else 2025}')
        elif part in _RANGES and not _RANGES[part][0] <= number <= _RANGES[part][1]:
            yield Problem("TL202" if part in ("month", "day") else "TL712", (*pointer, part), f"{part} is {number}; there are {_RANGES[part][0]} to {_RANGES[part][1]}")
        else:
            numbers[part] = number
    if date.get("year") in (None, ""):
        yield Problem("TL711", pointer, "the date has no year")
    if numbers.get("year") == 0:
        yield Problem("TL714", (*pointer, "year"), "there is no year 0", "1 BCE is -1")
    if {"year", "month", "day"} <= numbers.keys() and numbers["day"] > (most := month_length(numbers["year"], numbers["month"])):
        yield Problem("TL202", (*pointer, "day"), f"month {numbers['month']} of {numbers['year']} has {most} days, not {numbers['day']}")


def _number(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    word = str(value).strip() if not isinstance(value, int) or abs(value) < 10**12 else ""
    return int(word) if word.removeprefix("-").isdecimal() and word.isascii() and len(word) <= 12 else None


def _eras(context: Context) -> Iterator[Problem]:
    if "eras" in context.data and not isinstance(context.data["eras"], list):
        yield Problem("TL716", ("eras",), f"eras are {short(context.data['eras'])}, not a list")
    spans: list[tuple[int, int, int]] = []
    for pointer, era in objects(context.data, "eras"):
        missing = [key for key in ("start_date", "end_date") if not isinstance(era.get(key), dict)]
        if missing:
            yield Problem("TL716", pointer, f"the era has no {' and no '.join(missing)}")
            continue
        faults = [fault for key in ("start_date", "end_date") for fault in _date((*pointer, key), era[key])]
        yield from faults
        if not faults:
            start, end = (days(*(int(era[key].get(part) or 1) for part in ("year", "month", "day"))) for key in ("start_date", "end_date"))
            if end < start:
                yield Problem("TL203", (*pointer, "end_date"), "the end is before the start")
            elif other := next((n for s, e, n in spans if start < e and s < end), None):
                yield Problem("TL716", pointer, f"the era overlaps that at {other - 1}", severity="warning")
            spans.append((start, end, len(spans) + 1))


def _unknown(pointer: Pointer, value: dict[str, Any], known: tuple[str, ...]) -> Iterator[Problem]:
    """Keys that look like a slip: the library ignores others, and pages carry keys of their own."""
    for key in list(value)[:50]:
        close = get_close_matches(key[:40], known, n=1, cutoff=0.75) if key not in known and not key.startswith("x-") else []
        if close and close[0] not in value:
            yield Problem("TL103", pointer, f"unknown key {short(key)}", f"did you mean {close[0]!r}?", key=key)
