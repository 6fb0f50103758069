"""Where it happened and who took part: only what the clause itself says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from timeline.events.passage import Span
from timeline.events.words import words


@lru_cache(maxsize=1)
def _place() -> re.Pattern[str]:
    before = "|".join(sorted(words("places", "prepositions")))
    kinds = "|".join(sorted(words("places", "kinds"), key=lambda k: (-len(k), k)))
    proper = r"[A-Z][\w’-]*(?:[ -][A-Z][\w’-]*){0,3}"
    return re.compile(
        rf"\b(?:{before})\s+(?P<name>(?:the\s+)?(?:(?:northern|southern|eastern|western|central|north|south|east|west)\s+)?"
        rf"(?:(?:{kinds})\s+of\s+{proper}|{proper}(?:\s+(?:{kinds})\b)?(?:\s+of\s+{proper})?(?:,\s+{proper}(?=[,.;:)]|\s(?:on|in|at|to|and|for|from|after|before|when|where|as|by|with|late|early|last|this)\b|\s*\Z))?))"
    )


def place(text: str, spans: Iterable[Span]) -> str | None:
    """The first place that the words of `spans` name after "in", "at", "near" ...; None when they name none.

    >>> text = "Two men were held in the Odra region of Poland on Sunday."
    >>> place(text, [(0, len(text))])
    'Odra region of Poland'
    """
    for a, b in spans:
        for found in _place().finditer(text, a, min(b, a + 2000)):
            parts = " ".join(found["name"].split()).removeprefix("the ").split()
            while parts and (parts[-1] in words("places", "dates") or parts[-1] in words("people", "not_names")):
                parts.pop()  # "in Harare Thursday", "in Mazar-e-Sharif A huge blast"
            bare = {part.strip(",") for part in parts}
            if not parts or parts[0].rstrip(",") in words("places", "dates") or bare & words("places", "never") or bare & {parts[0].rstrip(","), parts[-1]} & words("places", "not_places"):
                continue
            name = " ".join(parts).rstrip(",")
            if " " in name or not _is_somebody(text, name, owns=text[found.end("name"):found.end("name") + 2] in ("'s", "’s")):
                return name
    return None


def _is_somebody(text: str, name: str, *, owns: bool) -> bool:
    """Whether the article has a person of that name: "in Neal's neighbourhood", where it says "Kevin Neal" or "Neal said".

    A list of the world's places does not tell: it has towns named Clinton and Obama, and lacks half of the places of news.
    """
    somebody = re.compile(rf"\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|President|Minister|Secretary|Judge|Captain|Mayor)\.? (?:[A-Z][\w'’-]+ )?{re.escape(name)}\b|\b{re.escape(name)} (?:said|says|told|added|wrote|tweeted|himself|herself)\b")
    if owns and re.search(rf"(?<![.!?] )(?<!\A)(?<!\n)\b[A-Z][a-z]+ {re.escape(name)}\b", text):
        return True
    return somebody.search(text) is not None


_PERSON = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z][\w.'’-]*|al|bin|de|del|van|von)\b){1,3}")


_ADJECTIVE = re.compile(r"(?:[a-z]an|ese|ish|[aeq]i|[cn]ch|tch|[ae]k)\Z")
"""How words for nationalities end: "North Korean soldiers" names nobody."""
_OF = re.compile(r"\bof\s+((?:the |a |an )?[^,;.]{3,60}?)(?=\s+(?:in|on|at|by|from|near|against|during|after|to|for)\b|\Z)")


def of_whom(text: str, span: Span) -> str | None:
    """Who suffers a named happening: "the capture of [two soldiers] in the north".

    >>> text = "capture of two soldiers in the north"
    >>> of_whom(text, (0, len(text)))
    'two soldiers'
    """
    found = _OF.search(text[span[0]:span[1]])
    return " ".join(found[1].split()) if found else None


def participants(text: str, spans: Iterable[Span], subject: str | None, place_name: str | None) -> list[str] | None:
    """The subject and the names of several words in the clause, in order, each once; None when there are none."""
    out: list[str] = []
    if subject and len(subject) <= 80:
        out.append(subject)
    for a, b in spans:
        for found in _PERSON.finditer(text, a, min(b, a + 2000)):
            name = " ".join(found[0].split()).removesuffix("'s").removesuffix("’s")
            if _ADJECTIVE.search(name) and text[found.end():found.end() + 2].strip().islower():
                continue
            known = any(name in other for other in out) or (place_name is not None and name in place_name)
            if not known and name.split()[0] not in words("people", "not_names") and not words("places", "dates") & set(name.split()):
                out.append(name)
    return out[:8] or None
