"""What the words around a mention do to its meaning: "after this month's vote" is this month, "since the reform in 2022" is open."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.algebra import operators as op
from timeline.algebra.granularity import Granularity
from timeline.algebra.happening import Happening
from timeline.algebra.operators import Bound, Expression, In, Last, Lasting, Next, Part, Past, Since, Then, This, Until, Within
from timeline.algebra.shifts import Intersection, Named, Period, Repeating, Shift, Unit
from timeline.model.timex import Timex
from timeline.recognise.scanner import Mention

_OWNS = re.compile(r"['\u2019]s?\b|['\u2019]\s")
_FIRST_LETTERS = frozenset("tTaAiIhHoOmM")
_HYPHENED = re.compile(
    r"(?:the|an?|this|that)\s+(?=(?:[\w’']+\s){0,2}\w+-(?:\w+-)*(?:second|minute|hour|day|week|month|quarter|year|decade|century|long|old|ago|earlier)\Z)", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"(?:its|their|his|her|our|my)\s+", re.IGNORECASE)
_FOLLOWING = re.compile(r"following\s+", re.IGNORECASE)
"""The preposition: "Following Sunday's vote, ..."."""
_AROUND = re.compile(r"around\s+", re.IGNORECASE)
"""The preposition of place: "a way around Wednesday's ruling"."""
_ENDED = re.compile(r"\s+(?:ended|ending|to|through)\s+", re.IGNORECASE)
HALF_A_QUARTER = 45
"""Days before its last one at which a fiscal quarter is in the middle: the calendar's quarter that it mostly covers."""
_BESIDE = re.compile(r"\b(?:before|after)\Z", re.IGNORECASE)
_EVENT = re.compile(
    r"\s+(?:the|a|an|his|her|its|their|our|my|this|that|these|those|he|she|it|they|we|you|I|[A-Z][\w’'-]+|\w+ing|(?!and\b|but\b|or\b|in\b|at\b|on\b|by\b|for\b|with\b|from\b|to\b|when\b|as\b|was\b|were\b|is\b|had\b|has\b|would\b|will\b)[a-z]{3,}s)\b"
)
"""What "the day before" counts from, when it goes on: "the vote", "they met", "Obama's speech", "elections"."""
_DAY_OF = re.compile(r"\s+of\s+(?:the|a|an|his|her|its|their|our|my|[A-Z][\w’'-]+['’]s)\s")
"""After "the day": what happened on it."""
_WHICH = re.compile(r"\s+(?:that|which|when|where|in which|of|marked by)\s", re.IGNORECASE)
"""After an amount that is told more of: "in a quarter that produced a loss" is no time from now."""
_SINCE = re.compile(r"\bsince\s+(?:(?:the|a|an|its|his|her|their|this|that)\s)?[^,.;:()\"\n]{2,60}?\s(?:in|on|of|during)\s+(?:the\s)?\Z", re.IGNORECASE)
_BEFORE_WHAT = re.compile(r"\s+(?:before|prior to)\s+(?=(?:he|she|it|they|we|you|who|[A-Z]\w*)\b|(?!and\b|but\b|or\b|with\b|from\b|when\b|were\b|would\b|will\b|under\b|during\b|while\b|because\b|that\b|which\b|after\b|amid\b|among\b|against\b|into\b|over\b|through\b|until\b|since\b|also\b|been\b|came\b|went\b|said\b)[a-z]{4,}(?<!ly)(?<!ed)\b)")
"""After an amount: "several months before he took office", "three hours before Japan's declaration"."""
_LAST_YEAR = Last(Unit(Granularity.YEAR))
_EACH = re.compile(r"(?:[$£€]\d[\d.,]*|\d[\d,]{3,}|\b(?:million|billion|thousand|hundred|dozen|hundreds|dozens|thousands|percent|cents|dollars|euros|pounds|times))(?:\s(?!a\b)[a-z]+s)?\s\Z")
"""So much for each of them: "$2 million a year", "60,000 books a day"."""
_LASTS = re.compile(r"last\s+(?=(an?\s)?)")
_CAN_LAST = re.compile(r"\b(?:will|would|to|can|could|may|might|must|should|shall|did|does|do|not|['’]ll|['’]d|n['’]t)\s\Z")
"""The verb: "it will last three days", "talks that last a year"."""
_THIS_YEAR = This(Unit(Granularity.YEAR))
_COMPARED = re.compile(r"\b(?:compared (?:with|to)|up from|down from|(?:increase|decrease|decline|drop|rise|gain|jump) from|against|versus)\s(?:[^.;:\n]|\.(?=\d)){0,60}\Z", re.IGNORECASE)
"""What the results of a quarter are compared with: "a loss of $2 million, compared with a profit of $3 million last year"."""
_MOVED = re.compile(r"\b(?:postponed|delayed|adjourned|deferred|put off|pushed back|rescheduled)\s+(?:until|till)\s+\Z", re.IGNORECASE)
"""What is put off until a day takes place on it: no open range."""
_RECORD = re.compile(r"\b(?:first|only|last|(?:the|['’]s|its|his|her|their|our|my)\s(?:[\w-]+\s)?(?!forest|interest|request|protest|arrest|guest|contest|harvest|behest|conquest|inquest|unrest|west|test|rest|chest|quest|nest)[a-z]{2,}est)\b[^.;:\n]{0,70}\s(?:in|within)\s+(?:the\s)?\Z", re.IGNORECASE)
"""The first title in 108 years looks back over them, whatever the verb says."""
_JOINED = re.compile(r",?\s(?:and|or)\s|,\s")
FAR = {Granularity.YEAR: 60, Granularity.DECADE: 6, Granularity.CENTURY: 1}
"""Counts of units past which nobody announces anything: an amount, not a date."""
REACH = 90
"""Characters before a mention in which "since the ... in" is looked for."""


