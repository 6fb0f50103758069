"""docs/reading.md is true: its Python runs, and its options exist."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from timeline.cli import reference

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")


def test_its_python_runs() -> None:
    test = doctest.DocTestParser().get_doctest(PAGE.replace("```", "").replace('read("tests', f'read("{ROOT}/tests'), {}, "reading.md", "reading.md", 0)
    report: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(test, out=report.append)
    assert result.attempted >= 5
    assert result.failed == 0, "".join(report)


def test_its_options_exist() -> None:
    known = reference.pages()["cli.md"]
    assert [option for option in re.findall(r"`(--[a-z-]+)", PAGE) if option not in known] == []
