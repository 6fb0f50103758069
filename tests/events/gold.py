"""The project's own gold: articles with every event that a careful editor would list, and the score of an extraction against it.

A gold event has its date (`when`, one EDTF value or several that an editor would accept), the headline that an editor
would write (`what`), its `modality` and `polarity`, and who says so (`who`). One of ours is that event when the date is
the same and the headlines share most of their words; pairs are one to one. `optional` events may be listed or not.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import timeline
from timeline.model.event import Event
from timeline.model.timeline import Timeline

FOLDER = Path(__file__).parent.parent / "gold"
ALIKE = 0.5
"""Share of common words (Dice) from which two headlines tell of one event."""
FACT = {"happened"}
_SMALL = frozenset(["the", "a", "an", "of", "in", "on", "at", "to", "for", "by", "with", "from", "and", "or", "but", "that", "its", "his", "her", "their", "he", "she", "it", "they", "was", "were", "is", "are", "has", "have", "had", "be", "been", "will", "would", "said", "says", "as", "into", "after"])


@dataclass(frozen=True)
class Article:
    """One file of the gold."""

    name: str
    text: str
    published: str
    events: tuple[dict[str, Any], ...]

    def extract(self) -> Timeline:
        """What we make of it."""
        return timeline.extract(timeline.Document(self.text, published=self.published))


@dataclass
class Score:
    """The pairs, what was missed and what is too much, and faults of modality and speaker among the pairs."""

    pairs: list[tuple[dict[str, Any], Event]] = field(default_factory=list)
    missed: list[dict[str, Any]] = field(default_factory=list)
    extra: list[Event] = field(default_factory=list)

    @property
    def counted(self) -> int:
        """The pairs without those of optional events."""
        return sum(1 for gold, _ in self.pairs if not gold.get("optional"))

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        wrong = len(self.missed) + len(self.extra)
        return 2 * self.counted / (2 * self.counted + wrong) if self.counted + wrong else 1.0

    def overstated(self) -> list[tuple[dict[str, Any], Event]]:
        """Pairs that we tell as a fact and that are none."""
        return [(g, e) for g, e in self.pairs if _plain(e) and (not FACT & set(_list(g.get("modality", "happened"))) or g.get("polarity") == "negative")]

    def modality(self) -> list[tuple[dict[str, Any], Event]]:
        """Pairs with another modality than the gold's."""
        return [(g, e) for g, e in self.pairs if "modality" in g and e.modality not in _list(g["modality"])]

    def understated(self) -> list[tuple[dict[str, Any], Event]]:
        """Pairs that the article tells as facts and that we do not."""
        return [(g, e) for g, e in self.pairs if "modality" not in g and e.modality not in ("happened", "reported", "ongoing")]

    def speaker(self) -> list[tuple[dict[str, Any], Event]]:
        """Pairs whose speaker is another than the gold's, or none."""
        return [(g, e) for g, e in self.pairs if "who" in g and not _names(g["who"], e)]

    def __iadd__(self, other: Score) -> Score:
        self.pairs += other.pairs
        self.missed += other.missed
        self.extra += other.extra
        return self


def articles() -> list[Article]:
    """The whole gold, in the order of file names."""
    out = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        out.append(Article(path.stem, data["text"].lstrip("\n"), data["published"], tuple(data["event"])))
    return out


def score(article: Article, story: Timeline) -> Score:
    """Pair the gold's events with ours, the most alike first."""
    found = Score()
    gold, ours = list(article.events), list(story.events)
    ranked = sorted(((alike(g["what"], e.headline), -i, -j) for i, g in enumerate(gold) for j, e in enumerate(ours) if _dated(g, e)), reverse=True)
    used: set[int] = set()
    taken: set[int] = set()
    for likeness, i, j in ranked:
        if likeness >= ALIKE and -i not in used and -j not in taken:
            used.add(-i)
            taken.add(-j)
            found.pairs.append((gold[-i], ours[-j]))
    found.missed = [g for i, g in enumerate(gold) if i not in used and not g.get("optional")]
    found.extra = [e for j, e in enumerate(ours) if j not in taken]
    return found


def alike(one: str, other: str) -> float:
    """Dice coefficient of the words that carry meaning, or how much of the shorter the longer holds when that is nearly all.

    >>> alike("The bridge was built", "Bridge built"), alike("The bridge was built", "The mayor died")
    (1.0, 0.0)
    """
    a, b = _words(one), _words(other)
    common = sum((a & b).values())
    dice = 2 * common / max(1, sum(a.values()) + sum(b.values()))
    held = common / max(1, min(sum(a.values()), sum(b.values())))
    return max(dice, held - 0.2 if common >= 2 else 0.0)


def _words(text: str) -> Counter[str]:
    return Counter(w[:5] for w in re.findall(r"\w+", text.lower()) if w not in _SMALL)


def _dated(gold: dict[str, Any], event: Event) -> bool:
    return event.when is not None and _date(event.when.edtf) in [_date(w) for w in _list(gold["when"])]


def _date(value: str) -> tuple[Any, ...]:
    """What an EDTF value means, however it is written: "T14:05Z" is "T14:05:00+00:00", a week is its seven days."""
    if re.fullmatch(r"\d{4}-W\d\d", value):
        from datetime import date, timedelta

        monday = date.fromisocalendar(int(value[:4]), int(value[-2:]), 1)
        value = f"{monday}/{monday + timedelta(6)}"
    value = re.sub(r"T(\d\d:\d\d)(?=Z|[+-]|\Z|/)", r"T\1:00", value).replace("+00:00", "Z")
    return (re.sub(r"^\.\./(.+)$", r"[..\1]", value),)


def _list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _plain(event: Event) -> bool:
    return event.modality in FACT and event.polarity == "positive"


def _names(who: str, event: Event) -> bool:
    speaker = event.attribution.speaker if event.attribution else None
    text = f"{speaker or ''} {event.headline}".lower()
    return who.split()[-1].lower() in text


def report() -> str:
    """Every fault, article by article, and the sums."""
    total, out = Score(), []
    for article in articles():
        one = score(article, article.extract())
        total += one
        out.append(f"\n{article.name}: F1 {one.f1:.2f}")
        out += [f"   missed {_list(g['when'])[0]}  {g['what']}" for g in one.missed]
        out += [f"   extra  {e.when.edtf if e.when else ''}  {e.headline}  ({e.modality})" for e in one.extra]
        for name in ("overstated", "modality", "understated", "speaker"):
            for g, e in getattr(one, name)():
                speaker = e.attribution.speaker if e.attribution else None
                out.append(f"   {name}: {e.headline} ({e.modality} {e.polarity}; {speaker}), gold {g.get('modality')} {g.get('who')}")
    faults = ", ".join(f"{name} {len(getattr(total, name)())}" for name in ("overstated", "modality", "understated", "speaker"))
    out.append(f"\nF1 {total.f1:.3f}: {total.counted} right, {len(total.missed)} missed, {len(total.extra)} too much; {faults}\n")
    return "\n".join(out)


if __name__ == "__main__":
    sys.stdout.write(report())
