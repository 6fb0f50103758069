"""pydantic and jsonschema agree, the large way gives what the small way gives, and both are quick."""

import json
import time

import pytest
from lint_base import BASE, merged, text_of

from timeline.lint import engines, rules, validate_text
from timeline.lint.positions import Positions

FIXTURES = [
    BASE,
    {},
    *[merged(rule.at, json.loads(example)) for rule in rules().values() if rule.at for example in (rule.bad, rule.good)],
    *[merged("", {key: value}) for key in ("title", "events", "sources", "schema_version", "$schema", "eras", "x-own", "own") for value in ("", 3, [], {}, [{}], True)],
    *[merged("/events/0", {key: value}) for key in ("id", "headline", "confidence", "revision", "tags", "place", "modality") for value in ("a", "", "e-1\n", 1, -1, 0.5, 7, True, ["a"], [1], {"name": "x"}, {"name": "x", "latitude": 91})],
    *[merged("/events/0/evidence/0", {key: value}) for key in ("start", "source", "anchor", "timex3") for value in (-1, 2.5, "2", "s 1", {"date": "2025", "source": "x"}, {"date": "2025", "from": "x"}, {"type": "DATE", "value": "x"})],
    merged("/events/0", {"headline": "x" * 101}),
    merged("/events/0", {"headline": "ж" * 100}),
]


@pytest.mark.parametrize("document", FIXTURES, ids=lambda document: None)
def test_engines_agree(document):
    shape = list(engines.shape_errors(document, 0))
    assert bool(engines.model_errors(document)) == bool(shape), shape


@pytest.mark.parametrize("document", FIXTURES, ids=lambda document: None)
def test_the_large_way_finds_the_same(document):
    small, large = (sorted((pointer, error.validator) for pointer, error in engines.shape_errors(document, size)) for size in (0, engines.LARGE))
    assert small == large


def many(count, **changes):
    events = [dict(BASE["events"][0], id=f"e-{n}", **changes) for n in range(count)]
    return json.dumps({**BASE, "events": events}, indent=1)


def test_ten_thousand_events_take_seconds():
    text = many(10_000)
    begin = time.process_time()
    assert validate_text(text, "many.json") == []
    assert time.process_time() - begin < 10


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
    line, column = positions.place(("events", 0, "when", "edtf"))
    assert text.splitlines()[line - 1][column - 1 :].startswith('"2025-01-12"')
    line, column = positions.place(("events", 0, "when"), "edtf")
    assert text.splitlines()[line - 1][column - 1 :].startswith('"edtf"')
    assert positions.place(("events", 7, "nothing")) == positions.place(("events",))


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
