"""The lead picture of an article goes to the event that the article is about: the first important one that it tells as news."""

from __future__ import annotations

from timeline.algebra.calendar import DAY
from timeline.events.importance import importance
from timeline.merging.told import Held, Told, published_at, told
from timeline.model.event import Event
from timeline.model.timeline import Timeline

_LEAD = 1200
"""Characters into the article within which its news is told."""
_NEWS = 7 * DAY
"""How long before the publication an event may lie and be its news."""


def placed(story: Timeline) -> Timeline:
    """The timeline with the lead picture of each source at one event of that source, where it has one that is news and has no picture."""
    with_picture = [s for s in story.sources if s.media is not None]
    if not with_picture:
        return story
    every = told(story.events, story.sources, Held())
    pictures: dict[str, Event] = {}
    for source in with_picture:
        published = published_at(source)
        own = [t for t in every if source.id in t.sources and t.event.media is None and t.event.id not in pictures and _is_news(t, source.id, published)]
        if own:
            best = max(own, key=lambda t: (importance(t.event), -t.place)).event
            pictures[best.id] = best.model_copy(update={"media": source.media})
    return story.model_copy(update={"events": [pictures.get(e.id, e) for e in story.events]})


def _is_news(t: Told, source: str, published: int | None) -> bool:
    early = any(e.source == source and e.role == "event" and e.start < _LEAD for e in t.event.evidence)
    return early and t.real and t.day is not None and published is not None and published - _NEWS <= t.day <= published
