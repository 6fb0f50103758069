"""A piece of HTML as text: what a feed or a mail brings, which is the article and no page around it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(["address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"])
_HIDDEN = frozenset(("script", "style", "template", "noscript", "head", "title", "svg", "math", "object"))
_ENDS = re.compile(r"[ \t]*\n[ \t\n]*")
_SPACES = re.compile(r"[^\S\n]+")


def text(html: str) -> str:
    r"""The words, each block a paragraph, without what is not shown.

    >>> text("<p>The dam <b>broke</b>.</p><script>x()</script><p>On&nbsp;Sunday.<br>At noon.")
    'The dam broke.\n\nOn Sunday.\n\nAt noon.'
    """
    parser = _Words()
    parser.feed(html)
    parser.close()
    return _ENDS.sub("\n\n", _SPACES.sub(" ", "".join(parser.parts))).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class gives it
        if self.hidden is None and tag in _HIDDEN:
            self.hidden = tag
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = None
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self.hidden is None:
            self.parts.append(data.replace("\r", " ").replace("\n", " "))
