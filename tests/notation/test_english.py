"""Trees in English: every expression of the golden tables has words."""

from __future__ import annotations

import re

import timeline
from tests.tables import cases
from timeline.notation.english import phrase


def words(text: str, published: str | None = "2025-01-13") -> str:
    (timex,) = timeline.tag(timeline.Document(text, published=published))
    assert timex.tree is not None
    return phrase(timex.tree)


def test_each_expression_of_the_tables_has_words() -> None:
    trees = {timex.tree for case in cases() for timex in timeline.tag(timeline.Document(case.text, published=case.written))}
    said = {phrase(tree) for tree in trees if tree is not None}
    assert [text for text in said if re.search(r"[A-Z][a-z]+\(", text)] == []


def test_they_read_as_a_person_would_say_it() -> None:
    assert words("The mayor left on 3 May 1998.") == "3 May 1998"
    assert words("The mayor left three days ago.") == "the day 3 days before the day of publication"
    assert words("The mayor left on Sunday evening.") == "the latest Sunday evening up to the day of publication"
    assert words("The mayor will leave in March.") == "the first March from the day of publication on"
    assert words("The mayor has been away since 2022.") == "from the start of 2022 on"
    assert words("The mayor left last week.") == "the last week over before the day of publication"
    assert words("The mayor spoke for two hours.") == "2 hours"
