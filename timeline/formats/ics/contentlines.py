"""Content lines (RFC 5545 section 3.1): escaped, folded and joined, and back again with the number of the physical line.

Written here and not through `icalendar`, whose folding of text that is not ASCII takes most of the time of a large file, and
which gives no line numbers; a test holds that it reads back what is written here, property by property.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_UNESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LONGEST = 75  # octets, section 3.1
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_PARAMETER = re.compile(r';([A-Za-z0-9_-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_CARET = {"n": "\n", "'": '"', "^": "^"}  # RFC 6868


def escape(text: str) -> str:
    r"""TEXT, section 3.3.11.

    >>> print(escape("a, b; c\\d\ne"))
    a\, b\; c\\d\ne
    """
    return text.translate(_ESCAPES)


def unescape(text: str) -> str:
    r"""TEXT as it was.

    >>> unescape(r"a\, b\; c\\d\ne") == "a, b; c\\d\ne"
    True
    """
    return _UNESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text) if "\\" in text else text


def split(text: str, separator: str = ",") -> list[str]:
    r"""The values of a list, still escaped: an escaped separator does not separate.

    >>> split(r"a\,b,c")
    ['a\\,b', 'c']
    """
    if "\\" not in text:
        return text.split(separator)
    return re.findall(rf"(?:^|(?<={separator}))((?:\\.|[^{separator}\\])*)(?:{separator}|\Z)", text, re.DOTALL)


def fold(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, never inside a character."""
    data = line.encode()
    if len(data) <= _LONGEST:
        return data + b"\r\n"
    pieces, start, room = [], 0, _LONGEST
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:  # a continuation byte of UTF-8
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _LONGEST - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces) + b"\r\n"


@dataclass(frozen=True, slots=True)
class Line:
    """A content line that was read: its value still escaped, and the number of its first physical line, from 1."""

    name: str
    value: str
    number: int
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as TEXT."""
        return unescape(self.value)


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that is none."""

    text: str
    number: int


def read(text: str) -> Iterator[Line | Broken]:
    """The content lines of a file, with LF, CRLF or CR at the ends of lines.

    A line that starts with white space goes on with the one before; one without a name is broken.
    """
    number, parts = 0, [""]
    for at, row in enumerate(re.split("\r\n|\n|\r", text), 1):
        if row[:1] in (" ", "\t") and number:
            parts.append(row[1:])
            continue
        if whole := "".join(parts).strip("\ufeff"):
            yield _line(whole, number)
        number, parts = at, [row]
    if whole := "".join(parts).strip("\ufeff"):
        yield _line(whole, number)


def _line(text: str, number: int) -> Line | Broken:
    name = _NAME.match(text)
    if not name:
        return Broken(text, number)
    parameters, at = {}, name.end()
    while found := _PARAMETER.match(text, at):
        parameters[found[1].upper()] = re.sub(r"\^(['n^])", lambda c: _CARET[c[1]], found[2].replace('"', ""))
        at = found.end()
    if text[at : at + 1] != ":":
        return Broken(text, number)
    return Line(name[0].upper(), text[at + 1 :], number, parameters)
