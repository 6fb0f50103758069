"""The group of commands: each is a module of this folder with `command`, imported when it is called."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from timeline import __version__
from timeline.cli.options import complain, wide_help
from timeline.errors import OutputError, TimelineError

COMMANDS = {
    "extract": "Find the dated events of articles and write a timeline.",
    "explain": "Say for every date of an article how it was found.",
    "tag": "Find the dates of many texts: JSON lines in, JSON lines out.",
    "batch": "Extract the events of many documents to tables.",
    "convert": "Turn a timeline from one format into another.",
    "publish": "Serve a timeline as a calendar that apps subscribe to.",
    "push": "Write a timeline to a calendar on a CalDAV server.",
    "merge": "Join several timelines into one.",
    "summarise": "Choose the dates of a story from many articles.",
    "update": "Add articles to a timeline, and keep what people changed.",
    "validate": "Check timeline files, with line numbers.",
    "diff": "Say what changed between two timelines.",
    "migrate": "Bring timeline files to the present version.",
    "rule": "Explain a rule of validate.",
    "schema": "Print the JSON Schema of the record.",
    "serve": "Serve extract, tag, validate and convert over HTTP.",
    "mcp": "Let assistants call extract, validate and explain.",
    "preview": "Show the page of an article or a timeline in the browser.",
    "assets": "Install the files of TimelineJS that a page needs.",
    "completion": "Print the completion script of a shell.",
}
"""Every command with the line that `timeline --help` shows, so that help imports none of them."""


class Lazy(click.Group):
    """A group that knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the base class gives it
        """The names in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, None when there is none."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def load(name: str) -> click.Command:
    """A command from its module."""
    found = import_module(f"timeline.cli.{name}").command
    assert isinstance(found, click.Command)
    return _unwrapped(found)


def _unwrapped(one: click.Command) -> click.Command:
    """Let click see the marks of paragraphs that keep their lines: docstrings with a backslash are raw."""
    one.help = (one.help or "").replace("\\b\n", "\b\n")
    return one


@click.command(cls=Lazy, context_settings=wide_help())
@click.version_option(__version__, prog_name="timeline", message="%(prog)s %(version)s")
def command() -> None:
    r"""News text in, dated events out: a page, a calendar, a spreadsheet or JSON.

    \b
    Try it:
      timeline extract article.txt --published 2025-01-13 -o story.html
      timeline explain article.txt --published 2025-01-13

    Every command has an example: timeline COMMAND --help
    """


_unwrapped(command)


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code; what the input is to blame for is one line on standard error."""
    try:
        _unicode()
        return _invoke(arguments)
    except click.ClickException as fault:
        return complain(_usage(fault))
    except TimelineError as fault:
        complain(fault)
        return 1 if hasattr(fault, "losses") else 2
    except BrokenPipeError:
        return reader_left()
    except OSError as fault:
        if fault.filename is None:
            reader_left()  # what is still unwritten must not fail once more when the program ends
        return complain(OutputError(str(fault.filename or "standard output"), f"cannot be used: {fault.strerror or fault}"))
    except (KeyboardInterrupt, click.Abort):
        return 130
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2 if end.code else 0


def _invoke(arguments: list[str]) -> int:
    if "_TIMELINE_COMPLETE" in os.environ:
        command.main(prog_name="timeline")  # answers the shell and exits
    if not arguments:
        arguments = ["--help"]
    try:
        with command.make_context("timeline", arguments) as context:
            result = command.invoke(context)
        code = result if isinstance(result, int) else 0
    except click.exceptions.Exit as end:
        code = end.exit_code
    sys.stdout.flush()
    return code


def _usage(fault: click.ClickException) -> TimelineError:
    """A fault of usage in the form of every other: where, why; what to do."""
    context = getattr(fault, "ctx", None)
    path = context.command_path if context else "timeline"
    where = path.removeprefix("timeline").strip() or "command line"
    message = fault.format_message()
    if isinstance(fault, click.BadParameter) and not isinstance(fault, click.MissingParameter):
        where = fault.param.opts[0] if fault.param and fault.param.opts[0].startswith("-") else where
        message = fault.message
    return TimelineError(where, message[:1].lower() + message[1:].rstrip("."), f"see {path} --help")


def _unicode() -> None:
    """UTF-8 in and out on every machine; what UTF-8 has no bytes for is written as an escape."""
    _reopen()
    for stream, errors in ((sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace"), (sys.stdin, "strict")):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors=errors)  # type: ignore[union-attr]


def _reopen() -> None:
    """Streams that the caller has closed are empty ones."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - it lives as long as the program


def reader_left() -> int:
    """Whoever read our output has had enough (`| head`): end quietly, as a shell's own programs do."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141
