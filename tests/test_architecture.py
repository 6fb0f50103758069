"""The house keeps its shape: imports flow one way, files stay small, and only the command line prints."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "timeline"
FILES = sorted(ROOT.rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in FILES]

MAY_IMPORT = {
    "errors": set(),
    "algebra": set(),
    "assets": {"errors"},
    "languages": {"errors"},
    "model": {"algebra", "errors"},
    "notation": {"algebra", "errors", "model"},
    "recognise": {"algebra", "errors", "languages", "model", "notation"},
    "readers": {"algebra", "errors", "model", "notation"},
    "anchoring": {"algebra", "errors", "languages", "model", "notation", "recognise"},
    "events": {"algebra", "anchoring", "errors", "languages", "model", "notation", "recognise"},
    "formats": {"algebra", "anchoring", "assets", "errors", "events", "languages", "model", "notation", "readers", "recognise"},
    "lint": {"algebra", "anchoring", "errors", "events", "formats", "languages", "model", "notation", "readers", "recognise"},
    "publishing": {"errors", "formats", "model"},
    "merging": {"algebra", "anchoring", "errors", "events", "languages", "model", "notation", "recognise"},
    "batch": {"algebra", "anchoring", "errors", "events", "formats", "languages", "lint", "merging", "model", "notation", "readers", "recognise"},
    "service": {"anchoring", "errors", "events", "formats", "lint", "model", "readers"},
}
"""What each folder may use beside itself. `cli`, `__main__` and the package's own front may use everything."""

LONG_FILES: dict[str, str] = {}
"""Files over 400 lines, each with the reason."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imported(path: Path) -> set[str]:
    """Full names of the modules that a file imports, type-checking imports too."""
    here = ["timeline", *path.relative_to(ROOT).parts[:-1]]
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(here[: len(here) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            names |= {f"{module}.{alias.name}" if module == "timeline" else module for alias in node.names}
    return names


def folder(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def calls(path: Path) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_imports_flow_one_way(path: Path) -> None:
    home = folder(path)
    if home in {"cli", "__main__", "__init__"}:
        return
    assert home in MAY_IMPORT, f"{home} is new: say in MAY_IMPORT what it may use"
    used = {name.split(".")[1] for name in imported(path) if name.startswith("timeline.")}
    assert used - {home, "__version__"} <= MAY_IMPORT[home], f"{path} uses {sorted(used - {home} - MAY_IMPORT[home])}"


def test_nothing_but_the_front_uses_the_command_line() -> None:
    users = {folder(path) for path in FILES for name in imported(path) if name.startswith("timeline.cli")}
    assert users <= {"cli", "__main__"}


def test_the_rules_themselves_have_no_circle() -> None:
    done: set[str] = set()
    while ready := {name for name, uses in MAY_IMPORT.items() if name not in done and uses <= done}:
        done |= ready
    assert done == set(MAY_IMPORT)


@pytest.mark.parametrize("path", sorted((ROOT / "algebra").glob("*.py")), ids=lambda path: path.name)
def test_algebra_imports_the_standard_library_alone(path: Path) -> None:
    outside = {name for name in imported(path) if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("timeline.algebra")}
    assert outside == set()


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_files_are_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    name = str(path.relative_to(ROOT))
    assert lines <= 400 or name in LONG_FILES, f"{name} has {lines} lines: split it, or give the reason in LONG_FILES"


def test_reasons_are_given_for_long_files_only() -> None:
    long = {name for name, path in zip(NAMES, FILES, strict=True) if len(path.read_text(encoding="utf-8").splitlines()) > 400}
    assert set(LONG_FILES) <= long


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_only_the_command_line_prints(path: Path) -> None:
    if folder(path) not in {"cli", "__main__"}:
        assert {name for name in calls(path) if name in {"print", "input"} or name.startswith(("sys.stdout", "sys.stderr", "click.echo"))} == set()


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_nobody_asks_the_clock(path: Path) -> None:
    asked = {name for name in calls(path) if name.endswith((".now", ".utcnow", ".today")) or name in {"time.time", "time.localtime", "time.gmtime"}}
    assert asked == set(), f"{path} asks the machine what time it is"


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_file_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path))
