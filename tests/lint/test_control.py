"""Fixes, baseline, settings, ignores, other ways of writing, hostile files, files together."""

import json
import time

import pytest
from jsonschema import Draft7Validator
from lint_base import BASE, TEXT, merged, text_of

from timeline.cli import main
from timeline.errors import InputError, OptionError
from timeline.lint import fixes, settings, validate_text
from timeline.lint.migrate import migrated
from timeline.lint.run import choose
from timeline.model import schema


def codes(findings):
    return [one.code for one in findings]


def run(capfd, *arguments):
    code = main.run(["validate", *map(str, arguments)])
    said = capfd.readouterr()
    return code, said.out, said.err


FIXABLE = [
    (merged("/events/0/when", {"edtf": "2025-1-12"}), "TL201"),
    (merged("/events/0/when", {"precision": "year"}), "TL204"),
    (merged("/events/0/when", {"start": "2025-01-11"}), "TL205"),
    (merged("/events/0/when", {"start": None}), "TL205"),
    (merged("/events/0/when", {"end": "2025-01-12"}), "TL205"),
    (merged("/events/0/when", {"edtf": "2025-01-12~", "display": "about 12 January 2025"}), "TL216"),
    (merged("/events/0", {"headline": "The bridge "}), "TL609"),
    (merged("/events/0", {"headline": "The\x07 bridge"}), "TL602"),
    (merged("/sources/0", {"url": "https://example.org/a?utm_source=b&id=1"}), "TL608"),
    (merged("", {"events": [{**BASE["events"][0], "id": "e-2", "when": {"edtf": "2025-02-01", "start": "2025-02-01", "precision": "day", "status": "bounded" and "stated", "display": "1 February 2025"}, "evidence": []}, BASE["events"][0]]}), "TL301"),
    ({**BASE, "title": None}, "TL104"),
]


@pytest.mark.parametrize("indent", [2, None, "\t"])
@pytest.mark.parametrize(("story", "code"), FIXABLE, ids=lambda value: value if isinstance(value, str) else None)
def test_what_is_mended_is_clean_and_nothing_else_changes(story, code, indent):
    text = json.dumps(story, indent=indent, ensure_ascii=False) + "\n\n"
    assert code in codes(validate_text(text, "a.json"))
    after, count = fixes.fixed(text.encode(), "a.json", choose())
    assert count >= 1
    assert validate_text(after, "a.json") == []
    assert after.endswith(b"\n\n")
    if code not in ("TL301", "TL104"):
        expected = len(text.encode()) + (30 if code in ("TL205", "TL216") else 20)
        assert abs(len(after) - len(text.encode())) <= 60 < expected
    again, more = fixes.fixed(after, "a.json", choose())
    assert (again, more) == (after, 0)


def test_a_file_without_a_fault_keeps_its_bytes():
    raw = b"\n" + text_of(BASE).replace("\n", "\r\n").encode()
    assert fixes.fixed(raw, "a.json", choose()) == (raw, 0)
    assert fixes.fixed(b"\xef\xbb\xbf" + raw, "a.json", choose())[0] == raw


def test_calendars_are_mended_too():
    raw = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20250101T000000Z\r\nDTSTART:20250112\r\nSUMMARY:A, b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    after, count = fixes.fixed(raw, "a.ics", choose())
    assert count == 2
    assert after == raw.replace(b"DTSTART:", b"DTSTART;VALUE=DATE:").replace(b"A, b", b"A\\, b")
    assert validate_text(after, "a.ics") == []


def test_fix_and_diff_on_the_command_line(tmp_path, capfd):
    path = tmp_path / "a.json"
    path.write_text(text_of(merged("/events/0/when", {"precision": "year"})))
    before = path.read_bytes()
    code, out, _ = run(capfd, "--isolated", path, "--diff")
    assert (code, path.read_bytes()) == (1, before)
    assert '-        "precision": "year",\n+        "precision": "day",\n' in out
    assert run(capfd, "--isolated", path, "--fix")[0] == 0
    assert path.read_bytes() == before.replace(b'"precision": "year"', b'"precision": "day"')


