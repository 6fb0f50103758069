"""`timeline push`: a timeline into a CalDAV collection."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import click

from timeline.cli import calendars, options


@click.command(name="push")
@click.argument("source", metavar="FILE")
@click.argument("url", metavar="URL")
@click.option("--create", is_flag=True, help="Make the collection when there is none.")
@click.option("--cancel-missing", is_flag=True, help="Call off events that were pushed before and are gone from FILE.")
@click.option("--imprecise", type=click.Choice(("span", "first-day", "skip")), help="As for extract and convert.")
@click.option("--tentative", is_flag=True, help="Write what is not confirmed or only bounded too, as tentative.")
def command(source: str, url: str, create: bool, cancel_missing: bool, imprecise: str | None, tentative: bool) -> int:
    r"""Write a timeline to a calendar on a CalDAV server; doing it again changes only what changed.

    FILE is a timeline in any format that convert reads, URL the address of the calendar (the collection). The user
    name is TIMELINE_CALDAV_USERNAME and the password TIMELINE_CALDAV_PASSWORD of the environment, or what the
    keyring keeps for that user under the server's name. Needs: pip install 'timeline[caldav]'

    \b
    Example:
      timeline push story.json https://cloud.example.org/dav/calendars/me/news/
    """
    from timeline import formats
    from timeline.publishing import collection

    collection.check(url)
    story, problems = formats.load_noting(Path(source))
    for problem in problems:
        options.complain(problem)
    username, password = credentials(url)
    done = collection.push(story, url, username=username, password=password, create=create, cancel_missing=cancel_missing,
                           **{k: v for k, v in calendars.CalendarWish(imprecise, tentative).options().items() if k != "feed"})
    options.say(f"{len(done.added)} added, {len(done.changed)} changed, {len(done.unchanged)} unchanged, {len(done.cancelled)} cancelled")
    for line in formats.summarise(done.losses):
        options.say(line)
    return 0


def credentials(url: str) -> tuple[str | None, str | None]:
    """User name and password from the environment, else the keyring; None where there is none."""
    username, password = os.environ.get("TIMELINE_CALDAV_USERNAME"), os.environ.get("TIMELINE_CALDAV_PASSWORD")
    if username and password is None:
        try:
            import keyring

            password = keyring.get_password(urlsplit(url).hostname or url, username)
        except Exception:  # noqa: BLE001 - no keyring, or one that cannot be opened: the server will say that it wants a password
            password = None
    return username, password
