"""`timeline validate`: check timeline files, for people and for CI."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from timeline.lint import Finding
    from timeline.lint.run import Checked, Choice
    from timeline.lint.settings import Settings

_FORMATS = ("full", "github", "gitlab", "json", "jsonl", "junit", "rdjson", "sarif", "text")  # a test compares them with lint.reports
_NO_DATA = ("TL001", "TL002", "TL004")  # always selected: a file without data would pass every other rule
_CANNOT_RUN = ("TL001", "TL004")
_FAIL_ON = ("error", "warning", "info", "never")


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--format", "style", type=click.Choice(("auto", *_FORMATS)), default="auto", show_default=True, help="How findings are written; auto is github inside GitHub Actions, else text.")
@click.option("--output", "outputs", multiple=True, metavar="[FORMAT:]FILE", help="Write a report to a file as well, as often as you like: out.sarif, junit:out.xml.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these rules: a code or its start (TL2), ALL, also several with commas. TL001, TL002 and TL004 always count.")
@click.option("--extend-select", multiple=True, metavar="CODE", help="These rules too, such as those that are opt-in.")
@click.option("--ignore", multiple=True, metavar="CODE", help="All but these rules.")
@click.option("--fail-on", type=click.Choice(_FAIL_ON), help="The least severity that makes the exit code 1; error when nothing else is set.")
@click.option("--sources", type=click.Path(path_type=Path), metavar="DIR", help="Folder of the source texts: checks quotes, spans, weekdays and dates against the words.")
@click.option("--fix", is_flag=True, help="Mend what has only one right answer, and report the rest.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what --fix would change, and change nothing; exit 1 when there is something.")
@click.option("--baseline", type=click.Path(path_type=Path), metavar="FILE", help="Report only findings that this file does not know.")
@click.option("--update-baseline", is_flag=True, help="Write the present findings to the file of --baseline.")
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of listing them.")
@click.option("--max-size", type=click.IntRange(min=1), metavar="BYTES", help="Size above which a file is not read; 32,000,000 when nothing else is set.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="NUMBER", help="What rule TL505, which is opt-in, asks for.")
@click.option("--max-age", type=click.IntRange(min=0), metavar="YEARS", help="What rule TL207, which is opt-in, allows before the publication; 1000 when nothing else is set.")
@click.option("--max-future", type=click.IntRange(min=0), metavar="YEARS", help="And after it; 50 when nothing else is set.")
@click.option("--link-cache", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="JSON object of addresses with the HTTP status that a link checker found; nothing is ever opened.")
@click.option("--fail-fast", is_flag=True, help="Stop after the first file that fails.")
@click.option("--max-errors", type=click.IntRange(min=1), metavar="NUMBER", help="Report no more errors than this.")
@click.option("--engine", type=click.Choice(("own", "jsonschema")), default="own", show_default=True, help="What checks the schema: the compiled one, or the jsonschema package.")
@click.option("--stdin-filename", metavar="NAME", default="<stdin>", help="What findings in standard input are said to be in; its suffix tells the format.")
@click.option("--config", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Settings, instead of the nearest timeline.toml or pyproject.toml.")
@click.option("--isolated", is_flag=True, help="Read no settings.")
def command(files: tuple[str, ...], **given: Any) -> None:
    r"""Check timelines: JSON, JSON lines, YAML, TimelineJS, CSV and iCalendar.

    FILE is a file, a folder, a glob such as 'stories/**/*.json', or - for standard input. Findings name file, line and
    column. The exit code is 0 when there is no error (warnings alone do not fail, see --fail-on), 1 when there is one,
    and 2 when a file cannot be read or an option is wrong. `timeline rule CODE` explains a finding.

    Settings are read from `[tool.timeline]` in pyproject.toml or from timeline.toml, with the names of the options.

    \b
    Examples:
      timeline validate story.json
      timeline validate stories/ --format full
      timeline validate stories/ --output out.sarif --output junit:out.xml
      timeline validate stories/ --fix
    """
    import gc

    from timeline.cli import options
    from timeline.lint import settings
    from timeline.lint.together import across

    gc.disable()  # what is read is needed to the end, and a large file makes the collector walk it over and over
    found = settings.load(given["config"], isolated=given["isolated"])
    names = _files(files or tuple(str(found.folder / each) for each in found.files), found)
    raws = {name: sys.stdin.buffer.read() for name in names if name == "-"}
    cache = given["link_cache"] or (found.folder / found.link_cache if found.link_cache else None)
    links = settings.links(cache) if cache else {}
    choices = {name: _choice(name, found, given, links) for name in names}
    if given["show_diff"] or given["fix"]:
        changed = _mend(names, raws, choices, given)
        if given["show_diff"]:
            options.say(f"{changed} of {len(names)} file{'s' if len(names) != 1 else ''} would change")
            click.get_current_context().exit(1 if changed else 0)
    checked = []
    for name in names:
        checked.append(_check(name, raws, choices[name], given["stdin_filename"]))
        if given["fail_fast"] and _status(checked[-1].findings, given["fail_on"] or found.fail_on):
            break
    findings = [finding for each in checked for finding in each.findings]
    findings = sorted([*findings, *across(checked, choices)], key=lambda one: names.index(one.file) if one.file in names else -1)
    findings = _against_baseline(findings, found, given)
    shown = _first(findings, given["max_errors"])
    _report(shown, given)
    options.say(_summary(len(checked), findings) + (f"; {len(findings) - len(shown)} not shown" if len(shown) < len(findings) else ""))
    click.get_current_context().exit(_status(findings, given["fail_on"] or found.fail_on))


def _first(findings: list[Finding], most: int | None) -> list[Finding]:
    """The findings up to the last error that is to be shown."""
    errors = [number for number, finding in enumerate(findings) if finding.severity == "error"]
    return findings if most is None or len(errors) <= most else findings[: errors[most]]


def _files(given: tuple[str, ...], found: Settings) -> list[str]:
    """The files that are meant, each once, in the order given; those of a folder by name."""
    from glob import glob

    from timeline.errors import InputError, OptionError
    from timeline.lint.documents import SUFFIXES
    from timeline.lint.settings import matches

    if not given:
        raise OptionError("FILE...", "is missing", "name files or folders, or set files in timeline.toml")
    names: dict[str, None] = {}
    for each in given:
        path = Path(each)
        if each != "-" and path.is_dir():
            inside = [str(p) for p in sorted(path.rglob("*")) if p.suffix.lower() in SUFFIXES and p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)]
            names |= dict.fromkeys(name for name in inside if _looks_like_a_timeline(Path(name)) and not any(matches(name, pattern, found.folder) for pattern in found.exclude))
        elif each != "-" and any(c in each for c in "*?[") and not path.exists():
            globbed = sorted(name for name in glob(each, recursive=True) if Path(name).is_file())  # noqa: PTH207 - it takes absolute patterns too
            if not globbed:
                raise InputError(each, "matches no file", "** stands for folders of any depth")
            names |= dict.fromkeys(name for name in globbed if not any(matches(name, pattern, found.folder) for pattern in found.exclude))
        elif each == "-" or not any(matches(each, pattern, found.folder) for pattern in found.exclude):
            names[each] = None
    return list(names)


def _looks_like_a_timeline(path: Path) -> bool:
    """Whether a file in a folder is to be checked: a folder also holds package.json, and tables of other things."""
    with path.open("rb") as file:
        head = file.read(65_536)
    if path.suffix.lower() == ".csv":
        first = head.partition(b"\n")[0].lower()
        return b"headline" in first or b"year" in first
    return path.suffix.lower() in (".ics", ".jsonl", ".ndjson") or b"events" in head or b"timeline" in head


def _choice(name: str, found: Settings, given: dict[str, Any], links: dict[str, int]) -> Choice:
    from timeline.lint.run import choose

    select = _codes(given["select"]) or found.select
    sources = given["sources"] or (found.folder / found.sources if found.sources else None)
    return choose(
        [*select, *_NO_DATA] if select else [], [*_codes(given["ignore"]), *found.ignores(name)], [*_codes(given["extend_select"]), *found.extend_select], sources,
        engine=given["engine"], largest=given["max_size"] or found.max_size, links=links,
        **{key: given[key] if given[key] is not None else getattr(found, key) for key in ("min_confidence", "max_age", "max_future")},
    )


def _check(name: str, raws: dict[str, bytes], choice: Choice, stdin: str) -> Checked:
    from timeline.lint import run

    return run.check_text(raws[name], stdin, choice) if name in raws else run.check_file(Path(name), name, choice)


def _mend(names: list[str], raws: dict[str, bytes], choices: dict[str, Choice], given: dict[str, Any]) -> int:
    """Mend every file, or show how; returns how many change. What is mended in standard input goes to standard output."""
    from timeline.cli import options
    from timeline.formats.parts import files
    from timeline.lint import documents, fixes

    changed = 0
    for name in names:
        raw = raws[name] if name in raws else documents.read(Path(name), choices[name].largest)
        if not isinstance(raw, bytes):
            continue
        called = given["stdin_filename"] if name == "-" else name
        after, count = fixes.fixed(raw, called, choices[name])
        changed += after != raw
        if given["show_diff"]:
            options.write(_difference(raw, after, called))
        elif name == "-":
            raise click.UsageError("--fix has no file to write to; use --diff with standard input")
        elif after != raw:
            files.write(Path(name), after)
            options.say(f"{name}: {count} problem{'s' if count != 1 else ''} mended")
    return changed


def _difference(before: bytes, after: bytes, name: str) -> str:
    from difflib import unified_diff

    if before == after:
        return ""
    old, new = (raw.decode("utf-8", "replace").splitlines(keepends=True) for raw in (before, after))
    lines = unified_diff(old, new, fromfile=f"a/{name}", tofile=f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _against_baseline(findings: list[Finding], found: Settings, given: dict[str, Any]) -> list[Finding]:
    from timeline.cli import options
    from timeline.errors import OptionError

    path = given["baseline"] or (found.folder / found.baseline if found.baseline else None)
    if path is None and given["update_baseline"]:
        raise OptionError("--update-baseline", "has no file", "name it with --baseline")
    if path is None:
        return findings
    from timeline.lint import baseline

    if given["update_baseline"]:
        from timeline.formats.parts import files

        files.write(path, baseline.text(findings).encode())
    left, gone = baseline.new(findings, path)
    options.say(f"{path}: {len(findings) - len(left)} known" + (f", {gone} no longer there (--update-baseline takes them out)" if gone else ""))
    return left


def _report(findings: list[Finding], given: dict[str, Any]) -> None:
    from timeline.cli import options
    from timeline.lint.reports import render

    for each in given["outputs"]:
        from timeline.formats.parts import files

        style, path = _output(each)
        files.write(Path(path), render(findings, style).encode("utf-8", "backslashreplace"))
    if given["statistics"]:
        options.write(_statistics(findings))
        return
    style = given["style"] if given["style"] != "auto" else "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"
    options.write(_body(render(findings, style), style))


def _output(given: str) -> tuple[str, str]:
    """Format and path of a report. Raises OptionError when neither the words nor the suffix name a format."""
    from timeline.errors import OptionError

    style, colon, path = given.partition(":")
    if colon and style in _FORMATS and path:
        return style, path
    by_suffix = {".sarif": "sarif", ".xml": "junit", ".json": "json", ".jsonl": "jsonl", ".txt": "text"}
    suffix = Path(given).suffix.lower()
    if suffix not in by_suffix:
        raise OptionError(f"--output {given!r}", "does not say its format", f"write FORMAT:FILE with one of {', '.join(_FORMATS)}")
    return by_suffix[suffix], given


def _statistics(findings: Iterable[Finding]) -> str:
    from collections import Counter

    from timeline.lint import rules

    counts = Counter(finding.code for finding in findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{count:>6}  {code}  {rules()[code].severity:<7}  {rules()[code].name}{' [--fix]' if rules()[code].fix else ''}\n" for code, count in rows)


def _codes(given: tuple[str, ...]) -> list[str]:
    """TL201,TL3 as well as several options."""
    return [code.strip() for each in given for code in each.split(",") if code.strip()]


def _body(report: str, style: str) -> str:
    """The report; the text report's last line, its count, is said on standard error instead."""
    return "".join(report.splitlines(keepends=True)[:-1]) if style in ("text", "full") else report


def _summary(files: int, findings: list[Finding]) -> str:
    from timeline.lint.reports.text import counts

    fixable = sum(finding.fixable for finding in findings)
    mend = f" ({fixable} can be mended with --fix)" if fixable else ""
    return f"{files} file{'s' if files != 1 else ''} checked: {counts(findings) or 'nothing found'}{mend}"


def _status(findings: list[Finding], fail_on: str) -> int:
    if any(finding.code in _CANNOT_RUN and finding.severity == "error" for finding in findings):
        return 2
    failing = _FAIL_ON[: _FAIL_ON.index(fail_on) + 1] if fail_on != "never" else ()
    return 1 if any(finding.severity in failing for finding in findings) else 0
