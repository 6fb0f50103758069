"""Why each date is what it is, as plain data: enough to compute it again from the record alone."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from timeline.algebra.calendar import civil
from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval
from timeline.algebra.operators import Reference, Unanchored, told_by
from timeline.algebra.shifts import Unit
from timeline.algebra.trees import Leaf, data
from timeline.anchoring import tag
from timeline.anchoring.sentences import spans
from timeline.model.document import Document
from timeline.model.timex import Reading, Timex
from timeline.notation.english import phrase


def explain(document: Document, *, mode: str = "auto") -> dict[str, Any]:
    """A document's dates, each with its sentence, rule, operator tree, references, direction and rejected reading.

    Keys without a value are absent. In a tree, each operator is an object of its operands by name; the references carry
    what they stand for: `is`, and for a time told of before `told` with the place `at` where the text tells it. With a
    publication date that is partly known, a date has `readings`, one for the days of publication that give the same.

    >>> page = explain(Document("It reopened on Sunday.", published="2025-01-13"))
    >>> page["dates"][0]["tree"]["of"]
    {'op': 'DCT', 'unit': 'DAY', 'is': '2025-01-13/2025-01-14'}
    """
    found = tag(document, mode=mode)
    sentences = spans(document.text) or [(0, len(document.text))]
    starts = [start for start, _ in sentences]
    dates = [_date(document, found, i, sentences[max(0, bisect_right(starts, timex.start) - 1)]) for i, timex in enumerate(found)]
    head = {"id": document.id, "title": document.title, "published": document.published, "published_from": document.published_from}
    return {**_present(head), "dates": dates}


def _present(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


def _date(document: Document, found: list[Timex], index: int, sentence: tuple[int, int]) -> dict[str, Any]:
    text, timex = document.text, found[index]
    end = max(sentence[1], timex.end)
    return _present({
        "start": timex.start, "end": timex.end, "text": timex.text,
        "line": text.count("\n", 0, timex.start) + 1, "column": timex.start - text.rfind("\n", 0, timex.start),
        "sentence": text[sentence[0] : end], "marked": f"{text[sentence[0] : timex.start]}[{timex.text}]{text[timex.end : end]}",
        "type": timex.type, "value": timex.value, "mod": timex.mod, "edtf": timex.edtf,
        "interval": str(timex.interval) if timex.interval else None, "status": timex.status, "needs": timex.needs,
        "rule": timex.rule or None, "meaning": phrase(timex.tree) if timex.tree is not None else None, "expression": timex.expression or None,
        "tree": _tree(timex, found[:index]) if not timex.readings else None,
        "anchor": _anchor(document, timex), "steps": list(timex.arithmetic) or None if not timex.readings else None,
        "direction": timex.direction, "cue": timex.cue, "rejected": timex.rejected, "confidence": timex.confidence, "reasons": list(timex.reasons) or None,
        "readings": [_reading(document, reading, found[:index]) for reading in timex.readings] or None,
        "parts": [{"start": part.start, "end": part.end, "text": part.text, "value": part.value} for part in timex.parts] or None,
    })  # fmt: skip


def _reading(document: Document, reading: Reading, before: list[Timex]) -> dict[str, Any]:
    """What it means when the text was published on one of some days; the references that move with the day are left out."""
    timex = reading.timex
    counted = timex.anchor is not None and timex.anchor.source != "publication"
    return _present({"published": str(reading.published), "edtf": timex.edtf, "interval": str(timex.interval), "expression": timex.expression,
                     "anchor": _anchor(document, timex) if counted else None,
                     "tree": _tree(timex, before, moves=True), "direction": timex.direction, "cue": timex.cue, "rejected": timex.rejected})  # fmt: skip


def _tree(timex: Timex, before: list[Timex], *, moves: bool = False) -> Any:
    """The operator tree with what its references stand for."""
    if timex.tree is None:
        return None
    at = timex.interval and (timex.interval.start if timex.interval.start is not None else timex.interval.end)
    year = None if at is None else civil(at).year

    def about(leaf: Leaf, ref: Reference) -> dict[str, Any]:
        try:
            facts: dict[str, Any] = {"is": str(leaf.resolve(ref))}
        except Unanchored:
            return {}
        told = told_by(leaf, ref)
        if moves and told is None:
            return {}
        if told is not None:
            place = place_of(told, before)
            facts |= {"told": str(told)} | ({"at": [place.start, place.end]} if place else {})
        return facts

    return data(timex.tree, timex.reference, about, () if year is None else (year - 1, year, year + 1))


def place_of(told: Interval, before: list[Timex]) -> Timex | None:
    """Where the text tells a time: the latest expression that is it, or that lies on that day."""
    same = next((t for t in reversed(before) if told in _meanings(t)), None)
    if same is not None or told.grain is not Granularity.DAY:
        return same
    day = Unit(Granularity.DAY)
    return next((t for t in reversed(before) if any(i.start is not None and day.occurrence(i.start) == told for i in _meanings(t))), None)


def _meanings(timex: Timex) -> list[Interval]:
    found = [reading.timex.interval for reading in timex.readings] or [timex.interval]
    return [interval for interval in found if interval is not None]


def _anchor(document: Document, timex: Timex) -> dict[str, Any] | None:
    if timex.anchor is None:
        return None
    anchor: dict[str, Any] = {"date": timex.anchor.date, "from": timex.anchor.source}
    if timex.anchor.text:
        anchor["text"] = timex.anchor.text
    elif timex.anchor.source == "publication" and document.published_from:
        anchor["found"] = document.published_from
    return anchor
