"""A time expression, resolved: what the words mean on the timeline, and how that was found."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.algebra.interval import Interval
from timeline.algebra.operators import Expression, Reference
from timeline.algebra.shifts import Shift
from timeline.algebra.trees import arithmetic, show


@dataclass(frozen=True, slots=True)
class Anchor:
    """The reference time of a relative expression.

    `date` is ISO 8601; `source` says where it comes from: "publication", "discourse" (an earlier expression, whose
    words are `text`), "sentence" or "quote".
    """

    date: str
    source: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means if the text was published on one of these days: of a publication date that is partly known."""

    published: Interval
    timex: Timex


@dataclass(slots=True)
class Timex:
    """A time expression of a document, resolved.

    `start`, `end` are code points, end exclusive; `type`, `value` and `mod` are TIMEX3's. `interval` is half-open,
    and None for durations, sets, vague references and unresolved expressions. `precision` is one of the words of
    `when.precision`. `status` is "stated" (the text gives it all), "resolved" (computed from an anchor), "bounded"
    (only before or after is known, or that it is one of several dates) or "unresolved" (then `needs` says what is missing, e.g. "publication date").

    `tree` is the operator tree and `reference` what it was counted from, so that the date can be replayed; `direction`
    is "past", "future" or "same" with the words that decided it in `cue`, and `rejected` is the EDTF value of the
    reading that was turned down. `parts` holds the two ends of a range ("from Monday to Friday").
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    interval: Interval | None = None
    edtf: str | None = None
    precision: str | None = None
    status: str = "stated"
    approximate: bool = False
    zone: str | None = None
    rule: str = ""
    tree: Expression | Shift | None = None
    reference: Reference = field(default_factory=Reference)
    anchor: Anchor | None = None
    direction: str | None = None
    cue: str | None = None
    rejected: str | None = None
    needs: str | None = None
    recurrence: str | None = None
    confidence: float = 1.0
    """The share of dates found for the same `reasons` (broad to narrow) that were right."""
    reasons: tuple[str, ...] = ()
    parts: tuple[Timex, ...] = field(default=())
    readings: tuple[Reading, ...] = ()
    """Its meanings by the day of publication, when that is partly known: `interval` spans them, and `edtf` is their set."""
    context_start: int = -1
    """Where the words that shape the meaning but are not in the span begin: the "since" of "since 2022"; -1 when none."""

    @property
    def expression(self) -> str:
        """The operator tree as text."""
        return "" if self.tree is None else show(self.tree)

    @property
    def arithmetic(self) -> tuple[str, ...]:
        """The steps from the references to the interval."""
        return () if self.tree is None else arithmetic(self.tree, self.reference)

    @property
    def datable(self) -> bool:
        """Whether it places something on the timeline: a date or time with bounds, not a duration, set or vague word."""
        return self.interval is not None and self.status != "unresolved" and self.type in {"DATE", "TIME"}
