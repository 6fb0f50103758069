"""Check one file or timeline: read, check, and give each problem its line and column."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from timeline.errors import InputError
from timeline.lint import source
from timeline.lint.catalogue import checks, chosen, rules
from timeline.lint.context import Context
from timeline.lint.findings import Finding, Problem, pointer_text
from timeline.lint.positions import Positions
from timeline.lint.source import Loaded
from timeline.model.timeline import Timeline


def validate(target: str | Path | Timeline, *, select: Collection[str] = (), ignore: Collection[str] = (), sources: Path | str | None = None) -> list[Finding]:
    """What is wrong or odd with a timeline: the path of a JSON file of ours, or a `Timeline`.

    `select` and `ignore` are codes or the start of codes ("TL203", "TL2"). `sources` is a folder (or file) of source
    texts, found by their digest, against which spans are checked. Lines of a `Timeline` are those of its JSON with two
    spaces. A file that cannot be read is a finding.

    Raises OptionError for a code that no rule has, InputError when `sources` does not exist.
    """
    if isinstance(target, Timeline):
        text = target.model_dump_json(by_alias=True, exclude_none=True, indent=2)
        return _findings(source.parse(text), "<timeline>", select, ignore, sources)
    return _findings(source.read(Path(target)), str(target), select, ignore, sources)


def validate_text(text: str | bytes, name: str, *, select: Collection[str] = (), ignore: Collection[str] = (), sources: Path | str | None = None) -> list[Finding]:
    """The same for a JSON text that is at hand; `name` is what the findings call it.

    >>> for finding in validate_text('{"events": [], "tittle": "Dam"}', "dam.json"): print(finding)
    dam.json:1:12: warning TL003: has no events [/events]
    dam.json:1:16: error TL103: unknown key 'tittle' [/tittle]; did you mean 'title'?
    """
    loaded = source.parse_bytes(text) if isinstance(text, bytes) else source.parse(text)
    return _findings(loaded, name, select, ignore, sources)


def _findings(loaded: Loaded, name: str, select: Collection[str], ignore: Collection[str], sources: Path | str | None) -> list[Finding]:
    codes = chosen(select, ignore)
    folder = Path(sources) if sources is not None else None
    if folder is not None and not folder.exists():
        raise InputError(str(folder), "does not exist", "give the folder of the source texts")
    problems = [*loaded.problems, *(_checked(loaded, folder) if loaded.readable else ())]
    positions = Positions(loaded.text)
    return sorted(_finding(problem, name, positions) for problem in problems if problem.code in codes)


def _checked(loaded: Loaded, folder: Path | None) -> list[Problem]:
    context = Context(loaded.data, len(loaded.text), folder)
    try:
        return [problem for check in checks() for problem in check(context)]
    except RecursionError:
        return [Problem("TL002", (), "is nested too deeply", offset=0)]


def _finding(problem: Problem, name: str, positions: Positions) -> Finding:
    at = problem.offset
    line, column = positions.line_column(at) if at is not None else positions.place(problem.pointer, problem.key)
    pointer = problem.pointer if problem.key is None else (*problem.pointer, problem.key)
    severity = problem.severity or rules()[problem.code].severity
    return Finding(name, line, column, problem.code, severity, problem.message, pointer_text(pointer), problem.hint)
