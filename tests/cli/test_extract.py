"""`timeline extract`: what is written, what is said, and every kind of bad input."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from timeline.__main__ import main
from timeline.cli import table

TEXT = "The bridge reopened on Sunday. It had closed in 2022.\n"
SAMPLE = Path(__file__).parents[2] / "samples" / "trawler" / "article.txt"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def refused(capsys: pytest.CaptureFixture[str], *arguments: Any) -> str:
    """The one line of a command that cannot be carried out."""
    assert main(["extract", *map(str, arguments)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("timeline: ")
    assert err.count("\n") == 1
    return err


def events(out: str) -> list[tuple[str, str]]:
    return [(event["when"]["edtf"], event["headline"]) for event in json.loads(out)["events"]]


def test_a_pipe_gets_json(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(article), "--published", "2025-01-13"]) == 0
    assert [date for date, _ in events(capsys.readouterr().out)] == ["2022", "2025-01-12"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["extract", "-", "--published", "2025-01-13", "--to", "csv"]) == 0
    assert "2025-01-12" in capsys.readouterr().out


def test_files_and_a_table(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = [tmp_path / "story.json", tmp_path / "story.ics"]
    assert main(["extract", str(article), "--published", "2025-01-13", "-o", str(outputs[0]), "-o", str(outputs[1])]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert '"Sunday" from' in err
    assert 'stated "2022"' in err
    assert max(map(len, err.splitlines()[:5])) <= 80
    assert len(events(outputs[0].read_text(encoding="utf-8"))) == 2
    assert outputs[1].read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_format_can_be_named(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "story.txt"
    assert main(["extract", str(article), "--published", "2025-01-13", "--to", "ics", "-o", str(output)]) == 0
    assert output.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_what_is_missing_is_said(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(article), "--to", "csv"]) == 0
    err = capsys.readouterr().err
    assert '1 expression needs a publication date: "Sunday"; give --published DATE\n' in err


def test_strict_is_1_for_what_is_not_placed(article: Path) -> None:
    assert main(["extract", str(article), "--strict"]) == 1
    assert main(["extract", str(article), "--strict", "--published", "2025-01-13"]) == 0


def test_strict_writes_no_lossy_file(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "story.csv"
    assert main(["extract", str(SAMPLE), "--published", "2024-10-13", "-o", str(output), "--strict"]) == 1
    assert not output.exists()
    assert f"timeline: {output}: " in capsys.readouterr().err


def test_on_a_terminal_a_table(article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    assert main(["extract", str(article), "--published", "2025-01-13"]) == 0
    text = screen.getvalue()
    assert "How the date was found" in text
    assert "12 January 2025" in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_markup_and_escapes_in_a_headline_stay_words() -> None:
    from timeline.model.timeline import Timeline

    when = {"edtf": "2022", "precision": "year", "status": "stated", "display": "2022"}
    story = Timeline.model_validate({"events": [{"id": "e-1", "headline": "[red]Hi\x1b[31m\nthere", "when": when}]})
    screen = Terminal()
    table.show(story, screen)
    assert "[red]Hi" in screen.getvalue()
    assert "\x1b[31m" not in screen.getvalue()
    assert table.rows(story) == [("2022", "[red]Hi [31m there", "no words of a text")]


def test_notes_count_and_name() -> None:
    from timeline.model.timeline import Unresolved

    many = [Unresolved(source="s1", start=n, end=n + 1, text=f"w{n}", needs="an earlier date to count from", reason="x") for n in range(7)]
    other = Unresolved(source="s1", start=0, end=1, text="then", needs=None, reason="it has no place")
    assert list(table.unplaced([*many, other])) == [
        '7 expressions need an earlier date to count from: "w0", "w1", "w2", "w3", "w4" and 2 more',
        '1 expression could not be placed (it has no place): "then"',
    ]


def test_a_bad_input_does_not_stop_the_good_one(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "missing.txt", str(article), "--published", "2025-01-13"]) == 2
    out, err = capsys.readouterr()
    assert len(events(out)) == 2
    assert "timeline: missing.txt: does not exist" in err


def test_several_inputs_are_told_apart(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = tmp_path / "more.jsonl"
    lines.write_text('{"text": "It rained in 2020."}\n{"text": "It snowed in 2021."}\nnope\n', encoding="utf-8")
    assert main(["extract", str(lines), str(article)]) == 2
    out, err = capsys.readouterr()
    assert [source["id"] for source in json.loads(out)["sources"]] == ["s1", "s2", "s3"]
    assert f"timeline: {lines}:3: is not JSON" in err


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "is empty"), (b" \n", "is empty"), (b"%PDF-1.7 \x00", "is a PDF"), (b"a\0b" * 9, "is binary"), (b"\xff\xfe\x00\xd8a\x00", "is not UTF-16")],
)
def test_what_is_no_text(content: bytes, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    assert why in refused(capsys, path)


@pytest.mark.parametrize(
    "content",
    [
        "The café opened in 2022.".encode("cp1252"),
        "The café opened in 2022.".encode("utf-16"),
        b"\xef\xbb\xbfThe caf\xc3\xa9 opened in 2022.",
        "One.\r\n\r\nThe café opened in 2022.\r\n".encode(),
        "The café \x07opened\x1b in 2022.".encode(),
        ("word " * 200_000 + "The café opened in 2022.").encode(),
    ],
    ids=["cp1252", "utf-16", "bom", "crlf", "controls", "megabyte"],
)
def test_odd_text_is_read(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    assert main(["extract", str(path)]) == 0
    out, err = capsys.readouterr()
    assert [date for date, _ in events(out)] == ["2022"]
    assert "café" in out
    assert ("cp1252" in err) == (b"\xe9" in content and not content.startswith(b"\xff"))


def test_lone_surrogates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text('{"id": "a", "text": "The \\ud800 shop opened on 4 May 2022."}\n', encoding="ascii")
    for to in ("json", "csv", "ics", "html", "md", "timelinejs"):
        assert main(["extract", str(path), "--to", to]) == 0
        assert "2022" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--published", "soon"], ["--published", "soon"]),
        (["--published", "03/04/2025"], ["--published", "3 April 2025", "4 March 2025"]),
        (["--published", "2025-02-30"], ["--published"]),
        (["--timezone", "Europe/Kyev"], ["--timezone", "Europe/Kyev", "Europe/Kyiv"]),
        (["--language", "tlh"], ["--language", "tlh", "en"]),
        (["--mode", "magic"], ["--mode", "magic", "narrative"]),
        (["--to", "pdf"], ["--to", "pdf", "timelinejs"]),
        (["--to", "ics", "-o", "a.ics", "-o", "b.ics"], ["--to", "-o"]),
    ],
)
def test_a_wrong_option_names_itself_and_the_way_out(arguments: list[str], words: list[str], article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    err = refused(capsys, article, *arguments)
    assert [word for word in words if word not in err] == []
    assert "; " in err


def test_inputs_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "does not exist" in refused(capsys, tmp_path / "no.txt")
    assert "not an address of the public internet; allow it with --allow-private" in refused(capsys, "http://127.0.0.1:9/news/17")
    assert "nothing to read" in refused(capsys, tmp_path)
    (tmp_path / "a.odt").write_bytes(b"PK\x03\x04")
    assert ".odt files are not read" in refused(capsys, tmp_path / "a.odt")


def failed_write(capsys: pytest.CaptureFixture[str], article: Path, output: Path | str) -> str:
    assert main(["extract", str(article), "-o", str(output)]) == 2
    err = capsys.readouterr().err
    assert "Traceback" not in err
    return next(line for line in err.splitlines() if line.startswith("timeline: "))


def test_outputs_that_cannot_be_written(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "folder.json").mkdir()
    assert "cannot be written" in failed_write(capsys, article, tmp_path / "folder.json")
    assert "no known format" in failed_write(capsys, article, tmp_path)
    assert "no known format" in failed_write(capsys, article, tmp_path / "story.docx")
    assert "cannot be written" in failed_write(capsys, article, tmp_path / "no" / "such" / "story.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "folder.json"]


def test_the_old_file_stays_when_the_new_cannot_be_written(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    old = tmp_path / "story.json"
    old.write_text("old", encoding="utf-8")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert "No space left on device" in failed_write(capsys, article, old)
    assert old.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "story.json"]


def test_a_device_stays_a_device(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    assert "a device or a pipe" in failed_write(capsys, article, pipe)
    assert pipe.is_fifo()


def test_an_empty_name_is_not_this_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert "is an empty name" in refused(capsys, "")


def test_one_bad_output_does_not_stop_the_other(article: Path, tmp_path: Path) -> None:
    good = tmp_path / "story.json"
    assert main(["extract", str(article), "-o", str(tmp_path / "x.docx"), "-o", str(good)]) == 2
    assert good.exists()
