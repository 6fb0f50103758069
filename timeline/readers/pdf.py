"""PDF: the text of its pages, with the lines of a paragraph joined and words that a line end cut put together.

The date on which a file was made is not the date of publication: it is named in a warning, and never taken.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

from timeline.errors import InputError
from timeline.readers import decode, extras
from timeline.readers.assemble import extracted
from timeline.readers.contract import Documents, Known

SUFFIXES = (".pdf",)
TYPES = ("application/pdf",)
MOST_PAGES = 2000
MOST_TEXT = 20_000_000
_CUT = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\n(?=[a-zß-ÿ])")
_ENDS = re.compile(r"[.!?:;\"”’)\]]\Z")
_FULL = 0.7
"""A line shorter than this share of the page's longest ends its paragraph."""
_DIGITS = re.compile(r"\d+")


def read(raw: bytes, where: str, known: Known) -> Documents:
    """One document. Raises InputError for what is no PDF, one with a password, and one of pictures without text."""
    pypdf = extras.need("pypdf", "pdf", where)
    try:
        pdf = pypdf.PdfReader(io.BytesIO(raw))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise InputError(where, "is a PDF with a password", "save it without one")
        pages = _pages(pdf, where)
        said, made = _said(pdf.metadata)
    except InputError:
        raise
    except Exception as fault:  # noqa: BLE001 - damaged files fail anywhere in the library
        raise InputError(where, f"is not a PDF that can be read ({type(fault).__name__})", "save it as text") from None
    text = decode.whole("\n\n".join(filter(None, map(_paragraphs, _without_margins(pages)))))
    if not text.strip():
        raise InputError(where, "is a PDF without text, perhaps scanned pictures", "recognise its text first (OCR)")
    documents = extracted(f"{text}\n", said, known, where)
    if made and not documents[0].published:
        documents.warnings.append(f"{where}: does not say when it was published; the file was made on {made}: give --published {made} if that is the day")
    return documents


def _pages(pdf: Any, where: str) -> list[list[str]]:
    if len(pdf.pages) > MOST_PAGES:
        raise InputError(where, f"is a PDF of {len(pdf.pages):,} pages, more than the {MOST_PAGES:,} that are read", "split it")
    pages, size = [], 0
    for page in pdf.pages:
        text = page.extract_text() or ""
        size += len(text)
        if size > MOST_TEXT:
            raise InputError(where, f"holds more than {MOST_TEXT:,} characters", "split it")
        pages.append([line.rstrip() for line in _CUT.sub("", decode.lines(text).replace("\0", "")).split("\n")])
    return pages


def _without_margins(pages: list[list[str]]) -> list[list[str]]:
    """The pages without the first and last lines that most of them share but for a number: running heads and page numbers."""
    if len(pages) < 3:
        return pages
    seen = Counter(key for page in pages for key in {_margin(line) for line in (*page[:2], *page[-2:])})
    running = {key for key, count in seen.items() if count > len(pages) / 2 and count >= 3}
    return [[line for n, line in enumerate(page) if not ((n < 2 or n >= len(page) - 2) and _margin(line) in running)] for page in pages]


def _margin(line: str) -> str:
    return _DIGITS.sub("#", line.strip())


def _paragraphs(lines: list[str]) -> str:
    """Lines that go on are joined: all but those that end a sentence and fall short, and those before an empty one."""
    longest = max(map(len, lines), default=0)
    out: list[str] = []
    open_ = False
    for line in lines:
        words = line.strip()
        if not words:
            open_ = False
            continue
        if open_:
            out[-1] += f" {words}"
        else:
            out.append(words)
        short = len(line) < _FULL * longest
        open_ = not (short and (_ENDS.search(words) is not None or len(line) < longest / 2))
    return "\n\n".join(out)


def _said(about: Any) -> tuple[dict[str, str], str | None]:
    if about is None:
        return {}, None
    said = {key: " ".join(decode.whole(str(value)).split()) for key, value in (("title", about.title), ("author", about.author)) if value}
    try:
        made = about.creation_date
    except (ValueError, TypeError, AttributeError):
        made = None
    return said, made.date().isoformat() if made else None
