"""`timeline batch`: a timeline of each of many files."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli import options, reading
from timeline.errors import InputError, OptionError, OutputError, TimelineError
from timeline.readers import Known, kinds

if TYPE_CHECKING:
    from timeline.readers import Documents

_SUFFIXES = {"timelinejs": ".timelinejs.json"}


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with every file."""

    folder: Path
    known: Known
    mode: str
    to: str

    def target(self, stem: str) -> Path:
        """The file that is written."""
        return self.folder / f"{stem}{_SUFFIXES.get(self.to, f'.{self.to}')}"


@click.command(name="batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder to write to; it is made if need be.")
@click.option("--to", default="json", show_default=True, metavar=options.FORMATS, help="The format.")
@reading.known
@options.mode
def command(
    inputs: tuple[str, ...], output: str, to: str, known: Known, mode: str
) -> int:
    r"""Make a timeline of each of many files.

    INPUT is a file, or a folder whose files are taken one by one. DIR gets a file of the same name for each, with the
    suffix of the format. A file that cannot be read is reported, and in DIR/errors as NAME.txt; the others go on, and
    the exit code is 2.

    \b
    Example:
      timeline batch articles/ -o stories/ --to ics
    """
    from timeline.readers.assemble import check

    options.check_format(to)
    job = Job(_folder(output), known, mode, to)
    check(job.known)
    names, done, bad = set[str](), 0, 0
    for source in _sources(inputs):
        problems = _one(source, _stem(source, names), job)
        bad += bool(problems)
        done += 1
    options.say(f"{done} input{'' if done == 1 else 's'} read, {bad} with problems" + (f" (see {job.folder / 'errors'})" if bad else ""))
    return 2 if bad else 0


def _folder(output: str) -> Path:
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OptionError("-o", f"{output} is a file, not a folder", "choose another place") from None
    except (OSError, ValueError) as fault:
        raise OutputError(output, f"cannot be made: {getattr(fault, 'strerror', None) or fault}", "choose another place with -o") from None
    return folder


def _sources(inputs: tuple[str, ...]) -> Iterator[str]:
    """Every file, those of a folder in the order of their names."""
    for each in inputs:
        if each != "-" and Path(each).is_dir():
            yield from _within(Path(each))
        else:
            yield each


def _within(folder: Path) -> Iterator[str]:
    """The files of a folder; those that no reader takes are passed over, and that is said."""
    for path in sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith(".")):
        if kinds.of(path.name) is not None:
            yield str(path)
        else:
            options.say(f"{path}: passed over; {path.suffix} files are not read")


def _stem(source: str, taken: set[str]) -> str:
    """The name of the output: the input's, numbered where two are alike."""
    stem = "standard-input" if source == "-" else Path(source).stem or "input"
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    return name


def _one(source: str, stem: str, job: Job) -> list[TimelineError]:
    """Read, extract and write one input; what went wrong is said and kept."""
    problems: list[TimelineError] = []
    try:
        documents = options.gather([source], job.known)
        problems += documents.problems
        _write(documents, stem, job)
    except TimelineError as fault:
        problems.append(options.named(fault, source))
    except Exception as fault:  # noqa: BLE001 - a fault of the program in one article must not cost the other million
        problems.append(InputError(source, f"the program failed ({type(fault).__name__}: {fault})", "please report it with this file"))
    _keep(problems, stem, job)
    return problems


def _write(documents: Documents, stem: str, job: Job) -> None:
    from timeline import formats
    from timeline.events import extract

    if not documents:
        return
    target = job.target(stem)
    options.check_target(str(target))
    losses = formats.dump(extract(documents, mode=job.mode), target, format=job.to)
    for line in [*documents.warnings, *(f"{target}: {loss}" for loss in formats.summarise(losses))]:
        options.say(line)


def _keep(problems: list[TimelineError], stem: str, job: Job) -> None:
    """The problems in DIR/errors; a file of an earlier run that no longer holds is removed."""
    path = job.folder / "errors" / f"{stem}.txt"
    if not problems:
        with contextlib.suppress(OSError):
            path.unlink()
        return
    for problem in problems:
        options.complain(problem)
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f"{options.one_line(str(problem))}\n" for problem in problems), encoding="utf-8", errors="backslashreplace")
