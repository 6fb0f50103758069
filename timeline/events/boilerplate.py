"""Lines that belong to the page and not to the news: credits, bylines, "for more information, visit ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from timeline.anchoring.republished import note
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
    return _BYLINE.match(line) is not None or note(line) is not None


def elsewhere(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    r"""The numbers of the lines that stand under "More on this story": titles of other articles, up to the next whole sentence.

    >>> text = "It broke on Monday.\n\nMore on this story\nMayor resigns on Sunday\n\nIt rained."
    >>> sorted(elsewhere(text, [(0, 19), (21, 39), (40, 63), (65, 75)]))
    [1, 2]
    """
    low = text.lower()
    if not any(title in low for title in phrases("boilerplate", "sections")):
        return frozenset()
    out, under = set(), False
    for number, (start, end) in enumerate(spans):
        line = low[start:min(end, start + 60)].strip("*_#>•|:- \t")
        if end - start < 40 and line in phrases("boilerplate", "sections"):
            under = True
        elif under:
            under = text[end - 1] not in ".!?…\"”’'"
        if under:
            out.add(number)
    return frozenset(out)


_DATELINE = re.compile(
    r"(?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?){1,2} (?:--|[-–—])(?=\s+[A-Z])"
    r"|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, ?[A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)? *(?:\([^()]{1,40}\) *)?(?:--|[-–—_])"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?(?:, [A-Z][\w.]+)? *\([A-Z][\w ]{1,20}\) *(?:--|[-–—_])|\([A-Z][\w ]{1,20}\) *(?:--|[-–—_])|\([A-Z]{2,8}\)(?= [A-Z]))\s+"
)


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the words begin after a date line ("KYIV, Jan 12 (Agency) -"); `start` when there is none.

    >>> dateline_end("LUND, Sweden (AP) -- A dam broke.", 0, 33)
    21
    """
    marked = _LISTED.match(text, start, min(end, start + 12))
    begin = marked.end() if marked is not None else start
    found = _DATELINE.match(text, begin, min(end, begin + 100))
    begin = found.end() if found else begin
    label = _LABEL.match(text, begin, min(end, begin + 60))
    return label.end() if label is not None and label.end() < end else begin


_LABEL = re.compile(r"[*_]{0,3}(?:(?:Breaking|Update|Updated|Developing|Just in|Latest|Exclusive|Alert|Live|Background|Context|Note|Timeline|Analysis|Correction|Clarification|News|Q|A|Question|Answer|Interviewer|Reporter|Moderator|Host)|(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}))(?: ?[*_]{1,3})?:[*_]{0,3} +(?=[\w\"“‘'$€£(])")
"""What a line is, or who speaks in it, before its first word: "UPDATE: ...", "RUIZ: ..."."""


def voice(text: str, start: int, end: int) -> str | None:
    """Who speaks, as the label of an interview says it, with capitals alone at the beginning of its words; None when it names nobody.

    >>> voice("RUIZ: I voted against it.", 0, 25), voice("UPDATE: The dam broke.", 0, 22)
    ('Ruiz', None)
    """
    found = _LABEL.match(text, start, min(end, start + 60))
    if found is None or found["who"] is None or found["who"].lower() in phrases("boilerplate", "kinds"):
        return None
    return " ".join(part if "." in part else part.capitalize() for part in found["who"].split())


_LISTED = re.compile(r"(?:[>•*·–—-][ \t]+|#{1,6}[ \t]+|\d{1,2}[.)][ \t]+)+")
"""The mark of a quoted or listed line, which is no word of the sentence."""


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
