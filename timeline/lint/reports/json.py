"""A JSON list of objects, one a finding."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from timeline.lint.catalogue import rules
from timeline.lint.findings import Finding


def report(findings: Sequence[Finding]) -> str:
    """The fields of each finding by their names; an empty hint or pointer is left out."""
    return json.dumps([fields(finding) for finding in findings], indent=2) + "\n"


def fields(finding: Finding) -> dict[str, Any]:
    """What a program wants to know of a finding."""
    told: dict[str, Any] = {
        "file": finding.file, "line": finding.line, "column": finding.column, "end_line": finding.end_line, "end_column": finding.end_column,
        "code": finding.code, "name": rules()[finding.code].name, "severity": finding.severity, "message": finding.message,
        "pointer": finding.pointer, "hint": finding.hint, "fixable": finding.fixable,
    }
    return {key: value for key, value in told.items() if value != "" and value is not False and not (key.startswith("end_") and not value)}
