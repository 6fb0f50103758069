"""The HTML page and the Markdown chronology: complete, escaped, and allowed to run nothing."""

import base64
import hashlib
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from stories import MANY, SEED, event, stories, story

from timeline import formats
from timeline.model.event import Media

_VOID = {"meta", "br", "link", "input"}


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
    text = formats.dumps(made, "html", online=True)[0]
    parser = Balance()
    parser.feed(text)
    assert parser.open == []
    assert not {"img", "iframe", "form", "b"} & parser.seen
    return text


@given(stories())
def test_every_page_is_well_formed(made) -> None:
    assert html(made).count("<h3>") == len(made.events)


def test_nasty_text_is_only_text() -> None:
    assert "&lt;/script&gt;" in html(MANY)


@pytest.mark.parametrize("options", [{"online": True}, {}])
def test_the_policy_allows_what_is_in_the_page_and_nothing_else(options) -> None:
    text = formats.dumps(SEED, "html", **options)[0]
    policy = dict(rule.split(" ", 1) for rule in unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]).split("; "))
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert [digest(one) in policy["style-src"] for one in styles] == [True]
    assert scripts
    assert all(digest(one) in policy["script-src"] for one in scripts)
    assert len(re.findall("'sha256-", policy["script-src"])) == len(scripts)
    assert "unsafe" not in text.split("</head>")[0].split("Content-Security-Policy")[1][:2000]
    assert (policy["default-src"], policy["connect-src"], policy["img-src"], policy["base-uri"], policy["form-action"]) == ("'none'", "data:", "data:", "'none'", "'none'")
    assert " style=" not in text.split("<body>")[1].split("<script")[0]


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_pictures_are_loaded_from_where_the_timeline_says_alone() -> None:
    made = story(event("e-1", "2025", media=Media(url="https://pictures.example/a.png", caption="A <bridge>", alt='"B"')),
                 event("e-2", "2026", media=Media(url="https://video.example/clip", credit="R&D")), event("e-3", "2027", media=Media(url="javascript:alert(1)")))
    text, losses = formats.dumps(made, "html")
    assert "img-src data: https://pictures.example;" in text
    assert '<img src="https://pictures.example/a.png" alt="&quot;B&quot;"' in text
    assert '<a href="https://video.example/clip" rel="noopener noreferrer">R&amp;D</a>' in text
    assert "javascript:" not in text.split("<script")[0]
    assert "1 event loses a detail: media without an address on the web" in formats.summarise(losses)


def test_the_page_says_everything() -> None:
    text = html(SEED)
    for words in ("before 12 January 2025<span>day not given</span>", "How the date was found", "Also reported, without a date", "Not placed", "recently", "Needs a date", "The Courier", "2025-01-19"):
        assert words in text
    assert text.index("The bridge closed") < text.index("Two engineers") < text.index("Mayor offers")


def test_only_web_addresses_are_linked() -> None:
    source = SEED.sources[0].model_copy(update={"url": "javascript:alert(1)"})
    text = html(SEED.model_copy(update={"sources": [source]}))
    assert "javascript:" not in text.split("<script")[0]
    assert set(re.findall(r'href="([^"]*?)[":]', text.split("<main>")[1].split("</main>")[0])) <= {"#event-e-1", "#event-e-2", "#event-e-3"}


def test_markdown_is_in_order_and_escaped() -> None:
    text = formats.dumps(SEED, "md")[0]
    assert text.startswith("# The bridge at Rivertown\n")
    assert text.index("The bridge closed") < text.index("Two engineers") < text.index("Mayor offers") < text.index("## Also reported, without a date") < text.index("## Not placed")
    evil = formats.dumps(story(event("e-1", "2025", "![x](y) <b> # _a_")), "md")[0]
    assert r"\!\[x\]\(y\) \<b\> \# \_a\_" in evil
