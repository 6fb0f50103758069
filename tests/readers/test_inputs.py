"""Files, folders and standard input: what is read, and one line for what cannot be."""

from __future__ import annotations

import io
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from timeline.errors import DateError, InputError, OptionError, TimelineError
from timeline.readers import Known, read, read_all

ARTICLE = "The bridge reopened on Sunday.\n"


def file(folder: Path, content: bytes | str, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


BAD = {
    "empty": b"",
    "white space": b" \n\t\r\n ",
    "only a mark": b"\xef\xbb\xbf",
    "a mark and a line": b"\xef\xbb\xbf\n\n",
    "zero byte": b"The bridge\x00 reopened",
    "UTF-16 without a mark": "The bridge reopened".encode("utf-16-le"),
    "PDF": b"%PDF-1.7\n1 0 obj",
    "office": b"PK\x03\x04\x14\x00\x06",
    "picture": b"\x89PNG\r\n\x1a\n",
    "gzip": b"\x1f\x8b\x08\x00abc",
    "control characters": b"\x01\x02\x03\x04abc" * 20,
    "half of UTF-16": b"\xff\xfea\x00b",
    "broken UTF-16": b"\xff\xfe\x00\xd8a\x00",
    "broken after a mark": b"\xef\xbb\xbfcaf\xe9 in the town",
    "front matter alone": b"---\npublished: 2025-01-13\n---\n",
    "TOML that is none": b"+++\npublished = 2025-13-45\n+++\nText.",
    "TOML that ends early": b"+++\ntitle = \"a\n+++\nText.",
    "a date that has two readings": b"---\npublished: 03/04/2025\n---\nText.",
    "a date that does not exist": b"---\npublished: 2025-02-30\n---\nText.",
    "a relative date": b"---\ndate: yesterday\n---\nText.",
    "no zone": b"---\ntimezone: Europe/Kiiv\n---\nText.",
    "no language": b"---\nlanguage: xx\n---\nText.",
}  # fmt: skip


@pytest.mark.parametrize("content", BAD.values(), ids=list(BAD))
def test_bad_content_is_one_line_with_the_file(content: bytes, tmp_path: Path) -> None:
    path = file(tmp_path, content)
    with pytest.raises(TimelineError) as fault:
        read(path)
    assert str(fault.value).startswith(str(path))
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("name", ["nope.txt", "nope", "a\0b.txt", "x" * 300 + ".txt", "nope/below.txt", "a.odt"])
def test_bad_names(name: str, tmp_path: Path) -> None:
    file(tmp_path, ARTICLE, "a.odt")
    with pytest.raises(InputError) as fault:
        read(tmp_path / name)
    assert name in str(fault.value)


@pytest.mark.parametrize(("content", "text"), [
    ("One.\r\nTwo.\rThree.\n", "One.\nTwo.\nThree.\n"),
    ("A bell\x07 and an escape\x1b[31m stay.", "A bell\x07 and an escape\x1b[31m stay."),
    ("No newline at the end", "No newline at the end"),
    ("Separators\u2028and\x0bform\x0cfeeds stay.", "Separators\u2028and\x0bform\x0cfeeds stay."),
])  # fmt: skip
def test_text_is_as_given_with_line_ends_as_newlines(content: str, text: str, tmp_path: Path) -> None:
    (document,) = read(file(tmp_path, content))
    assert document.text == text


@pytest.mark.parametrize("content", ["x" * 1_000_000, "word " * 200_000, "KYIV, " * 160_000, "By " * 300_000, "Published " * 100_000, "--- " * 250_000], ids=lambda c: c[:10])
def test_one_line_of_a_megabyte(content: str, tmp_path: Path) -> None:
    start = time.process_time()
    (document,) = read(file(tmp_path, content))
    assert len(document.text) == len(content)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("content", ["The bridge reopened on Sunday.\n", "---\n", "\n", "a: b\n"], ids=repr)
def test_ten_megabytes(content: str, tmp_path: Path) -> None:
    start = time.process_time()
    (document,) = read(file(tmp_path, "The river rose.\n" + content * (10_000_000 // len(content))))
    assert len(document.text) > 9_000_000
    assert time.process_time() - start < 5


def test_front_matter_that_never_ends(tmp_path: Path) -> None:
    start = time.process_time()
    (document,) = read(file(tmp_path, "---\n" + "a: b\n" * 1_000_000))
    assert document.text.startswith("---")
    assert time.process_time() - start < 5


def test_a_folder_with_a_bad_file_among_good_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "noend"):
        file(tmp_path, ARTICLE, name)
    file(tmp_path, b"\0", "bad.txt")
    file(tmp_path, ARTICLE, ".hidden.txt")
    file(tmp_path, ARTICLE, "c.odt")
    (tmp_path / "below").mkdir()
    found = read(tmp_path)
    assert [document.id for document in found] == ["s1", "s2", "s3"]
    assert [fault.where for fault in found.problems] == [str(tmp_path / "bad.txt")]
    assert found.warnings == [f"{tmp_path / 'c.odt'}: passed over; .odt files are not read"]


def test_a_folder_with_nothing_to_read(tmp_path: Path) -> None:
    file(tmp_path, ARTICLE, "c.odt")
    with pytest.raises(InputError, match="nothing to read"):
        read(tmp_path)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"---\npublished: 2025-01-13\n---\nOne.\r\n")))
    (document,) = read("-")
    assert (document.text, document.published, document.published_from) == ("One.\n", "2025-01-13", "metadata")


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    with pytest.raises(InputError, match="standard input: is empty"):
        read("-")


def test_options_are_checked_before_anything_is_read() -> None:
    with pytest.raises(DateError, match=r"^--published"):
        read_all(["nope.txt"], Known(published="31 June 2025"))
    with pytest.raises(OptionError, match=r"^--timezone"):
        read_all(["nope.txt"], Known(timezone="Kyivv"))
    with pytest.raises(OptionError, match=r"^--language"):
        read_all(["nope.txt"], Known(language="tlh"))


def test_ids_tell_documents_apart(tmp_path: Path) -> None:
    lines = file(tmp_path, '{"id": "s2", "text": "One."}\n{"text": "Two."}\n{"id": "s2", "text": "Three."}\n', "a.jsonl")
    found = read_all([str(lines), str(file(tmp_path, ARTICLE))], Known())
    assert len({document.id for document in found}) == 4
