"""What a page says of itself: JSON-LD first, then its meta tags, then its headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

_ARTICLES = re.compile(r"(?:.*[/#])?(?:\w*Article|BlogPosting|LiveBlogPosting|Report|CreativeWork|WebPage)\Z")
_PAGES = ("WebPage", "CreativeWork")
_MOST = 300
"""Objects of JSON-LD that are looked at."""
_LONGEST = 500
_META = {
    "published": ("article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "pubdate", "publishdate", "sailthru.date", "parsely-pub-date"),
    "title": ("og:title", "twitter:title", "dc.title"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "byl"),
    "publisher": ("og:site_name", "application-name", "dc.publisher"),
    "image": ("og:image", "og:image:url", "twitter:image", "twitter:image:src"),
    "image_caption": ("og:image:alt", "twitter:image:alt"),
    "url": ("og:url",),
    "language": ("og:locale", "dc.language"),
}


def read(tree: Any, fetched: str | None) -> dict[str, str]:
    """title, published, author, publisher, language, url, image and image_caption, as far as they are said.

    `fetched` is the address that the page came from, which counts before the one that it claims. A "warning" tells of
    two publication dates that differ.
    """
    linked, meta = _linked(tree), _metas(tree)
    said = {**meta, **linked}
    if title := said.get("title") or _first(tree, "//h1") or _first(tree, "//title"):
        said["title"] = title
    if language := _clean(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""):
        said["language"] = language
    if url := _address(fetched or _canonical(tree) or said.get("url"), None):
        said["url"] = url
    else:
        said.pop("url", None)
    if image := _address(said.get("image"), said.get("url")):
        said["image"] = image
    else:
        said.pop("image", None)
        said.pop("image_caption", None)
    one, other = linked.get("published", "")[:10], meta.get("published", "")[:10]
    if one and other and one != other and one[:4].isdigit() and other[:4].isdigit():
        said["warning"] = f"says {one} in its JSON-LD and {other} in its meta tags; the first was taken as its publication date"
    return said


def _linked(tree: Any) -> dict[str, str]:
    """What JSON-LD says of the article: of an object that is an article before one that is a page."""
    found = [each for each in _objects(tree) if _is_article(each)]
    found.sort(key=lambda each: any(name in str(each.get("@type")) for name in _PAGES))
    return _of(found[0]) if found else {}


def _objects(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue  # a page's broken data are no reason not to read its text
        for _ in range(_MOST):
            if not waiting:
                break
            each = waiting.pop(0)
            if isinstance(each, list):
                waiting[:0] = each[:_MOST]
            elif isinstance(each, dict):
                yield each
                waiting += [each[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(each.get(key), dict | list)]


def _is_article(each: dict[str, Any]) -> bool:
    types = each.get("@type")
    named = any(isinstance(one, str) and _ARTICLES.match(one) for one in (types if isinstance(types, list) else [types]))
    return named and any(key in each for key in ("headline", "datePublished", "author", "publisher"))


def _of(each: dict[str, Any]) -> dict[str, str]:
    picture = _one(each.get("image") or each.get("thumbnailUrl"))
    values = {
        "title": each.get("headline") or each.get("name"), "published": each.get("datePublished") or each.get("dateCreated"), "author": _names(each.get("author")),
        "publisher": _names(each.get("publisher")), "language": each.get("inLanguage"), "url": each.get("url"),
        "image": (picture.get("url") or picture.get("contentUrl") or picture.get("@id")) if isinstance(picture, dict) else picture,
        "image_caption": (picture.get("caption") or picture.get("description")) if isinstance(picture, dict) else None,
    }  # fmt: skip
    return {key: text for key, value in values.items() if isinstance(value, str) and (text := _clean(value))}


def _one(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _names(value: Any) -> str:
    """The names of people or of an outlet: a string, an object with a name, or several of them."""
    each = [one.get("name") if isinstance(one, dict) else one for one in (value if isinstance(value, list) else [value])]
    return ", ".join(dict.fromkeys(_clean(one) for one in each[:20] if isinstance(one, str) and not one.startswith("http")))


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iterfind(".//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name and (text := _clean(meta.get("content") or "")):
            found.setdefault(name, text)
    said = {key: next((found[name] for name in names if name in found), "") for key, names in _META.items()}
    if said["author"].startswith("http"):
        said["author"] = ""
    return {key: value for key, value in said.items() if value}


def _first(tree: Any, path: str) -> str:
    node = next(iter(tree.iterfind(f".{path}")), None)
    return _clean("".join(node.itertext())) if node is not None else ""


def _canonical(tree: Any) -> str | None:
    return next((link.get("href") for link in tree.iterfind(".//link[@rel='canonical']") if link.get("href")), None)


def _address(url: str | None, base: str | None) -> str | None:
    """An address of the web, whole; None for anything else."""
    try:
        whole = urljoin(base, url) if base and url else url or ""
        parts = urlsplit(whole)
        return whole if parts.scheme in ("http", "https") and parts.hostname and whole.isprintable() and len(whole) < 4 * _LONGEST else None
    except ValueError:
        return None


def _clean(text: str) -> str:
    """One line without control characters, of a length that a heading has."""
    whole = unescape(text[: 4 * _LONGEST])
    printable = whole if whole.isprintable() else "".join(c if c.isprintable() else " " for c in whole)
    return " ".join(printable.split())[:_LONGEST]
