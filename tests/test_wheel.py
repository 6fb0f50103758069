"""What is installed is whole: the words of every language and the published schemas come with the code."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_wheel_holds_the_packs_and_the_schemas() -> None:
    try:
        installed = {str(path) for path in metadata.files("timeline") or []}
    except metadata.PackageNotFoundError:
        pytest.skip("only the source is here; tox installs the wheel")
    if "timeline/__init__.py" not in installed:
        pytest.skip("an editable install holds no files of its own")
    packs = {str(path.relative_to(ROOT)) for path in (ROOT / "timeline" / "languages").rglob("*.toml")}
    schemas = {f"timeline/schema/{path.name}" for path in (ROOT / "schema").glob("*.json")}
    code = {str(path.relative_to(ROOT)) for path in (ROOT / "timeline").rglob("*.py")}
    assert packs
    assert schemas
    assert (packs | schemas | code | {"timeline/py.typed"}) - installed == set()


def test_the_version_is_given_once() -> None:
    import tomllib

    import timeline

    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == timeline.__version__
    assert f"## {timeline.__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
