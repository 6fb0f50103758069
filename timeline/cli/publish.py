"""`timeline publish`: a calendar feed on loopback."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli import calendars, options


@click.command(name="publish")
@click.argument("source", metavar="FILE")
@click.option("--port", type=click.IntRange(0, 65535), default=8017, show_default=True, help="The port; 0 is any free one.")
@click.option("--imprecise", type=click.Choice(("span", "first-day", "skip")), help="As for extract and convert.")
@click.option("--tentative", is_flag=True, help="Write what is not confirmed or only bounded too, as tentative.")
def command(source: str, port: int, imprecise: str | None, tentative: bool) -> int:
    r"""Serve a timeline as a calendar that apps subscribe to, on this machine.

    FILE is a timeline in any format that convert reads. It is read again when it changes, and the apps then get the
    new calendar; while it does not, they are told so (ETag, Last-Modified). For other machines, put a web server with
    HTTPS before it, or publish the .ics file itself. Stop with Ctrl-C.

    \b
    Example:
      timeline publish story.json
    """
    from timeline.publishing import feed

    wish = calendars.CalendarWish(imprecise, tentative)
    made = feed.Feed(Path(source), options.say, wish.options())
    server = feed.server(made, port)
    where = f"127.0.0.1:{server.server_address[1]}{made.name}"
    options.say(f"http://{where} (webcal://{where}); stop with Ctrl-C")
    try:
        server.serve_forever()
    finally:
        server.server_close()
    return 0
