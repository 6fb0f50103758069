"""Seams in the text of a web page: where a caption, a button or a heading has run into a sentence without a stop.

A sentence ends at a seam. Words that belong to the page alone ("Hide Caption 3 of 25") are no part of either side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from os.path import commonprefix

from timeline.anchoring import layout
from timeline.anchoring.clause_words import words

_DATE = r"(?:[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?\d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
_SEAM = re.compile(
    r" (?=[A-Z(\d])(?:(?=(?:Image|Media) (?:copyright|caption|playback) )"
    r"|(?P<junk>(?:Hide Caption(?: \d{1,3} of \d{1,3})?|(?:Advertisement )?Continue reading the main story|Play slideshow(?: \d{1,3} of \d{1,3})?|Read more:?"
    r"|Media playback is (?:not supported|unsupported) on (?:this|your) device|\(Photo: [^()\n]{1,80}\))(?=\s))"
    rf"|(?P<glue>(?=(?:The|A|An|In|On|At|He|She|It|They|We|But|There|This|After|When|If) [a-z]|{_DATE}: [A-Z])))"
)
"""It begins with a space: an expression with one beginning is searched for several times faster than one with four."""
_POST = re.compile(r"(?:pic\.twitter\.com|https?://t\.co)/\w{1,20}(?=\s)|\(@\w{1,30}\) [A-Z][a-z]{2,8} \d{1,2}, \d{4}(?=\s)")
_POSTS = ("pic.twitter.com/", "://t.co/", " (@")
"""What a quoted post cannot do without; few texts quote one."""
_ALONE = re.compile(rf"(?:He|She|It|They|We|But|There) |{_DATE}: ")
"""What is capitalised inside a sentence by nobody; the other words of a glue stand in names and titles after a capitalised word."""
_LAST = re.compile(r"(?<!\S)([^\W\d_][\w’'-]*|\d[\d.,]*\w*)[)]?\Z")


def seams(text: str) -> Iterator[re.Match[str]]:
    """The seams in order; the words of the page between two sentences are the group "junk".

    >>> text = "He was hurt in the fall He will play. Ask The Times if you can. Hide Caption 3 of 25 It rains."
    >>> [(m.start(), m["junk"]) for m in seams(text)]
    [(23, None), (63, 'Hide Caption 3 of 25'), (84, None)]
    """
    found = (_SEAM if text.count(_CAPTION) < _GALLERY else _gallery(text)).finditer(text)
    if any(sign in text for sign in _POSTS):
        found = iter(sorted([*found, *_POST.finditer(text)], key=re.Match.start))
    for match in found:
        if match.re is _POST or match["glue"] is None or _glued(text, match.start()):
            yield match


_CAPTION = "Hide Caption "
_GALLERY = 3
"""So many captions make a gallery, whose title may stand before each of them."""


def _gallery(text: str) -> re.Pattern[str]:
    """The seams of a text with a gallery: the title that is repeated after each button goes with the button."""
    after = [text[m.end():m.end() + 80] for m in re.finditer(r"Hide Caption \d{1,3} of \d{1,3}[ \n]", text)]
    starts = Counter(commonprefix([a, b]).rpartition(" ")[0] for a, b in pairwise(after))  # noqa: RUF071 (letters are what is compared)
    title, times = max(starts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    if times < _GALLERY - 1 or " " not in title:
        return _SEAM
    return re.compile(_SEAM.pattern.replace("Hide Caption(?: \\d{1,3} of \\d{1,3})?", f"Hide Caption(?: \\d{{1,3}} of \\d{{1,3}}(?:[ \\n]{re.escape(title)})?)?"))


def _glued(text: str, at: int) -> bool:
    """Whether a sentence ended at the space `at` without a stop: "was elected He will", not "told The Times"."""
    found = _LAST.search(text, max(0, at - 30), at)
    if found is None or (found[1][0].isupper() and not _ALONE.match(text, at + 1)):
        return False
    if found[1] in ("caption", "copyright") or (found[1][0].isdigit() and layout.leads(text, found.start(1))):
        return False  # "9.05am The minister rises": the label of an entry
    return words().tag(found[1].lower()) not in ("D", "I", "C", "T", "B", "M", "H", "Z", "R", "S", "P", "O", "A")
