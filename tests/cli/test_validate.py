"""Checking files from the command line: what is said where, and the exit code."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from timeline.cli import main, validate
from timeline.lint import reports

GOOD = {"events": [{"id": "e-1", "headline": "Dam destroyed", "when": {"edtf": "2023-06-06", "start": "2023-06-06", "precision": "day", "status": "stated", "display": "6 June 2023"}}]}
BAD = {**GOOD, "tittle": "Dam"}
WARNED: dict[str, object] = {"events": []}


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main.run(["validate", "--isolated", *arguments])
    said = capfd.readouterr()
    return code, said.out, said.err


def written(folder: Path, data: object, name: str = "a.json") -> str:
    (folder / name).write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return str(folder / name)


@pytest.mark.parametrize(("data", "code", "summary"), [
    (GOOD, 0, "1 file checked: nothing found"),
    (WARNED, 0, "1 file checked: 1 warning"),
    (BAD, 1, "1 file checked: 1 error"),
    ("{", 1, "1 file checked: 1 error"),
])  # fmt: skip
def test_exit_code_and_summary(data: object, code: int, summary: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    got, out, err = run(capfd, written(tmp_path, data))
    assert (got, err) == (code, summary + "\n")
    assert all(line.startswith(str(tmp_path)) for line in out.splitlines())
    assert bool(out) == (data is not GOOD)


def test_a_file_that_cannot_be_read_is_2_and_the_others_are_checked(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capfd, str(tmp_path / "nope.json"), written(tmp_path, BAD))
    assert code == 2
    assert [line.split(": ")[1] for line in out.splitlines()] == ["error TL001", "error TL103"]
    assert err == "2 files checked: 2 errors\n"


def test_a_choice_of_rules_does_not_pass_what_is_no_data(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(capfd, str(tmp_path / "nope.json"), "--select", "TL2")[0] == 2
    assert run(capfd, written(tmp_path, "{"), "--select", "TL2")[0] == 1


@pytest.mark.parametrize("arguments", [["--select", "TL2"], ["--ignore", "TL103"], ["--ignore", "tl103,TL2"]])
def test_select_and_ignore(arguments: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(capfd, written(tmp_path, BAD), *arguments) == (0, "", "1 file checked: nothing found\n")


def test_formats_are_those_of_the_reports() -> None:
    assert sorted(validate._FORMATS) == reports.names()


@pytest.mark.parametrize("style", reports.names())
def test_every_format_keeps_data_on_standard_output(style: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capfd, written(tmp_path, BAD), "--format", style)
    assert (code, err) == (1, "1 file checked: 1 error\n")
    assert "tittle" in out
    if style in {"json", "gitlab", "sarif"}:
        json.loads(out)


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps(BAD).encode())))
    code, out, _ = run(capfd, "-")
    assert code == 1
    assert out.startswith("<stdin>:1:")


def test_sources_are_compared(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    story = {**GOOD, "sources": [{"id": "s1", "sha256": "0" * 64}]}
    code, out, _ = run(capfd, written(tmp_path, story), "--sources", str(tmp_path))
    assert code == 0
    assert "TL504" in out


@pytest.mark.parametrize("arguments", [[], ["x.json", "--format", "xml"], ["x.json", "--select", "TL999"], ["x.json", "--sources", "nope"]])
def test_usage_is_2_and_one_line(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capfd, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
