"""Bytes to text: a byte order mark, else UTF-8, else an encoding that is detected and named, else an error."""

from __future__ import annotations

import codecs
import re

from timeline.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP or office file"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"\x1f\x8b", "a gzip file"))
_ENCODINGS = ["cp1251", "cp1250", "cp1253", "koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]
"""What newsrooms have really saved text in, beside cp1252 and cp1254, which are told by their letters; an open choice of all codecs takes short text for Mac Latin 2."""
_HEAD = 200_000
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 27})
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNUSUAL = re.compile(
    "[^\x00-\x7f\u00c0-\u00ff€‚„…†‡‰ŠŒŽšœžŸ‘’“”•–—™ª°º«»§©®£¥¡¿· \u00b2\u00b3\u00b1\u00bc\u00bd\u00be\u00a2\u00ac\u00b6]"
    "|(?<![\\dm\\s(])[\u00b2\u00b3\u00bc\u00bd\u00be\u00b1\u00a2\u00ac\u00b6]|[\u00b2\u00b3\u00bc\u00bd\u00be\u00b1\u00a2\u00ac\u00b6](?=[^\\W\\d_])"
)
"""What Western European text does not have: other signs, and 3 m² or ½ mile's signs inside words (letters of another encoding)."""
SAVE_AS = "save it as UTF-8 text"


def decode(raw: bytes, where: str) -> tuple[str, str | None]:
    """The text, and the name of its encoding when that had to be detected.

    Raises InputError for empty input, binary input, and bytes in no known encoding.
    """
    if not raw.strip():
        raise InputError(where, "is empty")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding, where), None
    refuse_binary(raw, where)
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as fault:
        return _detected(raw, fault, where)


def lines(text: str) -> str:
    """The text with every line end as LF: the text that offsets refer to."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def whole(text: str) -> str:
    """The text with lone surrogates, which no file can hold, as U+FFFD; the offsets stay."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def _strict(raw: bytes, encoding: str, where: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as fault:
        name = encoding.removesuffix("-sig").upper()
        raise InputError(where, f"starts like {name} but is not {name} at byte {fault.start}", SAVE_AS) from None


def refuse_binary(raw: bytes, where: str) -> None:
    """Raise InputError for what is no text: known kinds of files, zero bytes, many control characters."""
    for start, kind in _KINDS:
        if raw.startswith(start):
            raise InputError(where, f"is {kind}, not text", SAVE_AS)
    if b"\0" in raw:
        raise InputError(where, f"is binary, not text (a zero byte at {raw.index(0)})", SAVE_AS)
    head = raw[:_HEAD]
    if len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 10:
        raise InputError(where, "is binary, not text (more than a tenth of it is control characters)", SAVE_AS)


def _detected(raw: bytes, fault: UnicodeDecodeError, where: str) -> tuple[str, str]:
    encoding = _western(raw) or _guess(raw, _ENCODINGS)
    try:
        return raw.decode(encoding or "utf-8"), encoding or "utf-8"
    except UnicodeDecodeError:
        raise InputError(where, f"is not UTF-8 (byte {fault.start}) and its encoding could not be detected", SAVE_AS) from None


def _western(raw: bytes) -> str | None:
    """cp1252 when the bytes read as Western European text: few letters outside ASCII, and all of them usual there."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if _UNUSUAL.search(text):
        return None
    few = sum(c > "\x7f" for c in text) <= len(text) // 8 + 2
    return "cp1252" if few else _guess(raw, ["cp1252", "cp1254", *_ENCODINGS])


def _guess(raw: bytes, encodings: list[str]) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_HEAD], cp_isolation=encodings).best()
    return None if best is None else best.encoding
