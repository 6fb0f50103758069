"""Times that are no date of their own: "recently", "over the past two months", "has led it for two years".

"The past two months" end at the publication, "the next two years" begin there, a present perfect with "for two years"
began that long ago and goes on; of "recently", "currently", "for the nine months" only a bound is known: never a day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.granularity import Granularity, ceiling, floor
from timeline.algebra.interval import Interval
from timeline.anchoring.clauses import Clause
from timeline.events.when import written
from timeline.model.event import When
from timeline.model.timex import Timex
from timeline.notation import edtf

G = Granularity
_HYPHENED = re.compile(r"(?:an?\s+|the\s+)?[\w-]*\w-(?:year|month|week|day|hour|minute|decade|quarter)(?:s|-old)?|\w+-long", re.I)
_ATTRIBUTE = frozenset({"recent", "current", "future", "previous", "former", "past", "latest", "present", "earlier", "modern", "that time", "the time", "this time", "those days", "the future", "the past"})
"""Vague words that stand before a noun and say nothing of the clause: "the recent capture"."""
_NOW = frozenset({"now", "right now", "just now", "at present", "nowadays", "these days"})
"""Words that tell the reader where the story stands and date nothing."""
_UNNAMED = frozenset({"i", "we", "you", "it", "this", "that", "there", "he", "she", "they", "these", "those", "which", "who", "what", "people"})
_FOR = re.compile(r"\b(?:for|in|over|during)\s+(?:only\s+|just\s+)?\Z", re.I)


def is_vague(timex: Timex) -> bool:
    """Whether an expression is a duration or a vague word that `placed` may place.

    >>> is_vague(Timex(0, 8, "recently", "DATE", "PAST_REF")), is_vague(Timex(0, 4, "2025", "DATE", "2025"))
    (True, False)
    """
    if timex.datable or timex.status == "unresolved":
        return False
    return timex.value.endswith("_REF") or timex.type == "DURATION" or (timex.type == "DATE" and timex.value.startswith("P"))


def placed(timex: Timex, clause: Clause, text: str) -> When | None:
    """When the clause's happening was, by such an expression; None when it says nothing of when."""
    dct, verb = timex.reference.dct, clause.verb
    if dct is None or dct.start is None or dct.end is None or dct.grain > G.DAY or verb is None or verb.tense == "none" or _HYPHENED.fullmatch(timex.text):
        return None
    today = sh.Unit(G.DAY).occurrence(dct.start)
    if timex.value.endswith("_REF") and not isinstance(timex.tree, op.Earlier | op.Later):
        return None if timex.text.lower() in _ATTRIBUTE else _referring(timex, clause, today, text)
    ahead = verb.tense == "future" or verb.modal is not None
    if _A_CERTAIN.match(timex.text) and _WHICH.match(text, timex.end):
        return None  # "in a quarter that produced such a loss"
    if (so_far := _months_of_the_year(timex, text, today)) is not None and verb.tense == "past":
        return so_far
    if isinstance(timex.tree, op.Stretching):
        return _stretching(timex, today, ahead)
    if isinstance(timex.tree, op.Later) or timex.type == "DATE":
        return _bound(today, after=True) if ahead else None
    if verb.tense == "present" and verb.aspect == "perfect" and _FOR.search(text, max(clause.start, timex.start - 14), timex.start):
        return _lasting(timex, today)
    if not isinstance(timex.tree, op.Lasting) or _unit(timex) in (None, G.DAY):
        return None
    if ahead:
        return _bound(today, after=True)
    past = verb.tense == "past" or verb.aspect == "perfect"
    return _bound(today) if past else None


_A_CERTAIN = re.compile(r"an?\s", re.I)
_WHICH = re.compile(r"\s+(?:that|which|when|in\s+which|of)\b")
_FIRST = re.compile(r"(?:the\s+)?first\s+(?P<months>three|six|nine|3|6|9)\s+months|(?:the\s+)?(?P<half>first\s+half)", re.I)
_OF_WHAT = re.compile(r"\s+(?:of|on|after|in|as|at|since|under)\s")
_RESULTS = 4
"""Months within which a firm reports on a stretch of its year."""


