"""`timeline diff`: what changed between two timelines, in words."""

from __future__ import annotations

import click


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--to", "style", type=click.Choice(("text", "json", "md")), default="text", show_default=True, help="How the changes are written; md is for a comment on a pull request.")
@click.option("--exit-code", is_flag=True, help="Exit 1 when there is a change.")
def command(before: str, after: str, style: str, exit_code: bool) -> None:
    r"""Say what changed from timeline A to timeline B.

    Events are matched by their ids, then by their words. A and B are files in any format that can be read.

    \b
    Examples:
      timeline diff old.json new.json
      timeline diff old.json new.json --to md
    """
    from timeline import formats
    from timeline.cli import options
    from timeline.lint import changes

    found = changes.between(formats.load(before), formats.load(after))
    options.write(changes.render(found, style))
    options.say(f"{len(found)} change{'s' if len(found) != 1 else ''}")
    click.get_current_context().exit(1 if exit_code and found else 0)
