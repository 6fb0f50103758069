"""An event as it is compared with others: when, in which words, with which verb, and by whom it was told when."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log, sqrt

from timeline.algebra.calendar import DAY
from timeline.algebra.interval import Interval
from timeline.anchoring.clauses import analyse
from timeline.errors import TimelineError
from timeline.merging.tolls import tolls
from timeline.merging.words import listed, stem, stems
from timeline.model.event import Event
from timeline.model.timeline import Source
from timeline.notation import iso8601
from timeline.notation.derive import bounds

Vector = dict[str, float]
_EXACT = ("day", "hour", "minute", "second")
_TELLING = ("main", "reported", "coordinate")
_LOWER, _CAPITAL = re.compile(r"\b[a-zß-ÿ][\w-]+"), re.compile(r"\b[^\W\d_a-zß-ÿ][\w-]*")
_HEADLINE = 2.0
"""How much more a word of the headline counts than one of the sentence."""


@dataclass(frozen=True, slots=True)
class Held:
    """What stays when articles are added: the events that are `kept` under their ids, and of them those whose headline (`words`) or date (`dates`) a person gave.

    `headlines` are those that the program made of them: an edited event is compared with others by what it was.
    """

    kept: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    headlines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an event. `day` is the moment at which its day begins, None where no single day is known.

    `kept` says that it is an event of the timeline that articles are added to, `fixed_words` and `fixed_date` what of it a person gave.
    """

    event: Event
    place: int
    sources: frozenset[str]
    interval: Interval | None
    day: int | None
    verb: str
    head: frozenset[str]
    words: Vector
    names: frozenset[str]
    subject: frozenset[str]
    numbers: frozenset[str]
    published: int | None
    kept: bool = False
    fixed_words: bool = False
    fixed_date: bool = False

    @property
    def light(self) -> bool:
        """Whether its verb alone does not say what happened ("held a meeting")."""
        return not self.verb or self.verb in {stem(word) for word in _light()}

    @property
    def real(self) -> bool:
        """Whether it is told as something that happened, be it on somebody's word; else it is to come, or may be."""
        return self.event.modality in ("happened", "ongoing", "reported")


def told(events: list[Event], sources: list[Source], held: Held) -> list[Told]:
    """The events as they are compared; words that few of them have count most. A revision above 0 is a person's."""
    published = {source.id: published_at(source) for source in sources}
    made = dict(held.headlines)
    before = [event.model_copy(update={"headline": made[event.id]}) if event.id in made else event for event in events]
    counts = [_counts(event) for event in before]
    everywhere = Counter(word for each in counts for word in each)
    common = {word for event in events for word in _LOWER.findall(event.description or event.headline)}
    rarity = {word: log(1 + len(events) / count) for word, count in everywhere.items()}
    compared = [_told(event, place, each, rarity, published, held, common) for place, (event, each) in enumerate(zip(before, counts, strict=True))]
    return [replace(one, event=event) for one, event in zip(compared, events, strict=True)] if made else compared


def alike(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length one: 1 for the same words, 0 for none in common."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _told(event: Event, place: int, counts: Vector, rarity: Vector, published: dict[str, int | None], held: Held, common: set[str]) -> Told:
    weights = {word: count * rarity[word] for word, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    sources = frozenset(e.source for e in event.evidence)
    interval = _interval(event)
    days = [day for s in sources if (day := published.get(s)) is not None]
    return Told(
        event, place, sources, interval, _day(event, interval), _verb(event.headline), frozenset(stems(event.headline)),
        {word: weight / length for word, weight in weights.items()}, frozenset(w for w in _names(event.headline) if w.lower() not in common),
        frozenset(stems(_subject(event.headline))), frozenset(w for w in counts if w[0].isdigit()), min(days, default=None),
        event.id in held.kept, event.id in held.words or event.revision > 0, event.id in held.dates or event.revision > 0,
    )  # fmt: skip


def _counts(event: Event) -> Vector:
    clause = " ".join(e.exact for e in event.evidence if e.role == "event") or event.description or ""
    dates = {word for e in event.evidence if e.role == "date" for word in stems(e.exact)}
    counts: Vector = dict.fromkeys(stems(_without_tolls(clause)), 1.0)
    named = {**counts, **dict.fromkeys(stems(_without_tolls(event.headline)), _HEADLINE)}
    counts = {word: count for word, count in named.items() if word not in dates} or named
    verb = _verb(event.headline)  # in its first form: "began" and "will begin" are one word
    return {**counts, verb: _HEADLINE} if verb else counts


def _without_tolls(text: str) -> str:
    """The text without the numbers of its tolls: twelve dead and fifteen dead are one event at two times."""
    for toll in reversed(list(tolls(text))):
        text = text[: toll.start] + text[toll.start :].lstrip("0123456789,")
    return text


def _verb(headline: str) -> str:
    """The stem of the verb of the headline's main clause: of the first that says what happened, else of the first; "" where there is none."""
    lemmas = [lemma for lemma, _ in _clauses(headline)]
    return stem(next((lemma for lemma in lemmas if lemma not in _light()), lemmas[0] if lemmas else ""))


def _names(headline: str) -> list[str]:
    """The words with a capital in the subject of that verb."""
    return _CAPITAL.findall(_subject(headline))


def _subject(headline: str) -> str:
    return next((subject for _, subject in _clauses(headline) if subject), "")


@lru_cache(maxsize=16_384)
def _clauses(headline: str) -> list[tuple[str, str]]:
    """The verb, in its first form, and the subject of each clause that tells."""
    _, colon, said = headline.partition(": ")
    text = said if colon else headline
    clauses = [c for c in analyse(text, 0, len(text)).clauses if c.verb is not None]
    telling = [c for c in clauses if c.kind in _TELLING] or clauses
    return [(c.verb.lemma.lower(), text[slice(*c.subject)] if c.subject else "") for c in telling if c.verb is not None]


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return frozenset(listed("merging", "light"))


def _interval(event: Event) -> Interval | None:
    if event.when is None:
        return None
    try:
        return bounds(event.when.edtf, event.when.precision)
    except (TimelineError, ValueError):
        return None


def _day(event: Event, interval: Interval | None) -> int | None:
    when = event.when
    if when is None or interval is None or interval.start is None or interval.end is None or when.precision not in _EXACT or when.status == "bounded":
        return None
    return interval.start // DAY * DAY if interval.end - interval.start <= DAY else None


def published_at(source: Source) -> int | None:
    """The moment at which its day of publication begins, None where that is not known."""
    if not source.published:
        return None
    try:
        return iso8601.parse(source.published)[0].start
    except (TimelineError, ValueError):
        return None
