"""A publication date that is partly known: the text is read once for each day that it may be, and the readings are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.algebra.interval import Interval
from timeline.algebra.operators import needs_dct
from timeline.model.document import Document
from timeline.model.timex import Anchor, Reading, Timex
from timeline.notation import sets
from timeline.notation.timex3 import common

Read = tuple[Interval, list[Timex]]
"""A day of publication, and the expressions as they are read then."""


def joined(document: Document, read: Sequence[Read]) -> list[Timex]:
    """The expressions of all days, each once, with its meanings by the day."""
    by_span: dict[tuple[int, int], list[Reading]] = {}
    for day, timexes in read:
        for timex in timexes:
            by_span.setdefault((timex.start, timex.end), []).append(Reading(day, timex))
    return [_one(document, by_span[span]) for span in sorted(by_span)]


def _one(document: Document, days: list[Reading]) -> Timex:
    first = days[0].timex
    if all(_counts_alike(first, day.timex) for day in days):
        return first
    if any(day.timex.interval is None for day in days):
        return next(day.timex for day in days if day.timex.interval is None)
    return _set(document, tuple(_runs(days)))


def _counts_alike(one: Timex, other: Timex) -> bool:
    """Whether two readings are one, and the day of publication has no part in it."""
    counted = one.tree is not None and needs_dct(one.tree) and (one.anchor is None or one.anchor.source == "publication")
    return not counted and (one.interval, one.tree, one.value, one.status) == (other.interval, other.tree, other.value, other.status)


def _runs(days: list[Reading]) -> list[Reading]:
    """Days on end with the same meaning, as one."""
    runs: list[Reading] = []
    for day in days:
        last = runs[-1] if runs else None
        if last is not None and last.published.end == day.published.start and _same(last.timex, day.timex):
            runs[-1] = Reading(Interval(last.published.start, day.published.end), last.timex)
        else:
            runs.append(day)
    return runs


def _same(one: Timex, other: Timex) -> bool:
    return (one.interval, one.tree, one.reference.told) == (other.interval, other.tree, other.reference.told)


def _set(document: Document, runs: tuple[Reading, ...]) -> Timex:
    """One expression that holds every reading: their common value, the set of their dates, the stretch that spans them."""
    timexes = [run.timex for run in runs]
    first, texts = timexes[0], [timex.edtf for timex in timexes if timex.edtf is not None]
    several = len({timex.interval for timex in timexes}) > 1
    rejected = [timex.rejected for timex in timexes if timex.rejected is not None]
    whole = replace(
        first, anchor=_anchor(document, timexes), readings=runs, confidence=min(timex.confidence for timex in timexes),
        rejected=sets.one_of(rejected) if len(rejected) == len(timexes) else None,
        direction=_agreed([timex.direction for timex in timexes]), cue=_agreed([timex.cue for timex in timexes]),
        parts=tuple(_set(document, tuple(Reading(run.published, run.timex.parts[i]) for run in runs)) for i in range(_parts(timexes))),
    )  # fmt: skip
    if not several:
        return whole
    return replace(
        whole, value=common([timex.value for timex in timexes], first.tree), interval=_span([t.interval for t in timexes if t.interval]),
        edtf=sets.one_of(texts) if len(texts) == len(timexes) else None, status="bounded",
    )  # fmt: skip


def _anchor(document: Document, timexes: list[Timex]) -> Anchor | None:
    """The publication date as far as it is known, or the range of what the readings count from."""
    anchors = [timex.anchor for timex in timexes if timex.anchor is not None]
    if anchors and all(anchor.source == "publication" for anchor in anchors):
        return Anchor(document.published or "", "publication")
    dates = sorted({anchor.date for anchor in anchors})
    return replace(anchors[0], date=dates[0] if len(dates) == 1 else f"{dates[0]}/{dates[-1]}") if anchors else None


def _parts(timexes: list[Timex]) -> int:
    numbers = {len(timex.parts) for timex in timexes}
    return numbers.pop() if len(numbers) == 1 else 0


def _agreed(values: list[str | None]) -> str | None:
    return values[0] if len(set(values)) == 1 else None


def _span(intervals: list[Interval]) -> Interval:
    """The shortest interval that contains them all."""
    starts, ends = [i.start for i in intervals], [i.end for i in intervals]
    low = None if None in starts else min(at for at in starts if at is not None)
    high = None if None in ends else max(at for at in ends if at is not None)
    return Interval(low, high, min(i.grain for i in intervals))
