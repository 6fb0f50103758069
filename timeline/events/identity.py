"""Names of events that stay the same from run to run: a digest of the source and of the words they rest on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def event_id(source_sha256: str, role: str, spans: Iterable[tuple[int, int]]) -> str:
    """The id of an event of `role` ("dated", "bounded", "undated") that rests on `spans` of a source.

    >>> event_id("ab" * 32, "dated", [(3, 9)])
    'e-9faf5cbfe5'
    """
    key = ";".join([source_sha256, role, *(f"{a}-{b}" for a, b in spans)])
    return f"e-{hashlib.sha256(key.encode()).hexdigest()[:10]}"
