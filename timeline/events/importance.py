"""Which events matter most, from their records alone: told early, told often, dated to the day by the text, with names."""

from __future__ import annotations

from collections.abc import Callable

from timeline.model.event import Event
from timeline.model.timeline import Timeline

_PRECISION = {"second": 1.0, "minute": 1.0, "hour": 1.0, "day": 1.0, "week": 0.8, "month": 0.8, "quarter": 0.7, "season": 0.6, "year": 0.6}
_MODALITY = {"happened": 1.0, "scheduled": 0.9, "ongoing": 0.7, "reported": 0.7, "planned": 0.6}
_LEAD = 800
"""Characters into the article at which a mention is worth half of one in the first words."""


def importance(event: Event) -> float:
    """How much an event matters in its article, from 0 to 1.

    The mean of four figures: where it is first told, how often, how precisely it is dated, and whether it happened; a
    place or participants and a quote add a little. A date that is only a bound halves the whole.

    >>> importance(Event(id="e-1", headline="The dam broke")) < 1
    True
    """
    told = [e for e in event.evidence if e.role == "event"]
    lead = _LEAD / (_LEAD + min((e.start for e in told), default=10 * _LEAD))
    often = 1 - 0.5 ** max(1, len({e.start // 200 for e in told}))
    dated = 0.0 if event.when is None else _PRECISION.get(event.when.precision, 0.4)
    real = _MODALITY.get(event.modality, 0.4) * (1.0 if event.polarity == "positive" else 0.6)
    named = 0.05 * bool(event.participants) + 0.03 * (event.place is not None) + 0.02 * (event.attribution is not None and event.attribution.quote is not None)
    whole = 0.9 * (lead + often + dated + real) / 4 + named
    return round(whole * (0.5 if event.when is not None and event.when.status == "bounded" else 1.0), 4)


def foremost(story: Timeline, most: int, score: Callable[[Event], float] = importance) -> tuple[Timeline, int]:
    """The timeline with its `most` most important events by `score`, in order of time, and how many were left out.

    Relations to an event that is left out are left out with it.
    """
    ranked = sorted(range(len(story.events)), key=lambda i: (-score(story.events[i]), i))[:max(0, most)]
    kept = [story.events[i] for i in sorted(ranked)]
    ids = {e.id for e in (*kept, *(story.undated or ()))}
    whole = [_known(e, ids) for e in kept]
    return story.model_copy(update={"events": whole}), len(story.events) - len(kept)


def _known(event: Event, ids: set[str]) -> Event:
    if not event.relations or all(r.target in ids for r in event.relations):
        return event
    return event.model_copy(update={"relations": [r for r in event.relations if r.target in ids] or None})
