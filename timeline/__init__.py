"""News text in, dated events a careful journalist would sign out.

    import timeline
    doc = timeline.Document(text, published="2025-01-13")
    timeline.tag(doc)                 # [Timex]
    story = timeline.extract(doc)     # Timeline; also several documents
    timeline.dump(story, "story.ics"); timeline.load("story.json"); timeline.validate("story.json")

Names are imported when first used, so that the command line starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Document": "timeline.model.document",
    "Timex": "timeline.model.timex",
    "Event": "timeline.model.event",
    "Timeline": "timeline.model.timeline",
    "TimelineError": "timeline.errors",
    "tag": "timeline.anchoring",
    "extract": "timeline.events",
    "dump": "timeline.formats",
    "load": "timeline.formats",
    "validate": "timeline.lint",
}
__all__ = ["Document", "Event", "Timeline", "TimelineError", "Timex", "__version__", "dump", "extract", "load", "tag", "validate"]

if TYPE_CHECKING:
    from timeline.anchoring import tag
    from timeline.errors import TimelineError
    from timeline.events import extract
    from timeline.formats import dump, load
    from timeline.lint import validate
    from timeline.model.document import Document
    from timeline.model.event import Event
    from timeline.model.timeline import Timeline
    from timeline.model.timex import Timex


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
