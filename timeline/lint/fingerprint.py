"""Names for findings that stay the same when lines move, for tools that compare two runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from timeline.lint.findings import Finding


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """A digest of each finding's file, code, pointer and message, numbered where two would be the same."""
    seen: Counter[tuple[str, str, str, str]] = Counter()
    marks = []
    for finding in findings:
        what = (finding.file, finding.code, finding.pointer, finding.message)
        seen[what] += 1
        marks.append(sha256("\0".join((*what, str(seen[what]))).encode("utf-8", "replace")).hexdigest()[:32])
    return marks
