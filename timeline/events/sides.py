"""The time that an expression gives an event: the day itself, the time right after it, a side of it, a bound."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.algebra.calendar import DAY
from timeline.algebra.granularity import Granularity, ceiling, floor
from timeline.algebra.interval import Interval
from timeline.algebra.operators import Before
from timeline.events import headline
from timeline.events.passage import Passage
from timeline.events.vague import is_vague, placed
from timeline.events.when import when_of, written
from timeline.model.event import When
from timeline.model.timex import Timex
from timeline.notation import edtf

_BOUND = re.compile(r"\b(?P<way>before|prior\s+to|ahead\s+of|after|following)\s+(?:the\s+)?\Z", re.I)


_SOON = re.compile(r"\b(?:shortly|just|soon|right|immediately|moments)\s+after\b", re.I)


def _soon_after(timex: Timex, passage: Passage) -> When | None:
    """"Just after 06:00": that time, and not all that followed; after midnight on a day is at its beginning."""
    interval = timex.interval
    midnight = timex.text.lower().startswith("midnight")
    if interval is None or interval.start is None or (interval.end is not None and not midnight) or interval.grain >= Granularity.DAY or _SOON.search(passage.text[max(0, timex.start - 20):timex.end]) is None:
        return None
    at = interval.start - (DAY if midnight and not interval.start % DAY else 0)
    whole = Interval(floor(at, interval.grain), ceiling(at + 1, interval.grain), interval.grain)
    zone = timex.zone or getattr(getattr(timex.tree, "of", None), "zone", None)
    return when_of(replace(timex, interval=whole, edtf=edtf.write(whole, zone=zone), zone=zone, status="resolved" if timex.anchor is not None else "stated"))


def _sided(timex: Timex, passage: Passage) -> When | None:
    """"Before Sunday", "just days before Election Day", "after 5 May": what is told was on one side of the date and not on it."""
    interval = timex.interval
    if interval is None or interval.start is None or interval.end is None or timex.status == "bounded" or interval.grain < Granularity.DAY or interval.end - interval.start > 32 * 86400:
        return None
    low = max(passage.sentence.start, timex.start - 16)
    found = _BOUND.search(passage.text, low, timex.start)
    if found is None or (timex.context_start >= 0 and timex.context_start <= found.start()):
        return None
    value = edtf.bounded_before(interval) if found["way"].lower() in ("before", "ahead of", "prior to") else edtf.bounded_after(interval)
    return written(value, None, "bounded")


_LIMIT = re.compile(r"\b(?:before|by)\s+(?:the\s+)?\Z", re.I)


def _limited(timex: Timex, passage: Passage, index: int) -> When | None:
    """"Before Christmas", "by the end of June": a bound of what is still to come, or was done by then; "not before" is one from below."""
    interval, verb = timex.interval, passage.clauses[index].verb
    negated = verb is not None and (verb.negated or (timex.context_start >= 0 and headline.NO.search(passage.text, max(passage.sentence.start, timex.context_start - 5), timex.context_start) is not None))
    if negated and isinstance(timex.tree, Before) and interval is not None and interval.end is not None:
        return written(edtf.bounded_after(Interval(interval.end, ceiling(interval.end + 1, interval.grain), interval.grain)), None, "bounded")
    if interval is None or interval.start is None or interval.end is None or timex.status == "bounded" or verb is None:
        return None
    found = _LIMIT.search(passage.text, max(passage.sentence.start, timex.start - 14), timex.start)
    ahead = verb.tense == "future" or verb.modal is not None
    done = found is not None and found[0].lower().startswith("by") and (verb.aspect == "perfect" or verb.passive)
    if found is None or interval.grain < Granularity.DAY or not (ahead or done):
        return None
    return written(edtf.bounded_before(interval), None, "bounded")


def place_vague(passage: Passage, timex: Timex, groups: dict[int, list[Timex]]) -> None:
    """Let a duration or a vague word place its clause, when no date does."""
    index = passage.sentence.index(timex.start)
    clause = passage.clauses[index]
    if index not in groups and clause.kind not in _ASIDE and placed(timex, clause, passage.text) is not None:
        groups[index] = [timex]


_ASIDE = frozenset({"participial", "infinitive", "nominal"})
"""Clauses of which a vague word makes no event: "soldiers currently held"."""


VAGUE = 0.5
"""How much less sure, and less worth a place, an event of "recently" is than one with a date."""


def time_of(timex: Timex, passage: Passage, index: int) -> When | None:
    """The time of an event that an expression gives to the clause at `index`: the day itself, a side of it, or a bound; None when it gives none."""
    if timex.datable:
        return _limited(timex, passage, index) or _soon_after(timex, passage) or _sided(timex, passage) or when_of(timex)
    return placed(timex, passage.clauses[index], passage.text) if is_vague(timex) else None
