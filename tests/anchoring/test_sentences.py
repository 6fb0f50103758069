"""Sentences of news text: what ends one, and what does not."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from timeline.anchoring.sentences import CAP, spans


def split(text):
    return [text[a:b] for a, b in spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Ruiz met Dr. Lund of Acme Corp. on Jan. 5 in the U.S. capital.",
        "The rate rose to 3.5 percent at 9 a.m. on Monday.",
        "J. R. Hale and U.N. envoy K. Boro met.",
        "He asked \"Why now?\" and left.",
        "It is No. 5 on the list.",
        "The line was\nbroken by hand because a long line of text does not fit,\nand it goes on.",
    ],
)
def test_one_sentence(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("He said: \"It is over.\" She left.", ['He said: "It is over."', "She left."]),
        ("“It is over.” She left.", ["“It is over.”", "She left."]),
        ("**\"It is over.\"** She left.", ['**"It is over."**', "She left."]),
        ("``It is over.'' She left.", ["``It is over.''", "She left."]),
        ("He works for Acme Inc. The firm is old.", ["He works for Acme Inc.", "The firm is old."]),
        ("Was it late? No! It was early.", ["Was it late?", "No!", "It was early."]),
        ("A title without a stop\n\nThe text.", ["A title without a stop", "The text."]),
        ("Credit: PAPER\nThe mayor left.", ["Credit: PAPER", "The mayor left."]),
        ("- one thing\n- another thing", ["- one thing", "- another thing"]),
        ("# Heading\nThe text.", ["# Heading", "The text."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_parts(text, parts):
    assert split(text) == parts


@pytest.mark.parametrize("unit", ["a, ", "x", ".", '"', "\n", "Mr. ", "a\n"])
def test_hostile_text(unit):
    """Sixteen times the text may take sixteen times as long and some more for a busy machine; quadratic time would take 256 times."""

    def seconds(length):
        begun = time.process_time()
        found = spans(unit * (length // len(unit)))
        took = time.process_time() - begun
        assert all(b - a <= CAP for a, b in found)
        assert all(x[1] <= y[0] for x, y in pairwise(found))
        return took

    assert seconds(320_000) < 16 * 4 * (seconds(20_000) + 0.01)
