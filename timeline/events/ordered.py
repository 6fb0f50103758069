"""What is told as before, after, until or since something with a date: it has a bound and an order, and no day of its own.

"Thousands marched before the vote on Monday" was not later than Monday; "hours after the court threw out her appeal"
puts the court before what is dated. A cause ("after a clerk forgot to post a letter") stays in the words of its event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from timeline.algebra.calendar import DAY
from timeline.algebra.granularity import Granularity, floor
from timeline.algebra.interval import Interval
from timeline.algebra.shifts import Period
from timeline.anchoring.clauses import Clause
from timeline.events.names import PRONOUNS
from timeline.events.passage import Passage
from timeline.events.refusal import since_a_record
from timeline.model.timex import Timex
from timeline.notation import edtf

DISTANCE = re.compile(r"\b(?:(?:(?:(?:more|less|fewer) than |at least |over |nearly |almost |about |around |some )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some|(?:a )?few)\s+)?(?:seconds|minutes|hours|days|weeks|months|years|moments|an? (?:minute|hour|day|week|month|year)|the day|shortly|just|soon|immediately|not long))\s+\Z", re.I)
"""How far before or after."""
_WAY: dict[str, Way] = {"after": "after", "before": "before", "until": "until", "till": "until", "since": "since", "time": "before"}
_LINK = re.compile(r"\b(?P<way>before|ahead\s+of|prior\s+to|after|following|until)\s+(?:(?:the|a|an|its|his|her|their|this|last|next)\s+)?(?:[\w’'-]+\s+){0,9}(?:in|on|of|from)?\s*(?:early |late |mid-)?\Z", re.I)
_SOONER = frozenset({"before", "ahead of", "prior to"})


Way = Literal["before", "after", "until", "since"]


@dataclass(frozen=True, slots=True)
class Order:
    """The clause at `index` lies `way` of what another date dates; `timex` is that date as a bound. `other` is its clause, if it has one."""

    index: int
    way: Way
    timex: Timex
    other: int | None = None


def orders(passage: Passage, dates: Mapping[int, list[Timex]], nominal: list[Timex]) -> Iterator[Order]:
    """The clauses without a date of their own that the dates of others bound, each once."""
    taken = set(dates)
    for order in (*_clauses(passage, dates), *_nominal(passage, nominal)):
        clause = passage.clauses[order.index]
        unnamed = clause.kind == "reported" and clause.parent in taken and passage.words(clause.subject).lower() in PRONOUNS  # its words would be those of the one who says it, dated already
        if order.index not in taken and not unnamed and _tells(passage, clause):
            taken.add(order.index)
            yield order


def _clauses(passage: Passage, dates: Mapping[int, list[Timex]]) -> Iterator[Order]:
    for index, clause in enumerate(passage.clauses):
        way = _WAY.get(clause.opener or "")
        if way is None or clause.kind != "adverbial" or clause.parent is None or clause.verb is None:
            continue
        host = passage.clauses[clause.parent]
        if host.verb is not None and host.subject is not None and host.subject[0] < clause.start and clause.end <= host.verb.start:
            continue  # "the man who fled [before the bomb exploded] was caught on Friday"
        own = next((t for t in dates.get(index, ()) if t.datable), None)
        if own is not None:
            bound = _bounded(own, way)
            main = clause.parent
            if passage.clauses[main].verb is not None and bound is not None and not (way == "since" and since_a_record(passage, clause.start)):
                yield Order(main, way, bound, index)
        elif way in ("after", "before") and DISTANCE.search(passage.text, max(passage.sentence.start, clause.start - 16), clause.start):
            hosts = next((t for t in dates.get(clause.parent, ()) if t.datable), None)
            bound = None if hosts is None else _counted(passage, clause, hosts, -1 if way == "after" else 1) or _bounded(hosts, "before" if way == "after" else "after")
            if bound is not None:
                yield Order(index, "before" if way == "after" else "after", bound, clause.parent)


def _counted(passage: Passage, clause: Clause, host: Timex, sign: int) -> Timex | None:
    """The day itself where the words count the days to it: "on Friday, six days after the ship struck a reef"."""
    length = next((t.tree for t in passage.timexes if 0 <= clause.start - t.end <= 1 and t.type == "DURATION"), None)
    interval = host.interval
    if not isinstance(length, Period) or not isinstance(length.n, int) or length.unit is not Granularity.DAY:
        return None
    if interval is None or interval.start is None or interval.end is None or interval.end - interval.start > DAY:
        return None
    day = length.from_(floor(interval.start, Granularity.DAY), sign)
    whole = Interval(day, day + DAY, Granularity.DAY)
    return replace(host, interval=whole, edtf=edtf.write(whole), status="resolved")


def _nominal(passage: Passage, nominal: list[Timex]) -> Iterator[Order]:
    """"Ministers resigned ahead of the election on 5 May": the clause that the named happening stands in."""
    for timex in nominal:
        found = _LINK.search(passage.text, max(passage.sentence.start, timex.start - 80), timex.start)
        if found is None or not timex.datable:
            continue
        word = " ".join(found["way"].lower().split())
        way: Way = "before" if word in _SOONER else "until" if word == "until" else "after"
        bound = _bounded(timex, way)
        if bound is not None:
            yield Order(passage.sentence.index(found.start()), way, bound)


def _tells(passage: Passage, clause: Clause) -> bool:
    """Whether the clause tells what was, of something that it names: only that can lie before or after."""
    verb = clause.verb
    if clause.kind == "coordinate" and passage.words(clause.subject).lower() in PRONOUNS:
        return False
    return verb is not None and verb.modal is None and verb.cue is None and (verb.tense == "past" or verb.aspect == "perfect" or "been " in passage.words((verb.start, verb.end)))


def _bounded(timex: Timex, way: Way) -> Timex | None:
    """A date as the bound of what lies `way` of it."""
    interval = timex.interval
    if interval is None or interval.start is None:
        return None
    if way == "since":
        whole = replace(interval, end=None)
        return replace(timex, interval=whole, edtf=edtf.write(whole))
    if interval.end is None:
        return None
    if way == "until":
        whole = replace(interval, start=None)
        return replace(timex, interval=whole, edtf=edtf.write(whole))
    if interval.grain < Granularity.DAY:  # a time, or a night: the day is what orders them
        day = floor(interval.start, Granularity.DAY)
        interval = Interval(day, day + DAY, Granularity.DAY)
    written = edtf.bounded_before(interval) if way == "before" else edtf.bounded_after(interval)
    return replace(timex, interval=interval, edtf=written, status="bounded", precision=timex.precision if interval is timex.interval else "day")
