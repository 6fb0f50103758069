"""JSON lines: one document a line, one problem a bad line."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import InputError
from timeline.readers import Documents, Known, jsonl, read

GOOD = b'{"id": 1, "published": "2025-01-13", "text": "On Sunday."}\n'


def lines(*raw: bytes, **known: str) -> Documents:
    return jsonl.read(b"\n".join(raw), "a.jsonl", Known(**known))


def test_a_line() -> None:
    (document,) = lines(b'{"id": "APW 1998", "published": "January 12, 2025", "text": "One\\r\\ntwo.", "title": "T", "url": "https://e.org", "publisher": "P", "language": "en-GB"}')
    assert (document.id, document.published, document.published_from, document.text) == ("apw-1998", "2025-01-12", "metadata", "One\r\ntwo.")
    assert (document.title, document.url, document.publisher, document.language, document.region) == ("T", "https://e.org", "P", "en", "GB")


BAD = {
    b"{": "is not JSON",
    b"[1]": "is not a JSON object",
    b'"text"': "is not a JSON object",
    b"{}": 'has no "text"',
    b'{"text": null}': 'has no "text"',
    b'{"text": 5}': '"text" is not a string',
    b'{"text": "a", "published": 2025}': '"published" is not a string',
    b'{"text": "a", "published": "soon"}': "is not a date",
    b'{"text": "a", "published": "2025-02-30"}': "there is no 2025-02-30",
    b'{"text": "a", "published": "03/04/2025"}': "two readings",
    b'{"text": "a", "timezone": "Kyivv"}': "no time zone",
    b'{"text": "a", "language": "xx"}': "no language pack",
    b'{"text": "caf\xe9"}': "is not UTF-8",
    b"[" * 200_000: "nested too deeply",
    b'{"text": "a", "id": ' + b"9" * 5000 + b"}": "number too long",
}  # fmt: skip


@pytest.mark.parametrize(("raw", "why"), BAD.items(), ids=lambda value: str(value)[:30])
def test_a_bad_line_is_a_problem_with_its_number(raw: bytes, why: str) -> None:
    found = lines(GOOD.strip(), raw, GOOD.strip())
    assert len(found) == 2
    (fault,) = found.problems
    assert fault.where.startswith("a.jsonl:2")
    assert why in str(fault)
    assert "\n" not in str(fault)


def test_nothing_but_bad_lines_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n{\n")
    with pytest.raises(InputError, match=r"a\.jsonl:2: is not JSON"):
        read(path)


@pytest.mark.parametrize("raw", [b"", b" \n\n"])
def test_empty(raw: bytes) -> None:
    with pytest.raises(InputError, match="is empty"):
        lines(raw)


@pytest.mark.parametrize(("escape", "text"), [(b"\\ud83d", "\ufffd"), (b"\\ude00", "\ufffd"), (b"\\ud83d\\ude00", "😀"), (b"\\u0000", "\0")])
def test_halves_of_characters(escape: bytes, text: str) -> None:
    (document,) = lines(b'{"text": "a' + escape + b'b", "title": "' + escape + b'"}')
    assert (document.text, document.title) == (f"a{text}b", text)
    document.text.encode()


def test_a_mark_and_windows_line_ends() -> None:
    assert len(lines(b"\xef\xbb\xbf" + GOOD.strip() + b"\r", GOOD)) == 2


def test_a_line_end_of_unicode_is_no_line_end() -> None:
    (document,) = lines('{"text": "a\u2028b\x0bc\x85d"}'.replace("\x0b", "").encode())
    assert document.text == "a\u2028bc\x85d"


def test_an_option_wins_over_the_line() -> None:
    (document,) = lines(GOOD, published="2024-01-01")
    assert (document.published, document.published_from) == ("2024-01-01", "option")


@pytest.mark.parametrize(("name", "identifier"), [("A B", "a-b"), ("1", "d-1"), (None, None), ("—", None), ({}, None), ("é", None), (True, "true")])
def test_identifiers(name: object, identifier: str | None) -> None:
    assert jsonl.identifier(name) == identifier