def test_a_baseline_lets_only_new_findings_fail(tmp_path, capfd):
    path, known = tmp_path / "a.json", tmp_path / "known.json"
    path.write_text(text_of(merged("/events/0/when", {"precision": "year"})))
    assert run(capfd, "--isolated", path, "--baseline", known, "--update-baseline")[0] == 0
    path.write_text("\n\n" + path.read_text())
    assert run(capfd, "--isolated", path, "--baseline", known)[0] == 0
    path.write_text(path.read_text().replace('"e-1"', '"E 1"'))
    code, out, _ = run(capfd, "--isolated", path, "--baseline", known)
    assert (code, out.count("\n"), "TL101" in out) == (1, 1, True)
    known.write_text("[]")
    assert run(capfd, "--isolated", path, "--baseline", known)[0] == 2


def test_settings(tmp_path, monkeypatch, capfd):
    (tmp_path / "pyproject.toml").write_text('[tool.timeline]\nfiles = ["stories"]\nfail-on = "warning"\n[tool.timeline.per-file-ignores]\n"old/*" = ["TL003"]\n')
    for name in ("stories/new.json", "stories/old/a.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text('{"events": []}')
    monkeypatch.chdir(tmp_path / "stories")
    code, out, _ = run(capfd)
    assert (code, out.count("TL003")) == (1, 1)
    assert run(capfd, "--fail-on", "error")[0] == 0
    for wrong in ("fail = 1", 'fail-on = "x"', 'select = "TL2"', "[per-file-ignores]\na = 1"):
        (tmp_path / "timeline.toml").write_text(wrong)
        with pytest.raises(OptionError, match=r"timeline\.toml"):
            settings.load(tmp_path / "timeline.toml")


def test_ignores_in_the_file():
    story = merged("/events/0/when", {"precision": "year"})
    story["events"][0]["x-ignore"] = ["TL204"]
    assert codes(validate_text(text_of(story), "a.json")) == []


def test_yaml_has_lines_and_keeps_words():
    text = "title: Bridge\nevents:\n  - id: e-1\n    headline: no\n    when: {edtf: 2025-02-30, precision: day, status: stated, display: then}\n"
    (finding,) = [one for one in validate_text(text, "a.yaml") if one.severity == "error"]
    assert (finding.code, finding.line, finding.column, finding.end_column) == ("TL202", 5, 18, 28)
    for text, says in [("a: 1\na: 2", "given twice"), ("a: [", "not YAML"), ("a: !!python/object:os.system x", "runs a program"), ("a: *b", "anchor"), ("[" * 500, "nested too deeply")]:
        assert any(says in one.message for one in validate_text(text, "a.yaml")), text


def test_json_lines_have_the_lines_of_the_file():
    event = json.dumps(BASE["events"][0] | {"evidence": []})
    findings = validate_text(f"{event}\n\n{event.replace('2025-01-12', '2025-01-32')}\n", "a.jsonl")
    assert {one.line for one in findings} == {3}
    assert "TL202" in codes(findings)


@pytest.mark.parametrize(("name", "text"), [
    ("a.yaml", "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(12))),
    ("a.json", "[" * 100_000),
    ("a.json", '{"a":' * 100_000),
    ("a.yaml", "- " * 100_000),
    ("a.ics", "BEGIN:A\r\n" * 100_000),
    ("a.csv", '"' * 100_001),
    ("a.json", '{"title": "' + "x" * 20_000_000 + '"}'),
    ("a.json", '{"confidence": ' + "9" * 1_000_000 + "}"),
    ("a.ics", "BEGIN:VCALENDAR\r\nX;" + "A=b;" * 100_000),
    ("a.csv", "Year,Headline\n" + "2025,<a <a <a" * 50_000),
])  # fmt: skip
def test_hostile_files_end_in_a_finding_soon(name, text):
    begin = time.process_time()
    assert validate_text(text, name)
    assert time.process_time() - begin < 5


def test_large_files_are_not_read(tmp_path, capfd):
    path = tmp_path / "a.json"
    path.write_text(text_of(BASE))
    code, out, _ = run(capfd, "--isolated", path, "--max-size", "100")
    assert (code, "TL004" in out) == (2, True)


def test_files_together(tmp_path, capfd):
    (tmp_path / "a.json").write_text(text_of(BASE))
    (tmp_path / "b.json").write_text(text_of(BASE))
    assert run(capfd, "--isolated", tmp_path)[0] == 0
    moved = merged("/events/0/when", {"edtf": "2025-01-11", "start": "2025-01-11", "display": "11 January 2025"})
    (tmp_path / "b.json").write_text(text_of(moved))
    code, out, _ = run(capfd, "--isolated", tmp_path)
    assert (code, "b.json:17:17: error TL802" in out) == (1, True)
    moved["events"][0]["headline"] = "A flood"
    (tmp_path / "b.json").write_text(text_of(moved))
    assert "TL801" in run(capfd, "--isolated", tmp_path)[1]


def test_words_against_their_source(tmp_path):
    from hashlib import sha256

    (tmp_path / "a.txt").write_text(TEXT)
    story = merged("/sources/0", {"sha256": sha256(TEXT.encode()).hexdigest()})
    story["events"][0]["attribution"] = {"speaker": "The mayor", "quote": "the old bridge reopened"}
    assert validate_text(text_of(story), "a.json", sources=tmp_path) == []
    story["events"][0]["attribution"] = {"speaker": "The minister", "quote": "the old bridge opened"}
    story["events"][0]["when"] |= {"edtf": "2025-01-05", "start": "2025-01-05", "display": "5 January 2025"}
    assert sorted(codes(validate_text(text_of(story), "a.json", sources=tmp_path))) == ["TL506", "TL507", "TL508"]


def test_several_reports_at_once(tmp_path, capfd, monkeypatch):
    path = tmp_path / "a.json"
    path.write_text('{"events": []}')
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    _, out, _ = run(capfd, "--isolated", path, "--output", tmp_path / "o.sarif", "--output", f"junit:{tmp_path / 'o.xml'}", "--output", f"rdjson:{tmp_path / 'o.rd'}")
    assert out.startswith("::warning file=")
    assert json.loads((tmp_path / "o.sarif").read_text())["runs"][0]["results"][0]["ruleId"] == "TL003"
    assert (tmp_path / "o.xml").read_text().startswith("<?xml")
    assert json.loads((tmp_path / "o.rd").read_text())["diagnostics"][0]["code"] == {"value": "TL003"}
    assert run(capfd, "--isolated", path, "--output", "o.what")[0] == 2


def test_full_shows_the_line_and_a_caret(tmp_path, capfd):
    path = tmp_path / "a.json"
    path.write_text(text_of(merged("/events/0/when", {"precision": "year"})))
    _, out, _ = run(capfd, "--isolated", path, "--format", "full")
    assert '19 |         "precision": "year",\n   |                      ^^^^^^\n  = help: write \'day\' (--fix mends it)\n  = why: ' in out


def test_diff(tmp_path, capfd):
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    story = merged("/events/0", {"attribution": {"speaker": "the mayor", "quote": "reopened"}})
    old.write_text(text_of(story))
    changed = merged("/events/0", {"headline": "The <b>bridge</b> | opens", "attribution": {"speaker": "the mayor"}})
    changed["events"][0]["when"] |= {"edtf": "2025-01-13", "start": "2025-01-13", "display": "13 January 2025"}
    new.write_text(text_of(changed))
    assert main.run(["diff", str(old), str(new)]) == 0
    out = capfd.readouterr().out
    assert "moved from 12 January 2025 to 13 January 2025" in out
    assert "reworded: “The old bridge reopened” → " in out
    assert "quote removed: “reopened”" in out
    assert main.run(["diff", str(old), str(new), "--to", "md", "--exit-code"]) == 1
    assert "| The &lt;b>bridge&lt;/b> \\| opens | moved from" in capfd.readouterr().out
    assert main.run(["diff", str(old), str(old), "--to", "json", "--exit-code"]) == 0
    assert capfd.readouterr().out == "[]\n"


def test_migrate_marks_a_file_and_changes_nothing_else(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{\n  "events": []\n}')
    _, after = migrated(path)
    assert after.decode() == '{\n  "$schema": "urn:timeline:schema:1.0:timeline",\n  "schema_version": "1.0",\n  "events": []\n}'
    path.write_bytes(after)
    assert migrated(path) == (after, after)
    path.write_text('{"schema_version": "9.0", "events": []}')
    with pytest.raises(InputError, match=r"unknown schema version '9.0'; this program knows 1.0"):
        migrated(path)


@pytest.mark.parametrize("name", schema.names())
def test_the_draft_for_editors_says_the_same(name):
    document = schema.document(name, "7")
    Draft7Validator.check_schema(document)
    assert "$defs" not in json.dumps(document)
    if name == "timeline":
        assert Draft7Validator(document).is_valid(BASE)
        assert not Draft7Validator(document).is_valid(merged("/events/0", {"hedline": "x"}))
        assert not Draft7Validator(document).is_valid(merged("/events/0/when", {"precision": "x"}))


def test_links_are_as_a_checker_found_them(tmp_path, capfd):
    """Nothing is opened: what an address answered is read from a file."""
    path, cache = tmp_path / "a.json", tmp_path / "links.json"
    story = merged("/events/0", {"media": {"url": "https://example.org/b.jpg", "credit": "A", "alt": "B"}})
    story["sources"][0]["url"] = "https://example.org/a"
    path.write_text(text_of(story))
    cache.write_text('{"https://example.org/a": 404, "https://example.org/b.jpg": 200}')
    code, out, _ = run(capfd, "--isolated", path, "--link-cache", cache)
    assert (code, out.count("TL605"), "a.json:10:14: warning TL605: 'https://example.org/a' answered 404" in out) == (0, 1, True)
    cache.write_text("[]")
    assert run(capfd, "--isolated", path, "--link-cache", cache)[0] == 2


def test_how_far_a_date_may_be_from_its_publication(tmp_path, capfd):
    path = tmp_path / "a.json"
    path.write_text(text_of(merged("/events/0/when", {"edtf": "1925-01-12", "start": "1925-01-12", "display": "12 January 1925"})))
    assert "TL207" not in run(capfd, "--isolated", path, "--extend-select", "TL207")[1]
    assert "TL207" in run(capfd, "--isolated", path, "--extend-select", "TL207", "--max-age", "90")[1]


def test_stop_early_and_show_less(tmp_path, capfd):
    for name in ("a.json", "b.json", "c.json"):
        (tmp_path / name).write_text(text_of(BASE if name == "a.json" else merged("/events/0", {"id": "E 1", "confidence": 7})))
    code, out, said = run(capfd, "--isolated", tmp_path, "--fail-fast")
    assert (code, out.count("b.json"), out.count("c.json"), "2 files checked" in said) == (1, 2, 0, True)
    code, out, said = run(capfd, "--isolated", tmp_path, "--max-errors", "3")
    assert (code, out.count("error"), "3 files checked: 4 errors; 1 not shown" in said) == (1, 3, True)


def test_problems_have_a_bound(monkeypatch):
    """A file made to fill the memory ends in a finding: too many values are not read, too many problems not told."""
    assert codes(validate_text('{"events": [' + "{}," * 900_000 + "{}]}", "a.json")) == ["TL004"]
    monkeypatch.setattr("timeline.lint.run._MOST", 1000)
    findings = validate_text('{"events": [' + ",".join(["{                 }"] * 600) + "]}", "a.json")
    assert len(findings) == 1001
    assert any(one.code == "TL004" and one.severity == "warning" for one in findings)
    assert any(one.code == "TL004" for one in validate_text("{                    }\n" * 1200, "a.jsonl"))
    assert codes(validate_text("Year,Headline" + ",a" * 600 + "\n2025,x\n", "a.csv"))[-1] == "TL722"
