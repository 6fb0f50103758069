"""GitLab's Code Quality report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath

from timeline.lint.findings import Finding
from timeline.lint.fingerprint import fingerprints

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def report(findings: Sequence[Finding]) -> str:
    """A JSON list of issues, each with a fingerprint that stays when lines move."""
    return json.dumps([_issue(finding, mark) for finding, mark in zip(findings, fingerprints(findings), strict=True)], indent=2) + "\n"


def _issue(finding: Finding, mark: str) -> dict[str, object]:
    return {
        "description": finding.message + (f"; {finding.hint}" if finding.hint else ""),
        "check_name": finding.code,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": PurePath(finding.file).as_posix(), "lines": {"begin": finding.line}},
    }
