"""Who is meant: names of people as the text introduces them, and the pronouns that stand for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from timeline.anchoring.clause_words import words as lexicon
from timeline.anchoring.clauses import Clause
from timeline.events.firms import Firms
from timeline.events.passage import Passage
from timeline.events.words import words

_NAME = re.compile(r"(?:[A-Z][\w.'’-]*|al|bin|da|de|del|der|di|la|le|van|von|the)(?: (?:[A-Z][\w.'’-]*|al|bin|da|de|del|der|di|la|le|van|von))*")
_NEAR = 3
"""How many sentences back a pronoun may point."""


@dataclass(slots=True)
class People:
    """The people named so far, and in which sentence; an unclear pronoun is left as it is, for a wrong name is worse."""

    named: list[tuple[str, int]] = field(default_factory=list)
    topics: list[tuple[str, int, str]] = field(default_factory=list)
    """What the last sentences were about: the words of the subject, the number of the sentence, and he, it or they."""
    firms: Firms = field(default_factory=Firms)
    waiting: list[Passage] = field(default_factory=list)
    """Sentences whose people nobody has asked for; those too far back for any pronoun are let go unread."""

    def meet(self, passage: Passage) -> None:
        """Take note of a sentence before its pronouns are read."""
        self.waiting = [*self.waiting[-_NEAR:], passage]
        self.firms.saw(passage.text[passage.sentence.start:passage.sentence.end], passage.number)

    def _look(self, passage: Passage) -> None:
        self._about(passage)
        for clause in passage.clauses:
            if clause.subject is not None and clause.kind != "relative" and not _in_quote(passage, clause):
                self.saw(passage.words(clause.subject), passage.number, clause.verb is not None and clause.verb.reporting)
                if clause.verb is not None and clause.subject[1] < clause.verb.start:
                    self.saw(passage.words((clause.subject[1], clause.verb.start)).strip(" ,"), passage.number, True)

    def _about(self, passage: Passage) -> None:
        """Note what a sentence is about; a pronoun goes on with what was noted before."""
        first = passage.clauses[0] if passage.clauses else None
        main = first if first is not None and first.verb is not None and first.subject is not None else next((c for c in passage.clauses if c.kind == "reporting" and c.verb is not None), None)
        words_ = passage.words(main.subject).rpartition("-based ")[2] if main is not None else ""  # of "Lund, Osk-based Tarn Mills" the last is told
        if main is None or not words_ or main.quoted or (main.verb is not None and main.verb.tense == "none"):
            return
        pointing = {"he": "he", "she": "he", "his": "he", "her": "he", "it": "it", "its": "it", "they": "they", "their": "they"}.get(words_.split()[0].lower())
        told = next((c for c in passage.clauses if c.kind == "reported" and not c.quoted and c.subject is not None and passage.clauses[0] is main and c.parent == 0), None)
        if told is not None and (subject := passage.words(told.subject)) and fits("it", subject) and not fits("it", words_) and _NAMED.fullmatch(subject):
            self.topics.append((subject, passage.number, "it"))  # "analysts say Sansui is a special case. It ..."
        if pointing is not None:
            known = self.about(pointing, passage.number)
            if known is not None:
                self.topics.append((known, passage.number, pointing))
        known_by_name = " " not in words_ and any(" " in name and name.split()[-1] == words_ for name, _ in self.named)
        kind = "he" if known_by_name else next((p for p in ("he", "they", "it") if fits(p, words_)), None)
        timed = any(t.start < main.subject[1] and main.subject[0] < t.end for t in passage.timexes) if main.subject is not None else False
        if kind and not timed and not any(part in _AGENCIES for part in words_.split()) and len(words_.split()) <= 7 and "," not in words_ and not (" " not in words_ and words_.endswith("ing")):
            self.topics.append((words_, passage.number, kind))
        del self.topics[:-8]

    def firm(self, subject: str, sentence: int) -> str | None:
        """The name of the firm that a subject like "the company" means, if it is clear."""
        if not subject.startswith(("The ", "the ")) or (len(subject) > _SHORT and "'s " not in subject and "’s " not in subject):
            return None
        return self.firms.meant(subject, sentence)

    def about(self, kind: str, sentence: int, reach: int | None = None) -> str | None:
        """What the sentences right before were about, if one of that kind; at most `reach` back, by default two for a person and one for a thing."""
        far = reach or (2 if kind == "he" else 1)
        return next((t[0] for t in reversed(self.topics) if t[2] == kind and 0 < sentence - t[1] <= far), None)

    def topic(self, kind: str, sentence: int) -> str | None:
        """What the sentence right before was about, if he, it or they can stand for it."""
        self._read()
        return self.about(kind, sentence, 1)

    def _read(self) -> None:
        for passage in self.waiting:
            self._look(passage)
        self.waiting = []

    def saw(self, subject: str, sentence: int, speaks: bool) -> None:
        """Take note of the subject of a clause, if it names a person or may name one."""
        name = person(subject, speaks) or (subject if _CAPITALS.fullmatch(subject) and subject.split()[0] not in words("people", "not_names") and not _common_noun(subject) else None)
        if name is None or any(part in _AGENCIES for part in name.split()):
            return
        self.named = [*self.named[-7:], (name, sentence)]

    def meant(self, words_: str, sentence: int, speaks: bool = False) -> str | None:
        """The name that "he" or "she" stands for: the only one named near before; of a speaker, in the sentence before."""
        low = words_.lower()
        if low not in PRONOUNS:
            return None
        self._read()
        if low in ("it", "they"):
            return self.about(low, sentence)
        near = [(n, at) for n, at in self.named if sentence - at <= _NEAR]
        if speaks and near and sentence - near[-1][1] <= 1:
            near = [(n, at) for n, at in near if at == near[-1][1]]
        if len({n.split()[-1] for n, _ in near}) == 1:
            return near[-1][0]
        told = self.about("he", sentence)
        if told is not None and _INITIALS.search(told) is None and not any(at >= sentence for _, at in near):
            return person(told, speaks=True) or told
        alone = {n.split()[-1] for n, _ in self.named}
        return self.named[-1][0] if len(alone) == 1 else None


_SHORT = 20
_NAMED = re.compile(r"(?:The )?[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,3}")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.")
PRONOUNS = frozenset({"he", "she", "it", "they"})
_PLURAL = re.compile(r"\w+s|people|police|men|women|children|couple|pair|trio|duo|family|twins", re.I)
_HUMAN = re.compile(r"(?:the|a|an) (?:[\w-]+ )*(?:man|woman|boy|girl|teenager|student|driver|suspect|victim|gunman|officer|minister|president|mayor|spokesman|spokeswoman|actor|actress|singer|director|player|captain|coach|lawyer|judge|doctor|professor|author|writer|leader|\w+year-old)\Z", re.I)


def fits(pronoun: str, subject: str) -> bool:
    """Whether a pronoun can stand for the words of a subject.

    >>> fits("it", "The Maritime Authority"), fits("he", "The Maritime Authority"), fits("they", "The two brothers")
    (True, False, True)
    """
    low, subject = pronoun.lower(), subject.split(", ", 1)[0]
    if not subject or subject.split()[0].lower() in _UNFIT:
        return False
    human = _HUMAN.match(subject) is not None or person(subject, speaks=False) is not None or (_FULL.fullmatch(subject) is not None and subject.split()[-1].lower() not in words("people", "bodies"))
    if low in ("he", "she"):
        return human
    head = subject.split(" of ")[0].split()
    plural = " and " in subject or (_PLURAL.fullmatch(head[-1]) is not None and not head[-1].endswith(("ss", "us", "is")) and (head[0].lower() in _DETERMINERS or len(head) == 1 or head[-1].islower()))
    return plural and not human if low == "they" else not plural and not human


_FULL = re.compile(r"(?!The |A |An )[A-Z][\w'’-]+(?: [A-Z]\.)?(?: (?:al|bin|de|del|van|von))? [A-Z][\w'’-]+")
_DETERMINERS = frozenset({"the", "two", "three", "four", "five", "many", "some", "several", "most", "all", "both", "these", "those", "dozens", "hundreds", "thousands"})
_UNFIT = frozenset({"he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "there", "who", "which", "what", "one", "none", "nobody", "everyone", "someone", "his", "her", "its", "their", "our", "my"})


def _common_noun(subject: str) -> bool:
    """Whether one capitalised word may only begin its sentence: "Protests", "Police"."""
    low, tags = subject.lower(), lexicon().tags
    return " " not in subject and (low in tags or (low.endswith("s") and low[:-1] in tags) or _PLURAL_NOUN.search(low) is not None)


_PLURAL_NOUN = re.compile(r"(?:ions|ists|ents|ants|ings|ties|ices|ures)\Z")
_AGENCIES = frozenset({"GETTY", "Getty", "REUTERS", "Reuters", "AFP", "EPA", "AP", "PA", "Image", "Images", "Photo", "Photos", "Caption"})


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
        return described[2] if described[1] not in words("people", "things") or head[:described.start()].endswith(" of ") else None
    if not head or (head.split()[0] in words("people", "not_names") and not _titled(head)):
        return None
    parts = head.split()
    title = max((i for i, p in enumerate(parts) if p.lower() in words("people", "titles")), default=-1)
    name = parts[title + 1:]
    if not name or not _NAME.fullmatch(" ".join(name)) or (title < 0 and not speaks) or not 1 <= len(name) <= 4:
        return None
    return " ".join(name) if title >= 0 or len(name) <= 3 else None


_DESCRIBED = re.compile(r"(?<![\w-])(?!(?:of|in|at|from|for|by|with|and|or|the|to|near|on|a|an|de|la)\b)([a-z]{3,}) ((?:[A-Z][\w'’-]+\.? ){1,2}[A-Z][\w'’-]+)\Z")
"""A common noun with a name of two or three words behind it: "the mill owner Ana Lund"."""


def _titled(head: str) -> bool:
    return any(p.lower() in words("people", "titles") for p in head.split())


def same(one: str | None, other: str | None) -> bool:
    """Whether two ways to name somebody share the last word.

    >>> same("President Ana Ruiz", "Ruiz"), same("Ruiz", "Lopez"), same(None, "Ruiz")
    (True, False, False)
    """
    return one is not None and other is not None and one.split()[-1].lower() == other.split()[-1].lower()
