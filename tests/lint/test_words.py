"""The rules whose examples are told in words, since they are about bytes, folders or several files: each sees the bad one and not the good one."""

import json
from hashlib import sha256

import pytest
from lint_base import BASE, TEXT, merged, text_of
from test_rules import EXAMPLED, RULES, document

from timeline.lint import documents
from timeline.lint.run import check_file, choose
from timeline.lint.together import across

CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{}END:VCALENDAR\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:{}\r\nDTSTAMP:20250101T000000Z\r\nDTSTART;VALUE=DATE:20250112\r\nSUMMARY:Bridge\r\n{}END:VEVENT\r\n"
DIGEST = sha256(TEXT.encode()).hexdigest()


def told(**event):
    story = merged("/sources/0", {"sha256": DIGEST})
    story["events"][0].update(event)
    return text_of(story)


def dated(day):
    return {**BASE["events"][0]["when"], "edtf": day, "start": day, "display": f"{int(day[8:])} January 2025"}


def day_of(count):
    return text_of(merged("", {"events": [{**BASE["events"][0], "id": f"e-{n}", "headline": f"Bridge {n * 'i'}"} for n in range(count)]}))


def long(letters):
    return CALENDAR.format("".join(EVENT.format(f"{n}@example.org", f"DESCRIPTION:{'a' * 60}\r\n" + f" {'a' * 70}\r\n" * letters) for n in range(1000)))


def folded(line):
    return CALENDAR.encode().replace(b"{}", EVENT.encode().replace(b"{}", b"a@example.org", 1).replace(b"{}", line))


UTF16, MARKED = text_of(BASE).encode("utf-16"), text_of(BASE).encode()
MEDIA = {"url": "bridge.jpg", "credit": "A", "alt": "The bridge"}
RELATED = {"relations": [{"type": "before", "target": "e-2"}]}
TURNED = {"relations": [{"type": "after", "target": "e-2"}]}
SECOND = {"undated": [{"id": "e-2", "headline": "A school"}]}

# code: files (name, content) of the bad example, and of the good one; the source is always there
EXAMPLES = {
    "TL001": ({"a.json": UTF16}, {"a.json": MARKED}),
    "TL004": ({"a.json": " " * 4000}, {"a.json": text_of(BASE)}),
    "TL305": ({"a.json": day_of(7)}, {"a.json": day_of(6)}),
    "TL504": ({"a.json": text_of(merged("/sources/0", {"sha256": "0" * 64}))}, {"a.json": told()}),
    "TL506": ({"a.json": told(attribution={"quote": "the old bridge opened"})}, {"a.json": told(attribution={"quote": "the old bridge reopened"})}),
    "TL507": ({"a.json": told(when=dated("2025-01-05"))}, {"a.json": told()}),
    "TL508": ({"a.json": told(attribution={"speaker": "the minister"})}, {"a.json": told(attribution={"speaker": "The mayor"})}),
    "TL605": ({"a.json": told(media=MEDIA)}, {"a.json": told(media=MEDIA), "bridge.jpg": b"\xff\xd8"}),
    "TL801": ({"a.json": told(), "b.json": told(headline="A flood", when=dated("2025-01-05"))}, {"a.json": told(), "b.json": told()}),
    "TL802": ({"a.json": told(), "b.json": told(when=dated("2025-01-05"))}, {"a.json": told(), "b.json": told()}),
    "TL803": ({"a.json": text_of(merged("/events/0", RELATED) | SECOND), "b.json": text_of(merged("/events/0", TURNED) | SECOND)}, {"a.json": text_of(merged("/events/0", RELATED) | SECOND), "b.json": text_of(merged("/events/0", RELATED) | SECOND)}),
    "IC018": ({"a.ics": folded("LOCATION:Café\r\n".encode().replace(b"\xc3\xa9", b"\xc3\r\n \xa9"))}, {"a.ics": folded("LOCATION:Caf\r\n é\r\n".encode())}),
    "IC028": ({"a.ics": long(14)}, {"a.ics": long(9)}),
}


def found(folder, files, code):
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "bridge.txt").write_text(TEXT)
    choice = choose(extend_select=[code], sources=folder / "articles", largest=2500 if code == "TL004" else documents.LARGEST)
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    checked = [check_file(folder / name, name, choice) for name in files if not name.endswith(".jpg")]
    return [one.code for each in checked for one in each.findings] + [one.code for one in across(checked, {})]


@pytest.mark.parametrize("code", EXAMPLES)
def test_examples_in_words(code, tmp_path):
    bad, good = EXAMPLES[code]
    assert code in found(tmp_path / "bad", bad, code)
    assert code not in found(tmp_path / "good", good, code)


def test_every_rule_has_both_examples_run():
    both = {rule.code for rule in EXAMPLED if document(rule, rule.good)}
    assert {rule.code for rule in RULES} == both | set(EXAMPLES)


def test_a_source_is_found_as_extract_reads_it(tmp_path):
    """Front matter is no part of the text that spans are counted in, nor are the other members of a line of JSON."""
    (tmp_path / "bridge.md").write_text(f"---\ntitle: Bridge\npublished: 2025-01-13\n---\n{TEXT}")
    story = tmp_path / "a.json"
    story.write_text(told(), encoding="utf-8")
    assert check_file(story, "a.json", choose(sources=tmp_path / "bridge.md")).findings == []
    (tmp_path / "docs.jsonl").write_text(json.dumps({"id": "x", "published": "2025-01-13", "text": TEXT}) + "\n")
    assert check_file(story, "a.json", choose(sources=tmp_path / "docs.jsonl")).findings == []
