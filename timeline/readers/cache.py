"""What was fetched, kept on disk: asked for once, then the same bytes for ever, until it is asked for anew.

A file a page, named for the digest of the address that was asked for: a line of JSON, then the bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import tempfile
from dataclasses import asdict, replace
from pathlib import Path

from timeline.errors import InputError
from timeline.readers import fetch as network
from timeline.readers.contract import Web
from timeline.readers.fetch import Page

_OK = 200


def fetch(url: str, web: Web) -> Page:
    """The page at an address, from the cache where it is there. Raises InputError for one that the server does not give."""
    page = kept(url, web, respectful=web.robots)
    if page.status != _OK:
        raise InputError(url, f"is answered with status {page.status}", "open it in a browser to see why")
    return page


def kept(url: str, web: Web, *, respectful: bool = False) -> Page:
    """The page, kept or fetched. With `refresh` the server is asked whether what is kept still holds."""
    from timeline.readers import robots

    asked = network.normal(url)
    file = Path(web.cache).expanduser() / f"{hashlib.sha256(asked.encode()).hexdigest()}.page" if web.cache else None
    known = _load(file) if file else None
    if known is not None and not web.refresh and not (web.most < len(known.content)):
        return known
    also = {"If-None-Match": known.tags["ETag"]} if known and "ETag" in known.tags else {"If-Modified-Since": known.tags["Last-Modified"]} if known and "Last-Modified" in known.tags else {}
    page = network.fetch(url, web, also=also, allowed=(lambda hop: robots.check(hop, web)) if respectful else None)
    if page.status == 304 and known is not None:
        return replace(known, cached=False)
    if file and page.status == _OK:
        _save(file, page)
    return page


def _load(file: Path) -> Page | None:
    """None for what is not there or was cut short."""
    try:
        head, _, content = file.read_bytes().partition(b"\n")
        about = json.loads(head)
        if about.pop("length") != len(content):
            return None
        return Page(content=content, **{**about, "cached": True})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _save(file: Path, page: Page) -> None:
    """Whole or not at all; a folder that cannot be written to is said where it is named."""
    about = {key: value for key, value in asdict(page).items() if key != "content"} | {"length": len(page.content)}
    name = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as part:
            name = part.name
            part.write(json.dumps(about, sort_keys=True).encode() + b"\n" + page.content)
        Path(name).replace(file)
    except OSError as fault:
        if name:
            with contextlib.suppress(OSError):
                Path(name).unlink()
        raise InputError(str(file.parent), f"cannot be written to ({fault.strerror})", "name another folder with --cache") from None
