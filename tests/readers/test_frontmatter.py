"""Front matter between --- or +++ lines, and text that only looks like it."""

from __future__ import annotations

import pytest

from timeline.errors import InputError
from timeline.readers import Known, text
from timeline.readers.frontmatter import split


@pytest.mark.parametrize("block", [
    "---\ntitle: Bridge: the end\npublished: 2025-01-13\n---\n",
    "---  \nTitle: 'Bridge: the end'\ndate: \"2025-01-13\"\nlayout: post\n---\t\n",
    "---\ntags:\n  - a\ntitle: Bridge: the end\n\npublished: 2025-01-13\n---\n",
    "+++\ntitle = 'Bridge: the end'\npublished = 2025-01-13\n+++\n",
    '+++\ntitle = "Bridge: the end"\ndate = "2025-01-13"\ntags = ["a"]\n[extra]\na = 1\n+++\n',
])  # fmt: skip
def test_read(block: str) -> None:
    assert split(block + "Text.\n", "a") == ({"title": "Bridge: the end", "published": "2025-01-13"}, "Text.\n")


@pytest.mark.parametrize("content", [
    "---\nThe bridge reopened.\n---\nMore.", "Text.\n---\npublished: 2025\n---\n", "---\npublished: 2025-01-13\nText without an end", "--- a\nb: c\n---\n", "----\na: b\n----\n", "", "---", "---\n---\nText.",
])  # fmt: skip
def test_no_front_matter(content: str) -> None:
    assert split(content, "a") == ({}, content)


def test_our_key_wins_over_another_name() -> None:
    assert split("---\ndate: 2024-01-01\npublished: 2025-01-13\ndate: 2023-01-01\n---\n", "a")[0] == {"published": "2025-01-13"}


@pytest.mark.parametrize("body", ["title = Bridge", "a = 1\na = 2", "published = 2025-02-30", "a = '" + "x" * 5])
def test_toml_that_is_none(body: str) -> None:
    with pytest.raises(InputError, match=r"a.txt: has front matter that is not TOML") as fault:
        split(f"+++\n{body}\n+++\nText.", "a.txt")
    assert "\n" not in str(fault.value)


def test_offsets_count_from_the_text_after_it() -> None:
    raw = "---\r\npublished: Jan 13, 2025\r\nurl: https://e.org/a\r\npublisher: News\r\ntimezone: Europe/Kyiv\r\nlang: en-GB\r\n---\r\nOn Sunday.\r\n"
    (document,) = text.read(raw.encode(), "a.txt", Known())
    assert document.text == "On Sunday.\n"
    assert (document.published, document.published_from, document.url, document.publisher) == ("2025-01-13", "metadata", "https://e.org/a", "News")
    assert (document.timezone, document.language, document.region) == ("Europe/Kyiv", "en", "GB")


def test_toml_timestamps_and_the_option() -> None:
    raw = b"+++\ndate = 2025-01-12T23:30:00Z\n+++\nText."
    assert text.read(raw, "a", Known(timezone="Europe/Kyiv"))[0].published == "2025-01-13T01:30:00+02:00"
    assert text.read(raw, "a", Known(published="2024"))[0].published_from == "option"


def test_author_and_picture_are_kept() -> None:
    (document,) = text.read(b"---\nauthor: Ann Reed\nimage: https://post.example/b.jpg\n---\nThe dam broke.\n", "a.md", Known())
    assert (document.author, document.image, document.extracted) == ("Ann Reed", "https://post.example/b.jpg", False)
