"""Timelines of any size for the tests of the page, the same every time."""

from __future__ import annotations

import random

from stories import SOURCE, event, story

from timeline.model.event import Event, Evidence
from timeline.model.timeline import Timeline

_WHO, _DOES, _WHAT = ("Council", "Court", "Harbour", "Union"), ("votes on", "delays", "approves", "rejects"), ("bridge", "ferry", "school", "budget")


def many(n: int, groups: int = 4) -> Timeline:
    """Events over nine years: days, months, limits and about-dates; some only planned."""
    chance = random.Random(7)
    return story(*(_one(i, n, groups, chance) for i in range(n)), title=f"A story of {n} events", sources=[SOURCE])


def _one(i: int, n: int, groups: int, chance: random.Random) -> Event:
    day = f"{2015 + i * 9 // n}-{1 + chance.randrange(12):02d}-{1 + chance.randrange(28):02d}"
    date = chance.choices([day, day[:7], f"[..{day}]", f"{day[:7]}~"], [80, 10, 6, 4])[0]
    headline = f"{chance.choice(_WHO)} {chance.choice(_DOES)} the {chance.choice(_WHAT)} plan, no. {i}"
    evidence = Evidence.model_validate({"source": "s1", "role": "date", "start": 0, "end": len(day), "exact": day, "rule": "iso"})
    return event(f"e-{i}", date, headline, description=f"On {day} it was discussed & members of the <public> spoke.", evidence=[evidence], confidence=0.9,
                 group=f"Group {'ABCDEFGH'[i % groups]}" if groups else None, modality=chance.choices(["happened", "planned"], [9, 1])[0])


def with_an_outlier() -> Timeline:
    """Thirty events of 2024 and one of 1066."""
    days = [event(f"e-{i}", f"2024-{1 + i % 12:02d}-{1 + i % 27:02d}", f"Day {i}") for i in range(30)]
    return story(event("old", "1066-10-14", "A battle"), *days, title="Outlier")


def of_minutes() -> Timeline:
    """Thirty events within a quarter of an hour."""
    return story(*(event(f"e-{i}", f"2024-05-06T10:{i // 2:02d}:{30 * (i % 2):02d}", f"Step {i}") for i in range(30)), title="Minutes")
