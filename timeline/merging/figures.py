"""What sources count differently: "12 dead" in one, "15 dead" in another, "40 houses" and "60 houses". All are shown, with who gives them; none is chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from timeline.merging.told import Told
from timeline.merging.tolls import KINDS, counted, tolls
from timeline.model.event import Count, Event, Figure


def differing(members: Iterable[Told]) -> list[Figure]:
    """The tolls on which the sources of one event disagree: those of which two give no number in common."""
    given: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for member in members:
        for source, text in _texts(member.event):
            for toll in (*tolls(text), *counted(text)):
                given[toll.kind][source].setdefault(toll.number, text[toll.start : toll.end])
    found = []
    for kind in sorted(given, key=lambda kind: (KINDS.index(kind) if kind in KINDS else len(KINDS), kind)):
        by_source = given[kind]
        if any(set(one).isdisjoint(other) for one in by_source.values() for other in by_source.values()):
            found.append(Figure(of=kind, counts=_counts(by_source)))
    return found


def _counts(by_source: dict[str, dict[str, str]]) -> list[Count]:
    """Each number once, the smallest first, in the words of the first source, with all that give it."""
    numbers = sorted({n for own in by_source.values() for n in own}, key=int)
    givers = {n: [s for s, own in by_source.items() if n in own] for n in numbers}
    return [Count(value=int(n), exact=by_source[givers[n][0]][n], sources=givers[n]) for n in numbers]


def _texts(event: Event) -> Iterator[tuple[str, str]]:
    """What each source says of it: the words that tell it; of an event with one source, its whole sentence."""
    sources = list(dict.fromkeys(e.source for e in event.evidence if e.role == "event"))
    if len(sources) == 1 and event.description:
        yield sources[0], event.description
        return
    for evidence in event.evidence:
        if evidence.role == "event":
            yield evidence.source, evidence.exact
