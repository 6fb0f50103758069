"""Each finding with its line, a caret below the place, why it matters and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.lint.catalogue import rules
from timeline.lint.excerpt import frame
from timeline.lint.findings import Finding
from timeline.lint.reports.text import counts


def report(findings: Sequence[Finding]) -> str:
    """A paragraph a finding, and a count; nothing when there is nothing to say."""
    if not findings:
        return ""
    return "".join("\n".join(_lines(finding)) + "\n\n" for finding in findings) + counts(findings) + "\n"


def _lines(finding: Finding) -> list[str]:
    rule = rules()[finding.code]
    place = f" [{finding.pointer}]" if finding.pointer else ""
    fix = " (--fix mends it)" if finding.fixable else ""
    helped = [f"  = help: {finding.hint}{fix}"] if finding.hint else [f"  = help: --fix {rule.fix}"] if fix else []
    return [
        f"{finding.severity} {finding.code} {rule.name}: {finding.message}", f" --> {finding.file}:{finding.line}:{finding.column}{place}",
        *frame(finding), *helped, f"  = why: {rule.why}",
    ]
