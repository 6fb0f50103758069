"""The folders of valid and invalid timelines: every engine says the same of each, and `validate` finds the code that the name says."""

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from tests.consumers.provide import MODULES
from timeline.lint import schemas, validate
from timeline.model import schema
from timeline.model.timeline import Timeline

FOLDER = Path(__file__).parents[1] / "schema" / "1.0"
VALID = sorted((FOLDER / "valid").glob("*.json"))
INVALID = sorted((FOLDER / "invalid").glob("*__*.json"))
SHAPE = {"TL101", "TL102", "TL103", "TL104", "TL601", "TL606"}
"""The rules that a JSON Schema can say; of the other faults it has nothing to say."""
NEWLINE = "TL101__id-with-newline-at-end"
"""To Python `$` also matches before a newline at the end: there jsonschema is alone, unless it is told."""

RUST = jsonschema_rs.Draft202012Validator(schema.document("timeline"), validate_formats=True)
PYTHON = Draft202012Validator(schema.document("timeline"), format_checker=Draft202012Validator.FORMAT_CHECKER)


def by_pydantic(document):
    try:
        Timeline.model_validate_json(json.dumps(document), strict=True, by_alias=True, by_name=False)
    except ValidationError:
        return False
    return True


ENGINES = {
    "own": lambda document: not list(schemas.faults(document)),
    "jsonschema as validate asks it": lambda document: not list(schemas.faults(document, engine="jsonschema")),
    "jsonschema-rs": RUST.is_valid,
    "pydantic": by_pydantic,
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=lambda path: path.stem)
def test_engines_agree(path, engine):
    assert ENGINES[engine](json.loads(path.read_bytes())) == (path in VALID or path.stem[:5] not in SHAPE)


@pytest.mark.parametrize("path", [path for path in [*VALID, *INVALID] if path.stem != NEWLINE], ids=lambda path: path.stem)
def test_jsonschema_on_its_own(path):
    assert PYTHON.is_valid(json.loads(path.read_bytes())) == (path in VALID or path.stem[:5] not in SHAPE)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_the_valid_are_clean(path):
    assert [str(one) for one in validate(path) if one.severity != "info"] == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_the_invalid_have_the_code_of_their_name(path):
    found = {one.code for one in validate(path)}
    assert path.stem[:5] in found
    assert found - {path.stem[:5]} <= {"TL204", "TL205", "TL502"}, "what a slip brings with it"


def test_there_are_many():
    assert len(VALID) >= 15
    assert len(INVALID) >= 55
    assert {path.stem[:5] for path in INVALID} >= SHAPE


def test_ajv_in_strict_mode():
    """Both builds of both schemas compile without a remark, and ajv agrees on every file."""
    if not (shutil.which("node") and (MODULES / "node_modules" / "ajv").exists()):
        pytest.skip("node or ajv is not here: python tests/consumers/provide.py gets it")
    files = [*VALID, *INVALID]
    drafts = {draft: [schema.document(name, draft) for name in schema.names()] for draft in ("2020-12", "7")}
    given = json.dumps({"drafts": drafts, "documents": [json.loads(path.read_bytes()) for path in files]})
    done = subprocess.run(["node", str(Path(__file__).with_name("ajv.mjs")), str(MODULES)], input=given, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    expected = [path in VALID or path.stem[:5] not in SHAPE for path in files]
    for draft, said in json.loads(done.stdout).items():
        assert dict(zip(files, said, strict=True)) == dict(zip(files, expected, strict=True)), draft
