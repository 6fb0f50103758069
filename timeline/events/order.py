"""The order of a timeline: by start, with "late October" after "early October"; of two with one bound, the one that was before it comes first; else as told."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.algebra.granularity import floor
from timeline.algebra.interval import Interval
from timeline.model.event import Event
from timeline.notation.derive import bounds

_PART = {"MID": 1, "END": 2}
"""Thirds of a unit that lie before its middle and its end."""


def placed(events: Iterable[Event]) -> list[Event]:
    """The events in order of time."""
    return sorted(events, key=_key)


def _key(event: Event) -> tuple[int, int, int]:
    assert event.when is not None
    interval = bounds(event.when.edtf, event.when.precision)
    if interval.start is not None:
        return interval.start + _within(event, interval), 1, 0 if interval.end is None else -interval.end
    return (floor(interval.end - 1, interval.grain) if interval.end is not None else 0), 0, 0


def _within(event: Event, interval: Interval) -> int:
    """How far into its unit an event said to lie in the middle or at the end of it is put among the others, in seconds."""
    mods = [e.timex3.mod for e in event.evidence if e.role == "date" and e.timex3 is not None]
    if interval.start is None or interval.end is None or len(mods) != 1 or mods[0] not in _PART:
        return 0
    return (interval.end - interval.start) * _PART[mods[0]] // 3
