"""`timeline explain`: every date of an article with its sentence, rule, anchor, arithmetic and the reading turned down."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

import click

from timeline.algebra.calendar import DAY
from timeline.cli import options, reading
from timeline.notation import iso8601
from timeline.readers import Known


@click.command(name="explain")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@reading.known
@options.mode
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
def command(
    inputs: tuple[str, ...], known: Known, mode: str, as_json: bool
) -> int:
    r"""Say for every date of an article how it was found, and which event it gave.

    Each date is shown in its sentence, with the rule that read it, what it was counted from, every step of the
    arithmetic, the words that decided between past and future, and the reading that was turned down; then the event that it dates
    and why it dates it, or why it gave none.

    \b
    Example:
      timeline explain article.txt --published 2025-01-13
    """
    from timeline.events.account import explained

    documents = options.gather(inputs, known)
    pages = [explained(document, mode=mode) for document in documents]
    if as_json and pages:
        options.write(json.dumps(pages, ensure_ascii=False, indent=2) + "\n")
    elif pages:
        options.write("\n".join(line for page in pages for line in _text(page, color=options.terminal(sys.stdout) and "NO_COLOR" not in os.environ)) + "\n")
    for warning in documents.warnings:
        options.say(f"warning: {warning}")
    for problem in documents.problems:
        options.complain(problem)
    return 2 if documents.problems else 0


def _text(page: dict[str, Any], *, color: bool = False) -> Iterator[str]:
    """A page for a person: a head, and a block for each date."""
    known = f"published {page['published']} ({page['published_from']})" if "published" in page else "publication date not known"
    number = len(page["dates"])
    yield options.one_line(f"{page.get('title') or page['id']}: {known}; {number} date{'' if number == 1 else 's'}")
    for date in page["dates"]:
        yield ""
        head, *rows = _block(date)
        yield click.style(head, bold=True) if color else head
        yield from rows
    yield ""


def _block(date: dict[str, Any]) -> Iterator[str]:
    """What it is and where it stands; then why, in words; then what a program would need."""
    result = date.get("edtf") or (date["value"] if date["status"] != "unresolved" else "not placed")
    yield options.one_line(f'{date["line"]}:{date["column"]}  "{date["text"]}" is {result}')
    yield _row("", _near(date))
    if "meaning" in date:
        yield _row("meaning", date["meaning"])
    if "anchor" in date:
        yield _row("anchor", _said(date["anchor"]))
    yield from _choice(date)
    for number, each in enumerate(date.get("readings", ())):
        yield _row("" if number else "readings", f"{each.get('edtf', each['interval'])} if published {_days(each['published'])}")
    if "parts" in date:
        yield _row("ends", ", ".join(f'"{part["text"]}" is {part["value"]}' for part in date["parts"]))
    for event in date.get("events", ()):
        plain = event["modality"] == "happened" and event["polarity"] == "positive"
        yield _row("event", event["headline"] + ("" if plain else f" ({event['modality']}{', negative' if event['polarity'] == 'negative' else ''})"))
    if "why" in date:
        yield _row("because", date["why"])
    if "why_not" in date:
        yield _row("no event", date["why_not"])
    yield _row("confidence", f"{date['confidence']:.0%}: {', '.join(date['reasons'])}")
    yield _row("value", " ".join(str(date[key]) for key in ("type", "value", "mod") if key in date))
    for key in ("interval", "rule"):
        if key in date:
            yield _row(key, date[key])
    for number, step in enumerate(date.get("steps", ()) if "needs" not in date else ()):
        yield _row("" if number else "steps", step)


def _choice(date: dict[str, Any]) -> Iterator[str]:
    if "direction" in date:
        yield _row("direction", date["direction"] + (f', because of "{date["cue"]}"' if "cue" in date else ", with no word to go by"))
    if "rejected" in date:
        yield _row("rejected", date["rejected"])
    if "needs" in date:
        yield _row("needs", date["needs"] + (" (give --published)" if date["needs"] == "publication date" else ""))


def _days(interval: str) -> str:
    """The days of a half-open interval, the last one included."""
    first, last = (iso8601.parse(day)[0] for day in interval.split("/"))
    end = iso8601.write((last.start or 0) - DAY, first.grain)
    return interval.split("/")[0] if end == interval.split("/")[0] else f"{interval.split('/')[0]} to {end}"


def _said(anchor: dict[str, str]) -> str:
    """Which date it was counted from and where that comes from."""
    where = f'"{anchor["text"]}"' if "text" in anchor else anchor.get("found", "")
    return f"{anchor['date']} from {anchor['from']}" + (f" ({where})" if where else "")


def _near(date: dict[str, Any], most: int = 120) -> str:
    """The sentence around the marked words, cut where it is long."""
    marked: str = date["marked"]
    at = marked.find(f"[{date['text']}]")
    first, last = max(0, at - most), at + len(date["text"]) + 2 + most
    return ("..." if first else "") + marked[first:last] + ("..." if last < len(marked) else "")


def _row(name: str, text: str) -> str:
    return options.one_line(f"  {name:<10} {text}")
