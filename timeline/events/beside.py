"""Dates that stand beside the clause that they date: "since 2009, when 34 people died", "it was on 9 November that the wall came down"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.algebra.granularity import ceiling, floor
from timeline.algebra.interval import Interval
from timeline.events.passage import Passage
from timeline.model.timex import Timex
from timeline.notation import edtf


def when_clauses(passage: Passage, groups: dict[int, list[Timex]]) -> None:
    """A date right before "when" dates what that clause tells: "since 2009, when 34 people died"."""
    for index, clause in enumerate(passage.clauses if passage.text.find("hen", passage.sentence.start, passage.sentence.end) >= 0 else ()):
        if clause.opener != "when" or clause.kind != "adverbial" or index in groups or clause.verb is None or clause.verb.tense != "past":
            continue
        date = next((t for t in passage.timexes if t.datable and 0 <= clause.start - t.end <= 2 and not passage.text[t.end:clause.start].strip(" ,")), None)
        if date is not None:
            groups[index] = [closed(date)]


def clefts(passage: Passage, groups: dict[int, list[Timex]]) -> None:
    """The date of "It was on 9 November that the wall came down" is that of the fall."""
    found = _IT_WAS.match(passage.text, passage.sentence.start, passage.sentence.end) if passage.text.startswith(("It ", "But it ", "Yet it "), passage.sentence.start) else None
    if found is None or 0 not in groups:
        return
    date = next((t for t in groups[0] if 0 <= t.start - found.end() <= 1), None)
    told = next((i for i, c in enumerate(passage.clauses) if date is not None and c.opener in ("that", "when") and 0 <= c.start - date.end <= len(", ") and i not in groups), None)
    if date is not None and told is not None:
        groups[told] = [closed(date)]
        groups[0] = [t for t in groups[0] if t is not date]
        if not groups[0]:
            del groups[0]


_IT_WAS = re.compile(r"(?:(?:But|Yet) i|I)t (?:was|is|will be)(?: only| also)?(?: on| in| at| during)?(?=\s)")


def closed(timex: Timex) -> Timex:
    """The date itself of "since the fall of the city in 2003", whose expression lasts from then on: 2003."""
    interval = timex.interval
    if interval is None or timex.edtf is None or (interval.start is None) == (interval.end is None):
        return timex
    at = interval.start if interval.start is not None else interval.end - 1 if interval.end is not None else 0
    whole = Interval(floor(at, interval.grain), ceiling(at + 1, interval.grain), interval.grain)
    return replace(timex, interval=whole, edtf=edtf.write(whole, approximate=timex.approximate))
