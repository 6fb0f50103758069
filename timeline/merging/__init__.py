"""Several articles about one story: the same event told by all of them is one, with every source, and where they differ it is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.events import extract
from timeline.events.merge import merge as side_by_side
from timeline.merging import corrections, joining, pictures
from timeline.model.document import Document
from timeline.model.timeline import Timeline

__all__ = ["merge", "story"]


def story(documents: Iterable[Document], *, mode: str = "auto") -> Timeline:
    """One timeline of several articles. Each article's own publication date anchors its words; dates that it withdraws are withdrawn.

    `mode` is that of `timeline.extract`.
    """
    given = list(documents)
    return pictures.placed(joining.joined(corrections.applied(extract(given, mode=mode), given, mode=mode)))


def merge(timelines: Sequence[Timeline]) -> Timeline:
    """One timeline of several: sources with the same text are one, and so are events that are the same by their words and date.

    An event that a person has edited (`revision` above 0) keeps its headline and date.

    >>> merge([Timeline(title="Flood"), Timeline(title="Repairs")]).title
    'Flood; Repairs'
    """
    return joining.joined(side_by_side(timelines))
