"""Deixis inside direct quotation: "tomorrow" counts from the day on which it was said."""

from __future__ import annotations

from dataclasses import replace

from timeline.algebra.calendar import DAY
from timeline.algebra.interval import Interval
from timeline.algebra.operators import Expression, Reference, Unanchored, deictic
from timeline.anchoring.passages import Passages
from timeline.anchoring.policy import edtf_of
from timeline.model.timex import Anchor, Timex
from timeline.notation import edtf
from timeline.notation.timex3 import timex3

LOOK = 4
"""Expressions before a quoted one among which the day of the saying is looked for."""


def recount(found: list[Timex], passages: Passages, *, history: bool = False) -> list[Timex]:
    """The expressions, with those that are quoted and count from "today" counted from the day of the saying.

    The day of the saying is a dated day outside the quotation in the same sentence, when its clause reports ("she said on
    Wednesday"); without one the publication date stands, and in a history the day that is told of, if it is told by the day.
    """
    if not passages.speeches:
        return found
    numbers = [passages.number(timex.start) for timex in found]
    inside = [(i, number) for i, number in enumerate(numbers) if passages.quoted(found[i].start)]
    within, asked = {i for i, _ in inside}, {number for _, number in inside}
    said: dict[int, Timex] = {}
    for i, (timex, number) in enumerate(zip(found, numbers, strict=True)):
        if number in asked and number not in said and i not in within and _is_day(timex) and _reports(passages, number, timex):
            said[number] = timex
    out = list(found)
    for i, number in inside:
        if number in said:
            out[i] = _counted(found[i], said[number].interval, said[number].text)
        elif history:
            near = (found[j] for j in range(i - 1, max(-1, i - LOOK - 1), -1) if numbers[j] >= number - 1 and j not in within and _is_day(found[j]))
            out[i] = _in_story(found[i], next(near, None))
    return out


def _in_story(timex: Timex, told: Timex | None) -> Timex:
    """What was said long ago, counted from the day told of right before; left open where the story names none."""
    if told is not None:
        return _counted(timex, told.interval, told.text)
    if not isinstance(timex.tree, Expression) or not deictic(timex.tree) or timex.interval is None:
        return timex
    kind, value, mod = timex3(timex.tree, None)
    return replace(timex, type=kind, value=value, mod=mod, interval=None, edtf=None, anchor=None, rejected=None, status="unresolved", needs="the day on which it was said",
                   reference=Reference(None, timex.reference.told))  # fmt: skip


def _is_day(timex: Timex) -> bool:
    span = timex.interval
    return span is not None and span.start is not None and span.end is not None and span.end - span.start <= DAY and timex.type in {"DATE", "TIME"}


def _reports(passages: Passages, number: int, timex: Timex) -> bool:
    sentence = passages.sentence(number)
    verb = sentence.clauses[sentence.index(timex.start)].verb
    return verb is not None and verb.reporting


def _counted(timex: Timex, said: Interval | None, words: str | None) -> Timex:
    tree = timex.tree
    if not isinstance(tree, Expression) or not deictic(tree) or said is None or said.start is None:
        return timex
    start = said.start // DAY * DAY
    ref = Reference(Interval(start, start + DAY), timex.reference.told)
    try:
        interval = tree.resolve(ref)
    except (Unanchored, ValueError):
        return timex
    kind, value, mod = timex3(tree, interval)
    return replace(
        timex, type=kind, value=value, mod=mod, interval=interval, edtf=edtf_of(tree, interval, approximate=timex.approximate, zone=timex.zone) if kind in {"DATE", "TIME"} else None,
        anchor=Anchor(edtf.write(Interval(start, start + DAY)), "quote", words), reference=ref, status="resolved", needs=None,
    )  # fmt: skip
