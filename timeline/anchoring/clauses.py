"""The clauses of a sentence and their verbs, found with word lists alone.

`analyse` walks the words once with a stack of open clauses; `governing` answers which clause a time expression belongs
to: in "X said on Sunday that Y will open on Friday", "Sunday" belongs to "said" and "Friday" to "open".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial

from timeline.anchoring.clause_builder import Builder
from timeline.anchoring.clause_drafts import outline, settle, subject
from timeline.anchoring.clause_words import words
from timeline.anchoring.verb_groups import Span, Tokens, VerbGroup, tokens

__all__ = ["Clause", "Sentence", "VerbGroup", "analyse", "governing"]


@dataclass(eq=False)
class Clause:
    """A clause: its words from `start` to `end`, less the clauses inside it that name it as `parent`.

    `kind` is main, reporting ("the court said"), reported (what it said), relative, participial, infinitive, coordinate,
    adverbial or nominal (no verb, as in headlines). `parent` is a place in `Sentence.clauses`. `opener` is the word that
    opened it ("after", "who", "and"), `quoted` whether it is a direct quote.
    """

    start: int
    end: int
    kind: str
    verb: VerbGroup | None
    parent: int | None
    opener: str | None
    quoted: bool
    _noun: Callable[[], Span | None] = field(repr=False, compare=False)

    @cached_property
    def subject(self) -> Span | None:
        """The noun phrase that its verb says something of; found when it is first asked for, since of most clauses nobody asks."""
        return self._noun()


@dataclass(frozen=True)
class Sentence:
    """A sentence of `text`; its clauses are found when they are first asked for, since most sentences hold no date."""

    text: str = field(repr=False)
    start: int
    end: int

    @cached_property
    def tokens(self) -> Tokens:
        """Its words."""
        return tokens(self.text, self.start, self.end)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses in the order in which they open."""
        toks = self.tokens
        drafts = Builder(toks).build()
        settle(drafts, toks)
        return tuple([Clause(*outline(toks, draft, self.start, self.end), partial(subject, toks, draft, drafts)) for draft in drafts])

    @cached_property
    def may_report(self) -> bool:
        """Whether one of its words can be a verb that reports ("said"): asked first, since the clauses cost far more."""
        return words().reporter.search(f" {self.text[self.start : self.end].lower()}") is not None

    def index(self, position: int) -> int:
        """The place in `clauses` of the clause that governs the text position."""
        best = 0
        for i, clause in enumerate(self.clauses):
            if clause.start <= position < clause.end and (clause.start, -clause.end) >= (self.clauses[best].start, -self.clauses[best].end):
                best = i
        while self.clauses[best].verb is None and (parent := self.clauses[best].parent) is not None:
            best = parent
        return best


def governing(sentence: Sentence, position: int) -> Clause:
    """The clause whose verb a time expression at `position` dates: the innermost one there that has a verb."""
    return sentence.clauses[sentence.index(position)]


def analyse(text: str, start: int, end: int) -> Sentence:
    """The clauses of the sentence `text[start:end]`.

    >>> text = "The mayor said on Sunday that the bridge will open on Friday."
    >>> [(c.kind, c.verb.lemma, c.verb.tense) for c in analyse(text, 0, len(text)).clauses if c.verb]
    [('reporting', 'say', 'past'), ('reported', 'open', 'future')]
    """
    return Sentence(text, start, end)
