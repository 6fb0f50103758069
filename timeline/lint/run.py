"""Check one file or timeline: read, check, and give each problem its line and column."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.errors import InputError
from timeline.lint import documents
from timeline.lint.catalogue import checks, chosen, rules
from timeline.lint.context import Context
from timeline.lint.documents import LARGEST, Lines, Part
from timeline.lint.findings import Finding, Pointer, Problem, pointer_text

if TYPE_CHECKING:
    from timeline.model.timeline import Timeline

_SHOWN = 160  # characters of a source line that a finding keeps
_BEFORE = 60  # of them, those before the place
_CUT = "\0"  # leads a line that was cut, in which the place is at _BEFORE
_IGNORE = "x-ignore"
_MOST = 100_000  # problems of a file that are told


@dataclass(frozen=True, slots=True)
class Choice:
    """What to look for, and with what: the settings of one file."""

    codes: frozenset[str]
    sources: Path | None = None
    engine: str = "own"
    largest: int = LARGEST
    min_confidence: float = 0.5
    max_age: int = 1000
    max_future: int = 50
    links: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Checked:
    """A file that has been checked: its findings, and the documents in it with what is wrong with each."""

    name: str
    text: str
    parts: tuple[tuple[Part, tuple[Problem, ...]], ...]

    @cached_property
    def findings(self) -> list[Finding]:
        """The findings in the order of the file."""
        lines = Lines(self.text)
        found = (finding(problem, part, self.name, lines) for part, problems in self.parts for problem in problems)
        return sorted(found, key=lambda one: (one.line, one.column, one.code, one.severity, one.message, one.pointer, one.hint))


def validate(target: str | Path | Timeline, *, select: Collection[str] = (), ignore: Collection[str] = (), extend_select: Collection[str] = (),
             sources: Path | str | None = None) -> list[Finding]:  # fmt: skip
    """What is wrong or odd with a timeline: the path of a file (JSON, JSON lines, YAML, TimelineJS, CSV, iCalendar), or a `Timeline`.

    `select`, `ignore` and `extend_select` are codes or the start of codes ("TL203", "TL2"). `sources` is a folder (or file) of source
    texts, found by their digest, against which spans are checked. Lines of a `Timeline` are those of its JSON with two
    spaces. A file that cannot be read is a finding.

    Raises OptionError for a code that no rule has, InputError when `sources` does not exist.
    """
    choice = choose(select, ignore, extend_select, sources)
    if isinstance(target, str | Path):
        return check_file(Path(target), str(target), choice).findings
    text = target.model_dump_json(by_alias=True, exclude_none=True, indent=2)
    return check_text(text, "<timeline>", choice).findings


def validate_text(text: str | bytes, name: str, *, select: Collection[str] = (), ignore: Collection[str] = (), extend_select: Collection[str] = (),
                  sources: Path | str | None = None) -> list[Finding]:  # fmt: skip
    """The same for a text that is at hand; `name` is what the findings call it, and its suffix tells the format where it has one.

    >>> for finding in validate_text('{"events": [], "tittle": "Dam"}', "dam.json"): print(finding)
    dam.json:1:12: warning TL003: has no events [/events]
    dam.json:1:16: error TL103: unknown key 'tittle' [/tittle]; did you mean 'title'?
    """
    return check_text(text, name, choose(select, ignore, extend_select, sources)).findings


def choose(select: Collection[str] = (), ignore: Collection[str] = (), extend_select: Collection[str] = (), sources: Path | str | None = None, **more: Any) -> Choice:
    """A choice from the words of a caller. Raises OptionError and InputError as `validate` does."""
    folder = Path(sources) if sources is not None else None
    if folder is not None and not folder.exists():
        raise InputError(str(folder), "does not exist", "give the folder of the source texts")
    return Choice(chosen(select, ignore, extend_select), folder, **more)


def check_file(path: Path, name: str, choice: Choice) -> Checked:
    """Check a file; one that cannot be read has a finding that says so."""
    raw = documents.read(path, choice.largest)
    if isinstance(raw, Part):
        return Checked(name, "", ((raw, _wanted(raw, raw.problems, choice)),))
    return check_text(raw, name, choice, path.parent)


def check_text(raw: str | bytes, name: str, choice: Choice, folder: Path | None = None) -> Checked:
    """Check the content of a file that is called `name`."""
    checked: list[tuple[Part, tuple[Problem, ...]]] = []
    count = 0
    for part in documents.parts(raw, name, choice.largest):
        problems = [*part.problems, *(_checked(part, choice, folder) if part.readable else ())]
        checked.append((part, _wanted(part, problems, choice)))
        if (count := count + len(problems)) >= _MOST:
            checked[-1] = part, (*checked[-1][1], *_wanted(part, [_too_many()], choice))
            break
    text = raw if isinstance(raw, str) else raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return Checked(name, text if len(checked) != 1 else checked[0][0].text, tuple(checked))


def _checked(part: Part, choice: Choice, folder: Path | None) -> list[Problem]:
    context = Context(part.data, part.text, part.kind, part.root, folder, choice.sources, choice.engine, choice.min_confidence, choice.codes, choice.max_age, choice.max_future, choice.links)
    found: list[Problem] = []
    try:
        for check in checks(part.kind):
            found += islice((problem for problem in check(context) if problem.code in choice.codes), _MOST - len(found))
    except RecursionError:
        return [Problem("TL002", (), "is nested too deeply", offset=0)]
    return found


def _too_many() -> Problem:
    return Problem("TL004", (), f"has {_MOST:,} problems or more; others are not told", "mend these first", offset=0, severity="warning")


def _wanted(part: Part, problems: Collection[Problem], choice: Choice) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.code in choice.codes and not _ignored(part.data, problem))


def _ignored(data: Any, problem: Problem) -> bool:
    """Whether an object on the way to the place says so: `"x-ignore": ["TL302"]`."""
    for holder in _way(data, problem.pointer):
        listed = holder.get(_IGNORE)
        if listed is not None and problem.code in (listed if isinstance(listed, list) else [listed]):
            return True
    return False


def _way(data: Any, pointer: Pointer) -> Iterator[dict[str, Any]]:
    for step in (*pointer, None):
        if isinstance(data, dict):
            yield data
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return


def finding(problem: Problem, part: Part, name: str, lines: Lines) -> Finding:
    """A problem with its place in the file."""
    begin, end = (problem.offset, problem.end) if problem.offset is not None else part.places.span(problem.pointer, problem.key)
    begin, end = part.start + begin, part.start + (begin + 1 if end is None else end)
    line, column = lines.line_column(begin)
    end_line, end_column = lines.line_column(max(end, begin))
    pointer = problem.pointer if problem.key is None else (*problem.pointer, problem.key)
    shown, cut = lines.shown(line, column, _SHOWN, _BEFORE)
    shown = f"{_CUT}{shown}" if cut else shown
    severity = problem.severity or rules()[problem.code].severity
    return Finding(name, line, column, problem.code, severity, problem.message, pointer_text(pointer), problem.hint, end_line, end_column, shown, bool(problem.edits))
