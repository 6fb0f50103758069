"""`timeline preview`: the page of an article or a timeline in the browser, made anew when the file changes."""

from __future__ import annotations

import base64
import hashlib
import re
import webbrowser
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.cli import options, reading
from timeline.errors import OutputError, TimelineError
from timeline.readers import Known

if TYPE_CHECKING:
    from timeline.model.timeline import Timeline

_TIMELINES = (".json", ".ics", ".csv", ".tsv", ".timelinejs")
_RELOAD = "setInterval(()=>fetch('/_state').then(r=>r.text()).then(s=>{window._seen??=s;if(s!==window._seen)location.reload()}).catch(()=>{}),700)"
_HOSTS = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?")


@click.command(name="preview")
@click.argument("source", metavar="FILE")
@reading.known
@options.mode
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="NUMBER", help="The port; without it, a free one.")
@click.option("--no-browser", is_flag=True, help="Only say the address; open no browser.")
def command(source: str, known: Known, mode: str, port: int, no_browser: bool) -> int:
    r"""Show the page of an article or a timeline in the browser; it is made anew when the file changes.

    The page is served to this machine alone. End with Ctrl+C.

    \b
    Examples:
      timeline preview article.txt --published 2025-01-13
      timeline preview story.csv
    """
    page = Page(Path(source), lambda: _story(source, known, mode))
    page.fresh()
    if page.fault is not None:
        raise page.fault
    try:
        server = serve(page, port)
    except OSError as error:
        raise OutputError("--port", f"{port} cannot be used: {error.strerror or error}", "leave it out for a free one") from None
    address = f"http://127.0.0.1:{server.server_port}/"
    options.say(f"{address} shows {source}; Ctrl+C ends")
    if not no_browser:
        webbrowser.open(address)
    try:
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        options.say("ended")
    finally:
        server.server_close()
    return 0


def _story(source: str, known: Known, mode: str) -> Timeline:
    """The timeline of a file: its own, or that of its text."""
    problems: list[Any]
    if source.lower().endswith(_TIMELINES):
        from timeline import formats

        story, problems = formats.load_noting(Path(source))
    else:
        from timeline import merging

        documents = options.gather([source], known)
        problems = list(documents.problems)
        if not documents:
            raise problems[0]
        story = merging.story(documents, mode=mode)
    for problem in problems:
        options.complain(problem)
    return story


class Page:
    """The page of a file, made when it is asked for and the file has changed since."""

    def __init__(self, path: Path, story: Callable[[], Timeline]) -> None:
        self.path, self.story = path, story
        self.state, self.html = "", ""
        self.fault: TimelineError | None = None

    def fresh(self) -> str:
        """The page as the file is now; what is wrong with the file is said on it."""
        from timeline import formats

        state = self.version()
        if state != self.state:
            self.state = state
            try:
                self.html, self.fault = str(formats.dumps(self.story(), "html")[0]), None
            except TimelineError as fault:
                self.fault = fault
                self.html = _apology(fault)
                options.complain(fault)
        return _reloading(self.html)

    def version(self) -> str:
        """What tells one state of the file from the next."""
        try:
            found = self.path.stat()
        except OSError:
            return "missing"
        return f"{found.st_mtime_ns}-{found.st_size}"


def _apology(fault: TimelineError) -> str:
    from html import escape

    return (f"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; connect-src data:; script-src 'none'\">"
            f"<title>Not readable</title></head><body><h1>This cannot be shown</h1><p>{escape(str(fault))}</p></body></html>")


def _reloading(html: str) -> str:
    """The page with a script that asks whether it is still the newest; its policy lets that script and that question through."""
    digest = base64.b64encode(hashlib.sha256(_RELOAD.encode()).digest()).decode()
    html = re.sub(r"script-src (?:'none')?", f"script-src 'sha256-{digest}' ", html, count=1) if "script-src" in html else html.replace("default-src 'none'", f"default-src 'none'; connect-src data:; script-src 'sha256-{digest}'", 1)
    html = html.replace("connect-src data:", "connect-src 'self' data:", 1)
    return html.replace("</body>", f"<script>{_RELOAD}</script>\n</body>") if html.count("</body>") == 1 else html[: html.rindex("</body>")] + f"<script>{_RELOAD}</script>\n" + html[html.rindex("</body>"):]


def serve(page: Page, port: int) -> ThreadingHTTPServer:
    """A server of the page on the loopback interface. Raises OSError when the port is taken."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if not _HOSTS.fullmatch(self.headers.get("Host", "")):  # a foreign name that resolves to this machine must not read the page
                self._answer(403, "text/plain", "only localhost is served")
            elif self.path == "/_state":
                self._answer(200, "text/plain", page.version())
            elif self.path.split("?")[0] == "/":
                self._answer(200, "text/html", page.fresh())
            else:
                self._answer(404, "text/plain", "there is only one page")

        def _answer(self, status: int, kind: str, text: str) -> None:
            body = text.encode("utf-8", "replace")
            self.send_response(status)
            for name, value in (("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(body))), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing of requests."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)
