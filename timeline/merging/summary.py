"""The dates that an editor would choose from hundreds of articles on one story, and one event for each: without training.

A day is scored by what can be counted: how many articles tell it, how long after, and of those that could how many (mentions), what share
of the articles that appear on it and the next day tell it (spike), how near the head of its articles it stands (position) and how exactly
it is dated (specificity). Days are then taken one by one, the best first, and what has been told already counts against the next
(redundancy). The method is that of date-wise summaries in the literature (mention counts: Tran et al. 2013; publication
counts and the greedy choice against repetition: Gholipour Ghalandari and Ifrim 2020), on events instead of sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot, log, sqrt

from timeline.algebra.calendar import DAY
from timeline.errors import OptionError
from timeline.merging.copies import witnesses
from timeline.merging.importance import scores
from timeline.merging.told import Held, Told, Vector, alike, published_at, told
from timeline.model.event import Event
from timeline.model.timeline import Timeline

_DOUBT = 3
"""Articles that are taken to have said nothing of a day, so that one of one is less than ten of ten."""
_LATER = 2
"""Days after an event from which a mention of it is one in retrospect, which counts double."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """What counts how much. `dates` is how many days are wanted (None: twice the square root of the number of articles, 5 to 40), `per_date` events of each.

    The weights are of shares from 0 to 1; `redundancy` is the share of a day's score that is taken off when its words
    were all told before. `least` is how many independent articles a day must be told by.
    """

    dates: int | None = None
    per_date: int = 1
    mentions: float = 1.0
    spike: float = 0.5
    position: float = 0.4
    specificity: float = 0.3
    redundancy: float = 0.5
    least: int = 1


Times = tuple[float, float, float]
"""Something of a day before it comes, when it is news (that day and the next), and looking back."""
WEIGHTS = ("mentions", "spike", "position", "specificity", "redundancy")


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, the events of it, its words and its score."""

    day: int
    events: list[Told]
    words: Vector
    score: float


def weighted(text: str, strategy: Strategy) -> Strategy:
    """The strategy with weights as they are written on a command line.

    >>> weighted("mentions=2,spike=0", Strategy()).spike
    0.0

    Raises OptionError for a weight that there is none of, and for what is no number from 0 to 100.
    """
    from dataclasses import replace

    for part in text.split(","):
        name, _, number = part.strip().partition("=")
        try:
            value = float(number)
        except ValueError:
            value = -1.0
        if name not in WEIGHTS or not 0 <= value <= 100:
            raise OptionError("--weights", f"{part.strip()!r} is no weight", f"write {', '.join(f'{w}=NUMBER' for w in WEIGHTS)}")
        strategy = replace(strategy, **{name: value})  # type: ignore[arg-type]
    return strategy


def summary(story: Timeline, strategy: Strategy | None = None) -> tuple[Timeline, int]:
    """The summary of a timeline in which each event is there once (`timeline.merging.story`), and how many events it leaves out.

    Events that are known only to the month or vaguer, or only as bounds, are not chosen.
    """
    chosen = strategy or Strategy()
    every = [t for t in told(story.events, story.sources, Held()) if t.day is not None]
    stands = witnesses(story.events)
    days = _taken(_days(every, story, stands, chosen), chosen, len(set(stands.values())))
    score = scores(story)
    kept = {id(e) for day in days for e in _best(day, score, chosen.per_date)}
    events = [e for e in story.events if id(e) in kept]
    ids = {e.id for e in events}
    events = [e.model_copy(update={"relations": [r for r in e.relations if r.target in ids] or None}) if e.relations else e for e in events]
    return story.model_copy(update={"events": events, "undated": None, "unresolved": None}), len(story.events) - len(events)


