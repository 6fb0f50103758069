"""Every rule there is: each family is a file of `families` with `RULES` and `check`, found by its folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType

from timeline.errors import OptionError
from timeline.lint import families
from timeline.lint.context import Context
from timeline.lint.findings import Problem, Rule

Check = Callable[[Context], Iterator[Problem]]
GROUP = "timeline.rules"
"""The entry points under which packages offer families of their own: modules with `RULES` and `check`."""


@cache
def _families() -> tuple[tuple[tuple[Rule, ...], Check, frozenset[str]], ...]:
    modules = [import_module(f"{families.__name__}.{found.name}") for found in sorted(iter_modules(families.__path__), key=lambda m: m.name)]
    return tuple((module.RULES, module.check, getattr(module, "KINDS", _OURS)) for module in (*modules, *_offered()))


_OURS: frozenset[str] = frozenset({"timeline"})


def _offered() -> list[ModuleType]:
    """The families of other packages. Raises OptionError, naming the package, for one that does not load."""
    found = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            module = entry.load()
            _ = module.RULES, module.check
        except Exception as error:  # noqa: BLE001 - whatever a stranger's module raises
            raise OptionError(f"rules {entry.name!r} ({entry.value})", f"cannot be loaded: {type(error).__name__}: {error}"[:200], "mend or remove the package that offers them") from None
        found.append(module)
    return found


def rules() -> dict[str, Rule]:
    """The rules by code, in the order of their codes.

    >>> rules()["TL203"].name
    'end-before-start'
    """
    return {rule.code: rule for rule in sorted((rule for group, _, _ in _families() for rule in group), key=lambda rule: rule.code)}


def checks(kind: str) -> list[Check]:
    """The check of each family that looks at this kind of file."""
    return [check for _, check, kinds in _families() if kind in kinds]


def chosen(select: Iterable[str], ignore: Iterable[str], extend: Iterable[str] = ()) -> frozenset[str]:
    """The codes that a choice leaves; a choice may be a code, a name, the start of some codes ("TL2"), or ALL.

    Rules that are opt-in are on when their whole code or name is given, or ALL. Raises OptionError for a choice that no rule has.
    """
    usual = frozenset(code for code, rule in rules().items() if not rule.opt_in)
    selected = _matching(select) if (select := tuple(select)) else usual
    return (selected | _matching(extend)) - _matching(ignore, opt_in=True)


def _matching(choices: Iterable[str], *, opt_in: bool = False) -> frozenset[str]:
    codes: set[str] = set()
    for choice in choices:
        found = {code for code, rule in rules().items() if choice and _is_chosen(rule, choice, opt_in=opt_in)}
        if not found:
            raise OptionError(f"rule {choice!r}", "does not exist", "the rules are listed by: timeline rule")
        codes |= found
    return frozenset(codes)


def _is_chosen(rule: Rule, choice: str, *, opt_in: bool) -> bool:
    wanted = choice.upper()
    return wanted in (rule.code, rule.name.upper(), "ALL") or (rule.code.startswith(wanted) and (opt_in or not rule.opt_in))
