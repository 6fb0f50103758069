"""Summaries of many articles: the dates that the articles come back to."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.merging import story as made_up
from timeline import merging
from timeline.__main__ import main
from timeline.errors import OptionError
from timeline.merging.summary import Strategy, summary, weighted
from timeline.model.document import Document
from timeline.model.timeline import Timeline


@pytest.fixture(scope="module")
def articles() -> tuple[Timeline, set[str]]:
    documents, key = made_up(200)
    return merging.story(documents), key


def dates(story: Timeline) -> list[str]:
    return [e.when.edtf for e in story.events if e.when]


def test_the_key_dates_are_chosen(articles: tuple[Timeline, set[str]]) -> None:
    story, key = articles
    chosen, left = summary(story, Strategy(dates=len(key)))
    assert len(dates(chosen)) == len(key)
    assert left == len(story.events) - len(key)
    assert len(key & set(dates(chosen))) / len(key) > 0.7
    assert dates(chosen) == sorted(dates(chosen))


PARTS = {"arrested two brothers over": 0, "charged the brothers with": 30, "opened the trial over": 160, "heard the widow in the trial over": 171, "convicted both brothers of": 210, "sentenced the brothers for": 231, "rejected their appeal over": 400, "released one of the brothers after a review of the case of": 540}
"""A court case in eight steps, with the days after the first."""


def trial(articles: int, seed: int = 11) -> tuple[list[Document], set[str]]:
    """Reports on a court case: most days bring little that is told once; the steps are told again, and announced before they come."""
    draw = random.Random(seed)
    first = date(2022, 2, 7)
    steps = [(first + timedelta(days=days), f"A court in Lund {what} the theft of {draw.randrange(20, 90)} paintings") for what, days in PARTS.items()]
    written = []
    for number in range(articles):
        today = first + timedelta(days=draw.randrange(1, 600))
        told = [step for step in steps if step[0] < today]
        lines = [f"A witness spoke to the newspaper about painting number {number} on {today - timedelta(days=1):%A}."]
        lines += [f"{what} on {day.day} {day:%B %Y}." for day, what in draw.sample(told, min(len(told), 2))]
        ahead = next((day for day, _ in steps if day > today), None)
        lines += [f"The next hearing is set for {ahead.day} {ahead:%B %Y}."] if ahead else []
        text = "\n\n".join(lines)
        written.append(Document(text, published=today.isoformat(), publisher=f"Outlet {number % 9}", id=f"s{number + 1}"))
    return written, {day.isoformat() for day, _ in steps}


AFFAIR = {
    0: ("{who} revealed that the dye works had let arsenic into the river", "the leak of arsenic from the dye works was revealed"), 9: ("Inspectors searched the dye works", "the dye works was searched"),
    23: ("The director of the dye works resigned", "the director stepped down"), 61: ("Parliament voted for an inquiry into the dye works", "members of parliament voted for an inquiry"),
    150: ("The inquiry questioned the former minister", "the former minister was questioned by the inquiry"), 204: ("The dye works closed", "the dye works shut its gates"),
    262: ("The inquiry published its report on the dye works", "the report of the inquiry was published"), 290: ("The former minister apologised to the villages", "the former minister said sorry to the villages"),
}
"""An affair in eight steps, by the days after the first: as they are told on the day, and in looking back."""
OUTLETS = ("The Weir Post", "Aller Courier", "Coast Wire", "The Ledger", "Moor Herald", "The Lowland Times")


def affair(articles: int, seed: int = 5) -> tuple[list[Document], set[str]]:
    """Reports on an affair: more of them after each step, opinions and small news between, and one outlet with a paragraph of its own at the end of all that it prints."""
    draw = random.Random(seed)
    first = date(2023, 3, 6)
    written = []
    for number in range(articles):
        latest = draw.choice([d for d in AFFAIR for _ in range(2)]) if draw.random() < 0.6 else None
        since = latest + draw.choice((1, 1, 2, 3)) if latest is not None else draw.randrange(2, 330)
        today, outlet = first + timedelta(days=since), draw.choice(OUTLETS)
        before = [d for d in AFFAIR if d < since and d != latest]
        lines = [f"{AFFAIR[latest][0].format(who=outlet)} on {first + timedelta(days=latest):%A}."] if latest is not None else [f"The fishing club of village {number} counted its trout on {today - timedelta(days=1):%A}."]
        lines += [f"A member of the council for ward {number} called for calm on {today - timedelta(days=draw.randrange(1, 3)):%A}."] if draw.random() < 0.5 else []
        for back in draw.sample(before, min(len(before), draw.randrange(3))):
            day = first + timedelta(days=back)
            lines.append(f"On {day:%B} {day.day}, {day.year}, {AFFAIR[back][1]}.")
        lines += ["The dye works was bought by a Dutch group on 4 May 2009."] if outlet == OUTLETS[0] else []
        written.append(Document("\n\n".join(lines), published=today.isoformat(), publisher=outlet, id=f"s{number + 1}"))
    return written, {(first + timedelta(days=d)).isoformat() for d in AFFAIR}


@pytest.mark.parametrize("written", [trial, affair])
@pytest.mark.parametrize("articles", [40, 300])
def test_the_steps_of_stories_of_other_kinds_are_chosen(written: Callable[[int], tuple[list[Document], set[str]]], articles: int) -> None:
    documents, key = written(articles)
    chosen, _ = summary(merging.story(documents), Strategy(dates=len(key)))
    assert len(key & set(dates(chosen))) / len(key) > 0.7


def test_its_number_follows_from_the_articles(articles: tuple[Timeline, set[str]]) -> None:
    assert 20 <= len(dates(summary(articles[0])[0])) <= 28  # twice the root of 200, less for copies


def test_the_options(articles: tuple[Timeline, set[str]]) -> None:
    story, _ = articles
    assert len(dates(summary(story, Strategy(dates=3))[0])) == 3
    assert len(dates(summary(story, Strategy(dates=1000, least=10))[0])) < len(dates(summary(story, Strategy(dates=1000))[0]))
    only = dates(summary(story, weighted("mentions=0,spike=0,position=0,specificity=1", Strategy(dates=10)))[0])
    assert only != dates(summary(story, Strategy(dates=10))[0])


@pytest.mark.parametrize("text", ["mention=1", "spike=x", "spike", "spike=-1", "=1", "spike=nan"])
def test_weights_that_are_none(text: str) -> None:
    with pytest.raises(OptionError, match="--weights"):
        weighted(text, Strategy())


def test_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).parents[1] / "stories" / "footbridge"
    assert main(["summarise", str(folder), "--dates", "3", "-o", str(tmp_path / "out.md")]) == 0
    assert "3 of 16 events chosen" in capfd.readouterr().err
    assert "collapsed" in (tmp_path / "out.md").read_text(encoding="utf-8")
