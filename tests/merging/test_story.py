"""The same event in several articles is one: with all sources, the precise date, and every date that differs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest

from benchmarks.merging import story as made_up
from timeline import formats, merging
from timeline.__main__ import main
from timeline.lint import validate
from timeline.merging.importance import foremost
from timeline.model.document import Document
from timeline.model.event import Event
from timeline.model.timeline import Timeline
from timeline.readers import read

ROOT = Path(__file__).parents[2]
STORY = ROOT / "tests" / "stories" / "footbridge"


def of(*articles: tuple[str, str]) -> Timeline:
    """The story of articles, each a day of publication and a text."""
    return merging.story(Document(text, published=day, publisher=f"Outlet {n}", id=f"s{n}") for n, (day, text) in enumerate(articles, 1))


def named(story: Timeline, word: str) -> Event:
    (found,) = [e for e in story.events if word in e.headline]
    return found


def sources(event: Event) -> list[str]:
    return sorted({e.source for e in event.evidence})


@pytest.fixture(scope="module")
def footbridge() -> Timeline:
    return merging.story(read(STORY))


def test_the_collapse_is_one_event_of_eight_articles(footbridge: Timeline) -> None:
    event = named(footbridge, "collapsed")
    assert event.when
    assert event.when.display == "4 March 2024, evening"  # two give the day, two the evening, two the month: the evening is the most precise
    assert sources(event) == [f"s{n}" for n in range(1, 9)]
    assert [(a.edtf, a.status, a.sources, a.by) for a in event.accounts or ()] == [("2024-03-03", "corrected", ["s2"], ["s5"])]
    assert event.corrects == ["2024-03-03"]


def test_a_plan_that_happened_is_one_event_and_where_it_was_moved_that_is_said(footbridge: Timeline) -> None:
    work = named(footbridge, "Work on the new footbridge")
    assert work.when
    assert (work.when.edtf, work.modality, sources(work)) == ("2024-09-10", "happened", ["s6", "s7", "s8"])
    assert [(a.edtf, a.status, a.sources, a.by) for a in work.accounts or ()] == [("2024-09-03", "superseded", ["s6"], ["s7"])]
    meeting = named(footbridge, "special meeting")
    assert (meeting.modality, sources(meeting), meeting.accounts) == ("happened", ["s1", "s5", "s6"], None)


def test_what_one_article_tells_stays_and_nothing_else_is_joined(footbridge: Timeline) -> None:
    alone = {e.headline for e in footbridge.events if len(sources(e)) == 1}
    assert {"Divers searched the river", "The last of the three injured people left hospital"} <= alone
    assert len(footbridge.events) == 16
    assert sources(named(footbridge, "opened an inquiry")) == ["s3", "s4"]


def test_every_word_of_evidence_stands_in_its_source(footbridge: Timeline) -> None:
    texts = {s.id: s.text or "" for s in footbridge.sources}
    assert all(texts[v.source][v.start : v.end] == v.exact for e in footbridge.events for v in e.evidence)
    assert validate(footbridge) == []


def test_the_lead_picture_is_at_the_event_that_its_article_is_about(footbridge: Timeline) -> None:
    assert [(e.headline, e.media.caption) for e in footbridge.events if e.media] == [(named(footbridge, "collapsed").headline, "What is left of the footbridge")]


FIRE = "A fire destroyed the mill in Anford on {}."


def test_two_accounts_of_one_day_are_shown() -> None:
    story = of(("2024-03-06", FIRE.format("Sunday")), ("2024-03-06", FIRE.format("Monday")), ("2024-03-07", FIRE.format("Monday")))
    event = named(story, "mill")
    assert event.when
    assert event.when.edtf == "2024-03-04"
    assert [(a.edtf, a.status, a.sources) for a in event.accounts or ()] == [("2024-03-03", "conflicting", ["s1"])]
    assert event.confidence < 0.7
    for to in ("html", "md", "csv", "ics", "timelinejs"):
        content, _ = formats.dumps(story, to)
        text = content if isinstance(content, str) else content.decode()
        assert "Sources differ" in text.replace("\r\n ", ""), to
        assert "3 March 2024" in text.replace("\r\n ", ""), to


APART = {
    "another day, told on each": [("2024-03-04", "A storm flooded the harbour of Anford on Sunday."), ("2024-03-05", "A storm flooded the harbour of Anford on Monday.")],
    "another day, and one tells both": [("2024-03-06", "A storm flooded the harbour of Anford on Sunday. A storm flooded the harbour of Anford on Monday."), ("2024-03-06", "A storm flooded the harbour of Anford on Monday.")],
    "another verb": [("2024-03-05", "The council closed the mill in Anford on Monday."), ("2024-03-05", "The council sold the mill in Anford on Monday.")],
    "it did not happen": [("2024-03-05", "The mayor of Anford resigned on Monday."), ("2024-03-05", "The mayor of Anford did not resign on Monday.")],
    "others": [("2024-03-05", "In Anford, Maria Holt resigned from the council on Monday."), ("2024-03-05", "In Anford, Peter Lind resigned from the council on Monday.")],
    "another month": [("2024-03-05", "The council met in Anford on Monday."), ("2024-04-09", "The council met in Anford on Monday.")],
    "what two people say": [("2024-03-05", "“We will rebuild the mill,” mayor Maria Holt said on Monday."), ("2024-03-05", "“Nobody asked us about the mill,” owner Peter Lind said on Monday.")],
}


@pytest.mark.parametrize("articles", APART.values(), ids=list(APART))
def test_other_events_stay_apart(articles: list[tuple[str, str]]) -> None:
    story = of(*articles)
    assert not any(e.accounts for e in story.events)
    assert len(story.events) + len(story.undated or ()) >= 2
    assert len({(e.when.edtf if e.when else "", e.headline, e.polarity) for e in story.events}) == len(story.events)
    assert not any(len(sources(e)) > 1 and len({v.exact for v in e.evidence if v.role == "event"}) > 1 for e in story.events), [e.headline for e in story.events]


TOGETHER = {
    "a vague date": [("2024-03-05", "A fire destroyed the mill in Anford on Monday."), ("2024-06-01", "A fire destroyed the mill in Anford in March.")],
    "a time of day": [("2024-03-05", "A fire destroyed the mill in Anford on Monday."), ("2024-03-05", "A fire destroyed the mill in Anford on Monday evening.")],
    "other words": [("2024-03-05", "A fire destroyed the old mill in Anford on Monday, the fire service said."), ("2024-03-09", "On 4 March a fire destroyed a mill in the town of Anford.")],
    "a plan": [("2024-03-01", "The council of Anford will close the mill on Monday."), ("2024-03-05", "The council of Anford closed the mill on Monday.")],
}


@pytest.mark.parametrize("articles", TOGETHER.values(), ids=list(TOGETHER))
def test_tellings_of_one_event_are_joined(articles: list[tuple[str, str]]) -> None:
    (event,) = of(*articles).events
    assert event.when
    assert (event.when.edtf[:10], sources(event), event.modality) == ("2024-03-04", ["s1", "s2"], "happened")


def test_a_plan_that_is_put_off_in_other_words() -> None:
    story = of(("2024-05-03", "A hearing of captain Erik Dahl is set for 13 May."), ("2024-05-06", "The hearing of captain Erik Dahl has been postponed to 20 May."))
    (event,) = [e for e in story.events if e.when and e.when.edtf == "2024-05-20"]
    assert [(a.edtf, a.status, a.sources, a.by) for a in event.accounts or ()] == [("2024-05-13", "superseded", ["s1"], ["s2"])]


def test_copies_are_one_witness() -> None:
    from timeline.merging.copies import witnesses

    copy = "A fire destroyed the mill in Anford on Sunday, police said. The owner sold the dock in Anford in 2019."
    story = of(("2024-03-06", copy), ("2024-03-06", copy), ("2024-03-06", FIRE.format("Monday")), ("2024-03-07", FIRE.format("Monday") + " Nobody was hurt."))
    assert list(witnesses(story.events).values()).count("s1") == 2
    event = named(story, "mill")
    assert event.when
    assert event.when.edtf == "2024-03-04"
    assert [a.sources for a in event.accounts or ()] == [["s1", "s2"]]


def test_the_most_important_of_the_set(footbridge: Timeline) -> None:
    story, left = foremost(footbridge, 3)
    assert left == 13
    assert [e.when.edtf for e in story.events if e.when] == ["2024-03-04", "2024-03-11", "2024-09-10"]


def test_five_hundred_articles_become_one_story_and_the_same_in_any_order() -> None:
    documents, _ = made_up(500)  # how long that takes, `benchmarks/merging.py` shows
    story = merging.story(documents)
    assert 40 < len(story.events) < 80
    few, again = merging.story(documents[:100]), merging.story(documents[99::-1])
    assert {(e.when.edtf, len(sources(e))) for e in again.events if e.when} == {(e.when.edtf, len(sources(e))) for e in few.events if e.when}


@pytest.mark.parametrize("text", ["on 3 March, not 4 March, " * 1000, "Correction: an earlier version said 3 March. " * 1000, "A fire destroyed the mill on Monday. " * 500])
def test_hostile_articles_take_linear_time(text: str) -> None:
    start = process_time()
    of(("2024-03-06", text), ("2024-03-06", text[: len(text) // 2]))
    assert process_time() - start < 30


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    code = "from timeline import merging, formats; from timeline.readers import read; print(formats.dumps(merging.story(read('tests/stories/footbridge')), 'json')[0])"
    out = {subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": ""}, capture_output=True, text=True, check=True).stdout for seed in ("1", "2", "3")}
    assert len(out) == 1


def test_a_folder_of_pages_becomes_one_page(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "story.html"
    assert main(["extract", str(STORY), "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert "Corrected: 3 March 2024, evening was given by Harbour Courier, 5 March 2024; it is withdrawn by Harbour Courier, 8 March 2024." in page
    assert "Told by 8 sources: Harbour Courier, 5 March 2024; The Arle Valley Post, 5 March 2024;" in page
    assert "told by 7 other" in capfd.readouterr().err


def test_apart_leaves_them_apart(tmp_path: Path) -> None:
    for option, count in ((["--apart"], 31), ([], 16)):
        out = tmp_path / "story.json"
        assert main(["extract", str(STORY), *option, "-o", str(out)]) == 0
        assert len(json.loads(out.read_text())["events"]) == count


def test_merge_joins_what_files_tell(tmp_path: Path) -> None:
    files = []
    for n, path in enumerate(sorted(STORY.iterdir())):
        files.append(str(tmp_path / f"{n}.json"))
        assert main(["extract", str(path), "-o", files[-1]]) == 0
    out = tmp_path / "out.json"
    assert main(["merge", *files, "-o", str(out)]) == 0
    merged = formats.load(out)
    assert len(sources(named(merged, "collapsed"))) == 8
    assert validate(out) == []
