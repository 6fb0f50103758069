"""Words that count from a day which is not named."""

from __future__ import annotations

import re

_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
RELATIVE = re.compile(
    rf"\b(?:yesterday|today|tomorrow|tonight|(?:last|next|this|past|coming)\s+(?:week|month|year|night|spring|summer|autumn|fall|winter|weekend|{_DAY})|{_DAY}$|[0-9]+\s+(?:day|week|month|year)s?\s+(?:ago|from now))\b",
    re.IGNORECASE,
)


def looks_relative(text: str) -> bool:
    """Whether a text is a relative date.

    >>> looks_relative("last Monday"), looks_relative("Sunday, 12 January 2025")
    (True, False)
    """
    return RELATIVE.search(text[:200]) is not None
