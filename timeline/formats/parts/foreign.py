"""Slides that others wrote, or edited, read into the record by what they show."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from html import unescape
from typing import Any

from pydantic import ValidationError

from timeline.errors import DateError, InputError
from timeline.formats.parts.plain import address, line, unweb
from timeline.formats.parts.remarks import RemarkError
from timeline.formats.parts.slides import astronomical
from timeline.model.event import Attribution, Event, Media, When
from timeline.model.timeline import Era, Source, Timeline
from timeline.notation import derive, display, edtf

_ID = re.compile(r"[a-z][a-z0-9-]*")
_NUMBER = re.compile(r"-?[0-9]{1,12}")
AsWritten = Callable[[dict[str, Any], Event, dict[str, Source]], bool]
_KEYS = ("year", "month", "day", "hour", "minute", "second")
_LONGEST_HEADLINE = 100
_DATELESS = "has no start_date with a year"
_FRAME = ("blockquote", "small")  # what our slides put around the sentence


def timeline(data: Any, where: str, as_written: AsWritten) -> tuple[Timeline, list[InputError]]:
    """A page as a timeline, and what of it could not be read or had to be mended.

    Records kept under `x-timeline` count where `as_written` says that the slide is unchanged. Raises InputError for what is no page.
    """
    if not isinstance(data, dict) or not isinstance(data.get("events"), list):
        raise InputError(where, "is not a TimelineJS page: it has no list of events")
    problems: list[InputError] = []
    try:
        kept = Timeline.model_validate(data.get("x-timeline") or {})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        problems.append(RemarkError(f"{where}: x-timeline", f"{'.'.join(map(str, first['loc']))}: {first['msg']}", "the slides alone are read"))
        kept = Timeline()
    title, sources = data.get("title"), {source.id: source for source in kept.sources}
    found = [_event(slide, f"{where}: events[{i}]", sources, as_written, problems) for i, slide in enumerate(data["events"])]
    events = _unlike([event for event in found if event], where, problems)
    update: dict[str, Any] = {"events": [event for event in events if event.when]}
    if undated := [event for event in events if not event.when]:
        update["undated"] = [*(kept.undated or []), *undated]
    if "x-timeline" not in data:
        update |= {"title": _headline(title.get("text")) or None if isinstance(title, dict) else None, "eras": _eras(data, where, problems) or None}
    return kept.model_copy(update=update), problems


def _unlike(events: list[Event], where: str, problems: list[InputError]) -> list[Event]:
    """Each with an id of its own."""
    seen: set[str] = set()
    for at, event in enumerate(events):
        if event.id in seen:
            problems.append(RemarkError(where, f"two slides have the id {event.id}", "the second gets one of its own"))
            events[at] = event.model_copy(update={"id": identifier(None, event.id, str(at))})
        seen.add(events[at].id)
    return events


def _eras(data: dict[str, Any], where: str, problems: list[InputError]) -> list[Era]:
    found, eras = [], data.get("eras") or []
    for number, era in enumerate(eras if isinstance(eras, list) else []):
        try:
            found.append(_era(era, f"{where}: eras[{number}]"))
        except InputError as fault:
            problems.append(fault)
    return found


def _event(slide: Any, where: str, sources: dict[str, Source], as_written: AsWritten, problems: list[InputError]) -> Event | None:
    """The event of a slide; None, and a problem, when it cannot be read."""
    try:
        if not isinstance(slide, dict):
            raise InputError(where, "is not a slide")
        if isinstance(slide.get("x-timeline"), dict):
            event = Event.model_validate(slide["x-timeline"])
            return event if as_written(slide, event, sources) else _merged(shown(slide, where), event)
        return shown(slide, where)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        problems.append(InputError(f"{where}.{'.'.join(map(str, first['loc']))}", first["msg"]))
    except InputError as fault:
        if fault.where == where and fault.why == _DATELESS:
            problems.append(RemarkError(where, _DATELESS, "TimelineJS would leave it out; it is kept as undated"))
            return shown(slide, where, dated=False)
        problems.append(fault)
    return None


def _merged(seen: Event, kept: Event) -> Event:
    """What an edited slide shows, with what its record says beside and no slide shows."""
    update = {name: getattr(kept, name) for name in ("modality", "polarity", "participants", "place", "attribution", "tags", "relations", "evidence", "confidence")}
    if seen.when and kept.when and (seen.when.edtf != kept.when.edtf):
        update |= {"evidence": [one for one in kept.evidence if one.role != "date"], "confidence": 1.0}
    return seen.model_copy(update={**update, "revision": kept.revision + 1})


def shown(slide: dict[str, Any], where: str, *, dated: bool = True) -> Event:
    """An event from what a slide shows. Raises InputError when it has no date that can be read, and is to have one."""
    text = _object(slide, "text")
    body = unweb(str(text.get("text") or ""), _FRAME if "x-timeline" in slide else ())
    headline = _headline(text) or body[:_LONGEST_HEADLINE] or "Untitled"
    if dated and not _years(slide.get("start_date")):
        raise InputError(where, _DATELESS)
    when = when_of(slide, where) if dated else None
    media = _object(slide, "media")
    url = address(str(media.get("url") or ""))
    return Event(
        id=identifier(slide.get("unique_id"), when.edtf if when else "", headline, body), headline=headline, description=body or None, when=when,
        group=line(unescape(unweb(str(slide.get("group") or "")))) or None,
        media=Media(url=url, **{k: unweb(str(media[k])) for k in ("caption", "credit", "alt") if media.get(k)}) if url else None,
    )


def _years(date: Any) -> bool:
    """Whether a date object, or a number of milliseconds, says anything."""
    return not isinstance(date, dict | None) or (isinstance(date, dict) and bool(str(date.get("year") if date.get("year") is not None else "").strip()))


def _object(slide: dict[str, Any], key: str) -> dict[str, Any]:
    found = slide.get(key)
    return found if isinstance(found, dict) else {}


def identifier(given: Any, *content: str) -> str:
    """The id given when it is one of ours, else one made from the content."""
    if isinstance(given, str) and _ID.fullmatch(given):
        return given
    return "e-" + hashlib.sha256("\0".join(content).encode("utf-8", "replace")).hexdigest()[:12]


def when_of(slide: dict[str, Any], where: str) -> When:
    """The `when` that a slide's date objects say."""
    start = _edtf(slide.get("start_date"), f"{where}.start_date")
    end = _edtf(slide["end_date"], f"{where}.end_date") if slide.get("end_date") else start
    shown_date = slide.get("display_date")
    return when(start if start == end else f"{start}/{end}", where, unescape(unweb(str(shown_date))) if shown_date else None)


