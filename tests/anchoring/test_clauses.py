"""The clause that governs a time expression: the golden table, and what must hold of any sentence."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from timeline.anchoring.clauses import analyse, governing

CASES = tomllib.loads((Path(__file__).parent / "clauses.toml").read_text(encoding="utf-8"))
ROWS = [pytest.param(*row, id=f"{topic}-{number}") for topic, table in CASES.items() for number, row in enumerate(table["rows"])]


@pytest.mark.parametrize(("text", "at", "verb", "tense", "kind"), ROWS)
def test_governing(text, at, verb, tense, kind):
    clause = governing(analyse(text, 0, len(text)), text.rindex(at))
    found = "" if clause.verb is None else text[clause.verb.start : clause.verb.end]
    assert (found, "" if clause.verb is None else clause.verb.tense, clause.kind) == (verb, tense, kind)


def test_table_is_large_enough():
    assert len(ROWS) >= 100


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Talks will resume.", "will"),
        ("Talks are due to resume.", "be due to"),
        ("Talks are going to resume.", "be going to"),
        ("Talks are to resume.", "be to"),
        ("Talks resumed.", None),
    ],
)
def test_cue(text, cue):
    verb = analyse(text, 0, len(text)).clauses[0].verb
    assert verb is not None
    assert verb.cue == cue


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("On Monday, the old mayor resigned.", "the old mayor"),
        ("Exports rose.", "Exports"),
        ('"We will go," said the mayor of Lund on Friday.', "the mayor of Lund"),
        ("The bridge, which fell in May, was old.", "The bridge"),
    ],
)
def test_subject(text, subject):
    clause = next(c for c in analyse(text, 0, len(text)).clauses if c.parent is None and c.subject)
    assert text[clause.subject[0] : clause.subject[1]] == subject


@pytest.mark.parametrize(("text", "negated", "passive"), [("The bill was not passed.", True, True), ("The dam broke.", False, False), ("It didn't rain.", True, False)])
def test_verb_features(text, negated, passive):
    verb = analyse(text, 0, len(text)).clauses[0].verb
    assert (verb.negated, verb.passive) == (negated, passive)


@pytest.mark.parametrize("piece", ["that ", "to be ", "and he was said ", "(", '"', ", ", "who ", "because ", "set ", "--"])
def test_hostile_sentences_are_quick(piece):
    text = piece * (2000 // len(piece))
    begun = time.process_time()
    sentence = analyse(text, 0, len(text))
    assert time.process_time() - begun < 0.5
    assert all(0 <= c.start <= c.end <= len(text) for c in sentence.clauses)


def test_empty():
    assert analyse("", 0, 0).clauses[0].kind == "nominal"
