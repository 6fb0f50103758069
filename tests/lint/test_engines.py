"""The compiled schema, jsonschema and pydantic agree on every fixture, and the compiled one is quick."""

import json
import subprocess
import sys
import time

import pytest
from lint_base import BASE, merged, text_of
from pydantic import ValidationError

from timeline.lint import rules, schemas, validate_text
from timeline.lint.documents.part import Lines
from timeline.lint.documents.positions import Positions
from timeline.model.timeline import Timeline

FIXTURES = [
    BASE,
    {**BASE, "title": "x", "eras": [{"headline": "A", "when": {"edtf": "2025", "display": "2025", "precision": "era", "status": "stated"}}]},
    {},
    *[merged(rule.at, json.loads(example)) for rule in rules().values() if rule.at.startswith("/") and rule.kind == "timeline" and rule.code != "TL104" for example in (rule.bad, rule.good)],
    *[merged("", {key: value}) for key in ("title", "events", "sources", "schema_version", "$schema", "eras", "x-own", "own") for value in ("", 3, [], {}, [{}], True)],
    *[merged("/events/0", {key: value}) for key in ("id", "headline", "confidence", "revision", "tags", "place", "modality") for value in ("a", "", "e-1\n", 1, -1, 0.5, 7, True, ["a"], [1], {"name": "x"}, {"name": "x", "latitude": 91})],
    *[merged("/events/0/evidence/0", {key: value}) for key in ("start", "source", "anchor", "timex3") for value in (-1, 2.5, "2", "s 1", {"date": "2025", "source": "x"}, {"date": "2025", "from": "x"}, {"type": "DATE", "value": "x"})],
    merged("/events/0", {"headline": "x" * 101}),
    merged("/events/0", {"headline": "ж" * 100}),
]


def accepted_by_pydantic(document):
    try:
        Timeline.model_validate(document, strict=True, by_alias=True, by_name=False)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("document", FIXTURES, ids=lambda document: None)
def test_engines_agree(document):
    own, oracle = (sorted((fault.pointer, fault.keyword) for fault in schemas.faults(document, engine=engine)) for engine in ("own", "jsonschema"))
    assert sorted(set(own)) == sorted(set(oracle))
    assert accepted_by_pydantic(document) == (not own)


def many(count, **changes):
    events = [dict(BASE["events"][0], id=f"e-{n}", **changes) for n in range(count)]
    return json.dumps({**BASE, "events": events}, indent=1)


_MEASURED = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def test_ten_thousand_events_take_a_second_and_little_memory(tmp_path):
    """Measured at 1 s and 105 MB; the limit on time leaves room for slow machines (`benchmarks/validate.py` has the figures beside a peer)."""
    path = tmp_path / "many.json"
    path.write_text(many(10_000, description="It reopened. " * 30))
    command = [sys.executable, "-c", _MEASURED, sys.executable, "-m", "timeline", "validate", "--isolated", str(path)]
    code, seconds, megabytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert path.stat().st_size > 8_000_000
    assert code == "0"
    assert float(seconds) < 6
    assert float(megabytes) < 200


def test_as_many_faults_take_seconds():
    text = many(4_000, headlin="x")
    begin = time.process_time()
    findings = validate_text(text, "many.json")
    assert time.process_time() - begin < 15
    assert len(findings) == 4_000
    assert len({finding.line for finding in findings}) == 4_000


def test_positions_of_everything():
    text = text_of(BASE)
    positions = Positions(text)

    def words(*arguments):
        begin, end = positions.span(*arguments)
        return text[begin:end]

    assert words(("events", 0, "when", "edtf")) == '"2025-01-12"'
    assert words(("events", 0, "when"), "edtf") == '"edtf"'
    assert words(("events", 7, "nothing")) == words(("events",))
    assert Lines(text).line_column(positions.span(("sources",))[0]) == (5, 14)


@pytest.mark.parametrize("unit", ['{"a":', "[", '"\\\\', "\\ud800", '{"a":1,"a":1},', "<a <a ", "&am&am"])
def test_time_is_linear(unit):
    """Twenty times the text may take twenty times as long, and some more for the clock."""
    def seconds(count):
        text = json.dumps({"events": [], "title": unit * count, "x-a": [unit] * 10})
        begin = time.process_time()
        validate_text(text, "x")
        validate_text(unit * count, "x")
        return time.process_time() - begin

    seconds(10)
    assert seconds(40_000) < 20 * (seconds(2_000) + 0.02) * 3
