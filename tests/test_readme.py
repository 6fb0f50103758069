"""The README is true: its Python runs, its two commands are the ones that are run, and the paths that it names exist."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines() if line]


def test_its_python_runs() -> None:
    # The closing fence of a code block is not output.
    test = doctest.DocTestParser().get_doctest(README.replace("```", ""), {}, "README.md", "README.md", 0)
    report: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(test, out=report.append)
    assert result.attempted >= 5
    assert result.failed == 0, "".join(report)


def test_its_first_command_makes_a_page(tmp_path: Path) -> None:
    _, _, command = COMMANDS[0].rpartition("&& .venv/bin/timeline ")
    arguments = shlex.split(command)
    arguments[-1] = str(tmp_path / arguments[-1])
    done = subprocess.run([sys.executable, "-m", "timeline", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "<html" in Path(arguments[-1]).read_text(encoding="utf-8")


def test_its_second_command_is_what_ci_runs() -> None:
    assert COMMANDS[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_its_tour_uses_commands_that_exist() -> None:
    names = {line.split()[1] for line in COMMANDS if line.startswith("timeline ")}
    done = subprocess.run([sys.executable, "-m", "timeline", "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert sorted(name for name in names if not re.search(rf"^\W*{name}\b", done.stdout, re.MULTILINE)) == []


def test_the_paths_it_names_exist() -> None:
    paths = [*re.findall(r"`([a-z]+/[a-z/]*)`", README), *re.findall(r"\]\(([^):]+)\)", README)]
    assert len(paths) >= 10
    assert [path for path in paths if not (ROOT / path).exists()] == []
