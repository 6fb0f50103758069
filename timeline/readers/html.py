"""Pages: the article's text by trafilatura, what the page says of itself by JSON-LD, meta tags and htmldate.

The text is the article alone, with an empty line between paragraphs, and is kept in the record. A date that only a guess from the words of
the page would give is not taken: htmldate searches what is marked as a date.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from timeline.errors import InputError
from timeline.readers import charsets, extras, pagedata
from timeline.readers.assemble import extracted
from timeline.readers.contract import Documents, Known

SUFFIXES = (".html", ".htm", ".xhtml")
TYPES = ("text/html", "application/xhtml+xml")
MOST = 10_000_000
"""Bytes of a page; a newspaper's are a hundredth of it."""
_XML = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"\A(\s*<!DOCTYPE[^\[>]*)\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_DATES = ("1800-01-01", "2200-01-01")  # htmldate's own end is the clock's today


def read(raw: bytes, where: str, known: Known) -> Documents:
    """One document. Raises InputError for a page that is too large or holds no article, OptionError for its language."""
    extras.need("trafilatura", "html", where)
    if len(raw) > MOST:
        raise InputError(where, f"is a page of {len(raw):,} bytes, more than the {MOST:,} that are read", "save the text of the article to a file")
    text, warning = charsets.decode(raw, where, known.charset)
    tree = _tree(text, where)
    said = pagedata.read(tree, known.url)
    if "published" not in said and (found := _marked_date(tree, said.get("url") or known.url)):
        said["published"] = found
    documents = extracted(_article(tree, where), said, known, where)
    documents.warnings[:0] = [f"{where}: {each}" for each in (warning, said.get("warning")) if each]
    return documents


def _tree(text: str, where: str) -> Any:
    from trafilatura.utils import load_html

    # A declaration of the encoding is no longer true of text, and entities that a page declares are nobody's article.
    text = _DOCTYPE.sub(r"\1>", _XML.sub("", text, count=1), count=1).replace("\0", "")
    tree = load_html(text) if text.strip() else None
    if tree is None:
        raise InputError(where, "is not a page of HTML", "save the text of the article to a file")
    return tree


def _article(tree: Any, where: str) -> str:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, options=_options())
    except (RecursionError, ValueError, TypeError, AttributeError) as fault:
        raise InputError(where, f"is a page whose text could not be found ({type(fault).__name__})", "save the text of the article to a file") from None
    text = (found.text or "").strip() if found is not None else ""  # type: ignore[union-attr]
    if not text:
        raise InputError(where, "is a page without the text of an article", "save the text of the article to a file")
    return text.replace("\n", "\n\n") + "\n"  # a block of the page is a paragraph


@lru_cache(maxsize=1)
def _options() -> Any:
    """Trafilatura's options, which it would else read anew for every page: the article without its comments."""
    from trafilatura.settings import Extractor

    return Extractor(comments=False, with_metadata=False, output_format="python")


def _marked_date(tree: Any, url: str | None) -> str | None:
    from htmldate import find_date

    try:
        return find_date(tree, extensive_search=False, original_date=True, url=url, min_date=_DATES[0], max_date=_DATES[1])
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
