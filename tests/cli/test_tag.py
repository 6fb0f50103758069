"""`timeline tag`: JSON lines in, JSON lines out."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from timeline.__main__ import main

ROOT = Path(__file__).parents[2]
ARTICLE = (ROOT / "samples" / "trawler" / "article.txt").read_text(encoding="utf-8")


@pytest.fixture
def tag(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    def go(data: bytes | list[Any], *arguments: str) -> tuple[int, list[Any], str]:
        raw = data if isinstance(data, bytes) else "".join(json.dumps(one) + "\n" for one in data).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        code = main(["tag", *arguments])
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], err

    return go


def test_a_line(tag: Any) -> None:
    code, out, err = tag([{"id": "a1", "published": "2025-01-13", "text": "It reopened on Sunday."}])
    timex = {"start": 15, "end": 21, "text": "Sunday", "type": "DATE", "value": "2025-01-12", "edtf": "2025-01-12"}
    assert out == [{"id": "a1", "timexes": [{**timex, "interval": {"start": "2025-01-12", "end": "2025-01-13"}}]}]
    assert (code, err) == (0, "")


def test_open_ends_times_and_unresolved(tag: Any) -> None:
    texts = ["It has run since 2022.", "They met at 3 p.m. on 4 May 2021.", "They met on Sunday."]
    _, out, _ = tag([{"id": n, "text": text} for n, text in enumerate(texts)])
    since, clock, unknown = (one["timexes"][0] for one in out)
    assert since["interval"] == {"start": "2022-01-01", "end": None}
    assert clock["interval"]["start"] == "2021-05-04T15:00:00"
    assert "interval" not in unknown
    assert "edtf" not in unknown


def test_a_range_in_words_is_its_two_ends(tag: Any) -> None:
    _, out, _ = tag([{"id": "r", "published": "2025-01-13", "text": "It runs from Monday to Friday."}])
    assert [one["text"] for one in out[0]["timexes"]] == ["Monday", "Friday"]


def test_order_is_kept_and_a_bad_line_stops_nothing(tag: Any) -> None:
    good = {"id": "x", "text": "In 2022."}
    data = b"\n".join([json.dumps(good).encode(), b"nope", b'{"id": 7}', b'{"id": "p", "published": "03/04/2025", "text": ""}', b"\xff", json.dumps(good).encode()])
    code, out, err = tag(data)
    assert code == 2
    assert [one["id"] for one in out] == ["x", None, 7, "p", None, "x"]
    assert ["error" in one for one in out] == [False, True, True, True, True, False]
    assert [line.split(": ")[1] for line in err.splitlines()] == [f"standard input:{n}" if n != 4 else "standard input:4" for n in (2, 3, 4, 5)]


def test_hard_lines(tag: Any) -> None:
    lines = [b'{"id": "s", "text": "\\ud800 in 2022"}', b'{"id": "c", "text": "\\u0000\\u001b in 2022"}\r', b'{"id": "n", "text": ""}', b"", b'{"id": "\\udc80", "text": "x"}']
    code, out, _ = tag(b"\n".join(lines))
    assert code == 0
    assert [one["id"] for one in out] == ["s", "c", "n", "\udc80"]
    assert [[t["start"] for t in one["timexes"]] for one in out[:3]] == [[5], [6], []]


def test_a_line_of_a_megabyte(tag: Any) -> None:
    code, out, _ = tag([{"id": "m", "text": "word " * 200_000 + "2022"}])
    assert code == 0
    assert out[0]["timexes"][0]["start"] == 1_000_000


def test_nothing_in_nothing_out(tag: Any) -> None:
    assert tag(b"") == (0, [], "")


def test_options_hold_for_every_line(tag: Any) -> None:
    _, out, _ = tag([{"id": 1, "text": "It fell on Sunday."}], "--published", "13 January 2025", "--mode", "news")
    assert out[0]["timexes"][0]["value"] == "2025-01-12"


def test_a_wrong_option_fails_before_anything_is_read(tag: Any) -> None:
    for arguments in (["--published", "soon"], ["--language", "tlh"]):
        code, out, err = tag([{"id": 1, "text": "x"}], *arguments)
        assert (code, out) == (2, [])
        assert err.startswith(f"timeline: {arguments[0]}: ")


def test_it_streams_and_leaves_the_models_alone() -> None:
    code = "import sys; from timeline.__main__ import main; main(['tag']); sys.exit('pydantic' in sys.modules)"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdin
        assert process.stdout
        for n in range(3):
            process.stdin.write(json.dumps({"id": n, "published": "2025-01-13", "text": "On Sunday."}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == n
        process.stdin.close()
    assert process.returncode == 0


def test_a_megabyte_takes_seconds_at_most(tag: Any) -> None:
    lines = [{"id": n, "published": "2024-10-13", "text": ARTICLE} for n in range(1_000_000 // len(ARTICLE))]
    start = time.process_time()
    code, out, _ = tag(lines)
    assert code == 0
    assert len(out) == len(lines)
    assert time.process_time() - start < 10  # about one on an idle machine; this is no benchmark
