"""Bytes to text: marks, UTF-8, and encodings that are detected and named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import InputError
from timeline.readers import decode, read

WESTERN = "The café’s owner said “no” on Sunday – for €5.\n"
RUSSIAN = "Мост открылся в воскресенье, сообщила мэрия города. Движение восстановлено полностью.\n" * 3
POLISH = "Most został otwarty w niedzielę. Żółta łódź płynęła pod nim, powiedział burmistrz.\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [WESTERN, RUSSIAN])
def test_marks_and_utf8_need_no_word(text: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    found = read(path)
    assert (found[0].text, found.warnings) == (text, [])


@pytest.mark.parametrize("order", ["le", "be"])
def test_both_orders_of_utf16(order: str) -> None:
    assert decode.decode(("\ufeff" + WESTERN).encode(f"utf-16-{order}"), "a") == (WESTERN, None)


@pytest.mark.parametrize(("text", "encoding"), [(WESTERN, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (POLISH, "cp1250")])
def test_detected_and_said(text: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    found = read(path)
    assert found[0].text == text
    assert found.warnings == [f"{path}: is not UTF-8; it was read as {encoding}, which was detected"]


def test_a_late_foreign_byte_is_found() -> None:
    raw = b"The bridge reopened on Sunday. " * 10_000 + "café".encode("cp1252")
    assert decode.decode(raw, "a")[1] == "cp1252"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_one_line(raw: bytes) -> None:
    try:
        text, _ = decode.decode(raw, "a")
    except InputError as fault:
        assert "\n" not in str(fault)  # noqa: PT017 - either outcome is right
    else:
        text.encode()


@pytest.mark.parametrize(("text", "lines"), [("a\r\nb\rc\n", "a\nb\nc\n"), ("a\r\r\nb", "a\n\nb"), ("a\u2028b", "a\u2028b")])
def test_lines(text: str, lines: str) -> None:
    assert decode.lines(text) == lines


def test_halves_of_characters_keep_the_offsets() -> None:
    assert decode.whole("a\ud83db") == "a\ufffdb"
