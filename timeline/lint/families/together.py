"""TL80x: the rules for several files; `timeline.lint.together` checks them when all files have been read."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.lint.context import Context
from timeline.lint.findings import Problem, Rule

RULES = (
    Rule("TL801", "warning", "id-of-another", "Merged or shown together, two events with one id become one.", '{"id": "e-1", "headline": "A flood"}', '{"id": "e-2", "headline": "A flood"}', "/events/0"),
    Rule("TL802", "error", "conflicting-dates", "One event has one date; a reader of both files learns that one of them is wrong.", '{"edtf": "2025-01-13"}', '{"edtf": "2025-01-12"}', "/events/0/when"),
    Rule("TL803", "error", "conflicting-order", "Of two events one came first; files that turn this round cannot both be right.", '{"relations": [{"type": "after", "target": "e-2"}]}', '{"relations": [{"type": "before", "target": "e-2"}]}', "/events/0"),
)


def check(context: Context) -> Iterator[Problem]:  # noqa: ARG001 - one file alone shows nothing
    """See nothing: a file alone has no other to disagree with."""
    return iter(())
