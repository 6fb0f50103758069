"""Events as anchors: "ten days before the vote", where the text has said before on which day the vote was.

The day is looked for beside the same noun: "the March 8 vote", "Tuesday's vote", "the vote on March 8". No other word is taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.algebra import operators as op
from timeline.algebra.granularity import Granularity
from timeline.algebra.happening import Happening
from timeline.algebra.operators import Expression, children_of
from timeline.algebra.shifts import Period, Unit
from timeline.model.timex import Timex
from timeline.recognise.scanner import Mention

LOOK = 40
"""Dates before an amount among which that of the event is looked for."""
_AMOUNT_OF = re.compile(r"\s+(before|after|following)\s+(?:the|his|her|its|their|that|this)\s+((?:[a-z][a-z’'-]*\s?){1,3})")
_DAY_OF = re.compile(r"\s+(?:the|his|her|its|their|that|this)\s+((?:[a-z][a-z’'-]*\s?){1,3})")
_NO_EVENT = frozenset({"end", "start", "beginning", "day", "days", "time", "year", "years", "week", "month", "first", "last", "same", "next", "former", "police", "government"})
_STOPS = frozenset({"and", "or", "but", "in", "on", "at", "of", "by", "to", "for", "with", "from", "that", "which", "who", "was", "were", "is", "are", "had", "has", "when", "as", "will", "would", "he", "she", "it", "they", "we", "i", "you", "there"})
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|this|that)\s\Z", re.IGNORECASE)


def anchored(mention: Mention, text: str, found: Sequence[Timex]) -> Mention:
    """The mention counted from the day of the event that it names, where that is known; else as it is."""
    tree = mention.tree
    if isinstance(tree, Period) and isinstance(tree.n, int) and tree.unit >= Granularity.DAY:
        amount = _AMOUNT_OF.match(text, mention.end)
        day = _day(_head(amount[2]), text, found) if amount is not None else None
        if amount is None or day is None:
            return mention
        return replace(mention, tree=op.Earlier(tree, day) if amount[1] == "before" else op.Later(tree, day))
    if isinstance(tree, op.Last | op.Next) and isinstance(tree.of, Happening) and isinstance(tree.shift, Unit):
        event = _DAY_OF.match(text, mention.end)
        day = _day(_head(event[1]), text, found) if event is not None else None
        return mention if day is None else replace(mention, tree=replace(tree, of=day))
    return mention


def _head(phrase: str) -> str:
    """The noun of "presidential election in": the last word before one that is none."""
    head = ""
    for word in phrase.split():
        if word in _STOPS:
            break
        head = word
    return "" if head in _NO_EVENT else head


def _day(noun: str, text: str, found: Sequence[Timex]) -> Expression | None:
    """The latest day said right beside a noun."""
    if len(noun) < 4:
        return None
    owns = re.compile(rf"['’]s?\s(?:[\w-]+\s){{0,2}}{re.escape(noun)}\b")
    beside = re.compile(rf",?\s(?:[\w-]+\s)?{re.escape(noun)}\b")
    before = re.compile(rf"\b{re.escape(noun)}\s(?:on|of)\s\Z")
    for timex in reversed(found[-LOOK:]):
        tree = timex.tree
        if not isinstance(tree, Expression) or timex.interval is None or timex.interval.grain is not Granularity.DAY or tree.grain is not Granularity.DAY or _told(tree):
            continue
        low = max(0, timex.start - 40)
        if owns.match(text, timex.end) or before.search(text, low, timex.start) or (beside.match(text, timex.end) and _DETERMINED.search(text, low, timex.start)):
            return tree
    return None


def _told(tree: object) -> bool:
    """Whether a tree counts from what was told, which is another thing by now."""
    return isinstance(tree, op.Then | op.Told | op.Between) or any(_told(child) for child in children_of(tree))  # type: ignore[arg-type]
