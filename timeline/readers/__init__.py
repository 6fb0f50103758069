"""Readers turn an input into documents: one kind of input a file, found by its suffix.

A reader is a module of this folder with `SUFFIXES` and `read(raw, where, known) -> Documents`; a new one needs no
other change.
"""

from __future__ import annotations

import pkgutil
import re
import sys
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from timeline.errors import InputError, OptionError, TimelineError
from timeline.readers.contract import Documents, Known

__all__ = ["Documents", "Known", "read", "read_all"]
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read(
    input: str | Path,  # noqa: A002  the command line's word for it
    *,
    published: str | None = None,
    timezone: str | None = None,
    language: str | None = None,
    region: str = "",
) -> Documents:
    """The documents of a file, of a folder's readable files in the order of their names, or of standard input ("-").

    The result is a list that also has `problems` (files of a folder or lines that could not be read) and `warnings`.
    Raises InputError for an input that cannot be read, OptionError and DateError for an option's or metadata's value.
    """
    return read_all([input], Known(published, timezone, language, region))


def read_all(inputs: list[str | Path], known: Known) -> Documents:
    """The documents of several inputs, with ids that tell them apart: s1, s2, ... where they bring none of their own."""
    from timeline.readers.assemble import check

    check(known)
    result = Documents()
    for each in inputs:
        result.join(_one(each, known))
    number(result)
    return result


def _one(source: str | Path, known: Known) -> Documents:
    if source == "-":
        return import_module("timeline.readers.text").read(sys.stdin.buffer.read(), "standard input", known)  # type: ignore[no-any-return]
    if _URL.match(str(source)):
        raise OptionError(str(source), "addresses are not read yet", "save the text of the page to a file, and put its address in front matter as url:")
    path = Path(source)
    return _folder(path, known) if _is_folder(path) else _file(path, known)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a folder that is closed: reading it says so
        return False


def _file(path: Path, known: Known) -> Documents:
    reader = by_suffix().get(path.suffix.lower())
    raw = _bytes(path)
    if reader is None:
        raise InputError(str(path), f"{path.suffix} files are not read", f"save it as text; what is read: {_readable()}")
    return reader.read(raw, str(path), known)  # type: ignore[no-any-return]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(str(path), "does not exist", "check the name, or give - for standard input") from None
    except (OSError, ValueError) as fault:
        raise InputError(str(path), f"cannot be read ({getattr(fault, 'strerror', None) or fault})") from None


def _folder(path: Path, known: Known) -> Documents:
    try:
        files = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
    except OSError as fault:
        raise InputError(str(path), f"cannot be read ({fault.strerror})") from None
    result = Documents()
    for each in files:
        if each.suffix.lower() not in by_suffix():
            result.warnings.append(f"{each}: passed over; {each.suffix} files are not read")
            continue
        try:
            result.join(_file(each, known))
        except TimelineError as fault:
            result.problems.append(fault)
    if not result and not result.problems:
        raise InputError(str(path), "is a folder with nothing to read in it", f"what is read: {_readable()}")
    return result


def number(documents: Documents) -> None:
    """Give every document an id of its own: its own one the first time, else s and its place in the input."""
    seen: set[str] = set()
    for place, document in enumerate(documents, 1):
        name = document.id if document.id != "s1" and document.id not in seen else f"s{place}"
        while name in seen:
            name += "-again"
        seen.add(name)
        documents[place - 1] = replace(document, id=name)


@cache
def by_suffix() -> dict[str, ModuleType]:
    modules = [import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    return {suffix: module for module in modules for suffix in getattr(module, "SUFFIXES", ())}


def _readable() -> str:
    return ", ".join(sorted(s for s in by_suffix() if s)) + ", files without a suffix, and folders"
