"""The kinds of input that there are: each module of this folder with `SUFFIXES`, found by suffix and by content type."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import PurePath
from types import ModuleType

import timeline.readers as home


@cache
def modules() -> tuple[ModuleType, ...]:
    """Every reader. None of them imports its heavy package before it reads."""
    found = (import_module(f"{home.__name__}.{m.name}") for m in pkgutil.iter_modules(home.__path__) if m.name != "kinds")
    return tuple(module for module in found if hasattr(module, "SUFFIXES"))


@cache
def by_suffix() -> dict[str, ModuleType]:
    """The reader of each suffix; "" is a name without one."""
    return {suffix: module for module in modules() for suffix in module.SUFFIXES}


@cache
def by_type() -> dict[str, ModuleType]:
    """The reader of each content type."""
    return {kind: module for module in modules() for kind in getattr(module, "TYPES", ())}


def of(name: str) -> ModuleType | None:
    """The reader of a file's name; two suffixes (.warc.gz) count before one."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes]
    return by_suffix().get("".join(suffixes[-2:])) or by_suffix().get("".join(suffixes[-1:]))


def readable() -> str:
    """What is read, for a message."""
    return ", ".join(sorted(s for s in by_suffix() if s)) + ", files without a suffix, and folders"
