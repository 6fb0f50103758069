"""JUnit's XML, which most CI servers show: a suite a file, a failed case a finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as ET  # only written here, never read

from timeline.lint.findings import Finding

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(findings: Sequence[Finding]) -> str:
    """The findings by file; one passed case when there are none."""
    root = ET.Element("testsuites", name="timeline", tests=str(max(1, len(findings))), failures=str(len(findings)))
    for file, group in groupby(findings, key=lambda finding: finding.file):
        _suite(root, file, list(group))
    if not findings:
        suite = ET.SubElement(root, "testsuite", name="timeline", tests="1", failures="0")
        ET.SubElement(suite, "testcase", name="validate", classname="timeline")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, file: str, findings: list[Finding]) -> None:
    suite = ET.SubElement(root, "testsuite", name=_clean(file), tests=str(len(findings)), failures=str(len(findings)))
    for finding in findings:
        case = ET.SubElement(suite, "testcase", name=_clean(f"{finding.code} {finding.pointer}".strip()), classname=_clean(file), file=_clean(file), line=str(finding.line))
        ET.SubElement(case, "failure", type=finding.severity, message=_clean(finding.message)).text = _clean(str(finding))


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
