"""The text of a TimelineJS slide, for its JSON and its spreadsheet: paragraphs, the quotation, the source."""

from __future__ import annotations

import re
from html import escape

from timeline.algebra.calendar import civil
from timeline.formats.parts.dates import Dated
from timeline.formats.parts.plain import address, clean, line, web
from timeline.formats.parts.story import credit
from timeline.model.event import Event
from timeline.model.timeline import Source

_PICTURE = re.compile(r"https?://[^?#]*\.(?:jpe?g|png|gif|svg|webp)(?:\?[^#]*)?", re.IGNORECASE)
_OTHER_MEDIUM = re.compile(
    r"youtube|youtu.?be|vimeo|dailymotion|dai.ly|vine\.co|tiktok|bsky\.app|soundcloud|twitter|//(www\.)?x\.com|google|flickr|flic\.kr"
    r"|instagr|documentcloud|wiki|imgur|\.pdf|spotify|iframe|blockquote|wistia|wi\.st", re.IGNORECASE)


def body(event: Event, source: Source | None, rows: list[str] | None = None) -> str:
    """The slide's HTML: sentence, quotation, speaker and a link to the source. All text is escaped once.

    `rows` are the sentence's paragraphs as HTML, where they are to say more than the text.
    """
    if rows is None:
        rows = [web(row) for row in clean(event.description or "").split("\n") if row.strip()]
    parts = [f"<p>{row}</p>" for row in rows]
    said = event.attribution
    if said and said.quote:
        parts.append(f"<blockquote>{web(said.quote)}</blockquote>")
    if said and said.speaker:
        parts.append(f"<p><small>— {web(said.speaker)}</small></p>")
    if told := told_as(event):
        parts.append(f"<p><small>{told[:1].upper()}{told[1:]}</small></p>")
    if source:
        parts.append(f"<p><small>Source: {link(source)}</small></p>")
    return "".join(parts)


def told_as(event: Event) -> str:
    """What makes an event less than a fact, in words; empty for what happened, goes on, is scheduled or is reported.

    >>> told_as(Event(id="e-1", headline="The bridge will open", modality="planned")), told_as(Event(id="e-1", headline="The dam broke"))
    ('planned, not certain', '')
    """
    if event.modality == "denied":
        return "denied"
    if event.polarity == "negative":
        return {"scheduled": "not to take place", "planned": "not planned", "proposed": "not proposed", "possible": "not likely"}.get(event.modality, "did not happen")
    return {"planned": "planned, not certain", "proposed": "proposed, not decided", "possible": "possible, not certain", "conditional": "on a condition", "hypothetical": "did not happen", "generic": "a habit, not one event"}.get(event.modality, "")


def unique(identifier: str) -> str:
    """An id for the page, which has a title and makes elements called ID, ID-marker and event-ID; a property of every object is taken too."""
    if re.match("x*event-", identifier):
        identifier = f"x{identifier}"
    return f"{identifier}-event" if identifier in ("title", "constructor") or identifier.endswith(("-marker", "-event")) else identifier


def link(source: Source) -> str:
    """The source in words, linked when it has a web address; an address is never the words of a link."""
    url = address(source.url)
    words = credit(source)
    if not url:
        return web(words)
    words = "article" if words == line(source.url) else words
    return f'<a href="{escape(url)}" target="_blank" rel="noopener">{web(words)}</a>'


def picture(event: Event) -> str | None:
    """The address of the event's picture; None for what TimelineJS would take for another medium, or for no picture."""
    url = address(event.media.url) if event.media else None
    return url if url and _PICTURE.fullmatch(url) and not _OTHER_MEDIUM.search(url) else None


def historical(year: int) -> int:
    """TimelineJS counts -44 as 44 BCE and has no year 0, ISO 8601 counts it as -43."""
    return year if year > 0 else year - 1


def astronomical(year: int) -> int:
    """The inverse of `historical`; TimelineJS shows 0 as 1 BCE's place."""
    return year if year > 0 else min(year + 1, 0)


def needs_words(date: Dated) -> bool:
    """Whether the numbers alone would show another date than ours: all but a lone year, month or day of three digits and more, or before Christ."""
    return True if date.timed or 0 < civil(date.place).year < 100 else date.open or date.bounded or date.doubtful or date.kind != "date" or date.when.precision not in ("year", "month", "day")