def _months_of_the_year(timex: Timex, text: str, today: Interval) -> When | None:
    """"Through the first nine months", told in the months behind the ninth: of the calendar year, as firms report."""
    found = _FIRST.fullmatch(timex.text)
    if found is None or today.start is None or _OF_WHAT.match(text, timex.end) is not None:
        return None
    count = 6 if found["half"] else {"three": 3, "six": 6, "nine": 9}.get(found["months"].lower()) or int(found["months"])
    begin = floor(today.start, G.YEAR)
    end = sh.Period(G.MONTH, count).from_(begin, 1)
    if not end <= today.start < sh.Period(G.MONTH, _RESULTS).from_(end, 1):
        return None
    return written(edtf.write(Interval(begin, end, G.MONTH)), None, "resolved")


_ENDED = re.compile(r",?\s+(?:(?:that\s+)?(?:ended|ending)\s+(?:on\s+|in\s+)?|to\s+(?:the\s+end\s+of\s+)?)")


_QUARTER = re.compile(r"(?:the |its |their )?(?:first |second |third |fourth |latest |fiscal )*quarter", re.I)
_THREE_MONTHS = sh.Period(G.MONTH, 3)


def periods(text: str, timexes: Sequence[Timex]) -> dict[tuple[int, int], tuple[Timex, Timex]]:
    """The days that end a stretch of time, by their place: the whole stretch, and the words for how long it is.

    "The six months ended 1 October" are 2 April to 1 October.
    """
    out = {}
    for length, day in pairwise(timexes):
        end = day.interval
        if end is None or end.end is None or end.grain > G.MONTH or _ENDED.fullmatch(text[length.end:day.start]) is None:
            continue
        period = _period(length.tree) if length.type == "DURATION" else None
        if (period is None or period.n is None) and _QUARTER.fullmatch(length.text) is not None:
            period = _THREE_MONTHS
        if period is not None and period.n is not None:
            whole = Interval(period.from_(end.end, -1), end.end, G.DAY)
            out[day.start, day.end] = replace(day, interval=whole, edtf=edtf.write(whole), precision=None), length
    return out


def _referring(timex: Timex, clause: Clause, today: Interval, text: str) -> When | None:
    verb = clause.verb
    assert verb is not None
    if timex.value == "FUTURE_REF":
        return _bound(today, after=True) if verb.tense in ("future", "present") else None
    if timex.value == "PRESENT_REF":
        if timex.text.lower() in _NOW:
            return None
        subject = text[clause.subject[0]:clause.subject[1]] if clause.subject is not None else ""
        if clause.quoted or not subject or subject.lower() in _UNNAMED or (verb.lemma == "be" and verb.head == (verb.start, verb.end)):
            return None
        return _bound(today) if verb.tense == "present" and verb.modal is None else None
    return _bound(today) if (verb.tense == "past" or verb.aspect == "perfect") and verb.modal is None else None


def _bound(today: Interval, *, after: bool = False) -> When | None:
    value = edtf.bounded_after(today) if after else edtf.bounded_before(today)
    return written(value, "day", "bounded")


def _stretching(timex: Timex, today: Interval, ahead: bool) -> When | None:
    """"The past two months": from the month two months ago to this one, in the unit of the words; a bound when the unit is unknown."""
    unit = _unit(timex)
    interval = timex.interval
    if unit is None or interval is None or interval.start is None or interval.end is None:
        return _bound(today, after=ahead)
    whole = Interval(floor(interval.start, unit), ceiling(interval.end, unit), unit)
    return written(edtf.write(whole), None, "resolved")


def _lasting(timex: Timex, today: Interval) -> When | None:
    """"Has led it for two years": since about two years ago."""
    unit, period = _unit(timex), _period(timex.tree)
    if unit is None or period is None or period.n is None or today.end is None:
        return _bound(today)
    begin = floor(period.from_(today.end - 1, -1), unit)
    return written(edtf.write(Interval(begin, None, unit), approximate=True), None, "resolved", approximate=True)


def _period(tree: object) -> sh.Period | None:
    """The amount in a tree: its own, or that of what it modifies."""
    if isinstance(tree, sh.Period):
        return tree
    inner = getattr(tree, "period", None) or getattr(tree, "of", None)
    return _period(inner) if inner is not None else None


def _unit(timex: Timex) -> Granularity | None:
    """The unit in which such a time is written: a quarter and a half in months."""
    period = _period(timex.tree)
    if period is None:
        return None
    return {G.QUARTER: G.MONTH, G.HALF: G.MONTH, G.WEEK: G.DAY}.get(period.unit, period.unit if period.unit in (G.DAY, G.MONTH, G.YEAR) else None)
