"""robots.txt (RFC 9309): asked once for each host, and what it says is done."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from timeline.errors import InputError, OptionError
from timeline.readers import extras
from timeline.readers.contract import Web
from timeline.readers.fetch import AGENT, Page

_MOST = 500_000
_RULES: dict[tuple[str, Web], Any] = {}
"""The rules of the hosts that this process has asked; a host more than a process ever asks ends the oldest."""
_HOSTS = 1000


def check(url: str, web: Web) -> None:
    """Raises InputError when the host's robots.txt asks us to stay away, or cannot be had for the server's own fault."""
    parts = urlsplit(url)
    host = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
    if url == host:
        return
    if (host, web) not in _RULES:
        while len(_RULES) >= _HOSTS:
            _RULES.pop(next(iter(_RULES)))
        _RULES[host, web] = _rules(host, url, web)
    rules = _RULES[host, web]
    if rules is not None and not rules.can_fetch(url, AGENT):
        raise InputError(url, f"is closed to programs by {host}", "ask the outlet, or save the text of the article to a file")


def _rules(host: str, url: str, web: Web) -> Any:
    """The parsed rules; None where there are none (a status of 4xx)."""
    from timeline.readers import cache

    protego = extras.need("protego", "web", url)
    try:
        page: Page = cache.kept(host, web)
    except OptionError as fault:
        raise OptionError(url, fault.why, fault.hint) from None
    except InputError as fault:
        raise InputError(url, f"{fault.why}, when asked for its robots.txt", fault.hint) from None
    if page.status >= 500:
        raise InputError(url, f"was not fetched, since its robots.txt is answered with status {page.status}", "try again later")
    if page.status >= 400:
        return None
    return protego.Protego.parse(page.content[:_MOST].decode("utf-8-sig", "replace"))
