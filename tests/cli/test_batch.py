"""`timeline batch`: a timeline of each of many files; a bad one stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.__main__ import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("The bridge closed on 4 May 2022.", encoding="utf-8")
    (articles / "a.toml").write_text("", encoding="utf-8")
    (articles / "b.txt").write_bytes(b"")
    (articles / "c.txt").write_text("The bridge reopened on Sunday.", encoding="utf-8")
    return articles


def names(path: Path) -> list[str]:
    return sorted(str(p.relative_to(path)) for p in path.rglob("*") if p.is_file())


def test_each_file_has_its_timeline(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["batch", str(folder), "missing.txt", "-o", str(out), "--published", "2025-01-13"]) == 2
    assert names(out) == ["a.json", "c.json", "errors/b.txt", "errors/missing.txt"]
    assert [event["when"]["edtf"] for event in json.loads((out / "c.json").read_text(encoding="utf-8"))["events"]] == ["2025-01-12"]
    assert (out / "errors" / "b.txt").read_text(encoding="utf-8") == f"{folder / 'b.txt'}: is empty\n"
    err = capsys.readouterr().err
    assert err.startswith(f"{folder / 'a.toml'}: passed over; .toml files are not read\n")
    assert f"timeline: {folder / 'b.txt'}: is empty\n" in err
    assert err.endswith(f"4 inputs read, 2 with problems (see {out / 'errors'})\n")


def test_a_mended_file_loses_its_error(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["batch", str(folder), "-o", str(out)]) == 2
    (folder / "b.txt").write_text("It rained in 2020.", encoding="utf-8")
    assert main(["batch", str(folder), "-o", str(out)]) == 0
    assert names(out) == ["a.json", "b.json", "c.json"]


def test_like_names_are_numbered(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["batch", str(folder / "a.txt"), str(folder / "a.txt"), "-o", str(out), "--to", "ics"]) == 0
    assert names(out) == ["a-2.ics", "a.ics"]


def test_a_fault_of_the_program_stops_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("timeline.events.extract", broken)
    assert main(["batch", str(folder), "-o", str(tmp_path / "out")]) == 2
    assert names(tmp_path / "out") == ["errors/a.txt", "errors/b.txt", "errors/c.txt"]
    assert "the program failed (ZeroDivisionError: oh)" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--to", "pdf"], ["--published", "soon"], ["--timezone", "Nowhere"], ["--language", "tlh"]])
def test_a_wrong_option_is_said_once(options: list[str], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", str(folder), "-o", str(tmp_path / "out"), *options]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"timeline: {options[0]}: ")
    assert err.count("\n") == 1


def test_the_output_must_be_a_folder(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for output in (folder / "a.txt", folder / "a.txt" / "below"):
        assert main(["batch", str(folder), "-o", str(output)]) == 2
        err = capsys.readouterr().err
        assert err.startswith("timeline: ")
        assert err.count("\n") == 1
