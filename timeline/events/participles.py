"""A participle told as a sentence: notes released on Friday are notes that were released."""

from __future__ import annotations

import re

from timeline.anchoring.clause_words import words as lexicon
from timeline.anchoring.clauses import Clause
from timeline.events.antecedent import antecedent
from timeline.events.passage import Passage, Span
from timeline.events.words import words as listed


def after_noun(passage: Passage, clause: Clause, raw: str) -> str:
    """A participle with the noun that it follows: "notes released on Friday" are notes that were released; as it is after a comma."""
    before = passage.text[max(passage.sentence.start, clause.start - 3):clause.start].rstrip()
    host = passage.clauses[clause.parent] if clause.parent is not None else None
    if passage.text.startswith("and ", clause.start):
        first = next((c for c in reversed(passage.clauses) if c.kind == "participial" and c.parent == clause.parent and 0 <= clause.start - c.end <= 1), None)
        if first is None:
            return raw
        return after_noun(passage, first, _HERE).replace(_HERE, re.sub(r"^and\s+", "", raw))  # "built in 1900 [and rebuilt in 1950]"
    did = finite(passage, clause)
    if did is not None and host is not None:
        return f"{passage.words(doer(passage, clause))} {did[0]}{raw[raw.lower().find(did[1]) + len(did[1]):]}"
    if before.endswith((",", "–", "—", "--", " -")) and host is not None and clause.verb is not None and (clause.verb.passive or clause.verb.lemma != passage.words(clause.verb.head).lower()):
        comma = passage.text.rindex(before[-1], passage.sentence.start, clause.start) - (before[-2:] == "--")
        if host.subject is not None and abs(host.subject[1] - comma) <= 1 + (before[-1] != ","):
            subject = passage.words(host.subject)
            return f"{subject} {_was(passage, clause, subject, raw)}{raw}"
        if host.verb is None and comma - host.start < 60:
            return f"{passage.words((host.start, comma))} {raw}"
    if not before and host is not None and host.subject is not None and clause.verb is not None and clause.verb.passive:
        subject = passage.words(host.subject)
        return f"{subject} {_was(passage, clause, subject, raw)}{raw[:1].lower()}{raw[1:]}"
    if not before or before[-1] in ",;:–—-\"'”" or raw[:1].isupper():
        return raw
    noun = antecedent(passage, clause)
    if _SOMEBODY.search(noun) or (clause.verb is not None and clause.verb.lemma == "involve" and clause.verb.passive):
        return raw  # "the systems Sun [shipped]": somebody does something with the noun before
    return f"{noun} {_was(passage, clause, noun, raw)}{raw}" if noun else raw


def finite(passage: Passage, clause: Clause) -> tuple[str, str] | None:
    """The past tense in which a participle tells what the subject of its main verb did, and the words that it stands for: ("crossed", "having crossed")
    of "Having crossed the river in May, the army ...", ("conquered", "conquering") of "..., conquering Osk in August"; None where it tells nothing of its own.
    """
    verb, host = clause.verb, passage.clauses[clause.parent] if clause.parent is not None else None
    if clause.kind != "participial" or clause.opener or verb is None or host is None or host.verb is None or host.subject is None or host.verb.tense != "past" or host.verb.modal is not None or host.verb.reporting or verb.negated:
        return None
    said, head = passage.words((verb.start, verb.end)).lower(), passage.words(verb.head).lower()
    if said.startswith("having "):
        was = "were" if plural(passage.words(doer(passage, clause))) else "was"
        return (f"{was} {head}" if said.startswith("having been ") else lexicon().past(head)), said
    behind = passage.text[max(host.verb.end, clause.start - 6):clause.start]
    if said != head or not head.endswith("ing") or clause.start < host.verb.end or _LISTED.search(behind) is None or verb.lemma in listed("headline", "reflecting"):
        return None
    return lexicon().past(head), head


