"""The files of TimelineJS that a page needs: one pinned version, checked against the digests in `timelinejs.json`.

They are other people's work (MPL-2.0 and others) and no part of this repository. `hatch_build.py` packs them into the
wheel, `timeline assets install` brings them to a cache of the user; both through the npm client, which knows its own
registry, or from package files at hand. Nothing is ever fetched while a page is made.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from timeline.errors import InputError, OutputError

HERE = Path(__file__).parent
PACKED = HERE / "timelinejs"
"""Where a wheel keeps the files; absent in a copy of the repository."""
_NPM_SECONDS = 180
_LARGEST = 64 << 20  # bytes of a package file; the largest of ours has five million


@lru_cache(maxsize=1)
def manifest() -> dict[str, Any]:
    """What is pinned: packages with version, SHA-512 and the SHA-256 of each file that is used."""
    found: dict[str, Any] = json.loads((HERE / "timelinejs.json").read_text(encoding="utf-8"))
    return found


def version() -> str:
    """The pinned version of TimelineJS."""
    return str(manifest()["packages"][0]["version"])


def cache() -> Path:
    """The folder that `install` writes to: the user's cache, by the rules of the platform."""
    base = os.environ.get("TIMELINE_CACHE") or os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    if not base:
        base = str(Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache"))
    return Path(base) / "timeline" / f"timelinejs-{version()}"


@dataclass(frozen=True, slots=True)
class Library:
    """The files of TimelineJS in a folder."""

    folder: Path

    def read(self, name: str) -> str:
        """The text of a file. Raises InputError when it is not the pinned one."""
        return self.raw(name).decode("utf-8")

    def raw(self, name: str) -> bytes:
        """The bytes of a file. Raises InputError when it is not the pinned one."""
        path = self.folder / name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise InputError(str(path), f"cannot be read: {error.strerror}", "run timeline assets install") from None
        if hashlib.sha256(data).hexdigest() != digests().get(name):
            raise InputError(str(path), f"is not the file of TimelineJS {version()}", "run timeline assets install")
        return data

    def languages(self) -> list[str]:
        """The codes of the languages that its interface speaks."""
        return sorted(Path(name).stem for name in digests() if name.startswith("locale/"))


@lru_cache(maxsize=1)
def digests() -> dict[str, str]:
    """The SHA-256 of each file, by the name it is kept under."""
    return {name: digest for package in manifest()["packages"] for name, (_, digest) in package["files"].items()}


def integrity(name: str) -> str:
    """The value of an `integrity` attribute for a file (Subresource Integrity)."""
    return "sha256-" + base64.b64encode(bytes.fromhex(digests()[name])).decode()


def find() -> Library | None:
    """The library of the installation, else that of the user's cache, else None."""
    return next((Library(folder) for folder in (PACKED, cache()) if (folder / "timeline.js").is_file()), None)


def install(tarballs: list[Path] | None = None, target: Path | None = None) -> Path:
    """Bring the files to `target` (the user's cache) from package files, or through npm when none is given.

    Every package is compared with its pinned SHA-512 and every file with its SHA-256. Raises InputError for a package that is
    another one, OutputError when npm cannot be used or nothing can be written.
    """
    target = target or cache()
    with tempfile.TemporaryDirectory() as folder:
        packages = _given(tarballs) if tarballs else _packed(Path(folder))
        if manifest()["packages"][0]["name"] not in packages:
            raise InputError(", ".join(map(str, tarballs or [])), f"holds no TimelineJS {version()}", "get it with: npm pack " + names()[0])
        files = {name: data for found in packages.values() for name, data in found.items()}
    _write(target, files)
    return target


def names() -> list[str]:
    """The packages as npm calls them."""
    return [f"{package['name']}@{package['version']}" for package in manifest()["packages"]]


def _given(tarballs: list[Path]) -> dict[str, dict[str, bytes]]:
    found = {}
    for path in tarballs:
        try:
            data = path.read_bytes() if path.stat().st_size <= _LARGEST else b""
        except OSError as error:
            raise InputError(str(path), f"cannot be read: {error.strerror}") from None
        digest = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
        package = next((p for p in manifest()["packages"] if p["integrity"] == digest), None)
        if package is None:
            raise InputError(str(path), f"is none of {', '.join(names())}: its SHA-512 is another", "get it with: npm pack " + names()[0])
        found[package["name"]] = _members(data, package, str(path))
    return found


def _packed(folder: Path) -> dict[str, dict[str, bytes]]:
    """The packages through `npm pack`."""
    npm = shutil.which("npm")
    if npm is None:
        raise OutputError("npm", "is not installed", f"install it, or run: timeline assets install FILE, with the package {names()[0]} at hand")
    command = [npm, "pack", "--silent", "--pack-destination", str(folder), *names()]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_NPM_SECONDS, check=False)  # noqa: S603 - npm's own path and pinned names
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OutputError("npm pack", f"did not work: {error}") from None
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no reason given"]
        raise OutputError("npm pack", f"did not work: {last[0]}", "is there a network? Packages at hand can be given as files")
    return _given(sorted(folder.glob("*.tgz")))


def _members(data: bytes, package: dict[str, Any], where: str) -> dict[str, bytes]:
    """The files that are used, out of a package whose digest is known to be right."""
    found = {}
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        for name, (member, digest) in package["files"].items():
            stream = archive.extractfile(f"package/{member}")
            content = stream.read() if stream else b""
            if hashlib.sha256(content).hexdigest() != digest:
                raise InputError(f"{where}: {member}", "is not the pinned file")
            found[name] = content
    return found


def _write(target: Path, files: dict[str, bytes]) -> None:
    """All files at once: a folder beside, then one rename."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".timelinejs-", dir=target.parent))
        for name, content in files.items():
            (beside / name).parent.mkdir(parents=True, exist_ok=True)
            (beside / name).write_bytes(content)
        beside.chmod(0o755)
        if target.exists():
            shutil.rmtree(target)
        beside.replace(target)
    except OSError as error:
        raise OutputError(str(target), f"cannot be written: {error.strerror or error}") from error
