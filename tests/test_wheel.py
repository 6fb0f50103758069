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


def test_the_wheel_packs_timelinejs_whole_with_its_licences() -> None:
    from timeline import assets

    try:
        files = {str(path): path for path in metadata.files("timeline") or []}
    except metadata.PackageNotFoundError:
        pytest.skip("only the source is here; tox installs the wheel")
    packed = assets.Library(Path(str(files["timeline/__init__.py"].locate())).parent / "assets" / "timelinejs") if "timeline/__init__.py" in files else None
    if packed is None or not packed.folder.is_dir():
        pytest.skip("this wheel was built without npm or a network, or nothing is installed")
    assert [name for name in assets.digests() if not packed.raw(name)] == []
    assert {"LICENSE", "notices/dompurify-LICENSE", "notices/wicg-inert-LICENSE.md"} <= set(assets.digests())


def test_the_version_is_given_once() -> None:
    import tomllib

    import timeline

    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == timeline.__version__
    assert f"## {timeline.__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
