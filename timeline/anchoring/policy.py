"""From a mention to a Timex: which reference time, which direction, and what was assumed. All the choices are in this file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.agreeing import Agreeing
from timeline.algebra.calendar import DAY, civil, moment
from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval
from timeline.algebra.operators import Expression, Unanchored, children_of, needs_dct, told_by
from timeline.algebra.shifts import Repeating, Shift
from timeline.algebra.trees import leaves
from timeline.anchoring.plausible import from_nowhere, holds_told, over, to_be
from timeline.anchoring.reference import Discourse
from timeline.anchoring.tense import Direction
from timeline.model.timex import Anchor, Timex
from timeline.notation import edtf
from timeline.notation.timex3 import timex3
from timeline.recognise.scanner import Mention

G = Granularity
PRECISIONS = {
    G.SECOND: "second", G.MINUTE: "minute", G.HOUR: "hour", G.DAYPART: "day", G.DAY: "day", G.WEEKEND: "day", G.WEEK: "week", G.MONTH: "month",
    G.QUARTER: "quarter", G.SEASON: "season", G.HALF: "quarter", G.YEAR: "year", G.DECADE: "decade", G.CENTURY: "century", G.MILLENNIUM: "millennium",
}  # fmt: skip
"""The words of `when.precision` for each unit of the algebra."""


_LETTERS = re.compile(r"[^\W\d_]{2}")
_ABLE = re.compile(r"(?:can|could|cannot|can['’]t|couldn['’]t)\b", re.IGNORECASE)
PARAGRAPH = 600
"""Characters after a date within which "the following month" goes on from it into a new paragraph."""
BESIDE = 90
STORY = 2
"""Sentences after a year within which a weekday of a history is one of the story."""
ONWARD = 1.5
NEARER = 4
"""How many times closer one of two days must be to be meant against the tense of the verb: within ten weeks, where the other is over nine months away."""


@dataclass(slots=True)
class Choice:
    """A tree made complete: what it was counted from, in which direction, and the reading that was turned down."""

    tree: Expression | Shift
    rejected: Expression | None = None
    direction: Direction | None = None
    narrative: bool = False


def bare(tree: object) -> bool:
    """Whether the clause must tell the direction: a name without a place ("Sunday", "late March", "until Friday")."""
    if isinstance(tree, op.Part | op.Bound | op.Zoned):
        return bare(tree.of)
    return isinstance(tree, Repeating | op.Within) or (isinstance(tree, op.Between) and bare(tree.last))


def complete(tree: Expression | Shift, direction: Direction, state: Discourse, sentence: int) -> Choice:
    """Put a bare name ("Sunday", "in March") on the timeline: `Past(R)` or `Future(R)`, or its place in the story told."""
    match tree:
        case op.Part(mod, of) if isinstance(of, Repeating) or (isinstance(of, op.Zoned) and bare(of)):
            inner = complete(of, direction, state, sentence)
            return replace(inner, tree=op.Part(mod, inner.tree), rejected=op.Part(mod, inner.rejected) if inner.rejected else None)
        case op.Zoned(of, zone) if isinstance(of, Repeating):
            inner = complete(of, direction, state, sentence)
            return replace(inner, tree=op.Zoned(inner.tree, zone), rejected=op.Zoned(inner.rejected, zone) if inner.rejected else None)  # type: ignore[arg-type]
        case sh.Stretch(first, last) if first.within is not last.within and not isinstance(last, sh.Clock):
            a, b = complete(first, direction, state, sentence), complete(last, direction, state, sentence)
            return Choice(op.Between(a.tree, b.tree), None, direction, a.narrative)  # type: ignore[arg-type]
        case op.Bound(of) if bare(of):
            inner = complete(of, Direction("past", "since") if isinstance(tree, op.Since) else direction, state, sentence)
            return replace(inner, tree=type(tree)(inner.tree), rejected=None)  # type: ignore[arg-type]
        case op.Between(first, op.Zoned() as last) if bare(last):
            inner = complete(last, direction, state, sentence)
            return replace(inner, tree=op.Between(first, inner.tree), rejected=None)  # type: ignore[arg-type]
        case op.Between(first, last) if isinstance(last, Repeating):
            ahead = Direction("future", "from today") if first == op.DCT() else direction
            inner = complete(last, ahead, state, sentence)
            return replace(inner, tree=op.Between(first, inner.tree), rejected=None)  # type: ignore[arg-type]
        case Agreeing(of, _):
            return _agreeing(tree, complete(of, direction, state, sentence), state)
        case Repeating():
            return _place(tree, direction, state, sentence)
        case op.Within(period) if direction.cue is not None and _ABLE.match(direction.cue):
            return Choice(op.Lasting(period), None, direction)  # "you can't read them in eight days"
        case op.Within(period):
            known = period.finest >= G.DAY or (state.dct is not None and state.dct.grain < G.DAY)
            return Choice(op.Later(period, op.DCT(min(G.DAY, period.finest))) if direction.way == "future" and known else op.Lasting(period), None, direction)
        case op.Earlier(period, op.DCT(G.DAY)) | op.Later(period, op.DCT(G.DAY)) if period.finest < G.DAY:
            return Choice(type(tree)(period, op.DCT(period.finest)))  # "an hour ago" is counted from the moment of publication, and from no midnight
        case op.Stretching(period, sign, op.DCT(G.DAY)) if period.finest < G.DAY:
            return Choice(_running(period, sign, state))
        case op.Earlier(sh.Period(G.YEAR, 1) as year, op.DCT() | op.Then()) if state.results is not None:
            return Choice(op.Same(year, op.Told()))
        case op.Counterpart(year) if state.results is None:
            return Choice(year)
        case op.Part(mod, op.Earlier(sh.Period() as period) | op.Later(sh.Period() as period) as of) if period.finest < G.DAY or (period.unit is G.DECADE and period.n == 1):
            return Choice(op.Part(mod, complete(of, direction, state, sentence).tree))
        case op.Earlier(sh.Period(G.DECADE, 1), of) | op.Later(sh.Period(G.DECADE, 1), of):
            return Choice(type(tree)(sh.Period(G.YEAR, 10), op.Then(G.YEAR) if isinstance(of, op.Then) else of))
        case op.Next(sh.Weekend() as weekend, op.DCT()):
            return Choice(op.Beyond(weekend, 1), op.Next(weekend))
        case op.This(sh.Unit(unit), op.DCT()) if state.history and _long_past(state):
            return Choice(op.Then(unit))  # "another event of this year", in a story
        case op.Past(sh.Named(G.SEASON | G.MONTH) as name, op.Then()) if state.then is not None:
            return Choice(op.Past(name, op.Told()) if holds_told(name, state) else op.In(op.Then(G.YEAR), name))  # "that summer", "that December"
        case op.Then(G.QUARTER) if state.results is None:
            return Choice(op.Last(sh.Unit(G.QUARTER)))
    return Choice(tree)


def _running(period: sh.Period, sign: int, state: Discourse) -> Expression:
    """"The next two hours": from the moment of publication; of a day that alone is known, only whole days are told."""
    if state.dct is not None and state.dct.grain < G.DAY:
        return op.Stretching(period, sign, op.DCT(G.SECOND))
    short = period.n is not None and period.from_(0) < DAY
    return op.Lasting(period) if short else op.Stretching(period, sign)


def _reference(choice: Choice, state: Discourse, text: str, at: int) -> op.Reference:
    """The references of a tree: a time of day counts from the last day told of, a comparison of results from their quarter."""
    tree, ref = choice.tree, state.reference()
    if state.history and isinstance(tree, Expression) and holds(tree, op.Then) and ref.told and not holds(tree, op.DCT):
        ref = replace(ref, dct=None)
    of_day = (sh.Clock, sh.Stretch) if state.history or not state.recent else (sh.Clock, sh.Stretch, sh.Daypart)
    if isinstance(tree, op.In) and tree.of == op.Then() and isinstance(tree.shift, of_day) and state.day is not None:
        return replace(ref, told=(state.day, *ref.told))
    if not ref.told and state.spoken is not None and state.spoken.interval is not None and at - state.spoken.end <= PARAGRAPH and _goes_on(tree):
        return replace(ref, told=(state.spoken.interval,))
    stated = state.spoken is not None and state.spoken.anchor is None
    if stated and state.history and state.spoken is not None and state.spoken.interval is not None and _later(tree) and _beside(text, state.spoken.end, at):
        return replace(ref, told=(state.spoken.interval, *ref.told))  # "married in 1998 and separated almost a decade later"
    from_last_said = (isinstance(tree, op.Next | op.Last) and tree.of == op.Told() and not choice.narrative) or (state.history and stated and _that_year(tree))
    if from_last_said and state.spoken is not None and state.spoken.interval is not None:
        return replace(ref, told=(state.spoken.interval, *ref.told))
    results = state.results
    compares = isinstance(tree, op.Same | op.Counterpart) or tree == op.Then(G.QUARTER)
    return replace(ref, told=(results, *ref.told)) if compares and results is not None else ref


def _later(tree: Expression | Shift) -> bool:
    inner = tree.of if isinstance(tree, op.Part) else tree
    return isinstance(inner, op.Later | op.Earlier) and isinstance(inner.of, op.Then)


def _beside(text: str, end: int, at: int) -> bool:
    """Whether a position follows another in its sentence, within `BESIDE` characters."""
    return at - end <= BESIDE and not any(mark in text[end:at] for mark in ".;\n")


def _goes_on(tree: Expression | Shift) -> bool:
    """Whether a tree counts from what was told: "the following month", "two weeks later" are never from now, also in a new paragraph."""
    inner = tree.of if isinstance(tree, op.Part) else tree
    return isinstance(inner, op.Next | op.Last | op.Later) and isinstance(inner.of, op.Then)


def _long_past(state: Discourse) -> bool:
    """Whether what is told of lies years before the publication."""
    last, now = state.then, state.dct
    if last is None or last.interval is None or last.interval.start is None or now is None or now.start is None:
        return False
    return civil(last.interval.start).year <= civil(now.start).year - 2


def _that_year(tree: Expression | Shift) -> bool:
    """"That year", "August of that year", "later in the year"."""
    inner = tree.of if isinstance(tree, op.Part | op.In) else tree
    return inner == op.Then(G.YEAR)


_FROM_NOW = frozenset({"will", "shall"})


def _place(tree: Repeating, direction: Direction, state: Discourse, sentence: int) -> Choice:
    if tree.within < G.WEEK and over(tree, direction, state):
        return Choice(op.Past(tree), None, direction)
    if tree.within < G.WEEK:
        return Choice(op.In(op.DCT() if state.day is None and not state.history else op.Then(), tree))
    results = tree.grain is G.QUARTER and not state.history and state.mode != "narrative"
    reach = 0 if results else 1  # "third-quarter net" after a sentence about 1984 is this year's
    near = sentence - state.year_sentence <= reach and tree.within is G.YEAR
    told = state.then is not None and (near or (state.narrative and not results and _finer(tree, state, sentence)))
    if near and direction.way == "future" and _to_come(tree, state):
        return Choice(op.In(op.Year(state.year or 0), tree), op.Future(tree), direction)
    from_now = direction.cue in _FROM_NOW and state.dct is not None  # "the court will hear it in September", after a life or a history
    if told and (direction.way != "future" or (state.history and not from_now)) and state.year is not None:
        story = _in_story(tree, state, near)
        late = direction.way == "past" and direction.cue is not None and to_be(story, state.reference(), state.dct)
        if late and state.history:
            story = op.Last(tree, op.Told())  # what a history tells is not to come
        if not late or state.history:
            return Choice(story, op.Past(tree), direction, narrative=True)
    of = direction.since if direction.since is not None and tree.within is G.WEEK else op.DCT()
    past, future = op.Past(tree, of), op.Future(tree, of)
    closer = _far_nearer(tree, state) if direction.loose and not state.history else None
    if closer is not None and closer != direction.way:
        return Choice(future, past, Direction("future", "nearness")) if closer == "future" else Choice(past, future, Direction("past", "nearness"))
    if tree.grain is G.QUARTER and (direction.way == "future" or direction.cue is None):
        return Choice(op.Nearest(tree, op.DCT()), None, direction)
    if direction.way == "future" or (direction.cue is None and _soon(tree, state)):
        return Choice(future, past, replace(direction, way="future"))
    return Choice(past, future, direction)


def _agreeing(tree: Agreeing, choice: Choice, state: Discourse) -> Choice:
    """The reading of a day whose weekday is as said: the one chosen, else the nearest of those before and after."""
    try:
        if not isinstance(choice.tree, Expression) or tree.agrees(choice.tree.resolve(state.reference())):
            return choice
        others = [other for other in (choice.rejected, op.Past(tree.of), op.Future(tree.of)) if other is not None]
        found = next((other for other in others if tree.agrees(other.resolve(state.reference()))), None)
    except (Unanchored, ValueError):
        return choice
    way = "future" if isinstance(found, op.Future) else "past"
    return choice if found is None else Choice(found, choice.tree, Direction(way, "the weekday named"))


def _soon(tree: Repeating, state: Discourse) -> bool:
    """Whether a month or a day of one, with no tense to go by, is far closer ahead than behind.

    The press leaves the year out within the calendar year (Associated Press Stylebook, "dates"), so "Dec. 15" in November
    is hardly eleven months ago: ahead when that is less than half as far.
    """
    found = _distances(tree, state) if tree.grain <= G.MONTH else None
    return found is not None and 2 * found[1] < found[0]


def _far_nearer(tree: Repeating, state: Discourse) -> str | None:
    """The side on which a day of a month lies at least four times closer, though the verb is past: "extended to Nov. 20" in November.

    The year is left out only within the calendar year (as above), so that nobody writes of a day that is ten months away in this way.
    """
    found = _distances(tree, state) if tree.grain <= G.MONTH else None
    if found is None:
        return None
    since, until = found
    return "future" if NEARER * until < since else "past" if NEARER * since < until else None


def _distances(tree: Repeating, state: Discourse) -> tuple[int, int] | None:
    """Seconds from the last one that is over to the publication, and from it to the next; None for what does not come once a year, or is now."""
    if tree.within is not G.YEAR or state.dct is None or state.dct.start is None or state.dct.end is None:
        return None
    behind, ahead = tree.current(state.dct.start), tree.following(state.dct.start)
    if behind.start is None or ahead.start is None or (behind.end or 0) > state.dct.start:
        return None
    return state.dct.start - behind.start, ahead.start - state.dct.start


def _finer(tree: Repeating, state: Discourse, sentence: int) -> bool:
    """A weekday needs a story told by the day right before it; a year alone, or a caption far above, cannot place it."""
    then = state.then.interval if state.then is not None else None
    near = sentence - state.year_sentence <= 1 or state.mode == "narrative" or state.dct is None or (state.history and sentence - state.year_sentence <= STORY)
    return tree.within is G.YEAR or (near and then is not None and then.grain <= G.WEEK)


def _in_story(tree: Repeating, state: Discourse, near: bool) -> Expression:
    """A bare name in a story: in the year last named when that is all we know, else the occurrence closest to the last event."""
    then = state.then
    if then is not None and then.interval is not None and then.interval.grain >= G.YEAR and then.interval.start is not None:
        return op.In(op.Year(civil(then.interval.start).year), tree)
    if near and tree.within is G.YEAR and not isinstance(tree, sh.Stretch) and state.year is not None and then is not None and then.interval is not None and then.interval.start is not None:
        same = tree.occurrence(moment(state.year))
        if same is not None and same.start is not None and same.start >= then.interval.start:
            return op.In(op.Year(state.year), tree)  # a story goes on within the year that it stated
    return _next_in_story(tree, then.interval) if then is not None and then.interval is not None else op.Nearest(tree, op.Told())


def _next_in_story(tree: Repeating, then: Interval) -> Expression:
    """The occurrence on the side where it lies closer to the last event; a story goes on, so that ahead it may be `ONWARD` times as far."""
    if then.start is None or then.end is None:
        return op.Nearest(tree, op.Told())
    behind, ahead = tree.current(then.start), tree.following(then.start)
    if behind.end is None or ahead.start is None or behind.end > then.start or ahead.start < then.end:
        return op.Nearest(tree, op.Told())
    onward = ahead.start - then.end <= ONWARD * (then.start - behind.end)
    return op.Next(tree, op.Told()) if onward else op.Last(tree, op.Told())


def _to_come(tree: Repeating, state: Discourse) -> bool:
    """Whether the year just stated lies ahead: "The games will be held in 2027. In June, the torch will arrive."."""
    return tree.within is G.YEAR and state.year is not None and state.set_in and state.dct is not None and state.dct.start is not None and state.year > civil(state.dct.start).year


def resolve(mention: Mention, text: str, direction: Direction, state: Discourse, sentence: int) -> Timex:
    """The Timex of a mention, with all that an explanation needs; unresolved with its `needs` when a reference is missing."""
    choice = complete(mention.tree, direction, state, sentence)
    ref = _reference(choice, state, text, mention.start)
    base = {"start": mention.start, "end": mention.end, "text": text[mention.start : mention.end], "rule": mention.rule,
            "tree": choice.tree, "reference": ref, "context_start": mention.context if mention.context < mention.start else -1}  # fmt: skip
    try:
        if from_nowhere(choice.tree, ref, state.dct):
            raise Unanchored("an earlier date to count from")
        interval = choice.tree.resolve(ref) if isinstance(choice.tree, Expression) else None
    except Unanchored as missing:
        kind, value, mod = timex3(mention.tree, None)
        return Timex(**base, type=kind, value=value, mod=mod, status="unresolved", needs=missing.args[0])  # type: ignore[arg-type]
    except ValueError:
        interval = None
    kind, value, mod = timex3(choice.tree, interval)
    more = {} if interval is None else _described(choice, interval, (kind, mod), state, ref)
    timex = Timex(**base, type=kind, value=value, mod=mod, interval=interval, **more)  # type: ignore[arg-type]
    return replace(timex, parts=_parts(timex, mention, interval, choice, told=state.history)) if interval is not None and mention.ends else timex


def _described(choice: Choice, interval: Interval, named: tuple[str, str | None], state: Discourse, ref: op.Reference) -> dict[str, Any]:
    """What a Timex says beyond its words and value; `named` is the type and mod of its TIMEX3."""
    relative = needs_dct(choice.tree)
    zone = choice.tree.zone if isinstance(choice.tree, op.Zoned) else None
    approximate = named[1] == "APPROX"
    dated = named[0] in {"DATE", "TIME"}
    rejected = _rejected(choice, state, interval)
    chosen = choice.direction
    return {
        "edtf": edtf_of(choice.tree, interval, approximate=approximate, zone=zone) if dated else None,
        "precision": PRECISIONS[interval.grain],
        "status": "bounded" if isinstance(choice.tree, op.After | op.Before) else "resolved" if relative else "stated",
        "approximate": approximate,
        "zone": zone,
        "anchor": _anchor(choice.tree, state, ref) if relative else None,
        "direction": chosen.way if chosen else None,
        "cue": chosen.cue if chosen else None,
        "rejected": rejected,
    }


def edtf_of(tree: Expression | Shift, interval: Interval, *, approximate: bool, zone: str | None) -> str:
    """The EDTF value; "after 2011" and "before 2011" are some time beyond the bound, not the whole stretch.

    A zone by its IANA name is kept beside the value, since EDTF has offsets alone.
    """
    unit = interval.grain
    if isinstance(tree, op.After) and interval.start is not None and unit >= G.DAY:
        return edtf.bounded_after(sh.Unit(unit).occurrence(interval.start))
    if isinstance(tree, op.Before) and interval.end is not None and unit >= G.DAY:
        return edtf.bounded_before(sh.Unit(unit).occurrence(interval.end - 1))
    offset = zone if zone is not None and zone[0] in "+-" else None
    return edtf.write(interval, approximate=approximate and unit >= G.DAY, zone=offset)


def _rejected(choice: Choice, state: Discourse, interval: Interval) -> str | None:
    if choice.rejected is None:
        return None
    try:
        other = choice.rejected.resolve(state.reference())
    except (Unanchored, ValueError):
        return None
    return edtf.write(other) if (other.start, other.end) != (interval.start, interval.end) else None


def _anchor(tree: Expression | Shift, state: Discourse, ref: op.Reference) -> Anchor | None:
    """What a relative tree was counted from: the time told of that it speaks of, else the publication date."""
    counted = leaves(tree, ref) if holds(tree, (op.Then, op.Told)) else ()
    spoken = next((told for leaf, at in counted if (told := told_by(leaf, at)) is not None), None)
    if spoken is not None:
        words = next((t.text for t in (*state.told, *((state.spoken,) if state.spoken else ())) if t.interval == spoken), state.day_text if spoken == state.day else None)
        return Anchor(edtf.write(spoken), "discourse", words)
    return None if state.dct is None else Anchor(edtf.write(state.dct), "publication")


@lru_cache(maxsize=4096)
def holds(tree: Expression | Shift, leaf: type | tuple[type, ...]) -> bool:
    """Whether a leaf of this kind stands anywhere in a tree."""
    return isinstance(tree, leaf) or any(holds(child, leaf) for child in children_of(tree))


def _parts(timex: Timex, mention: Mention, interval: Interval, choice: Choice, *, told: bool) -> tuple[Timex, ...]:
    """The two ends of a range, each a TIMEX3 of its own: "March 6" and "9, 2012", "May-August 1950".

    A range with a dash is one, but of whole years and, in a history, of days and months that each have their name.
    """
    if len(mention.ends) != 2:
        return ()
    cut, on = mention.ends[0][1] - timex.start, mention.ends[1][0] - timex.start
    first, between, last = timex.text[:cut], timex.text[cut:on], timex.text[on:]
    named = told and interval.grain >= G.DAY and first[:1].isalnum() and _LETTERS.search(first) and _LETTERS.search(last)
    apart = _LETTERS.search(between) or (between and (named or (interval.grain is G.YEAR and mention.context == mention.start)))
    if not apart or interval.start is None or interval.end is None:
        return ()
    ends = []
    spans = (timex.start, mention.ends[0][1]), (mention.ends[1][0], timex.end)  # each with the month or the year that it shares in
    for (start, end), (_, _, tree), at in zip(spans, mention.ends, (interval.start, interval.end - 1), strict=True):
        grain = tree.grain if isinstance(tree, Expression | Repeating) else interval.grain
        if isinstance(tree, sh.Clock) and at == interval.end - 1:
            at = interval.end  # a range of times ends at the moment named
        one = sh.Unit(grain).occurrence(at) if grain not in {G.DAYPART} else Interval(at, at + 1, grain)
        kind, value, mod = timex3(tree, one)
        ends.append(Timex(start, end, timex.text[start - timex.start : end - timex.start], kind, value, mod, one, edtf.write(one),
                          PRECISIONS[grain], "resolved" if needs_dct(choice.tree) else "stated", rule=mention.rule, tree=tree, reference=timex.reference))  # fmt: skip
    return tuple(ends)
