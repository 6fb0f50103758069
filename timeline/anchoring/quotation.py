"""Direct speech: where it begins and ends, in whichever marks, over as many sentences and paragraphs as it goes on.

British papers quote in single marks, which are apostrophes too; a speech of several paragraphs has its mark repeated at
the head of each and closed at the last alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(
    r"[\n\"“«„`”»'‘](?:(?P<para>(?<=\n)(?:\s*\n|(?=[\"“«„‘])))|(?P<double>(?<=\"))|(?P<open>(?<=[“«„])|(?<=`)`)|(?P<close>(?<=[”»])|(?<=')')"
    r"|(?P<single>(?<=['‘])(?<![^\W_].)(?<!['’`.].)(?=[^\W_]|\()(?!(?:\d0s|em|til|cause|tis|twas|bout)\b|n['’])))",
    re.DOTALL,
)
"""It begins with one class of characters, which is searched for far faster than alternatives."""
_CLOSE = re.compile(r"(?<=[\w.,!?…)])(?<!['`])['’](?![^\W_]|['’])")
_MAY = re.compile(r"[\"“«„`'‘](?:(?<=[\"“«„])|(?<=`)`|(?<=['‘])(?:(?<=\A.)|(?<=[\s(\[–—*_-].))(?=\w))", re.DOTALL)
_LONGEST = 1500
"""Characters in which a single mark must be closed; farther away it was an apostrophe."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Words inside quotation marks, the marks left out; `goes_on` is whether it continues that of the paragraph before."""

    start: int
    end: int
    goes_on: bool = False


def speeches(text: str) -> tuple[str, tuple[Speech, ...]]:
    """The text with single, straight, angled and low marks of speech as “ and ”, letter for letter, and the speeches in order.

    >>> text = "'We warned the farmers' sons,' she said. The '70s wing 'fell'."
    >>> speeches(text)[0]
    "“We warned the farmers' sons,” she said. The '70s wing “fell”."
    """
    if _MAY.search(text) is None:
        return text, ()
    marks: list[tuple[int, str]] = []
    found: list[Speech] = []
    opened: tuple[int, str] | None = None
    resumes = False
    at = barren = 0
    while (match := _MARK.search(text, at)) is not None:
        at, kind, mark = match.end(), match.lastgroup, match[0]
        if kind == "para":
            if opened is not None:
                found.append(Speech(opened[0], match.start(), resumes))
            resumes = opened is not None and _same(text, at, opened[1])
            opened = None
        elif kind == "single" and opened is None:
            end = _closing(text, at, barren)
            closed = end is not None
            barren = barren if closed else _paragraph(text, at)
            end = _paragraph(text, at) if end is None else end
            if closed or _same(text, end, mark):
                marks += [(match.start(), "“"), (end, "”")] if closed else [(match.start(), "“")]
                found.append(Speech(at, end, resumes))
                resumes, at = not closed, end + closed
        elif opened is None and kind in ("double", "open"):
            opened = (at, mark)
            if mark in "«„\"":
                marks.append((match.start(), "“"))
        elif opened is not None and (kind == "close" or mark == {"„": "“"}.get(opened[1], '"')) and (opened[1] == '"') == (kind == "double"):
            if mark in "»“\"":
                marks.append((match.start(), "”"))
            found.append(Speech(opened[0], match.start(), resumes))
            opened, resumes = None, False
    if opened is not None:
        found.append(Speech(opened[0], len(text), resumes))
    return _marked(text, marks), tuple(found)


def _paragraph(text: str, at: int) -> int:
    """Where the paragraph ends, or as far as a quote may go: a bound, so that time stays linear."""
    end = text.find("\n\n", at, at + _LONGEST)
    return min(len(text), at + _LONGEST) if end < 0 else end


def _same(text: str, at: int, mark: str) -> bool:
    """Whether the next paragraph begins with the mark that was left open."""
    return text[at:at + 40].lstrip().startswith(mark)


def _closing(text: str, at: int, barren: int) -> int | None:
    """Where the single mark opened before `at` is closed: the first that follows a stop or a word that owns nothing; none stands before `barren`."""
    limit = _paragraph(text, at)
    at = max(at, barren)
    last = None
    for match in _CLOSE.finditer(text, at, limit):
        here = match.start()
        owns = text[here - 1] in "sS" and text[here + 1:here + 3].strip(" ").isalnum() and text[here + 1:here + 2] == " "
        if not owns:
            return here
        last = here if last is None else last
    return last


def _marked(text: str, marks: list[tuple[int, str]]) -> str:
    if not marks:
        return text
    out, last = [], 0
    for at, mark in sorted(marks):
        out += [text[last:at], mark]
        last = at + 1
    return "".join([*out, text[last:]])
