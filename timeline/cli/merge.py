"""`timeline merge`: several timelines to one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.model.timeline import Timeline


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to write; the suffix gives the format (.json, .ics, .csv, .html, .md); - prints JSON.")
@click.option("--title", metavar="TEXT", help="Title of the result; without it the titles are joined.")
def command(files: tuple[str, ...], output: str, title: str | None) -> None:
    r"""Join timelines (JSON, TimelineJS, iCalendar, CSV) to one.

    Sources with the same text become one, and so do events that are the same by their words and dates; all sources
    and quotes are kept, the precise date wins over the vague one, and dates that differ are shown. What a person
    edited (revision above 0) stays. Events are put in order of time. What the format of the output cannot say is reported.

    \b
    Example:
      timeline merge monday.json tuesday.json -o week.json
    """
    from timeline.cli import options
    from timeline.merging import merge

    stories = [_load(file) for file in files]
    story = merge(stories)
    if title:
        story = story.model_copy(update={"title": title})
    _write(story, output)
    options.say(_summary(stories, story))


def _load(file: str) -> Timeline:
    """A timeline from a file, or from standard input ("-")."""
    from timeline import formats
    from timeline.errors import InputError

    if file != "-":
        return formats.load(Path(file))
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError("standard input", f"is not UTF-8 (byte {fault.start})", "save it as UTF-8") from None
    if not text.strip():
        raise InputError("standard input", "is empty")
    return formats.load(text + "\n")  # the newline tells it from a file's name


def _write(story: Timeline, output: str) -> None:
    from timeline import formats
    from timeline.cli import options

    if output == "-":
        content, losses = formats.dumps(story, "json")
        options.write(content)
    else:
        losses = formats.dump(story, output)
    for line in formats.summarise(losses):
        options.say(f"{output}: {line}")


def _summary(stories: list[Timeline], story: Timeline) -> str:
    before, after = sum(_count(each) for each in stories), _count(story)
    read = f"{_counted(len(stories), 'timeline')} with {_counted(before, 'event')}"
    return f"{read} merged: {_counted(after, 'event')} from {_counted(len(story.sources), 'source')}, {before - after} joined"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _count(story: Timeline) -> int:
    return len(story.events) + len(story.undated or ())