def settle(mention: Mention, text: str, following: Mention | None = None, before: Timex | None = None) -> Mention:
    """The mention with the tree that its neighbours make of it: `before` is the time read last, `following` the next mention of the text."""
    mention = _without_determiner(mention, text)
    tree = mention.tree
    if isinstance(tree, Named) and before is not None and isinstance(each := before.tree, op.Every) and isinstance(name := each.of.outer if isinstance(each.of, Intersection) else each.of, Named) and name.of is tree.of and _JOINED.fullmatch(text, before.end, mention.start):
        return replace(mention, tree=op.Every(tree, each.n))  # "every Monday and Thursday"
    if following is not None and isinstance(tree, Then) and tree.unit in (Granularity.WEEK, Granularity.QUARTER, Granularity.YEAR) and _ENDED.fullmatch(text, mention.end, following.start):
        return replace(mention, tree=_ending(tree.unit, following.tree) or tree)
    if isinstance(tree, Next) and tree.grain is Granularity.DAY and (after := _FOLLOWING.match(text, mention.start, mention.end)) and _OWNS.match(text, mention.end):
        return replace(mention, tree=tree.shift, start=after.end(), context=after.end())
    if isinstance(tree, Part) and tree.mod == "APPROX" and _OWNS.match(text, mention.end) and (around := _AROUND.match(text, mention.start, mention.end)):
        return replace(mention, tree=tree.of, start=around.end(), context=around.end())
    if isinstance(tree, Then) and tree.unit <= Granularity.MONTH and _DAY_OF.match(text, mention.end) and text[mention.start : mention.start + 4].lower() == "the ":
        return replace(mention, tree=This(Unit(tree.unit), Happening()))
    beside = tree.of if isinstance(tree, In) else tree
    if isinstance(beside, Next | Last) and isinstance(beside.of, Then) and isinstance(beside.shift, Unit) and (counted := _from_event(mention, text, before)) is not None:
        told = replace(beside, of=counted) if isinstance(counted, Happening) else counted
        return replace(mention, tree=replace(tree, of=told) if isinstance(tree, In) else told)
    if isinstance(tree, op.Earlier) and isinstance(tree.of, Then) and (what := _BEFORE_WHAT.search(text, mention.start, mention.end + 12)) is not None:
        return replace(mention, tree=Lasting(tree.period), end=what.start())
    if isinstance(tree, Bound):
        low = max(0, mention.start - 30)
        moved = isinstance(tree, Until) and _MOVED.search(text, low, mention.start)
        return replace(mention, tree=tree.of, context=mention.start) if moved or _OWNS.match(text, mention.end) else mention
    if tree == _LAST_YEAR and (before is None or before.tree != _THIS_YEAR) and _COMPARED.search(text, max(0, mention.start - REACH), mention.start):
        return replace(mention, tree=op.Counterpart(tree))
    if isinstance(tree, Period) and tree.n == 1 and tree.unit >= Granularity.DAY and text[mention.start] in "aA" and _EACH.search(text, max(0, mention.start - 40), mention.start):
        return replace(mention, tree=op.Every(tree))
    if isinstance(tree, op.Stretching) and (verb := _LASTS.match(text, mention.start, mention.end)) and (verb[1] or _CAN_LAST.search(text, max(0, mention.start - 14), mention.start)):
        return replace(mention, tree=Lasting(tree.period), start=verb.end(), context=verb.end())
    if isinstance(tree, Within) and _WHICH.match(text, mention.end):
        return replace(mention, tree=Lasting(tree.period))
    if isinstance(tree, Within) and (_RECORD.search(text, max(0, mention.start - REACH), mention.start) or (tree.period.n or 0) > FAR.get(tree.period.unit, 400)):
        return replace(mention, tree=Lasting(tree.period))
    if isinstance(tree, Expression) and not mention.ends and tree.grain >= Granularity.DAY:
        low = max(0, mention.start - REACH)
        found = _SINCE.search(text, low, mention.start) if "since" in text[low : mention.start].lower() else None
        if found is not None and "since" not in text[found.start() + 5 : mention.start].lower():
            return replace(mention, tree=Since(tree), context=found.start())
    return mention


