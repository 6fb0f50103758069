"""WARC archives of the web: one document a page that was answered with 200, read in constant memory.

The date of the record is the day of the visit, not of publication, and is not taken.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from timeline.errors import InputError, TimelineError
from timeline.readers import extras
from timeline.readers.contract import Documents, Known, gathered

SUFFIXES = (".warc", ".warc.gz")
TYPES = ("application/warc",)
MOST = 20_000_000
"""Bytes of a page in the archive, unpacked."""
_BREAKS = (EOFError, OSError, ValueError, AttributeError, TypeError, KeyError, IndexError, zlib.error)
"""What the library fails with on damaged archives, beside its own error."""


def read(raw: bytes, where: str, known: Known) -> Documents:
    """Every page's document; pages that cannot be read are problems. Raises InputError for what is no WARC file."""
    return gathered(stream(io.BytesIO(raw), where, known), where, "is an archive without a page that is read")


def stream(file: BinaryIO, where: str, known: Known) -> Iterator[Documents]:
    """Each page's document in turn; its place is the number of its record, from 1, and its address."""
    extras.need("warcio", "warc", where)
    for number, record in _records(file, where):
        try:
            yield _page(record, f"{where}:{number}", known)
        except TimelineError as fault:
            yield Documents(problems=[fault])


def _records(file: BinaryIO, where: str) -> Iterator[tuple[int, Any]]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(file):
            number += 1
            yield number, record
    except (ArchiveLoadFailed, *_BREAKS) as fault:
        why = (str(fault).splitlines() or [type(fault).__name__])[0][:120]
        raise InputError(f"{where}:{number + 1}" if number else where, f"is not a WARC archive from here on ({why})" if number else f"is not a WARC archive ({why})") from None


def _page(record: Any, where: str, known: Known) -> Documents:
    from timeline.readers.kinds import by_type

    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type not in ("response", "resource") or not url.startswith(("http://", "https://")):
        return Documents()
    if record.rec_type == "response" and (record.http_headers is None or record.http_headers.get_statuscode() != "200"):
        return Documents()
    headers = record.http_headers or record.rec_headers
    kind, _, rest = (headers.get_header("Content-Type") or "").partition(";")
    reader = by_type().get(kind.strip().lower())
    if reader is None or hasattr(reader, "stream"):
        return Documents()  # pictures and scripts are no articles, and an archive inside one is not opened
    try:
        raw = record.content_stream().read(MOST + 1)
    except _BREAKS as fault:
        raise InputError(f"{where} {url[:200]}", f"is damaged ({type(fault).__name__})") from None
    if len(raw) > MOST:
        raise InputError(f"{where} {url[:200]}", f"is a page of more than {MOST:,} bytes")
    charset = rest.partition("charset=")[2].strip(" \"'").partition(";")[0] or None
    return reader.read(raw, f"{where} {url[:200]}", replace(known, url=url, charset=charset))  # type: ignore[no-any-return]
