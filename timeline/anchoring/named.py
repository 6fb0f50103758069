"""Proper names, works and clubs that hold a word of time, told by what stands around it: "the film Groundhog Day"."""

from __future__ import annotations

import re

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.granularity import Granularity
from timeline.algebra.operators import children_of
from timeline.recognise.scanner import Mention

_WORK = r"(?:film|movie|novel|book|album|song|single|musical|play|sitcom|comedy|drama|thriller|series|show|band|group|rapper|trio|quartet|magazine|newspaper|tabloid|website|app|podcast|newsletter|ship|boat|yacht|horse|club)"
_WORK_BEFORE = re.compile(rf"\b{_WORK},?\s+(?:(?:called|named|titled|entitled)\s+)?[\"“'‘]?\Z", re.IGNORECASE)
_WORK_AFTER = re.compile(rf"[\"”'’]?,\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?{_WORK}\b", re.IGNORECASE)
_CLUB = re.compile(r"\s+(?:were|are|have|v|vs|versus|FC|F\.C\.)\b")
CAPITAL_BEFORE = re.compile(r"(?<![.!?:\"“]\s)\b([A-Z][\w’'-]+)\s+\Z")
OPENERS = {"On", "Most", "Many", "Some", "These", "Those", "Every", "All", "Usually", "And", "But", "The", "By", "For", "Both", "Until", "Since", "From", "Late", "Early", "Last", "Next", "This", "That", "Before", "After"}
_CREDIT = re.compile(r"\s+[A-Z][\w’'-]+\s?/|\s+\(@")
_CAPITAL_AFTER = re.compile(r"\s+[A-Z][a-z]")
_OWNS_NAME = re.compile(r"['’]s\s+[A-Z][a-z]")
_AMOUNT_BEFORE = re.compile(r"\b(?:by|of|up|down|only|about|almost|nearly|over|than|a)\s+\Z|\b(?:ris|fall|drop|grow|los|gain|cut|fell|rose|grew)\w*\s+\Z", re.IGNORECASE)
_SILENCE = re.compile(r"\s+(?:of|['’]s)\s+(?:silence|applause|madness|truth)\b", re.IGNORECASE)
_ELAPSED = re.compile(r"\b(?:mile|miles|km|metres|meters|lap|race|marathon|ratio|score|time)\s+(?:in|of|was)\s+(?:a\s+)?\Z", re.IGNORECASE)
_ODDS = re.compile(r"\b(?:ratio|odds|score)\s+(?:is|was|of)\s+\Z", re.IGNORECASE)
_CAPTION_END = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_AGE = re.compile(r"[1-9]0s")
_DEICTIC = {"Yesterday", "Today", "Tomorrow", "Tonight"}
_SHORT = 60
_BEFORE = 48
"""Characters before a mention that are looked at."""


def is_name(text: str, mention: Mention) -> bool:
    """Whether the words around a mention make it a part of a name, of an age or of an amount."""
    tree, words = mention.tree, text[mention.start : mention.end]
    low = max(0, mention.start - _BEFORE)
    if isinstance(tree, op.Between) and _ages(words, tree):
        return True
    if (_leaf(tree) or words in _DEICTIC) and words[0].isupper():
        if _WORK_BEFORE.search(text, low, mention.start) or _WORK_AFTER.match(text, mention.end, mention.end + _SHORT):
            return True
        return _CREDIT.match(text, mention.end, mention.end + _SHORT) is not None or _club(text, mention, low, tree)
    if isinstance(tree, op.Every) and words.endswith("s") and words[0].isupper():
        found = CAPITAL_BEFORE.search(text, low, mention.start)
        return found is not None and found[1] not in OPENERS
    shift = tree.shift if isinstance(tree, op.In) else tree
    if isinstance(shift, sh.Daypart | sh.Clock):
        return _of_day(text, mention, shift, words)
    return _amount(text, mention, words, low)


def _ages(words: str, tree: op.Between) -> bool:
    """"Boys in their 20s and 30s", "from 20s to 50s"."""
    return all(isinstance(end, op.Year) and end.unit is Granularity.DECADE for end in children_of(tree)) and _AGE.match(words) is not None


def _leaf(tree: object) -> bool:
    """A weekday, a month or a feast by itself."""
    return isinstance(tree, sh.Named | sh.Feast)


def _club(text: str, mention: Mention, low: int, tree: object) -> bool:
    """A team is plural: "Sheffield Wednesday were beaten"."""
    if not isinstance(tree, sh.Named) or tree.of is not Granularity.WEEK:
        return False
    before = CAPITAL_BEFORE.search(text, low, mention.start)
    return before is not None and before[1] not in OPENERS and _CLUB.match(text, mention.end) is not None


def _of_day(text: str, mention: Mention, shift: object, words: str) -> bool:
    """"Midnight's Children", "the Morning Brew", "Angela Night", "the mile in 4:05", a video that lasts "01:12"."""
    last = words.split()[-1]
    if isinstance(shift, sh.Clock):
        if words[0].isupper() and _OWNS_NAME.match(text, mention.end):
            return True
        if ":" in words and words[-1].isdigit() and (book := CAPITAL_BEFORE.search(text, max(0, mention.start - _BEFORE), mention.start)) and book[1] not in OPENERS and book[1][1:].islower() and "day" not in book[1]:
            return True  # "John 3:16"
        if not words[0].isdigit() or words[-1].isalpha() or words[-1] == ".":
            return False
        low = max(0, mention.start - _BEFORE)
        ends = words[0] == "0" and _CAPTION_END.match(text, mention.end) is not None and not re.search(r"\b(?:at|by|from|to|until|till|before|after|about|around)\s+\Z|^\Z", text[low : mention.start])
        return ends or _ELAPSED.search(text, low, mention.start) is not None or _ODDS.search(text, low, mention.start) is not None
    if not last[0].isupper() or last.isupper():
        return False
    inside = words != last or mention.start > 0
    named = _CAPITAL_AFTER.match(text, mention.end) is not None and words.split()[0].lower() == "the"
    if words == last and (before := CAPITAL_BEFORE.search(text, max(0, mention.start - _BEFORE), mention.start)) and before[1] not in OPENERS:
        return True  # "Operation Red Dawn"
    return named or (inside and words == last and text[mention.end : mention.end + 3] == " (@")


def _amount(text: str, mention: Mention, words: str, low: int) -> bool:
    """"Risen by a quarter", "a minute of silence"."""
    lower = words.lower()
    if lower == "a quarter":
        return _AMOUNT_BEFORE.search(text, low, mention.start) is not None or re.match(r"\s+(?:of\b|point|mile|million|inch|pound|turn)", text[mention.end : mention.end + 10]) is not None
    return lower in {"a minute", "the minute", "one minute"} and _SILENCE.match(text, mention.end) is not None
