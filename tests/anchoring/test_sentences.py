"""Where sentences of news end, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.anchoring.sentences import spans


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The mayor left.", "The council stayed."],
        ["Mr. Ortiz met Dr. Lund on Jan. 12 in Washington.", "They agreed."],
        ["The U.S. Senate voted 51-49.", "It was late."],
        ["Shares rose 3.5 percent to $12.40.", "Volume was thin."],
        ['"We will stay," she said.', '"Nobody leaves."'],
        ["It opened at 9 a.m. on Friday.", "It closed at 5 p.m. sharp."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_blank_line_ends_a_sentence() -> None:
    assert cut("A headline without a stop\n\nThe text begins.") == ["A headline without a stop", "The text begins."]


@given(st.text(alphabet=st.sampled_from("ab .!?\n\"'”A1"), max_size=300))
def test_spans_are_ordered_and_lose_no_letter(text: str) -> None:
    found = spans(text)
    assert all(a < b for a, b in found)
    assert all(x[1] <= y[0] for x, y in zip(found, found[1:], strict=False))
    inside = "".join(text[a:b] for a, b in found)
    assert [c for c in inside if c.isalnum()] == [c for c in text if c.isalnum()]


def test_a_sentence_without_end_is_bounded() -> None:
    assert max(b - a for a, b in spans("word " * 50_000)) <= 4_000
