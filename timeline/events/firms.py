"""Which firm "the company" is: the one that the last sentences were about, when they name no other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from timeline.events.words import words

_NEAR = 6
"""How many sentences back "the company" may point, and within which another firm makes it unclear."""
_KIND = r"(?:Inc|Corp|Co|Cos|Ltd|Plc|PLC|LLC|AG|SA|S\.A|NV|N\.V|Bros|LP|L\.P)\b"
_FULL = re.compile(rf"(?:The )?(?P<name>(?:[A-Z][\w&'’.-]*|&|of|and|amp)(?: (?:[A-Z][\w&'’.-]*|&|of|and|amp)){{0,5}}? {_KIND}\.?)")
_NAMED = re.compile(rf"(?P<last>[A-Z][\w&'’-]*\.?) {_KIND}")
_MEANT = re.compile(r"[Tt]he (?P<kind>[a-z]+)(?P<own>['’]s)?\b")
_LINK = re.compile(r"\A(?:(?:But|And|Still|Meanwhile|Separately|Earlier|Also|However|Yesterday|In addition|At the same time|As expected|As previously reported),? )")
_BANK = ("Bank", "Banc", "Savings", "Trust")
FIRST = 120
"""Characters of a sentence in which its subject is looked for."""


@dataclass(slots=True)
class Firms:
    """The firms that sentences were about, by their full name and the short one that papers go on with."""

    short: dict[str, str] = field(default_factory=dict)
    """From the first word of a name to the name without "Inc." and the like."""
    told: list[tuple[str, int]] = field(default_factory=list)

    unread: list[tuple[str, int]] = field(default_factory=list)
    """Sentences of which nobody has asked yet."""

    def saw(self, sentence: str, number: int) -> None:
        """Keep a sentence; it is read when somebody asks for a firm, which most documents never do."""
        self.unread.append((sentence, number))

    def _read(self, sentence: str, number: int) -> None:
        """Take note of the firm that a sentence begins with, and of others that it names in full."""
        subject = " ".join(_LINK.sub("", sentence[:FIRST]).split())
        full = _FULL.match(subject)
        if full is not None:
            name = full["name"]
            self.short.setdefault(name.split()[0], name.rpartition(" ")[0])
            self._note(name.split()[0], number)
        else:
            first = re.split(r"['’]s?\b|[ ,]", subject.removeprefix("The "), maxsplit=1)[0]
            if first in self.short:
                self._note(first, number)
        for other in _NAMED.finditer(sentence):
            self._note(next((first for first, name in self.short.items() if other["last"] in name.split()), other["last"]), number)

    def _note(self, first: str, number: int) -> None:
        self.told = [*self.told[-23:], (first, number)]

    def meant(self, subject: str, number: int) -> str | None:
        """The name, with its 's, of what "the company" or "the bank's profit" begins with; None when it begins with neither, or two firms were told of."""
        found = _MEANT.match(subject)
        if found is None or found["kind"] not in words("people", "firms") or (found["own"] is None and found.end() != len(subject)):
            return None
        for sentence in self.unread:
            self._read(*sentence)
        self.unread = []
        near = {first for first, at in self.told if 0 <= number - at <= _NEAR}
        name = self.short.get(next(iter(near))) if len(near) == 1 and not any(at == number for _, at in self.told) else None
        if name is None or (found["kind"] == "bank" and not any(sign in name for sign in _BANK)):
            return None
        return name if not found["own"] else f"{name}{found['own'][0]}" if name.endswith("s") else f"{name}{found['own']}"
