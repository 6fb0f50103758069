"""`timeline convert`: a timeline from one format into another, and what is lost on the way."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli import calendars, options
from timeline.errors import InputError, OptionError

if TYPE_CHECKING:
    from timeline.formats import Loss
    from timeline.model.timeline import Timeline


@click.command(name="convert")
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option("--from", "source_format", metavar="json|timelinejs|ics|jcal|csv", help="The format of IN; without it, it is recognised.")
@click.option("--to", metavar=options.FORMATS, help="The format of OUT; without it, that of its suffix.")
@click.option("--strict", is_flag=True, help="Write nothing and exit 1 when IN could not be read or OUT cannot say everything.")
@click.option("--page-language", metavar="CODE", help="In html, the language of TimelineJS's interface, such as fr; without it, that of the sources.")
@calendars.options
def command(
    source: str, target: str, source_format: str | None, to: str | None, strict: bool, page_language: str | None, calendar: calendars.CalendarWish
) -> int:
    r"""Turn a timeline from one format into another; what cannot be said is reported.

    IN and OUT may be - for standard input and output (then say --to).

    \b
    Examples:
      timeline convert story.json story.ics
      timeline convert calendar.ics story.html
      timeline convert story.json story.ics --cancel-missing story-before.ics
    """
    from timeline.formats.losses import summarise

    options.check_format(source_format, "--from")
    options.check_format(to)
    story, problems = _load(source, source_format)
    for problem in problems:
        options.complain(problem)
    if problems and strict:
        return 1
    page = {"language": page_language} if page_language and (to == "html" or (to is None and target.lower().endswith((".html", ".htm")))) else {}
    losses = _dump(story, target, to, calendar, page, strict=strict)
    count = len(story.events)
    options.say(f"{count} event{'' if count == 1 else 's'} to {'standard output' if target == '-' else target}")
    for line in summarise(losses):
        options.say(line)
    return 0


def _load(source: str, name: str | None) -> tuple[Timeline, list[InputError]]:
    from timeline import formats

    if source != "-":
        return formats.load_noting(Path(source), name)
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError("standard input", f"is not UTF-8 (byte {fault.start})", "save it as UTF-8") from None
    return formats.load_noting(text + "\n", name)  # with a line break it is text, never the name of a file


def _dump(story: Timeline, target: str, to: str | None, calendar: calendars.CalendarWish, page: dict[str, str], *, strict: bool) -> list[Loss]:
    from timeline import formats

    if target != "-":
        options.check_target(target)
        return formats.dump(story, target, format=to, strict=strict, **page) if page else calendars.dump(story, target, to, calendar, strict=strict)
    if to is None:
        raise OptionError("--to", "is missing", f"standard output has no suffix: choose {', '.join(formats.names())}")
    content, losses = formats.dumps(story, to, **(calendar.options() if to in ("ics", "jcal") else page))
    if strict and formats.lost(losses):
        raise formats.LossyOutputError("standard output", formats.lost(losses))
    options.write(content)
    return losses
