"""`timeline merge`: several timelines to one."""

from __future__ import annotations

import click


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where to write; the suffix gives the format (.json, .ics, .csv, .html, .md); - prints JSON.")
@click.option("--title", metavar="TEXT", help="Title of the result; without it the titles are joined.")
def command(files: tuple[str, ...], output: str, title: str | None) -> None:
    """Join timelines (JSON, TimelineJS, iCalendar, CSV) to one.

    Sources with the same text become one, and so do events with the same words of the same source; their evidence is
    kept. Events are put in order of time. What the format of the output cannot say is reported.

    \b
    Example:
      timeline merge monday.json tuesday.json -o week.json
    """
    from timeline import formats
    from timeline.events.merge import merge

    stories = [formats.load(_path(file)) for file in files]
    story = merge(stories)
    if title:
        story = story.model_copy(update={"title": title})
    if output == "-":
        content, losses = formats.dumps(story, "json")
        click.echo(content, nl=False)
    else:
        losses = formats.dump(story, output)
    for line in formats.summarise(losses):
        click.echo(f"{output}: {line}", err=True)
    click.echo(_summary(sum(len(s.events) + len(s.undated or ()) for s in stories), len(story.events), len(story.undated or ()), len(story.sources)), err=True)
