"""Every rule sees its bad example and not its good one, at the right line and column."""

import json
from hashlib import sha256

import pytest
from lint_base import BASE, TEXT, merged, text_of

from timeline.errors import InputError, OptionError
from timeline.lint import examples, rules, validate, validate_text
from timeline.model.timeline import Timeline

RULES = list(rules().values())
WITHOUT_EXAMPLES = {"TL001": "is about bytes", "TL004": "is about size", "TL504": "needs a folder", "TL605": "needs a folder", "TL801": "needs two files", "TL802": "needs two files", "TL803": "needs two files"}


def codes(findings):
    return [finding.code for finding in findings]


def document(rule, example):
    """Name and text of a file with the example; None where words describe it."""
    if rule.kind != "timeline":
        return examples.whole(rule, example)
    return None if example.startswith("(") else ("a.json", of_ours(rule, example))


def of_ours(rule, example):
    if not rule.at and rule.code in ("TL002", "TL003"):
        return example
    part = json.loads(example)
    story = merged(rule.at, {key: value for key, value in part.items() if value is not None})
    place = story
    for step in rule.at.split("/")[1:]:
        place = place[int(step) if step.isdigit() else step]
    place.update(part)
    return text_of(story)


def test_the_base_has_no_fault():
    assert validate_text(text_of(BASE), "base.json") == []


EXAMPLED = [rule for rule in RULES if rule.code not in WITHOUT_EXAMPLES and document(rule, rule.bad)]
ALONG = {"TL205", "TL502", "TL204", "TL101", "TL218", "IC036", "IC026", "IC022", "TL103", "IC010", "TL104", "TL728", "TL718", "TL601", "TL726"}  # what a slip of another kind brings with it


@pytest.mark.parametrize("rule", EXAMPLED, ids=lambda rule: rule.code)
def test_examples(rule):
    name, text = document(rule, rule.bad)
    bad = codes(validate_text(text, name, extend_select=[rule.code]))
    assert rule.code in bad
    if rule.code != "TL002":
        assert set(bad) - ALONG <= {rule.code}
    if good := document(rule, rule.good):
        assert rule.code not in codes(validate_text(good[1], good[0], extend_select=[rule.code]))



@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rules_explain_themselves(rule):
    assert rule.why.endswith(".")
    assert rule.severity in ("error", "warning", "info")
    assert rule.name == rule.name.lower()
    assert rule.bad
    assert rule.good


@pytest.mark.parametrize(
    ("at", "part", "code", "place", "pointer"),
    [
        ("", {"schema_version": "9.0"}, "TL102", (3, 21), "/schema_version"),
        ("", {"$schema": "urn:else"}, "TL102", (2, 14), "/$schema"),
        ("/events/0", {"confidence": 2}, "TL101", (36, 21), "/events/0/confidence"),
        ("/events/0", {"id": None}, "TL101", (13, 5), "/events/0"),
        ("/events/0", {"when": None}, "TL101", (13, 5), "/events/0"),
        ("/events/0", {"headline": ""}, "TL601", (15, 19), "/events/0/headline"),
        ("/events/0", {"headline": "x" * 101}, "TL601", (15, 19), "/events/0/headline"),
        ("/events/0", {"hedline": "x"}, "TL103", (36, 7), "/events/0/hedline"),
        ("/events/0/when", {"edtf": "soon"}, "TL201", (17, 17), "/events/0/when/edtf"),
        ("/events/0/when", {"edtf": "2025-02-30"}, "TL202", (17, 17), "/events/0/when/edtf"),
        ("/events/0/when", {"edtf": "2025/2024"}, "TL203", (17, 17), "/events/0/when/edtf"),
        ("/events/0/when", {"precision": "year"}, "TL204", (19, 22), "/events/0/when/precision"),
        ("/events/0/when", {"start": "2025-01-11"}, "TL205", (18, 18), "/events/0/when/start"),
        ("/events/0/when", {"start": None}, "TL205", (16, 15), "/events/0/when"),
        ("/events/0/when", {"end": "2025-01-12"}, "TL205", (22, 16), "/events/0/when/end"),
        ("/sources/0", {"published": "yesterday"}, "TL201", (9, 20), "/sources/0/published"),
        ("/sources/0", {"id": "s2"}, "TL402", (25, 21), "/events/0/evidence/0/source"),
        ("/events/0/evidence/0", {"end": 54}, "TL502", (24, 9), "/events/0/evidence/0"),
        ("/events/0/evidence/0/anchor", {"date": "2025-02-31"}, "TL202", (31, 21), "/events/0/evidence/0/anchor/date"),
        ("/events/0/evidence/0", {"rejected": "2025-13"}, "TL202", (34, 23), "/events/0/evidence/0/rejected"),
        ("/sources/0", {"url": "example.org/a"}, "TL604", (10, 14), "/sources/0/url"),
        ("/sources/0", {"url": "https://[::1"}, "TL604", (10, 14), "/sources/0/url"),
        ("/sources/0", {"url": "https://a.org:port/"}, "TL604", (10, 14), "/sources/0/url"),
        ("/sources/0", {"url": "https://a.org/a b"}, "TL604", (10, 14), "/sources/0/url"),
        ("/sources/0", {"url": "https:///a"}, "TL604", (10, 14), "/sources/0/url"),
        ("/events/0", {"headline": "a\tb"}, "TL602", (15, 19), "/events/0/headline"),
        ("/events/0", {"tags": ["x", "<script>x</script>"]}, "TL602", (38, 9), "/events/0/tags/1"),
    ],
)
def test_place(at, part, code, place, pointer):
    findings = [f for f in validate_text(text_of(merged(at, part)), "story.json") if f.code == code]
    assert [(f.file, f.line, f.column, f.pointer) for f in findings] == [("story.json", *place, pointer)]


