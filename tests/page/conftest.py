"""A browser and the pinned files of TimelineJS and axe-core; without them these tests are skipped, and say why.

Nothing leaves the machine: every context is offline, and what the page asks for is written down.
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
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.consumers.provide import MODULES
from tests.page.loading import InChromium, InNode
from timeline import assets
from timeline.errors import TimelineError

sys.path.insert(0, str(Path(__file__).parents[1] / "formats"))

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
AXE = ("axe-core@4.14.1", "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==")


@pytest.fixture(scope="session")
def library() -> assets.Library:
    """The pinned files: those installed, else brought by npm."""
    shared = Path(__file__).parents[2] / ".tox" / "assets"
    shared = Path(os.environ.get("TIMELINE_TEST_ASSETS", shared)) / assets.version()
    found = assets.find() or (assets.Library(shared) if (shared / "timeline.js").is_file() else None)
    try:
        return found or assets.Library(assets.install(target=shared))
    except TimelineError as fault:
        pytest.skip(f"NOT TESTED THROUGH THE REAL LIBRARY: {fault}")


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core."""
    name, integrity = AXE
    folder = tmp_path_factory.mktemp("axe")
    try:
        subprocess.run([shutil.which("npm") or "npm", "pack", "--silent", name], cwd=folder, check=True, capture_output=True, timeout=120)
    except (OSError, subprocess.SubprocessError) as error:
        pytest.skip(f"NOT TESTED FOR ACCESSIBILITY: axe-core cannot be had: {error}")
    data = next(folder.glob("*.tgz")).read_bytes()
    assert "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode() == integrity
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        stream = archive.extractfile("package/axe.min.js")
        assert stream
        return stream.read().decode()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's chromium, or whatever Chromium is on the path."""
    sync_api = pytest.importorskip("playwright.sync_api")
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    if path is None:
        pytest.skip("NOT TESTED IN A BROWSER: there is no chromium on the path (tests/page/provide.py installs it)")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield running
        running.close()


class Seen:
    """A page that is open, and all that it said and asked for."""

    def __init__(self, page: Any) -> None:
        self.page, self.said, self.asked = page, [], []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("request", lambda request: self.asked.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None)

    def ready(self, seconds: float = 15) -> Seen:
        """Wait until TimelineJS has drawn."""
        self.page.wait_for_selector("html[data-ready]", timeout=seconds * 1000)
        return self

    def until(self, script: str, seconds: float = 10) -> None:
        """Wait until a script says true; the page's policy lets no waiting script in."""
        end = time.monotonic() + seconds
        while not self.page.evaluate(script):
            assert time.monotonic() < end, f"never true: {script}"
            self.page.wait_for_timeout(20)

    def count(self, selector: str) -> int:
        """How many elements there are that can be seen."""
        return int(self.page.evaluate("s => [...document.querySelectorAll(s)].filter(e => e.checkVisibility()).length", selector))

    def value(self, script: str) -> Any:
        """What a script says in the page."""
        return self.page.evaluate(script)


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Seen]]:
    """Opens a page from disk, offline: `visit(html, hash="#event-x", width=390, java_script_enabled=False, ...)`."""
    contexts = []

    def opened(html: str, anchor: str = "", width: int = 1366, height: int = 860, **options: Any) -> Seen:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, reduced_motion="reduce", **options)
        contexts.append(context)
        seen = Seen(context.new_page())
        seen.page.goto(file.as_uri() + anchor)
        return seen

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def node() -> Iterator[InNode]:
    """The npm package in node, whose SHA-512 npm has checked against the one that is pinned."""
    try:
        locked = json.loads((MODULES / "node_modules" / ".package-lock.json").read_text(encoding="utf-8"))["packages"]
        present = {name: locked[f"node_modules/{name}"]["integrity"] for name in ("@knight-lab/timelinejs", "dompurify", "jsdom")}
    except (OSError, KeyError):
        pytest.skip("NOT TESTED IN NODE: there is no npm package of TimelineJS with jsdom (tests/consumers/provide.py brings them)")
    if not shutil.which("node"):
        pytest.skip("NOT TESTED IN NODE: there is no node on the path")
    pinned = {package["name"]: package["integrity"] for package in assets.manifest()["packages"]}
    assert {name: pinned[name] for name in present if name in pinned} == {name: present[name] for name in present if name in pinned}
    running = InNode(MODULES)
    yield running
    running.close()


@pytest.fixture(scope="module")
def loader_in(browser: Any, library: Any) -> Iterator[Callable[..., InChromium]]:
    """The library in Chromium, in any time zone: `loader_in("Pacific/Apia", head="<meta ...>")`."""
    contexts = []

    def made(zone: str, head: str = "") -> InChromium:
        context = browser.new_context(timezone_id=zone, locale="en-US", reduced_motion="reduce")
        contexts.append(context)
        return InChromium(context.new_page(), library.read("timeline.js"), head)

    yield made
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def loader(loader_in: Callable[..., InChromium]) -> InChromium:
    """The library in Chromium."""
    return loader_in("UTC")
