"""A publication date that is missing, partly known, or has a time of day."""

from __future__ import annotations

import pytest

import timeline


def values(text: str, published: str | None) -> list[tuple[str, str | None]]:
    return [(t.value, t.needs) for t in timeline.tag(timeline.Document(text, published=published))]


def test_without_a_date_only_what_the_text_states_is_placed() -> None:
    text = "The mayor left on Sunday. The bridge opened on 3 May 1998."
    assert values(text, None) == [("XXXX-WXX-7", "publication date"), ("1998-05-03", None)]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Prices rose last year.", "2025-01", ("2024", None)),
        ("Prices rose last month.", "2025-01", ("2024-12", None)),
        ("The mayor left on Sunday.", "2025-01", ("XXXX-WXX-7", "the day of publication")),
        ("Prices rose last month.", "2025", ("XXXX-XX", "the day of publication")),
        ("Prices rose last year.", "2025", ("2024", None)),
    ],
)
def test_a_month_or_year_places_what_holds_on_each_of_its_days(text: str, published: str, expected: tuple[str, str | None]) -> None:
    assert values(text, published) == [expected]


def test_a_timestamp_counts_from_its_own_wall_clock() -> None:
    assert values("The mayor left yesterday.", "2025-01-13T00:30:00+02:00") == [("2025-01-12", None)]
