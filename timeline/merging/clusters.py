"""Which tellings are of one event: the same day and like words; a vague date that holds the day; another day only for a reason.

Two events of different days are one when nothing else explains them: the words are nearly the same, the days are close, and
the article with the earlier day was published after the later one, so that a second event of the kind would have been told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline.algebra.calendar import DAY
from timeline.merging.told import Told, alike
from timeline.merging.words import listed

SAME_VERB, LIGHT_VERB, OTHER_VERB, PLANNED = 0.30, 0.42, 0.62, 0.20
"""How alike the words of two tellings of one day must be, with the same verb, with the same that says little ("held"), with another, and with the same where one is the plan of the other; set on stories written for this project."""
VAGUE = 0.20
"""How much more alike for a date that is no day: it says little of which event is meant."""
FIGURES = 0.15
"""How much more alike where the two give different figures."""
OTHER_DAY = 0.55
"""The same for tellings that give different days."""
NEAR = 3 * DAY
"""How far apart two days may be that are told of one event."""
MOVED = 400 * DAY
"""How far a plan may be moved."""
_LOOKED_AT = 6
"""Tellings of a cluster that another is compared with: the first of those that differ in their words."""


@dataclass(slots=True)
class Cluster:
    """Tellings of one event."""

    members: list[Told] = field(default_factory=list)
    looks: list[Told] = field(default_factory=list)

    def add(self, told: Told) -> None:
        """Join a telling."""
        self.members.append(told)
        if len(self.looks) < _LOOKED_AT and all(alike(told.words, one.words) < 0.98 for one in self.looks):
            self.looks.append(told)

    def absorb(self, other: Cluster) -> None:
        """Join another cluster."""
        for told in other.members:
            self.add(told)

    def near(self, told: Told) -> tuple[float, bool]:
        """How alike its most like telling is, and whether that has the same verb."""
        return max(((alike(told.words, one.words), _same_verb(told, one)) for one in self.looks), key=lambda found: (found[0] + (0.2 if found[1] else 0.0)))


def clusters(told: Iterable[Told]) -> list[Cluster]:
    """The tellings by event. Those of one timeline's undated events are joined only when their words are the same."""
    by_day: dict[int, list[Cluster]] = defaultdict(list)
    loose: dict[str, list[Cluster]] = defaultdict(list)
    given = list(told)
    for each in sorted((t for t in given if t.day is not None), key=lambda t: (t.day or 0, _breadth(t), t.place)):
        _join(each, by_day[each.day or 0])
    days = sorted(by_day)
    for each in sorted((t for t in given if t.day is None and t.event.when is not None), key=lambda t: (_breadth(t), t.place)):
        _vague(each, by_day, days, loose[each.event.when.edtf if each.event.when else ""])
    undated: dict[tuple[str, ...], Cluster] = {}
    for each in (t for t in given if t.event.when is None):
        undated.setdefault(tuple(sorted(each.words)) or (each.event.id,), Cluster()).add(each)
    dated = [cluster for day in days for cluster in by_day[day]]
    return [*_across(dated), *(c for edtf in loose for c in loose[edtf]), *undated.values()]


def _join(told: Told, candidates: list[Cluster], more: float = 0.0) -> None:
    best = _best(told, candidates, more)
    if best is None:
        best = Cluster()
        candidates.append(best)
    best.add(told)


def _best(told: Told, candidates: Iterable[Cluster], more: float = 0.0) -> Cluster | None:
    """The most like cluster that it can be told of: as like as its verb asks, and `more`."""
    near = ((c.near(told), -n, c) for n, c in enumerate(candidates) if _may(told, c))
    scored = [(score + (0.2 if verb else 0.0), n, c) for (score, verb), n, c in near if score >= (_same(told, c) if verb else OTHER_VERB) + more + _figures(told, c)]
    return max(scored, key=lambda found: found[:2])[2] if scored else None


def _same(told: Told, cluster: Cluster) -> float:
    """How alike they must be with the same verb: less where a plan for the day meets what happened on it, more where others do it."""
    first = cluster.members[0]
    if _others(told, cluster):
        return OTHER_VERB
    if told.light and told.real == first.real:
        return LIGHT_VERB
    return SAME_VERB if told.real == first.real else PLANNED


def _others(told: Told, cluster: Cluster) -> bool:
    """Whether somebody of another name does it in every telling."""
    return bool(told.names) and all(one.names and not told.names & one.names for one in cluster.looks)


def _figures(told: Told, cluster: Cluster) -> float:
    """More is asked where both give figures and none is the same."""
    return FIGURES if told.numbers and all(one.numbers and not told.numbers & one.numbers for one in cluster.looks) else 0.0


def _may(told: Told, cluster: Cluster) -> bool:
    """Whether it can be the same event at all: it happened or it did not, and of one article only what it tells twice."""
    first = cluster.members[0]
    if told.kept and any(one.kept for one in cluster.members):
        return False  # a person has seen both and left them apart
    if _others(told, cluster) and _figures(told, cluster):
        return False
    if told.event.polarity != first.event.polarity or _speech(told) != _speech(first):
        return False
    return not any(told.sources & one.sources and not _retold(told, one) for one in cluster.looks)


