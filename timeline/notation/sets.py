"""One of several dates, in EDTF: a set where each is a date, a bound or a range that contains every one where it is not."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval
from timeline.notation import edtf
from timeline.notation.edtf import Edtf
from timeline.notation.writer import write

MEMBERS = 12
"""Members of a set past which it is written as all the dates from the first to the last."""


def one_of(texts: Sequence[str]) -> str:
    """The EDTF of "one of these".

    Days, months and years make a set, with a run of three or more written by its ends. Times of day are told by their
    days, as EDTF sets hold no times; bounds give the widest bound; ranges, such as weeks, give the range around them.

    >>> one_of(["2025-01-19", "2025-01-12"]), one_of(["2025-01-10", "2025-01-11", "2025-01-12", "2025-01-19"])
    ('[2025-01-12,2025-01-19]', '[2025-01-10..2025-01-12,2025-01-19]')
    >>> one_of(["2025-01-06/2025-01-12", "2025-01-13/2025-01-19"]), one_of(["[..2025-01-12]", "[..2025-01-19]"]), one_of(["2024", "2024"])
    ('2025-01-06/2025-01-19', '[..2025-01-19]', '2024')

    Raises DateError for a text that is not EDTF.
    """
    dates = sorted((edtf.parse(text) for text in dict.fromkeys(texts)), key=lambda date: (date.interval.start or 0, date.interval.end or 0))
    if len(dates) == 1:
        return dates[0].text
    if all(date.kind in ("date", "datetime") for date in dates):
        return _set([date if date.kind == "date" else _day(date) for date in dates])
    if all(date.kind == "before" for date in dates):
        return dates[-1].text
    if all(date.kind == "after" for date in dates):
        return dates[0].text
    return write(_around(dates))


def _set(dates: list[Edtf]) -> str:
    runs: list[list[Edtf]] = []
    for date in dates:
        if runs and runs[-1][-1].text == date.text:
            continue
        if runs and runs[-1][-1].interval.end == date.interval.start and runs[-1][-1].grain is date.grain:
            runs[-1].append(date)
        else:
            runs.append([date])
    members = [f"{run[0].text}..{run[-1].text}" if len(run) > 2 else ",".join(date.text for date in run) for run in runs]
    if len(runs) == 1 and len(runs[0]) == 1:
        return dates[0].text
    return f"[{','.join(members)}]" if len(members) <= MEMBERS else f"[{dates[0].text}..{dates[-1].text}]"


def _day(date: Edtf) -> Edtf:
    return edtf.parse(date.text.partition("T")[0])


def _around(dates: list[Edtf]) -> Interval:
    starts, ends = [date.interval.start for date in dates], [date.interval.end for date in dates]
    low = None if None in starts else min(at for at in starts if at is not None)
    high = None if None in ends else max(at for at in ends if at is not None)
    return Interval(low, high, min(Granularity.DAY if date.grain < Granularity.DAY else date.grain for date in dates))
