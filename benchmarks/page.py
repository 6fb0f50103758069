"""How long the page takes in Chromium: `python -m benchmarks.page`, on a quiet machine. The best of three, in seconds, painted.

Asked (check 38 of the acceptance list, and what a reader bears): 300 events drawn in 2, 2,000 listed and searched in 3, 2,000 drawn on demand in 10.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "formats"))

from tests.page.conftest import FLAGS
from tests.page.made import many
from timeline import assets, formats

PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))"


def main() -> None:
    from playwright.sync_api import sync_playwright

    library = assets.find()
    assert library, "timeline assets install"
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, headless=True, args=FLAGS)
        for size in (10, 300, 2000):
            file = Path(folder) / f"{size}.html"
            begin = time.perf_counter()
            file.write_text(str(formats.dumps(many(size), "html", library=library)[0]), encoding="utf-8")
            print(f"{size:5} events: written {time.perf_counter() - begin:.2f}", end="")
            times = [one(browser, file, size) for _ in range(3)]
            print("".join(f", {name} {min(t[name] for t in times):.2f}" for name in times[0]))
        browser.close()


def one(browser: Any, file: Path, size: int) -> dict[str, float]:
    context = browser.new_context(viewport={"width": 1366, "height": 860}, offline=True, reduced_motion="reduce")
    page, begin, found = context.new_page(), time.perf_counter(), {}
    page.goto(file.as_uri())
    if size > 300:
        page.evaluate(PAINTED)
        found["listed"] = time.perf_counter() - begin
        page.fill("#_search", f"no. {size - 1}")
        page.evaluate(PAINTED)
        assert page.inner_text("#_count") == f"1 of {size} events"
        found["searched"] = time.perf_counter() - begin
        page.fill("#_search", "")
        page.wait_for_timeout(400)
        begin = time.perf_counter()
        page.evaluate("delete document.documentElement.dataset.ready")
        page.click("#_draw")
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    page.evaluate(PAINTED)
    assert page.evaluate("document.querySelectorAll('.tl-timemarker').length") == size
    found["drawn"] = time.perf_counter() - begin
    context.close()
    return found


if __name__ == "__main__":
    main()
