"""`timeline rule`: what a rule of `timeline validate` says, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.lint import Rule


@click.command()
@click.argument("code", required=False, metavar="[CODE]")
def command(code: str | None) -> None:
    r"""Say what a rule of `timeline validate` means.

    CODE is a rule's code or name: its severity, the reason for it, a bad and a good example are shown. Without CODE
    the rules are listed.

    \b
    Examples:
      timeline rule TL203
      timeline rule end-before-start
    """
    from timeline.cli import options
    from timeline.lint import rules

    if code is None:
        options.write("".join(f"{rule.code}  {rule.severity:<7}  {rule.name}\n" for rule in rules().values()))
    else:
        options.write(_page(_find(code)))


def _find(code: str) -> Rule:
    """The rule of a code or name, in any case. Raises OptionError with the nearest one."""
    from timeline.errors import OptionError
    from timeline.lint import rules

    known = {name.upper(): rule for rule in rules().values() for name in (rule.code, rule.name)}
    if found := known.get(code.upper()):
        return found
    near = _nearest(code.upper(), list(known))
    raise OptionError(f"rule {code!r}", "does not exist", f"did you mean {near}?" if near else "the codes are listed by: timeline rule")


def _nearest(code: str, known: list[str]) -> str | None:
    from difflib import get_close_matches

    found = sorted(name for name in known if code and name.startswith(code))[:1] or get_close_matches(code, known, n=1)
    return (found[0] if found[0][:2] in ("TL", "IC") and found[0][2:].isdecimal() else found[0].lower()) if found else None


def _page(rule: Rule) -> str:
    at = f" (at {rule.at})" if rule.at.startswith("/") else f" (in the {rule.at})" if rule.at else ""
    kinds = f"{rule.severity}, opt-in: --extend-select {rule.code}" if rule.opt_in else rule.severity
    fix = f"\n\n--fix {rule.fix}." if rule.fix else ""
    return f"{rule.code} {rule.name} ({kinds})\n\n{rule.why}{fix}\n\nBad{at}:\n  {rule.bad}\nGood{at}:\n  {rule.good}\n"
