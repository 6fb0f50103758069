"""A weekday and what stands beside it: one expression, or two that count from different things."""

import pytest

from timeline import Document, tag


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The rebels left on Monday, days after the garrison fled.", [("Monday", "2025-03-03"), ("days after", "PXD")]),
        ("He resigned on Monday, two days before the vote.", [("Monday", "2025-03-03"), ("two days before", "P2D")]),
        ("He resigned on Monday, March 3, 2025.", [("Monday, March 3, 2025", "2025-03-03")]),
    ],
)
def test_a_weekday_joins_a_day_but_not_what_counts_from_the_words_that_follow(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(timex.text, timex.value) for timex in tag(Document(sentence, published="2025-03-07"))] == found
