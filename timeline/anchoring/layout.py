"""Dates that stand before what they date: "March 3: ...", "14:05 GMT - ...", and a year alone on its line as a heading."""

from __future__ import annotations

import re

_LEAD = re.compile(r"[ \t]*(?:[-*•–—·#>|]+[ \t]+|\d{1,2}[.)][ \t]+)?(?:\*\*|__|[*_#([])?[ \t]*")
_MARK = re.compile(r"(?:\*\*|__|[*_\])])?[ \t]*(?:(?::|--?|[–—|])[ \t]*(?:\*\*|__)?(?=[\s\"“'‘*_A-Z(\d])|(?:\*\*|__)[ \t]+)|\][ \t]+(?=[\"“'‘]?[A-Z])")
_CLOCK = re.compile(r"[ \t]+(?=[\"“'‘]?[A-Z])")
_REST = re.compile(r"(?:\*\*|__|[*_#\])])?[ \t]*:?[ \t]*(?:\*\*|__)?[ \t\r]*(?=\n|\Z)")


def leads(text: str, at: int) -> bool:
    """Whether nothing but a list mark stands before the position on its line.

    >>> leads("* March 3: The dam broke.", 2), leads("In March it broke.", 3)
    (True, False)
    """
    line = text.rfind("\n", max(0, at - 12), at) + 1
    if line == 0 and at > 12:
        return False
    found = _LEAD.match(text, line, at)
    return found is not None and found.end() == at


def body(text: str, end: int, *, clock: bool = False) -> int | None:
    """Where the words begin that a date ending at `end` stands before as a label; None when it is no label.

    After a time of day the mark may be missing: "9.05am The minister rises to speak".

    >>> body("March 3: The dam broke.", 7), body("March 3 saw the dam break.", 7), body("9.05am The minister", 6, clock=True)
    (9, None, 7)
    """
    found = _MARK.match(text, end) or (_CLOCK.match(text, end) if clock else None)
    if found is None:
        return None
    at = found.end()
    while at < len(text) and text[at] in " \t":
        at += 1
    return at if at < len(text) and text[at] != "\n" else None


_INLINE = re.compile(r"(?:[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?\d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})(?=: [A-Z])")


def inline(text: str, start: int) -> bool:
    """Whether a full date with a colon stands at the position, as in a chronology that a page's text runs together.

    >>> inline("He signs on February 2, 2009: Clinton is sworn in", 12), inline("by February 2, 2009 it", 3)
    (True, False)
    """
    return _INLINE.match(text, start) is not None


def alone(text: str, start: int, end: int) -> bool:
    r"""Whether a date is all that stands on its line.

    >>> alone("# 1951\n\nEleven players ...", 2, 6)
    True
    """
    return leads(text, start) and _REST.match(text, end) is not None
