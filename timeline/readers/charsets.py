"""The encoding of a page: a byte order mark, the server's word, the page's own word, and whether any of them is true."""

from __future__ import annotations

import codecs
import re

from timeline.errors import InputError
from timeline.readers import decode as bytes_to_text

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_HEAD = 4096
_WEB = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""What browsers take these names for (WHATWG Encoding Standard)."""
_REFUSED = {"utf-7", "utf_7", "idna", "punycode", "rot13", "rot_13", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}


def decode(raw: bytes, where: str, said: str | None = None) -> tuple[str, str | None]:
    """The text, and a sentence when what was said of the encoding is not true.

    Bytes that are UTF-8 and not ASCII are UTF-8, whatever is said of them; else the server's word counts before the
    page's. Raises InputError for empty and binary input.
    """
    if not raw.strip():
        raise InputError(where, "is empty")
    if raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _lossy(raw, "utf-8-sig" if raw.startswith(codecs.BOM_UTF8) else "utf-16"), None
    named = [name for name in (said, *_declared(raw)) if name]
    known = [codec for name in named if (codec := _codec(name))]
    if not any(codec.startswith(("utf-16", "utf-32")) and _reads(raw, codec) for codec in known[:1]):
        bytes_to_text.refuse_binary(raw.replace(b"\0", b"") if len(raw) > 50 * raw.count(b"\0") else raw, where)
    return _read(raw, named, known)


def _read(raw: bytes, named: list[str], known: list[str]) -> tuple[str, str | None]:
    true = _reads(raw, "utf-8")
    if true is not None and (raw.isascii() or not known or known[0] != "utf-8"):
        lie = bool(known) and known[0] != "utf-8" and not raw.isascii()
        return true, f"says that it is {named[0][:40]} and is UTF-8, which was taken" if lie else None
    for codec in known:
        if (text := _reads(raw, codec)) is not None:
            return text, None if codec == known[0] else f"is not {named[0][:40]}, as is said of it; it was read as {codec}"
    try:
        text, encoding = bytes_to_text.decode(raw, "")
    except InputError:
        return _lossy(raw, "utf-8"), "holds bytes that are in no encoding that it names; they are shown as U+FFFD"
    return text, f"is not {named[0][:40]}, as is said of it; it was read as {encoding}, which was detected" if named else f"does not say its encoding; it was read as {encoding}, which was detected"


def _declared(raw: bytes) -> list[str]:
    head = raw[:_HEAD]
    return [match[1].decode("ascii") for shape in (_XML, _META) if (match := shape.search(head))]


def _codec(name: str) -> str | None:
    """Python's name of a text encoding; None for one that it does not know, and for codecs that are no encodings of pages."""
    name = _WEB.get(name.strip().lower(), name.strip().lower())
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return found.name if found._is_text_encoding and found.name not in _REFUSED else None


def _reads(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except (UnicodeError, ValueError):
        return None


def _lossy(raw: bytes, codec: str) -> str:
    return raw.decode(codec, "replace")
