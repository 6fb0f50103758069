"""The summary that a person reads: a table of the events, then what is not in it and why."""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from timeline.cli import options
from timeline.model.event import Event, Evidence
from timeline.model.timeline import Timeline, Unresolved

if TYPE_CHECKING:
    from rich.table import Table

_HEAD = ("Date", "Event", "How the date was found")
_WIDTHS = (20, 32, 24)
"""Columns of the plain table: 80 with two gaps of two."""
_SHOWN = 5
_SENTENCES = {
    "publication date": ("needs a publication date", "need a publication date", "give --published DATE"),
    "an earlier date to count from": ("needs an earlier date to count from", "need an earlier date to count from", ""),
}


def show(story: Timeline, stream: TextIO) -> None:
    """Write the table: with rich on a terminal, else as plain text of 80 columns."""
    if not story.events:
        stream.write("No dated events.\n")
    elif options.terminal(stream):
        _rich(story, stream)
    else:
        stream.write("".join(f"{line}\n" for line in plain(rows(story))))


def rows(story: Timeline) -> list[tuple[str, str, str]]:
    """Date, headline and how the date was found, of every event."""
    return [tuple(map(options.one_line, (_date(e), e.headline, how(e)))) for e in story.events]  # type: ignore[misc]


def _date(event: Event) -> str:
    return event.when.display if event.when else ""


def how(event: Event) -> str:
    """The words that the date rests on, and what they were counted from: `"Sunday" from publication 2025-01-13`."""
    dates = [one for one in event.evidence if one.role == "date"]
    first = [one for one in dates if one.source == dates[0].source]
    others = len({one.source for one in event.evidence if dates} - {dates[0].source}) if dates else 0
    told = [f"told by {others} other source{'' if others == 1 else 's'}"] if others else []
    return "; ".join([*map(_one, first), *told]) or "no words of a text"


def _one(evidence: Evidence) -> str:
    if evidence.anchor:
        return f'"{evidence.exact}" from {evidence.anchor.source} {evidence.anchor.date}'
    return f'stated "{evidence.exact}"'


def plain(cells: list[tuple[str, str, str]]) -> Iterator[str]:
    r"""The lines of a table of 80 columns.

    >>> print(*plain([("2022", "The bridge closed", 'stated "2022"')]), sep="\n")
    Date                  Event                             How the date was found
    --------------------  --------------------------------  ------------------------
    2022                  The bridge closed                 stated "2022"
    """
    for row in [_HEAD, tuple("-" * width for width in _WIDTHS), *cells]:
        columns = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, _WIDTHS, strict=True)]
        for number in range(max(map(len, columns))):
            line = [column[number] if number < len(column) else "" for column in columns]
            yield "  ".join(part.ljust(width) for part, width in zip(line, _WIDTHS, strict=True)).rstrip()


def _rich(story: Timeline, stream: TextIO) -> None:
    from rich.console import Console

    plainly = "NO_COLOR" in os.environ  # rich on its own would leave out colours but not bold
    Console(file=stream, color_system=None if plainly else "auto").print(_table(story))


def _table(story: Timeline) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title, style, ratio in zip(_HEAD, ("bold", "", "dim"), (5, 8, 6), strict=True):
        table.add_column(title, style=style, ratio=ratio, overflow="fold")
    for row in rows(story):
        table.add_row(*map(Text, row))
    return table


def notes(story: Timeline, losses: Iterable[str] = (), warnings: Iterable[str] = ()) -> Iterator[str]:
    """What the table does not show: what the format left out, what could not be placed and why, what was noticed."""
    yield from losses
    yield from unplaced(story.unresolved or [])
    if count := len(story.undated or []):
        yield f"{count} statement{'' if count == 1 else 's'} without a date (in JSON: undated)"
    yield from (f"warning: {warning}" for warning in warnings)


def unplaced(unresolved: Iterable[Unresolved]) -> Iterator[str]:
    """A line for every thing that is missing.

    >>> one = Unresolved(source="s1", start=0, end=6, text="Sunday", needs="publication date", reason="unknown")
    >>> list(unplaced([one]))
    ['1 expression needs a publication date: "Sunday"; give --published DATE']
    """
    groups: dict[str, list[Unresolved]] = {}
    for each in unresolved:
        groups.setdefault(each.needs or f"\0{each.reason}", []).append(each)
    for needs, group in groups.items():
        yield _missing(needs, group)


def _missing(needs: str, group: list[Unresolved]) -> str:
    many = len(group) != 1
    if needs.startswith("\0"):
        one, several, hint = f"could not be placed ({needs[1:]})", f"could not be placed ({needs[1:]})", ""
    else:
        one, several, hint = _SENTENCES.get(needs, (f"needs {needs}", f"need {needs}", ""))
    words = list(dict.fromkeys(each.text for each in group))
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    shown = ", ".join(f'"{word}"' for word in words[:_SHOWN]) + more
    return f"{len(group)} expression{'s' if many else ''} {several if many else one}: {shown}" + (f"; {hint}" if hint else "")


def report(lines: Iterable[str]) -> None:
    """Say each line, for a person."""
    for line in lines:
        options.say(line)


def on_error(story: Timeline) -> None:
    """The table on standard error, where the data goes to a file."""
    sys.stdout.flush()
    show(story, sys.stderr)
