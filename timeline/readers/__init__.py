"""Readers turn an input into documents: one kind of input a file, found by its suffix or its content type.

A reader is a module of this folder with `SUFFIXES`, `TYPES` and `read(raw, where, known) -> Documents`; a new one needs no
other change. One that holds many documents also has `stream(file, where, known)`, which yields them one by one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType

from timeline.errors import InputError, TimelineError
from timeline.readers.contract import Documents, Known, Web, gathered

__all__ = ["Documents", "Known", "Web", "by_suffix", "number", "read", "read_all", "read_raw", "stream"]
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read(
    input: str | Path,  # noqa: A002  the command line's word for it
    *,
    published: str | None = None,
    timezone: str | None = None,
    language: str | None = None,
    region: str = "",
    columns: dict[str, str] | None = None,
    web: Web | None = None,
) -> Documents:
    """The documents of a file, of a folder's readable files in the order of their names, of an address, or of standard input ("-").

    `columns` says which column of JSON lines or Parquet holds what ({"text": "body"}); `web` how an address is fetched.
    The result is a list that also has `problems` (files of a folder or lines that could not be read) and `warnings`.
    Raises InputError for an input that cannot be read, OptionError and DateError for an option's or metadata's value.
    """
    return read_all([input], Known(published, timezone, language, region, tuple((columns or {}).items()), web or Web()))


def read_all(inputs: list[str | Path], known: Known) -> Documents:
    """The documents of several inputs, with ids that tell them apart: s1, s2, ... where they bring none of their own."""
    from timeline.readers.assemble import check

    check(known)
    result = Documents()
    for each in inputs:
        result.join(_whole(each, known))
    number(result)
    return result


def _whole(source: str | Path, known: Known) -> Documents:
    """All documents of one input. What a folder's files are to blame for stays in `problems`, else the first of it is raised."""
    parts = stream(source, known)
    if source == "-" or not _is_folder(Path(source)):
        return gathered(parts, str(source), "holds nothing to read")
    result = Documents()
    for part in parts:
        result.join(part)
    return result


def stream(source: str | Path, known: Known) -> Iterator[Documents]:
    """The documents of one input as they are read, a few at a time: in memory that does not grow with the number of them.

    Raises InputError, OptionError and DateError as `read` does; what is wrong with a part is in its `problems`.
    """
    if source == "-":
        yield import_module("timeline.readers.text").read(sys.stdin.buffer.read(), "standard input", known)
    elif _URL.match(str(source)):
        from timeline.readers import web

        yield web.read(str(source), known)
    elif _is_folder(Path(source)):
        yield from _folder(Path(source), known)
    else:
        yield from _file(Path(source), known)


def read_raw(raw: bytes, name: str, known: Known) -> Documents:
    """The documents of a file's bytes, by the suffix of its name, which also stands in what is said of them.

    Raises InputError for a suffix that no reader has, and what that reader raises.
    """
    return _reader(name).read(raw, name, known)  # type: ignore[no-any-return]


def by_suffix() -> dict[str, ModuleType]:
    """The reader of each suffix that is read."""
    from timeline.readers import kinds

    return kinds.by_suffix()


def _reader(name: str) -> ModuleType:
    from timeline.readers import kinds

    found = kinds.of(name)
    if found is None:
        raise InputError(name, f"{Path(name).suffix} files are not read", f"save it as text; what is read: {kinds.readable()}")
    return found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long, a folder that is closed: reading it says so
        return False


def _file(path: Path, known: Known) -> Iterator[Documents]:
    try:
        with path.open("rb") as file:
            reader = _reader(str(path))
            if hasattr(reader, "stream"):
                yield from reader.stream(file, str(path), known)
            else:
                yield reader.read(file.read(), str(path), known)
    except FileNotFoundError:
        raise InputError(str(path), "does not exist", "check the name, or give - for standard input") from None
    except TimelineError:
        raise
    except (OSError, ValueError) as fault:
        raise InputError(str(path), f"cannot be read ({getattr(fault, 'strerror', None) or fault})") from None


def _folder(path: Path, known: Known) -> Iterator[Documents]:
    """A folder's files; what keeps one of them from being read is its problem alone."""
    from timeline.readers import kinds

    try:
        files = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
    except OSError as fault:
        raise InputError(str(path), f"cannot be read ({fault.strerror})") from None
    some = False
    for each in files:
        if kinds.of(each.name) is None:
            yield Documents(warnings=[f"{each}: passed over; {each.suffix} files are not read"])
            continue
        some = True
        try:
            yield from _file(each, known)
        except TimelineError as fault:
            yield Documents(problems=[fault])
        except Exception as fault:  # noqa: BLE001 - a fault of a library in one file must not cost the others
            yield Documents(problems=[InputError(str(each), f"made the program fail ({type(fault).__name__}: {fault})", "please report it with this file")])
    if not some:
        raise InputError(str(path), "is a folder with nothing to read in it", f"what is read: {kinds.readable()}")


def number(documents: Documents) -> None:
    """Give every document an id of its own: its own one the first time, else s and its place in the input."""
    seen: set[str] = set()
    for place, document in enumerate(documents, 1):
        name = document.id if document.id != "s1" and document.id not in seen else f"s{place}"
        while name in seen:
            name += "-again"
        seen.add(name)
        documents[place - 1] = replace(document, id=name)
