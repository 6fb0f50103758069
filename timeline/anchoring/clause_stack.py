"""The clauses of a sentence while it is walked: which are open, and which is the innermost."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.anchoring import verb_weighing as weigh
from timeline.anchoring.clause_words import words
from timeline.anchoring.verb_groups import Group, Tokens

_MOST = 40
"""A sentence with more clauses than this is no prose; the rest of it is left to the main clause."""
INNER = frozenset({"relative", "participial", "infinitive", "adverbial"})
"""Kinds of clauses that a comma may close."""


@dataclass(slots=True)
class Draft:
    """A clause being built, in token numbers, the end exclusive."""

    first: int
    last: int
    kind: str
    parent: int | None
    verb: Group | None = None
    lemma: str = ""
    opener: str | None = None
    quoted: bool = False
    comma: bool = False
    reports: bool = False
    shares: int | None = None
    subject: tuple[int, int] | None = None

    def before(self, other: Draft) -> bool:
        """Whether its verb stands before `other`."""
        return self.verb is not None and self.verb.last < other.first


class Stack:
    """The state of the walk. `cur` is the innermost open clause, `comma` the last comma or closing quote."""

    def __init__(self, toks: Tokens) -> None:
        self.toks, self.lex = toks, words()
        self.drafts = [Draft(0, len(toks), "main", None)]
        self.cur = 0
        self.comma = -1
        self.quotes = quotes(toks) if '"' in toks.tag else {}

    def _open(self, first: int, kind: str, parent: int | None = None, *, opener: str | None = None, quoted: bool = False, comma: bool = False, shares: int | None = None) -> Draft:
        if len(self.drafts) > _MOST:
            self.cur = 0
            return Draft(first, len(self.toks), kind, 0)
        draft = Draft(first, len(self.toks), kind, self.cur if parent is None else parent, None, "", opener, quoted, comma, False, shares)
        self.drafts.append(draft)
        self.cur = len(self.drafts) - 1
        return draft

    def _close(self, at: int) -> None:
        """End the innermost clause before token `at`."""
        draft = self.drafts[self.cur]
        if draft.parent is not None:
            draft.last = min(draft.last, at)
            self.cur = draft.parent

    def _close_to(self, index: int, at: int) -> None:
        while self.cur != index and self.drafts[self.cur].parent is not None:
            self._close(at)

    def _here(self) -> Draft:
        return self.drafts[self.cur]

    def _ancestors(self) -> list[int]:
        out, at = [], self.cur
        while True:
            out.append(at)
            parent = self.drafts[at].parent
            if parent is None:
                return out
            at = parent

    def _assign(self, draft: Draft, group: Group) -> None:
        draft.verb = group
        host = self.drafts[draft.shares].verb if draft.shares is not None else None
        if host is not None and (host.modal or host.cue) and group.first == group.last and self.toks.tag[group.head] == "L":
            group.modal, group.tense, group.cue, group.negated = host.modal, host.tense, host.cue, host.negated  # "will fly to Osk and meet the king"
        draft.lemma = self.lex.lemma(self.toks.low[group.head])
        draft.reports = draft.lemma in self.lex.reporting

    def _finite(self, index: int) -> bool:
        verb = self.drafts[index].verb
        return verb is not None and verb.form == "finite"


def quotes(toks: Tokens) -> dict[int, int]:
    """The direct quotes: opening token to closing token, and closing token to -1. Scare quotes of a few words are none.

    One that a sentence before has opened is opened at -1.
    """
    out: dict[int, int] = {}
    opened = -1
    for i, tag in enumerate(toks.tag):
        if tag != '"':
            continue
        low = toks.low[i]
        if opened < 0 and low != "close":
            opened = i
        elif opened < 0 and not out and low == "close" and i > 2 and toks.tag[i - 1] in (",", ".", "?", "!"):
            out[-1], out[i] = i, -1
        elif opened >= 0 and low != "open":
            prev = weigh.tag_at(toks, opened - 1)
            spoken = prev in ("", ",", ":", "*", "V", "Z", '"') or (toks.tag[i - 1] in (",", ".", "?", "!") and toks.capital[opened + 1])
            if i - opened > 4 and spoken:
                out[opened], out[i] = i, -1
            opened = -1
    if opened >= 0 and weigh.tag_at(toks, opened - 1) in ("", ",", ":", "*", "V"):
        out[opened] = len(toks)
    return out
