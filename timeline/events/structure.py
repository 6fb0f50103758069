"""Chronologies, live blogs and sections under a year: dates that stand before, or above, what they date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.algebra.granularity import Granularity
from timeline.anchoring import layout
from timeline.model.timex import Timex


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: its words begin at `start`, `label` dates it, `goes_on` an entry begun before."""

    start: int
    label: tuple[Timex, ...] = ()
    goes_on: bool = False
    heading: bool = False


def places(text: str, spans: Sequence[tuple[int, int]], found: Mapping[int, Sequence[Timex]]) -> dict[int, Place]:
    """The sentences that a label or a heading dates, by number; the others are left out.

    >>> from timeline.anchoring import tag
    >>> from timeline.model.document import Document
    >>> text = "3 March: The dam broke."
    >>> places(text, [(0, 23)], {0: tag(Document(text, published="2025-03-10"))})[0].start
    9
    """
    heads = _headings(text, spans, found)
    out: dict[int, Place] = {}
    section: tuple[Timex, ...] = ()
    entry: tuple[Timex, ...] = ()
    last, opened = 0, False
    for number, (start, end) in enumerate(spans):
        gap = text[last:start]
        last = end
        if number in heads:
            section, entry, opened = heads[number], (), False
            out[number] = Place(end, section, heading=True)
            continue
        label = _label(text, start, end, found.get(number, ()))
        if label is not None:
            entry, out[number] = label.label, label
        elif entry and "\n" not in gap:
            out[number] = Place(start, entry, goes_on=True)
        else:
            entry = ()
            if section:
                fresh = "\n" in gap and not (opened and section[0].type == "TIME")
                opened = True
                out[number] = Place(start, section, goes_on=not fresh)
    return out


def _label(text: str, start: int, end: int, timexes: Sequence[Timex]) -> Place | None:
    first = next((t for t in timexes if t.start >= start), None)
    if first is None or first.type not in ("DATE", "TIME") or not (layout.leads(text, first.start) or (first.start == start and layout.inline(text, start))):
        return None
    at, label = first.end, [first]
    for timex in timexes[1:]:
        if text[at:timex.start].strip(" ,(") or timex.type not in ("DATE", "TIME"):
            break
        at, label = timex.end, [*label, timex]
    body = layout.body(text, at, clock=first.type == "TIME")
    return Place(body, tuple(label)) if body is not None and body < end + 2 and any(t.datable for t in label) else None


def _headings(text: str, spans: Sequence[tuple[int, int]], found: Mapping[int, Sequence[Timex]]) -> dict[int, tuple[Timex, ...]]:
    """The dates that stand alone on a line; a single day or time alone is the page's own and heads nothing."""
    out = {}
    for number, timexes in found.items():
        first, last = timexes[0], timexes[-1]
        plain = all(t.datable and t.type in ("DATE", "TIME") and t.status in ("stated", "resolved") for t in timexes) and len(timexes) <= 2
        if plain and layout.leads(text, first.start) and spans[number][0] <= first.start and spans[number][1] - last.end <= 3 and layout.alone(text, first.start, last.end):
            out[number] = tuple(timexes)
    years = [n for n, ts in out.items() if ts[0].interval is not None and ts[0].interval.grain >= Granularity.YEAR]
    return out if len(out) > 1 or years else {}
