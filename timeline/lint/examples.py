"""The examples of rules that are not about our record, each laid into a whole file."""

from __future__ import annotations

import json
from typing import Any

from timeline.lint.findings import Rule

_HEAD = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN"]
_EVENT = {"UID": "UID:a@example.org", "DTSTAMP": "DTSTAMP:20250113T000000Z", "DTSTART": "DTSTART;VALUE=DATE:20250112", "SUMMARY": "SUMMARY:Bridge reopened"}
_PAGE: dict[str, Any] = {"scale": "human", "events": [{"unique_id": "a", "start_date": {"year": 2025, "month": 1, "day": 12}, "text": {"headline": "Bridge reopened", "text": "<p>It did.</p>"}}]}


def whole(rule: Rule, example: str) -> tuple[str, str] | None:
    """Name and text of a file that holds the example; None for what words describe only."""
    if example.startswith("("):
        return None
    if rule.kind == "ics":
        return "a.ics", _calendar(rule.at, example)
    if rule.kind == "csv":
        head, row = (example, "2025,1,12,Bridge opens") if rule.at == "head" else ("Year,Month,Day,Headline" + (",Time" if example.count(",") == 4 and ":" in example else ""), example)
        return "a.csv", f"{head}\n{row}\n"
    page = json.loads(json.dumps(_PAGE))
    if rule.at:
        page["events"][0] = {**page["events"][0], **json.loads(example)}
        if "start_date" not in json.loads(example) and rule.code == "TL711":
            del page["events"][0]["start_date"]
    else:
        page |= json.loads(example)
    return "a.json", json.dumps(page, indent=1)


def _calendar(at: str, example: str) -> str:
    if at == "bytes":
        lines = [*_HEAD, "BEGIN:VEVENT", *_EVENT.values(), "END:VEVENT", "END:VCALENDAR"]
    elif at == "calendar":
        event = ["BEGIN:VEVENT", *_EVENT.values(), "END:VEVENT"]
        head = [line for line in _HEAD if not line.startswith(example.removeprefix("NO-"))] if example.startswith("NO-") else _HEAD
        one = [*head, *event, *(event if example.endswith("UID-TWICE") else []), "END:VCALENDAR"]
        lines = event if example == "BARE" else [*one, *one] if example == "TWICE" else one
    elif at == "head":
        lines = [*_HEAD, example, "BEGIN:VEVENT", *_EVENT.values(), "END:VEVENT", "END:VCALENDAR"]
    else:
        given = example.split("\n")
        names = {line.partition(":")[0].partition(";")[0].removeprefix("NO-") for line in given}
        event = ["BEGIN:VEVENT", *(line for name, line in _EVENT.items() if name not in names), *(line for line in given if not line.startswith("NO-")), "END:VEVENT"]
        lines = [*_HEAD, *event, "END:VCALENDAR"]
    return "".join(f"{line}\n" if at == "bytes" and example == "LF" else f"{line}\r\n" for line in lines)
