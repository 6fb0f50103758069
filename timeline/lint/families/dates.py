"""TL20x: dates that are dates, and derived keys that agree with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from timeline.errors import DateError
from timeline.lint.context import Context
from timeline.lint.findings import REMOVE, Edit, Pointer, Problem, Rule, short
from timeline.lint.relative import looks_relative
from timeline.notation import edtf, iso8601
from timeline.notation.derive import PRECISIONS, derive, natural_precision, precisions
from timeline.notation.faults import ImpossibleDate, ReversedDate

_WHEN = "/events/0/when"
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
RULES = (
    Rule("TL201", "error", "not-a-date", "Dates are in EDTF (publication dates and anchors in ISO 8601), which has one reading everywhere.", '{"edtf": "12/01/2025"}', '{"edtf": "2025-01-12"}', _WHEN, fix="writes 2023-5-4 as 2023-05-04"),
    Rule("TL202", "error", "impossible-date", "The calendar has no such day; programs move it, each to another.", '{"edtf": "2023-02-29"}', '{"edtf": "2024-02-29", "start": "2024-02-29"}', _WHEN),
    Rule("TL203", "error", "end-before-start", "A range that ends before it starts is a slip in one of the two.", '{"edtf": "2025-01-14/2025-01-12"}', '{"edtf": "2025-01-12/2025-01-14", "end": "2025-01-14"}', _WHEN),
    Rule("TL204", "error", "precision-disagrees", "The precision tells readers how exactly the date is known; the date says otherwise.", '{"edtf": "2023-05", "start": "2023-05", "precision": "day"}', '{"edtf": "2023-05", "start": "2023-05", "precision": "month"}', _WHEN, fix="writes the precision that the date has"),
    Rule("TL205", "error", "derived-disagrees", "start and end are derived from edtf, which is the value to edit; programs that sort by them would be misled.", '{"start": "2025-01-13"}', '{"start": "2025-01-12"}', _WHEN, fix="derives them again"),
)


def check(context: Context) -> Iterator[Problem]:
    """See every date of the file."""
    for pointer, when in context.whens():
        yield from _when(pointer, when)
    for pointer, source in context.items("sources"):
        yield from _date(iso8601.parse, (*pointer, "published"), source.get("published"))
    for pointer, evidence in context.evidence():
        yield from _date(edtf.parse, (*pointer, "rejected"), evidence.get("rejected"))
        if isinstance(anchor := evidence.get("anchor"), dict):
            yield from _date(_either, (*pointer, "anchor", "date"), anchor.get("date"))


def _either(value: str) -> object:
    """An anchor is a publication date in ISO 8601, or the date of another expression, which may be a season or a quarter."""
    try:
        return edtf.parse(value)
    except DateError:
        return iso8601.parse(value)


def _when(pointer: Pointer, when: dict[str, Any]) -> Iterator[Problem]:
    value = when.get("edtf")
    faults = list(_date(edtf.parse, (*pointer, "edtf"), value))
    yield from faults
    if faults or not isinstance(value, str) or not value:  # an empty one is for the schema
        return
    precision = when.get("precision")
    if _DAY.fullmatch(value) and precision == "day" and when.get("start") == value and "end" not in when:
        return  # nine of ten dates are a plain day, which derives itself
    if isinstance(precision, str) and precision in PRECISIONS and precision not in precisions(value):
        natural = natural_precision(value)
        yield Problem("TL204", (*pointer, "precision"), f"the precision is {short(precision)}, the date {short(value)} is one of {natural}", f"write {natural!r}", edits=(Edit(pointer, "precision", natural),))
    yield from _derived(pointer, when, value, precision if isinstance(precision, str) else None)


def _derived(pointer: Pointer, when: dict[str, Any], value: str, precision: str | None) -> Iterator[Problem]:
    gives = derive(value, precision)
    for key, meant in (("start", gives.start), ("end", gives.end)):
        given = when.get(key)
        if given == meant or (given is not None and not isinstance(given, str)):
            continue
        hint = f"write {meant!r}" if meant else "leave it out"
        said = f"{key} is {short(given)}" if given is not None else f"there is no {key}"
        yield Problem("TL205", (*pointer, key) if key in when else pointer, f"{said}, and {short(value)} gives {short(meant) if meant else 'none'}", hint, edits=(Edit(pointer, key, meant if meant else REMOVE),))


def _date(parse: Callable[[str], object], pointer: Pointer, value: object) -> Iterator[Problem]:
    if not isinstance(value, str) or not value:
        return
    try:
        parse(value)
    except DateError as error:
        if pointer[-1] == "edtf" and looks_relative(value):
            yield Problem("TL206", pointer, f"{short(value)} counts from a day that the file does not name", "write the date")
            return
        code = "TL202" if isinstance(error, ImpossibleDate) else "TL203" if isinstance(error, ReversedDate) else "TL201"
        yield Problem(code, pointer, f"{short(value)} {error.why}" if code != "TL202" else f"{short(value)}: {error.why}", error.hint, edits=_padded(pointer, value) if code == "TL201" else ())


def _padded(pointer: Pointer, value: str) -> tuple[Edit, ...]:
    """2023-5-4 can only be 2023-05-04."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", value)
    written = f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else value
    try:
        iso8601.parse(written)
    except DateError:
        return ()
    return (Edit(pointer[:-1], pointer[-1], written),)
