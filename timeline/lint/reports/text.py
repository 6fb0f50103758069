"""One finding a line, as compilers write them, and a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from timeline.lint.findings import Finding


def report(findings: Sequence[Finding]) -> str:
    """Lines of `file:line:column: severity code: message`; nothing when there is nothing to say."""
    if not findings:
        return ""
    counts = Counter(finding.severity for finding in findings)
    said = [f"{counts[kind]} {kind}{'s' if counts[kind] != 1 and kind != 'info' else ''}" for kind in ("error", "warning", "info") if counts[kind]]
    return "".join(f"{finding}\n" for finding in findings) + ", ".join(said) + "\n"
