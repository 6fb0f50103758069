"""`timeline validate`: check timeline files, for people and for CI."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.lint import Finding

_FORMATS = ("text", "json", "github", "gitlab", "junit", "sarif")  # a test compares them with lint.reports
_UNREADABLE = "TL001"
_NO_DATA = (_UNREADABLE, "TL002")  # always selected: a file without data would pass every other rule


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "style", type=click.Choice(_FORMATS), default="text", show_default=True, help="How findings are written.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these rules: a code or its start (TL2), also several with commas. TL001 and TL002 always count.")
@click.option("--ignore", multiple=True, metavar="CODE", help="All but these rules.")
@click.option("--sources", type=click.Path(path_type=Path), metavar="DIR", help="Folder of the source texts: checks that every span holds the words quoted.")
def command(files: tuple[str, ...], style: str, select: tuple[str, ...], ignore: tuple[str, ...], sources: Path | None) -> None:
    r"""Check timeline files (JSON); - is standard input.

    Findings name file, line and column. The exit code is 0 when there is no error (warnings alone do not fail), 1 when
    there is one, and 2 when a file cannot be read or an option is wrong. `timeline rule CODE` explains a finding.

    \b
    Examples:
      timeline validate story.json
      timeline validate stories/*.json --format github
      timeline validate story.json --select TL2 --ignore TL205
    """
    from timeline.cli import options
    from timeline.lint.reports import render

    selected = [*_codes(select), *_NO_DATA] if _codes(select) else []
    findings = [finding for file in files for finding in _check(file, selected, _codes(ignore), sources)]
    options.write(_body(render(findings, style), style))
    options.say(_summary(len(files), findings))
    click.get_current_context().exit(_status(findings))


def _check(file: str, select: list[str], ignore: list[str], sources: Path | None) -> list[Finding]:
    from timeline.lint import validate, validate_text

    if file == "-":
        return validate_text(sys.stdin.buffer.read(), "<stdin>", select=select, ignore=ignore, sources=sources)
    return validate(file, select=select, ignore=ignore, sources=sources)


def _codes(given: tuple[str, ...]) -> list[str]:
    """TL201,TL3 as well as several options."""
    return [code.strip() for each in given for code in each.split(",") if code.strip()]


def _body(report: str, style: str) -> str:
    """The report; the text report's last line, its count, is said on standard error instead."""
    return "".join(report.splitlines(keepends=True)[:-1]) if style == "text" else report


def _summary(files: int, findings: list[Finding]) -> str:
    checked = f"{files} file{'s' if files != 1 else ''} checked"
    counts = [(kind, sum(f.severity == kind for f in findings)) for kind in ("error", "warning", "info")]
    said = [f"{n} {kind}{'s' if n != 1 and kind != 'info' else ''}" for kind, n in counts if n]
    return f"{checked}: {', '.join(said) or 'nothing found'}"


def _status(findings: list[Finding]) -> int:
    errors = {finding.code for finding in findings if finding.severity == "error"}
    return 2 if _UNREADABLE in errors else 1 if errors else 0