@pytest.mark.parametrize(
    ("text", "code", "place", "says"),
    [
        ('{"a": 1,\n "b": }', "TL002", (2, 7), "not JSON"),
        ("", "TL002", (1, 1), "not JSON"),
        ('{"events": [],\n "events": []}', "TL002", (2, 2), "given twice"),
        ('{"x-a": {"b": 1, "\\u0062": 2}}', "TL002", (1, 18), "given twice"),
        ('{"x-a": [1, NaN]}', "TL002", (1, 13), "NaN is not a number"),
        ('{"x-a": -Infinity}', "TL002", (1, 9), "-Infinity is not a number"),
        ('{"title": "a\\ud83d!"}', "TL002", (1, 13), "half of a character"),
        ('{"title": "\\ude00"}', "TL002", (1, 12), "half of a character"),
        ("[" * 100_000, "TL002", (1, 201), "nested too deeply"),
        ('{"x-a": ' + "9" * 5000 + "}", "TL002", (1, 9), "number"),
        ("[]", "TL101", (1, 1), "is a list, not a timeline"),
        ('"x"', "TL101", (1, 1), "not a timeline"),
        ("null", "TL101", (1, 1), "is null"),
        ('{"events": 3}', "TL101", (1, 12), "is 3, not a list"),
        ('{"events": [null], "sources": [1], "eras": {}}', "TL101", (1, 13), "is null, not an object"),
        ('{"events": [{"id": ["x"], "when": {"edtf": 3}, "relations": [5], "evidence": "x"}]}', "TL101", (1, 20), "is a list, not text"),
        ('{"events": [{"title": null}], "title": null}', "TL104", (1, 40), "never null"),
    ],
)
def test_hostile_text_is_a_finding(text, code, place, says):
    findings = validate_text(text, "odd.json")
    assert any((f.code, f.line, f.column) == (code, *place) and says in str(f) for f in findings), findings


def test_an_escaped_pair_and_an_escaped_backslash_are_no_fault():
    assert codes(validate_text('{"title": "\\ud83d\\ude00 \\\\ud83d", "events": []}', "x")) == ["TL003"]


def test_unreadable_files(tmp_path):
    (tmp_path / "utf16.json").write_bytes("{}".encode("utf-16"))
    (tmp_path / "mark.json").write_bytes(b"\xef\xbb\xbf" + text_of(BASE).encode())
    for name, severity, says in [("none.json", "error", "no such file"), (".", "error", "is a folder"), ("utf16.json", "error", "UTF-16"), ("mark.json", "warning", "byte order mark")]:
        (finding,) = validate(tmp_path / name)
        assert (finding.code, finding.severity, finding.line, finding.column) == ("TL001", severity, 1, 1)
        assert says in str(finding)
    (finding,) = validate("a\0b")
    assert finding.code == "TL001"


def with_digest(**changes):
    document = merged("/sources/0", {"sha256": sha256(TEXT.encode()).hexdigest()})
    document["events"][0]["evidence"][0].update(changes)
    return text_of(document)


def test_spans_are_checked_against_the_source(tmp_path):
    (tmp_path / "article.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert validate_text(with_digest(), "a.json", sources=tmp_path) == []
    (finding,) = validate_text(with_digest(start=43, end=54), "a.json", sources=tmp_path)
    assert (finding.code, finding.line, finding.column, finding.hint) == ("TL502", 25, 9, "those words are at 44 to 55")


def test_a_source_without_a_file(tmp_path):
    (tmp_path / "other.txt").write_text("Something else.")
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    (finding,) = validate_text(with_digest(), "a.json", sources=tmp_path)
    assert (finding.code, finding.severity, finding.line, finding.column) == ("TL504", "warning", 10, 17)
    with pytest.raises(InputError):
        validate_text(with_digest(), "a.json", sources=tmp_path / "none")


def test_the_second_of_two_ids_is_named():
    document = merged("", {"undated": [{"id": "e-1", "headline": "Another"}]})
    (finding,) = validate_text(text_of(document), "a.json")
    assert (finding.code, finding.pointer, finding.message) == ("TL401", "/undated/0/id", "the id 'e-1' is already that of /events/0")


def test_select_and_ignore():
    text = text_of(merged("/events/0/when", {"edtf": "soon", "precison": "day"}))
    assert codes(validate_text(text, "a")) == ["TL201", "TL103"]
    assert codes(validate_text(text, "a", select=["tl1"])) == ["TL103"]
    assert codes(validate_text(text, "a", ignore=["TL103"])) == ["TL201"]
    assert codes(validate_text(text, "a", select=["TL"], ignore=["TL2", "TL1"])) == []
    for choice in ("TL999", "", "X"):
        with pytest.raises(OptionError):
            validate_text(text, "a", select=[choice])


def test_a_timeline_in_memory():
    story = Timeline.model_validate(merged("/events/0/when", {"start": "2025-01-11"}))
    (finding,) = validate(story)
    assert (finding.file, finding.code, finding.pointer) == ("<timeline>", "TL205", "/events/0/when/start")


def test_a_picture_may_lie_beside_the_page():
    assert validate_text(text_of(merged("/events/0", {"media": {"url": "pictures/bridge.jpg"}})), "a") == []


def test_a_closed_key_may_be_ours():
    assert validate_text(text_of(merged("/events/0/when", {"x-desk": {"deep": [1]}})), "a") == []