def _without_determiner(mention: Mention, text: str) -> Mention:
    """The determiner of a hyphened modifier belongs to the noun after it, a possessive to whoever has the time: "the [30-day] truce", "its [third quarter]"."""
    if text[mention.start] not in _FIRST_LETTERS:
        return mention
    found = _HYPHENED.match(text, mention.start, mention.end) or _POSSESSIVE.match(text, mention.start, mention.end)
    return mention if found is None else replace(mention, start=found.end(), context=found.end() if mention.context == mention.start else mention.context)


def _from_event(mention: Mention, text: str, before: Timex | None) -> Expression | None:
    """What "the day before the vote" counts from: the vote, or right after a date no other day: "on Nov. 3, the day before the vote"."""
    if not _BESIDE.search(text, mention.start, mention.end) or not _EVENT.match(text, mention.end):
        return None
    if before is not None and mention.start - before.end <= 2 and text[before.end : mention.start].strip() == "," and isinstance(before.tree, Expression):
        return before.tree
    return Happening()


def _ending(unit: Granularity, last: Expression | Shift) -> Expression | None:
    """"The quarter ended July 31" is one of the calendar's; "the year to June" is a year long, and no year of the calendar."""
    if unit is Granularity.YEAR:
        return Lasting(Period(unit, 1)) if isinstance(last, Expression | Repeating) and last.grain <= Granularity.MONTH else None
    if unit is Granularity.WEEK:
        return This(Unit(unit), Past(last) if isinstance(last, Repeating) else last) if isinstance(last, Expression | Repeating) and last.grain is Granularity.DAY else None
    return This(Unit(unit), op.Earlier(Period(Granularity.DAY, HALF_A_QUARTER), Past(last))) if isinstance(last, Repeating) else None
