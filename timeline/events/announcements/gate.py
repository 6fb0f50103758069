"""Which dates of a sentence are announced: those that a clause tells as to come, not those that it tells as past."""

from __future__ import annotations

import re

from timeline.anchoring.clauses import Clause, analyse
from timeline.events.announcements.tokens import Token
from timeline.events.announcements.words import listed
from timeline.model.event import Event
from timeline.model.timex import Timex

REPEATS = frozenset({"nth", "every", "plural", "stretch", "weekdays", "weekends", "daily"})
DATED = frozenset({"day", "feast", "near", "clock"}) | REPEATS
_TOO = re.compile(r"\btoo\s+$", re.IGNORECASE)
_SIGNED = re.compile(r"\(@\w+\)\s*(?:on\s+)?$")  # before the day on which somebody wrote a short message
_BESIDE = frozenset({"as", "while"})  # "waves as she arrives on Monday" is a picture's caption
_MAY = frozenset({"can", "could", "may", "might"})
_BARE = re.compile(r"(?:the\s+)?(?:early\s+|late\s+|small\s+)?(?:hours(?:\s+of\s+the\s+\w+)?|night|overnight|morning|afternoon|evening|midnight|noon|moment|day|week|month|year)|this\s+day|earlier\s.+", re.IGNORECASE)
_PICTURED = re.compile(r"\bplay slideshow\b|\bin pictures\b|\b\d+ of \d+\b|\bimage (?:caption|copyright)\b|\b(?:GETTY|REUTERS|EPA|AFP)\b|\((?:L-R|left|right|pictured)\b|\b(?:is|are)\s+(?:seen|pictured|shown)\b|, (?:left|right|centre|center),")
"""Words of a picture's caption, whose date is that of the picture unless something will take place."""
_SHORT = 14  # words of a line without a verb that still reads as an announcement ("Friday 14 March. Show at 8")


def announced(text: str, start: int, end: int, found: list[Token], timexes: list[Timex]) -> list[Token]:
    """The tokens that a sentence announces; the others of it stay only where a date is announced that they may belong to."""
    clauses = analyse(text, start, end).clauses
    found = [t for t in found if not _is_adjective(text, t, found)]
    pictured = _PICTURED.search(text, start, end) is not None
    timed = any(t.kind == "clock" for t in found)
    verdicts = [_verdict(text, token, clauses, pictured, timed, [t for t in timexes if t.start < token.end and token.start < t.end]) if token.kind in DATED else None for token in found]
    if not any(verdicts):
        return []
    return [token for token, verdict in zip(found, verdicts, strict=True) if verdict is not False]


def _is_adjective(text: str, token: Token, found: list[Token]) -> bool:
    """Whether a "daily" is that of a daily briefing or a newspaper's name, and repeats nothing."""
    if token.kind != "daily":
        return False
    named = text[token.start].isupper() and token.start > 0 and text[token.start - 1] != "\n"
    return named or not any(t.kind in ("clock", "day", "feast", "month") for t in found)


def _verdict(text: str, token: Token, clauses: tuple[Clause, ...], pictured: bool, timed: bool, timexes: list[Timex]) -> bool | None:
    """True for what is to come, False for what has been or is no date of the clause, None for what goes with the others.

    `pictured` says that it is a caption, `timed` that a time of day is named: with it, the present of any verb announces a day.
    """
    if any(t.direction == "past" and t.cue is not None for t in timexes) or _SIGNED.search(text, max(0, token.start - 60), token.start):
        return False
    clause = _governing(token.start, token.end, clauses)
    verb = clause.verb if clause is not None else None
    present = verb is not None and verb.tense == "present"
    if (present and clause is not None and clause.opener in _BESIDE) or (pictured and (verb is None or verb.tense != "future")):
        return False
    itself = text[verb.start : verb.end].lower() if verb is not None and present and verb.modal is None else None
    if any(t.direction == "future" and t.cue is not None and t.cue.lower() not in _MAY and t.cue.lower() != itself for t in timexes):
        return True
    if clause is None:
        words = text[clauses[0].start : clauses[-1].end] if clauses else ""
        return 0 < len(words.split()) <= _SHORT and "@" not in words  # no line of names and handles
    assert verb is not None, "a clause that governs has a verb"
    if clause.quoted or verb.tense == "past" or verb.reporting:
        return False
    if verb.tense == "future":
        return True
    today = token.parts.get("word", "").startswith(("today", "tonight", "this"))
    if today or (token.kind == "clock" and verb.lemma not in listed("ahead")):
        return None
    return verb.lemma in listed("ahead") or (timed and token.kind in ("day", "feast"))


def tells_ahead(text: str, event: Event, timexes: list[Timex]) -> bool:
    """Whether the date of an event that is told as to come is one: not a part of some day, of no clause that tells the past, and of no picture."""
    spans = [(e.start, e.end) for e in event.evidence if e.role == "date"]
    dates = [t for t in timexes if any(low < t.end and t.start < high for low, high in spans)]
    if any(t.direction == "past" for t in dates) or all(_BARE.fullmatch(t.text) or _TOO.search(text, max(0, t.start - 9), t.start) for t in dates):
        return False
    for told in (e for e in event.evidence if e.role == "event"):
        clauses = analyse(text, told.start, told.end).clauses
        found = [_governing(low, high, clauses) for low, high in spans if told.start <= low and high <= told.end]
        if any(c is not None and c.verb is not None and c.verb.tense == "present" and c.opener in _BESIDE for c in found):
            return False
        if _PICTURED.search(text, told.start, told.end) and not any(c is not None and c.verb is not None and c.verb.tense == "future" for c in found):
            return False
    return True


def _governing(start: int, end: int, clauses: tuple[Clause, ...]) -> Clause | None:
    """The innermost clause of a stretch of text that has a verb with a tense, from the clause itself upwards."""
    inside = [i for i, c in enumerate(clauses) if c.start <= start and end <= c.end]
    at: int | None = min(inside, key=lambda i: (clauses[i].end - clauses[i].start, -i)) if inside else None
    for _ in clauses:
        if at is None:
            return None
        verb = clauses[at].verb
        if verb is not None and verb.tense in ("past", "present", "future"):
            return clauses[at]
        at = clauses[at].parent
    return None
