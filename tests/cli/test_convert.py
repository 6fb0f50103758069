"""`timeline convert`: between formats, with what is lost."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from timeline.__main__ import main

STORY = {
    "events": [
        {"id": "e-1", "headline": "The bridge closed", "when": {"edtf": "2022-05-04", "start": "2022-05-04", "precision": "day", "status": "stated", "display": "4 May 2022"}},
        {"id": "e-2", "headline": "It reopened", "when": {"edtf": "2025-01-12", "start": "2025-01-12", "precision": "day", "status": "stated", "display": "12 January 2025"},
         "relations": [{"type": "after", "target": "e-1"}]},
    ],
    "undated": [{"id": "e-3", "headline": "It was painted"}],
}  # fmt: skip


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.json"
    path.write_text(json.dumps(STORY), encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".ics", ".csv", ".html", ".md", ".timelinejs.json"])
def test_by_suffix(suffix: str, story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / f"out{suffix}"
    assert main(["convert", str(story), str(target)]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"2 events to {target}\n")
    assert "The bridge closed" in target.read_text(encoding="utf-8")


def test_losses_are_reported_and_strict_refuses(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.ics"
    assert main(["convert", str(story), str(target)]) == 0
    assert "left out" in capsys.readouterr().err
    target.unlink()
    assert main(["convert", str(story), str(target), "--strict"]) == 1
    assert "left out" in capsys.readouterr().err
    assert not target.exists()


def test_there_and_back(story: Path, tmp_path: Path) -> None:
    assert main(["convert", str(story), str(tmp_path / "a.ics")]) == 0
    assert main(["convert", str(tmp_path / "a.ics"), str(tmp_path / "b.json")]) == 0
    back = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))
    assert [event["when"]["edtf"] for event in back["events"]] == ["2022-05-04", "2025-01-12"]


def test_pipes(story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for strict in ([], ["--strict"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(STORY).encode())))
        assert main(["convert", "-", "-", "--to", "csv", *strict]) == len(strict)
        assert ("The bridge closed" in capsys.readouterr().out) == (not strict)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["missing.json", "x.ics"], "missing.json: cannot be read"),
        (["STORY", "x.pdf"], "no known format"),
        (["STORY", "x.ics", "--to", "pdf"], "--to: there is no format 'pdf'"),
        (["STORY", "x.ics", "--from", "pdf"], "--from: there is no format 'pdf'"),
        (["STORY", "-"], "--to: is missing"),
        (["FOLDER", "x.ics"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: list[str], why: str, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = {"STORY": str(story), "FOLDER": str(story.parent)}
    assert main(["convert", *(names.get(one, one) for one in arguments)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("timeline: ")
    assert err.count("\n") == 1
    assert why in err


def test_bad_bytes_on_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"a": "\xff"}')))
    assert main(["convert", "-", "-", "--to", "csv"]) == 2
    assert "standard input: is not UTF-8 (byte 7)" in capsys.readouterr().err


READABLE = {"json": "a.json", "timelinejs": "a.timelinejs.json", "ics": "a.ics", "csv": "a.csv"}


@pytest.mark.parametrize("first", READABLE)
@pytest.mark.parametrize("second", READABLE)
def test_from_every_format_to_every_other(first: str, second: str, story: Path, tmp_path: Path) -> None:
    one, two, last = tmp_path / READABLE[first], tmp_path / f"b{READABLE[second][1:]}", tmp_path / "last.json"
    for source, target in ((story, one), (one, two), (two, last)):
        assert main(["convert", str(source), str(target)]) == 0
    back = json.loads(last.read_text(encoding="utf-8"))
    assert [(event["id"], event["headline"], event["when"]["edtf"]) for event in back["events"]] == [
        (event["id"], event["headline"], event["when"]["edtf"]) for event in STORY["events"]]
