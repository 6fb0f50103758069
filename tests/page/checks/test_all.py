"""Every one of the forty checks of acceptance has a test that carries its number, and says what it asks for."""

from __future__ import annotations

import re

from tests.page.checks import test_contract, test_library, test_page, test_sheet

NUMBERED = re.compile(r"test_check_(\d\d)_")


def test_forty_checks() -> None:
    found: dict[int, list[str]] = {}
    for module in (test_contract, test_library, test_page, test_sheet):
        for name, test in vars(module).items():
            if name.startswith("test_"):
                assert NUMBERED.match(name), f"{name} has no number"
                assert test.__doc__, f"{name} does not say what it checks"
                assert not getattr(test, "pytestmark", None) or not {"skip", "skipif", "xfail"} & {mark.name for mark in test.pytestmark}
                found.setdefault(int(NUMBERED.match(name)[1]), []).append(name)
    assert sorted(found) == list(range(1, 41))
