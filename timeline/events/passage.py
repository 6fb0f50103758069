"""A sentence on its way to events: its words, its clauses, and the dates in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.anchoring.clauses import Clause, Sentence
from timeline.anchoring.quotation import Speech
from timeline.model.timex import Timex

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a document; `number` counts sentences, `paragraph` paragraphs, `label` is the date that stands before or above it,
    `speech` the direct speech in which its first word stands, `voice` who speaks by the label of an interview.
    """

    text: str
    source: str
    sentence: Sentence
    timexes: tuple[Timex, ...]
    number: int
    paragraph: int
    label: tuple[Timex, ...] = ()
    speech: Speech | None = None
    voice: str | None = None

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the sentence."""
        return self.sentence.clauses

    def words(self, span: Span | None) -> str:
        """The words at a span, white space normalised."""
        return "" if span is None else " ".join(self.text[span[0]:span[1]].split())

    def inside(self, index: int) -> list[int]:
        """The clauses whose words lie within those of the clause at `index`, that clause left out."""
        host = self.clauses[index]
        start, end = host.start, host.end
        return [i for i, c in enumerate(self.clauses) if start <= c.start and c.end <= end and (c.start > start or c.end < end)]

    def above(self, index: int) -> list[int]:
        """The chain of clauses over the one at `index`, nearest first."""
        out: list[int] = []
        parent = self.clauses[index].parent
        while parent is not None and parent not in out and parent != index:
            out.append(parent)
            parent = self.clauses[parent].parent
        return out


def introduced(timexes: Iterable[Timex]) -> list[Span]:
    """The spans of dates, each with the words that it was read by before it: "since", "no later than"."""
    return [(t.start if t.context_start < 0 else t.context_start, t.end) for t in timexes]


def without(span: Span, holes: Iterable[Span]) -> list[Span]:
    """What is left of a span when others are taken out.

    >>> without((0, 10), [(2, 4), (8, 12)])
    [(0, 2), (4, 8)]
    """
    out, at = [], span[0]
    for a, b in sorted(holes):
        if a > at:
            out.append((at, min(a, span[1])))
        at = max(at, b)
        if at >= span[1]:
            break
    if at < span[1]:
        out.append((at, span[1]))
    return [(a, b) for a, b in out if a < b]


def trimmed(text: str, span: Span, marks: str = " \t\r\n,;:*_–—-") -> Span:
    """A span without the white space and the marks at its ends."""
    a, b = span
    while a < b and text[a] in marks:
        a += 1
    while b > a and text[b - 1] in marks:
        b -= 1
    return a, b
