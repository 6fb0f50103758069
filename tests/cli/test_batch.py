"""`timeline batch`: what is said, and the exit code; what is done is in tests/batch."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.batch.conftest import Serial, table
from tests.batch.conftest import serial as serial
from timeline.__main__ import main
from timeline.batch import Progress
from timeline.cli.batch import line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("The bridge closed on 4 May 2022.", encoding="utf-8")
    (articles / "a.toml").write_text("", encoding="utf-8")
    (articles / "c.txt").write_text("The bridge reopened on Sunday.", encoding="utf-8")
    return articles


def test_a_folder(folder: Path, tmp_path: Path, serial: type[Serial], capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["batch", str(folder), "-o", str(out), "--to", "jsonl", "--published", "2025-01-13"]) == 0
    assert [row["when"]["edtf"] for row in table(out, "events")] == ["2022-05-04", "2025-01-12"]
    out_, err = capsys.readouterr()
    assert out_ == ""
    assert re.fullmatch(r"1 \.toml file passed over: not a kind that is read\n2 documents, 2 events, 0 undated, 0 dates not placed; \d+ s, [\d,]+ a second\n", err)
    assert main(["batch", str(folder), "-o", str(out), "--to", "jsonl", "--published", "2025-01-13"]) == 0
    assert capsys.readouterr().err.endswith("0 documents, 0 events, 0 undated, 0 dates not placed (1 unit was done before)\n")


def test_bad_documents_and_missing_inputs(folder: Path, tmp_path: Path, serial: type[Serial], capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    (folder / "b.txt").write_bytes(b"")
    assert main(["batch", str(folder), "-o", str(out), "--to", "jsonl"]) == 1
    assert capsys.readouterr().err.endswith(f"1 document could not be read: see {out}/errors\n")
    assert [json.loads(path.read_text(encoding="utf-8"))["reason"] for path in (out / "errors").iterdir()] == ["is empty"]
    assert main(["batch", str(folder), "missing.jsonl", "-o", str(out), "--to", "jsonl"]) == 2
    assert "missing.jsonl: does not exist" in capsys.readouterr().err
    (folder / "b.txt").write_text("It rained in 2020.", encoding="utf-8")
    assert main(["batch", str(folder), "-o", str(out), "--to", "jsonl"]) == 0
    assert table(out, "errors") == []


@pytest.mark.parametrize("options", [["--to", "pdf"], ["--published", "soon"], ["--timezone", "Nowhere"], ["--language", "tlh"], ["--workers", "0"], ["--column", "x"]])
def test_a_wrong_option_is_said_once(options: list[str], folder: Path, tmp_path: Path, serial: type[Serial], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", str(folder), "-o", str(tmp_path / "out"), *options]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"timeline: {options[0]}: ")
    assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_the_output_must_be_a_folder(folder: Path, tmp_path: Path, serial: type[Serial], capsys: pytest.CaptureFixture[str]) -> None:
    for output in (folder / "a.txt", folder / "a.txt" / "below"):
        assert main(["batch", str(folder), "-o", str(output)]) == 2
        err = capsys.readouterr().err
        assert err.startswith("timeline: ")
        assert err.count("\n") == 1


def test_a_missing_package_is_named(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(__import__("sys").modules, "daft", None)
    assert main(["batch", str(folder), "-o", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == 'timeline: timeline batch: needs the package daft, which is not installed; pip install "timeline[batch]"\n'


def test_progress_in_words() -> None:
    assert line(Progress(0, 10, 0, 0, 0.0)) == "0 %  0 documents  0 a second"
    assert line(Progress(5, 10, 1200, 2, 60.0)) == "50 %  1,200 documents, 2 errors  20 a second  1 min 0 s left"
    assert line(Progress(1, 1000, 10, 0, 9.0)).endswith("1 a second  2 h 29 min left")
