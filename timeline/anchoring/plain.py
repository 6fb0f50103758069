"""A time expression as plain data, in the words of TIMEX3: what `timeline tag` writes and the service answers."""

from __future__ import annotations

from typing import Any

from timeline.model.timex import Timex


def plain(timex: Timex) -> dict[str, Any]:
    """The keys of a Timex that have a value; `interval` is half-open, null for an open end, with seconds where it has a time (RFC 3339)."""
    data: dict[str, Any] = {key: getattr(timex, key) for key in ("start", "end", "text", "type", "value")}
    data.update({key: value for key in ("mod", "edtf") if (value := getattr(timex, key)) is not None})
    if timex.interval is not None:
        start, end = (_bound(bound) for bound in str(timex.interval).split("/"))
        data["interval"] = {"start": start, "end": end}
    return data


def _bound(text: str) -> str | None:
    return None if text == ".." else text + ":00" if text[-6:-5] == "T" else text
