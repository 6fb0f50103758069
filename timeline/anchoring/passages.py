"""The sentences of a document, cut and analysed only where a date asks for it; and what is inside quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from timeline.anchoring import clauses, sentences


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
            found = self._analysed[number] = clauses.analyse(self.text, start, end)
        return found

    def quoted(self, number: int, position: int) -> bool:
        """Whether a position lies inside a direct quotation of its sentence: marks are counted from the sentence's start."""
        start, _ = self.spans[number]
        before = self.text[start:position]
        straight = before.count('"') + before.count("``") + before.count("''")
        curly = before.count("“") + before.count("«") - before.count("”") - before.count("»")
        return straight % 2 == 1 or curly > 0
