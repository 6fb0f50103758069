"""The noun that a relative clause or a participle says more of: its subject, or the object that its verb lacks."""

from __future__ import annotations

import re

from timeline.anchoring.clause_words import words as lexicon
from timeline.anchoring.clauses import Clause
from timeline.events.names import PRONOUNS
from timeline.events.passage import Passage
from timeline.events.words import words as listed

_NOUN_BEFORE = re.compile(r"((?:(?:the|a|an|its|his|her|their)\s+)?(?:[\w.$€£%'’-](?:[\w.$€£%'’-]|,(?=\d))*\s+){0,4}(?:[\w.$€£%'’-]|,(?=\d))*[\w.$€£%'’-])\s*,?\s*\Z", re.I)
_MEMBER = re.compile(r"(?P<who>(?:[A-Z][\w'’-]+\.? ){1,3}[A-Z][\w'’-]+)(?:,)? (?:of|at|from|with) (?:the )?[A-Z][^,;()]{2,60},\s*\Z")
"""A person with where he belongs: "Ana Lund of the Council of Churches, who ..."."""
_FIGURE = re.compile(r"(?:about|some|nearly|almost|[$€£#]?\d[\d.,]*%?|million|billion|percent|\s)+")
_NOMINATIVE = PRONOUNS | {"we", "i", "who", "there"}
_AGED = re.compile(r"\A\d{1,3}\Z")
_REACH = 7
"""More words than a noun with its determiner may have: an expression that ends at a place is looked for from no farther back."""


def antecedent(passage: Passage, clause: Clause) -> str:
    """The noun right before a relative clause or a participle, with its determiner; "" when there is none.

    Behind a name with where its bearer belongs, "who" is the bearer; a bare figure has what it counts with it.
    """
    text, start = passage.text, clause.start
    low = max(passage.sentence.start, start - 80)
    member = _MEMBER.search(text, max(passage.sentence.start, start - 120), start) if clause.opener == "who" else None
    if member is not None:
        return member["who"]
    found = _NOUN_BEFORE.search(text, _words_back(text, low, start), start)
    if found is None:
        return ""
    words = found[1].split()
    if words[-1].rstrip(".,") in ("Jr", "Sr", "II", "III"):
        named = _NOUN_BEFORE.search(text, _words_back(text, low, found.start(1)), found.start(1))  # "David Lund, Jr., who ..."
        words = [*named[1].split(), words[-1].rstrip(",")] if named is not None else words
    if _AGED.match(" ".join(words)) and text[:found.start(1)].endswith(", "):
        named = _NOUN_BEFORE.search(text, _words_back(text, low, found.start(1)), found.start(1))  # "Ana Ruiz, 61, who ..."
        words = named[1].split() if named is not None else []
    tags = [lexicon().tag(w) if w.islower() else "W" for w in words]
    last = max((i for i, w in enumerate(words) if _bars(words, tags, i)), default=-1)
    if 0 <= last < len(words) - 1 and words[last].lower() == "to" and tags[last + 1] in "LU":
        last += 1
    first = max((i for i, w in enumerate(words) if w.lower() in listed("headline", "determiners")), default=0)
    while words and lexicon().tag(words[-1].lower()) in ("K", "I") and len(words) > max(last + 1, first):
        words.pop()  # "a girl on Monday who was filmed"
    if clause.verb is not None and clause.verb.lemma in listed("headline", "launched") and last > 0 and words[last].lower() == "of" and words[last - 1].lower() in listed("nouns", "event"):
        last = max((i for i in range(last - 1) if _bars(words, tags, i)), default=-1)  # "the invasion of the island [launched in July]"
        first = max((i for i, w in enumerate(words[:last + 3]) if w.lower() in listed("headline", "determiners")), default=0)
    noun = " ".join(words[max(last + 1, first):])
    some = _SOME_OF.search(text, max(passage.sentence.start, start - 80), start) if clause.opener == "who" and last >= 0 and words[last].lower() == "of" else None
    return f"{some[1]}{noun}" if some is not None and some.end() <= start and noun and text.startswith(noun, some.end()) else noun


_SOME_OF = re.compile(r"\b((?:one|two|three|four|five|six|seven|eight|nine|ten|some|many|most|several|\d+) of )(?=(?:the|his|her|its|their) [\w ’'-]{2,40},?\s*\Z)", re.I)


def _bars(words: list[str], tags: list[str], i: int) -> bool:
    """Whether the noun cannot reach back over the word `i`; "of" before a bare figure is part of it: "gains of $48 million"."""
    if words[i].lower() == "of" and i > 0 and _FIGURE.fullmatch(" ".join(words[i + 1:])) is not None and tags[i - 1] in "WF":
        return False
    return words[i].lower() in listed("headline", "before_noun") or words[i][-1] in ",;:" or tags[i] in "VHBMO" or words[i].lower() in _NOMINATIVE or (tags[i] in "EUGF" and i + 1 < len(words) and words[i + 1][:1].isupper())


def _words_back(text: str, low: int, at: int) -> int:
    """Where the last few words before a position begin, at `low` or after it."""
    for _ in range(_REACH):
        at = text.rfind(" ", low, at)
        if at < 0:
            return low
    return at


