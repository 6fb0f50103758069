"""The three ways in which a written date is wrong; each is a `DateError`, so most callers need not tell them apart."""

from __future__ import annotations

from timeline.errors import DateError


class NotADate(DateError):  # noqa: N818 - named for the date, not the error
    """The text is not in the grammar: `12/01/2025`, `soon`."""


class ImpossibleDate(DateError):  # noqa: N818
    """The grammar is right and the calendar has no such date: `2023-02-29`, `2025-13`."""


class ReversedDate(DateError):  # noqa: N818
    """A range that ends before it starts: `2025/2024`."""
