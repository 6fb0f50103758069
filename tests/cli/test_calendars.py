"""The options of calendars on the command line, as their user gives them."""

import json
import re
from pathlib import Path

import pytest

from timeline.cli.main import run

CALENDAR = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20250301\nSUMMARY:Talk\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nDTSTART:20250231\nSUMMARY:Bad\nEND:VEVENT\nEND:VCALENDAR\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text("The hearing is at 10 a.m. on 3 March in Court 4.\n\nThe choir rehearses on Tuesdays at 6 until Easter.\n\nThe court met on Monday.\n", encoding="utf-8")
    return path


def story(path: Path, *days: str) -> Path:
    text = "\n\n".join(f"The bridge number {n} was closed on {day} January 2025." for n, day in enumerate(days))
    path.with_suffix(".txt").write_text(text, encoding="utf-8")
    assert run(["extract", str(path.with_suffix(".txt")), "--published", "2025-02-20", "-o", str(path)]) == 0
    return path


def test_any_calendar_becomes_a_page_and_what_is_bad_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "calendar.ics").write_text(CALENDAR, encoding="utf-8")
    assert run(["convert", str(tmp_path / "calendar.ics"), str(tmp_path / "page.html")]) == 0
    assert "calendar.ics:11: DTSTART: '20250231' is not a date" in capsys.readouterr().err
    assert "Talk" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert run(["convert", str(tmp_path / "calendar.ics"), str(tmp_path / "other.html"), "--strict"]) == 1
    assert not (tmp_path / "other.html").exists()


def test_what_lies_ahead(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "dates.ics"
    assert run(["extract", str(article), "--published", "2025-02-20", "--timezone", "Europe/London", "--only", "scheduled", "-o", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert "DTSTART:20250303T100000Z" in text
    assert "DTSTART;TZID=Europe/London:20250225T180000" in text
    assert "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20250420T225959Z" in text
    assert text.count("BEGIN:VEVENT") == 2


def test_updates_and_events_that_are_gone(tmp_path: Path) -> None:
    old, new = story(tmp_path / "old.json", "3", "4", "5"), tmp_path / "new.json"
    before, after = tmp_path / "before.ics", tmp_path / "after.ics"
    assert run(["convert", str(old), str(before)]) == 0
    record = json.loads(old.read_text(encoding="utf-8"))
    record["events"][0]["headline"] = "Edited"
    del record["events"][2]
    new.write_text(json.dumps(record), encoding="utf-8")
    assert run(["convert", str(new), str(after), "--cancel-missing", str(before)]) == 0
    text = after.read_text(encoding="utf-8")
    assert (text.count("SEQUENCE:0"), text.count("SEQUENCE:1"), text.count("STATUS:CANCELLED")) == (1, 2, 1)
    assert run(["convert", str(new), str(after), "--update", str(after)]) == 0
    assert after.read_text(encoding="utf-8").count("SEQUENCE:1") == 1


@pytest.mark.parametrize("options", [["--split-size", "one"], ["--split-size", "1"], ["--update", "missing.ics"], ["--update", "a.ics", "--cancel-missing", "b.ics"], ["--imprecise", "guess"], ["--feed", "ftp://x"]])
def test_options_that_cannot_be_used(tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    made = story(tmp_path / "story.json", "3")
    assert run(["convert", str(made), str(tmp_path / "out.ics"), *options]) == 2
    assert re.match(r"timeline: ", capsys.readouterr().err.splitlines()[-1])
    assert not (tmp_path / "out.ics").exists()


def test_cut_into_files_that_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = story(tmp_path / "story.json", *map(str, range(3, 13)))
    assert run(["convert", str(made), str(tmp_path / "out.ics"), "--split-size", "3kB"]) == 0
    assert "out-1.ics to out-" in capsys.readouterr().err
    assert len(list(tmp_path.glob("out-*.ics"))) > 1


def test_the_same_bytes_for_any_epoch_that_the_data_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = story(tmp_path / "story.json", "3")
    run(["convert", str(made), str(tmp_path / "a.ics")])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    run(["convert", str(made), str(tmp_path / "b.ics")])
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()
