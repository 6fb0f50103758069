"""From a resolved time expression to the record's `when`, and to the evidence for it."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.errors import DateError
from timeline.model.event import AnchorRecord, Evidence, Timex3, When
from timeline.model.timex import Timex
from timeline.notation.derive import derive
from timeline.notation.display import display

_DAY = re.compile(r"\d{4}-\d\d-\d\dT")
_DAYPART = re.compile(r"T(MO|MI|AF|EV|NI|DT)\b")


def when_of(timex: Timex) -> When | None:
    """The `when` of an expression; None when its date cannot be written."""
    if timex.edtf is None:
        return None
    daypart = _DAYPART.search(timex.value) if timex.status != "bounded" else None
    day = timex.value[:10] if daypart and _DAY.match(timex.value) else timex.edtf
    return written(day, timex.precision, timex.status, approximate=timex.approximate, zone=timex.zone, recurrence=timex.recurrence,
                   mod=timex.mod, daypart=daypart[1] if daypart else None)  # fmt: skip


@lru_cache(maxsize=4096)
def written(edtf: str, precision: str | None, status: str, *, approximate: bool = False, zone: str | None = None,
            recurrence: str | None = None, mod: str | None = None, daypart: str | None = None) -> When | None:  # fmt: skip
    """The `when` of an EDTF date; the other keys are derived from it."""
    try:
        derived = derive(edtf, precision)
        shown = display(edtf, precision=derived.precision, mod=mod, daypart=daypart, zone=zone, bounded=status == "bounded")
    except DateError:
        return None
    return When(edtf=edtf, start=derived.start, end=derived.end, precision=derived.precision, status=status, display=shown,
                approximate=True if approximate else None, timezone=zone, recurrence=recurrence)  # fmt: skip


def date_evidence(timex: Timex, source: str) -> Evidence:
    """The words of the date, with the rule, the anchor and the rejected reading."""
    anchor = None if timex.anchor is None else _anchor(timex.anchor.date, timex.anchor.source)
    return Evidence(source=source, role="date", start=timex.start, end=timex.end, exact=timex.text, rule=timex.rule or None, anchor=anchor,
                    rejected=timex.rejected, timex3=_timex3(timex.type, timex.value, timex.mod))  # fmt: skip


@lru_cache(maxsize=1024)
def _anchor(date: str, source: str) -> AnchorRecord:
    return AnchorRecord(date=date, source=source)


@lru_cache(maxsize=4096)
def _timex3(kind: str, value: str, mod: str | None) -> Timex3:
    return Timex3(type=kind, value=value, mod=mod)
