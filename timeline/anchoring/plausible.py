"""Whether a reading can be meant: what a past verb tells of does not lie beyond the publication, and no amount leads there from the past."""

from __future__ import annotations

from dataclasses import replace

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval
from timeline.algebra.operators import Expression, Unanchored
from timeline.algebra.shifts import Repeating, Shift
from timeline.anchoring.context import FAR
from timeline.anchoring.reference import Discourse
from timeline.anchoring.tense import Direction
from timeline.model.timex import Timex
from timeline.notation.timex3 import timex3

G = Granularity


def from_nowhere(tree: Expression | Shift, ref: op.Reference, dct: Interval | None) -> bool:
    """Whether "108 years later", "an hour later" have no date before them that they could be counted from: they are not from now."""
    inner = tree.of if isinstance(tree, op.Part) else tree
    if isinstance(inner, op.Later) and isinstance(inner.of, op.Then) and inner.period.unit >= G.YEAR and _crosses(inner, ref, dct):
        return True
    if isinstance(inner, op.Later) and isinstance(inner.of, op.Then) and (inner.period.n or 0) > FAR.get(inner.period.unit, 400):
        return True
    if not isinstance(inner, op.Later | op.Earlier) or not isinstance(inner.of, op.Then) or ref.told:
        return False
    by_the_day = ref.dct is None or ref.dct.grain >= G.DAY
    return (inner.period.unit < G.DAY and by_the_day) or (inner.period.unit >= G.YEAR and isinstance(inner, op.Later))


def unanchored(timex: Timex) -> Timex:
    """"The next day" as unresolved when it was counted from the publication, for want of a day told before, and so lies ahead; as it is otherwise."""
    dct, interval, tree = timex.reference.dct, timex.interval, timex.tree
    if timex.reference.told or not isinstance(tree, op.Next) or not isinstance(tree.of, op.Then) or interval is None or interval.start is None or dct is None or dct.end is None or interval.start < dct.end:
        return timex
    kind, value, mod = timex3(tree, None)
    return replace(timex, type=kind, value=value, mod=mod, interval=None, edtf=None, precision=None, anchor=None, rejected=None, status="unresolved", needs="an earlier date to count from")


def _crosses(tree: op.Later, ref: op.Reference, dct: Interval | None) -> bool:
    """Whether an amount of years leads from a past date beyond the publication: it was counted from another one."""
    then = ref.spoken_of(tree.of.grain)
    return then is not None and then.start is not None and dct is not None and dct.end is not None and then.start < dct.end and to_be(tree, ref, dct)


def to_be(tree: Expression, ref: op.Reference, dct: Interval | None) -> bool:
    """Whether a time begins after the publication: what a past verb tells of does not."""
    try:
        found = tree.resolve(ref)
    except (Unanchored, ValueError):
        return False
    return dct is not None and dct.end is not None and found.start is not None and found.start >= dct.end


def over(tree: Repeating, direction: Direction, state: Discourse) -> bool:
    """Whether a midnight or a night that a past verb tells of would lie after the publication, or on a day to come that was named before: then it is the one before."""
    if direction.way != "past" or direction.cue is None or not isinstance(tree, sh.Clock | sh.Daypart) or state.dct is None or state.dct.end is None or state.dct.grain < G.DAY:
        return False
    day = state.day or state.dct
    at = tree.occurrence(day.start) if day.start is not None else None
    return at is not None and at.start is not None and at.start >= state.dct.end


def holds_told(name: Repeating, state: Discourse) -> bool:
    """Whether the time last told of lies within an occurrence of a season or a month: "in January 1968 ... that winter"."""
    then = state.then.interval if state.then is not None else None
    if then is None or then.start is None or then.grain >= G.YEAR:
        return False
    found = name.current(then.start)
    return found.end is not None and found.end > then.start