def doer(passage: Passage, clause: Clause) -> Span | None:
    """The subject that a participle tells of: that right before its comma ("but the Allies, having broken the code, won"), else its main verb's."""
    host = passage.clauses[clause.parent] if clause.parent is not None else None
    near = next((c.subject for c in passage.clauses if c.subject is not None and c is not clause and 0 < clause.start - c.subject[1] <= len(", ")), None)
    return near or (host.subject if host is not None else None)


_TRANSITIVE = frozenset({"found", "build", "hold", "launch"})
_LISTED = re.compile(r",\s+(?:and\s+)?\Z")
_HERE = "\0"
"""A participle's place, when only the noun before it is asked for."""
_SOMEBODY = re.compile(r"(?:^|\s)[a-z]+s [A-Z][\w'’-]*\Z")


def _was(passage: Passage, clause: Clause, noun: str, raw: str) -> str:
    """The "was" or "were" that a participle of the passive goes without behind its noun: "the painting, [which was] stolen in 1990"; "" where it has none."""
    verb, host = clause.verb, passage.clauses[clause.parent] if clause.parent is not None else None
    if verb is None or not verb.passive or verb.start != verb.head[0] or verb.lemma in listed("headline", "idle") or verb.cue is not None:
        return ""
    low = passage.words(verb.head).lower()
    following = raw[raw.lower().find(low) + len(low):].split()[:1]
    does = following == ["by"]
    if low in lexicon().future_be or verb.lemma in lexicon().unaccusative or verb.lemma in lexicon().intransitive or lexicon().tag(low) not in "EX" or lexicon().tag(noun.split()[-1].lower()) == "A":
        return ""
    if not does and (host is None or host.verb is None or verb.lemma in (listed("headline", "launched") - _TRANSITIVE) | listed("headline", "without_object") or (following and lexicon().tag(following[0].lower()) in "DP")):
        return ""  # it may be what the noun does: "the missile launched"
    return "were " if plural(noun) else "was "


def shared_auxiliary(passage: Passage, clause: Clause) -> str:
    """What a second verb shares with the first: "a film was banned and found in an attic", "will fly to Osk and meet the king"."""
    above = passage.clauses[clause.parent] if clause.kind == "coordinate" and clause.parent is not None else None
    while above is not None and above.kind == "coordinate" and above.verb is not None and above.verb.start == above.verb.head[0] and above.parent is not None:
        above = passage.clauses[above.parent]
    host, verb = above.verb if above is not None else None, clause.verb
    if host is not None and verb is not None and (host.modal or host.cue) and verb.start == verb.head[0] and host.start < host.head[0] and lexicon().tag(passage.words(verb.head).lower()) == "L":
        return f"{passage.words((host.start, host.head[0]))} "
    following = passage.text[verb.end:clause.end].split()[:1] if verb is not None else []
    if following and lexicon().tag(following[0].lower()) in "DP":
        return ""  # "and previously visited the port": it has an object of its own
    if host is None or verb is None or verb.lemma in listed("headline", "launched") or not host.passive or host.start == host.head[0] or verb.start != verb.head[0] or verb.passive or lexicon().tag(passage.words(verb.head).lower()) not in "EXU":
        return ""
    return f"{passage.words((host.start, host.head[0])).split()[0]} "


def plural(noun: str) -> bool:
    """Whether a noun phrase is of several: its head, before "of" and the like, ends in -s, or it joins two.

    >>> plural("The letters of the queen"), plural("The queen of the isles"), plural("Ana Ruiz and Bo Ek"), plural("Police")
    (True, False, True, True)
    """
    head = _HEAD.split(noun, maxsplit=1)[0]
    words = head.split()
    last = words[-1].lower() if words else ""
    if " and " in head or last in lexicon().plural_subjects or (words[:1] and words[0].lower() in lexicon().plural_subjects - {"most", "some"}):
        return True
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "'s", "’s")) and not (len(words) > 1 and words[-1][:1].isupper()) and words[0].lower() not in ("a", "an", "one", "another")


_HEAD = re.compile(r"(?:,| (?:of|in|at|on|from|for|with|to|by)\b)")
