"""RSS and Atom: one document an entry, from the text that the feed itself carries.

What an entry only links to is not fetched: give its address.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

from timeline.errors import InputError, TimelineError
from timeline.readers import extras, fragment
from timeline.readers.assemble import extracted
from timeline.readers.contract import Documents, Known, gathered

SUFFIXES = (".rss", ".atom", ".xml")
TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
MOST = 20_000_000
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ISO = "{0:04d}-{1:02d}-{2:02d}T{3:02d}:{4:02d}:{5:02d}+00:00"
_TAG = re.compile(r"<[a-zA-Z/!]")


def read(raw: bytes, where: str, known: Known) -> Documents:
    """Every entry's document, in the order of the feed; entries without words are problems.

    Raises InputError for what is no feed. A feed that is not well-formed is read as far as it can be, with a warning.
    """
    feedparser = extras.need("feedparser", "feeds", where)
    if not raw.strip():
        raise InputError(where, "is empty")
    if len(raw) > MOST:
        raise InputError(where, f"is a feed of {len(raw):,} bytes, more than the {MOST:,} that are read", "split it")
    # A document type with entities has no place in a feed, and may be a bomb.
    headers = {"content-type": f"application/xml; charset={known.charset}"} if known.charset else {}
    try:
        feed = feedparser.parse(io.BytesIO(_DOCTYPE.sub(b"", raw)), response_headers=headers)
    except Exception as fault:  # noqa: BLE001 - a parser of broken feeds breaks in its own ways
        raise InputError(where, f"is a feed that cannot be read ({type(fault).__name__})") from None
    if not feed.get("entries"):
        raise InputError(where, "is a feed without an entry" if feed.get("version") else "is not a feed: neither RSS nor Atom", "save the text of the article to a file")
    result = gathered((_entry(dict(entry), feed.get("feed", {}), known, f"{where}:{number}") for number, entry in enumerate(feed["entries"], 1)), where)
    if feed.get("bozo") and not _harmless(feed.get("bozo_exception"), feedparser):
        result.warnings.insert(0, f"{where}: is not a well-formed feed; what could be read of it was ({_first_line(feed.get('bozo_exception'))})")
    return result


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], known: Known, where: str) -> Documents:
    text = _text(entry)
    title = fragment.text(str(entry.get("title") or ""))
    if not text and not title:
        return Documents(problems=[InputError(where, "is an entry without words")])
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    said = {
        "title": title, "published": _stamp(stamp) if stamp else str(entry.get("published") or entry.get("updated") or ""), "url": str(entry.get("link") or ""),
        "author": str(entry.get("author") or ""), "publisher": fragment.text(str(feed.get("title") or "")), "language": str(feed.get("language") or ""), "image": _picture(entry),
    }  # fmt: skip
    try:
        return extracted(f"{text or title}\n", {k: " ".join(v.split()) for k, v in said.items() if v.strip()}, known, where)
    except TimelineError as fault:
        return Documents(problems=[fault])


def _text(entry: Mapping[str, Any]) -> str:
    """The longest of what the entry holds: its content, else its summary."""
    pieces = [(str(each.get("value") or ""), str(each.get("type") or "")) for each in entry.get("content") or ()]
    pieces.append((str(entry.get("summary") or ""), str((entry.get("summary_detail") or {}).get("type") or "")))
    return max((fragment.text(value) if "html" in kind or _TAG.search(value) else value.strip() for value, kind in pieces), key=len)


def _stamp(parsed: Any) -> str:
    return _ISO.format(*parsed)


def _picture(entry: Mapping[str, Any]) -> str:
    """The first picture that the entry encloses."""
    for each in (*(entry.get("media_content") or ()), *(entry.get("media_thumbnail") or ()), *(entry.get("enclosures") or ())):
        url, kind = str(each.get("url") or each.get("href") or ""), str(each.get("type") or each.get("medium") or "image")
        if url.startswith(("http://", "https://")) and kind.startswith("image"):
            return url
    return ""


def _harmless(fault: object, feedparser: Any) -> bool:
    return isinstance(fault, feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType)


def _first_line(fault: object) -> str:
    return (str(fault).splitlines() or [""])[0][:120]
