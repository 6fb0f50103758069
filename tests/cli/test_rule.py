"""Rules explained."""

from __future__ import annotations

import pytest

from timeline.cli import main
from timeline.lint import rules


@pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))
def test_every_rule_has_a_page(rule: object, capfd: pytest.CaptureFixture[str]) -> None:
    assert main.run(["rule", rule.code.lower()]) == 0  # type: ignore[attr-defined]
    page = capfd.readouterr().out
    assert all(part in page for part in (rule.code, rule.name, rule.severity, rule.why, rule.bad, rule.good))  # type: ignore[attr-defined]


def test_by_name(capfd: pytest.CaptureFixture[str]) -> None:
    assert main.run(["rule", "end-before-start"]) == 0
    assert capfd.readouterr().out.startswith("TL203 end-before-start (error)\n")


def test_the_list(capfd: pytest.CaptureFixture[str]) -> None:
    assert main.run(["rule"]) == 0
    assert [line.split()[0] for line in capfd.readouterr().out.splitlines()] == list(rules())


@pytest.mark.parametrize(("code", "hint"), [("TL20", "did you mean TL20"), ("end-before-strat", "did you mean end-before-start?"), ("?", "timeline rule")])
def test_unknown(code: str, hint: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main.run(["rule", code]) == 2
    said = capfd.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert hint in said.err
