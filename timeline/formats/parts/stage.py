"""What the page's script is given: the slides of TimelineJS, and what the list knows of each event."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from timeline.formats import timelinejs
from timeline.formats.parts import chronology, marked, slides, story
from timeline.formats.parts.plain import line, web, web_twice
from timeline.formats.parts.story import Entry
from timeline.formats.parts.stretches import MANY, opened, stretches
from timeline.model.timeline import Timeline

_DATES = (("", "All dates"), ("exact", "Exact dates"), ("loose", "About, before, after, or no day"), ("unsure", "Planned, possible or denied"))
_THEMES = (("", "Theme: automatic"), ("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast"))


def data(timeline: Timeline, found: list[Entry], locale: str | None) -> str:
    """JSON that is safe inside a `<script>` element."""
    names = chronology.groups(found)
    page: dict[str, Any] = {
        "timeline": _slides(timeline, found, ours=locale is None), "timeline_label": f"Timeline: {story.heading(timeline)}", "limit": MANY, "many": len(found) > MANY, "groups": len(names),
        "stretches": [{"first": s.first, "last": s.last} for s in stretches(found)], "open": opened(stretches(found), found),
        "events": [{"id": slides.unique(e.event.id), "headline": line(e.event.headline), "date": line(e.date.when.display), "at": e.date.place,
                    "kind": chronology.kind(e), "group": chronology.group_of(e, names)} for e in found],
    }
    if locale:
        page["locale"] = locale
    text = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return "".join({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}.get(c, c) for c in text) if _UNSAFE & set(text) else text


_UNSAFE = frozenset("<>&\u2028\u2029")


def _slides(timeline: Timeline, found: list[Entry], *, ours: bool) -> dict[str, Any]:
    """The TimelineJS page, its sentences with the words of the date marked and a line on how it was found.

    With `ours` every date is in the words of the list; else the library writes plain dates in its language.
    """
    made = timelinejs.page(timeline, found, carry=False)[0]
    for entry, slide in zip(found, made["events"], strict=True):
        if ours:
            slide["display_date"] = web_twice(entry.date.when.display)
        how = chronology.how_found(entry)
        slide["text"]["text"] = slides.body(entry.event, entry.source, marked.paragraphs(entry.event)) + (f"<p><small>{web(how)}</small></p>" if how else "")
    return made


def stage(found: list[Entry]) -> str:
    """The place of the line, empty until the script draws it."""
    parts = stretches(found)
    first = opened(parts, found)
    buttons = "".join(f'<button type="button" aria-pressed="{"true" if n == first else "false"}">{web(part.label)}</button>' for n, part in enumerate(parts))
    chooser = f'<div class="stretches" role="group" aria-label="Part of the timeline">{buttons}</div>\n' if parts else ""
    return (f'<section class="stage" id="_stage" aria-label="Timeline" hidden>\n{chooser}<div class="ask" id="_ask" hidden><p id="_why"></p>'
            '<button type="button" id="_draw">Draw the timeline</button></div>\n<div class="line" id="_line"></div>\n</section>')


def tools(found: list[Entry]) -> str:
    """Search, filters and the theme; shown by the script."""
    names = chronology.groups(found)
    boxes = "".join(f'<label class="group" data-group="{n % 8}"><input type="checkbox" value="{n}" checked>{web(name)}</label>' for n, name in enumerate(names))
    if names and any(chronology.group_of(e, names) < 0 for e in found):
        boxes += '<label class="group"><input type="checkbox" value="-1" checked>No group</label>'
    chooser = f'<fieldset id="_groups"><legend class="away">Groups</legend>{boxes}</fieldset>' if names else ""
    return (f'<div class="tools scripted" role="search" aria-label="Events" hidden>\n<input type="search" id="_search" aria-label="Search the events" placeholder="Search the events" autocomplete="off" spellcheck="false">\n'
            f"{_select('_dates', 'Dates', _DATES)}\n{_select('_theme', 'Theme', _THEMES)}\n{chooser}\n</div>\n"
            '<p class="count scripted" id="_count" role="status" hidden></p>\n<p class="count" id="_none" hidden>No event matches. Clear the search or a filter to see them again.</p>')


def _select(name: str, label: str, choices: tuple[tuple[str, str], ...]) -> str:
    options = "".join(f'<option value="{value}">{escape(words)}</option>' for value, words in choices)
    return f'<select id="{name}" aria-label="{label}" autocomplete="off">{options}</select>'