def _several(passage: Passage, clause: Clause) -> str | None:
    """All of a list of names before "who were": "Poland, Hungary and Vessa, who were invited"."""
    if clause.opener != "who" or clause.verb is None or not passage.text.startswith(("were", "have", "are"), clause.verb.start):
        return None
    found = _NAMES.fullmatch(passage.text, passage.sentence.start, clause.start)
    return found[1] if found is not None else None


_NAMES = re.compile(r"((?:[A-Z][^,;]{1,30}, )+(?:the )?[A-Z][^,;]{1,30} and (?:the )?[A-Z][^,;]{1,30}),\s*")


def _happening(passage: Passage, clause: Clause) -> str | None:
    """The whole subject of the clause above before "which began": work on a tunnel begins, and not the tunnel."""
    host = passage.clauses[clause.parent] if clause.parent is not None else None
    if clause.opener != "which" or host is None or host.subject is None or clause.verb is None:
        return None
    if clause.verb.lemma not in listed("headline", "lasting") and _MEASURE.match(passage.text, *host.subject) is None:
        return None
    return passage.words(host.subject) if passage.text[host.subject[1]:clause.start].strip() == "," else None


_MEASURE = re.compile(r"(?:[Tt]he |[Ii]ts |[Tt]heir )?(?:[a-z]+ )?(?:price|value|number|cost|rate|level|share|index|total|amount|size|volume|yield|cut|rise|fall)s? of ")
"""A measure with what it measures, which does not rise and fall itself: "the price of gold, which hit a record"."""


def after_antecedent(passage: Passage, clause: Clause, raw: str) -> str:
    """A relative clause with the noun before it in place of "who" or "which"; as its object, where it has another subject."""
    if clause.opener == "where" and clause.subject is not None:
        if clause.verb is not None and not passage.text[clause.verb.end:clause.end].strip(" ,.") and not clause.verb.passive:
            return raw  # "a house where he lived" says of a person what it says of the house
        return raw.lstrip()[len("where"):].lstrip() if raw.lstrip().lower().startswith("where ") else raw
    opener = _OPENER.match(raw)
    noun = _several(passage, clause) or _happening(passage, clause) or antecedent(passage, clause) if opener is not None else ""
    if opener is None and clause.opener is None and clause.subject is not None and (noun := antecedent(passage, clause)):
        return with_object(passage, clause, noun, raw.strip()) or raw  # "the man [an officer shot]"
    if opener is None or not noun:
        return raw
    body = raw[opener.end():].strip()
    if opener["part"] is not None:
        return f"{opener['part']} {noun[:1].lower() + noun[1:] if noun.split()[0] in ('The', 'A', 'An') else noun} {body}"
    if opener["who"] == "whose":
        return f"{genitive(noun, passage.text)} {body}"
    whole = with_object(passage, clause, noun, body)
    return f"{noun} {body}" if whole is None else whole


_OPENER = re.compile(r"\W*(?:(?P<part>(?:[\w'’-]+ ){1,4}of) )?(?P<who>whose|whom|who|which|that)\b")


def genitive(name: str, text: str) -> str:
    """The owner in the text's own apostrophe: "the nuns'", "Amsel's"."""
    mark = "’" if "’" in text else "'"
    return f"{name}{mark}" if name.endswith("s") and name[:4].lower() == "the " else f"{name}{mark}s"


def with_object(passage: Passage, clause: Clause, noun: str, body: str) -> str | None:
    """The words of a relative clause with the noun that its verb lacks: "[which] parliament passed" tells that parliament
    passed the law, "[that] they live on" that they live on the street; None when it is the noun that does something.
    """
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or verb.passive or (verb.tense == "present" and verb.aspect is None) or clause.kind != "relative" or passage.words(subject).lower() in _OPENERS or subject[0] >= verb.start or lexicon().tag(passage.words(subject).split()[-1].lower()) in "KA":
        return None
    noun = noun if noun.split()[0] not in ("The", "A", "An") else noun[:1].lower() + noun[1:]
    head = re.search(rf"\b{re.escape(passage.words(verb.head))}\b", body)
    if head is None or lexicon().lemma(head[0].lower()) in lexicon().intransitive or lexicon().tag(head[0].lower()) in "BH":
        return None
    before, after = body[:head.end()], body[head.end():].split()
    while after and after[0].lower() in listed("headline", "particles"):
        before, after = f"{before} {after[0]}", after[1:]
    if len(after) > 1 and after[0] == "and" and lexicon().tag(after[1].lower()) in "EV":
        before, after = f"{before} and {after[1]}", after[2:]
    if after and lexicon().tag(after[-1].lower()) == "I" and after[-1].lower() not in listed("headline", "particles"):
        return f"{before} {' '.join([*after, noun])}"
    if after and lexicon().tag(after[0].lower()) not in ("I", "T", "A", "M", "B", "H", "K", "S", "C") and after[0] not in ",":
        return None
    return " ".join([before, noun, *after])


_OPENERS = frozenset({"who", "which", "that", "whom"})
