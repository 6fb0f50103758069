"""Which dates of a sentence are announced: those that a clause tells as to come, not those that it tells as past."""

from __future__ import annotations

from timeline.anchoring.clauses import Clause, analyse
from timeline.events.announcements.tokens import Token
from timeline.events.announcements.words import listed
from timeline.model.timex import Timex

REPEATS = frozenset({"nth", "every", "plural", "stretch", "weekdays", "weekends", "daily"})
DATED = frozenset({"day", "feast", "near", "clock"}) | REPEATS
_SHORT = 14  # words of a line without a verb that still reads as an announcement ("Friday 14 March. Show at 8")


def announced(text: str, start: int, end: int, found: list[Token], timexes: list[Timex]) -> list[Token]:
    """The tokens that a sentence announces; the others of it stay only where a date is announced that they may belong to."""
    clauses = analyse(text, start, end).clauses
    found = [t for t in found if not _is_adjective(text, t, found)]
    verdicts = [_verdict(text, token, clauses, [t for t in timexes if t.start < token.end and token.start < t.end]) if token.kind in DATED else None for token in found]
    if not any(verdicts):
        return []
    return [token for token, verdict in zip(found, verdicts, strict=True) if verdict is not False]


def _is_adjective(text: str, token: Token, found: list[Token]) -> bool:
    """Whether a "daily" is that of a daily briefing or a newspaper's name, and repeats nothing."""
    if token.kind != "daily":
        return False
    named = text[token.start].isupper() and token.start > 0 and text[token.start - 1] != "\n"
    return named or not any(t.kind in ("clock", "day", "feast", "month") for t in found)


def _verdict(text: str, token: Token, clauses: tuple[Clause, ...], timexes: list[Timex]) -> bool | None:
    """True for what is to come, False for what has been or is no date of the clause, None for what goes with the others."""
    if any(t.direction == "past" and t.cue is not None for t in timexes):
        return False
    if any(t.direction == "future" and t.cue is not None for t in timexes):
        return True
    clause = _governing(token, clauses)
    if clause is None:
        words = text[clauses[0].start : clauses[-1].end] if clauses else ""
        return 0 < len(words.split()) <= _SHORT and "@" not in words  # no line of names and handles
    verb = clause.verb
    assert verb is not None, "a clause that governs has a verb"
    if clause.quoted or verb.tense == "past" or verb.reporting:
        return False
    if verb.tense == "future":
        return True
    today = token.parts.get("word") in ("today", "tonight")
    return None if today else verb.lemma in listed("ahead")


def _governing(token: Token, clauses: tuple[Clause, ...]) -> Clause | None:
    """The innermost clause of the token that has a verb with a tense, from the clause itself upwards."""
    inside = [i for i, c in enumerate(clauses) if c.start <= token.start and token.end <= c.end]
    at: int | None = min(inside, key=lambda i: clauses[i].end - clauses[i].start) if inside else None
    for _ in clauses:
        if at is None:
            return None
        verb = clauses[at].verb
        if verb is not None and verb.tense in ("past", "present", "future"):
            return clauses[at]
        at = clauses[at].parent
    return None
