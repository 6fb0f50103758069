"""iCalendar (RFC 5545): what a calendar can hold of a timeline; the rest is reported.

All-day events have an exclusive DTEND, one-off times are in UTC, times that recur by a wall clock have a TZID with its
VTIMEZONE, and every stamp comes from the data.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Literal

from timeline.errors import InputError, OptionError
from timeline.formats.losses import Loss
from timeline.formats.parts import story
from timeline.model.timeline import Timeline

if TYPE_CHECKING:
    from timeline.formats.ics.vcalendar import Item
    from timeline.formats.ics.vevents import VEvent

NAME = "ics"
SUFFIXES = (".ics", ".ical", ".ifb")
Imprecise = Literal["span", "first-day", "skip"]


def dump(timeline: Timeline, *, imprecise: Imprecise | None = None, tentative: bool = False, source_date_epoch: int = 0,
         color: str = "steelblue", feed: str | None = None, update: str | None = None, cancel_missing: bool = False) -> tuple[bytes, list[Loss]]:  # fmt: skip
    """The timeline as iCalendar.

    By default weeks, months, quarters and seasons span their days, an open-ended event is one day at its start, and years
    and longer and dates known only as before or after another are left out. `imprecise="span"` writes those too,
    "first-day" writes each as one day, "skip" leaves out all that is coarser than a day. `tentative` writes what is
    planned, possible, bounded or denied with STATUS:TENTATIVE. `source_date_epoch` (seconds) stamps events whose source has
    no date. `color` is a CSS3 name, `feed` the address at which the calendar is published. `update` is the text of the
    calendar as it was exported before: only events that differ from it get a new SEQUENCE and LAST-MODIFIED, and with
    `cancel_missing` those that are gone are written as STATUS:CANCELLED.

    Raises OutputError when nothing is left, OptionError for an option that does not exist, InputError when `update` is no calendar.
    """
    (content,), losses = pieces(timeline, imprecise=imprecise, tentative=tentative, source_date_epoch=source_date_epoch, color=color,
                                feed=feed, update=update, cancel_missing=cancel_missing)
    return content, losses


def pieces(timeline: Timeline, *, split_size: int | None = None, imprecise: Imprecise | None = None, tentative: bool = False,
           source_date_epoch: int = 0, color: str = "steelblue", feed: str | None = None, update: str | None = None,
           cancel_missing: bool = False) -> tuple[list[bytes], list[Loss]]:  # fmt: skip
    """The timeline as one or more calendars of at most `split_size` octets each (an event is never cut); the rest as `dump`."""
    from timeline.formats.ics import vcalendar

    if split_size is not None and split_size < 1:
        raise OptionError(repr(split_size), "is not a size of files in octets")
    found, losses = _events(timeline, imprecise, tentative, source_date_epoch, update, None if cancel_missing else frozenset())
    made = vcalendar.files(vcalendar.head(timeline, color=color, feed=feed), found, split_size)
    if max(map(len, made)) > vcalendar.GOOGLE_LIMIT:
        losses.append(Loss(None, "The calendar is larger than 1 MB, which Google Calendar does not import whole: cut it with --split-size 900kB", advice=True))
    return made, losses


def items(timeline: Timeline, *, imprecise: Imprecise | None = None, tentative: bool = False, source_date_epoch: int = 0, update: str | None = None,
          cancel_missing: Collection[str] = frozenset()) -> tuple[list[Item], list[Loss]]:  # fmt: skip
    """Each event as a calendar of its own, for a server; of the UIDs `cancel_missing`, those that are gone are called off."""
    from timeline.formats.ics import vcalendar

    found, losses = _events(timeline, imprecise, tentative, source_date_epoch, update, cancel_missing)
    return vcalendar.items(found), losses


def _events(timeline: Timeline, imprecise: str | None, tentative: bool, epoch: int, update: str | None, cancel: Collection[str] | None) -> tuple[list[VEvent], list[Loss]]:
    """The events that a calendar can hold and what is lost; `cancel` None calls off all that are gone from `update`."""
    from timeline.formats.ics import updates, vevents

    if imprecise not in (None, "span", "first-day", "skip"):
        raise OptionError(repr(imprecise), "is not a way to write imprecise dates", "choose span, first-day or skip")
    writer = vevents.Writer(timeline, imprecise, tentative=tentative, epoch=epoch)
    found = writer.events()
    if update is not None:
        old = updates.read(update)
        found = updates.applied(found, old, cancel_missing=old if cancel is None else cancel)
    if not found:
        raise story.nothing("iCalendar")
    losses = story.left_out(timeline) + writer.losses
    return found, losses + [Loss(None, "iCalendar has no eras", dropped=True, thing="era") for _ in timeline.eras or []]


def recognises(text: str) -> bool:
    """Whether it starts as a calendar does."""
    return text.lstrip("\ufeff \t\r\n")[:15].upper() == "BEGIN:VCALENDAR"


def load(text: str, where: str) -> Timeline:
    """Read a calendar file; what cannot be read is warned of (`timeline.errors.LoadWarning`). Raises InputError when it is none."""
    import warnings

    from timeline.errors import LoadWarning

    timeline, problems = load_noting(text, where)
    for problem in problems:
        warnings.warn(str(problem), LoadWarning, stacklevel=3)
    return timeline


def load_noting(text: str, where: str) -> tuple[Timeline, list[InputError]]:
    """Read a calendar file, and what of it could not be read or kept, each with its line. Raises InputError when it is none."""
    from timeline.formats.ics import reader

    return reader.read(text, where)
