"""Addresses, fetched from a server on loopback: limits, redirects, content types, private addresses, robots.txt, the cache."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tests.readers.made import FIRST, TITLE, page, rss
from tests.readers.made import item as entry
from timeline.errors import InputError, OptionError, TimelineError
from timeline.readers import Documents, Web, addresses, fetch, read, robots

PAGE = page().encode()
ROBOTS = b"User-agent: *\nDisallow: /closed\nDisallow: /*.secret$\n"


class Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked: ClassVar[list[str]] = []
    robots: tuple[int, bytes] = (200, ROBOTS)

    def do_GET(self) -> None:
        Site.asked.append(self.path)
        path = self.path.partition("?")[0]
        if path == "/robots.txt":
            self.answer(*Site.robots, "text/plain")
        elif path.startswith("/to/"):
            self.answer(302, b"", "text/html", Location=self.path.partition("=")[2] or f"/to/{int(path[4:]) + 1}")
        elif path == "/loop":
            self.answer(301, b"", "text/html", Location="/loop")
        elif path == "/latin":
            self.answer(200, page(body="<p>The café closed on Monday, its owner José Müller told us.</p>", charset="utf-8").encode("latin-1"), "text/html; charset=ISO-8859-1")
        elif path == "/bomb":
            self.answer(200, gzip.compress(b"a" * 50_000_000), "text/html", Content_Encoding="gzip")
        elif path == "/packed":
            self.answer(200, gzip.compress(PAGE), "text/html", Content_Encoding="gzip")
        elif path == "/large":
            self.answer(200, b"a" * 300_000, "text/html")
        elif path == "/feed":
            self.answer(200, rss(entry()).encode(), "application/rss+xml")
        elif path == "/picture":
            self.answer(200, b"\x89PNG", "image/png")
        elif path == "/bare.html":
            self.answer(200, PAGE, "application/octet-stream")
        elif path == "/gone":
            self.answer(404, b"", "text/html")
        elif path == "/slow":
            time.sleep(30)
        elif path == "/drip":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
            self.drip(b"a")
        elif path == "/drip-head":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            self.drip(b"X: y\r\n")
        elif path == "/tagged" and self.headers.get("If-None-Match") == '"1"':
            self.answer(304, b"", "text/html")
        else:
            self.answer(200, PAGE, "text/html; charset=utf-8", ETag='"1"')

    def drip(self, piece: bytes) -> None:
        for _ in range(100):
            try:
                self.wfile.write(piece)
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    def answer(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):  # whoever asked has heard enough
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - as the base class has it
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a client that hangs up is what is tested


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    monkeypatch.setattr(Site, "asked", [])
    monkeypatch.setattr(Site, "robots", (200, ROBOTS))
    robots._RULES.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def get(url: str, **web: object) -> Documents:
    return read(url, web=Web(**{"private": True, **web}))  # type: ignore[arg-type]


def refused(url: str, **web: object) -> str:
    with pytest.raises(TimelineError) as fault:
        get(url, **web)
    assert str(fault.value).startswith(url)
    assert "\n" not in str(fault.value)
    return str(fault.value)


@pytest.mark.parametrize(("path", "words"), [("/a", FIRST), ("/packed", FIRST), ("/bare.html", FIRST), ("/latin", "The café closed"), ("/feed", FIRST), ("/a?q=ü ü", FIRST), ("/to/3", FIRST)])
def test_pages_are_read_by_their_content_type(site: str, path: str, words: str) -> None:
    if path == "/to/3":
        path = f"/to/3?u={site}/a"
    path = path.replace(" ", "%20")
    (document,) = get(site + path)
    assert words in document.text
    assert document.extracted


def test_the_record_has_the_address_after_redirects(site: str) -> None:
    (document,) = get(f"{site}/to/1?u=/a")
    assert (document.url, document.title) == (f"{site}/a", TITLE)


@pytest.mark.parametrize(("path", "web", "why"), [
    ("/loop", {}, "more than 5 times"),
    ("/to/1", {"redirects": 2}, "more than 2 times"),
    ("/large", {"most": 100_000}, "larger than 100,000 bytes"),
    ("/bomb", {"most": 1_000_000}, "larger than 1,000,000 bytes"),
    ("/picture", {}, "is image/png, which is not read"),
    ("/gone", {}, "status 404"),
    ("/closed/1", {}, "is closed to programs by"),
    ("/x.secret", {}, "is closed to programs by"),
    ("/to/1?u=/closed/2", {}, "closed to programs"),
    ("/slow", {"seconds": 0.5}, "did not answer in 0.5 seconds"),
    ("/drip", {"seconds": 0.5}, "did not answer in 0.5 seconds"),
    ("/drip-head", {"seconds": 0.5}, "did not answer in 0.5 seconds"),
    ("/to/1?u=file:///etc/passwd", {}, "not an http or https address"),
    ("/to/1?u=http://user:word@127.0.0.1/", {}, "carries a user name"),
    ("/to/1?u=http://[::1/", {}, "not an address of the web"),
])  # fmt: skip
def test_what_is_refused(site: str, path: str, web: dict[str, object], why: str) -> None:
    start = time.monotonic()
    url = site + path
    with pytest.raises(TimelineError) as fault:
        get(url, **web)
    assert why in str(fault.value)
    assert "\n" not in str(fault.value)
    assert time.monotonic() - start < 3


def test_private_addresses_are_refused_unless_allowed(site: str) -> None:
    assert "which is not an address of the public internet; allow it with --allow-private" in refused(f"{site}/a", private=False)
    assert Site.asked == []


PRIVATE = ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "fe80::1%eth0", "no address"]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_private(address: str) -> None:
    assert not addresses.public(address)


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe"])
def test_what_is_public(address: str) -> None:
    assert addresses.public(address)


@pytest.mark.parametrize("url", ["http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/", "http://localhost/", "http://localhost./"])
def test_other_spellings_of_this_machine(url: str) -> None:
    with pytest.raises(TimelineError, match=r"not an address of the public internet|has no address"):
        read(url, web=Web(robots=False))


def names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """A resolver that gives each of the answers in turn, and the list of names that it was asked for."""
    asked: ClassVar[list[str]] = []

    def resolve(host: str, port: int, **more: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in answers[min(len(asked), len(answers)) - 1]]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


def test_a_name_that_is_half_private_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, ["9.9.9.9", "127.0.0.1"])
    with pytest.raises(OptionError, match=r"leads to half.example \(127\.0\.0\.1\)"):
        fetch.fetch("http://half.example/", Web())


def test_a_name_that_changes_its_answer_is_asked_once(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the first answer is public, the next would be this machine. The connection goes to the one that was checked."""
    asked = names(monkeypatch, ["9.9.9.9"], ["127.0.0.1"])
    reached: list[object] = []

    def connect(self: socket.socket, target: object) -> None:
        reached.append(target)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket.socket, "connect", connect)
    port = int(site.rpartition(":")[2])
    with pytest.raises(InputError, match="Connection refused"):
        fetch.fetch(f"http://rebinding.example:{port}/", Web())
    assert asked == ["rebinding.example"]
    assert reached == [("9.9.9.9", port)]


