"""Addresses: fetched with limits, and read by the kind that the server says it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.errors import InputError
from timeline.readers.contract import Documents, Known
from timeline.readers.kinds import by_type, of

if TYPE_CHECKING:
    from types import ModuleType

    from timeline.readers.fetch import Page

_VAGUE = ("", "application/octet-stream", "binary/octet-stream")
_SNIFFED = {"application/json": ".jsonl", "application/gzip": ".warc.gz"}


def read(url: str, known: Known) -> Documents:
    """The documents at an address.

    Raises OptionError for an address that is not allowed, InputError for one that cannot be fetched or is of a kind that is not read.
    """
    from timeline.readers import cache

    page = cache.fetch(url, known.web)
    reader = _reader(page)
    if reader is None:
        raise InputError(url, f"is {page.type or 'of a kind that the server does not say'}, which is not read", "save the text of the article to a file")
    documents: Documents = reader.read(page.content, url, replace(known, url=page.url, charset=page.charset))
    if page.cached:
        documents.warnings.insert(0, f"{url}: as it was when it was kept in the cache; --refresh asks the server again")
    return documents


def _reader(page: Page) -> ModuleType | None:
    """By content type; by the address's suffix only where the server says nothing that means anything."""
    if found := by_type().get(page.type):
        return found
    path = page.url.partition("?")[0].partition("#")[0]
    name = path.rpartition("/")[2]
    if page.type in _VAGUE and "." in name:
        return of(name)
    return of(f"x{suffix}") if (suffix := _SNIFFED.get(page.type)) and name.endswith((suffix, ".json")) else None
