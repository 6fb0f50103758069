"""Word documents: the paragraphs and the rows of tables, in their order.

The date on which a file was made is not the date of publication: it is named in a warning, and never taken.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from timeline.errors import InputError
from timeline.readers import decode, extras
from timeline.readers.assemble import extracted
from timeline.readers.contract import Documents, Known

SUFFIXES = (".docx",)
TYPES = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
MOST = 50_000_000
"""Bytes that the parts of a document may have when they are unpacked."""


def read(raw: bytes, where: str, known: Known) -> Documents:
    """One document. Raises InputError for what is no Word document, one that unpacks to too much, and one without text."""
    docx = extras.need("docx", "docx", where)
    _sized(raw, where)
    try:
        word = docx.Document(io.BytesIO(raw))
        text = decode.whole("\n\n".join(line for line in _lines(word) if line.strip()))
        said, made = _said(word)
    except Exception as fault:  # noqa: BLE001 - damaged files fail anywhere in the library
        raise InputError(where, f"is not a Word document that can be read ({type(fault).__name__})", "save it as text") from None
    if not text:
        raise InputError(where, "is a Word document without text")
    documents = extracted(f"{text}\n", said, known, where)
    if made and not documents[0].published:
        documents.warnings.append(f"{where}: does not say when it was published; the file was made on {made}: give --published {made} if that is the day")
    return documents


def _sized(raw: bytes, where: str) -> None:
    try:
        whole = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(raw)).infolist())
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise InputError(where, "is not a Word document (no ZIP archive)", "save it as text") from None
    if whole > MOST:
        raise InputError(where, f"unpacks to {whole:,} bytes, more than the {MOST:,} that are read", "save it as text")


def _lines(word: Any) -> Iterator[str]:
    for block in word.iter_inner_content():
        if hasattr(block, "rows"):
            yield from _rows(block)
        else:
            yield from block.text.splitlines()


def _rows(table: Any) -> Iterator[str]:
    for row in table.rows:
        cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)  # a merged cell is there once for each place
        yield ": ".join(cell for cell in cells if cell)


def _said(word: Any) -> tuple[dict[str, str], str | None]:
    about = word.core_properties
    made = about.created
    said = {key: " ".join(decode.whole(value).split()) for key, value in (("title", about.title), ("author", about.author), ("language", about.language)) if value}
    if said.get("author") == "python-docx":
        del said["author"]
    return said, made.date().isoformat() if made else None
