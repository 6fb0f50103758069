"""A batch is planned once; whatever happens, each document is there once, and the bytes are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.conftest import Serial, lines, table, tree
from timeline.batch import Job, run
from timeline.errors import InputError, OptionError, OutputError


def job(out: Path, unit: int = 4000, **more: str) -> Job:
    return Job(str(out), to="jsonl", unit=unit, **more)  # type: ignore[arg-type]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    path.write_text(lines(60), encoding="utf-8")
    return path


def ids(out: Path) -> list[str]:
    return [row["id"] for row in table(out, "sources")]


def test_each_document_once_in_order(news: Path, tmp_path: Path, serial: type[Serial]) -> None:
    totals = run([str(news)], job(tmp_path / "out"))
    assert ids(tmp_path / "out") == [f"n{n}" for n in range(60)]
    assert (totals.documents, totals.errors, totals.units) == (60, 0, len(serial.done))
    assert totals.units > 3
    assert totals.events == sum("when" in row for row in table(tmp_path / "out", "events"))


def test_units_cut_lines_nowhere(news: Path, tmp_path: Path, serial: type[Serial]) -> None:
    run([str(news)], job(tmp_path / "whole", unit=10**9))
    for size in (50, 97, 1000):
        out = tmp_path / str(size)
        run([str(news)], job(out, unit=size))
        assert [{**row, "place": ""} for row in table(out, "sources")] == [{**row, "place": ""} for row in table(tmp_path / "whole", "sources")]


def test_a_second_run_does_nothing(news: Path, tmp_path: Path, serial: type[Serial]) -> None:
    run([str(news)], job(tmp_path / "out"))
    before, done = tree(tmp_path / "out"), len(serial.done)
    again = run([str(news)], job(tmp_path / "out"))
    assert (len(serial.done), again.units, again.before) == (done, 0, done)
    assert tree(tmp_path / "out") == before


@pytest.mark.parametrize("unit", [0, 1, 4])
def test_after_a_failure_the_rest_is_done(news: Path, tmp_path: Path, serial: type[Serial], unit: int) -> None:
    run([str(news)], job(tmp_path / "whole"))
    serial.done.clear()
    serial.fails_at = unit
    totals = run([str(news)], job(tmp_path / "out"))
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")
    assert totals.units == len(serial.done) == len(set(serial.done))


def test_a_unit_that_kills_every_worker_is_an_error_and_the_others_go_on(news: Path, tmp_path: Path, serial: type[Serial]) -> None:
    run([str(news)], job(tmp_path / "whole"))
    serial.dies_of = serial.done[2]
    totals = run([str(news)], job(tmp_path / "out"))
    (row,) = table(tmp_path / "out", "errors")
    assert row["place"].startswith("news.jsonl from byte 8000 to 12000")
    assert "its worker died: a worker is gone" in row["reason"]
    assert totals.errors == 1
    assert set(ids(tmp_path / "out")) < {f"n{n}" for n in range(60)}
    assert len(tree(tmp_path / "out", "sources")) == len(tree(tmp_path / "whole", "sources")) - 1


def test_new_inputs_are_added(news: Path, tmp_path: Path, serial: type[Serial]) -> None:
    out, more = tmp_path / "out", tmp_path / "more.jsonl"
    run([str(news)], job(out))
    before = tree(out)
    more.write_text(lines(10, 60), encoding="utf-8")
    totals = run([str(news), str(more)], job(out))
    assert totals.documents == 10
    assert sorted(ids(out)) == sorted(f"n{n}" for n in range(70))
    assert before.items() <= tree(out).items()


def test_a_file_that_has_grown_or_shrunk_is_read_anew(news: Path, tmp_path: Path, serial: type[Serial]) -> None:
    out = tmp_path / "out"
    run([str(news)], job(out))
    news.write_text(lines(75), encoding="utf-8")
    run([str(news)], job(out))
    assert ids(out) == [f"n{n}" for n in range(75)]
    news.write_text(lines(5), encoding="utf-8")
    run([str(news)], job(out))
    assert ids(out) == [f"n{n}" for n in range(5)]
    assert len({name.partition(".")[0] for name in tree(out, "_manifest")}) == len(tree(out, "_manifest"))


def test_a_last_line_without_its_end_is_read_whole_when_it_has_grown(news: Path, tmp_path: Path, serial: type[Serial]) -> None:
    out, whole = tmp_path / "out", news.read_bytes()
    news.write_bytes(whole[:-200])
    assert run([str(news)], job(out)).errors == 1
    news.write_bytes(whole)
    assert run([str(news)], job(out)).errors == 0
    assert ids(out) == [f"n{n}" for n in range(60)]
    assert table(out, "errors") == []


def test_a_folder_of_files_and_one_that_comes_later(tmp_path: Path, serial: type[Serial]) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    (folder / "b").mkdir(parents=True)
    for n in range(9):
        (folder / "b" / f"{n}.txt").write_text(f"The bridge closed on {n + 1} May 2022.", encoding="utf-8")
    (folder / "z.png").write_bytes(b"x")
    totals = run([str(folder)], job(out, unit=100))
    assert (totals.documents, totals.passed) == (9, {".png": 1})
    (folder / "a.txt").write_text("", encoding="utf-8")
    (folder / "b" / "3.txt").write_text("The bridge closed on 30 May 2022.", encoding="utf-8")
    run([str(folder)], job(out, unit=100))
    assert sorted(row["when"]["edtf"] for row in table(out, "events")) == [f"2022-05-{n:02d}" for n in (1, 2, 3, 5, 6, 7, 8, 9, 30)]
    assert [(row["place"], row["reason"]) for row in table(out, "errors")] == [("in/a.txt", "is empty")]


def test_the_same_input_by_another_name_is_the_same(news: Path, tmp_path: Path, serial: type[Serial], monkeypatch: pytest.MonkeyPatch) -> None:
    run([str(news)], job(tmp_path / "out"))
    monkeypatch.chdir(tmp_path)
    assert run(["news.jsonl", f"file://{news}", "./news.jsonl"], job(tmp_path / "out")).units == 0


def test_where_the_input_lies_is_not_in_the_bytes(news: Path, tmp_path: Path, serial: type[Serial]) -> None:
    other = tmp_path / "elsewhere" / "news.jsonl"
    other.parent.mkdir()
    other.write_bytes(news.read_bytes())
    for name, path in (("a", news), ("b", other)):
        run([str(path)], job(tmp_path / name))
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_other_settings_are_refused(news: Path, tmp_path: Path, serial: type[Serial]) -> None:
    run([str(news)], job(tmp_path / "out"))
    with pytest.raises(OptionError, match=r"made with other settings \(mode 'auto', now 'news'\)"):
        run([str(news)], job(tmp_path / "out", mode="news"))


def test_two_batches_at_once_are_refused(news: Path, tmp_path: Path, serial: type[Serial], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Exception] = []

    def second(*_: object) -> None:
        try:
            run([str(news)], job(tmp_path / "out"))
        except OutputError as fault:
            seen.append(fault)

    run([str(news)], job(tmp_path / "out"), tell=second)
    assert "is being written to by another batch" in str(seen[0])


def test_a_missing_input_is_said_and_the_others_are_read(news: Path, tmp_path: Path, serial: type[Serial]) -> None:
    totals = run([str(tmp_path / "no.jsonl"), str(news), "-"], job(tmp_path / "out"))
    assert [fault.why for fault in totals.problems] == ["does not exist", "cannot be read more than once"]
    assert totals.documents == 60
    with pytest.raises(InputError, match="does not exist"):
        run([str(tmp_path / "no.jsonl")], job(tmp_path / "out"))
