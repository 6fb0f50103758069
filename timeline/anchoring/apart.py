"""Dates whose pieces stand apart: "December 7 (a Sunday), 1941", "at 5:34 a.m. local time on March 20", "10:35 a.m. (0735 GMT) Friday".

The grammar reads what stands together; here the year or the day is found beyond a parenthesis or the name of a zone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.algebra.calendar import DAY
from timeline.algebra.granularity import Granularity
from timeline.algebra.operators import Expression, In, Last, Next, Part, This, Year, Zoned
from timeline.algebra.shifts import Clock, Intersection, Named, Repeating, Unit
from timeline.model.timex import Timex
from timeline.recognise.scanner import Mention
from timeline.recognise.times import at

G = Granularity
FARTHEST_WEST, FARTHEST_EAST = -12 * 3600, 14 * 3600
"""How far the clocks of two places can lie apart (UTC-12 and UTC+14, against Greenwich)."""
REACH = 72
"""Characters after a day in which the year may stand, beyond a parenthesis."""
_YEAR = re.compile(r"(?:\s\([^()\n]{1,60}|[^()\n]{0,40})\),?\s(?:in\s)?(1[0-9]{3}|20[0-9]{2})\b")
_ZONE = re.compile(r"\s(?:[A-Z]\w+\s)?(?:local\s)?time,?\s(?:on\s)?|\s(?:local\s)?time\s\([^()\n]{1,24}\),?\s(?:on\s)?")
_LISTED = re.compile(r",?\s(?:and|or)\s|,\s")
_ASIDE = re.compile(r"\s\([^()\n]{1,24}\),?\s(?:on\s)?")


def whole(mention: Mention, text: str, mentions: Sequence[Mention], number: int) -> Mention:
    """The mention at a place of the text's mentions, with the year or the day that stands apart from it."""
    tree = mention.tree
    inner = tree.of if isinstance(tree, Part) else tree
    if isinstance(inner, Intersection) and inner.grain is G.DAY:
        if text.find(")", mention.end, mention.end + REACH) < 0 or (found := _YEAR.match(text, mention.end)) is None:
            return mention
        return replace(mention, tree=In(Year(int(found[1])), inner))
    if isinstance(inner, Named) and inner.unit is G.MONTH:
        year = _shared(mention, text, mentions[number + 1 : number + 4])
        return mention if year is None else replace(mention, tree=_on(tree, In(year, inner)))
    if isinstance(inner, Clock):
        day = _day(mention, text, mentions[number + 1 : number + 3])
        return mention if day is None else replace(mention, tree=_on(tree, at(day, inner)))
    return mention


def _shared(mention: Mention, text: str, coming: Sequence[Mention]) -> Expression | None:
    """The year at the end of a list of months: "in June, July and August 1944"."""
    end = mention.end
    for following in coming:
        tree = following.tree
        if not _LISTED.fullmatch(text, end, following.start):
            return None
        if isinstance(tree, In) and isinstance(tree.shift, Repeating) and tree.shift.grain is G.MONTH:
            return tree.of
        if not isinstance(tree, Named) or tree.unit is not G.MONTH:
            return None
        end = following.end
    return None


def restated(mention: Mention, text: str, before: Timex | None) -> Mention:
    """A time of day in brackets after another one is that moment in a second zone: "1:06 a.m. (2206 GMT) on Sunday" was Saturday there."""
    tree = mention.tree
    if before is None or not isinstance(tree, Zoned) or not isinstance(tree.of, In) or not isinstance(tree.of.shift, Clock) or text[before.end : mention.start] != " (":
        return mention
    here, clock, local = tree.of.shift, before.interval, before.tree
    if clock is None or clock.start is None or clock.grain >= G.DAYPART or not isinstance(local, Expression):
        return mention
    ahead = clock.start % DAY - (here.hour * 3600 + (here.minute or 0) * 60)  # of the second zone, were it the same day
    day = Last if ahead < FARTHEST_WEST else Next if ahead > FARTHEST_EAST else This
    return replace(mention, tree=Zoned(In(day(Unit(G.DAY), local), here), tree.zone))


def _on(tree: object, day: Repeating | Expression) -> Repeating | Expression:
    return Part(tree.mod, day) if isinstance(tree, Part) else day


def _day(mention: Mention, text: str, coming: Sequence[Mention]) -> Repeating | Expression | None:
    """The day that a time of day is on, when nothing but a zone or a parenthesis lies between."""
    for following in coming:
        tree = following.tree
        if isinstance(tree, Repeating | Expression) and tree.grain is G.DAY and (_ZONE.fullmatch(text, mention.end, following.start) or _ASIDE.fullmatch(text, mention.end, following.start)):
            return tree
    return None
