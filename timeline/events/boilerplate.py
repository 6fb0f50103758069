"""Lines that belong to the page and not to the news: credits, bylines, "for more information, visit ..."."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.events.words import phrases

_SHORT = 200
_BYLINE = re.compile(r"(?:By|BY) +[A-Z][\w.'’-]+(?: +(?:[A-Z][\w.'’-]+|and|,|for|of|de|van|von))*(?:[,|•-].{0,60})?\.?\Z")


def is_boilerplate(text: str, start: int, end: int) -> bool:
    """Whether the sentence or line `text[start:end]` is no part of what is told.

    >>> line = "For more information on the vote, visit the council's site."
    >>> is_boilerplate(line, 0, len(line)), is_boilerplate("For more than a year, nobody spoke.", 0, 35)
    (True, False)
    """
    line = text[start:min(end, start + _SHORT + 1)].lstrip("*_#>•|-– \t[(")
    low = line.lower()
    if low.startswith(phrases("boilerplate", "starts")) and _starts().match(low):
        return True
    if end - start > _SHORT:
        return False
    for phrase in phrases("boilerplate", "within"):
        if phrase in low:
            return True
    return _BYLINE.match(line) is not None


_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, ?[A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)? *(?:\([^()]{1,40}\) *)?(?:--|[-–—_])"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?(?:, [A-Z][\w.]+)? *\([A-Z][\w ]{1,20}\) *(?:--|[-–—_])|\([A-Z][\w ]{1,20}\) *(?:--|[-–—_])|\([A-Z]{2,8}\)(?= [A-Z]))\s+"
)


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the words begin after a date line ("KYIV, Jan 12 (Agency) -"); `start` when there is none.

    >>> dateline_end("LUND, Sweden (AP) -- A dam broke.", 0, 33)
    21
    """
    found = _DATELINE.match(text, start, min(end, start + 100)) or _CAPTION.match(text, start, end)
    return found.end() if found else start


_CAPTION = re.compile(r"(?:Image|Media) caption\s+")


def heading(text: str) -> str | None:
    r"""The first line of a text when it is a heading: short, without a stop, and followed by a blank line.

    >>> heading("# How the dam broke\n\nIt broke on Monday."), heading("It broke.\n\nThen it rained.")
    ('How the dam broke', None)
    """
    line, _, rest = text[:400].lstrip().partition("\n")
    words = line.strip(" \t\r#*_")
    if not 10 <= len(words) <= 120 or words[-1] in ".!:;,\"”" or not rest.startswith(("\n", "\r\n")) or is_boilerplate(words, 0, len(words)):
        return None
    return words


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(p) + (r"\b" if p[-1].isalpha() else "") for p in phrases("boilerplate", "starts")))
