"""Where sentences begin and end in news text.

One pass over the possible stops: a full stop after an abbreviation, an initial or a decimal is none; closing quotes,
brackets and Markdown marks belong to the sentence that they close; a blank line always ends one, a single newline
only where the line is a title, a credit, a list item, or far longer than a wrapped line.
"""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.anchoring.clause_words import words

CAP = 2000
"""No sentence is longer than this many characters; a longer one is cut, at a border of clauses where there is one."""

_STOP = re.compile(r"(?P<stop>[.!?…]{1,6})(?P<close>(?:''|[\"'”’)\]*_`]){0,8})(?=\s|\Z)|\n"
                   r"|(?P<cut>[ ](?=(?:Image|Media) (?:copyright|caption|playback)[ ])|(?:pic\.twitter\.com|https?://t\.co)/\w{1,20}(?=\s))")
"""What may end a sentence. A caption or an embedded post that a page's text runs into ends one as well."""
_WORD_BEFORE = 16
_WRAP_MIN, _WRAP_MAX = 50, 120
_OPENERS = "\"'“‘`([*_«„"
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
    for match in _STOP.finditer(text):
        at, after = match.start(), match.end()
        if match["cut"] is not None:
            pass
        elif match["stop"] is None:
            ends, line, at_line = _line_ends(text, line, at), after, line
            if not ends or at_line > at:
                continue
        elif not _ends(text, at, after, match["stop"], match["close"]):
            continue
        _add(found, text, begin, after)
        begin = after
    _add(found, text, begin, len(text))
    return tuple(found)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Append `[start, end)` trimmed, cut into pieces of at most CAP characters."""
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
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


def _ends(text: str, at: int, after: int, stop: str, close: str) -> bool:
    """Whether the stop at `at` ends a sentence."""
    next_at = _next(text, after)
    if next_at < 0:
        return True
    following = text[next_at]
    if following.islower():
        return False
    if stop != "." or (close and close != "*"):
        return True
    word = _word_before(text, at)
    lexicon = words()
    low = word.lower()
    if low in lexicon.never_ends or (len(word) == 1 and word.isupper() and word != "I"):
        return False
    if low in lexicon.seldom_ends or _dotted(word):
        return _starts_sentence(text, next_at) and not (following.isdigit() and low in lexicon.seldom_ends)
    return True


def _next(text: str, at: int) -> int:
    """The position of the first character that can start a word after `at`, past white space and opening marks; -1 at a gap."""
    size = len(text)
    limit = min(size, at + 24)
    while at < limit and (text[at].isspace() or text[at] in _OPENERS):
        at += 1
    return at if at < limit else -1


def _word_before(text: str, at: int) -> str:
    window = text[max(0, at - _WORD_BEFORE):at]
    return re.split(r"[\s(\[\"'“”‘’*/–—-]", window)[-1]


def _dotted(word: str) -> bool:
    """Whether it is like "U.S" or "p.m", before its last stop."""
    return "." in word and all(len(part) <= 2 and part.isalpha() for part in word.split("."))


def _starts_sentence(text: str, at: int) -> bool:
    match = re.compile(r"[^\W\d_]+").match(text, at, at + _WORD_BEFORE)
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