def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from email.message import Message

    def answer(url: str, start: str, web: Web, deadline: float, also: dict[str, str]) -> fetch._Answer:
        addresses.choose("127.0.0.1" if "inner" in url else "9.9.9.9", 80, start, private=web.private)
        headers = Message()
        headers["Location"] = "http://inner.example/"
        return fetch._Answer(302, headers, b"")

    monkeypatch.setattr(fetch, "_ask", answer)
    with pytest.raises(OptionError, match=r"^http://outer\.example/: leads to 127\.0\.0\.1"):
        fetch.fetch("http://outer.example/", Web())


@pytest.mark.parametrize("url", ["ftp://example.org/a", "file:///etc/passwd", "gopher://example.org", "http://", "https:///a", "http://exa mple.org/", "http://example.org:99999/", "http://a\nb.org/", "data://x"])
def test_what_is_no_address_of_the_web(url: str) -> None:
    with pytest.raises(OptionError) as fault:
        read(url)
    assert "http" in str(fault.value)


@pytest.mark.parametrize(("status", "why"), [(404, ""), (403, ""), (500, "robots.txt is answered with status 500")])
def test_robots_that_cannot_be_had(site: str, monkeypatch: pytest.MonkeyPatch, status: int, why: str) -> None:
    monkeypatch.setattr(Site, "robots", (status, b""))
    if why:
        assert why in refused(f"{site}/a")
        assert Site.asked == ["/robots.txt"]
    else:
        assert len(get(f"{site}/closed/1")) == 1


def test_robots_are_asked_once_for_a_host(site: str) -> None:
    get(f"{site}/a")
    get(f"{site}/b")
    assert Site.asked == ["/robots.txt", "/a", "/b"]
    robots._RULES.clear()
    get(f"{site}/closed/1", robots=False)
    assert Site.asked[3:] == ["/closed/1"]


def test_the_cache_gives_the_same_bytes_until_it_is_refreshed(site: str, tmp_path: Path) -> None:
    cache = str(tmp_path / "pages")
    first = get(f"{site}/tagged", cache=cache, robots=False)
    again = get(f"{site}/tagged", cache=cache, robots=False)
    assert list(first) == list(again)
    assert again.warnings == [f"{site}/tagged: as it was when it was kept in the cache; --refresh asks the server again"]
    assert Site.asked == ["/tagged"]
    assert list(get(f"{site}/tagged", cache=cache, refresh=True, robots=False)) == list(first)  # answered with 304
    assert Site.asked == ["/tagged", "/tagged"]
    (file,) = Path(cache).iterdir()
    file.write_bytes(file.read_bytes()[:-5])
    assert list(get(f"{site}/tagged", cache=cache, robots=False)) == list(first)  # what was cut short is asked for anew
    assert len(Site.asked) == 3


def test_a_cache_that_cannot_be_written(site: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="name another folder with --cache"):
        get(f"{site}/a", cache=str(tmp_path / "file"), robots=False)


def test_the_command(site: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from timeline.__main__ import main

    out = tmp_path / "story.json"
    assert main(["extract", f"{site}/a", f"{site}/gone", "--allow-private", "--cache", "none", "--published", "2024-03-05", "-o", str(out)]) == 2
    said = capfd.readouterr().err
    assert f"timeline: {site}/gone: is answered with status 404" in said
    assert f'"url": "{site}/a"' in out.read_text()
