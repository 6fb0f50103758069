"""Expressions: trees that say where on the timeline a phrase lies, and resolve to an `Interval` when told when it was written.

The references are leaves: `DCT` (the publication date), `Then` (the time the text speaks of, in a unit) and `Told` (the
last time told of, as it is). "Written", in the examples of every operator, is Friday 22 March 2013, as a reference of one day.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra.granularity import Granularity, ceiling, floor
from timeline.algebra.interval import Interval
from timeline.algebra.shifts import Shift

G = Granularity

class Unanchored(Exception):  # noqa: N818 - it is a state of knowledge, not an error of anyone's
    """An expression needs a reference time that is not known; `args[0]` says which."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What an expression may be counted from: the publication date, and the times that the text has spoken of, latest first."""

    dct: Interval | None = None
    told: tuple[Interval, ...] = ()

    def spoken_of(self, unit: Granularity) -> Interval | None:
        """The latest time told of that is no coarser than the unit; None once a coarser one has led the text elsewhere."""
        coarser: list[Interval] = []
        for then in self.told:
            if then.grain <= unit and then.start is not None:
                return then if all(c.contains(then) for c in coarser) else None
            coarser.append(then)
        return None


@dataclass(frozen=True, slots=True)
class Expression:
    """A time on the timeline, once a reference is known."""

    def resolve(self, ref: Reference) -> Interval:
        """The interval. Raises Unanchored without the reference it needs, ValueError when there is no such time."""
        raise NotImplementedError

    @property
    def grain(self) -> Granularity:
        """The unit that the expression is named in, known before it is resolved."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class DCT(Expression):
    """"Today": the publication date. `DCT() = dct`, floored to its unit.

    >>> print(DCT().resolve(written))
    2013-03-22/2013-03-23
    """

    unit: Granularity = G.DAY

    def resolve(self, ref: Reference) -> Interval:
        if ref.dct is None or ref.dct.start is None:
            raise Unanchored("publication date")
        start = floor(ref.dct.start, self.unit)
        if ref.dct.grain > self.unit:
            if self.unit < G.DAYPART:
                raise Unanchored("time of day of the publication")
            return ref.dct
        return Interval(start, ceiling(start, self.unit), self.unit)

    @property
    def grain(self) -> Granularity:
        return self.unit


@dataclass(frozen=True, slots=True)
class Then(Expression):
    """"That day": the latest time told of that is no coarser than the unit, floored to it; the publication date when none was told.

    >>> print(Then().resolve(written))
    2013-03-22/2013-03-23

    Raises Unanchored when only coarser times were told: "the next day" after "in 1948" is no day that we know.
    """

    unit: Granularity = G.DAY

    def resolve(self, ref: Reference) -> Interval:
        then = ref.spoken_of(self.unit)
        if then is None and ref.told:
            raise Unanchored("an earlier date to count from")
        if then is None or then.start is None:
            return DCT(self.unit).resolve(ref)
        start = floor(then.start, self.unit)
        return then if then.grain == self.unit else Interval(start, ceiling(start, self.unit), self.unit)

    @property
    def grain(self) -> Granularity:
        return self.unit


@dataclass(frozen=True, slots=True)
class Told(Expression):
    """The last time told of, whatever its unit; the publication date when none was told: what a story or a comparison goes on from.

    >>> print(Told().resolve(Reference(told=(Year(1943).resolve(written),))))
    1943-01-01/1944-01-01
    """

    def resolve(self, ref: Reference) -> Interval:
        return ref.told[0] if ref.told else DCT().resolve(ref)

    @property
    def grain(self) -> Granularity:
        return G.DAY


def start_of(of: Expression, ref: Reference) -> int:
    """Where a time begins. Raises Unanchored when it has no beginning."""
    start = of.resolve(ref).start
    if start is None:
        raise Unanchored("a reference with a start")
    return start


def end_of(of: Expression, ref: Reference) -> int:
    """Where a time ends. Raises Unanchored when it has no end."""
    end = of.resolve(ref).end
    if end is None:
        raise Unanchored("a reference with an end")
    return end


def children_of(tree: Expression | Shift) -> list[Expression | Shift]:
    """The trees right below a tree.

    >>> children_of(Last(sunday)) == [sunday, DCT()]
    True
    """
    values = [getattr(tree, name) for name in fields_of(type(tree))]
    return [v for v in values if isinstance(v, (Expression, Shift))]


def fields_of(kind: type[Expression | Shift]) -> tuple[str, ...]:
    """The names of an operator's operands, in order."""
    return tuple(kind.__dataclass_fields__)
