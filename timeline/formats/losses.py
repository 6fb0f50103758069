"""What a format could not say: reported by count and reason, never silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.errors import OutputError


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that an output leaves out or says less exactly.

    `event_id` names the event, None for other things; `reason` is a phrase; `dropped` tells a thing left out from one that
    only loses a detail; `thing` is what it happened to ("event", "era", "date expression"). `advice` is no loss: it says what
    some readers of the format get wrong, in a whole sentence, and `strict` lets it pass.
    """

    event_id: str | None
    reason: str
    count: int = 1
    dropped: bool = False
    thing: str = "event"
    advice: bool = False


class LossyOutputError(OutputError):
    """Raised by `dump(..., strict=True)` when something would be lost; nothing has been written."""

    def __init__(self, where: str, losses: list[Loss]) -> None:
        self.losses = losses
        super().__init__(where, "; ".join(summarise(losses)), "write JSON, which keeps everything")


def summarise(losses: Iterable[Loss]) -> list[str]:
    """One line a reason, things left out first, then by first appearance; advice last, each sentence once.

    >>> summarise([Loss("e-1", "relations"), Loss("e-2", "no date (undated)", dropped=True), Loss("e-3", "no date (undated)", dropped=True)])
    ['2 events left out: no date (undated)', '1 event loses a detail: relations']
    """
    counts: Counter[tuple[bool, str, str]] = Counter()
    advice: dict[str, None] = {}
    for loss in losses:
        if loss.advice:
            advice[loss.reason] = None
            continue
        counts[not loss.dropped, loss.thing, loss.reason] += loss.count
    lines = [_line(n, thing, reason, dropped=not kept) for (kept, thing, reason), n in sorted(counts.items(), key=lambda item: item[0][0])]
    return lines + list(advice)


def lost(losses: Iterable[Loss]) -> list[Loss]:
    """The losses among them, without advice."""
    return [loss for loss in losses if not loss.advice]


def _line(n: int, thing: str, reason: str, *, dropped: bool) -> str:
    verb = "left out" if dropped else "loses a detail" if n == 1 else "lose a detail"
    return f"{n} {thing}{'' if n == 1 else 's'} {verb}: {reason}"
