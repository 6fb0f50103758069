"""Feasts that follow the moon fall on the days on which they were kept."""

from __future__ import annotations

import pytest

from timeline.algebra import moon_feasts
from timeline.algebra.calendar import moment
from timeline.algebra.shifts import Feast

KEPT = {
    ("ramadan", 2024): (3, 11), ("eid_al_fitr", 2024): (4, 10), ("eid_al_adha", 2024): (6, 16), ("hanukkah", 2023): (12, 8), ("passover", 2024): (4, 23),
    ("rosh_hashanah", 2024): (10, 3), ("yom_kippur", 2024): (10, 12), ("diwali", 2023): (11, 12), ("holi", 2024): (3, 25), ("lunar_new_year", 2024): (2, 10), ("lunar_new_year", 2025): (1, 29),
}  # fmt: skip


@pytest.mark.parametrize(("feast", "day"), KEPT.items())
def test_they_fall_on_the_days_on_which_they_were_kept(feast: tuple[str, int], day: tuple[int, int]) -> None:
    assert moon_feasts.day(*feast) == day


@pytest.mark.parametrize("name", moon_feasts.NAMES)
def test_a_year_outside_the_tables_has_none(name: str) -> None:
    assert moon_feasts.day(name, 1400) is None
    assert moon_feasts.day(name, 12000) is None
    with pytest.raises(ValueError, match="does not occur"):
        Feast(name).following(moment(1400))
