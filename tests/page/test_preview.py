"""`timeline preview` in a browser: the page draws, and comes again by itself when its file changes."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from tests.page.conftest import Seen
from timeline.cli import preview
from timeline.readers import Known


def test_the_page_follows_its_file(tmp_path: Path, browser: Any, library: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("timeline.assets.find", lambda: library)
    file = tmp_path / "story.csv"
    file.write_text("Year,Headline\n2024,First\n", encoding="utf-8")
    server = preview.serve(preview.Page(file, lambda: preview._story(str(file), Known(None, None, None), "auto")), 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    context = browser.new_context(reduced_motion="reduce")
    try:
        seen = Seen(context.new_page())
        seen.page.goto(f"http://127.0.0.1:{server.server_port}/")
        seen.ready()
        seen.page.wait_for_timeout(900)
        file.write_text("Year,Headline\n2024,First\n2025,Second\n", encoding="utf-8")
        seen.page.wait_for_selector("h3:has-text('Second')", timeout=10_000)
        seen.ready()
        assert seen.count(".tl-timemarker") == 2
        assert [line for line in seen.said if "favicon" not in line and "404" not in line] == []
        assert {url.rsplit("/", 1)[1] for url in seen.asked} <= {"", "_state", "favicon.ico"}
    finally:
        context.close()
        server.shutdown()
        server.server_close()
