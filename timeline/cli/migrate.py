"""`timeline migrate`: bring timeline files to the present version of the schema."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 when a file is not of the present version.")
def command(files: tuple[str, ...], check: bool) -> None:
    r"""Bring timeline files (JSON) to the present version of the schema.

    A file without a version is marked with the present one when it is valid by it. A version that this program does not
    know is refused, with the versions that it knows. Everything else in the file stays as it is, byte for byte.

    \b
    Examples:
      timeline migrate story.json
      timeline migrate stories/*.json --check
    """
    from timeline.cli import options
    from timeline.formats.parts import files as written
    from timeline.lint.migrate import migrated

    behind = 0
    for name in files:
        path = Path(name)
        raw, after = migrated(path)
        behind += after != raw
        if after == raw:
            options.say(f"{name}: is of the present version")
        elif check:
            options.say(f"{name}: is not marked with the present version")
        else:
            written.write(path, after)
            options.say(f"{name}: marked with the present version")
    click.get_current_context().exit(1 if check and behind else 0)
