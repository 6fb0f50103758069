"""`timeline extract`: articles to a timeline, in one or more formats."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from timeline.cli import calendars, options, reading
from timeline.errors import OptionError, TimelineError
from timeline.readers import Known

if TYPE_CHECKING:
    from timeline.model.timeline import Timeline
    from timeline.readers import Documents


@dataclass(frozen=True, slots=True)
class Wish:
    """Where the timeline goes and in which format."""

    outputs: tuple[str, ...]
    to: str | None
    strict: bool
    calendar: calendars.CalendarWish
    most: int | None = None


@click.command(name="extract")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@reading.known
@options.mode
@click.option("--to", metavar=options.FORMATS, help="The format; without it, that of the suffix of -o, else json.")
@click.option("-o", "--output", "outputs", multiple=True, metavar="FILE", help="The file to write; may be given several times.")
@click.option("--only", type=click.Choice(("scheduled",)), help="Only what lies ahead of the publication date, with times, ends and repetitions.")
@click.option("--max-events", type=click.IntRange(min=1), metavar="N", help="Keep the N most important events, in order of time.")
@click.option("--apart", is_flag=True, help="Leave an event that several articles tell as one of each.")
@options.strict
@calendars.options
def command(
    inputs: tuple[str, ...], known: Known, mode: str,
    to: str | None, outputs: tuple[str, ...], max_events: int | None, strict: bool, only: str | None, apart: bool, calendar: calendars.CalendarWish,
) -> int:  # fmt: skip
    r"""Find the dated events of articles and write a timeline.

    INPUT is a file, a folder of files, an address, or - for standard input: text, Markdown, HTML, feeds, mails, Word, PDF,
    JSON lines, Parquet, WARC (see docs/reading.md). Every date comes from the
    words of the text and the publication date; nothing is invented, and what could not be dated is said. An event that
    several articles tell is one, with all its sources; where they give different dates, that is said.

    With -o the file is written and a table of the events is shown. Without, the table is shown on a terminal, and JSON
    is written to a pipe.

    \b
    Examples:
      timeline extract article.txt --published 2025-01-13 -o story.html
      timeline extract articles/ -o story.json -o story.ics
      timeline extract article.txt --to csv > story.csv
      timeline extract notice.txt --only scheduled -o dates.ics

    \b
    Exit code: 0 done; 1 with --strict, when a date could not be placed or the
    format cannot say everything; 2 when an input or option cannot be used.
    """
    wish = Wish(tuple(o for o in outputs if o != "-"), to or ("json" if "-" in outputs else None), strict, calendar, max_events)
    if to is not None:
        options.check_format(to)
    if to is not None and len(outputs) > 1:
        raise OptionError("--to", "is one format, and -o is given more than once", "leave --to out: each file's format is that of its suffix")
    documents = options.gather(inputs, known)
    for problem in documents.problems:
        options.complain(problem)
    if not documents:
        return 2
    code = deliver(_story(documents, mode, only, apart=apart), wish, documents.warnings)
    return 2 if documents.problems else code


def _story(documents: Documents, mode: str, only: str | None, *, apart: bool) -> Timeline:
    """The timeline of the documents: each event once, unless they are to stay apart or are announcements for a calendar."""
    if apart or only:
        from timeline.events import extract

        return extract(documents, mode=mode, only=only)
    from timeline import merging

    return merging.story(documents, mode=mode)


def deliver(story: Timeline, wish: Wish, warnings: list[str]) -> int:
    """Write the timeline where it is wanted, say what it is and what is missing, and return the exit code."""
    from timeline.cli import table

    if wish.most is not None:
        from timeline.merging.importance import foremost

        story, left = foremost(story, wish.most)
        warnings = [*warnings, f"{left} of {left + len(story.events)} events left out: --max-events keeps the {wish.most} most important"] if left else warnings
    from timeline.merging.update import made

    story = made(story)
    if wish.outputs:
        code, losses = _files(story, wish)
        table.on_error(story)
    elif wish.to is None and options.terminal(sys.stdout):
        code, losses = 0, []
        table.show(story, sys.stdout)
    else:
        code, losses = _stream(story, wish.to or "json", wish)
    table.report(table.notes(story, losses, warnings))
    return code or (1 if wish.strict and story.unresolved else 0)


def _files(story: Timeline, wish: Wish) -> tuple[int, list[str]]:
    """Write every file; one that cannot be written does not stop the others."""
    from timeline import formats

    code, losses = 0, []
    for path in wish.outputs:
        try:
            options.check_target(path)
            found = formats.summarise(calendars.dump(story, path, wish.to, wish.calendar, strict=wish.strict))
            losses += [f"{path}: {line}" for line in found] if len(wish.outputs) > 1 else found
        except formats.LossyOutputError as fault:
            options.complain(fault)
            code = max(code, 1)
        except TimelineError as fault:
            code = options.complain(options.named(fault, path))
    return code, losses


def _stream(story: Timeline, to: str, wish: Wish) -> tuple[int, list[str]]:
    from timeline import formats

    content, losses = formats.dumps(story, to, **(wish.calendar.options() if to in ("ics", "jcal") else {}))
    if wish.strict and formats.lost(losses):
        raise formats.LossyOutputError("standard output", formats.lost(losses))
    options.write(content)
    return 0, formats.summarise(losses)
