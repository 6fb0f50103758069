"""One finding a line, as compilers write them, and a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timeline.lint.findings import Finding, Severity

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


def report(findings: Sequence[Finding]) -> str:
    """Lines of `file:line:column: severity code: message`; nothing when there is nothing to say."""
    if not findings:
        return ""
    return "".join(f"{finding}\n" for finding in findings) + counts(findings) + "\n"


def counts(findings: Sequence[Finding]) -> str:
    """How many there are of each severity, in words; nothing when there are none."""
    each = Counter(finding.severity for finding in findings)
    return ", ".join(f"{each[kind]} {kind}{'s' if each[kind] != 1 and kind != 'info' else ''}" for kind in _SEVERITIES if each[kind])
