"""Several timelines to one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline import formats
from timeline.cli import main
from timeline.events.merge import merge
from timeline.lint import validate
from timeline.model.event import Event, Evidence, Relation, When
from timeline.model.timeline import Source, Timeline, Unresolved
from timeline.notation import derive, display

TEXT = "a" * 64
OTHER = "b" * 64


def when(date: str) -> When:
    derived = derive.derive(date)
    return When(edtf=date, start=derived.start, end=derived.end, precision=derived.precision, status="stated", display=display.display(date))  # type: ignore[arg-type]


def event(name: str, date: str | None = "2025-01-12", *spans: tuple[str, int, int], headline: str = "The bridge reopened", **more: object) -> Event:
    evidence = [Evidence(source=source, role="date", start=start, end=end, exact="x" * (end - start)) for source, start, end in spans]
    return Event(id=name, headline=headline, when=when(date) if date else None, evidence=evidence, **more)  # type: ignore[arg-type]


def story(*events: Event, sources: tuple[Source, ...] = (), **more: object) -> Timeline:
    dated, undated = [e for e in events if e.when], [e for e in events if not e.when]
    return Timeline(events=dated, undated=undated or None, sources=list(sources), **more)  # type: ignore[arg-type]


def source(name: str = "s1", digest: str | None = TEXT, **more: str) -> Source:
    return Source(id=name, sha256=digest, **more)


def test_the_same_text_is_one_source_and_references_follow() -> None:
    one = story(event("e-1", "2025-01-12", ("s1", 0, 3)), sources=(source(),))
    two = story(event("e-2", "2025-01-13", ("s7", 9, 12)), sources=(source("s3", OTHER), source("s7", title="Bridge")), unresolved=[Unresolved(source="s3", start=0, end=2, text="xx", reason="vague")])
    merged = merge([one, two])
    assert [(s.id, s.sha256, s.title) for s in merged.sources] == [("s1", TEXT, "Bridge"), ("s2", OTHER, None)]
    assert [e.evidence[0].source for e in merged.events] == ["s1", "s1"]
    assert merged.unresolved is not None
    assert merged.unresolved[0].source == "s2"


def test_other_texts_with_the_same_id_stay_apart() -> None:
    merged = merge([story(event("e-1", "2025", ("s1", 0, 3)), sources=(source(digest=digest),)) for digest in (TEXT, OTHER)])
    assert [s.id for s in merged.sources] == ["s1", "s2"]
    assert [(e.id, e.evidence[0].source) for e in merged.events] == [("e-1", "s1"), ("e-1-2", "s2")]


def test_the_same_words_published_on_another_day_are_another_source() -> None:
    merged = merge([story(sources=(source(published=day),)) for day in ("2025-01-13", "2025-01-14")])
    assert len(merged.sources) == 2


@pytest.mark.parametrize(("more", "count"), [({"url": "https://example.org/1"}, 1), ({}, 2)])
def test_sources_without_a_digest_are_matched_by_what_they_say(more: dict[str, str], count: int) -> None:
    assert len(merge([story(sources=(source(digest=None, **more),))] * 2).sources) == count


def test_the_same_spans_are_one_event_with_all_evidence() -> None:
    quote = Evidence(source="s1", role="quote", start=20, end=22, exact="no")
    one = event("e-1", "2025-01-12", ("s1", 0, 3), tags=["flood"])
    two = event("e-2", "2025-01-12", ("s1", 0, 3), tags=["bridge"], group="Roads")
    two = two.model_copy(update={"evidence": [*two.evidence, quote]})
    (joined,) = merge([story(one, sources=(source(),)), story(two, sources=(source(),))]).events
    assert (joined.id, joined.tags, joined.group, len(joined.evidence)) == ("e-1", ["flood", "bridge"], "Roads", 2)


def test_the_higher_revision_gives_the_words() -> None:
    old, new = event("e-1", "2025-01-12", ("s1", 0, 3)), event("e-1", "2025-01-11", ("s1", 0, 3), headline="Reopened", revision=1)
    for pair in ([old, new], [new, old]):
        (joined,) = merge([story(e, sources=(source(),)) for e in pair]).events
        assert (joined.headline, joined.when and joined.when.edtf, joined.revision) == ("Reopened", "2025-01-11", 1)


def test_events_of_one_timeline_are_never_joined() -> None:
    pair = story(event("e-1", "2025-01-12", ("s1", 0, 3)), event("e-2", "2025-01-13", ("s1", 0, 3)), sources=(source(),))
    assert [e.id for e in merge([pair, pair]).events] == ["e-1", "e-2"]


def test_an_id_of_two_events_is_numbered_and_relations_follow() -> None:
    second = story(event("e-1", "2024", headline="Another"), event("e-2", "2023", headline="Third", relations=[Relation(type="before", target="e-1")]))
    merged = merge([story(event("e-1", "2025")), second])
    assert [e.id for e in merged.events] == ["e-2", "e-1-2", "e-1"]
    assert merged.events[0].relations == [Relation(type="before", target="e-1-2")]


def test_order_of_time() -> None:
    dates = ["2025", "[..2024-05-01]", "-0043-03-15", "2024-05-01T10:00:00+02:00", "2024-05-01T09:00:00Z", "2023-01/2023-02"]
    merged = merge([story(event(f"e-{n}", date)) for n, date in enumerate(dates)])
    assert [e.when.edtf for e in merged.events if e.when] == ["-0043-03-15", "2023-01/2023-02", "[..2024-05-01]", "2024-05-01T10:00:00+02:00", "2024-05-01T09:00:00Z", "2025"]


def test_undated_events_are_kept_and_dated_by_a_twin() -> None:
    alone, open_, dated = event("e-9", None, ("s1", 5, 6)), event("e-1", None, ("s1", 0, 3)), event("e-1", "2025", ("s1", 0, 3))
    merged = merge([story(open_, alone, sources=(source(),)), story(dated, sources=(source(),))])
    assert [e.id for e in merged.events] == ["e-1"]
    assert [e.id for e in merged.undated or ()] == ["e-9"]


def test_a_reference_to_a_missing_source_leads_to_no_other() -> None:
    merged = merge([story(sources=(source(),)), story(event("e-1", "2025", ("s1", 0, 3)))])
    assert merged.events[0].evidence[0].source == "s2"
    assert validate(merged) == []


def test_merging_again_changes_nothing() -> None:
    one = merge([story(event("e-1", "2025-01-12", ("s1", 0, 3)), event("e-2", None), sources=(source(),), title="A")])
    assert merge([one, one]) == one == merge([one])
    assert merge([]) == Timeline()


def files(folder: Path, *stories: Timeline) -> list[str]:
    paths = [folder / f"{n}.json" for n in range(len(stories))]
    for path, each in zip(paths, stories, strict=True):
        formats.dump(each, path)
    return [str(path) for path in paths]


def test_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pair = story(event("e-1", "2025", ("s1", 0, 3)), event("e-2", None), sources=(source(),))
    out = tmp_path / "out.json"
    assert main.run(["merge", *files(tmp_path, pair, pair), "-o", str(out), "--title", "Both"]) == 0
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "2 timelines with 4 events merged: 2 events from 1 source, 2 joined\n")
    assert json.loads(out.read_text())["title"] == "Both"
    assert validate(out) == []


def test_losses_are_said(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main.run(["merge", *files(tmp_path, story(event("e-1"), event("e-2", None))), "-o", str(tmp_path / "out.ics")]) == 0
    assert "1 event left out" in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [["nope.json", "-o", "x.json"], ["-o", "x.json"], ["nope.json"]])
def test_faults_are_one_line(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main.run(["merge", *arguments]) == 2
    assert capfd.readouterr().err.count("\n") == 1
