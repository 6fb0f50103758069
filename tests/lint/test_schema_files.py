"""The committed schemas are the generated ones, and are good schemas."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from timeline.errors import OptionError
from timeline.model import schema

FOLDER = Path(__file__).parents[2] / "schema"


def nodes(node):
    yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(child)


@pytest.mark.parametrize("name", schema.names())
def test_committed_is_generated(name):
    assert (FOLDER / f"{name}.schema.json").read_text(encoding="utf-8") == schema.text(name)


@pytest.mark.parametrize("name", schema.names())
def test_passes_the_metaschema(name):
    document = schema.document(name)
    Draft202012Validator.check_schema(document)
    assert document["$id"] == f"urn:timeline:schema:1.0:{name}"


@pytest.mark.parametrize("name", schema.names())
def test_nothing_is_null_and_every_object_is_closed(name):
    for node in nodes(schema.document(name)):
        assert node is not None
        if isinstance(node, dict) and node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert node["patternProperties"] == {"^x-": {}}
            assert all("description" in one and "title" not in one for one in node["properties"].values())
        if isinstance(node, dict):
            assert node.get("type") != "null"


@pytest.mark.parametrize("name", schema.names())
def test_examples_are_good(name):
    document = schema.document(name)
    for node in nodes(document):
        if isinstance(node, dict) and isinstance(node.get("examples"), list):
            checker = Draft202012Validator({**node, "$defs": document["$defs"]})
            assert all(checker.is_valid(example) for example in node["examples"])


def test_an_unknown_name():
    with pytest.raises(OptionError, match="choose from event, timeline"):
        schema.document("events")


def test_the_text_is_json():
    assert json.loads(schema.text("event")) == schema.document("event")
