"""Untrusted text made safe to write: no control characters, no lone surrogates, escaped for HTML where asked."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_IN_ADDRESS = re.compile(r"[\s<>\"'`\\^{|}]")


def clean(text: str) -> str:
    """Text without control characters; line breaks become line feeds and lone surrogates U+FFFD."""
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text)
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", text))


def line(text: str | None) -> str:
    """Clean text on one line, white space collapsed."""
    return " ".join(clean(text or "").split())


def web(text: str) -> str:
    """One line of HTML content; the form that a sanitiser leaves unchanged, so quotation marks stay.

    >>> web('R&D <b>"x"</b>')
    'R&amp;D &lt;b&gt;"x"&lt;/b&gt;'
    """
    return escape(line(text), quote=False)


def web_twice(text: str) -> str:
    """For the fields that TimelineJS decodes once before it prints them as HTML (`group`, a slide's `display_date`)."""
    return escape(escape(line(text)))


def address(url: str | None) -> str | None:
    """An http or https address without characters that could end an attribute, else None.

    >>> address("javascript:alert(1)"), address("https://example.org/a?b=1")
    (None, 'https://example.org/a?b=1')
    """
    text = line(url)
    if not text or _IN_ADDRESS.search(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.netloc else None


class _Reader(HTMLParser):
    """Collects text; words inside `<blockquote>`, `<small>` (when asked), `<style>` and `<script>` are skipped."""

    def __init__(self, skip: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.skip, self.depth, self.words = skip | {"style", "script"}, 0, [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the signature is html.parser's
        self.depth += tag in self.skip
        if tag in ("p", "br", "div", "li"):
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in self.skip and self.depth > 0

    def handle_data(self, data: str) -> None:
        if not self.depth:
            self.words.append(data)


def unweb(text: str, skip: tuple[str, ...] = ()) -> str:
    """The plain text of HTML, one line a paragraph."""
    reader = _Reader(frozenset(skip))
    reader.feed(text)
    reader.close()
    return "\n".join(row for row in map(line, "".join(reader.words).split("\n")) if row)
