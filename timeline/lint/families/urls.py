"""TL604: addresses that a browser can follow, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from timeline.lint.context import Context
from timeline.lint.findings import Pointer, Problem, Rule, short

RULES = (
    Rule("TL604", "error", "bad-url", "An address that is not http or https does not open, or runs something; media may lie beside the page.", '{"media": {"url": "file:///tmp/dam.jpg"}}', '{"media": {"url": "https://example.org/dam.jpg"}}', "/events/0"),
)
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`]")


def check(context: Context) -> Iterator[Problem]:
    """See the addresses of sources and media."""
    for pointer, source in context.items("sources"):
        yield from _address((*pointer, "url"), source.get("url"), may_be_relative=False)
    for pointer, event in context.events():
        if isinstance(media := event.get("media"), dict):
            yield from _address((*pointer, "media", "url"), media.get("url"), may_be_relative=True)


def _address(pointer: Pointer, value: object, *, may_be_relative: bool) -> Iterator[Problem]:
    if isinstance(value, str) and value and (fault := _fault(value, may_be_relative)):
        yield Problem("TL604", pointer, f"{short(value)} {fault}")


def _fault(value: str, may_be_relative: bool) -> str:
    if found := _FORBIDDEN.search(value):
        return f"has {short(found[0])}, which an address writes as %{ord(found[0]):02X}"
    try:
        parts = urlsplit(value)
        _ = parts.port  # read to be checked
    except ValueError as error:
        return f"is not an address: {str(error).lower()[:60]}"
    if not parts.scheme and not parts.netloc:
        return "" if may_be_relative else "does not start with https://"
    return "" if parts.scheme in ("http", "https") and parts.hostname else "is not an http or https address"
