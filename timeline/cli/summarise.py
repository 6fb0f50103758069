"""`timeline summarise`: the dates that an editor would choose from many articles on one story."""

from __future__ import annotations

import click

from timeline.cli import calendars, options, reading
from timeline.readers import Known


@click.command(name="summarise")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@reading.known
@options.mode
@click.option("--to", metavar=options.FORMATS, help="The format; without it, that of the suffix of -o, else json.")
@click.option("-o", "--output", "outputs", multiple=True, metavar="FILE", help="The file to write; may be given several times.")
@click.option("--dates", type=click.IntRange(min=1), metavar="N", help="How many dates; without it, twice the square root of the number of articles, 5 to 40.")
@click.option("--per-date", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Events of each date at most.")
@click.option("--least", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Independent articles that must tell a date.")
@click.option("--weights", metavar="NAME=X,...", help="What counts how much: mentions=1, spike=0.5, position=0.4, specificity=0.3, redundancy=0.5.")
@options.strict
@calendars.options
def command(
    inputs: tuple[str, ...], known: Known, mode: str, to: str | None, outputs: tuple[str, ...], dates: int | None, per_date: int, least: int,
    weights: str | None, strict: bool, calendar: calendars.CalendarWish,
) -> int:  # fmt: skip
    r"""Choose the dates of a story from many articles, and an event for each.

    All articles should be about one story. Each event is there once, with all its sources; a date counts by how many
    articles tell it and how long after, by how many appear on it, by where in them it stands and how exactly it is
    known; what repeats is left out. See docs/reading.md.

    \b
    Examples:
      timeline summarise articles/ -o story.html
      timeline summarise articles.jsonl --dates 12 --least 2 -o story.json
    """
    from timeline import merging
    from timeline.cli.extract import Wish, deliver
    from timeline.merging.summary import Strategy, summary, weighted

    strategy = Strategy(dates=dates, per_date=per_date, least=least)
    strategy = weighted(weights, strategy) if weights else strategy
    if to is not None:
        options.check_format(to)
    documents = options.gather(inputs, known)
    for problem in documents.problems:
        options.complain(problem)
    if not documents:
        return 2
    story, left = summary(merging.story(documents, mode=mode), strategy)
    said = [f"{len(story.events)} of {left + len(story.events)} events chosen"] if left else []
    code = deliver(story, Wish(tuple(o for o in outputs if o != "-"), to or ("json" if "-" in outputs else None), strict, calendar), [*said, *documents.warnings])
    return 2 if documents.problems else code
