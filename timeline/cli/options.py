"""What the commands share: options, reading the inputs, and how to speak on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from timeline.errors import InputError, OptionError, OutputError, TimelineError
from timeline.readers import Documents, Known

MODES = ("auto", "news", "narrative")
FORMATS = "json|timelinejs|ics|jcal|csv|html|md"
_CHUNK = 1 << 16
_F = TypeVar("_F", bound=Callable[..., Any])


def wide_help() -> dict[str, Any]:
    """Context settings: help fits 80 columns, on any terminal."""
    return {"help_option_names": ["-h", "--help"], "max_content_width": 80, "terminal_width": 80}


def published(function: _F) -> _F:
    """Add --published."""
    text = (
        "When the text was published: 2025-01-13, 'January 13, 2025'; 2025-01 or 2025-01-11/2025-01-20 when only that is known. "
        "Without it, the date that the input itself states."
    )
    return click.option("--published", metavar="DATE", help=text)(function)


def timezone(function: _F) -> _F:
    """Add --timezone."""
    return click.option("--timezone", metavar="ZONE", help="The outlet's time zone, such as Europe/Kyiv.")(function)


def language(function: _F) -> _F:
    """Add --language."""
    return click.option("--language", metavar="CODE", help="Language of the text: en, or en-GB to read 03/04/2025 day first.")(function)


def mode(function: _F) -> _F:
    """Add --mode."""
    text = "Count a bare 'Sunday' from the publication date (news), from the last time told of (narrative), or decide by passage (auto)."
    return click.option("--mode", type=click.Choice(MODES), default="auto", show_default=True, help=text)(function)


def strict(function: _F) -> _F:
    """Add --strict."""
    return click.option("--strict", is_flag=True, help="Exit 1 when a date could not be placed or a format cannot say everything.")(function)


def apply(*options: Callable[[_F], _F]) -> Callable[[_F], _F]:
    """Several options in the order in which help lists them."""

    def decorate(function: _F) -> _F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def gather(inputs: Iterable[str], known: Known) -> Documents:
    """The documents of all inputs; one that cannot be read is a problem beside the others. Raises it when it is alone.

    Raises OptionError and DateError for a wrong option before anything is read.
    """
    from timeline import readers
    from timeline.readers.assemble import check

    check(known)
    result = Documents()
    for each in inputs:
        try:
            if not each:  # Path("") would be the folder that we are in
                raise InputError("INPUT", "is an empty name", "name a file or a folder, or give - for standard input")
            result.join(readers.read_all([each], known))
        except TimelineError as fault:
            result.problems.append(fault)
    readers.number(result)
    return result


def check_format(name: str | None, option: str = "--to") -> None:
    """Raise OptionError for a format that does not exist, before any work is done."""
    from timeline import formats

    if name is not None and name not in formats.names():
        raise OptionError(option, f"there is no format {name!r}", f"choose {', '.join(formats.names())}")


def check_target(name: str) -> None:
    """Raise OutputError for a device or a pipe: a file that is written whole takes the place of what was there."""
    path = Path(name)
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OutputError(name, "is not a file but a device or a pipe", "choose a file, or write to standard output with -")


def complain(fault: TimelineError) -> int:
    """Say in one line what is wrong; the exit code of unusable input."""
    say(f"timeline: {fault}")
    return 2


def named(fault: TimelineError, name: str) -> TimelineError:
    """The fault with the name of its file, where it does not say that itself."""
    return fault if name in fault.where else type(fault)(name, f"{fault.where}: {fault.why}", fault.hint)


def say(line: str) -> None:
    """Talk: one line on standard error, never on standard output."""
    sys.stdout.flush()
    sys.stderr.write(one_line(line) + "\n")


def one_line(text: str) -> str:
    r"""Text that cannot break a line or steer a terminal.

    >>> one_line("a\nb\x1b[31m")
    'a b [31m'
    """
    return "".join(c if c.isprintable() or "\ud800" <= c <= "\udfff" else " " for c in text)


def write(content: str | bytes) -> None:
    """Data on standard output, byte for byte."""
    sys.stdout.flush()
    if isinstance(content, str):
        content = content.encode("utf-8", "backslashreplace")
    for start in range(0, len(content), _CHUNK):  # one huge write would not notice that the reader has left
        sys.stdout.buffer.write(content[start : start + _CHUNK])
    sys.stdout.flush()


def terminal(stream: Any) -> bool:
    """Whether a person reads the stream directly."""
    return bool(getattr(stream, "isatty", lambda: False)())
