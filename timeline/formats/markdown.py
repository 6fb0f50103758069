"""A chronology in Markdown: date, headline, sentence, who says so, source; then what has no date."""

from __future__ import annotations

import re

from timeline.formats.losses import Loss
from timeline.formats.parts import slides, story
from timeline.formats.parts.plain import address, clean, line
from timeline.formats.parts.story import Entry
from timeline.model.event import Event
from timeline.model.timeline import Source, Timeline

NAME = "md"
SUFFIXES = (".md", ".markdown")
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&:@])")


def dump(timeline: Timeline) -> tuple[str, list[Loss]]:
    """The timeline as CommonMark; every character of the text that could be markup is escaped."""
    found = story.entries(timeline)
    blocks = [f"# {escape(story.heading(timeline))}", *(_block(entry) for entry in found)]
    if events := story.undated(timeline):
        blocks += ["## Also reported, without a date", "\n".join(f"- {_undated(event)}" for event in events)]
    if timeline.unresolved:
        blocks += ["## Not placed", "\n".join(f"- “{escape(u.text)}”: {escape(f'needs {u.needs}' if u.needs else u.reason)}" for u in timeline.unresolved)]
    if timeline.sources:
        blocks += ["## Sources", "\n".join(f"- {_source(source)}" for source in timeline.sources)]
    losses = [loss for entry in found for loss in story.unsaid(entry.event, "relations", "participants", "media", "evidence")]
    return "\n\n".join(blocks) + "\n", losses


def escape(text: str | None) -> str:
    r"""One line of text in which nothing is markup.

    >>> escape("*a* <b>")
    '\\*a\\* \\<b\\>'
    """
    return _SPECIAL.sub(r"\\\1", line(text))


def _block(entry: Entry) -> str:
    event = entry.event
    rows = [f"**{escape(entry.date.when.display)}** — {escape(event.headline)}"]
    rows += [escape(row) for row in clean(event.description or "").split("\n") if row.strip()]
    if said := event.attribution:
        rows += [f"> “{escape(said.quote)}”"] if said.quote else []
        rows += [f"— {escape(said.speaker)}"] if said.speaker else []
    if told := slides.told_as(event):
        rows.append(f"*{told[:1].upper()}{told[1:]}*")
    return "\n\n".join(rows + ([f"*Source: {_source(entry.source)}*"] if entry.source else []))


def _undated(event: Event) -> str:
    text = line(event.description)
    return escape(event.headline) + (f": {escape(text)}" if text and text != line(event.headline) else "")


def _source(source: Source) -> str:
    url, words = address(source.url), escape(story.credit(source)) or escape(source.id)
    return f"[{words}](<{url}>)" if url else words
