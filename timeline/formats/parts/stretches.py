"""Parts of a timeline that are drawn by themselves, where one far date would press all others into a few pixels."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra.calendar import DAY
from timeline.formats.losses import Loss
from timeline.formats.parts.story import Entry, year_words

_APART = 0.35
"""The share of events that may lie far from the others."""
_FEW = 0.15
"""Up to this share, the others are drawn first and the whole on demand."""
_FAR = 30
"""How many times longer than the others' span the whole must be. TimelineJS zooms in 89 times; at 30 a tenth of a screen is left to them."""
_DEEPEST = 89
"""Screens that TimelineJS stretches a line over at its deepest zoom."""
MANY = 300
"""Above so many events markers are unreadable and drawing takes seconds (measured): the page opens with its list."""
_READ = 12
"""Below this all are drawn at first: so few are read one after the other, and the line is small beside them."""
_BESIDE = 3
"""Events this many spans of the others away still belong to them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The events from `first` to `last`, by their place in the list, and what the part is called."""

    label: str
    first: int
    last: int


def stretches(found: list[Entry]) -> list[Stretch]:
    """The part where nearly all events lie and the whole; empty when the whole can be drawn well."""
    places = [entry.date.place for entry in found]
    size = max(len(found) - max(1, int(len(found) * _APART)), 2)
    if len(found) <= size + (len(found) < 4):
        return []
    first = min(range(len(found) - size + 1), key=lambda at: (places[at + size - 1] - places[at], at))
    last = first + size - 1
    span = max(places[last] - places[first], DAY)
    if places[-1] - places[0] < _FAR * span:
        return []
    while first > 0 and places[first] - places[first - 1] <= _BESIDE * span:
        first -= 1
    while last < len(places) - 1 and places[last + 1] - places[last] <= _BESIDE * span:
        last += 1
    if first == 0 and last == len(places) - 1:
        return []
    return [Stretch(f"{_words(found, first, last)} ({last - first + 1} events)", first, last),
            Stretch(f"All: {_words(found, 0, len(found) - 1)} ({len(found)} events)", 0, len(found) - 1)]


def opened(parts: list[Stretch], found: list[Entry]) -> int:
    """Which part is drawn at first."""
    few = parts and len(found) >= _READ and parts[0].last - parts[0].first + 1 >= len(found) * (1 - _FEW)
    return 0 if few or not parts else len(parts) - 1


def advice(found: list[Entry]) -> list[Loss]:
    """What TimelineJS by itself will not show well, in sentences."""
    said = []
    if len(found) > MANY:
        said.append(f"TimelineJS draws {len(found)} events slowly, and markers cannot be told apart above {MANY}; the HTML page opens such a timeline with its list.")
    parts = stretches(found)
    if parts and _span(found, 0, len(found) - 1) > _DEEPEST * max(_span(found, parts[0].first, parts[0].last), DAY):
        said.append(f"{len(found) - 1 - parts[0].last + parts[0].first} of {len(found)} events lie so far from the others that TimelineJS cannot tell these apart at its deepest zoom; the HTML page draws the parts by themselves.")
    return [Loss(None, sentence, advice=True) for sentence in said]


def _span(found: list[Entry], first: int, last: int) -> int:
    return found[last].date.place - found[first].date.place


def _words(found: list[Entry], first: int, last: int) -> str:
    start, end = (year_words(found[at].date.place) for at in (first, last))
    return start if start == end else f"{start} – {end}"
