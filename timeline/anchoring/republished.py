"""An old report printed again: what it says of "Friday" counts from the day on which it first appeared, if it says which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.algebra.calendar import DAY
from timeline.algebra.interval import Interval
from timeline.algebra.operators import Expression, Reference, needs_dct
from timeline.recognise.scanner import Mention

_NOTE = re.compile(
    r"\b(?:[Tt]his|[Tt]he following) (?:[\w-]+ )?(?:report|article|story|dispatch|piece|column|review|interview|obituary|essay)(?:,? which)? (?:(?:was|is|had been) )?"
    r"(?:first|originally|previously) (?:appeared|published|printed|ran|posted|written|reported|broadcast)\b[^.\n]{0,60}?\bon (?=\d|[A-Z])"
)
_NEAR = 600
"""Characters from either end of the text within which such a note stands."""


def note(text: str) -> int | None:
    """Where the day stands on which a report says that it first appeared; None when it says nothing of that.

    >>> text = "From our archive: this report first appeared on 17 October 1987."
    >>> text[note(text):]
    '17 October 1987.'
    """
    if "first " not in text and "originally " not in text and "previously " not in text:
        return None
    found = _NOTE.search(text, 0, min(len(text), _NEAR)) or _NOTE.search(text, max(0, len(text) - _NEAR))
    return found.end() if found is not None else None


def first_day(text: str, mentions: Sequence[Mention], published: Interval | None) -> Interval | None:
    """The day on which a report first appeared, when its note names one before the publication date."""
    at = note(text)
    mention = next((m for m in mentions if m.start == at), None) if at is not None else None
    if mention is None or not isinstance(mention.tree, Expression) or needs_dct(mention.tree):
        return None
    day = mention.tree.resolve(Reference(None))
    if day.start is None or day.end is None or day.end - day.start > DAY or (published is not None and published.start is not None and day.start >= published.start):
        return None
    return day
