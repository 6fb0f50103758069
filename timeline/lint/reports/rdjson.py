"""Reviewdog's diagnostic format, for comments on pull requests anywhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from timeline.lint.findings import Finding

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def report(findings: Sequence[Finding]) -> str:
    """One result with all diagnostics."""
    return json.dumps({"source": {"name": "timeline"}, "diagnostics": [_diagnostic(finding) for finding in findings]}, indent=2) + "\n"


def _diagnostic(finding: Finding) -> dict[str, Any]:
    span: dict[str, Any] = {"start": {"line": finding.line, "column": finding.column}}
    if finding.end_line:
        span["end"] = {"line": finding.end_line, "column": finding.end_column}
    return {
        "message": finding.message + (f"; {finding.hint}" if finding.hint else ""),
        "location": {"path": finding.file, "range": span},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
