"""jCal (RFC 7265): the calendar of `icalendar.py` as JSON, for programs of the web."""

from __future__ import annotations

import json
import re
from typing import Any

from timeline.errors import InputError
from timeline.formats import icalendar
from timeline.formats.losses import Loss
from timeline.model.timeline import Timeline

NAME = "jcal"
SUFFIXES = (".jcal",)
_SHORT_YEAR = re.compile(r"[0-9]{1,3}-[0-9]{2}-[0-9]{2}(T.*)?")


def dump(timeline: Timeline, **options: Any) -> tuple[str, list[Loss]]:
    """The timeline as jCal; `options` and errors are those of `icalendar.dump`."""
    from icalendar import Calendar

    data, losses = icalendar.dump(timeline, **options)
    body = _padded(Calendar.from_ical(data).to_jcal())
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n", losses


def recognises(text: str) -> bool:
    """Whether it starts as jCal does."""
    return re.match(r'\s*\[\s*"vcalendar"', text.lstrip("\ufeff")) is not None


def load(text: str, where: str) -> Timeline:
    """Read jCal; what cannot be read is warned of as for ics. Raises InputError when it is none."""
    return icalendar.load(_as_ical(text, where), where)


def load_noting(text: str, where: str) -> tuple[Timeline, list[InputError]]:
    """Read jCal, and what of it could not be read or kept. Lines are counted in the same calendar as ics."""
    return icalendar.load_noting(_as_ical(text, where), where)


def _as_ical(text: str, where: str) -> str:
    from icalendar import Calendar

    try:
        data: bytes = Calendar.from_jcal(json.loads(text)).to_ical()
    except json.JSONDecodeError as error:
        raise InputError(f"{where}:{error.lineno}:{error.colno}", f"is not JSON: {error.msg}") from None
    except Exception as error:  # noqa: BLE001 - whatever is wrong with its structure, the file is no jCal
        raise InputError(where, f"is not jCal: {str(error)[:200]}") from None
    return data.decode()


def _padded(part: Any) -> Any:
    """Years of four digits: `icalendar` writes 800-12-25, which is no date of jCal."""
    if not isinstance(part, list):
        return part
    if len(part) > 3 and isinstance(part[1], dict) and part[2] in ("date", "date-time"):  # a property: name, parameters, type, values
        return [*part[:3], *(_year(value) for value in part[3:])]
    return [_padded(each) for each in part]


def _year(value: Any) -> Any:
    return value.zfill(len(value) + 4 - value.index("-")) if isinstance(value, str) and _SHORT_YEAR.fullmatch(value) else value
