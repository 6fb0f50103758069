"""`timeline assets`: pinned files, from npm or from a package at hand, checked."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from timeline import assets
from timeline.__main__ import main
from timeline.errors import InputError


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIMELINE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(assets, "PACKED", tmp_path / "nothing")


def test_none_installed_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assets", "show"]) == 1
    assert "timeline assets install" in capsys.readouterr().err


def test_another_package_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.tgz"
    with tarfile.open(other, "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("package/dist/js/timeline.js"), io.BytesIO())
    assert main(["assets", "install", str(other)]) == 2
    assert "SHA-512 is another" in capsys.readouterr().err
    assert assets.find() is None


def test_a_missing_file_and_a_missing_npm_are_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assets", "install", "missing.tgz"]) == 2
    assert "missing.tgz: cannot be read" in capsys.readouterr().err
    monkeypatch.setenv("PATH", "")
    assert main(["assets", "install"]) == 2
    assert "npm: is not installed" in capsys.readouterr().err


def test_a_file_that_was_changed_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = assets.cache()
    folder.mkdir(parents=True)
    (folder / "timeline.js").write_text("alert(1)", encoding="utf-8")
    with pytest.raises(InputError, match="is not the file of TimelineJS"):
        assets.Library(folder).read("timeline.js")
    assert main(["assets", "show"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_the_manifest_pins_everything() -> None:
    assert all(package["integrity"].startswith("sha512-") and package["files"] for package in assets.manifest()["packages"])
    assert all(len(digest) == 64 for digest in assets.digests().values())
    assert len([name for name in assets.digests() if name.startswith("locale/")]) == 68
    assert assets.integrity("timeline.js").startswith("sha256-")
