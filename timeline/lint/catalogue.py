"""Every rule there is: each family is a file of `families` with `RULES` and `check`, found by its folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from timeline.errors import OptionError
from timeline.lint import families
from timeline.lint.context import Context
from timeline.lint.findings import Problem, Rule

Check = Callable[[Context], Iterator[Problem]]


@cache
def _families() -> tuple[tuple[tuple[Rule, ...], Check], ...]:
    modules = [import_module(f"{families.__name__}.{found.name}") for found in sorted(iter_modules(families.__path__), key=lambda m: m.name)]
    return tuple((module.RULES, module.check) for module in modules)


def rules() -> dict[str, Rule]:
    """The rules by code, in the order of their codes.

    >>> rules()["TL203"].name
    'end-before-start'
    """
    return {rule.code: rule for rule in sorted((rule for group, _ in _families() for rule in group), key=lambda rule: rule.code)}


def checks() -> list[Check]:
    """The check of each family."""
    return [check for _, check in _families()]


def chosen(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes that a choice leaves; a choice may be a code or the start of some ("TL2").

    Raises OptionError for a choice that no rule has.
    """
    selected = _matching(select) if (select := tuple(select)) else frozenset(rules())
    return selected - _matching(ignore)


def _matching(choices: Iterable[str]) -> frozenset[str]:
    codes: set[str] = set()
    for choice in choices:
        found = {code for code in rules() if choice and code.startswith(choice.upper())}
        if not found:
            raise OptionError(f"rule {choice!r}", "does not exist", f"the rules are {', '.join(rules())}")
        codes |= found
    return frozenset(codes)
