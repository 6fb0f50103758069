"""Who is meant: names of people as the text introduces them, and the pronouns that stand for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from timeline.anchoring.clauses import Clause
from timeline.events.passage import Passage
from timeline.events.words import words

_NAME = re.compile(r"(?:[A-Z][\w.'’-]*|al|bin|da|de|del|der|di|la|le|van|von|the)(?: (?:[A-Z][\w.'’-]*|al|bin|da|de|del|der|di|la|le|van|von))*")
_NEAR = 3
"""How many sentences back a pronoun may point."""


@dataclass(slots=True)
class People:
    """The people named so far, and in which sentence; an unclear pronoun is left as it is, for a wrong name is worse."""

    named: list[tuple[str, int]] = field(default_factory=list)
    waiting: list[Passage] = field(default_factory=list)
    """Sentences whose people nobody has asked for; those too far back for any pronoun are let go unread."""

    def meet(self, passage: Passage) -> None:
        """Take note of a sentence before its pronouns are read."""
        self.waiting = [*self.waiting[-_NEAR:], passage]

    def _look(self, passage: Passage) -> None:
        for clause in passage.clauses:
            if clause.subject is not None and clause.kind != "relative" and not _in_quote(passage, clause):
                self.saw(passage.words(clause.subject), passage.number, clause.verb is not None and clause.verb.reporting)
                if clause.verb is not None and clause.subject[1] < clause.verb.start:
                    self.saw(passage.words((clause.subject[1], clause.verb.start)).strip(" ,"), passage.number, True)

    def saw(self, subject: str, sentence: int, speaks: bool) -> None:
        """Take note of the subject of a clause, if it names a person or may name one."""
        name = person(subject, speaks) or (subject if _CAPITALS.fullmatch(subject) and subject.split()[0] not in words("people", "not_names") else None)
        if name is None:
            return
        self.named = [*self.named[-7:], (name, sentence)]

    def meant(self, words_: str, sentence: int, speaks: bool = False) -> str | None:
        """The name that "he" or "she" stands for: the only one named near before; of a speaker, in the sentence before."""
        if words_.lower() not in words("people", "pronoun"):
            return None
        for passage in self.waiting:
            self._look(passage)
        self.waiting = []
        near = [(n, at) for n, at in self.named if sentence - at <= _NEAR]
        if speaks and near and sentence - near[-1][1] <= 1:
            near = [(n, at) for n, at in near if at == near[-1][1]]
        return near[-1][0] if len({n.split()[-1] for n, _ in near}) == 1 else None


def _in_quote(passage: Passage, clause: Clause) -> bool:
    return any(c.quoted and c.start <= clause.start < c.end for c in passage.clauses)


_CAPITALS = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}")


def person(subject: str, speaks: bool = False) -> str | None:
    """The name of a person in a noun phrase, titles left out; None when it names none.

    A title, or being the one who speaks, makes two capitalised words a person; one alone only for somebody who speaks.

    >>> person("Danish Foreign Minister Karl Olsen"), person("The Foreign Ministry"), person("Olsen", speaks=True)
    ('Karl Olsen', None, 'Olsen')
    """
    head = subject.split(",")[0].strip()
    described = _DESCRIBED.search(head)
    if described is not None:
        return described[1]
    if not head or (head.split()[0] in words("people", "not_names") and not _titled(head)):
        return None
    parts = head.split()
    title = max((i for i, p in enumerate(parts) if p.lower() in words("people", "titles")), default=-1)
    name = parts[title + 1:]
    if not name or not _NAME.fullmatch(" ".join(name)) or (title < 0 and not speaks) or not 1 <= len(name) <= 4:
        return None
    return " ".join(name) if title >= 0 or len(name) <= 3 else None


_DESCRIBED = re.compile(r"(?<!\w)(?!(?:of|in|at|from|for|by|with|and|or|the|to|near|on|a|an|de|la)\b)[a-z]{3,} ((?:[A-Z][\w'’-]+\.? ){1,2}[A-Z][\w'’-]+)\Z")
"""A common noun with a name of two or three words behind it: "the mill owner Ana Lund"."""


def _titled(head: str) -> bool:
    return any(p.lower() in words("people", "titles") for p in head.split())


def same(one: str | None, other: str | None) -> bool:
    """Whether two ways to name somebody share the last word.

    >>> same("President Ana Ruiz", "Ruiz"), same("Ruiz", "Lopez"), same(None, "Ruiz")
    (True, False, False)
    """
    return one is not None and other is not None and one.split()[-1].lower() == other.split()[-1].lower()
