"""Which events matter most in a set of articles: told by many, told again later, told early in the text, dated to the day."""

from __future__ import annotations

from collections.abc import Callable
from math import log

from timeline.algebra.calendar import DAY
from timeline.events import importance as alone
from timeline.merging.copies import witnesses
from timeline.merging.told import published_at
from timeline.model.event import Event
from timeline.model.timeline import Timeline

SPREAD, ECHO, ALONE = 0.45, 0.15, 0.40
"""The weights of: the share of witnesses (on a logarithmic scale), how long it is told again, and its importance in an article."""
_ECHOES = 4
"""Further days of publication after which a telling adds nothing."""


def scores(story: Timeline) -> Callable[[Event], float]:
    """A score of 0 to 1 for each of the timeline's events; of one article it is the importance in it.

    Copies of one text are one witness.
    """
    stands = witnesses(story.events)
    witnesses_in_all = len(set(stands.values()))
    if witnesses_in_all < 2:
        return alone.importance
    published = {s.id: at // DAY for s in story.sources if (at := published_at(s)) is not None}

    def score(event: Event) -> float:
        names = {e.source for e in event.evidence}
        spread = log(1 + len({stands.get(n, n) for n in names})) / log(1 + witnesses_in_all)
        echo = min(_ECHOES, max(0, len({published[n] for n in names if n in published}) - 1)) / _ECHOES
        return round(SPREAD * spread + ECHO * echo + ALONE * alone.importance(event), 4)

    return score


def foremost(story: Timeline, most: int) -> tuple[Timeline, int]:
    """The timeline with its `most` most important events, in order of time, and how many were left out."""
    return alone.foremost(story, most, scores(story))

