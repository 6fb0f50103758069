"""A calendar feed over HTTP: the file as a calendar, made again when it changes, with ETag and Last-Modified."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any

from timeline import formats
from timeline.errors import OutputError, TimelineError

Tell = Callable[[str], None]


class Feed:
    """One timeline file as a calendar. It is read again when the file changes; what changed gets a higher SEQUENCE.

    A file that has become unreadable leaves the last calendar in place and is told of.
    """

    def __init__(self, path: Path, tell: Tell, options: dict[str, Any] | None = None) -> None:
        self.path, self.tell, self.options = path, tell, options or {}
        self.data, self.tag, self.changed = b"", "", 0.0
        self._lock, self._seen = Lock(), (0, 0)
        self._read()

    @property
    def name(self) -> str:
        """The path of the calendar on the server."""
        return f"/{self.path.stem}.ics"

    def current(self) -> tuple[bytes, str, float]:
        """The calendar, its ETag and when it last changed (seconds since 1970)."""
        with self._lock:
            try:
                self._read()
            except TimelineError as fault:
                self.tell(f"{fault} (the last calendar is still served)")
            return self.data, self.tag, self.changed

    def _read(self) -> None:
        try:
            state = self.path.stat()
        except OSError as error:
            raise OutputError(str(self.path), f"cannot be read: {error.strerror or error}") from None
        seen = (state.st_mtime_ns, state.st_size)
        if seen == self._seen:
            return
        self._seen = seen
        story, _ = formats.load_noting(self.path)
        options = {**self.options, **({"update": self.data.decode()} if self.data else {})}
        content, _ = formats.dumps(story, "ics", **options)
        assert isinstance(content, bytes)
        if content != self.data:
            self.data, self.changed = content, state.st_mtime
            self.tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def server(feed: Feed, port: int) -> ThreadingHTTPServer:
    """A server of the feed on loopback, not yet serving; port 0 is any free one. Raises OutputError when it is taken."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "timeline"
        sys_version = ""

        def do_GET(self) -> None:
            self._answer(body=True)

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def _answer(self, *, body: bool) -> None:
            if self.path.split("?")[0] not in (feed.name, "/"):
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            data, tag, changed = feed.current()
            known = self._known(tag, changed)
            self.send_response(HTTPStatus.NOT_MODIFIED if known else HTTPStatus.OK)
            self.send_header("ETag", tag)
            self.send_header("Last-Modified", formatdate(changed, usegmt=True))
            self.send_header("Cache-Control", "no-cache")
            if not known:
                self.send_header("Content-Type", "text/calendar; charset=utf-8")
                self.send_header("Content-Disposition", f'inline; filename="{feed.path.stem.encode("ascii", "replace").decode()}.ics"'.replace("?", "_"))
                self.send_header("X-Content-Type-Options", "nosniff")
                self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if body and not known:
                self.wfile.write(data)

        def _known(self, tag: str, changed: float) -> bool:
            """Whether the client has this calendar: by its ETag, else by its date (RFC 9110 section 13)."""
            if (given := self.headers.get("If-None-Match")) is not None:
                return given.strip() == "*" or tag in [each.strip().removeprefix("W/") for each in given.split(",")]
            try:
                since = parsedate_to_datetime(self.headers.get("If-Modified-Since") or "")
            except (TypeError, ValueError):
                return False
            return int(changed) <= since.timestamp()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ARG002 - the names are http.server's
            feed.tell(f"{self.command or '-'} {self.path if self.command else ''} {args[1] if len(args) > 1 else ''}")

    try:
        return ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError as error:
        raise OutputError(f"port {port}", f"cannot be served on: {error.strerror or error}", "choose another with --port") from None
