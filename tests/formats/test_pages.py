"""The HTML page and the Markdown chronology: complete, escaped, and allowed to run nothing."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import given
from stories import MANY, SEED, event, stories, story

from timeline import formats

_VOID = {"meta", "br"}


class Balance(HTMLParser):
    """Fails on a tag that is not closed where it should be, and lists all tags."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag, attrs) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag


def html(made) -> str:
    text = formats.dumps(made, "html")[0]
    parser = Balance()
    parser.feed(text)
    assert parser.open == []
    assert not {"script", "img", "iframe", "form", "link", "b"} & parser.seen
    return text


@given(stories())
def test_every_page_is_well_formed(made) -> None:
    assert html(made).count("<h3>") == len(made.events)


def test_nasty_text_is_only_text() -> None:
    assert "&lt;/script&gt;" in html(MANY)


def test_the_policy_allows_this_style_and_nothing_else() -> None:
    text = html(SEED)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\"" in text
    assert " style=" not in text


def test_the_page_says_everything() -> None:
    text = html(SEED)
    for words in ("before 12 January 2025<span>day not given</span>", "How the date was found", "Also reported, without a date", "Not placed", "recently", "Needs a date", "The Courier", "2025-01-19"):
        assert words in text
    assert text.index("The bridge closed") < text.index("Two engineers") < text.index("Mayor offers")


def test_only_web_addresses_are_linked() -> None:
    source = SEED.sources[0].model_copy(update={"url": "javascript:alert(1)"})
    text = html(SEED.model_copy(update={"sources": [source]}))
    assert "href=" not in text


def test_markdown_is_in_order_and_escaped() -> None:
    text = formats.dumps(SEED, "md")[0]
    assert text.startswith("# The bridge at Rivertown\n")
    assert text.index("The bridge closed") < text.index("Two engineers") < text.index("Mayor offers") < text.index("## Also reported, without a date") < text.index("## Not placed")
    evil = formats.dumps(story(event("e-1", "2025", "![x](y) <b> # _a_")), "md")[0]
    assert r"\!\[x\]\(y\) \<b\> \# \_a\_" in evil
