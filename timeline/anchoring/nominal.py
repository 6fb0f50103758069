"""Names of time that belong to a noun: "Sunday's explosion", "a Friday deadline", "tickets for the match on Friday".

The noun says more than the verb of the clause: an explosion has happened, whoever is looking for its cause now, and a
deadline lies ahead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.anchoring.clause_words import words
from timeline.recognise.scanner import Mention

_OWNS = re.compile(r"['’]s?\s+((?:[\w’'-]+\s?){1,4})")
_BESIDE = re.compile(r"\s+((?:[\w-]+\s?){1,2})")
_OUTCOME = re.compile(r"\b(results?|outcome|aftermath|wake|victims?|causes?|scene|winners?|losers?|survivors?|details|footage|images|coverage)\s+(?:of|from)\s+\Z", re.IGNORECASE)
"""What there is of a thing only when it has happened: "the results of Tuesday's election"."""
_WORD = re.compile(r"[\w-]+")
_AWAITED = re.compile(
    r"\b(tickets?|preparations?|preparing|prepares?|plans?|bracing|braces?|waiting|queu(?:ing|eing)|gearing up|hopes?|favou?rites?|favou?red|on sale|runoff|run-off|showdown)"
    r"(?:\s+(?:for|to|in)\s+((?:the|a|an|its|their|his|her)\s)?((?:[\w-]+\s){0,2}))?\s*(?:on\s|in\s)?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun that a name of time belongs to: `way` "past" or "future" where the noun alone tells, else None."""

    word: str
    way: str | None = None


def head(text: str, mention: Mention) -> Noun | None:
    """The noun after "Sunday's" or "a Sunday"; None for a time that stands by itself.

    >>> from timeline.recognise.scanner import Scanner
    >>> text = "They look for the cause of Sunday's gas explosion."
    >>> head(text, next(Scanner("en").mentions(text)))
    Noun(word='explosion', way='past')
    """
    owns = _OWNS.match(text, mention.end, mention.end + 60)
    beside = owns or _BESIDE.match(text, mention.end, mention.end + 40)
    if beside is None:
        return None
    first = None
    for found in _WORD.finditer(beside[1]):
        word = found[0].lower()
        first = first or word
        if word in words().looming or (word == "date" and first != "date"):
            return Noun(word, "future")
        if word in words().sudden:
            return Noun(word, "past")
        if words().tag(word) in ("I", "V", "M", "B", "H", "T", "S", "Z", "R"):
            break
    if owns and (outcome := _OUTCOME.search(text, max(0, mention.start - 32), mention.start)):
        return Noun(outcome[1].lower(), "past")
    return Noun(first) if owns and first else None


_PREPARED = re.compile(r"\b(preparations?|preparing|prepares?|bracing|braces?|gearing up|tickets?|ready)\s+(?:for|to)\s+(?:(?:the|a|an|its|their|his|her)\s)?\Z", re.IGNORECASE)


def prepared(before: str) -> str | None:
    """The words before the name of a noun's time that get ready for it: "in preparation for the January inauguration"."""
    found = _PREPARED.search(before)
    return found[1].lower() if found else None


def awaited(before: str) -> str | None:
    """The words before a time that await what is on it: "preparations for the summit on ", "favourite in "."""
    found = _AWAITED.search(before)
    if found is None or any(words().tag(word.lower()) in ("V", "E", "U", "B", "H", "M", "X") for word in (found[3] or "").split()):
        return None
    return found[1].lower()
