"""The pieces of an announcement: clocks, days, repetitions, lengths, and the words that join them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.events.announcements.words import either, keys

_MONTH = r"(?P<{0}month>" + either("months", "months_short") + r")\b\.?"
_WEEKDAY = either("weekdays", "weekdays_short")
_NUMBER = r"(?:\d{1,3}|" + either("numbers") + ")"
_YEAR = r"(?:,?\s+(?P<{0}year>(?:19|20)\d\d))?"
_DAY = r"(?P<{0}day>\d{{1,2}})(?:st|nd|rd|th)?"
_MORE = r"(?:\s*(?P<join>-|–|and|to)\s*(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?"
_AMPM = r"(?:\s*(?P<half>[ap]\.?\s?m\b\.?))"
_ZONE = r"(?:\s*(?:\(|\b)(?P<zone>" + keys("zones") + r")\b\)?)?"

KINDS = (
    ("except", rf"\b(?:{either('excepts')}|(?:with\s+|but\s+)?no\s+\w+(?:\s+\w+)?\s+on)\b"),
    ("nth", rf"\bthe\s+(?P<nth>{either('ordinals')})\s+(?:and\s+(?P<also>{either('ordinals')})\s+)?(?P<weekday>{_WEEKDAY})\s+(?:of|in)\s+(?:each|every|the)\s+month\b"),
    ("every", rf"\b(?:every|each)\s+(?P<other>(?:second|other|alternate)\s+)?(?P<weekday>{_WEEKDAY})\b"),
    ("plural", rf"(?:\b(?P<counted>{_NUMBER})\s+)?\b(?P<first>{either('weekdays')})s(?:\s*(?:,|and)\s*(?P<second>{either('weekdays')})s)?(?:\s*(?:,|and)\s*(?P<third>{either('weekdays')})s)?\b"),
    ("stretch", rf"\b(?P<first>{_WEEKDAY})\s*(?:to|-|–|through)\s*(?P<last>{_WEEKDAY})\b(?!,?\s+(?:\d{{1,2}}\s+)?{either('months')})"),
    ("weekdays", r"\b(?:on\s+)?weekdays\b"),
    ("weekends", r"\b(?:on\s+|at\s+)?weekends\b"),
    ("daily", r"\b(?:daily|nightly|every\s+(?:day|night|evening|morning))\b"),
    ("count", rf"\b(?P<n>{_NUMBER})\s+(?:\w+\s+)?{either('counted')}\b"),
    ("day", (rf"(?:\b{_WEEKDAY}\b\.?,?\s+)?(?:the\s+)?\b" + _DAY + _MORE + r"\s+(?:of\s+)?" + _MONTH + _YEAR).format("")),
    ("day", (rf"(?:\b{_WEEKDAY}\b\.?,?\s+)?\b" + _MONTH + r"\s+" + _DAY + _MORE + r"\b" + _YEAR).format("")),
    ("day", r"\b(?P<iso>20\d\d-\d\d-\d\d)\b"),
    ("feast", rf"\b(?P<feast>{keys('feasts')})\b"),
    ("near", rf"\b(?:(?P<which>next|this)\s+)?(?P<weekday>{either('weekdays')})\b(?!['’]s)"),
    ("near", r"\b(?P<word>today|tonight|tomorrow|this\s+(?:morning|afternoon|evening))\b(?!['’]s)"),
    ("same", r"\bthe\s+same\s+(?:day|evening|morning|afternoon)\b"),
    ("after", r"\bthe\s+(?:next|following)\s+(?:day|morning)\b"),
    ("months", (r"(?:(?<=in )|(?<=from )|(?<=during )|(?<=throughout ))" + _MONTH + _YEAR + r"(?!\s+\d)").format("")),
    ("month", (r"(?:(?<=until )|(?<=till )|(?<=through )|(?<=to )|(?<=until the end of )|(?<=to the end of ))" + _MONTH + _YEAR + r"(?!\s+\d)").format("")),
    ("clock", rf"\b(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?{_AMPM}{_ZONE}"),
    ("clock", rf"\b(?P<hour>\d{{1,2}}):(?P<minute>\d\d)\b{_ZONE}"),
    ("clock", rf"\b(?P<name>noon|midday|midnight)\b{_ZONE}"),
    ("clock", rf"\b(?P<part>half|quarter)\s+(?P<side>past|to)\s+(?P<word>{either('numbers')})\b(?:\s+in\s+the\s+(?P<time>morning|afternoon|evening))?"),
    ("clock", r"\b(?:(?P<before>morning|afternoon|evening)\s+)?at\s+(?P<hour>\d{1,2})(?:(?P<dot>\.)|:)(?P<minute>\d\d)(?![\d.]|\s*(?:%|per|[ap]\.?\s?m\b))(?:\s+(?:in\s+the|that)\s+(?P<time>morning|afternoon|evening)\b|(?=\s+this\s+(?P<part_of>morning|afternoon|evening)\b))?"),
    ("later", rf"\b(?:(?P<n>{_NUMBER})\s+(?P<unit>minute|hour)s?|(?P<half>half)\s+an\s+hour|an\s+(?P<unit1>hour))\s+later\b"),
    ("length", rf"\b(?P<n>{_NUMBER})[-\s](?P<unit>minute|hour|day|week)s?\b"),
    ("clock", r"(?:(?<=\bat )|(?<=\bfrom )|(?<=\bbetween ))(?P<hour>\d{1,2})\b(?![:.,]?\d|\s*%)"),
    ("clock", r"\b(?P<hour>\d{1,2})(?=\s*(?:-|–|to)\s*\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?\s?m\b)"),
    ("clock", r"(?<=\dm to )(?P<hour>\d{1,2})\b(?![:.]\d)"),
)
"""Kinds of tokens with their patterns; at one place the longest counts, then the first here."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an announcement at `start` to `end` of the text."""

    kind: str
    start: int
    end: int
    parts: dict[str, str]


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in KINDS)


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens between two places of a text, in order, none inside another."""
    found = []
    for order, (kind, pattern) in enumerate(_patterns()):
        for match in pattern.finditer(text, start, end):
            parts = {k: v.lower() for k, v in match.groupdict().items() if v}
            found.append((match.start(), -match.end(), order, Token(kind, match.start(), match.end(), parts)))
    out: list[Token] = []
    for _, _, _, token in sorted(found, key=lambda item: item[:3]):
        if not out or token.start >= out[-1].end:
            out.append(token)
    return out
