"""Where sentences begin and end in news text.

One pass over the possible stops: a full stop after an abbreviation, an initial or a decimal is none; closing quotes,
brackets and Markdown marks belong to the sentence that they close; a blank line always ends one, a single newline
only where the line is a title, a credit, a list item, or far longer than a wrapped line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from timeline.anchoring.clause_words import words
from timeline.anchoring.seams import seams

CAP = 2000
"""No sentence is longer than this many characters; a longer one is cut, at a border of clauses where there is one."""

_STOP = re.compile(r"[.!?…\n](?:(?<=\n)|(?P<more>[.!?…]{0,5})(?P<close>(?:''|[\"'”’)\]*_`]){0,8})(?=\s|\Z))")
"""What may end a sentence; it begins with one class of characters, which is searched for far faster than alternatives."""
_WORD_BEFORE = 16
_APART = re.compile(r"[\s(\[\"'“”‘’*/–—-]")
_LETTERS = re.compile(r"[^\W\d_]+")
_WRAP_MIN, _WRAP_MAX = 50, 120
_OPENERS = "\"'“‘`([*_«„"
_GAP = 24
_OPENING = re.compile(rf"[\s{re.escape(_OPENERS)}]{{0,{_GAP}}}")
"""What may stand before the first word of a sentence; where it is longer, a sentence has ended in any case."""
_BULLET = re.compile(r"[ \t]*(?:[-*•–—·#>]+[ \t]|\d{1,2}[.)][ \t])")
_CREDIT = re.compile(r"[ \t]*(?:by|from|photo|image|picture|credit(?:ed)?|source|reporting|editing|published|updated|copyright|©)\b[^.]{0,99}\Z", re.I)


@lru_cache(maxsize=4)
def spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of `text`, in order, without surrounding white space.

    >>> text = "Mr. Ruiz of Acme Inc. left on Jan. 5. He paid $2.5 million."
    >>> [text[a:b] for a, b in spans(text)]
    ['Mr. Ruiz of Acme Inc. left on Jan. 5.', 'He paid $2.5 million.']
    """
    found: list[tuple[int, int]] = []
    begin = line = 0
    for match in _stops(text):
        at, after = match.span()
        if at < begin:
            continue  # within the words of the page that were cut out
        if match.re is _STOP:
            if match["more"] is None:
                ends, line = _line_ends(text, line, at), after
            else:
                ends = _ends(text, at, after, match["more"] + match["close"])
            if not ends:
                continue
        _add(found, text, begin, after if match.re is _STOP or not match.groupdict().get("junk") else at)
        begin = after
    _add(found, text, begin, len(text))
    return tuple(found)


def _stops(text: str) -> Iterable[re.Match[str]]:
    """Where a sentence may end, and where a page's text surely ends one, in order."""
    page = list(seams(text))
    return sorted([*_STOP.finditer(text), *page], key=re.Match.start) if page else _STOP.finditer(text)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Append `[start, end)` trimmed, cut into pieces of at most CAP characters."""
    piece = text[start:end].lstrip()
    start = end - len(piece)
    end = start + len(piece.rstrip())
    while end - start > CAP:
        cut = _border(text, start, start + CAP)
        found.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        found.append((start, end))


def _border(text: str, start: int, limit: int) -> int:
    """The last good place to cut in the second half of `[start, limit)`: a semicolon, a comma, a space, or the limit."""
    for mark in ("; ", ", ", " "):
        at = text.rfind(mark, start + CAP // 2, limit)
        if at >= 0:
            return at + len(mark.rstrip() or " ")
    return limit


def _ends(text: str, at: int, after: int, more: str) -> bool:
    """Whether the stop at `at` ends a sentence; `more` is the stops and closing marks behind it."""
    next_at = _OPENING.match(text, after).end()  # type: ignore[union-attr]
    if next_at == len(text) or next_at == after + _GAP:
        return True
    following = text[next_at]
    if following.islower():
        return False
    if text[at] != "." or more not in ("", "*"):
        return True
    word = _APART.split(text[max(0, at - _WORD_BEFORE) : at])[-1]
    lexicon = words()
    low = word.lower()
    if low in lexicon.never_ends or (len(word) == 1 and word.isupper() and (word != "I" or (_INITIAL.search(text, max(0, at - 24), at) is not None and not _starts_sentence(text, next_at)))):
        return False
    if low in lexicon.seldom_ends or _dotted(word):
        return _starts_sentence(text, next_at) and not (following.isdigit() and low in lexicon.seldom_ends)
    return True


_INITIAL = re.compile(r"(?<!\A)(?<![.!?] )\b[A-Z][a-z]+ I\Z")
"""A name before "I": "Francisco I. Madero"."""


def _dotted(word: str) -> bool:
    """Whether it is like "U.S" or "p.m", before its last stop."""
    return "." in word and all(len(part) <= 2 and part.isalpha() for part in word.split("."))


def _starts_sentence(text: str, at: int) -> bool:
    match = _LETTERS.match(text, at, at + _WORD_BEFORE)
    return match is not None and match[0] in words().starters


def _line_ends(text: str, start: int, at: int) -> bool:
    """Whether the newline at `at`, of the line that starts at `start`, ends a sentence."""
    after = text[at + 1:at + 40]
    if not after.strip() or after.lstrip(" \t\r")[:1] == "\n" or at - start > _WRAP_MAX:
        return True
    if _BULLET.match(after) or _CREDIT.match(text, start, at):
        return True
    line = text[start:at].rstrip()
    return len(line) < _WRAP_MIN and line[-1:] not in ",;–—-" and not after.lstrip(" \t" + _OPENERS)[:1].islower()
