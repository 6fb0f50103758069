"""A spreadsheet: the columns of TimelineJS first, as in its template, then those of the record that it lacks."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import Any

from pydantic import ValidationError

from timeline.errors import InputError
from timeline.formats.losses import Loss
from timeline.formats.parts import dates, foreign, slides, story
from timeline.formats.parts.plain import address, clean, line, unweb, web, web_twice
from timeline.formats.parts.story import Entry
from timeline.model.event import Event, Media, Place
from timeline.model.timeline import Era, Timeline

NAME = "csv"
SUFFIXES = (".csv",)
TEMPLATE = ("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text", "Media", "Media Credit",
            "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background")
OWN = ("ID", "EDTF", "Precision", "Status", "Modality", "Polarity", "Speaker", "Quote", "Place", "Source", "Source URL", "Evidence", "Confidence")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n|%]")
_WEB_CELLS = frozenset({"Display Date", "Headline", "Text", "Media Credit", "Media Caption", "Group"})
_NUMBERS = frozenset({"Year", "Month", "Day", "End Year", "End Month", "End Day"})
_LOST = ("relations", "participants", "tags")
_ADDRESS_IN_TEXT = re.compile(r"(?i)(?<![\"'=/])\b(www(?=\.)|(?:https?|ftp)(?=://))")
_JOINER = "\u2060"  # invisible; TimelineJS makes links of addresses in a spreadsheet, and its links can be broken out of


def dump(timeline: Timeline) -> tuple[str, list[Loss]]:
    """The timeline as CSV: UTF-8, commas, line feeds. Raises OutputError when no event has a date."""
    found = story.entries(timeline)
    if not found:
        raise story.nothing("CSV")
    losses = story.left_out(timeline)
    rows = [{"Headline": web(story.heading(timeline)), "Text": "<p></p>", "Display Date": web_twice(story.span_words(found)), "Type": "title"}]
    rows += [_row(entry) for entry in found]
    for era in timeline.eras or []:
        date = dates.read(era.when, f"era {era.headline!r}")
        if date.bounds.start is None or date.bounds.end is None:
            losses.append(Loss(None, "eras need two ends", dropped=True, thing="era"))
        else:
            rows.append(_era_dates(date.bounds.start, date.bounds.end) | {"Headline": web(era.headline), "Type": "era", "EDTF": era.when.edtf})
    for entry in found:
        losses += story.unsaid(entry.event, *_LOST)
        losses += [Loss(entry.event.id, "where in the source its words stand")] if entry.event.evidence else []
    return _write(rows), losses


def _write(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(TEMPLATE + OWN)
    for row in rows:
        writer.writerow([_safe(column, row.get(column, "")) for column in TEMPLATE + OWN])
    return out.getvalue()


def _safe(column: str, cell: str) -> str:
    """A cell that no spreadsheet takes for a formula and TimelineJS for no link."""
    if column in _NUMBERS:
        return cell
    if column in _WEB_CELLS:
        cell = _ADDRESS_IN_TEXT.sub(rf"\1{_JOINER}", cell).replace("@", f"{_JOINER}@")
        return f"&#{ord(cell[0])};{cell[1:]}" if _FORMULA.match(cell) else cell
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unsafe(cell: str) -> str:
    """The inverse for our own columns."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _row(entry: Entry) -> dict[str, str]:
    event, date, source = entry.event, entry.date, entry.source
    first, last = dates.first_last(date)
    return _cells("", first) | _cells("End ", last or ()) | {
        "Display Date": web_twice(date.when.display), "Headline": web(event.headline), "Text": slides.body(event, source) or "<p></p>",
        "Group": web_twice(event.group or ""), **_media(event), "ID": event.id, "EDTF": date.when.edtf, "Precision": date.when.precision,
        "Status": date.when.status, "Modality": event.modality, "Polarity": event.polarity,
        "Speaker": line(event.attribution.speaker if event.attribution else ""), "Quote": clean((event.attribution and event.attribution.quote) or ""),
        "Place": line(event.place.name if event.place else ""), "Source": story.credit(source), "Source URL": address(source.url if source else "") or "",
        "Evidence": " | ".join(line(e.exact) for e in event.evidence if e.role == "date"), "Confidence": f"{event.confidence:g}",
    }


def _media(event: Event) -> dict[str, str]:
    url = slides.picture(event)
    if not url or not event.media:
        return {}
    return {"Media": url, "Media Credit": web(event.media.credit or ""), "Media Caption": web(event.media.caption or ""), "Alt Text": line(event.media.alt)}


