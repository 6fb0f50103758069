"""Which of a row's dates a person has changed: the columns of numbers, the EDTF, or the words shown.

A row says one date three times. `check` keeps short digests of the three as they were written, so that an edit of one is
seen and wins over the others, whatever the spreadsheet has done to the cells on the way.
"""

from __future__ import annotations

import hashlib
import re

from timeline.errors import DateError
from timeline.formats.parts import dates, foreign
from timeline.formats.parts.cells import Numbers, Read
from timeline.model.event import When
from timeline.notation import derive, display, edtf

_LETTERS = "bcdfghjklmnpqrst"  # no digits and no vowels: nothing that a spreadsheet takes for a date, a number or a word
_MANGLED = re.compile(r"\d{1,2}-[A-Za-z]{3}(-\d{2,4})?|[A-Za-z]{3}-\d{2}|\d{4}-\d{2}-\d{2}( 00:00:00)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
"""What Excel, LibreOffice and Sheets make of "12 January 2025" or "2024-05" when they take it for a date."""


def check(first: Numbers, last: Numbers | None, date: str, words: str) -> str:
    """The cell that keeps what the three columns said: "kfbc-dgtr-mmhl"."""
    return "-".join((_digest(f"{_full(first)}/{_full(last)}"), _digest(date), _digest(words)))


def _digest(text: str) -> str:
    return "".join(_LETTERS[byte % 16] for byte in hashlib.sha256(text.encode("utf-8", "replace")).digest()[:4])


def _full(parts: Numbers | None) -> Numbers:
    """Midnight and a whole minute are written in more than one way."""
    return parts[:5] if parts and len(parts) == 6 and not parts[5] else parts or ()


def when(start: Read | None, end: Read | None, date: str, words: str, kept: str, where: str) -> tuple[When, bool, str | None]:
    """The `when` of a row, whether its dates are as they were written, and what has to be said about it.

    Raises InputError when the row has no date that can be read.
    """
    shown = _shown(start, end)
    own = _valid(date)
    marks = kept.split("-") if re.fullmatch(rf"[{_LETTERS}]{{4}}(-[{_LETTERS}]{{4}}){{2}}", kept) else ["", "", ""]
    words_kept = bool(words) and (marks[2] == _digest(words) or bool(_MANGLED.fullmatch(words)))
    if own is None:
        note = f"EDTF {date[:40]!r} is not a date; the date columns are taken" if date and not _MANGLED.fullmatch(date) and shown else None
        return foreign.when(shown or date, where, None if words_kept else words or None), False, note
    says = dates.first_last(dates.read(foreign.when(own, where), where))
    same = shown is None or (_full(start.numbers if start else ()), _full(end.numbers if end else None)) == (_full(says[0]), _full(says[1]))
    if same:
        edited = bool(marks[1]) and marks[1] != _digest(own) and (not marks[0] or marks[0] != _digest(f"{_full(says[0])}/{_full(says[1])}"))
        mangled = bool(_MANGLED.fullmatch(words)) and words != display.display(own)
        return foreign.when(own, where, None if (edited and words_kept) or mangled else words or None), not edited, None
    dates_as_were = marks[0] and marks[0] == _digest(f"{_full(start.numbers if start else ())}/{_full(end.numbers if end else None)}")
    if dates_as_were:
        return foreign.when(own, where, None if words_kept else words or None), False, None
    assert shown is not None, "it differs"
    both = bool(marks[1]) and marks[1] != _digest(own)
    note = f"the date columns say {shown} and EDTF says {own}; the columns are taken" if both else None
    return foreign.when(shown, where, None if words_kept or words == display.display(own) else words or None), False, note


def _shown(start: Read | None, end: Read | None) -> str | None:
    if start is None:
        return end.edtf if end else None
    return start.edtf if end is None or end.edtf == start.edtf else f"{start.edtf}/{end.edtf}"


def _valid(date: str) -> str | None:
    """The EDTF, None when it is none; a bare year stays one although spreadsheets write 2022.0 for it, and 79 for 0079."""
    if bare := re.fullmatch(r"(-?)(\d{1,4})(?:[.,]0+)?", date.strip()):
        date = bare[1] + bare[2].zfill(4)
    date = date.strip()
    if not date:
        return None
    try:
        edtf.parse(date)
        derive.derive(date)
    except DateError:
        return None
    return date
