"""Whether a name is a time zone, without a list of ours: the machine's or the tzdata package's."""

from __future__ import annotations

import re
from functools import cache

_OFFSET = re.compile(r"[+-](?:0[0-9]|1[0-4]):[0-5][0-9]|Z|UTC")


@cache
def is_zone(name: str) -> bool:
    """Whether it is an IANA name.

    >>> is_zone("Europe/Kyiv"), is_zone("Europe/Atlantis"), is_zone("../etc/passwd")
    (True, False, False)
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def is_offset(name: str) -> bool:
    """Whether it is an offset from UTC: +02:00, Z."""
    return _OFFSET.fullmatch(name) is not None


@cache
def near(name: str) -> str:
    """The zone that a slip of the pen may have meant, empty when there is none."""
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    found = get_close_matches(name[:40], sorted(available_timezones()), n=1, cutoff=0.75)
    return found[0] if found else ""


def moments(local: str, name: str) -> int:
    """How many moments a local time is in a zone: 0 in the hour that clocks leave out, 2 in the one that they repeat, else 1.

    >>> moments("2025-03-30T03:30", "Europe/Kyiv"), moments("2025-10-26T03:30", "Europe/Kyiv"), moments("2025-01-12T03:30", "Europe/Kyiv")
    (0, 2, 1)
    """
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(name)
    first, second = (datetime.fromisoformat(local).replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return 1
    return 2 if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == first.replace(tzinfo=None) else 0
