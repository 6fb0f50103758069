"""The schemas from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.cli import main
from timeline.model import schema


def test_without_a_name_the_names(capfd: pytest.CaptureFixture[str]) -> None:
    assert main.run(["schema"]) == 0
    assert capfd.readouterr().out.split() == schema.names()


@pytest.mark.parametrize("name", schema.names())
def test_a_schema(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main.run(["schema", name]) == 0
    assert capfd.readouterr().out == schema.text(name)


def test_write(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "schema"
    assert main.run(["schema", "--write", str(folder)]) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == {f"{name}.schema.json": schema.text(name) for name in schema.names()}
    assert main.run(["schema", "event", "--write", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.glob("*.json")] == ["event.schema.json"]
    said = capfd.readouterr()
    assert said.out == ""
    assert "1 schema written" in said.err


@pytest.mark.parametrize("arguments", [["evnt"], ["evnt", "--write", "{}"], ["--write", "{}/file/below"]])
def test_faults(arguments: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main.run(["schema", *(a.format(tmp_path) for a in arguments)]) == 2
    assert capfd.readouterr().err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(("draft", "folder"), [("2020-12", "schema"), ("7", "schema/draft-07")])
@pytest.mark.parametrize("name", schema.names())
def test_the_published_file_is_the_one_of_the_models(name: str, draft: str, folder: str) -> None:
    published = Path(__file__).parents[2] / folder / f"{name}.schema.json"
    assert published.read_text(encoding="utf-8") == schema.text(name, draft), "run timeline schema --write schema/, and --draft 7 --write schema/draft-07/"
