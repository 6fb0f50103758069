"""`timeline completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click

_SHELLS = ("bash", "fish", "zsh")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
def command(shell: str) -> None:
    r"""Print the completion script of a shell.

    \b
    To use it:
      bash  eval "$(timeline completion bash)"   in ~/.bashrc (bash 4.4 or later)
      zsh   eval "$(timeline completion zsh)"    in ~/.zshrc
      fish  timeline completion fish > ~/.config/fish/completions/timeline.fish
    """
    from timeline.cli import options

    options.write(_script(shell))


def _script(shell: str) -> str:
    """The script of click, made without starting the shell (click's own way asks bash for its version)."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None  # click knows the three
    maker = found(click.Group("timeline"), {}, "timeline", "_TIMELINE_COMPLETE")
    return maker.source_template % maker.source_vars()
