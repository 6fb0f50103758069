"""From the tokens of an announcement to entries: which clock belongs to which day, what ends when, what repeats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from timeline.events.announcements import calendar
from timeline.events.announcements.tokens import Token
from timeline.events.announcements.words import either, listed

_TO = re.compile(r"\s*(?:,\s*)?(?:to|until|till|-|–|through|and)\s*(?:by\s+|at\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s*$", re.IGNORECASE)
_NEXT_TO = re.compile(r"[\s,;|]*(?:(?:on|at|from|the|of|local time|is|are|starting|beginning)\b[\s,|]*)*", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through|to)\s*(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_END = re.compile(rf"\b{either('ends')}\s*(?:by|at|around|about)?\s*$", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|lasts|lasting|takes|take|listed for|set for|scheduled for|for)\s*(?:up to\s+|about\s+|at least\s+)?$", re.IGNORECASE)
_GOES_ON = re.compile(rf"\b{either('goes_on')}\b", re.IGNORECASE)
_ENDING = re.compile(r"\b(?:ending|ends|finishing|finishes|closing|closes)\s*(?:on\s+)?(?:the\s+)?$", re.IGNORECASE)
_LENGTH_OF = re.compile(r"\s+\w+")
_REPEATS = ("nth", "every", "plural", "stretch", "weekdays", "weekends", "daily")


@dataclass(slots=True)
class Slot:
    """An entry being made: its day or days, its clocks, and what repeats. `spans` are its tokens."""

    first: date
    last: date
    start: time | None = None
    end: time | None = None
    zone: str | None = None
    rule: str | None = None
    exceptions: list[date] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Clock:
    """A time of day, or two, in the text."""

    start: time
    end: time | None
    zone: str | None
    token: Token
    to: int
    days: int = 0


def slots(text: str, found: list[Token], published: date, carried: date | None) -> list[Slot]:
    """The entries of one clause or row. `carried` is the day spoken of before. Raises ValueError for what no calendar has."""
    clocks = _clocks(text, found)
    lengths = [t for t in found if t.kind == "length"]
    repeats = [t for t in found if t.kind in _REPEATS and "counted" not in t.parts]  # "over two Saturdays, 15 and 22 March" names its days
    made = _repeated(text, found, clocks, repeats, published) if repeats else _single(text, found, clocks, published, carried)
    return [_with_length(slot, text, lengths, alone=len(made) == 1) for slot in made]


def _clocks(text: str, found: list[Token]) -> list[Clock]:
    """The clocks, two that are joined by "to" as one; an hour takes its half of the day from the end of the stretch."""
    out: list[Clock] = []
    skip = -1
    rows = [t for t in found if t.kind in ("clock", "later")]
    for i, token in enumerate(rows):
        if i == skip:
            continue
        if token.kind == "later":
            if out:  # "at 10am and half an hour later"
                out.append(Clock(_later(out[-1].start, token.parts), None, out[-1].zone, token, token.end))
            continue
        after = rows[i + 1] if i + 1 < len(rows) else None
        gap = text[token.end:after.start] if after else ""
        joined = after is not None and after.kind == "clock" and _TO.fullmatch(gap) and (gap.strip().lower() != "and" or _BETWEEN.search(text[:token.start]))
        if after is None or not joined:
            out.append(Clock(calendar.clock(token.parts), None, token.parts.get("zone"), token, token.end))
            continue
        end = calendar.clock(after.parts, token.parts.get("half") if "half" not in after.parts and "minute" not in after.parts else None)
        start = calendar.clock(token.parts, after.parts.get("half") if "minute" not in token.parts or "half" not in token.parts else None)
        if "half" not in token.parts and after.parts.get("half") and start > end:
            start = calendar.clock(token.parts, "am")
        out.append(Clock(start, end, token.parts.get("zone") or after.parts.get("zone"), token, after.end))
        skip = i + 1
    return out


def _later(at: time, parts: dict[str, str]) -> time:
    minutes = 30 if "half" in parts else calendar.number(parts.get("n", "1")) * (1 if parts.get("unit") == "minute" else 60)
    return (datetime.combine(date.min, at) + timedelta(minutes=minutes)).time()


def _single(text: str, found: list[Token], clocks: list[Clock], published: date, carried: date | None) -> list[Slot]:
    """Entries that take place once."""
    days = _days(text, found, published, carried)
    made: list[tuple[int, Slot]] = []
    used: set[int] = set()
    for clock in clocks:
        index = _day_of(text, clock, days)
        if _END.search(text[:clock.token.start]) and clock.end is None and made and made[-1][1].start is not None and (index is None or index in used):
            made[-1][1].end = clock.start
            made[-1][1].spans.append((clock.token.start, clock.to))
            continue
        if made and made[-1][1].end is None and index is not None and _TO.fullmatch(text[made[-1][1].spans[-1][1]:clock.token.start]) and made[-1][1].start is not None:
            previous = made[-1][1]
            previous.last, previous.end = days[index][1], clock.start
            previous.spans.append((clock.token.start, days[index][3]))
            used.add(index)
            continue
        if index is None:
            if carried is None:
                continue
            made.append((clock.token.start, _slot(clock, carried, carried)))
        else:
            used.add(index)
            first, last, start, end, apart = days[index]
            if apart:
                made += [(start + n, _slot(clock, day, day, (min(clock.token.start, start), max(clock.to, end)))) for n, day in enumerate((first, last))]
                continue
            made.append((min(clock.token.start, start), _slot(clock, first, last, (min(clock.token.start, start), max(clock.to, end)))))
    for index, (first, last, start, end, apart) in enumerate(days):
        if index in used:
            continue
        if apart:
            made += [(start, Slot(first, first, spans=[(start, end)])), (start + 1, Slot(last, last, spans=[(start, end)]))]
        elif _UNTIL.search(text[:start]) and first == last and _GOES_ON.search(text[:start]):
            made.append((start, _until(days, index, published)))
        else:
            made.append((start, Slot(first, last, spans=[(start, end)])))
    return [slot for _, slot in sorted(made, key=lambda item: item[0])]


def _until(days: list[_Day], index: int, published: date) -> Slot:
    """What goes on until a day: from the day named before it, else from the day of publication."""
    _, last, start, end, _ = days[index]
    return Slot(days[index - 1][0] if index else published, last, spans=[(start, end)])


def _slot(clock: Clock, first: date, last: date, span: tuple[int, int] | None = None) -> Slot:
    """An entry of one clock; midnight ends the day that it is said of."""
    if clock.token.parts.get("name") == "midnight" and clock.end is None:
        first, last = first + timedelta(days=1), last + timedelta(days=1)
    return Slot(first, last, clock.start, clock.end, clock.zone, spans=[span or (clock.token.start, clock.to)])


_Day = tuple[date, date, int, int, bool]


def _days(text: str, found: list[Token], published: date, carried: date | None, also: tuple[str, ...] = ()) -> list[_Day]:
    """The days named, two that are joined by "to" as one stretch: first, last, where it stands, and whether it is two days apart."""
    out: list[_Day] = []
    for token in found:
        if token.kind not in ("day", "feast", "near", "month", "same", "after", *also):
            continue
        named = calendar.days(token, published, out[-1][1] if out else carried)
        if named is None:
            continue
        first, last, apart = named
        gap = text[out[-1][3]:token.start] if out else ""
        if out and _TO.fullmatch(gap) and first >= out[-1][0] and not (gap.strip().lower() == "and" and not _BETWEEN.search(text[:out[-1][2]])):
            out[-1] = (out[-1][0], last, out[-1][2], token.end, False)
        else:
            out.append((first, last, token.start, token.end, apart))
    return out


def _day_of(text: str, clock: Clock, days: list[_Day]) -> int | None:
    """The day that a clock stands beside, else the last one before it, else the next."""
    for index, (_, _, start, end, _) in enumerate(days):
        if _NEXT_TO.fullmatch(text[clock.to:start] if start >= clock.to else "?") or _NEXT_TO.fullmatch(text[end:clock.token.start] if end <= clock.token.start else "?"):
            return index
    before = [i for i, day in enumerate(days) if day[3] <= clock.token.start]
    after = [i for i, day in enumerate(days) if day[2] >= clock.to]
    return before[-1] if before else after[0] if after else None


def _repeated(text: str, found: list[Token], clocks: list[Clock], repeats: list[Token], published: date) -> list[Slot]:
    """One entry that repeats: its rule, the stretch of days that it keeps to, and the days left out."""
    rule = _rule(repeats[0])
    cut = next((t.start for t in found if t.kind == "except"), None)
    days = _days(text, [t for t in found if cut is None or t.start < cut], published, None, ("months",))
    left = _days(text, [t for t in found if cut is not None and t.start > cut and (t.kind != "month")], published, None)
    first, last = published, None
    for start, end, at, _, _ in days:
        if end > start:
            first, last = start, end if text[at:].strip() else None
            if _UNTIL.search(text[:at]):
                first = published
        elif _UNTIL.search(text[:at]) or _ENDING.search(text[:at]):
            last = end
        else:
            first = start
    counted = next((t for t in found if t.kind == "count"), None)
    if last is not None:
        rule += f";UNTIL={last:%Y%m%d}"
    elif counted is not None:
        rule += f";COUNT={calendar.number(counted.parts['n'])}"
    day = calendar.occurrence(rule, first)
    if last is not None and day > last:
        raise ValueError("the first occurrence lies after the last day")
    spans = [(t.start, t.end) for t in found]
    exceptions = [each for one in left for each in _each(one[0], one[1])]
    made = []
    told: list[Clock | None] = [*clocks] or [None]
    for clock in told:
        slot = Slot(day, day, rule=rule, exceptions=list(exceptions), spans=spans)
        if clock is not None:
            slot.start, slot.end, slot.zone = clock.start, clock.end, clock.zone
        made.append(slot)
    return made


def _each(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range(min((last - first).days, 400) + 1)]


def _rule(token: Token) -> str:
    parts = token.parts
    if token.kind == "nth":
        day = calendar.code(calendar.weekday(parts["weekday"]))
        orders = [listed("ordinals").index(parts[name]) + 1 if parts[name] != "last" else -1 for name in ("nth", "also") if name in parts]
        return f"FREQ=MONTHLY;BYDAY={','.join(f'{order}{day}' for order in orders)}"
    if token.kind == "daily":
        return "FREQ=DAILY"
    if token.kind == "weekdays":
        wanted = list(range(5))
    elif token.kind == "weekends":
        wanted = [5, 6]
    elif token.kind == "stretch":
        low, high = calendar.weekday(parts["first"]), calendar.weekday(parts["last"])
        wanted = [(low + n) % 7 for n in range((high - low) % 7 + 1)]
    else:
        wanted = [calendar.weekday(parts[name]) for name in ("weekday", "first", "second", "third") if name in parts]
    every = "INTERVAL=2;" if parts.get("other") else ""
    return f"FREQ=WEEKLY;{every}BYDAY={','.join(map(calendar.code, wanted))}"


def _with_length(slot: Slot, text: str, lengths: list[Token], *, alone: bool) -> Slot:
    """The entry with the end that a length gives: "a two-hour meeting", "is expected to last three days"."""
    for token in lengths if alone and slot.end is None else ():
        size = calendar.number(token.parts["n"])
        joined = "-" in text[token.start:token.end]
        if not ((joined and token.parts["unit"] != "week") or _LAST.search(text[:token.start])):
            continue
        slot.spans.append((token.start, token.end))
        if token.parts["unit"] in ("day", "week"):
            days = size if token.parts["unit"] == "day" else 7 * size
            return replace(slot, last=slot.first + timedelta(days=days - 1)) if not slot.rule else slot
        if slot.start is not None:
            length = timedelta(minutes=size) if token.parts["unit"] == "minute" else timedelta(hours=size)
            end = datetime.combine(slot.first, slot.start) + length
            return replace(slot, end=end.time(), last=end.date() if not slot.rule else slot.last)
    return slot


def bounds(slot: Slot) -> tuple[str, str | None]:
    """Start and end in EDTF; the end of a stretch of clocks that is not after its start lies on the next day."""
    if slot.start is None:
        return slot.first.isoformat(), slot.last.isoformat() if slot.last > slot.first else None
    start = datetime.combine(slot.first, slot.start)
    shift = calendar.offset(slot.zone, start) if slot.zone else ""
    if slot.end is None:
        return start.isoformat() + shift, slot.last.isoformat() if slot.last > slot.first and not slot.rule else None
    end = datetime.combine(slot.last, slot.end)
    end += timedelta(days=int(end <= start))
    return start.isoformat() + shift, end.isoformat() + shift
