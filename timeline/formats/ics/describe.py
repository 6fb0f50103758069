"""The DESCRIPTION of an entry: the date in words, the sentence, who says so, and where it was read."""

from __future__ import annotations

from timeline.formats.parts import story
from timeline.formats.parts.dates import Dated
from timeline.formats.parts.plain import address, clean, line
from timeline.formats.parts.story import Entry

FINE = frozenset({"day", "hour", "minute", "second"})
_BREAK = "\n\n"
Parts = tuple[str, str, str, str, str]
"""Date, sentence, speaker, quotation, source; each may be empty."""


def vague(at: Dated) -> bool:
    """Whether a day in a calendar would say more than is known."""
    return bool(at.open or at.bounded or at.doubtful or at.when.precision not in FINE)


def prefix(at: Dated) -> str:
    """The date in words before a summary, where the date is vague."""
    words = line(at.when.display)
    return f"{words[:1].upper()}{words[1:]}: " if vague(at) else ""


def parts(entry: Entry) -> Parts:
    """What a description is made of."""
    event, at, source = entry.event, entry.date, entry.source
    date = ""
    if vague(at) or at.timed or at.when.recurrence:
        known = f"Date known only to the {at.when.precision}" if at.when.precision not in FINE and not (at.open or at.bounded) else "Date"
        date = f"{known}: {line(at.when.display)}"
    said = event.attribution
    credit = " ".join(part for part in (story.credit(source), address(source.url) if source else None) if part)
    return (date, clean(event.description or "").strip(), line(said.speaker) if said else "",
            clean(said.quote or "").strip() if said else "", f"Source: {credit}" if credit else "")


def written(found: Parts) -> str:
    """The description, one paragraph each."""
    date, sentence, speaker, quote, source = found
    said = ": ".join(part for part in (speaker, f"“{quote}”" if quote else "") if part)
    return _BREAK.join(part for part in (date, sentence, said, source) if part)


def layout(found: Parts) -> str:
    """The lengths of the parts in characters, by which a reader takes the description apart."""
    return "-".join(str(len(part)) for part in found)


def taken_apart(text: str, lengths: str) -> Parts | None:
    """The parts of a description by their lengths, None when it has been edited since."""
    sizes = [int(n) for n in lengths.split("-") if n.isdecimal() and n.isascii() and len(n) < 10]
    if len(sizes) != 5:
        return None
    found, at = [], 0
    for which, size in enumerate(sizes):
        if size and at and which != 3:
            at += len(_BREAK)
        if size and which == 3:  # a quotation stands after its speaker, in quotation marks
            at += 3 if sizes[2] else len(_BREAK) + 1 if at else 1
        found.append(text[at : at + size])
        at += size + (1 if which == 3 and size else 0)
    made: Parts = (found[0], found[1], found[2], found[3], found[4])
    return made if written(made) == text else None
