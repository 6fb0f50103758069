"""Articles that are copies of one another: an agency's text in three papers is one witness, not three."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from timeline.model.event import Event

_SHARE = 0.7
"""The share of their told clauses that two copies have in common."""
_LEAST = 2
"""Clauses that must be shared: one short sentence alone is no copy."""


def witnesses(events: Iterable[Event]) -> dict[str, str]:
    """For each source the source that it counts as: its own id, or that of the first of its copies."""
    clauses: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for each in event.evidence:
            if each.role == "event":
                clauses[each.source].add(" ".join(each.exact.split()))
    holders: dict[str, list[str]] = defaultdict(list)
    stands: dict[str, str] = {}
    for source in clauses:  # in the order of the sources: the first holds
        shared = Counter(holder for clause in sorted(clauses[source]) for holder in holders[clause])
        best = next((h for h, count in shared.most_common() if count >= _LEAST and count >= _SHARE * max(len(clauses[source]), len(clauses[h]))), None)
        stands[source] = best or source
        if best is None:
            for clause in clauses[source]:
                holders[clause].append(source)
    return stands
