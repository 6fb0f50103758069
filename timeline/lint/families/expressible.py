"""TL70x: what a calendar will not say of the record, for those who publish one."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.algebra.calendar import civil
from timeline.errors import DateError
from timeline.lint.context import Context
from timeline.lint.findings import Problem, Rule, short
from timeline.notation import edtf

_WHEN = "/events/0/when"
RULES = (
    Rule("TL701", "warning", "not-in-calendars", "iCalendar has no years before Christ, no open ends, and nothing coarser than a day: such a date is left out, or said in words on its first day.", '{"edtf": "2025", "start": "2025", "precision": "year", "display": "2025"}', '{"edtf": "2025-01-12"}', _WHEN, opt_in=True),
    Rule("TL702", "warning", "too-much-for-calendars", "Google reads calendars up to 1 MB, some 1,500 events, and Outlook cuts a place at 255 characters.", '{"place": {"name": "' + "a" * 260 + '"}}', '{"place": {"name": "Town hall"}}', "/events/0", opt_in=True),
    Rule("TL703", "warning", "early-for-calendars", "Some calendar programs leave days before 1970 out of their lists, and misread years before 1000.", '{"edtf": "1917-11-09", "start": "1917-11-09", "display": "9 November 1917"}', '{"edtf": "2017-11-09", "start": "2017-11-09", "display": "9 November 2017"}', _WHEN, opt_in=True),
)
_COARSE = frozenset({"season", "quarter", "year", "decade", "century", "millennium"})
_MOST = 1500
_LONGEST = 255  # UTF-16 units


def check(context: Context) -> Iterator[Problem]:
    """See each dated event."""
    if not context.wants("TL701", "TL702", "TL703"):
        return
    events = context.items("events")
    for pointer, event in events:
        when, place = event.get("when"), event.get("place")
        value = when.get("edtf") if isinstance(when, dict) else None
        if isinstance(value, str) and value and isinstance(when, dict):
            yield from (Problem(code, (*pointer, "when", "edtf"), f"{short(value)} {why}") for code, why in _unsaid(value, when.get("precision")))
        name = place.get("name") if isinstance(place, dict) else None
        if isinstance(name, str) and len(name.encode("utf-16-le", "surrogatepass")) // 2 > _LONGEST:
            yield Problem("TL702", (*pointer, "place", "name"), f"has {len(name)} characters; Outlook reads {_LONGEST}", "put the rest into the description")
    if len(events) > _MOST:
        yield Problem("TL702", events[_MOST][0], f"there are {len(events):,} events; Google reads some {_MOST:,}", "timeline convert --split-size writes several files")


def _unsaid(value: str, precision: object) -> Iterator[tuple[str, str]]:
    try:
        date = edtf.parse(value)
    except DateError:
        return
    start, end = date.interval.start, date.interval.end
    year = civil(start).year if start is not None else None
    if year is not None and year < 1:
        yield "TL701", "is before the year 1, which a calendar cannot say"
    elif start is None or end is None:
        yield "TL701", "has an open end, which a calendar cannot say"
    elif precision in _COARSE:
        yield "TL701", f"is known to the {precision}, which a calendar cannot say"
    elif year is not None and year < 1970:
        yield "TL703", "is before 1970" if year >= 1000 else "is before the year 1000"
