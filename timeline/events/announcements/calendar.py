"""Days and clocks of an announcement as dates: what lies ahead of the day of publication."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from timeline.algebra.feasts import easter
from timeline.events.announcements.tokens import Token
from timeline.events.announcements.words import listed, table

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def month(word: str) -> int:
    """The number of a month, from its name or its short form."""
    word = word.rstrip(".").lower()
    return 1 + next(i for i, name in enumerate(listed("months")) if name == word or word in (name[:3], name[:4]))


def weekday(word: str) -> int:
    """Monday is 0."""
    return next(i for i, name in enumerate(listed("weekdays")) if name.startswith(word.lower()[:3]))


def code(day: int) -> str:
    """The two letters of a weekday in an RRULE."""
    return _CODES[day % 7]


def number(word: str) -> int:
    """A number in digits or words."""
    return int(word) if word.isdigit() else 1 + listed("numbers").index(word)


def days(token: Token, published: date, last: date | None) -> tuple[date, date, bool] | None:
    """First and last day that a token names and whether it lists days that are apart; None for what is no day.

    `last` is the day spoken of before. Raises ValueError for a day that the calendar has not.
    """
    parts = token.parts
    if token.kind == "same" or token.kind == "after":
        return None if last is None else (_plus(last, token.kind == "after"),) * 2 + (False,)
    if token.kind == "near":
        day = _near(parts, published)
        return day, day, False
    if token.kind == "feast":
        day = _feast(table()["feasts"][re.sub(r"\s+", " ", parts["feast"])], published)
        return day, day, False
    if token.kind in ("month", "months"):
        first = _ahead(published, month(parts["month"]), 1, parts.get("year"), whole_month=True)
        return first, _month_end(first), False
    if "iso" in parts:
        day = date.fromisoformat(parts["iso"])
        return day, day, False
    first = _ahead(published, month(parts["month"]), int(parts["day"]), parts.get("year"))
    if "last" not in parts:
        return first, first, False
    return first, first.replace(day=int(parts["last"])), parts.get("join") == "and"


def _plus(day: date, one: bool) -> date:
    return day + timedelta(days=int(one))


def _near(parts: dict[str, str], published: date) -> date:
    if "word" in parts:
        return published + timedelta(days=int(parts["word"] == "tomorrow"))
    wanted = weekday(parts["weekday"])
    if parts.get("which") == "next":  # of the week after this one
        return published + timedelta(days=7 - published.weekday() + wanted)
    ahead = (wanted - published.weekday()) % 7
    return published + timedelta(days=ahead)


def _ahead(published: date, month_: int, day: int, year: str | None, *, whole_month: bool = False) -> date:
    """The day in its year, else the first that is not past."""
    if year:
        return date(int(year), month_, day)
    for ahead in range(5):  # 29 February is at most eight years off, and an announcement is not
        try:
            found = date(published.year + ahead, month_, day)
        except ValueError:
            if ahead == 4:
                raise
            continue
        if (_month_end(found) if whole_month else found) >= published:
            return found
    raise ValueError("no such day lies ahead")


def _feast(name: str, published: date) -> date:
    for year in (published.year, published.year + 1):
        if name[:1].isdigit():
            found = date(year, int(name[:2]), int(name[3:]))
        else:
            found = date(year, *easter(year)) + timedelta(days={"GoodFriday": -2, "EasterMonday": 1}.get(name, 0))
        if found >= published:
            return found
    return found


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def clock(parts: dict[str, str], half: str | None = None) -> time:
    """A time of day. An hour ("at 7", "at 7.30") without a half of the day is one of the afternoon or evening up to 8, else as it stands.

    Raises ValueError for a time that no day has.
    """
    if "name" in parts:
        return time(0 if parts["name"] == "midnight" else 12)
    if "part" in parts:
        minutes = 30 if parts["part"] == "half" else 15
        hour = number(parts["word"]) % 12 + (0 if parts.get("time") == "morning" else 12)
        at = hour * 60 + (minutes if parts["side"] == "past" else -minutes)
        return time(at // 60 % 24, at % 60)
    hour, minute = int(parts["hour"]), int(parts.get("minute", "0"))
    half = parts.get("half") or half or {"morning": "am", "afternoon": "pm", "evening": "pm"}.get(parts.get("time") or parts.get("part_of") or parts.get("before", "") if hour <= 12 else "")
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("no hour of half a day")
        return time(hour % 12 + (12 if half[0] == "p" else 0), minute)
    return time(hour + 12 if ("minute" not in parts or "dot" in parts) and 1 <= hour <= 8 else hour, minute)


def offset(zone: str, at: datetime) -> str:
    """The UTC offset of a zone that a text names, at a local time."""
    named: str = table()["zones"][re.sub(r"\s+", " ", zone)]
    if named[0] in "+-":
        return named
    gap = at.replace(tzinfo=ZoneInfo(named)).utcoffset() or timedelta()
    minutes = int(gap.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def occurrence(rule: str, start: date) -> date:
    """The first day of a rule that is not before `start`.

    >>> occurrence("FREQ=WEEKLY;BYDAY=TU", date(2025, 2, 20)), occurrence("FREQ=MONTHLY;BYDAY=1FR", date(2025, 3, 10))
    (datetime.date(2025, 2, 25), datetime.date(2025, 4, 4))
    """
    found = re.search(r"BYDAY=([A-Z0-9,-]+)", rule)
    if not found:
        return start
    wanted = {_CODES.index(each[-2:]) for each in found[1].split(",")}
    which = {int(re.sub(r"[A-Z].*", "", each) or 0) for each in found[1].split(",")}
    for ahead in range(70):
        day = start + timedelta(days=ahead)
        if day.weekday() in wanted and any(_is_nth(day, n) for n in which):
            return day
    return start


def _is_nth(day: date, which: int) -> bool:
    """Whether it is the first, second ... of its weekday in the month, the last for -1; any day is for 0."""
    last = (day + timedelta(days=7)).month != day.month
    return which == 0 or (last if which < 0 else (day.day - 1) // 7 + 1 == which)
