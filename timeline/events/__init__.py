"""Which clause a date belongs to, and what the journalist would write of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.anchoring import tag
from timeline.errors import OptionError
from timeline.events.announcements import scheduled
from timeline.events.boilerplate import heading
from timeline.events.order import placed
from timeline.events.story import Story, read
from timeline.model.addresses import untracked
from timeline.model.document import Document
from timeline.model.event import IDENTIFIER, Event, Media
from timeline.model.timeline import Source, Timeline

__all__ = ["extract"]
_SOURCE_ID = re.compile(IDENTIFIER)


def extract(documents: Document | Iterable[Document], *, mode: str = "auto", only: str | None = None) -> Timeline:
    """The timeline that one or several documents tell: dated events in order of time, and what could not be dated.

    `mode` is that of `timeline.tag`. Events keep their source; duplicates in several documents are not joined here.
    With `only="scheduled"` it holds what lies ahead of the publication date, with times, ends and repetitions as a calendar wants them.

    Raises OptionError for another `only`, and for a document whose id can be none of a source.
    """
    given = [documents] if isinstance(documents, Document) else list(documents)
    names = _names(given)
    if only not in (None, "scheduled"):
        raise OptionError(repr(only), "is not a choice of events", "choose scheduled")
    tagged = [tag(document, mode=mode) for document in given]
    stories = [read(document, timexes, name) for document, timexes, name in zip(given, tagged, names, strict=True)]
    events = placed(event for story in stories for event in story.events)
    if only == "scheduled":
        events = placed(event for document, timexes, story, name in zip(given, tagged, stories, names, strict=True) for event in scheduled(document, timexes, story.events, name))
    return Timeline(
        title=_title(given, stories, events), sources=[_source(d, n) for d, n in zip(given, names, strict=True)], events=events,
        undated=[e for s in stories for e in s.loose] or None, unresolved=[u for s in stories for u in s.unresolved] or None,
    )  # fmt: skip


def _names(documents: list[Document]) -> list[str]:
    """The ids of the sources: the documents' own where they differ, else s1, s2, ..."""
    own = [d.id for d in documents]
    for name in own:
        if not _SOURCE_ID.fullmatch(name):
            raise OptionError(f"document id {name!r}", "can be no id of a source", "write lower case letters, digits and hyphens after a first letter: 'apw-1998-02'")
    return own if len(set(own)) == len(own) else [f"s{i}" for i in range(1, len(own) + 1)]


def _source(document: Document, name: str) -> Source:
    picture = Media(url=document.image, caption=document.image_caption, credit=document.publisher or None) if document.image else None
    return Source(id=name, title=document.title or None, url=untracked(document.url) if document.url else None, publisher=document.publisher or None, author=document.author or None,
                  published=document.published, published_from=document.published_from, language=document.language or None, media=picture,
                  sha256=document.sha256, text=document.text if document.extracted else None)  # fmt: skip


def _title(documents: list[Document], stories: list[Story], events: list[Event]) -> str | None:
    """The first title given, or the heading at the head of a text; else the first headline that the text itself dates."""
    for document in documents:
        if found := document.title or heading(document.text):
            return found
    told = [e for s in stories for e in s.events if e.when is not None and e.when.status != "bounded"]
    first = told or events or [e for s in stories for e in s.loose]
    return first[0].headline if first else None
