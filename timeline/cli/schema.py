"""`timeline schema`: the published JSON Schemas."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--draft", type=click.Choice(("2020-12", "7")), default="2020-12", show_default=True, help="Draft of JSON Schema; editors know 7 best.")
@click.option("--write", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Write NAME.schema.json to a folder, every schema when no NAME is given.")
def command(name: str | None, draft: str, folder: Path | None) -> None:
    r"""Print a JSON Schema (2020-12): event or timeline.

    Without NAME the names are listed. An editor that is given the schema of a timeline completes keys and marks
    mistakes while you type.

    \b
    Examples:
      timeline schema timeline
      timeline schema --write schema/
    """
    from timeline.cli import options
    from timeline.model import schema

    if folder is not None:
        _write(folder, [name] if name else schema.names(), draft)
    elif name is None:
        options.write("".join(f"{each}\n" for each in schema.names()))
    else:
        options.write(schema.text(name, draft))


def _write(folder: Path, names: list[str], draft: str) -> None:
    from timeline.cli import options
    from timeline.errors import OutputError
    from timeline.formats.parts import files
    from timeline.model import schema

    texts = {name: schema.text(name, draft) for name in names}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(str(folder), f"cannot be made: {error.strerror}", "choose another folder") from None
    for name, text in texts.items():
        files.write(folder / f"{name}.schema.json", text.encode())
    options.say(f"{folder}: {len(texts)} schema{'s' if len(texts) != 1 else ''} written")
