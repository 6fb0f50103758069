"""A tree in English: "the latest Sunday up to the day of publication"."""

from __future__ import annotations

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.granularity import Granularity
from timeline.algebra.operators import Expression, Reference, children_of, needs_dct
from timeline.algebra.shifts import Shift
from timeline.algebra.sums import Sum
from timeline.algebra.trees import show
from timeline.notation import edtf
from timeline.notation.display import MONTHS, display

G = Granularity
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = ("spring", "summer", "autumn", "winter")
DAYPARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "DA": "dawn"}
MODS = {"START": "the beginning of ", "MID": "the middle of ", "END": "the end of ", "APPROX": "about "}


def phrase(tree: Expression | Shift) -> str:
    """What a tree says, in words; one that has none is shown as it is.

    >>> phrase(op.Past(sh.Named(G.DAY, G.WEEK, 7))), phrase(op.Earlier(sh.Period(G.DAY, 3))), phrase(op.Since(op.Year(2022)))
    ('the latest Sunday up to the day of publication', 'the day 3 days before the day of publication', 'from the start of 2022 on')
    """
    if isinstance(tree, Expression) and not needs_dct(tree) and not any(isinstance(c, op.Bound) for c in (tree, *children_of(tree))):
        try:
            return display(edtf.write(tree.resolve(Reference())))
        except (ValueError, op.Unanchored):
            pass
    return _shift(tree) if isinstance(tree, Shift) else _expression(tree)


def _expression(tree: Expression) -> str:
    match tree:
        case op.DCT(unit):
            return f"the {_unit(unit)} of publication"
        case op.Then(unit):
            return f"the {_unit(unit)} told of"
        case op.Told():
            return "the time told of last"
        case op.Past(r, x):
            return f"the latest {phrase(r)} up to {phrase(x)}"
        case op.Future(r, x):
            return f"the first {phrase(r)} from {phrase(x)} on"
        case op.Last(r, x):
            return f"the last {phrase(r)} over before {phrase(x)}"
        case op.Next(r, x):
            return f"the first {phrase(r)} after {phrase(x)}"
        case op.Nearest(r, x):
            return f"the {phrase(r)} nearest to {phrase(x)}"
        case op.This(r, x):
            return f"the {phrase(r)} of the same {_unit(r.within)} as {phrase(x)}" if r.within > r.grain else f"the {phrase(r)} that holds {phrase(x)}"
        case op.Beyond(r, n, x):
            return f"the {phrase(r)} of the {_unit(r.within)} {abs(n)} {'after' if n > 0 else 'before'} that of {phrase(x)}"
        case op.In(x, r):
            return f"{phrase(r)} of {phrase(x)}"
        case op.Nth(n, r, x):
            return f"the {_nth(n)} {phrase(r)} of {phrase(x)}"
        case op.Earlier(p, x) | op.Later(p, x):
            return f"the {_unit(p.unit)} {phrase(p)} {'before' if isinstance(tree, op.Earlier) else 'after'} {phrase(x)}"
        case op.Same(p, x, sign):
            return f"the same as {phrase(x)}, {phrase(p)} {'before' if sign < 0 else 'after'}"
        case op.Counterpart(year, x):
            return f"in {phrase(year)} the same as {phrase(x)}"
        case op.Stretching(p, sign, x):
            return f"{phrase(p)} {'up to the end of' if sign < 0 else 'from the end of'} {phrase(x)}"
        case op.Between(a, b):
            return f"from {phrase(a)} to {phrase(b)}"
        case op.Part(mod, x):
            return f"{MODS.get(mod, mod.lower().replace('_', ' ') + ' ')}{phrase(x)}"
        case op.Zoned(x, zone):
            return f"{phrase(x)}, in zone {zone}"
        case op.Lasting(p) | op.Within(p):
            return phrase(p)
        case op.Bound(x):
            said = {op.Since: "from the start of {} on", op.Until: "up to the end of {}", op.Before: "some time before {}", op.After: "some time after {}"}
            return said.get(type(tree), "{}").format(phrase(x))
        case op.Every(of):
            return f"every {phrase(of)}" if tree.n == 1 else f"every {_nth(tree.n)} {phrase(of)}"
        case op.Vague(ref):
            return f"some time in the {ref.partition('_')[0].lower()}, without bounds"
    return show(tree)


def _shift(shift: Shift) -> str:
    match shift:
        case Sum(unit, n, rest):
            return f"{phrase(sh.Period(unit, n))} and {phrase(rest)}"
        case sh.Period(unit, n):
            return f"{'some' if n is None else n} {_unit(unit)}{'' if n == 1 else 's'}"
        case sh.Unit(unit):
            return _unit(unit)
        case sh.Named(G.DAY, G.WEEK, n):
            return WEEKDAYS[n - 1]
        case sh.Named(G.MONTH, G.YEAR, n):
            return MONTHS[n - 1]
        case sh.Named(G.SEASON, G.YEAR, n):
            return SEASONS[n - 1]
        case sh.Named(G.QUARTER | G.HALF as unit, _, n):
            return f"{_nth(n)} {_unit(unit)}"
        case sh.Named(unit, _, n):
            return f"{_unit(unit)} {n}"
        case sh.Weekend():
            return "weekend"
        case sh.Daypart(code):
            return DAYPARTS.get(code, code)
        case sh.Clock(hour, minute, second):
            return f"{hour:02d}:{minute or 0:02d}" + (f":{second:02d}" if second else "")
        case sh.Feast(name):
            return name.replace("_", " ").title()
        case sh.NthOf(n, inner, outer):
            return f"{_nth(n)} {phrase(inner)} of {phrase(outer)}"
        case sh.Intersection(sh.Named(G.MONTH) as outer, sh.Named(G.DAY, G.MONTH, n)):
            return f"{n} {phrase(outer)}"
        case sh.Intersection(outer, inner):
            return f"{phrase(outer)} {'at ' if isinstance(inner, sh.Clock) else ''}{phrase(inner)}"
        case sh.Stretch(first, last):
            return f"{phrase(first)} to {phrase(last)}"
    return show(shift)


def _unit(unit: Granularity) -> str:
    return {G.DAYPART: "part of the day", G.HALF: "half-year"}.get(unit, unit.name.lower())


def _nth(n: int) -> str:
    if n < 0:
        return "last" if n == -1 else f"{_nth(-n)} last"
    return f"{n}{'th' if n % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
