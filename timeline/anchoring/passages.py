"""The sentences of a document, cut and analysed only where a date asks for it; and what is inside quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache

from timeline.anchoring import clauses, sentences
from timeline.anchoring.quotation import Speech, speeches


@lru_cache(maxsize=2)
def passages(text: str) -> Passages:
    """The sentences of a text. Anchoring and events ask for the same ones in turn: the last two texts are kept."""
    return Passages(text)


class Passages:
    """Sentences by position, each analysed at most once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = sentences.spans(text)
        self._starts = [start for start, _ in self.spans]
        self._analysed: dict[int, clauses.Sentence] = {}

    def number(self, position: int) -> int:
        """The number of the sentence that holds a position."""
        return max(0, bisect_right(self._starts, position) - 1)

    def sentence(self, number: int) -> clauses.Sentence:
        """A sentence with its clauses."""
        found = self._analysed.get(number)
        if found is None:
            start, end = self.spans[number]
            found = self._analysed[number] = clauses.analyse(self.marked, start, end)
        return found

    @cached_property
    def _speech(self) -> tuple[str, tuple[Speech, ...]]:
        return speeches(self.text)

    @property
    def marked(self) -> str:
        """The text with every mark of speech one that clauses know, letter for letter as long."""
        return self._speech[0]

    @property
    def speeches(self) -> tuple[Speech, ...]:
        """All direct speech, in order."""
        return self._speech[1]

    def speech(self, position: int) -> Speech | None:
        """The direct speech that a position lies in, whichever sentence began it."""
        spoken = self.speeches
        at = bisect_right(spoken, position, key=lambda s: s.start) - 1
        return spoken[at] if at >= 0 and position < spoken[at].end else None

    def quoted(self, position: int) -> bool:
        """Whether a position lies inside direct speech."""
        return self.speech(position) is not None
