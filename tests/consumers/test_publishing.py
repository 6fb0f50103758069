"""The feed and the push, with real clients and a real server."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.consumers import apps
from tests.consumers.test_consumers import made
from timeline import formats
from timeline.cli import push as push_command
from timeline.errors import OptionError, OutputError, TimelineError
from timeline.publishing import collection, feed


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.json"
    formats.dump(made(8), path)
    return path


@pytest.fixture
def served(story: Path):
    lines: list[str] = []
    made_feed = feed.Feed(story, lines.append)
    server = feed.server(made_feed, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/story.ics", lines
    server.shutdown()
    server.server_close()
    thread.join(10)


def get(url: str, **headers: str):
    return urllib.request.urlopen(urllib.request.Request(url, headers={k.replace("_", "-"): v for k, v in headers.items()}), timeout=10)


def test_a_feed_is_fetched_once_and_then_only_when_it_changed(served, story: Path) -> None:
    url, lines = served
    with get(url) as first:
        data, tag, changed = first.read(), first.headers["ETag"], first.headers["Last-Modified"]
        assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert data == formats.dumps(made(8), "ics")[0]
    for condition in ({"If_None_Match": tag}, {"If_None_Match": f'"x", W/{tag}'}, {"If_Modified_Since": changed}):
        with pytest.raises(urllib.error.HTTPError) as not_modified:
            get(url, **condition)
        assert not_modified.value.code == 304
        not_modified.value.close()
    other = made(8)
    formats.dump(other.model_copy(update={"events": [other.events[0].model_copy(update={"headline": "Edited"}), *other.events[1:]]}), story)
    os.utime(story, (2_000_000_000, 2_000_000_000))
    with get(url, If_None_Match=tag) as second:
        text = second.read()
        assert second.headers["ETag"] != tag
    assert text.count(b"SEQUENCE:1") == 1
    story.write_text("{", encoding="utf-8")
    with get(url) as third:
        assert third.read() == text
    assert any("still served" in line for line in lines)
    with pytest.raises(urllib.error.HTTPError) as missing:
        get(url.replace("story", "other"))
    missing.value.close()


def test_a_real_client_polls_the_feed(served, tmp_path: Path) -> None:
    url, _ = served
    (tmp_path / "items").mkdir()
    config = tmp_path / "vdir"
    config.write_text(f'[general]\nstatus_path = "{tmp_path / "status"}"\n[pair p]\na = "web"\nb = "many"\ncollections = null\n[storage web]\ntype = "http"\nurl = "{url}"\n'
                      f'[storage many]\ntype = "filesystem"\npath = "{tmp_path / "items"}"\nfileext = ".ics"\n', encoding="utf-8")
    for step in ("discover", "sync", "sync"):
        apps.run([sys.executable, "-m", "vdirsyncer", "-c", str(config), step], tmp_path)
    assert len(list((tmp_path / "items").glob("*.ics"))) == len(apps.held(formats.dumps(made(8), "ics")[0]))


def test_pushing_twice_changes_nothing_and_an_edit_changes_one(tmp_path: Path) -> None:
    with apps.caldav_server(tmp_path) as address:
        url, who = f"{address}reader/news/", {"username": "reader", "password": "secret-word"}
        with pytest.raises(OutputError, match="no such collection"):
            collection.push(made(12), url, **who)
        first = collection.push(made(12), url, create=True, **who)
        assert (len(first.added), len(first.changed)) == (12 - len([x for x in first.losses if x.dropped]), 0)
        again = collection.push(made(12), url, **who)
        assert (len(again.unchanged), again.added, again.changed) == (len(first.added), [], [])
        story = made(12)
        edited = story.model_copy(update={"events": [story.events[0].model_copy(update={"headline": "Edited"}), *story.events[1:-1]]})
        third = collection.push(edited, url, cancel_missing=True, **who)
        assert (len(third.changed), len(third.cancelled), len(third.unchanged)) == (1, 1, len(first.added) - 2)
        fourth = collection.push(edited, url, cancel_missing=True, **who)
        assert (fourth.changed, fourth.cancelled, fourth.added) == ([], [], [])


def test_the_command_takes_the_password_from_the_environment_and_never_says_it(tmp_path: Path, story: Path) -> None:
    with apps.caldav_server(tmp_path / "server") as address:
        command = [sys.executable, "-m", "timeline", "push", str(story), f"{address}reader/news/", "--create"]
        env = {**os.environ, "TIMELINE_CALDAV_USERNAME": "reader", "TIMELINE_CALDAV_PASSWORD": "secret-word"}
        done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        assert "added, 0 changed" in done.stderr
        assert "secret-word" not in done.stdout + done.stderr
        refused = subprocess.run(command, capture_output=True, text=True, env={**env, "TIMELINE_CALDAV_USERNAME": "other"}, timeout=60, check=False)
        assert refused.returncode == 2
        assert "secret-word" not in refused.stderr


def test_addresses_that_are_none_are_refused() -> None:
    for url in ("ftp://example.org/", "https://me:word@example.org/", "https://", "http://["):
        with pytest.raises(OptionError) as fault:
            collection.check(url)
        assert "word@" not in str(fault.value)
    with pytest.raises(TimelineError, match=r"cannot be reached|refused"):
        collection.push(made(3), "http://127.0.0.1:9/x/", username=None, password=None)


def test_the_keyring_is_asked_for_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    monkeypatch.setenv("TIMELINE_CALDAV_USERNAME", "me")
    monkeypatch.delenv("TIMELINE_CALDAV_PASSWORD", raising=False)
    monkeypatch.setattr(keyring, "get_password", lambda service, name: f"{name} at {service}")
    assert push_command.credentials("https://cloud.example.org/dav/") == ("me", "me at cloud.example.org")
