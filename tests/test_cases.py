"""Every phrase of the golden tables, by span, value and interval."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import timeline
from tests.tables import FILES, Case, cases, read

SCHEMA = json.loads((Path(__file__).parents[1] / "schema" / "case.schema.json").read_text(encoding="utf-8"))
ALL = list(cases())


def found(case: Case) -> list[timeline.Timex]:
    document = timeline.Document(case.text, published=case.written, language=case.language, region=case.table.get("region", ""))
    return timeline.tag(document)


def flat(timexes: list[timeline.Timex]) -> list[timeline.Timex]:
    """The expressions that carry a TIMEX3 tag: the two ends of a range in place of the range."""
    return sorted((leaf for timex in timexes for leaf in (flat(list(timex.parts)) if timex.parts else [timex])), key=lambda timex: timex.start)


def meant(timexes: list[timeline.Timex], spans: tuple[tuple[int, int], ...]) -> timeline.Timex | None:
    """The expression that covers exactly the marked spans: the one, or the range with these ends."""
    for timex in timexes:
        if [(leaf.start, leaf.end) for leaf in flat([timex])] == list(spans):
            return timex
    return None


def show(case: Case, timexes: list[timeline.Timex]) -> str:
    lines = [
        f"  {one.text!r} [{one.start}:{one.end}] {one.type} {one.value} mod={one.mod} is={one.interval} needs={one.needs} "
        f"direction={one.direction} cue={one.cue!r} rule={one.rule!r}\n    {one.expression}"
        for timex in timexes
        for one in (timex, *timex.parts)
    ]
    return "\n".join([f"{case.name}: {case.text!r}, written {case.written}", "found:", *(lines or ["  nothing"])])


def zone(text: str | None) -> str | None:
    return "Z" if text == "+00:00" else text


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case.name, marks=[pytest.mark.xfail(reason=case.todo, strict=True)] if case.todo else []) for case in ALL],
)
def test_phrase(case: Case) -> None:
    timexes = found(case)
    said = show(case, timexes)
    leaves = flat(timexes)
    assert [(leaf.start, leaf.end) for leaf in leaves] == list(case.spans), said
    assert [leaf.text for leaf in leaves] == [case.text[start:end] for start, end in case.spans], said
    if not case.spans:
        return
    if case.values:
        assert [leaf.value for leaf in leaves] == list(case.values), said
    types = case.table.get("type", "DATE")
    assert [leaf.type for leaf in leaves] == ([types] * len(leaves) if isinstance(types, str) else types), said
    if case.table.get("mod") != "any" and "values" not in case.table:
        assert leaves[0].mod == case.table.get("mod"), said
    if "is" in case.table:
        whole = meant(timexes, case.spans)
        assert whole is not None, said
        assert str(whole.interval) == case.table["is"], said
    if "zone" in case.table:
        assert zone(leaves[0].zone) == case.table["zone"], said
    if "needs" in case.table:
        assert (leaves[0].status, leaves[0].needs, leaves[0].interval) == ("unresolved", case.table["needs"], None), said


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_table_obeys_its_schema(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(read(path))] == []


def test_schema_is_a_schema_of_closed_objects() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    objects = [SCHEMA, *(part for part in SCHEMA["$defs"].values() if part.get("type") == "object")]
    assert all(part["additionalProperties"] is False for part in objects)


def test_tables_are_large_enough() -> None:
    positive = {case.text for case in ALL if case.spans}
    negative = {case.text for case in ALL if not case.spans}
    assert (len(positive) >= 350, len(negative) >= 120) == (True, True), (len(positive), len(negative))


def test_no_sentence_is_in_two_tables() -> None:
    seen: dict[tuple[str, str | None, str], str] = {}
    for case in ALL:
        key = (case.text, case.written, case.table.get("region", ""))
        assert key not in seen, f"{case.name} repeats {seen[key]}"
        seen[key] = case.name


def test_marked_ranges_have_as_many_values_as_spans() -> None:
    assert [case.name for case in ALL if len(case.values) not in (0, len(case.spans))] == []
