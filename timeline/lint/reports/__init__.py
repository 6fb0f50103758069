"""Findings as text: each format is a file here with `report(findings) -> str`, found by its name."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

from timeline.errors import OptionError
from timeline.lint.findings import Finding


def names() -> list[str]:
    """The formats there are.

    >>> names()
    ['full', 'github', 'gitlab', 'json', 'jsonl', 'junit', 'rdjson', 'sarif', 'text']
    """
    return sorted(found.name for found in iter_modules(__path__))


def render(findings: Sequence[Finding], style: str = "text") -> str:
    """The findings in a format; ends in a newline unless it is empty.

    Raises OptionError when there is no such format.
    """
    if style not in names():
        raise OptionError(f"format {style!r}", "does not exist", f"choose from {', '.join(names())}")
    text: str = import_module(f"{__name__}.{style}").report(findings)
    return text
