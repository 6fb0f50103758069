"""`timeline assets`: the files of TimelineJS that make a page self-contained."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli import options


@click.group(name="assets")
def command() -> None:
    r"""Install the files of TimelineJS that a page needs, or say which are there.

    \b
    Examples:
      timeline assets install
      timeline assets show
    """


@command.command(name="install")
@click.argument("tarballs", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
def install(tarballs: tuple[Path, ...]) -> int:
    r"""Bring the pinned files to the user's cache; their digests are checked.

    Without FILE they come through npm. FILE is a package at hand, as npm pack writes it.

    \b
    Examples:
      timeline assets install
      timeline assets install knight-lab-timelinejs-3.9.11.tgz
    """
    from timeline import assets

    options.say(f"TimelineJS {assets.version()} installed in {assets.install(list(tarballs))}")
    return 0


@command.command(name="show")
def show() -> int:
    """Say which files pages are made with, and check them; exit 1 when there are none."""
    from timeline import assets

    found = assets.find()
    if found is None:
        options.say(f"TimelineJS {assets.version()} is not installed: timeline assets install")
        return 1
    for name in assets.digests():
        if not name.startswith("notices/") or (found.folder / name).exists():
            found.raw(name)
    options.write(f"TimelineJS {assets.version()} in {found.folder}\n")
    return 0
