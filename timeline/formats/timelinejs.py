"""TimelineJS3 JSON, as the real library (3.9) reads it: years before Christ counted historically, ends inclusive.

Every slide carries its record under `x-timeline`, a key that the library ignores, so that a page read back loses nothing;
a slide that somebody has edited since is read by what it shows.
"""

from __future__ import annotations

import json
import re
from typing import Any

from timeline.errors import InputError
from timeline.formats.json import parse
from timeline.formats.json import text as to_text
from timeline.formats.losses import Loss
from timeline.formats.parts import dates, eras, foreign, slides, story, stretches
from timeline.formats.parts.plain import line, web, web_twice
from timeline.formats.parts.remarks import strict
from timeline.formats.parts.story import Entry
from timeline.model.event import Event
from timeline.model.timeline import Source, Timeline

NAME = "timelinejs"
SUFFIXES = (".timelinejs.json", ".timelinejs")
_KEYS = ("year", "month", "day", "hour", "minute", "second")
_HUMAN = range(-271_820, 275_760)  # the years that a JavaScript date can hold


def dump(timeline: Timeline, *, carry: bool = True) -> tuple[str, list[Loss]]:
    """The timeline as TimelineJS3 JSON; `carry=False` leaves the records under `x-timeline` out.

    Raises OutputError when no event has a date: the library shows an error page for that.
    """
    found = story.entries(timeline)
    if not found:
        raise story.nothing("TimelineJS")
    made, losses = page(timeline, found, carry=carry)
    for entry in found:
        losses += _losses(entry)
    return to_text(made), story.left_out(timeline) + losses + stretches.advice(found)


def page(timeline: Timeline, found: list[Entry], *, carry: bool) -> tuple[dict[str, Any], list[Loss]]:
    """What TimelineJS is given for these entries of a timeline, and the eras that it cannot show."""
    found_eras, losses = eras.bands(timeline)
    drawn = [{"start_date": _date(first, 3), "end_date": _date(last, 3), "text": {"headline": web(era.headline)}} for era, first, last in found_eras]
    events = [_slide(entry, carry=carry) for entry in found]
    made: dict[str, Any] = {"scale": _scale(events + drawn), "title": _title(timeline, found), "events": events}
    if drawn:
        made["eras"] = drawn
    if carry:
        made["x-timeline"] = timeline.model_dump(by_alias=True, exclude_none=True, exclude={"events"})
    return made, losses


def _losses(entry: Entry) -> list[Loss]:
    event, date = entry.event, entry.date
    losses = story.unsaid(event, "relations")
    if date.bounded and date.kind not in ("before", "after") and not date.open:
        losses.append(Loss(event.id, "one of several dates is drawn at the first of them, and said in words"))
    elif date.bounded or date.open:
        losses.append(Loss(event.id, "an open date is drawn at the date that it names, and said in words"))
    if event.media and not slides.picture(event):
        losses.append(Loss(event.id, "media that is not a picture on the web"))
    return losses


def _slide(entry: Entry, *, carry: bool) -> dict[str, Any]:
    event, date = entry.event, entry.date
    first, last = dates.first_last(date)
    slide: dict[str, Any] = {"unique_id": slides.unique(event.id), "start_date": _date(first, max(len(first), len(last or ())))}
    if last:
        slide["end_date"] = _date(last, len(last))
    if slides.needs_words(date):
        slide["display_date"] = web_twice(date.when.display)
    slide["text"] = {"headline": web(event.headline), "text": slides.body(event, entry.source)}
    slide["autolink"] = False
    if line(event.group):
        slide["group"] = web_twice(event.group or "")
    if url := slides.picture(event):
        slide["media"] = _media(event.media, url)
    if carry:
        slide["x-timeline"] = event.model_dump(by_alias=True, exclude_none=True)
    return slide


def _media(media: Any, url: str) -> dict[str, str]:
    found = {"url": url, "caption": web(media.caption or ""), "credit": web(media.credit or ""), "alt": line(media.alt)}
    return {key: value for key, value in found.items() if value}


def _date(parts: tuple[int, ...], size: int) -> dict[str, int | str]:
    """A date object; the library deletes an end with more keys than its start, so a start has them all, blank where unknown."""
    size = 6 if size > 5 else 5 if size > 3 else size
    numbers: list[int | str] = [slides.historical(parts[0]), *parts[1:], *[""] * (size - len(parts))]
    return dict(zip(_KEYS, numbers, strict=False))


def _title(timeline: Timeline, found: list[Entry]) -> dict[str, Any]:
    sources = "".join(f"<p>{_source(source)}</p>" for source in timeline.sources)
    return {
        "unique_id": "title", "autolink": False, "display_date": web_twice(story.span_words(found)),
        "text": {"headline": web(story.heading(timeline)), "text": sources},
    }


def _source(source: Source) -> str:
    return f"Source: {slides.link(source)}"


def _scale(slides_: list[dict[str, Any]]) -> str:
    years = [slide[key]["year"] for slide in slides_ for key in ("start_date", "end_date") if key in slide]
    return "human" if all(year in _HUMAN for year in years) else "cosmological"


def recognises(text: str) -> bool:
    """Whether it is a JSON object whose events have a `start_date`."""
    return text.lstrip()[:1] == "{" and re.search(r'"start_date"\s*:', text) is not None and '"schema_version"' not in text.split('"events"')[0]


def load(text: str, where: str) -> Timeline:
    """Read TimelineJS JSON, ours without loss and others' by what they show. Raises InputError naming the slide."""
    made, problems = load_noting(text, where)
    strict(problems)
    return made


def load_noting(text: str, where: str) -> tuple[Timeline, list[InputError]]:
    """The same, but a slide that cannot be read becomes a problem and the others go on."""
    return foreign.timeline(parse(text, where), where, _as_written)


def _as_written(slide: dict[str, Any], event: Event, sources: dict[str, Source]) -> bool:
    """Whether a slide still shows what its record says, so that the record may be trusted."""
    if event.when is None:
        return False
    again = _slide(Entry(event, dates.read(event.when, f"event {event.id}"), story.source_of(event, sources)), carry=True)
    return json.dumps(again, sort_keys=True) == json.dumps(slide, sort_keys=True)
