"""JSON lines: an object a finding, for programs that read as it comes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from timeline.lint.findings import Finding
from timeline.lint.reports.json import fields


def report(findings: Sequence[Finding]) -> str:
    """The fields of each finding by their names, one finding a line."""
    return "".join(json.dumps(fields(finding)) + "\n" for finding in findings)
