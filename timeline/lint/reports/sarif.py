"""SARIF 2.1.0, which GitHub's code scanning and many editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from timeline.lint.catalogue import rules
from timeline.lint.findings import Finding, Rule
from timeline.lint.fingerprint import fingerprints

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def report(findings: Sequence[Finding]) -> str:
    """One run with the rules that were broken and a result for each finding."""
    codes = sorted({finding.code for finding in findings})
    numbers = {code: number for number, code in enumerate(codes)}
    results = [_result(finding, numbers[finding.code], mark) for finding, mark in zip(findings, fingerprints(findings), strict=True)]
    driver = {"name": "timeline", "rules": [_rule(rules()[code]) for code in codes]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"Bad: {rule.bad}\nGood: {rule.good}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int, mark: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _file(finding.file), "region": _region(finding)}
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message + (f"; {finding.hint}" if finding.hint else "")},
        "locations": [{"physicalLocation": place, "logicalLocations": [{"fullyQualifiedName": finding.pointer}]}],
        "partialFingerprints": {"timeline/v1": mark},
    }


def _region(finding: Finding) -> dict[str, Any]:
    end = {"endLine": finding.end_line, "endColumn": finding.end_column} if finding.end_line else {}
    snippet = {"snippet": {"text": finding.source}} if finding.source and not finding.source.startswith("\0") else {}
    return {"startLine": finding.line, "startColumn": finding.column} | end | snippet


def _file(name: str) -> dict[str, str]:
    path = PurePath(name)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": "%SRCROOT%"}
