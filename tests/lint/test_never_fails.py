"""Whatever the file holds, validate answers with findings, never with a traceback, and twice with the same ones."""

import copy

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lint_base import BASE, text_of

from timeline.lint import validate_text
from timeline.lint.catalogue import rules

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.sampled_from(["e-1", "s1", "2025-01-12", "2023-02-29", "[..2025-01]", "2022/2021"])
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "when", "edtf", "start", "end", "exact", "source", "x-a", "url"]) | st.text(max_size=5), inner, max_size=3), max_leaves=6)


def places(node, path=()):
    yield path
    members = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in members:
        yield from places(child, (*path, key))


PLACES = [path for path in places(BASE) if path]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES), min_size=1, max_size=3))
@example(changes=[(("events", 0, "when", "edtf"), "")])
def test_any_value_anywhere(changes):
    document = copy.deepcopy(BASE)
    for path, value in changes:
        place = document
        try:
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = value
        except (TypeError, KeyError, IndexError):
            continue
    text = text_of(document)
    findings = validate_text(text, "fuzz.json")
    assert findings == validate_text(text, "fuzz.json")
    lines = text.split("\n")
    for finding in findings:
        assert finding.code in rules()
        assert finding.column <= len(lines[finding.line - 1]) + 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60) | st.text(alphabet='{}[]:,"\\\\u0d8eNaI1- \n', max_size=40).map(str.encode))
def test_any_bytes(raw):
    for finding in validate_text(raw, "fuzz.json"):
        assert finding.line >= 1
        assert finding.column >= 1
