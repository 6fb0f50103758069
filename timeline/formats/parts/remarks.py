"""What a reader guessed or mended, beside what it could not read."""

from __future__ import annotations

from timeline.errors import InputError


class RemarkError(InputError):
    """Something that was read in one of several ways, or mended: to be told, not to stop for."""


def strict(problems: list[InputError]) -> None:
    """Raise the first problem that is more than a remark."""
    for problem in problems:
        if not isinstance(problem, RemarkError):
            raise problem
