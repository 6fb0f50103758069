"""Summaries of many articles: the dates that the articles come back to."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.merging import story as made_up
from timeline import merging
from timeline.__main__ import main
from timeline.errors import OptionError
from timeline.merging.summary import Strategy, summary, weighted
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


def test_its_number_follows_from_the_articles(articles: tuple[Timeline, set[str]]) -> None:
    assert 20 <= len(dates(summary(articles[0])[0])) <= 28  # twice the root of 200, less for copies


def test_the_options(articles: tuple[Timeline, set[str]]) -> None:
    story, _ = articles
    assert len(dates(summary(story, Strategy(dates=3))[0])) == 3
    assert len(dates(summary(story, Strategy(dates=1000, least=10))[0])) < len(dates(summary(story, Strategy(dates=1000))[0]))
    only = dates(summary(story, weighted("mentions=0,spike=0,position=0,specificity=1", Strategy(dates=5)))[0])
    assert only != dates(summary(story, Strategy(dates=5))[0])


@pytest.mark.parametrize("text", ["mention=1", "spike=x", "spike", "spike=-1", "=1", "spike=nan"])
def test_weights_that_are_none(text: str) -> None:
    with pytest.raises(OptionError, match="--weights"):
        weighted(text, Strategy())


def test_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).parents[1] / "stories" / "footbridge"
    assert main(["summarise", str(folder), "--dates", "3", "-o", str(tmp_path / "out.md")]) == 0
    assert "3 of 16 events chosen" in capfd.readouterr().err
    assert "collapsed" in (tmp_path / "out.md").read_text(encoding="utf-8")
