"""Deixis inside direct quotation: "tomorrow" counts from the day on which it was said."""

from __future__ import annotations

from dataclasses import replace

from timeline.algebra.calendar import DAY
from timeline.algebra.interval import Interval
from timeline.algebra.operators import Expression, Reference, Unanchored, deictic
from timeline.anchoring.passages import Passages
from timeline.anchoring.policy import edtf_of
from timeline.model.document import Document
from timeline.model.timex import Anchor, Timex
from timeline.notation import edtf
from timeline.notation.timex3 import timex3


def recount(document: Document, found: list[Timex], passages: Passages) -> list[Timex]:
    """The expressions, with those that are quoted and count from "today" counted from the day of the saying.

    The day of the saying is a dated day outside the quotation in the same sentence, when its clause reports ("she said on
    Wednesday"); without one the publication date stands.
    """
    if not any(mark in document.text for mark in ('"', "“", "``")):
        return found
    numbers = [passages.number(timex.start) for timex in found]
    inside = [(i, number) for i, number in enumerate(numbers) if passages.quoted(number, found[i].start)]
    within, asked = {i for i, _ in inside}, {number for _, number in inside}
    said: dict[int, Timex] = {}
    for i, (timex, number) in enumerate(zip(found, numbers, strict=True)):
        if number in asked and number not in said and i not in within and _is_day(timex) and _reports(passages, number, timex):
            said[number] = timex
    out = list(found)
    for i, number in inside:
        if number in said:
            out[i] = _counted(found[i], said[number])
    return out


def _is_day(timex: Timex) -> bool:
    span = timex.interval
    return span is not None and span.start is not None and span.end is not None and span.end - span.start <= DAY and timex.type in {"DATE", "TIME"}


def _reports(passages: Passages, number: int, timex: Timex) -> bool:
    sentence = passages.sentence(number)
    verb = sentence.clauses[sentence.index(timex.start)].verb
    return verb is not None and verb.reporting


def _counted(timex: Timex, said: Timex) -> Timex:
    tree = timex.tree
    if not isinstance(tree, Expression) or not deictic(tree) or said.interval is None or said.interval.start is None:
        return timex
    start = said.interval.start // DAY * DAY
    ref = Reference(Interval(start, start + DAY), timex.reference.told)
    try:
        interval = tree.resolve(ref)
    except (Unanchored, ValueError):
        return timex
    kind, value, mod = timex3(tree, interval)
    return replace(
        timex, type=kind, value=value, mod=mod, interval=interval, edtf=edtf_of(tree, interval, approximate=timex.approximate, zone=timex.zone) if kind in {"DATE", "TIME"} else None,
        anchor=Anchor(edtf.write(Interval(start, start + DAY)), "quote", said.text), reference=ref, status="resolved", needs=None,
    )  # fmt: skip
