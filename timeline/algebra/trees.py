"""Trees as people and programs read them: a tree as text and as plain data, its references, and the steps to its interval."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from timeline.algebra.calendar import moment
from timeline.algebra.granularity import Granularity
from timeline.algebra.operators import DCT, Between, Beyond, Expression, Reference, Then, This, Told, Unanchored, fields_of
from timeline.algebra.shifts import Clock, Daypart, Feast, Shift

Leaf = DCT | Then | Told
"""What a relative tree is counted from."""


def show(tree: object) -> str:
    """A tree as it is written in a pack.

    >>> from timeline.algebra.operators import Past
    >>> show(Past(sunday))
    'Past(Named(DAY, WEEK, 7), DCT(DAY))'
    """
    if isinstance(tree, Expression | Shift):
        return f"{type(tree).__name__}({', '.join(show(getattr(tree, name)) for name in fields_of(type(tree)))})"
    return tree.name if isinstance(tree, Granularity) else repr(tree)


def data(tree: object, ref: Reference, about: Callable[[Leaf, Reference], dict[str, Any]], years: Sequence[int] = ()) -> Any:
    """A tree as JSON: `op` and its operands by name, units by theirs, and beside each reference what `about` says of it.

    A shift that a table defines (a holiday, a part of the day) has its facts beside it, a holiday's for `years`, so that
    the tree can be computed from itself alone.

    >>> from timeline.algebra.operators import Last
    >>> data(Last(sunday), written, lambda leaf, ref: {"is": str(leaf.resolve(ref))})["of"]
    {'op': 'DCT', 'unit': 'DAY', 'is': '2013-03-22/2013-03-23'}
    """
    if not isinstance(tree, Expression | Shift):
        return tree.name if isinstance(tree, Granularity) else str(tree) if isinstance(tree, Fraction) else tree
    node: dict[str, Any] = {"op": type(tree).__name__}
    for name in fields_of(type(tree)):
        value = getattr(tree, name)
        if value is not None:
            node[name] = data(value, _inner(tree, name, ref), about, years)
    if isinstance(tree, Leaf):
        node.update(about(tree, ref))
    return node | _facts(tree, years)


def _facts(tree: Expression | Shift, years: Sequence[int]) -> dict[str, Any]:
    """What a table says of a name, and the unit that it comes once in where its place in that unit counts."""
    match tree:
        case Clock() | Daypart():
            day = tree.occurrence(0)
            return {"seconds": [day.start, day.end]}
        case Feast():
            return {"days": [str(feast) for year in years if (feast := tree.occurrence(moment(year))) is not None]}
        case This(shift) | Beyond(shift):
            return {"within": shift.within.name}
    return {}


def leaves(tree: Expression | Shift, ref: Reference) -> Iterator[tuple[Leaf, Reference]]:
    """What a tree is counted from, first to last, each with the references that hold for it.

    >>> from timeline.algebra.operators import Last
    >>> [leaf for leaf, _ in leaves(Last(sunday), written)]
    [DCT(unit=<Granularity.DAY: 5>)]
    """
    if isinstance(tree, Leaf):
        yield tree, ref
    for name in fields_of(type(tree)):
        child = getattr(tree, name)
        if isinstance(child, Expression | Shift):
            yield from leaves(child, _inner(tree, name, ref))


def _inner(tree: Expression | Shift, name: str, ref: Reference) -> Reference:
    """The references that hold for an operand: the end of a range may speak of its beginning."""
    if isinstance(tree, Between) and name == "last":
        try:
            return replace(ref, told=(tree.first.resolve(ref), *ref.told))
        except (Unanchored, ValueError):
            return ref
    return ref


def arithmetic(tree: Expression | Shift, ref: Reference) -> tuple[str, ...]:
    """The steps from the references to the interval, innermost first, each `tree = start/end`.

    >>> from timeline.algebra.operators import Last
    >>> arithmetic(Last(sunday), written)
    ('DCT(DAY) = 2013-03-22/2013-03-23', 'Last(Named(DAY, WEEK, 7), DCT(DAY)) = 2013-03-17/2013-03-18')
    """
    steps: list[str] = []
    _steps(tree, ref, steps)
    return tuple(steps)


def _steps(tree: Expression | Shift, ref: Reference, steps: list[str]) -> None:
    for name in fields_of(type(tree)):
        child = getattr(tree, name)
        if isinstance(child, Expression):
            _steps(child, _inner(tree, name, ref), steps)
    if isinstance(tree, Expression):
        try:
            steps.append(f"{show(tree)} = {tree.resolve(ref)}")
        except (Unanchored, ValueError):
            steps.append(f"{show(tree)} = ?")
