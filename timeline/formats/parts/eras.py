"""The eras that TimelineJS can show: with two ends, and not over one another, since it lets the later one cover the earlier."""

from __future__ import annotations

from typing import NamedTuple

from timeline.formats.losses import Loss
from timeline.formats.parts import dates
from timeline.model.timeline import Era, Timeline


class Band(NamedTuple):
    """An era with the numbers of its first day and its last; one day is drawn up to the next, since the library refuses a start that is the end."""

    era: Era
    first: tuple[int, ...]
    last: tuple[int, ...]


def bands(timeline: Timeline) -> tuple[list[Band], list[Loss]]:
    """The eras that can be shown, in order of time, and those that cannot.

    Raises DateError naming the era whose date cannot be read.
    """
    made, losses, busy_until = list[Band](), list[Loss](), None
    read = [(era, dates.read(era.when, f"era {era.headline!r}")) for era in timeline.eras or []]
    for era, date in sorted(read, key=lambda pair: pair[1].order):
        start, end = date.bounds.start, date.bounds.end
        if start is None or end is None or (busy_until is not None and start < busy_until):
            losses.append(Loss(None, "eras need two ends and must not overlap", dropped=True, thing="era"))
            continue
        busy_until = end
        first, last = (dates.numbers(at, dates.G.DAY) for at in (start, end - 1))
        made.append(Band(era, first, last if first != last else dates.numbers(start + dates.DAY, dates.G.DAY)))
    return made, losses
