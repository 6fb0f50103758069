"""What the commands that write calendars share: their options, and calendars that are cut into files."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from timeline.errors import InputError, OptionError

if TYPE_CHECKING:
    from timeline.formats import Loss
    from timeline.model.timeline import Timeline

_F = TypeVar("_F", bound=Callable[..., Any])
_SIZE = re.compile(r"([0-9]{1,12})\s*([kKmM]?)[bB]?")
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000}


@dataclass(frozen=True, slots=True)
class CalendarWish:
    """How a calendar is written; of no use to other formats."""

    imprecise: str | None = None
    tentative: bool = False
    split_size: int | None = None
    update: str | None = None
    cancel_missing: bool = False
    feed: str | None = None

    def options(self) -> dict[str, Any]:
        """The options of `formats.dump` for a calendar. Raises InputError when the old calendar cannot be read."""
        found: dict[str, Any] = {"imprecise": self.imprecise, "tentative": self.tentative, "feed": self.feed, "source_date_epoch": _epoch()}
        if self.update:
            try:
                found |= {"update": Path(self.update).read_bytes().decode("utf-8-sig"), "cancel_missing": self.cancel_missing}
            except OSError as error:
                raise InputError(self.update, f"cannot be read: {error.strerror or error}", "name the calendar that was exported before") from None
            except UnicodeDecodeError as error:
                raise InputError(self.update, f"is not UTF-8 (byte {error.start})") from None
        return found


def options(function: _F) -> _F:
    """Add the options of calendars; the command gets them as one `calendar`."""

    def command(*args: Any, imprecise: str | None, tentative: bool, split_size: str | None, update: str | None, cancel_missing: str | None,
                feed: str | None, **rest: Any) -> Any:  # fmt: skip
        if update and cancel_missing and update != cancel_missing:
            raise OptionError("--cancel-missing", "names another calendar than --update", "give one of them")
        wish = CalendarWish(imprecise, tentative, size(split_size) if split_size else None, update or cancel_missing, cancel_missing is not None, feed)
        return function(*args, calendar=wish, **rest)

    command.__name__, command.__doc__ = function.__name__, function.__doc__
    if hasattr(function, "__click_params__"):
        command.__click_params__ = function.__click_params__  # type: ignore[attr-defined]
    for option in reversed((
        click.option("--imprecise", type=click.Choice(("span", "first-day", "skip")), help="In ics, dates known only to the year, or as before another: on all their days, on the first, or left out (and with them all that is coarser than a day)."),
        click.option("--tentative", is_flag=True, help="In ics, write what is not confirmed or only bounded too, as tentative."),
        click.option("--split-size", metavar="SIZE", help="In ics, write files of at most SIZE (900kB): out-1.ics, out-2.ics."),
        click.option("--update", metavar="OLD.ics", help="In ics, keep the stamps of the calendar exported before where nothing changed, and raise SEQUENCE where something did."),
        click.option("--cancel-missing", metavar="OLD.ics", help="As --update, and call off the events of OLD.ics that are gone."),
        click.option("--feed", metavar="URL", help="In ics, the address at which the calendar will be published."),
    )):
        command = option(command)
    return command  # type: ignore[return-value]


def size(text: str) -> int:
    """A size in octets.

    >>> size("900kB"), size("1MB"), size("65536")
    (900000, 1000000, 65536)

    Raises OptionError for what is none, or too small for a calendar.
    """
    found = _SIZE.fullmatch(text.strip())
    octets = int(found[1]) * _UNITS[found[2].lower()] if found else 0
    if octets < 2_000:
        raise OptionError("--split-size", f"{text!r} is not a size of 2 kB or more", "write it as 900kB or 1MB")
    return octets


def dump(story: Timeline, path: str, to: str | None, wish: CalendarWish, *, strict: bool) -> list[Loss]:
    """Write a timeline to a file; a calendar as it is wished for, in as many files as it takes."""
    from timeline import formats

    if not is_calendar(path, to):
        return formats.dump(story, path, format=to, strict=strict)
    if wish.split_size is None:
        return formats.dump(story, path, format=to, strict=strict, **wish.options())
    paths, losses = formats.dump_split(story, path, size=wish.split_size, format=to, strict=strict, **wish.options())
    if len(paths) > 1:
        losses.append(formats.Loss(None, f"The calendar is in {len(paths)} files: {paths[0].name} to {paths[-1].name}", advice=True))
    return losses


def is_calendar(path: str, to: str | None) -> bool:
    """Whether a calendar is written."""
    return to in ("ics", "jcal") or (to is None and path.lower().endswith((".ics", ".ical", ".ifb", ".jcal")))


def _epoch() -> int:
    """SOURCE_DATE_EPOCH (reproducible-builds.org): stamps what the data do not date; 0 without it."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0
