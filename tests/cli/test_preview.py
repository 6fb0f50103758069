"""`timeline preview`: one page on the loopback interface, made anew when its file changes."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from timeline.__main__ import main
from timeline.cli import preview
from timeline.readers import Known

TEXT = "The minister resigned on Sunday. A vote will be held on Friday."


@contextmanager
def served(file: Path, published: str | None = "2025-01-13") -> Iterator[int]:
    server = preview.serve(preview.Page(file, lambda: preview._story(str(file), Known(published, None, None), "auto")), 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        assert server.server_address[0] == "127.0.0.1"
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def get(port: int, path: str = "/", host: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    found = answer.status, answer.read().decode()
    connection.close()
    return found


def test_an_article_is_shown_and_shown_anew(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    with served(file) as port:
        status, page = get(port)
        before = get(port, "/_state")[1]
        assert status == 200
        assert "12 January 2025" in page
        assert "connect-src 'self' data:" in page
        file.write_text(TEXT + " It opened in 1987.", encoding="utf-8")
        assert get(port, "/_state")[1] != before
        assert "1987" in get(port)[1]


def test_what_is_wrong_is_said_on_the_page_and_can_be_mended(tmp_path: Path) -> None:
    file = tmp_path / "story.csv"
    file.write_text("Year,Headline\n2024,Good\n", encoding="utf-8")
    with served(file) as port:
        assert "Good" in get(port)[1]
        file.write_text("nothing\n<b>like it\n", encoding="utf-8")
        status, page = get(port)
        assert (status, "no row of column names" in page) == (200, True)
        assert "setInterval" in page
        file.write_text("Year,Headline\n2025,Mended\n", encoding="utf-8")
        assert "Mended" in get(port)[1]
        file.unlink()
        assert "cannot be read" in get(port)[1]


def test_only_this_machine_and_one_page(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    with served(file) as port:
        assert get(port, host="evil.example:80")[0] == 403
        assert get(port, host=f"localhost:{port}")[0] == 200
        assert get(port, "/../article.txt")[0] == 404


@pytest.mark.parametrize(("name", "content", "why"), [("missing.txt", None, "missing.txt"), ("bad.json", "{", "bad.json"), ("empty.txt", "", "is empty")])
def test_what_cannot_be_read_is_one_line(name, content, why, tmp_path, capsys) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_text(content, encoding="utf-8")
    assert main(["preview", str(file), "--no-browser"]) == 2
    assert why in capsys.readouterr().err.splitlines()[-1]


def test_a_taken_port(tmp_path, capsys) -> None:
    file = tmp_path / "story.json"
    file.write_text(json.dumps({"events": []}), encoding="utf-8")
    with served(file) as port:
        assert main(["preview", str(file), "--no-browser", "--port", str(port)]) == 2
        assert f"--port: {port} cannot be used" in capsys.readouterr().err