def _retold(told: Told, one: Told) -> bool:
    """Whether two events of one article can be one: with the same verb, or with the same words."""
    return _same_verb(told, one) or alike(told.words, one.words) > 0.8


def _speech(told: Told) -> bool:
    """Whether it is what somebody said, word for word: such an event is joined with the same words only."""
    return told.event.attribution is not None and ": " in told.event.headline


def _same_verb(one: Told, other: Told) -> bool:
    return bool(one.verb) and one.verb == other.verb


def _breadth(told: Told) -> int:
    interval = told.interval
    return 1 << 60 if interval is None or interval.start is None or interval.end is None else interval.end - interval.start


def _vague(told: Told, by_day: dict[int, list[Cluster]], days: list[int], loose: list[Cluster]) -> None:
    """To the most like event of a day that its date holds, else to those of the same vague date."""
    held = [c for day in days if told.interval is not None and _holds(told, day) for c in by_day[day]]
    best = _best(told, held, VAGUE)
    if best is not None:
        best.add(told)
    else:
        _join(told, loose, VAGUE)


def _holds(told: Told, day: int) -> bool:
    interval = told.interval
    return interval is not None and (interval.start is None or interval.start <= day) and (interval.end is None or day < interval.end)


def _across(dated: list[Cluster]) -> list[Cluster]:
    """Join clusters of different days that tell of one event: a correction, a plan that was moved, or two accounts."""
    merged: list[Cluster] = []
    by_word: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in dated:
        found = None
        keys = {one.verb for one in cluster.looks} - {""}
        for known in {id(c): c for key in sorted(keys) for c in by_word[key]}.values():
            if _one_event(known, cluster):
                found = known
        found = found or _put_off(cluster, merged)
        if found is not None:
            found.absorb(cluster)
        else:
            merged.append(cluster)
            found = cluster
        for key in keys:
            if not any(c is found for c in by_word[key]):
                by_word[key].append(found)
    return merged


def _one_event(one: Cluster, other: Cluster) -> bool:
    pairs = [(a, b, alike(a.words, b.words)) for a in one.looks for b in other.looks if _same_verb(a, b)]
    if not pairs or not all(_may(member, one) for member in other.members) or any(a.day == b.day for a in one.members for b in other.members[:1]):
        return False
    score = max(found for *_, found in pairs)
    if _corrected(one, other):
        return score >= SAME_VERB
    return score >= OTHER_DAY and (_moved(one, other) or _contradict(one, other))


def _corrected(one: Cluster, other: Cluster) -> bool:
    """Whether a telling of one withdraws the date of the other."""
    for a, b in ((one, other), (other, one)):
        withdrawn = {edtf[:10] for t in a.members for edtf in t.event.corrects or ()}
        if withdrawn & {t.event.when.edtf[:10] for t in b.members if t.event.when}:
            return True
    return False


def _moved(one: Cluster, other: Cluster) -> bool:
    """Whether a later article says that the plan was moved."""
    early, late = sorted((one, other), key=lambda c: min((t.published or 0 for t in c.members), default=0))
    if any(t.real for t in early.members) or abs(_day(one) - _day(other)) > MOVED:
        return False
    return _says_moved(late)


def _put_off(cluster: Cluster, before: list[Cluster]) -> Cluster | None:
    """The plan that this one says was moved, in words of its own ("is set", "has been postponed"): the only one of the same thing."""
    first = cluster.members[0]
    if first.real or not _says_moved(cluster):
        return None
    plans = [c for c in before if not any(t.real for t in c.members) and 0 < _day(cluster) - _day(c) <= MOVED and _may(first, c) and _earlier(c, cluster)]
    same = [c for c in plans if any(first.subject & t.subject and alike(first.words, t.words) >= PLANNED for t in c.looks)]
    return same[0] if len(same) == 1 else None


def _earlier(one: Cluster, other: Cluster) -> bool:
    return max(t.published or 0 for t in one.members) <= min(t.published or 0 for t in other.members) and not any(a.sources & b.sources for a in one.members for b in other.members)


def _says_moved(cluster: Cluster) -> bool:
    """Whether a telling of the plan for its new day says so; the day on which somebody said so is another event."""
    return any(sign in f"{t.event.headline} {t.event.description or ''}".lower() for t in cluster.members if not t.real for sign in listed("correction", "moved"))


def _contradict(one: Cluster, other: Cluster) -> bool:
    """Whether the days differ although nobody tells of two events: close days, no article with both, and the earlier day told when the later had passed."""
    first, second = sorted((one, other), key=_day)
    if _day(second) - _day(first) > NEAR or not all(t.real for t in (first.members[0], second.members[0])):
        return False
    if frozenset().union(*(t.sources for t in first.members)) & frozenset().union(*(t.sources for t in second.members)):
        return False
    known = [t.published for t in first.members]
    return all(p is not None and p >= _day(second) + DAY for p in known)


def _day(cluster: Cluster) -> int:
    return cluster.members[0].day or 0
