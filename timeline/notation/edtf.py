"""EDTF (ISO 8601-2, the Library of Congress profile): dates as careful people keep them.

Levels 0 and 1, the qualifiers and unspecified digits of level 2, and its sets. A date is read into the bounds that it
sets; `digits` reads the parts. Years are astronomical: `-0043` is 44 BCE.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval
from timeline.notation import digits, iso8601
from timeline.notation.digits import Part
from timeline.notation.faults import NotADate, ReversedDate
from timeline.notation.writer import first, last, write

__all__ = ["Edtf", "Kind", "bounded_after", "bounded_before", "parse", "write"]

Kind = Literal["date", "datetime", "interval", "before", "after", "one-of", "all-of"]
_SET = re.compile(r"([\[{])([^\[\]{}]*)([\]}])")
_MEMBER = re.compile(r"(\.\.)?([^.,]+)(?:(\.\.)([^.,]*))?")
_HINT = "write it as 2025-01-12, 2025-01, 2022/.., [..2025-01-12], 199X or 2023-06~"
_LONGEST = 400  # characters; a set of forty days is shorter


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date in EDTF, read.

    `kind` is what it is: a "date" ("2025", "199X", "2024-21"), a "datetime", an "interval" ("2022/.."), a date "before"
    ("[..2025-01-12]") or "after" ("[2025-01-12..]") another, "one-of" or "all-of" a set. `start` and `end` are the first
    and last dates named (the same one for a lone date), and None where the text is open ("..") or silent ("2022/").
    `approximate` and `uncertain` tell whether any part of it is ("~", "?", "%" for both); `zone` is the UTC offset.
    """

    text: str
    kind: Kind
    start: Interval | None
    end: Interval | None
    approximate: bool = False
    uncertain: bool = False
    zone: str | None = None

    @property
    def grain(self) -> Granularity:
        """The unit in which it is named, the coarser of two."""
        return max(side.grain for side in (self.start, self.end) if side is not None)

    @property
    def interval(self) -> Interval:
        """The bounds, half-open, None for an open end. A range that ends at a time of day ends at that moment.

        >>> print(parse("2022-12/2023-01").interval, parse("[..2025-01-12]").interval)
        2022-12-01/2023-02-01 ../2025-01-13
        """
        start = self.start.start if self.start else None
        if self.end is None:
            return Interval(start, None, self.grain)
        ends_at_a_moment = self.end.grain is Granularity.SECOND and self.kind != "datetime"
        return Interval(start, self.end.start if ends_at_a_moment else self.end.end, self.grain)


@lru_cache(maxsize=32768)
def parse(text: str) -> Edtf:
    """Read a date in EDTF.

    >>> print(parse("2024-21").interval, parse("199X").interval, parse("2022/..").interval)
    2024-03-01/2024-06-01 1990-01-01/2000-01-01 2022-01-01/..
    >>> parse("2023-06~").approximate, parse("2025-01-12T14:30:00+02:00").zone
    (True, '+02:00')

    Raises NotADate, ImpossibleDate (2023-02-29) or ReversedDate (2025/2024), all of them DateError.
    """
    if len(text) > _LONGEST:
        raise NotADate(repr(text[:40] + "..."), f"is longer than any EDTF date ({_LONGEST} characters)")
    if "/" in text:
        return _pair(text)
    if text[:1] in ("[", "{"):
        return _set(text)
    part = digits.read(text, text)
    kind: Kind = "datetime" if part.interval.grain is Granularity.SECOND else "date"
    return Edtf(text, kind, part.interval, part.interval, part.approximate, part.uncertain, part.zone)


def _pair(text: str) -> Edtf:
    left, _, right = text.partition("/")
    if left in ("", "..") and right in ("", ".."):
        raise NotADate(repr(text), "has neither a start nor an end", _HINT)
    start = None if left in ("", "..") else digits.read(left, text)
    end = None if right in ("", "..") else digits.read(right, text)
    return _between(text, "interval", start, end)


def _between(text: str, kind: Kind, start: Part | None, end: Part | None) -> Edtf:
    if start and end and start.zone and end.zone and start.zone != end.zone:
        end = end.shifted(iso8601.offset_seconds(start.zone) - iso8601.offset_seconds(end.zone))
    if start and end and _ends_before(end.interval, start.interval):
        raise ReversedDate(repr(text), "ends before it starts")
    parts = [part for part in (start, end) if part]
    return Edtf(
        text, kind, start.interval if start else None, end.interval if end else None,
        any(p.approximate for p in parts), any(p.uncertain for p in parts), next((p.zone for p in parts if p.zone), None),
    )


def _ends_before(end: Interval, start: Interval) -> bool:
    """Whether a range is reversed, which only the coarser of its two units can tell: 2022-12/2022 is not."""
    return _bound(end.end) <= _bound(start.start)


def _bound(at: int | None) -> int:
    assert at is not None, "a named date has both bounds"
    return at


def _set(text: str) -> Edtf:
    found = _SET.fullmatch(text)
    if not found or (found[1] == "[") != (found[3] == "]"):
        raise NotADate(repr(text), "is not a set of dates", _HINT)
    members = [_member(member, text) for member in found[2].split(",")]
    starts, ends = [start for start, _ in members], [end for _, end in members]
    low = None if None in starts else min(starts, key=lambda part: _bound(part.interval.start) if part else 0)
    high = None if None in ends else max(ends, key=lambda part: _bound(part.interval.end) if part else 0)
    if low is None and high is None:
        raise NotADate(repr(text), "has neither a start nor an end", _HINT)
    return _between(text, _set_kind(found[1], members, low, high), low, high)


def _set_kind(bracket: str, members: list[tuple[Part | None, Part | None]], low: Part | None, high: Part | None) -> Kind:
    if bracket == "[" and len(members) == 1 and (low is None or high is None):
        return "before" if low is None else "after"
    return "one-of" if bracket == "[" else "all-of"


def _member(member: str, text: str) -> tuple[Part | None, Part | None]:
    """The first and last date of one member of a set: "1667", "1670..1672", "..1672" or "1672.."."""
    found = _MEMBER.fullmatch(member.strip(" "))
    if not found or (found[1] and found[3]):
        raise NotADate(repr(text), f"has a member that is not a date: {member!r}", _HINT)
    low = digits.read(found[2], text)
    if found[1]:
        return None, low
    if found[3]:
        high = digits.read(found[4], text) if found[4] else None
        if high and _ends_before(high.interval, low.interval):
            raise ReversedDate(repr(text), f"ends before it starts: {member!r}")
        return low, high
    return low, low


def bounded_before(interval: Interval, zone: str | None = None) -> str:
    """The EDTF of "not later than this", where nothing more is known.

    >>> from timeline.notation.iso8601 import parse as iso
    >>> bounded_before(iso("2025-01-12")[0])
    '[..2025-01-12]'
    """
    return f"[..{last(interval, zone=zone)}]"


def bounded_after(interval: Interval, zone: str | None = None) -> str:
    """The EDTF of "not earlier than this", where nothing more is known.

    >>> from timeline.notation.iso8601 import parse as iso
    >>> bounded_after(iso("2025-01")[0])
    '[2025-01..]'
    """
    return f"[{first(interval, zone=zone)}..]"
