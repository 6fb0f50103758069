"""Damaged and random input of every kind: read, or refused in one line that names it; never another failure."""

from __future__ import annotations

import random
import warnings

import pytest

from tests.readers import made
from timeline.errors import TimelineError
from timeline.readers import Known, read_raw

WHOLE = {
    "a.html": made.page(head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "datePublished": "2024-03-05"}</script>').encode(),
    "a.rss": made.rss(made.item()).encode(),
    "a.atom": made.atom().encode(),
    "a.eml": made.mail(),
    "a.docx": made.word(),
    "a.pdf": made.pdf([["On Monday the dam broke."]]),
    "a.parquet": made.table([{"text": "On Monday the dam broke.", "published": "2024-03-05"}]),
    "a.warc": made.archive(("https://post.example/1", "text/html", made.page().encode()), squeeze=False),
    "a.warc.gz": made.archive(("https://post.example/1", "text/html", made.page().encode())),
    "a.jsonl": b'{"text": "On Monday the dam broke.", "published": "2024-03-05"}\n',
    "a.md": b"---\ntitle: x\n---\nOn Monday the dam broke.\n",
}


def damaged(raw: bytes, draw: random.Random) -> bytes:
    data = bytearray(raw)
    for _ in range(draw.randrange(1, 6)):
        at = draw.randrange(len(data) + 1)
        kind = draw.randrange(4)
        if kind == 0:
            del data[at : at + draw.randrange(1, 200)]
        elif kind == 1:
            data[at:at] = draw.randbytes(draw.randrange(1, 20))
        elif kind == 2:
            data[at : at + 1] = draw.randbytes(1)
        else:
            data[at:at] = data[: draw.randrange(100)]
    return bytes(data)


@pytest.mark.parametrize("name", WHOLE)
def test_damaged(name: str) -> None:
    draw = random.Random(name)
    assert len(read_raw(WHOLE[name], name, Known())) == 1
    for number in range(40):
        raw = draw.randbytes(draw.randrange(200)) if number % 6 == 0 else damaged(WHOLE[name], draw)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # zipfile's own, of names that are there twice
                found = read_raw(raw, name, Known())
        except TimelineError as fault:
            assert str(fault).startswith(name)  # noqa: PT017 - either outcome is right
            assert "\n" not in str(fault)  # noqa: PT017
        else:
            assert found or found.problems