def when(date: str, where: str, words: str | None = None) -> When:
    """A stated `when` from EDTF. Raises InputError when it is not a date."""
    try:
        derived = derive.derive(date)
        interval = edtf.parse(date)
        return When(edtf=date, start=derived.start, end=derived.end, precision=derived.precision,  # type: ignore[arg-type,unused-ignore]
                    status="bounded" if interval.kind in ("before", "after") else "stated",
                    approximate=interval.approximate or None, display=line(words) or display.display(date))
    except DateError as error:
        raise InputError(where, f"{error.where} {error.why}") from None


def _edtf(date: Any, where: str) -> str:
    if not isinstance(date, dict):
        raise InputError(where, "is not a date object with a year")
    numbers: list[int] = []
    for key in _KEYS:
        given = date.get(key)
        value = "" if given is None else re.sub(r"\.0+\Z", "", str(given).strip())
        if not value:
            break
        if not _NUMBER.fullmatch(value):
            raise InputError(f"{where}.{key}", f"is not a whole number: {value[:40]!r}")
        numbers.append(int(value))
    if not numbers:
        raise InputError(where, "has no year")
    return written(astronomical(numbers[0]), numbers[1:])


def written(year: int, rest: list[int]) -> str:
    """EDTF from numbers: year, and as many of month, day, hour, minute and second as are known."""
    years = f"{'-' if year < 0 else ''}{abs(year):04d}" if abs(year) <= 9999 else f"Y{year}"
    date = "-".join([years, *(f"{n:02d}" for n in rest[:2])])
    clock = [*rest[2:], 0, 0][:3] if len(rest) > 2 else []
    return date + ("T" + ":".join(f"{n:02d}" for n in clock) if clock else "")


def _headline(text: Any) -> str:
    words = line(unweb(str((text or {}).get("headline") or "")) if isinstance(text, dict) else "")
    return words if len(words) <= _LONGEST_HEADLINE else words[: _LONGEST_HEADLINE - 1] + "…"


def _era(era: Any, where: str) -> Era:
    if not isinstance(era, dict):
        raise InputError(where, "has an era that is not an object")
    return Era(headline=_headline(era.get("text")) or "Untitled", when=when_of(era, f"{where}: era"))


def attribution(speaker: str | None, quote: str | None) -> Attribution | None:
    """Who says so, when anything is known of it."""
    return Attribution(speaker=speaker or None, quote=quote or None) if speaker or quote else None
