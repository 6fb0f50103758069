"""The reference pages are what the program makes, on any terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main, reference
from timeline.lint import rules

DOCS = Path(__file__).parents[2] / "docs"
WRITE = "run python -m timeline.cli.reference --write"


@pytest.mark.parametrize("name", ["cli.md", "rules.md"])
def test_committed_is_generated(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == reference.pages()[name], WRITE


def test_every_command_and_rule_is_there() -> None:
    pages = reference.pages()
    assert all(f"\n## timeline {name}\n" in pages["cli.md"] for name in main.COMMANDS)
    assert all(f"\n## {rule.code} {rule.name}\n" in pages["rules.md"] for rule in rules().values())


def test_help_fits_80_columns_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    page = reference.cli_page()
    assert max(len(line) for line in page.splitlines() if not line.startswith("<!--")) <= 80
    for columns in ("20", "300"):
        monkeypatch.setenv("COLUMNS", columns)
        assert reference.cli_page() == page


def test_write_and_check(tmp_path: Path) -> None:
    docs = str(tmp_path / "docs")
    ask = CliRunner()
    assert ask.invoke(reference.command, ["--docs", docs]).exit_code == 1
    assert ask.invoke(reference.command, ["--docs", docs, "--write"]).exit_code == 0
    done = ask.invoke(reference.command, ["--docs", docs])
    assert (done.exit_code, done.output) == (0, "")
