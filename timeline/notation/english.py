"""A tree in English: "the latest Sunday up to the day of publication"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.granularity import Granularity
from timeline.algebra.operators import Expression, Reference, children_of, fields_of, needs_dct
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


NAMES: dict[tuple[Granularity, Granularity], Sequence[str]] = {(G.DAY, G.WEEK): WEEKDAYS, (G.MONTH, G.YEAR): MONTHS, (G.SEASON, G.YEAR): SEASONS}
TEMPLATES: dict[object, str] = {
    op.DCT: "the {unit} of publication",
    op.Then: "the {unit} told of",
    op.Told: "the time told of last",
    op.Past: "the latest {shift} up to {of}",
    op.Future: "the first {shift} from {of} on",
    op.Last: "the last {shift} over before {of}",
    op.Next: "the first {shift} after {of}",
    op.Nearest: "the {shift} nearest to {of}",
    (op.This, "in"): "the {shift} of the same {within} as {of}",
    (op.This, "holds"): "the {shift} that holds {of}",
    op.Beyond: "the {shift} of the {within} {count} {side} that of {of}",
    op.In: "{shift} of {of}",
    op.Nth: "the {nth} {shift} of {of}",
    op.Earlier: "the {unit} {period} before {of}",
    op.Later: "the {unit} {period} after {of}",
    op.Same: "the same as {of}, {period} {side}",
    op.Counterpart: "in {year} the same as {of}",
    (op.Stretching, "before"): "{period} up to the end of {of}",
    (op.Stretching, "after"): "{period} from the end of {of}",
    op.Between: "from {first} to {last}",
    op.Part: "{mod}{of}",
    op.Zoned: "{of}, in zone {zone}",
    op.Lasting: "{period}",
    op.Within: "{period}",
    op.Since: "from the start of {of} on",
    op.Until: "up to the end of {of}",
    op.Before: "some time before {of}",
    op.After: "some time after {of}",
    (op.Every, "each"): "every {of}",
    (op.Every, "nth"): "every {nth} {of}",
    op.Vague: "some time in the {tense}, without bounds",
    (sh.Period, "one"): "1 {unit}",
    (sh.Period, "many"): "{n} {unit}s",
    (sh.Period, "some"): "some {unit}s",
    Sum: "{first} and {rest}",
    sh.Unit: "{unit}",
    (sh.Named, "name"): "{name}",
    (sh.Named, "nth"): "{nth} {unit}",
    (sh.Named, "number"): "{unit} {value}",
    sh.Weekend: "weekend",
    sh.Daypart: "{code}",
    (sh.Clock, "minute"): "{hour:0>2}:{minute:0>2}",
    (sh.Clock, "second"): "{hour:0>2}:{minute:0>2}:{second:0>2}",
    sh.Feast: "{name}",
    sh.NthOf: "{nth} {inner} of {outer}",
    (sh.Intersection, "day of a month"): "{day} {outer}",
    (sh.Intersection, "time"): "{outer} at {inner}",
    (sh.Intersection, "part"): "{outer} {inner}",
    sh.Stretch: "{first} to {last}",
}
"""What each operator says, by its operands' names; where it says it in two ways, by its variant too (`_variant`).

Beside the operands stand `unit` (its own or its amount's), `within` (the unit that a name comes once in), `nth` and
`count` (of its number), `side` (before or after, of its sign), `name` and `day` (what the name is of).
"""


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
    template = TEMPLATES.get(_variant(tree))
    return show(tree) if template is None else template.format_map(_words(tree))


def _variant(tree: Expression | Shift) -> object:
    """The key of a tree in the templates."""
    kind = type(tree)
    match tree:
        case op.This(r):
            return kind, "in" if r.within > r.grain else "holds"
        case op.Stretching(_, sign):
            return kind, "before" if sign < 0 else "after"
        case op.Every(_, n):
            return kind, "each" if n == 1 else "nth"
        case Sum():
            return kind
        case sh.Period(_, n):
            return kind, "some" if n is None else "one" if n == 1 else "many"
        case sh.Named(unit, of):
            return kind, "name" if (unit, of) in NAMES else "nth" if unit in (G.QUARTER, G.HALF) else "number"
        case sh.Clock(_, _, second):
            return kind, "second" if second else "minute"
        case sh.Intersection(sh.Named(G.MONTH), sh.Named(G.DAY, G.MONTH)):
            return kind, "day of a month"
        case sh.Intersection(_, inner):
            return kind, "time" if isinstance(inner, sh.Clock) else "part"
    return kind


def _words(tree: Expression | Shift) -> dict[str, str]:
    """The operands in words, and what follows from them."""
    said = {name: _word(name, getattr(tree, name)) for name in fields_of(type(tree))}
    number = getattr(tree, "sign", None) or getattr(tree, "n", None)
    if isinstance(number, int):
        said |= {"nth": _nth(number), "count": str(abs(number)), "side": "before" if number < 0 else "after"}
    match tree:
        case op.Earlier(p) | op.Later(p):
            said["unit"] = _unit(p.unit)
        case op.This(r) | op.Beyond(r):
            said["within"] = _unit(r.within)
        case op.Vague(ref):
            said["tense"] = ref.partition("_")[0].lower()
        case Sum(unit, n):
            said["first"] = phrase(sh.Period(unit, n))
        case sh.Named(unit, of, n):
            said |= {"nth": _nth(n), "name": NAMES.get((unit, of), ("",) * n)[n - 1]}
        case sh.Intersection(_, sh.Named(_, _, n)):
            said["day"] = str(n)
    return said


def _word(name: str, value: object) -> str:
    if isinstance(value, Expression | Shift):
        return phrase(value)
    if isinstance(value, Granularity):
        return _unit(value)
    match name:
        case "mod":
            return MODS.get(str(value), str(value).lower().replace("_", " ") + " ")
        case "code":
            return DAYPARTS.get(str(value), str(value))
        case "name":
            return str(value).replace("_", " ").title()
        case "minute" | "second":
            return str(value or 0)
    return str(value)


def _unit(unit: Granularity) -> str:
    return {G.DAYPART: "part of the day", G.HALF: "half-year"}.get(unit, unit.name.lower())


def _nth(n: int) -> str:
    if n < 0:
        return "last" if n == -1 else f"{_nth(-n)} last"
    return f"{n}{'th' if n % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
