"""Known findings that a project lives with: a count by file and fingerprint, so that only new ones fail."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from timeline.errors import InputError
from timeline.lint.findings import Finding
from timeline.lint.fingerprint import fingerprints


def text(findings: Sequence[Finding]) -> str:
    """The baseline of these findings, in the order of files, so that it makes small diffs."""
    known: dict[str, dict[str, str]] = {}
    for finding, mark in zip(findings, fingerprints(findings), strict=True):
        known.setdefault(_path(finding.file), {})[mark] = f"{finding.code} {finding.pointer}".strip()
    return json.dumps({"version": 1, "findings": {file: known[file] for file in sorted(known)}}, indent=2, ensure_ascii=False) + "\n"


def new(findings: Sequence[Finding], path: Path) -> tuple[list[Finding], int]:
    """The findings that a baseline does not know, and how many of its own are gone. Raises InputError for a file that is none."""
    try:
        data = json.loads(path.read_bytes())
        known = Counter((file, mark) for file, marks in data["findings"].items() for mark in marks)
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror}", "write it with --update-baseline") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise InputError(str(path), "is not a baseline", "write it with --update-baseline") from None
    left = []
    for finding, mark in zip(findings, fingerprints(findings), strict=True):
        if known[_path(finding.file), mark]:
            known[_path(finding.file), mark] -= 1
        else:
            left.append(finding)
    return left, known.total()


def _path(name: str) -> str:
    return name.replace("\\", "/")
