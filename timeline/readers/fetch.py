"""One address fetched: within a time, a size and a number of redirects, and never from a private address by surprise.

Every hop's name is resolved once, all its addresses are checked, and the connection goes to a checked address: a name
that answers differently the second time is not asked a second time. Environment proxies are not used.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import zlib
from dataclasses import dataclass, field
from email.message import Message
from time import monotonic
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from timeline import __version__
from timeline.errors import InputError, OptionError
from timeline.readers import addresses
from timeline.readers.contract import Web

AGENT = "timeline-reader"
_HEADERS = {"User-Agent": f"{AGENT}/{__version__}", "Accept": "text/html,application/xhtml+xml,application/xml,text/plain,application/pdf,*/*;q=0.5", "Accept-Encoding": "gzip", "Connection": "close"}
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65_536
_SAFE = "/:?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered: the address after redirects, the status, the content type and encoding, and the bytes."""

    url: str
    status: int
    type: str = ""
    charset: str | None = None
    content: bytes = b""
    tags: dict[str, str] = field(default_factory=dict)
    cached: bool = False


@dataclass(slots=True)
class _Answer:
    status: int
    headers: Message
    content: bytes


def fetch(url: str, web: Web, *, also: dict[str, str] | None = None, allowed: object = None) -> Page:
    """The page at an address, after redirects. `also` are further headers; `allowed(url)` is asked before each hop, and raises where not.

    Raises OptionError for an address that is not one of the web or is private, InputError for whatever the network or
    the server does; a status of 304 or above 399 is the caller's to judge.
    """
    deadline = monotonic() + web.seconds
    start, here = url, normal(url)
    for _ in range(web.redirects + 1):
        if callable(allowed):
            allowed(here)
        answer = _ask(here, start, web, deadline, also or {})
        target = answer.headers.get("Location")
        if answer.status not in _REDIRECTS or not target:
            return _page(here, answer)
        here = normal(_joined(here, target), start)
    raise InputError(start, f"leads from address to address more than {web.redirects} times", "open it in a browser, and give the address where it ends")


def _joined(here: str, target: str) -> str:
    try:
        return urljoin(here, target)
    except ValueError:
        return target  # which is refused for what it is


def normal(url: str, where: str | None = None) -> str:
    """The address as it is asked for. Raises OptionError for what is no http or https address of a host, or carries a password."""
    where = where or url
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii") if not (parts.hostname or "").isascii() else (parts.hostname or "").rstrip(".")
        port = parts.port
    except (ValueError, UnicodeError):
        raise OptionError(where, "is not an address of the web", "write it as https://example.org/news/17") from None
    if parts.scheme.lower() not in ("http", "https") or not host or any(c.isspace() or not c.isprintable() for c in url.strip()):
        raise OptionError(where, "leads to something that is not an http or https address" if where != url else "is not an http or https address", "write it as https://example.org/news/17")
    if parts.username is not None:
        raise OptionError(where, "carries a user name", "leave it out: pages behind a password are not read")
    netloc = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    return urlunsplit((parts.scheme.lower(), netloc, quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE), ""))


def _ask(url: str, start: str, web: Web, deadline: float, also: dict[str, str]) -> _Answer:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    address = addresses.choose(host, port, start, private=web.private)
    connection = _Pinned(host, port, address, secure=parts.scheme == "https", seconds=_left(deadline, start, web))
    # A server that sends a byte now and then keeps every single wait short: the whole is ended from outside.
    watch = threading.Timer(_left(deadline, start, web), connection.cut)
    watch.daemon = True
    watch.start()
    try:
        connection.request("GET", urlunsplit(("", "", parts.path, parts.query, "")), headers={**_HEADERS, **also})
        response = connection.getresponse()
        answer = _Answer(response.status, response.headers, b"" if response.status in _REDIRECTS else _content(response, start, web))
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as fault:
        if isinstance(fault, InputError | OptionError):
            raise
        if connection.ended or isinstance(fault, TimeoutError):
            raise _late(start, web) from None
        raise InputError(start, f"cannot be fetched ({_words(fault)})") from None
    finally:
        watch.cancel()
        connection.close()
    if connection.ended:  # what was cut off looks like an end
        raise _late(start, web)
    if answer.content and response.length:
        raise InputError(start, f"ended {response.length:,} bytes early", "try again")
    return answer


def _left(deadline: float, start: str, web: Web) -> float:
    left = deadline - monotonic()
    if left <= 0:
        raise _late(start, web)
    return left


def _late(start: str, web: Web) -> InputError:
    return InputError(start, f"did not answer in {web.seconds:g} seconds", "try again, or give it more time with --timeout")


def _content(response: http.client.HTTPResponse, start: str, web: Web) -> bytes:
    """The body, unpacked, as far as the limit: both what is sent and what it unpacks to count."""
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise InputError(start, f"is packed as {packed[:40]}, which was not asked for")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed in ("gzip", "x-gzip", "deflate") else None
    parts, size = [], 0
    while chunk := response.read1(_CHUNK):
        piece = unpack.decompress(chunk, web.most - size + 1) if unpack else chunk
        size += len(piece)
        if size > web.most:
            raise InputError(start, f"is larger than {web.most:,} bytes", "save it to a file, or allow more with --max-bytes")
        parts.append(piece)
    return b"".join(parts)


def _page(url: str, answer: _Answer) -> Page:
    kind = answer.headers.get_content_type() if answer.headers.get("Content-Type") else ""
    charset = answer.headers.get_param("charset")
    tags = {name: value for name in ("ETag", "Last-Modified") if (value := answer.headers.get(name)) and value.isprintable() and len(value) < 1000}
    return Page(url, answer.status, kind, charset if isinstance(charset, str) else None, answer.content, tags)


def _words(fault: Exception) -> str:
    if isinstance(fault, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {fault.verify_message}"
    return (str(getattr(fault, "strerror", None) or fault).splitlines() or [type(fault).__name__])[0][:120] or type(fault).__name__


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked, under the name that was asked for."""

    def __init__(self, host: str, port: int, address: addresses.Address, *, secure: bool, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self.address, self.secure, self.ended = address, secure, False
        if secure:
            self.default_port = 443  # what the Host header leaves out

    def connect(self) -> None:
        """Connect, and for https ask for a certificate in the name of the host."""
        plain = socket.socket(self.address.family, socket.SOCK_STREAM)
        plain.settimeout(self.timeout)
        self.sock = plain
        plain.connect(self.address.target)
        if self.secure:
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)

    def cut(self) -> None:
        """End it now, from another thread: whoever waits for a byte is told that there is none."""
        self.ended = True
        with contextlib.suppress(OSError):
            if self.sock is not None:
                self.sock.shutdown(socket.SHUT_RDWR)
