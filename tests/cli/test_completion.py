"""Completion scripts, made without a shell, and what they ask for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from timeline.cli import main


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script(shell: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", None)
    monkeypatch.setenv("PATH", "")
    assert main.run(["completion", shell]) == 0
    assert f"_TIMELINE_COMPLETE={shell}_complete" in capfd.readouterr().out


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_bash_can_read_it(capfd: pytest.CaptureFixture[str]) -> None:
    main.run(["completion", "bash"])
    script = capfd.readouterr().out
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False, capture_output=True).stderr == ""


def test_the_program_answers() -> None:
    asked = {**os.environ, "_TIMELINE_COMPLETE": "bash_complete", "COMP_WORDS": "timeline comp", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-m", "timeline"], env=asked, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["plain,completion"]


@pytest.mark.parametrize("arguments", [[], ["tcsh"]])
def test_faults(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main.run(["completion", *arguments]) == 2
    assert capfd.readouterr().err.count("\n") == 1