def _days(every: list[Told], story: Timeline, stands: dict[str, str], strategy: Strategy) -> list[_Day]:
    by_day: dict[int, list[Told]] = defaultdict(list)
    for t in every:
        by_day[(t.day or 0) // DAY].append(t)
    published = {s.id: at // DAY for s in story.sources if (at := published_at(s)) is not None}
    outlets = {s.id: s.publisher or s.id for s in story.sources}
    appeared = sorted(day for source, day in published.items() if stands.get(source, source) == source)
    counted = {day: _counted(events, stands, outlets, published, day) for day, events in by_day.items()}
    mentions = {day: early + fresh + 2 * late for day, (early, fresh, late) in counted.items()}
    shares = {day: _shares(counted[day], bisect_left(appeared, day), bisect_left(appeared, day + _LATER), len(appeared)) for day in by_day}
    again = {day: early + late for day, (early, _, late) in shares.items()}
    most, share = max(mentions.values(), default=1.0), max(again.values(), default=0.0) or 1.0
    found = []
    for day, events in by_day.items():
        if len({stands.get(s, s) for t in events for s in t.sources}) < strategy.least:
            continue
        heads = [1000 / (1000 + min((e.start for e in t.event.evidence if e.role == "event"), default=10_000)) for t in events]
        exact = [t.event.confidence * (1.0 if t.event.modality in ("happened", "ongoing") else 0.7) for t in events]
        borne_out = mentions[day] / (1 + mentions[day])
        score = (
            strategy.mentions * (log(1 + mentions[day]) / log(1 + most) + again[day] / share) / 2 + strategy.spike * shares[day][1]
            + borne_out * (strategy.position * max(heads) + strategy.specificity * max(exact))
        )  # fmt: skip
        found.append(_Day(day, events, _centre(events), score))
    return found


def _counted(events: list[Told], stands: dict[str, str], outlets: dict[str, str], published: dict[str, int], day: int) -> Times:
    """The mentions of a day: the root of the sum of the squares of its events', so that one told by many counts more than many told by one."""
    early, fresh, late = zip(*(_mentions(t.event, stands, outlets, published, day) for t in events), strict=True)
    return hypot(*early), hypot(*fresh), hypot(*late)


def _mentions(event: Event, stands: dict[str, str], outlets: dict[str, str], published: dict[str, int], day: int) -> Times:
    """Those of an event. A witness counts once; what an outlet prints again in the same words counts by the root of its number."""
    wordings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for e in event.evidence:
        if e.role == "event":
            wordings[outlets.get(e.source, e.source), " ".join(e.exact.split())].add(stands.get(e.source, e.source))
    weights: dict[str, float] = {}
    for who in wordings.values():
        for source in who:
            weights[source] = max(weights.get(source, 0.0), 1 / sqrt(len(who)))
    when = {source: published.get(source, day) - day for source in sorted(weights)}
    return (
        sum(weights[source] for source, after in when.items() if after < 0), sum(weights[source] for source, after in when.items() if 0 <= after < _LATER),
        sum(weights[source] for source, after in when.items() if after >= _LATER),
    )  # fmt: skip


def _shares(counted: Times, before: int, until: int, articles: int) -> Times:
    """What part of the articles that appeared before a day, on it and the next, and later tells it; `before` and `until` are how many had appeared."""
    early, fresh, late = counted
    return early / (before + _DOUBT), fresh / (until - before + _DOUBT), late / (articles - until + _DOUBT)


def _centre(events: list[Told]) -> Vector:
    whole: dict[str, float] = defaultdict(float)
    for t in events:
        for word, weight in t.words.items():
            whole[word] += weight * len(t.sources)
    length = sqrt(sum(w * w for w in whole.values())) or 1.0
    return {word: weight / length for word, weight in whole.items()}


def _taken(days: list[_Day], strategy: Strategy, articles: int) -> list[_Day]:
    """The best days one by one, each less what it repeats of those taken."""
    wanted = strategy.dates if strategy.dates is not None else min(40, max(5, round(2 * sqrt(articles))))
    left, taken = sorted(days, key=lambda d: (-d.score, d.day)), list[_Day]()
    repeats = dict.fromkeys((d.day for d in left), 0.0)
    while left and len(taken) < wanted:
        best = max(left, key=lambda d: (d.score * (1 - min(1.0, strategy.redundancy) * repeats[d.day]), -d.day))
        taken.append(best)
        left.remove(best)
        for each in left:
            repeats[each.day] = max(repeats[each.day], alike(each.words, best.words))
    return taken


def _best(day: _Day, score: object, most: int) -> Iterable[Event]:
    """The day's events, the most important first, without those that repeat one."""
    assert callable(score)
    kept: list[Told] = []
    for t in sorted(day.events, key=lambda t: (-score(t.event), t.place)):
        if len(kept) < most and all(alike(t.words, other.words) < 0.5 for other in kept):
            kept.append(t)
    return [t.event for t in kept]
