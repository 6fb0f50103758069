"""Time zones by their IANA name, and timestamps in them."""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches
from functools import cache

from timeline.errors import DateError, OptionError

_OF_THE_MACHINE = {"localtime", "posixrules", "Factory"}


@cache
def names() -> frozenset[str]:
    """The zones of the tz database, without those that mean "whatever this machine is set to"."""
    from zoneinfo import available_timezones

    return frozenset(available_timezones() - _OF_THE_MACHINE)


def check(name: str, where: str = "--timezone") -> str:
    """The zone itself. Raises OptionError, with the nearest name, when there is none."""
    if name in names():
        return name
    near = _nearest(name)
    hint = f"did you mean {near}?" if near else "write an IANA name such as Europe/Kyiv"
    raise OptionError(where, f"there is no time zone {name!r}", hint)


def _nearest(name: str) -> str | None:
    """The zone with that city, else the one most like the name."""
    folded = name.strip().casefold().replace(" ", "_")
    for zone in sorted(names()):
        if folded in {zone.casefold(), zone.casefold().rpartition("/")[2]}:
            return zone
    zones = {zone.casefold(): zone for zone in sorted(names())}
    found = get_close_matches(folded, zones, n=1) or get_close_matches(folded, cities := {z.rpartition("/")[2]: v for z, v in zones.items()}, n=1)
    return (zones.get(found[0]) or cities[found[0]]) if found else None


def into(stamp: str, zone: str) -> str:
    """An ISO 8601 timestamp with an offset, as the clocks of a zone showed it.

    >>> into("2025-01-12T23:30+00:00", "Europe/Kyiv")
    '2025-01-13T01:30+02:00'

    Raises DateError when the zone's time falls outside the years 1 to 9999.
    """
    import pendulum

    try:
        local = pendulum.instance(datetime.fromisoformat(stamp)).in_timezone(zone)
    except (ValueError, OverflowError):  # the last hours of the year 9999, or the first of the year 1
        raise DateError(repr(stamp), f"cannot be told in {zone}", "write it in the outlet's own time") from None
    return local.isoformat(timespec="seconds" if stamp.count(":") == 3 else "minutes")
