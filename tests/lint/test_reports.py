"""Findings in the formats of CI servers."""

import json
from xml.etree import ElementTree as ET

import pytest

from timeline.errors import OptionError
from timeline.lint import Finding, reports

FINDINGS = [
    Finding("a/my story.json", 3, 7, "TL103", "error", "unknown key 'x\x0b'", "/events/0/x", "did you mean 'id'?"),
    Finding("a/my story.json", 4, 1, "TL103", "error", "unknown key 'x\x0b'", "/events/0/x"),
    Finding("b.json", 1, 1, "TL003", "warning", "has no events; 100%\nreally", "/events"),
]


def test_text():
    assert reports.render(FINDINGS).splitlines()[0].startswith("a/my story.json:3:7: error TL103: unknown key")
    assert reports.render(FINDINGS).endswith("2 errors, 1 warning\n")
    assert reports.render([]) == ""


def test_json():
    objects = json.loads(reports.render(FINDINGS, "json"))
    assert [(o["file"], o["line"], o["column"], o["code"]) for o in objects] == [(f.file, f.line, f.column, f.code) for f in FINDINGS]
    assert "hint" not in objects[1]
    assert json.loads(reports.render([], "json")) == []


def test_github():
    first, _, last, _ = reports.render(FINDINGS, "github").split("\n")
    assert first.startswith("::error file=a/my story.json,line=3,col=7,title=TL103::unknown key")
    assert last == "::warning file=b.json,line=1,col=1,title=TL003::has no events; 100%25%0Areally [/events]"


def test_gitlab():
    issues = json.loads(reports.render(FINDINGS, "gitlab"))
    assert issues[0]["location"] == {"path": "a/my story.json", "lines": {"begin": 3}}
    assert [issue["severity"] for issue in issues] == ["major", "major", "minor"]
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_junit():
    root = ET.fromstring(reports.render(FINDINGS, "junit"))
    assert (root.get("tests"), root.get("failures")) == ("3", "3")
    assert [suite.get("name") for suite in root] == ["a/my story.json", "b.json"]
    assert root.find(".//failure").get("message") == "unknown key 'x\ufffd'"
    passed = ET.fromstring(reports.render([], "junit"))
    assert (passed.get("tests"), passed.get("failures"), len(passed.findall(".//testcase"))) == ("1", "0", 1)


def test_sarif():
    log = json.loads(reports.render(FINDINGS, "sarif"))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["TL003", "TL103"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert set(result) == {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"}
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "a/my%20story.json", "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 3, "startColumn": 7}}
    assert json.loads(reports.render([], "sarif"))["runs"][0]["results"] == []


def test_an_unknown_format():
    with pytest.raises(OptionError, match="choose from full"):
        reports.render(FINDINGS, "xml")
