"""iCalendar (RFC 5545): what a calendar can hold of a timeline; the rest is reported.

All-day events have an exclusive DTEND, timed ones are in UTC, and every stamp comes from the data. There is no
calendar-level UID: vdirsyncer then keeps one event of the file (pimutils/vdirsyncer#1222).
"""

from __future__ import annotations

from typing import Any, Literal

from timeline.errors import OptionError
from timeline.formats.losses import Loss
from timeline.formats.parts import story
from timeline.model.timeline import Timeline

NAME = "ics"
SUFFIXES = (".ics", ".ical", ".ifb")
Imprecise = Literal["span", "first-day", "skip"]


def dump(timeline: Timeline, *, imprecise: Imprecise | None = None, tentative: bool = False, source_date_epoch: int = 0) -> tuple[bytes, list[Loss]]:
    """The timeline as iCalendar.

    By default weeks, months, quarters and seasons span their days, and years and longer, dates known only as before or
    after another, and open-ended ones are left out. `imprecise="span"` writes those too, "first-day" writes each as one
    day, "skip" leaves out all that is coarser than a day. `tentative` writes what is planned, possible or denied with
    STATUS:TENTATIVE. `source_date_epoch` (seconds) stamps events whose source has no date. Raises OutputError when
    nothing is left.
    """
    from timeline.formats.parts import vevents

    if imprecise not in (None, "span", "first-day", "skip"):
        raise OptionError(repr(imprecise), "is not a way to write imprecise dates", "choose span, first-day or skip")
    writer = vevents.Writer(timeline, imprecise, tentative=tentative, epoch=source_date_epoch)
    found = [written for entry in story.entries(timeline) if (written := writer.event(entry))]
    if not found:
        raise story.nothing("iCalendar")
    losses = story.left_out(timeline) + writer.losses + [Loss(None, "iCalendar has no eras", dropped=True, thing="era") for _ in timeline.eras or []]
    return vevents.calendar(story.heading(timeline), found), losses


def recognises(text: str) -> bool:
    """Whether it starts as a calendar does."""
    return text.lstrip("\ufeff \r\n")[:15].upper() == "BEGIN:VCALENDAR"


def load(text: str, where: str) -> Timeline:
    """Read a calendar file. Raises InputError naming the event that cannot be read."""
    from timeline.formats.parts import vreader

    reader: Any = vreader
    result: Timeline = reader.read(text, where)
    return result
