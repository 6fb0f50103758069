"""TL604: addresses that a browser can follow, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from timeline.lint.context import Context
from timeline.lint.findings import Edit, Pointer, Problem, Rule, short
from timeline.model.addresses import untracked

RULES = (
    Rule("TL604", "error", "bad-url", "An address that is not http or https does not open, or runs something; media may lie beside the page.", '{"media": {"url": "file:///tmp/dam.jpg"}}', '{"media": {"url": "https://example.org/dam.jpg"}}', "/events/0"),
    Rule("TL605", "warning", "dead-link", "A picture beside the page that is not there shows as a hole, and a page that is gone proves nothing; addresses are not opened, see --link-cache.", '{"media": {"url": "pictures/none.jpg"}}', '{"media": {"url": "https://example.org/dam.jpg"}}', "/events/0"),
    Rule("TL603", "info", "media-without-credit", "A picture names who made it, and says what it shows to those who do not see it.", '{"media": {"url": "https://example.org/dam.jpg"}}', '{"media": {"url": "https://example.org/dam.jpg", "credit": "Example Agency", "alt": "The dam"}}', "/events/0", opt_in=True),
    Rule("TL608", "warning", "tracking-parameters", "Parameters such as utm_source tell where a reader came from and are no part of the address.", '{"url": "https://example.org/a?utm_source=mail"}', '{"url": "https://example.org/a"}', "/sources/0", fix="takes them out"),
)
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`]")


def check(context: Context) -> Iterator[Problem]:
    """See the addresses of sources and media."""
    for pointer, source in context.items("sources"):
        yield from _address((*pointer, "url"), source.get("url"), may_be_relative=False)
        yield from _dead((*pointer, "url"), source.get("url"), context)
    for pointer, event in context.events():
        if isinstance(media := event.get("media"), dict):
            yield from _address((*pointer, "media", "url"), media.get("url"), may_be_relative=True)
            yield from _dead((*pointer, "media", "url"), media.get("url"), context)
            yield from _picture((*pointer, "media"), media, context)


def _dead(pointer: Pointer, url: object, context: Context) -> Iterator[Problem]:
    status = context.links.get(url, 200) if isinstance(url, str) else 200
    if not 100 <= status < 400:
        yield Problem("TL605", pointer, f"{short(url)} answered {status} when its link was checked", "find where it has moved, or an archived copy")


def _picture(pointer: Pointer, media: dict[str, object], context: Context) -> Iterator[Problem]:
    if missing := [key for key in ("credit", "alt") if not media.get(key)]:
        yield Problem("TL603", pointer, f"has no {' and no '.join(missing)}")
    url = media.get("url")
    if context.folder is not None and isinstance(url, str) and re.fullmatch(r"[^:?#\x00-\x1f]{1,200}", url) and not url.startswith("/") and not _exists(context, url):
        yield Problem("TL605", (*pointer, "url"), f"there is no file {short(url)} beside this one")


def _exists(context: Context, url: str) -> bool:
    try:
        return context.folder is None or (context.folder / unquote(url)).exists()
    except (OSError, ValueError):
        return False


def _address(pointer: Pointer, value: object, *, may_be_relative: bool) -> Iterator[Problem]:
    if isinstance(value, str) and value and (fault := fault_of(value, may_be_relative=may_be_relative)):
        yield Problem("TL604", pointer, f"{short(value)} {fault}")
    elif isinstance(value, str) and (clean := untracked(value)) != value:
        yield Problem("TL608", pointer, f"{short(value)} follows its readers", f"write {short(clean)}", edits=(Edit(pointer[:-1], pointer[-1], clean),))


def fault_of(value: str, *, may_be_relative: bool) -> str:
    """What is wrong with an address, in words that follow it; empty when nothing is."""
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
