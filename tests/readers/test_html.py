"""Pages: the article without what is around it, and what the page says of itself."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

import timeline
from tests.readers.made import FIRST, SECOND, TITLE, page
from timeline.errors import InputError, OptionError
from timeline.readers import Known, html, read
from timeline.readers.contract import Documents

STORY = Path(__file__).parents[1] / "stories" / "footbridge"


def ld(**more: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **more})}</script>'


def of(text: str | bytes, **known: object) -> Documents:
    return html.read(text if isinstance(text, bytes) else text.encode(), "a.html", Known(**known))  # type: ignore[arg-type]


FULL = ld(
    headline="A headline of its own", datePublished="2024-03-05T08:30:00+00:00", author=[{"@type": "Person", "name": "Ann Reed"}, {"name": "Tom Weller"}],
    publisher={"@type": "Organization", "name": "The Valley Post"}, image={"@type": "ImageObject", "url": "https://post.example/b.jpg", "caption": "The bridge"},
    url="https://post.example/1",
)  # fmt: skip


def test_a_page_with_json_ld() -> None:
    (document,) = of(page(head=FULL, lang="en-GB"))
    assert document.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"
    assert (document.title, document.author, document.publisher) == ("A headline of its own", "Ann Reed, Tom Weller", "The Valley Post")
    assert (document.published, document.published_from) == ("2024-03-05T08:30:00+00:00", "metadata")
    assert (document.language, document.region, document.url) == ("en", "GB", "https://post.example/1")
    assert (document.image, document.image_caption) == ("https://post.example/b.jpg", "The bridge")


def test_offsets_refer_to_the_text_that_the_record_keeps() -> None:
    story = timeline.extract(of(page(head=FULL)))
    (source,) = story.sources
    assert source.text
    assert source.media
    assert source.media.url == "https://post.example/b.jpg"
    spans = [e for event in (*story.events, *(story.undated or ())) for e in event.evidence]
    assert len(story.events) == 3
    assert all(source.text[e.start : e.end] == e.exact for e in spans)


@pytest.mark.parametrize(("head", "published"), [
    ('<meta property="article:published_time" content="2024-03-05T08:30:00Z">', "2024-03-05T08:30:00+00:00"),
    ('<meta name="date" content="5 March 2024">', "2024-03-05"),
    (ld(datePublished="2024-03-05", headline="x") + '<meta name="date" content="2024-03-09">', "2024-03-05"),
    ('<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["ReportageNewsArticle"], "datePublished": "2024-03-05", "headline": "y"}]}</script>', "2024-03-05"),
    ('<script type="application/ld+json">{broken</script><meta name="dc.date" content="2024-03-05">', "2024-03-05"),
    (ld(datePublished="soon", headline="x"), None),
    ("", None),
])  # fmt: skip
def test_publication_dates(head: str, published: str | None) -> None:
    (document,) = of(page(head=head))
    assert document.published == published


def test_a_date_that_is_marked_in_the_page_is_found_and_one_in_its_words_is_not() -> None:
    marked = of(page(body=f'<time datetime="2024-03-05" pubdate="pubdate">5 March 2024</time><p>{FIRST}</p><p>{SECOND}</p>'))
    assert marked[0].published == "2024-03-05"
    assert of(page(body=f"<p>{FIRST}</p><p>The mill burned down on 3 April 1954.</p><footer>Copyright 2019</footer>"))[0].published is None


def test_what_cannot_be_read_or_differs_is_a_warning() -> None:
    assert of(page(head=ld(datePublished="soon", headline="x"))).warnings == ["a.html: its own date of publication is passed over: 'soon' is not a date with a year, a month and a day"]
    both = of(page(head=ld(datePublished="2024-03-05", headline="x") + '<meta name="date" content="2024-03-09">'))
    assert both.warnings == ["a.html: says 2024-03-05 in its JSON-LD and 2024-03-09 in its meta tags; the first was taken as its publication date"]


@pytest.mark.parametrize(("lang", "language"), [("en-US", "en"), ("x-default", "en"), ("und", "en"), ("", "en")])
def test_language_tags(lang: str, language: str) -> None:
    assert of(page(lang=lang))[0].language == language


def test_a_language_without_a_pack_is_said() -> None:
    with pytest.raises(OptionError, match=r"a\.html: language: there is no language pack 'tlh'"):
        of(page(lang="tlh"))


ACCENTED = f"<p>The café “Zürich” closed on Monday, owner José Müller said.</p><p>{SECOND}</p>"


@pytest.mark.parametrize(("said", "true", "server", "warns"), [
    ("utf-8", "utf-8", None, False),
    ("windows-1252", "utf-8", None, True),
    ("utf-8", "cp1252", None, True),
    ("iso-8859-1", "cp1252", None, False),
    ("nonsense-9", "utf-8", None, False),
    ("rot13", "utf-8", None, False),
    ("utf-7", "utf-8", None, False),
    ("utf-8", "cp1252", "windows-1252", False),
    ("windows-1252", "utf-8", "utf-8", False),
    ("utf-8", "utf-16", None, False),
])  # fmt: skip
def test_charsets_and_their_lies(said: str, true: str, server: str | None, warns: bool) -> None:
    found = of(page(body=ACCENTED, charset=said).encode(true), charset=server)
    assert "The café “Zürich” closed on Monday, owner José Müller said." in found[0].text
    assert bool(found.warnings) == warns


ENTITIES = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
HOSTILE = {
    "nothing": "<html></html>",
    "no article": "<html><body><nav><a href='/'>Home</a></nav></body></html>",
    "entity bomb": f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{ENTITIES}]><html><body><p>&l12;</p></body></html>',
    "deep": "<div>" * 20_000 + "x",
    "deep json": page(head='<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
    "wide json": page(head='<script type="application/ld+json">[' + "{}," * 100_000 + "{}]</script>"),
    "many tags": page(body="<p>On Monday the dam broke.</p>" * 20_000),
    "many links": page(body="<a href=x>y</a>" * 50_000),
    "one word": page(body="x" * 2_000_000),
    "open comment": page() + "<!--" * 100_000,
    "open tags": "<" * 500_000,
    "attributes": "<p " + "a=b " * 200_000 + ">The dam broke on Monday.",
    "script": page(body="<script>alert(1)</script><p>The dam broke on Monday, the mayor of the town said to us.</p>"),
    "too large": "<p>" + "x" * (html.MOST + 1),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_pages_are_read_or_refused_in_good_time(text: str) -> None:
    start = time.process_time()
    try:
        found = of(text)
    except InputError as fault:
        assert str(fault).startswith("a.html")  # noqa: PT017 - either outcome is right
        assert "\n" not in str(fault)  # noqa: PT017
    else:
        assert "alert" not in found[0].text
        assert len(found[0].text) < 3_000_000
    assert time.process_time() - start < 20


def test_one_bad_page_never_stops_the_others(tmp_path: Path) -> None:
    for name, content in {"a": page().encode(), "b": b"\0\1\2", "c": b"", "d": page(lang="tlh").encode(), "e": page().encode()}.items():
        (tmp_path / f"{name}.html").write_bytes(content)
    found = read(tmp_path)
    assert len(found) == 2
    assert [Path(fault.where.partition(": language")[0]).name for fault in found.problems] == ["b.html", "c.html", "d.html"]


def test_the_story_is_read() -> None:
    found = read(STORY)
    assert found.problems == []
    assert [d.published[:10] for d in found if d.published] == ["2024-03-05", "2024-03-05", "2024-03-07", "2024-03-07", "2024-03-08", "2024-03-12", "2024-06-19", "2024-09-11"]
    assert {d.publisher for d in found} == {"The Arle Valley Post", "Harbour Courier", "Northern Wire", "Coldbridge Gazette"}
    assert not any("Most read" in d.text or "Copyright" in d.text for d in found)
