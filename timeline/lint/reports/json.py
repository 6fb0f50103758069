"""A JSON list of objects, one a finding."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from timeline.lint.findings import Finding


def report(findings: Sequence[Finding]) -> str:
    """The fields of each finding by their names; an empty hint or pointer is left out."""
    return json.dumps([{key: value for key, value in asdict(finding).items() if value != ""} for finding in findings], indent=2) + "\n"
