"""Addresses without what tells where a reader came from."""

from __future__ import annotations

import re

TRACKING = re.compile(r"(?i)(?:utm_[a-z]+|fbclid|gclid|mc_eid|igshid)=")
"""Parameters that mail, search and social sites put on, and that the page does not need."""


def untracked(url: str) -> str:
    """The address without parameters that follow readers about; the very same one when it has none.

    >>> untracked("https://example.org/a?id=1&utm_source=mail#top")
    'https://example.org/a?id=1#top'
    """
    before, mark, query = url.partition("?")
    query, hash_, fragment = query.partition("#")
    parts = query.split("&")
    kept = [part for part in parts if not TRACKING.match(part)]
    return url if len(kept) == len(parts) else before + (mark + "&".join(kept) if kept else "") + hash_ + fragment
