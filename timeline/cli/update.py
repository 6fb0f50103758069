"""`timeline update`: more articles for a timeline that people have edited."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli import options, reading
from timeline.readers import Known


@click.command(name="update")
@click.argument("story", metavar="STORY")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@reading.known
@options.mode
@click.option("-o", "--output", metavar="FILE", help="Where to write; without it, STORY is written anew.")
def command(story: str, articles: tuple[str, ...], known: Known, mode: str, output: str | None) -> int:
    r"""Add articles to a timeline, and keep what people changed in it.

    STORY is a JSON file of ours. A headline or a date that was edited stays, an event that was added stays, and one
    that was removed does not come back when an article tells it again. Events that are known get the further sources;
    dates that differ are shown beside the date, never in its place where a person gave it.

    \b
    Examples:
      timeline update story.json tuesday.html wednesday.html
      timeline update story.json https://example.org/feed.xml -o new.html
    """
    from timeline import formats
    from timeline.errors import OptionError
    from timeline.merging.update import update

    if output is None and not story.lower().endswith(".json"):
        raise OptionError("-o", f"is needed: {story} is no JSON file, and what was edited can be told in JSON only", "name a file to write")
    known_story = formats.load(Path(story))
    documents = options.gather(articles, known)
    for problem in documents.problems:
        options.complain(problem)
    if not documents:
        return 2
    whole, report = update(known_story, documents, mode=mode)
    target = output or story
    if target == "-":
        content, losses = formats.dumps(whole, "json")
        options.write(content)
    else:
        options.check_target(target)
        losses = formats.dump(whole, target)
    for line in (*formats.summarise(losses), *(f"warning: {warning}" for warning in documents.warnings)):
        options.say(line)
    options.say(f"{report.new} new, {report.strengthened} with further sources, {report.edited} edited and kept, {report.kept_away} removed and told again, left out")
    if not report.known:
        options.say(f"warning: {story} does not say how it was made, so all of it was kept as it is")
    return 2 if documents.problems else 0
