"""The order of a timeline: by start; of two with one bound, the one that was before it comes first; else as told."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.algebra.granularity import floor
from timeline.model.event import Event
from timeline.notation.derive import bounds


def placed(events: Iterable[Event]) -> list[Event]:
    """The events in order of time."""
    return sorted(events, key=_key)


def _key(event: Event) -> tuple[int, int, int]:
    assert event.when is not None
    interval = bounds(event.when.edtf, event.when.precision)
    if interval.start is not None:
        return interval.start, 1, 0 if interval.end is None else -interval.end
    return (floor(interval.end - 1, interval.grain) if interval.end is not None else 0), 0, 0