def _cells(prefix: str, parts: tuple[int, ...]) -> dict[str, str]:
    names = (f"{prefix}Year", f"{prefix}Month", f"{prefix}Day")
    cells = {name: str(slides.historical(n) if name.endswith("Year") else n) for name, n in zip(names, parts, strict=False)}
    if len(parts) > 3:
        cells[f"{prefix}Time"] = f"{parts[3]}:" + ":".join(f"{n:02d}" for n in parts[4:])
    return cells


def _era_dates(start: int, end: int) -> dict[str, str]:
    first, last = dates.numbers(start, dates.G.DAY), dates.numbers(end - 1, dates.G.DAY)
    return _cells("", first) | _cells("End ", last if first != last else dates.numbers(end, dates.G.DAY))


def recognises(text: str) -> bool:
    """Whether the first line has the columns that TimelineJS needs."""
    head = text.partition("\n")[0]
    return "Headline" in head and "Year" in head and "," in head and head.lstrip()[:1] != "{"


def load(text: str, where: str) -> Timeline:
    """Read a TimelineJS spreadsheet, with our columns where it has them. Raises InputError naming the row."""
    title, eras, events = None, [], []
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        for cells in reader:
            row = {str(k).strip(): (v or "") for k, v in cells.items() if isinstance(v, str)}
            place = f"{where}:{reader.line_num}"
            if row.get("Type", "").strip() == "title":
                title = _plain(row.get("Headline", "")) or None
            elif row.get("Type", "").strip() == "era":
                eras.append(Era.model_validate({"headline": _plain(row.get("Headline", "")) or "Untitled", "when": _when(row, place)}))
            elif row.get("Year", "").strip() or row.get("EDTF", "").strip():
                events.append(_event(row, place))
    except csv.Error as error:
        raise InputError(where, f"is not CSV: {error}") from None
    return Timeline(title=title, events=events, eras=eras or None)


def _event(row: dict[str, str], where: str) -> Event:
    own = {name: _unsafe(row.get(name, "")) for name in OWN}
    when = _when(row, where)
    body = unweb(row.get("Text", ""), ("blockquote", "small") if "EDTF" in row else ()).replace(_JOINER, "")
    headline = _plain(row.get("Headline", ""))[:100] or body[:100] or "Untitled"
    url = address(row.get("Media"))
    try:
        return Event.model_validate({k: v for k, v in {
            "id": foreign.identifier(own["ID"], when["edtf"], headline, body), "headline": headline, "description": body, "when": when,
            "modality": own["Modality"], "polarity": own["Polarity"], "group": _plain(unescape(row.get("Group", ""))), "confidence": own["Confidence"],
            "attribution": foreign.attribution(own["Speaker"], own["Quote"]), "place": Place(name=own["Place"]) if own["Place"] else None,
            "media": Media(url=url, **_captions(row)) if url else None}.items() if v})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise InputError(where, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def _captions(row: dict[str, str]) -> dict[str, Any]:
    found = {"caption": _plain(row.get("Media Caption", "")), "credit": _plain(row.get("Media Credit", "")), "alt": _unsafe(row.get("Alt Text", ""))}
    return {key: value for key, value in found.items() if value}


def _plain(cell: str) -> str:
    return line(unweb(cell)).replace(_JOINER, "")


def _when(row: dict[str, str], where: str) -> dict[str, Any]:
    words = _plain(unescape(row.get("Display Date", ""))) or None
    if _unsafe(row.get("EDTF", "")):
        when = foreign.when(_unsafe(row["EDTF"]), where, words)
        own = {"precision": _unsafe(row.get("Precision", "")), "status": _unsafe(row.get("Status", ""))}
        return {**when.model_dump(exclude_none=True), **{k: v for k, v in own.items() if v}}
    slide = {"start_date": _date(row, "", where), "display_date": row.get("Display Date", "")}
    if row.get("End Year", "").strip():
        slide["end_date"] = _date(row, "End ", where)
    return foreign.when_of(slide, where).model_dump(exclude_none=True)


def _date(row: dict[str, str], prefix: str, where: str) -> dict[str, str]:
    date = {key: re.sub(r"[ ,]", "", row.get(f"{prefix}{key.title()}", "")) for key in ("year", "month", "day")}
    clock = row.get(f"{prefix}Time", "").strip()
    if clock:
        found = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?", clock)
        if not found:
            raise InputError(where, f"{prefix}Time is not a time: {clock[:40]!r}", "write it as 14:30")
        date |= {"hour": found[1], "minute": found[2], "second": found[3] or "0"}
    return date
