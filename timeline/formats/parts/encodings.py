"""The text of a file: UTF-8, and for calendars what old programs wrote."""

from __future__ import annotations

_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(data: bytes) -> str:
    """UTF-8 with or without a mark, or a calendar in UTF-16 or Windows-1252, which programs before RFC 5545 wrote.

    Raises UnicodeDecodeError for anything else.
    """
    for mark, name in _WIDE:
        if data.startswith(mark):
            return data.decode(name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper() != b"BEGIN:VCALENDAR":
            raise
        return data.decode("cp1252", "replace")
