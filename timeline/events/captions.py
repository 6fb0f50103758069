"""The words under a picture: they say what it shows, and when it was taken, and are no news of their own."""

from __future__ import annotations

import re

from timeline.events.words import any_of

_AGENCY = r"(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty|GETTY|Alamy|Shutterstock|Rex|WireImage|Bloomberg)"
_OPENS = re.compile(
    r"(?:(?:Image|Media|Photo|Picture) caption\b|FILE\b|(?:FILE|File|Undated|Handout) (?:PHOTO|photo|picture|image)\b|PHOTOS?:|Pictured\b|Caption:|\(?L-R\)?[ :]|\(?From left\b|Left to right\b"
    r"|(?:In )?[Tt]his (?:[\w., ]{0,40} )?(?:file |handout |undated |aerial |satellite |combination )?(?:photo|photograph|image|picture)\b[^.]{0,60}?\b(?:shows|showing|released|provided|taken|made|from|,))"
)
_ENDS = re.compile(
    rf"(?:\((?:Photo|Picture|Image|Credit)?:? ?(?:by )?[^()\n]{{0,60}}\b{_AGENCY}\b[^()\n]{{0,40}}\)|\({_AGENCY} (?:Photo|photo|file)?[^()\n]{{0,60}}\)|/ ?{_AGENCY}(?:[ /][A-Z]\w+)*|\b(?:Getty|GETTY) ?(?:Images|IMAGES)?|\(Photo[^()\n]{{0,80}}\))[.]?\s*\Z"
)
_CREDIT = re.compile(rf"[ \t]*\n?[ \t]*(?:(?:Photograph|Photo|Picture|Image|Credit|Photo credit|Picture credit|Photography)(?: by|:)|\({_AGENCY}\b[^()\n]{{0,40}}(?:[Pp]hoto|/)|\((?:Photo|Picture|Image)\b|{_AGENCY} ?(?:Images|IMAGES|/|Photo\b))")
_SIGNS = ("aption", "hoto", "ictured", "Picture", "Image", "FILE", "L-R", "left", "Getty", "GETTY", "REUTERS", "/", "(A", "(R", "(E")
_LONG = 400
_SHOWN = re.compile(r"\b(?:pictured|photographed|(?:seen|shown|depicted) here|pictured (?:here|above|below|left|right))\b[^.;:,]{0,30}\s(?:in|on|at|during|from)?\s*(?:the\s)?\Z", re.I)


def is_caption(text: str, start: int, end: int) -> bool:
    """Whether the sentence or line `text[start:end]` stands under a picture.

    >>> line = "Ana Ruiz speaks in Lund on Tuesday. Photograph: Bo Ek/Agentur"
    >>> is_caption(line, 0, 35), is_caption("Ana Ruiz speaks in Lund on Tuesday.", 0, 35)
    (True, False)
    """
    if end - start > _LONG:
        return False
    near = text[start : end + 16]
    if not any_of(near, _SIGNS):
        return False
    opens = start
    while opens < end and not text[opens].isalpha() and text[opens] != "(":
        opens += 1
    return _OPENS.match(text, opens, end) is not None or _ENDS.search(text, max(start, end - 120), end) is not None or _CREDIT.match(text, end, end + 80) is not None


def shown(text: str, start: int, at: int, end: int) -> bool:
    """Whether the date `text[at:end]` only says when a picture was taken: "the mayor, pictured in 2019, has resigned", "(Kabul, March 8, 2008)"."""
    return _SHOWN.search(text, max(start, at - 60), at) is not None or (text[end:end + 1] == ")" and _TAKEN.search(text, max(0, at - 60), at) is not None)


_TAKEN = re.compile(r"\((?:[A-Z][\w’'.-]*,? )+\Z")
