"""Every rule of a language pack beside its example, and what a faulty pack is told."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

import timeline
from timeline.errors import OptionError, PackError
from timeline.recognise import grammar

WRITTEN = "2013-03-22"
RULES = [(language, rule) for language in grammar.available() for rule in grammar.load(language).rules]
WITH_EXAMPLE = [(language, rule) for language, rule in RULES if rule.example]


@pytest.mark.parametrize(("language", "rule"), WITH_EXAMPLE, ids=[f"{lang}: {rule.name}" for lang, rule in WITH_EXAMPLE])
def test_example_means_what_it_says(language: str, rule: grammar.Rule) -> None:
    text, value = rule.example or ("", "")
    found = timeline.tag(timeline.Document(text, published=WRITTEN, language=language))
    assert [timex.value for timex in found] == [value], [(t.text, t.value, t.rule) for t in found]


def test_every_rule_that_means_something_has_an_example() -> None:
    assert [rule.name for _, rule in RULES if rule.example is None and rule.source != "Nothing()"] == []


@pytest.mark.parametrize("language", grammar.available())
def test_pack_obeys_its_schema(language: str) -> None:
    schema = json.loads((Path(__file__).parents[1] / "schema" / "language.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(grammar.tables(language))


@pytest.mark.parametrize("language", grammar.available())
def test_every_topic_is_read(language: str) -> None:
    folder = Path(grammar.__file__).parents[1] / "languages" / language
    topics = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))["topics"]
    assert sorted([*topics, "pack"]) == sorted(path.stem for path in folder.glob("*.toml"))


def pack(pattern: str, means: str) -> dict[str, object]:
    return {"language": "xx", "rule": [{"pattern": pattern, "means": means}]}


@pytest.mark.parametrize(
    ("pattern", "means", "said"),
    [
        ("last {unit}", "Previous(unit)", "Previous"),
        ("last {unit}", "Last(month)", "month"),
        ("last {unit}", "Last(unit", "cannot be read"),
        ("last {unit}", "unit.__class__", "Attribute is not allowed"),
        ("last {unit}", "[unit]", "List is not allowed"),
        ("last {unit", "Last(unit)", "cannot read the element"),
        ("", "DCT()", "has no pattern"),
    ],
)
def test_faulty_rule_is_named(pattern: str, means: str, said: str) -> None:
    with pytest.raises(PackError, match="rule") as caught:
        grammar.build(pack(pattern, means), "xx")
    assert said in str(caught.value)


def test_unknown_language_names_the_packs() -> None:
    with pytest.raises(OptionError, match="packs: en"):
        grammar.load("tlh")
