"""Articles added to a timeline that people have edited."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.__main__ import main
from timeline.lint import validate

STORY = Path(__file__).parents[1] / "stories" / "footbridge"
PAGES = sorted(STORY.iterdir())


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """The timeline of the first three articles, as a person finds it."""
    path = tmp_path / "story.json"
    assert main(["extract", *map(str, PAGES[:3]), "-o", str(path)]) == 0
    return path


def edit(path: Path, change: Any) -> None:
    record = json.loads(path.read_text())
    change(record)
    path.write_text(json.dumps(record))


def find(path: Path, word: str) -> list[dict[str, Any]]:
    return [e for e in json.loads(path.read_text())["events"] if word in e["headline"]]


def update(path: Path, *pages: Path) -> None:
    assert main(["update", str(path), *map(str, pages)]) == 0
    assert validate(path) == []


def test_new_articles_bring_events_and_further_sources(story: Path, capfd: pytest.CaptureFixture[str]) -> None:
    update(story, *PAGES[3:])
    assert "edited and kept" in capfd.readouterr().err
    (collapse,) = find(story, "collapsed")
    assert len({e["source"] for e in collapse["evidence"]}) == 8
    assert find(story, "Work on the new footbridge")


def test_an_edited_headline_stays(story: Path) -> None:
    (before,) = find(story, "collapsed")
    edit(story, lambda r: next(e for e in r["events"] if e["id"] == before["id"]).update(headline="The footbridge fell"))
    update(story, *PAGES[3:])
    (after,) = find(story, "fell")
    assert after["id"] == before["id"]
    assert len({e["source"] for e in after["evidence"]}) == 8
    assert not find(story, "collapsed")
    update(story, PAGES[7])
    assert find(story, "The footbridge fell")


def test_an_edited_date_stays_and_the_others_are_shown(story: Path) -> None:
    def change(record: dict[str, Any]) -> None:
        event = next(e for e in record["events"] if "collapsed" in e["headline"])
        event["when"] = {"edtf": "2024-03-05", "start": "2024-03-05", "precision": "day", "status": "stated", "display": "5 March 2024"}

    (before,) = find(story, "collapsed")
    edit(story, change)
    for pages in (PAGES[3:], PAGES[3:4]):  # and nothing moves when an article comes again
        update(story, *pages)
        (after,) = find(story, "collapsed")
        assert (after["id"], after["when"]["edtf"]) == (before["id"], "2024-03-05")
        others = {a["edtf"]: (a["status"], sorted(a["sources"]), a.get("by")) for a in after["accounts"]}
        assert others == {"2024-03-04": ("conflicting", ["s1", "s3", "s4", "s5", "s6", "s7"], None), "2024-03-03": ("corrected", ["s2", "s5"], ["s5"])}
        assert len({e["source"] for e in after["evidence"]}) == 8


def test_an_edited_date_has_that_of_the_article_beside_it_when_nobody_else_tells_it(story: Path) -> None:
    def change(record: dict[str, Any]) -> None:
        event = next(e for e in record["events"] if "Divers" in e["headline"])
        event["when"] = {"edtf": "2024-03-06", "start": "2024-03-06", "precision": "day", "status": "stated", "display": "6 March 2024"}

    edit(story, change)
    update(story, *PAGES[3:])
    (after,) = find(story, "Divers")
    assert after["when"]["edtf"] == "2024-03-06"
    assert [(a["edtf"], a["status"], a["sources"]) for a in after["accounts"]] == [("2024-03-05", "conflicting", ["s2"])]


def test_a_removed_event_does_not_come_back(story: Path, capfd: pytest.CaptureFixture[str]) -> None:
    edit(story, lambda r: r.update(events=[e for e in r["events"] if "inquiry" not in e["headline"]]))
    update(story, PAGES[3], PAGES[2])  # a copy that tells it again, and the article itself
    assert find(story, "inquiry") == []
    assert "1 removed and told again, left out" in capfd.readouterr().err
    update(story, PAGES[3])
    assert find(story, "inquiry") == []


def test_an_event_of_ones_own_stays(story: Path) -> None:
    own = {"id": "e-mine", "headline": "I walked across the footbridge", "when": {"edtf": "2024-03-01", "start": "2024-03-01", "precision": "day", "status": "stated", "display": "1 March 2024"}}
    edit(story, lambda r: r["events"].append(own))
    update(story, *PAGES[3:])
    (after,) = find(story, "I walked")
    assert after["id"] == "e-mine"


def test_the_same_article_again_changes_nothing(story: Path) -> None:
    before = json.loads(story.read_text())
    update(story, PAGES[0])
    after = json.loads(story.read_text())
    assert [(e["id"], e["headline"], e["when"]["edtf"]) for e in after["events"]] == [(e["id"], e["headline"], e["when"]["edtf"]) for e in before["events"]]
    assert len(after["sources"]) == len(before["sources"])


def test_a_story_that_does_not_say_how_it_was_made_is_kept_whole(story: Path, capfd: pytest.CaptureFixture[str]) -> None:
    edit(story, lambda r: r.pop("generated"))
    count = len(json.loads(story.read_text())["events"])
    update(story, *PAGES[3:])
    assert "does not say how it was made" in capfd.readouterr().err
    assert len(json.loads(story.read_text())["events"]) >= count


def test_other_formats_need_an_output(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["update", str(tmp_path / "a.csv"), str(PAGES[0])]) == 2
    assert "name a file to write" in capfd.readouterr().err
