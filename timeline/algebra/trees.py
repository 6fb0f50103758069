"""Trees as people read them: a tree as text, and the steps from its references to its interval."""

from __future__ import annotations

from timeline.algebra.granularity import Granularity
from timeline.algebra.operators import Expression, Reference, Unanchored, children_of, fields_of
from timeline.algebra.shifts import Shift


def show(tree: object) -> str:
    """A tree as it is written in a pack.

    >>> from timeline.algebra.operators import Past
    >>> show(Past(sunday))
    'Past(Named(DAY, WEEK, 7), DCT(DAY))'
    """
    if isinstance(tree, Expression | Shift):
        return f"{type(tree).__name__}({', '.join(show(getattr(tree, name)) for name in fields_of(type(tree)))})"
    return tree.name if isinstance(tree, Granularity) else repr(tree)


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
    for child in children_of(tree):
        if isinstance(child, Expression):
            _steps(child, ref, steps)
    if isinstance(tree, Expression):
        try:
            steps.append(f"{show(tree)} = {tree.resolve(ref)}")
        except (Unanchored, ValueError):
            steps.append(f"{show(tree)} = ?")
