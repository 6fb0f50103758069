"""The reference pages, made from the program itself: docs/cli.md from the commands' help, docs/rules.md from the rules.

`python -m timeline.cli.reference --write` writes them; without `--write` it says whether they are as they should be.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

_DOCS = Path(__file__).parents[2] / "docs"
_MADE = "<!-- Made by `python -m timeline.cli.reference --write`; edit the program, not this page. -->"
_WIDTH = 80


@click.command()
@click.option("--write", is_flag=True, help="Write the pages.")
@click.option("--docs", type=click.Path(path_type=Path, file_okay=False), default=_DOCS, show_default="docs of the project", help="Folder of the pages.")
def command(write: bool, docs: Path) -> None:
    """Make the reference pages, or check that they are as made."""
    from timeline.formats.parts import files

    stale = [name for name, text in pages().items() if _read(docs / name) != text]
    for name in stale if write else ():
        docs.mkdir(parents=True, exist_ok=True)
        files.write(docs / name, pages()[name].encode())
    for name in stale:
        click.echo(f"{docs / name}: {'written' if write else 'is not as made; run python -m timeline.cli.reference --write'}", err=True)
    click.get_current_context().exit(1 if stale and not write else 0)


def pages() -> dict[str, str]:
    """The text of each page by its file's name."""
    return {"cli.md": cli_page(), "rules.md": rules_page()}


def cli_page() -> str:
    """Every command with the text of its --help, 80 columns wide on any terminal."""
    blocks = (f"## {path}\n\n```text\n{text}\n```\n" for path, text in _helps())
    return "\n".join(["# The command line\n", f"{_MADE}\n", *blocks])


def rules_page() -> str:
    """Every rule of `timeline validate`: severity, reason, examples."""
    from timeline.lint import rules

    rows = "".join(f"| [{r.code}](#{r.code.lower()}-{r.name}) | {r.severity} | {r.name} | {'opt-in' if r.opt_in else ''} | {'yes' if r.fix else ''} |\n" for r in rules().values())
    table = f"| code | severity | name | | --fix |\n|---|---|---|---|---|\n{rows}"
    blocks = (
        f"## {r.code} {r.name}\n\nSeverity: {r.severity}{', opt-in' if r.opt_in else ''}. {r.why}{f' `--fix` {r.fix}.' if r.fix else ''}\n\n" + _example("Bad", r.bad, r.at, r.kind) + "\n" + _example("Good", r.good, r.at, r.kind) for r in rules().values()
    )
    return "\n".join(["# The rules of `timeline validate`\n", f"{_MADE}\n", table, *blocks])


def _example(side: str, text: str, at: str, kind: str) -> str:
    place = f" (the part of a {'page' if kind == 'timelinejs' else 'timeline'} at `{at}`)" if at.startswith("/") else f" (in the {at})" if at else ""
    return f"{side}{place}:\n\n```{kind if kind in ('csv', 'ics') else 'json'}\n{text}\n```\n"


def _helps() -> Iterator[tuple[str, str]]:
    from timeline.cli.main import command as group

    yield from _below(group, "timeline", None)


def _below(group: click.Command, path: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    """The help of a command and of all below it."""
    settings = {**group.context_settings, "terminal_width": _WIDTH, "max_content_width": _WIDTH, "color": False}
    context = click.Context(group, info_name=path.rpartition(" ")[2], parent=parent, **settings)
    yield path, click.unstyle(group.get_help(context)).rstrip()
    if isinstance(group, click.Group):
        for name in group.list_commands(context):
            child = group.get_command(context, name)
            assert child is not None  # it is on the list
            yield from _below(child, f"{path} {name}", context)


def _read(page: Path) -> str | None:
    try:
        return page.read_text(encoding="utf-8")
    except OSError:
        return None


if __name__ == "__main__":
    command()
