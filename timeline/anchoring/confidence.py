"""How sure a date is: the share of dates found for the same reasons that were right, from a table that is measured.

The reasons go from broad to narrow: whether the text is news or tells of years long past, where the date comes from, the
operator that gives it, its unit, what decided the direction, and how the rejected reading lies to the chosen one. `confidence.toml` holds the share for each path that was
seen often enough; a date takes that of the longest path known. `benchmarks/calibrate.py` measures it anew.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from timeline.algebra import operators as op
from timeline.algebra.calendar import DAY
from timeline.algebra.operators import Expression
from timeline.algebra.shifts import Period, Shift
from timeline.model.timex import Timex
from timeline.notation import edtf

_SOURCES = {"publication": "published", "discourse": "told", "quote": "quoted"}
_LONG = 2 * 366 * DAY
_FAR = 2
"""How many times nearer the chosen reading is, for the other to count as far."""


def judged(timexes: list[Timex]) -> list[Timex]:
    """The expressions of a text with their confidence, and the same for the two ends of a range.

    >>> from timeline.anchoring import tag
    >>> from timeline.model.document import Document
    >>> tag(Document("The mayor left on Sunday.", published="2025-01-13"))[0].reasons
    ('news', 'published', 'past', 'day', 'past by a cue', 'other far')
    """
    kind = "story" if _long_past(timexes) else "news"
    for timex in timexes:
        why = (kind, *reasons(timex))
        sure = share(why)
        for each in (timex, *timex.parts):
            each.confidence, each.reasons = sure, why
    return timexes


def _long_past(timexes: list[Timex]) -> bool:
    """Whether most dates that the text states are of years long before its publication, or nothing is known of that."""
    old = new = 0
    for timex in timexes:
        dct, interval = timex.reference.dct, timex.interval
        if timex.anchor is None and interval is not None and interval.start is not None:
            long_ago = dct is None or dct.start is None or dct.start - interval.start > _LONG
            old, new = old + long_ago, new + (not long_ago)
        elif timex.anchor is not None and timex.anchor.source == "publication":
            new += 1
    return old > new


def reasons(timex: Timex) -> tuple[str, ...]:
    """Why it may be trusted, from broad to narrow, apart from the kind of text."""
    tree = _core(timex.tree)
    name = type(tree).__name__.lower()
    if timex.status == "unresolved":
        return "unresolved", name
    if isinstance(tree, op.Vague):
        return "vague", tree.ref.lower().replace("_ref", "")
    if timex.type == "SET":
        return "set", type(getattr(tree, "of", tree)).__name__.lower()
    if timex.interval is None:
        period = tree if isinstance(tree, Period) else getattr(tree, "period", None)
        return "amount", name, "some" if "X" in timex.value else "counted", *([period.unit.name.lower()] if isinstance(period, Period) else [])
    unit = timex.interval.grain.name.lower()
    if timex.anchor is None:
        return "stated", unit, name
    found = _SOURCES.get(timex.anchor.source, timex.anchor.source), name, unit
    if timex.direction is None:
        return found
    return *found, f"{timex.direction} {'by a cue' if timex.cue else 'assumed'}", _margin(timex)


def _core(tree: Expression | Shift | None) -> Expression | Shift | None:
    """The operator that gives the date, without bounds, modifiers and zones around it."""
    while isinstance(tree, op.Part | op.Zoned | op.Bound):
        tree = tree.of
    return tree


def _margin(timex: Timex) -> str:
    """How the rejected reading lies to the chosen one, seen from the publication date."""
    dct, chosen = timex.reference.dct, timex.interval
    other = edtf.parse(timex.rejected).interval if timex.rejected is not None else None
    if dct is None or dct.start is None or chosen is None or chosen.start is None or other is None or other.start is None:
        return "no other"
    mine, its = abs(chosen.start - dct.start), abs(other.start - dct.start)
    return "other far" if its >= _FAR * mine else "other nearer" if its < mine else "other near"


@lru_cache(maxsize=2048)
def share(why: tuple[str, ...]) -> float:
    """The measured share of right dates for the longest path known.

    >>> 0 < share(("published", "past", "day", "an unheard-of reason")) < 1
    True
    """
    table = _table()
    return next(table[path] for n in range(len(why), -1, -1) if (path := " / ".join(why[:n])) in table)


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    data = tomllib.loads(files(__package__).joinpath("confidence.toml").read_text(encoding="utf-8"))
    return {path: float(row[0]) for path, row in data["right"].items()}
