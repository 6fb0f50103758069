"""`timeline batch`: the events of many documents in tables, on this machine or a cluster."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Literal

import click

from timeline.cli import options, reading
from timeline.readers import Known

if TYPE_CHECKING:
    from timeline.batch import Progress, Totals

_EVERY = 60.0
"""Seconds between lines of progress where nobody looks at a terminal."""


@click.command(name="batch")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder or s3:// or gs:// address to write to; it is made if need be, and added to if it is there.")
@click.option("--to", type=click.Choice(("parquet", "jsonl")), default="parquet", show_default=True, help="The format of the tables.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="How many processes work; without it, one a processor.")
@click.option("--ray", metavar="ADDRESS", help="Work on the Ray cluster at this address, such as auto or 10.0.0.1:6379.")
@click.option("--patience", type=click.FloatRange(min=0), default=300.0, show_default=True, metavar="SECONDS", help="How long a document may take before it is an error; 0 for no end.")
@reading.known
@options.mode
def command(inputs: tuple[str, ...], output: str, to: Literal["parquet", "jsonl"], workers: int | None, ray: str | None, patience: float, known: Known, mode: str) -> int:
    r"""Extract the events of many documents to tables.

    INPUT is a file of JSON lines (also .gz, .zst), Parquet or WARC, any file that extract reads, or a folder of them, on this
    machine or in an object store (s3://, gs://). DIR gets events/ and sources/ in parts, errors/ with the reason for each
    document that could not be read, and a manifest.

    Run the same command again after an interruption, and it goes on where it stopped; with further inputs, it adds to
    what is there. The parts are the same bytes whatever the number of workers.

    \b
    Examples:
      timeline batch articles.jsonl pages/ -o events/
      timeline batch crawl/*.warc.gz -o events/ --to jsonl --workers 8
      timeline batch s3://bucket/news/ -o s3://bucket/events --ray auto

    \b
    Exit code: 0 done; 1 done, and some documents could not be read (see
    DIR/errors); 2 when an input or option cannot be used.
    """
    from timeline.batch import Job, run

    show = _Bar() if options.terminal(sys.stderr) else _Log()
    started = time.monotonic()
    totals = run(inputs, Job(output, to, known, mode, patience=patience), workers=workers, ray=ray, tell=show)
    show.end()
    return _report(totals, output, time.monotonic() - started)


def _report(totals: Totals, output: str, seconds: float) -> int:
    for suffix, count in sorted(totals.passed.items()):
        options.say(f"{count} {suffix} file{'' if count == 1 else 's'} passed over: not a kind that is read")
    for problem in totals.problems:
        options.complain(problem)
    kept = f" ({_count(totals.before, 'unit')} {'was' if totals.before == 1 else 'were'} done before)" if totals.before else ""
    took = f"; {_time(seconds)}, {totals.documents / seconds:,.0f} a second" if totals.documents else ""
    options.say(f"{_count(totals.documents, 'document')}, {_count(totals.events, 'event')}, {totals.undated:,} undated, "
                f"{_count(totals.unresolved, 'date')} not placed{took}{kept}")  # fmt: skip
    if totals.errors:
        options.say(f"{_count(totals.errors, 'document')} could not be read: see {output.rstrip('/')}/errors")
    return 2 if totals.problems else 1 if totals.errors else 0


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def line(progress: Progress) -> str:
    """How far it is, how fast, and how long it will take.

    >>> from timeline.batch import Progress
    >>> line(Progress(500_000, 2_000_000, 150, 1, 1.0))
    '25 %  150 documents, 1 error  150 a second  3 s left'
    """
    share = 100 * progress.done // progress.total if progress.total else 100
    errors = f", {_count(progress.errors, 'error')}" if progress.errors else ""
    left = "" if progress.left is None else f"  {_time(progress.left)} left"
    return f"{share} %  {_count(progress.documents, 'document')}{errors}  {progress.rate:,.0f} a second{left}"


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"


class _Bar:
    """Progress on a terminal: one line that is written over."""

    def __call__(self, progress: Progress) -> None:
        sys.stderr.write(f"\r{line(progress):<78}")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave an empty line."""
        sys.stderr.write(f"\r{'':<78}\r")


class _Log:
    """Progress in a log: a line a minute."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        if time.monotonic() - self._last >= _EVERY:
            self._last = time.monotonic()
            options.say(line(progress))

    def end(self) -> None:
        """Nothing is left to say."""
