"""`timeline explain`: why a date is what it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.__main__ import main

TEXT = "A title line\n\nThe bridge reopened on Sunday, the mayor said. It had closed in 2022."


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_each_date_says_why(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", article, "--published", "2025-01-13"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert '3:24  "Sunday" is 2025-01-12\n' in out
    for words in (
        "The bridge reopened on [Sunday], the mayor said.",
        "anchor     2025-01-13 from publication (option)",
        "meaning    the latest Sunday up to the day of publication",
        "confidence 9",
        "Past(Named(DAY, WEEK, 7), DCT(DAY)) = 2025-01-12/2025-01-13",
        "direction  past, because of",
        "rejected   2025-01-19",
        '"2022" is 2022',
    ):
        assert words in out


def test_without_a_publication_date_it_says_what_is_needed(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", article]) == 0
    out = capsys.readouterr().out
    assert "publication date not known" in out
    assert '"Sunday" is not placed' in out
    assert "needs      publication date (give --published)" in out


def test_json_has_the_same(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", article, "--published", "2025-01-13", "--json"]) == 0
    page = json.loads(capsys.readouterr().out)[0]
    first = page["dates"][0]
    assert page["published"] == "2025-01-13"
    assert TEXT[first["start"] : first["end"]] == first["text"] == "Sunday"
    assert first["anchor"] == {"date": "2025-01-13", "from": "publication", "found": "option"}
    assert None not in first.values()


def test_a_bad_input_does_not_stop_the_good_one(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "missing.txt", article]) == 2
    out, err = capsys.readouterr()
    assert '"2022" is 2022' in out
    assert err == "timeline: missing.txt: does not exist; check the name, or give - for standard input\n"


def test_a_partly_known_publication_date_shows_each_reading(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", article, "--published", "2025-01-13/2025-01-20"]) == 0
    out = capsys.readouterr().out
    assert '"Sunday" is [2025-01-12,2025-01-19]' in out
    assert "readings   2025-01-12 if published 2025-01-13 to 2025-01-18\n" in out
    assert "           2025-01-19 if published 2025-01-19 to 2025-01-20\n" in out
    assert main(["explain", article, "--published", "2020/2025"]) == 2
    assert "leaves more than a year open" in capsys.readouterr().err
