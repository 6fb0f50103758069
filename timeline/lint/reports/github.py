"""Workflow commands of GitHub Actions, which it shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.lint.findings import Finding

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def report(findings: Sequence[Finding]) -> str:
    """One command a line."""
    return "".join(_command(finding) + "\n" for finding in findings)


def _command(finding: Finding) -> str:
    place = f"file={_property(finding.file)},line={finding.line},col={finding.column}{_end(finding)},title={finding.code}"
    message = finding.message + (f"; {finding.hint}" if finding.hint else "")
    return f"::{_COMMANDS[finding.severity]} {place}::{_data(f'{message} [{finding.pointer}]' if finding.pointer else message)}"


def _end(finding: Finding) -> str:
    """The end, of which GitHub wants the last column, and columns only within one line."""
    if not finding.end_line:
        return ""
    return f",endLine={finding.end_line}" + (f",endColumn={max(finding.column, finding.end_column - 1)}" if finding.end_line == finding.line else "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
