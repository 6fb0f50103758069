"""Timelines to files and back. One format a file, found by its folder and imported on demand."""

from __future__ import annotations

import os
import pkgutil
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from timeline.errors import InputError, OptionError
from timeline.formats.losses import Loss, LossyOutputError, lost, summarise
from timeline.formats.parts import encodings, files
from timeline.model.timeline import Timeline
from timeline.readers import decode

__all__ = ["Loss", "LossyOutputError", "dump", "dump_split", "dumps", "load", "load_noting", "lost", "names", "summarise"]
_TABLES = (".csv", ".tsv", ".txt")
"""What spreadsheets save in the code page of the machine."""
_Content = tuple[str | bytes, list[Loss]]


class Format(Protocol):
    """What a file of this folder offers; `recognises` and `load` only where the format can be read back."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def dump(self, story: Timeline, **options: Any) -> _Content:
        """The content of a file, and what it could not say."""
        ...

    def recognises(self, text: str) -> bool:
        """Whether the text looks like this format."""
        ...

    def load(self, text: str, where: str) -> Timeline:
        """Read the format; `where` names the input in errors."""
        ...


@lru_cache(maxsize=1)
def _formats() -> dict[str, Format]:
    found = {}
    for module in pkgutil.iter_modules(__path__):
        loaded = import_module(f"{__name__}.{module.name}")
        if hasattr(loaded, "SUFFIXES"):
            found[loaded.NAME] = cast("Format", loaded)
    return dict(sorted(found.items()))


def names() -> list[str]:
    """The names of the formats: csv, html, ics, jcal, json, md, timelinejs."""
    return list(_formats())


def dump(story: Timeline, target: str | os.PathLike[str], *, format: str | None = None, strict: bool = False, **options: Any) -> list[Loss]:  # noqa: A002 - the word of the command line
    """Write a timeline to a file, whole or not at all, and return what the format could not say.

    The format follows from the suffix unless it is named. Raises OptionError for an unknown format, OutputError when there
    is nothing to write or no way to, LossyOutputError with `strict` when anything would be lost.
    """
    path = Path(target)
    chosen = _find(format, path.name)
    content, losses = chosen.dump(_told(story, chosen), **options)
    if strict and lost(losses):
        raise LossyOutputError(str(path), lost(losses))
    files.write(path, content if isinstance(content, bytes) else content.encode())
    return losses


def dump_split(story: Timeline, target: str | os.PathLike[str], *, size: int, format: str | None = None, strict: bool = False, **options: Any) -> tuple[list[Path], list[Loss]]:  # noqa: A002
    """Write a timeline to as many files as it takes to keep each below `size` octets: story.ics, or story-1.ics, story-2.ics.

    Returns the files and the losses; raises what `dump` does, and OptionError for a format that cannot be cut.
    """
    path = Path(target)
    chosen = _find(format, path.name)
    if not hasattr(chosen, "pieces"):
        raise OptionError("--split-size", f"{chosen.NAME} cannot be cut into files", "it is for ics")
    made, losses = chosen.pieces(_told(story, chosen), split_size=size, **options)
    if strict and lost(losses):
        raise LossyOutputError(str(path), lost(losses))
    width = len(str(len(made)))
    paths = [path] if len(made) == 1 else [path.with_name(f"{path.stem}-{n:0{width}d}{path.suffix}") for n in range(1, len(made) + 1)]
    for each, content in zip(paths, made, strict=True):
        files.write(each, content)
    return paths, losses


def dumps(story: Timeline, format: str, **options: Any) -> _Content:  # noqa: A002
    """The content of a file in the named format, and what it could not say."""
    chosen = _find(format, "")
    return chosen.dump(_told(story, chosen), **options)


def _told(story: Timeline, chosen: Format) -> Timeline:
    """The timeline as the format tells it: all but the record's own say in the description what the record holds in keys."""
    from timeline.formats.parts import accounts

    return story if chosen.NAME == "json" else accounts.told(story)


def load(source: str | os.PathLike[str], format: str | None = None) -> Timeline:  # noqa: A002
    """Read a timeline from a file, or from text with more than one line or that starts with a brace.

    Raises InputError naming the file and the place in it. What a calendar holds that cannot be read or kept is a LoadWarning.
    """
    chosen, text, where = _source(source, format)
    timeline: Timeline = chosen.load(text, where)
    return timeline


def load_noting(source: str | os.PathLike[str], format: str | None = None) -> tuple[Timeline, list[InputError]]:  # noqa: A002
    """As `load`, and what of the file could not be read or kept, each with its line."""
    chosen, text, where = _source(source, format)
    return chosen.load_noting(text, where) if hasattr(chosen, "load_noting") else (chosen.load(text, where), [])


def _source(source: str | os.PathLike[str], format: str | None) -> tuple[Any, str, str]:  # noqa: A002
    text, where = _text(source)
    if format is not None:
        chosen = _find(format, "")
    else:
        chosen = next((f for f in _formats().values() if hasattr(f, "recognises") and f.recognises(text)), None) or _by_suffix(where, where)
    if not hasattr(chosen, "load"):
        raise InputError(where, f"{chosen.NAME} cannot be read back", "convert from json, timelinejs, ics, jcal or csv")
    return chosen, text, where


def _find(name: str | None, filename: str) -> Format:
    if name is None:
        return _by_suffix(filename, filename, OptionError)
    try:
        return _formats()[name]
    except KeyError:
        raise OptionError(repr(name), "is not a format", f"choose {', '.join(names())}") from None


def _by_suffix(filename: str, where: str, error: type[OptionError] | type[InputError] = InputError) -> Format:
    matches = [(len(s), f) for f in _formats().values() for s in f.SUFFIXES if filename.lower().endswith(s)]
    if not matches:
        raise error(where or "the text", "is in no known format", f"formats are {', '.join(names())}")
    return max(matches, key=lambda match: match[0])[1]


def _text(source: str | os.PathLike[str]) -> tuple[str, str]:
    if isinstance(source, str) and ("\n" in source or source.lstrip()[:1] == "{"):
        return source, "the text"
    try:
        data = Path(source).read_bytes()
        return encodings.decoded(data), str(source)
    except UnicodeDecodeError as error:
        if str(source).lower().endswith(_TABLES):
            return decode.decode(data, str(source))[0], str(source)
        raise InputError(str(source), f"is not UTF-8 (byte {error.start})", "save it as UTF-8") from None
    except (OSError, ValueError) as error:
        raise InputError(str(source), f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


