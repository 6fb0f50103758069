"""A spreadsheet: the columns of TimelineJS first, as in its template, then those of the record that it lacks."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import Any

from pydantic import ValidationError

from timeline.errors import DateError, InputError
from timeline.formats.losses import Loss
from timeline.formats.parts import cells, dates, edited, eras, foreign, sheet, slides, story, stretches
from timeline.formats.parts.plain import address, clean, line, unweb, web, web_twice
from timeline.formats.parts.remarks import RemarkError, strict
from timeline.formats.parts.sheet import Row
from timeline.formats.parts.story import Entry
from timeline.model.event import Event, Media, Place, When
from timeline.model.timeline import Era, Source, Timeline

NAME = "csv"
SUFFIXES = (".csv", ".tsv")
TEMPLATE = ("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text", "Media", "Media Credit",
            "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background")
OWN = ("ID", "EDTF", "Precision", "Status", "Modality", "Polarity", "Speaker", "Quote", "Place", "Source", "Source URL", "Evidence", "Confidence", "Check")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n|%]")
_WEB_CELLS = frozenset({"Display Date", "Headline", "Text", "Media Credit", "Media Caption", "Group"})
_NUMBERS = frozenset({"Year", "Month", "Day", "End Year", "End Month", "End Day"})
EXTRA = "x-columns"
"""Where an event keeps the columns that are none of ours."""
_SAYING = ("Year", "Start Date", "EDTF", "Headline", "Text", "Media", "Month", "Day")
_HEAD = 20_000
_LOST = ("relations", "participants", "tags")
_ADDRESS_IN_TEXT = re.compile(r"(?i)(?<![\"'=/])\b(www(?=\.)|(?:https?|ftp)(?=://))")
_JOINED = re.compile(r"(?i)\b(www|https?|ftp)[\u2060?](?=\.|://)|(?<=\w)\?(?=@\w)|\u2060")
"""The joiner, or the question mark that a spreadsheet saves for it in a code page without one."""
_JOINER = "\u2060"  # invisible; TimelineJS makes links of addresses in a spreadsheet, and its links can be broken out of


def dump(timeline: Timeline) -> tuple[str, list[Loss]]:
    """The timeline as CSV: UTF-8, commas, line feeds. Raises OutputError when no event has a date."""
    found = story.entries(timeline)
    if not found:
        raise story.nothing("CSV")
    losses = story.left_out(timeline)
    rows = [{"Headline": web(story.heading(timeline)), "Text": "<p></p>", "Display Date": web_twice(story.span_words(found)), "Type": "title"}]
    rows += [_row(entry) for entry in found]
    drawn, without = eras.bands(timeline)
    rows += [_cells("", first) | _cells("End ", last) | {"Headline": web(era.headline), "Type": "era", "EDTF": era.when.edtf} for era, first, last in drawn]
    losses += without
    for entry in found:
        losses += story.unsaid(entry.event, *_LOST)
        losses += [Loss(entry.event.id, "where in the source its words stand")] if entry.event.evidence else []
    return _write(rows), losses + stretches.advice(found)


def _write(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    others = sorted({name for row in rows for name in row if name.startswith("+")})
    writer.writerow([*TEMPLATE, *OWN, *(_safe("", line(name[1:])) for name in others)])
    for row in rows:
        writer.writerow([_safe(column, row.get(column, "")) for column in (*TEMPLATE, *OWN, *others)])
    return out.getvalue()


def _others(event: Event) -> dict[str, str]:
    """The columns that somebody has added to a sheet that the event was read from."""
    kept = (event.model_extra or {}).get(EXTRA)
    return {line(name): clean(str(cell)) for name, cell in kept.items()} if isinstance(kept, dict) else {}


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
        "Evidence": " | ".join(line(e.exact) for e in event.evidence if e.role == "date"), "Confidence": f"{event.confidence:g}", "Check": edited.check(first, last, date.when.edtf, line(date.when.display)),
    } | {f"+{name}": cell for name, cell in _others(event).items()}


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


def recognises(text: str) -> bool:
    """Whether the first row that says anything names a date and a headline, or a text."""
    return text.lstrip()[:1] != "{" and bool(sheet.headers(text[:_HEAD])[1])


def load(text: str, where: str) -> Timeline:
    """Read a spreadsheet: TimelineJS's template, ours, or a table with a date and a headline. Raises InputError naming row and column."""
    made, problems = load_noting(text, where)
    strict(problems)
    return made


def load_noting(text: str, where: str) -> tuple[Timeline, list[InputError]]:
    """The same, but a row that cannot be read becomes a problem and the others go on; what was guessed is told as a RemarkError."""
    problems: list[InputError] = []
    table = sheet.rows(text, where)
    first = cells.order([row[c] for row in table for c in ("Year", "Start Date", "End Date", "End Year") if row[c]])
    title, periods, seen = None, list[Era](), set[str]()
    events, undated = list[Event](), list[Event]()
    for row in table:
        kind = row["Type"].casefold()
        try:
            if kind == "title":
                title = _plain(row["Headline"]) or None
            elif kind == "era":
                periods.append(Era.model_validate({"headline": _plain(row["Headline"]) or "Untitled", "when": _when(row, where, first, problems)}))
            elif any(row[c] for c in _SAYING):
                event = _event(row, where, first, problems)
                if event.id in seen:
                    problems.append(RemarkError(row.place(where, "ID"), f"{event.id} is there twice", "the copy gets an id of its own"))
                    event = event.model_copy(update={"id": foreign.identifier(None, event.id, str(row.number))})
                seen.add(event.id)
                (events if event.when else undated).append(event)
        except (InputError, DateError) as fault:
            problems.append(fault if isinstance(fault, InputError) else InputError(row.place(where), f"{fault.where} {fault.why}", fault.hint))
    if undated:
        problems.append(RemarkError(where, f"{len(undated)} row{'s have' if len(undated) > 1 else ' has'} no date", "kept as undated"))
    return Timeline(title=title, sources=_sources(table), events=events, eras=periods or None, undated=undated or None), problems


def _sources(table: list[Row]) -> list[Source]:
    named = dict.fromkeys((line(_unsafe(row["Source"])), address(row["Source URL"]) or "") for row in table if row["Source"] or row["Source URL"])
    return [Source.model_validate({k: v for k, v in {"id": f"s{n}", "title": title, "url": url}.items() if v}) for n, (title, url) in enumerate(named, 1)]


def _event(row: Row, where: str, first: str, problems: list[InputError]) -> Event:
    own = {name: _unsafe(row[name]) for name in OWN}
    when = _when(row, where, first, problems)
    body = unweb(row["Text"], ("blockquote", "small") if "EDTF" in row.cells else ())
    body = _JOINED.sub(_kept, body)
    full = _plain(row["Headline"]) or body or "Untitled"
    headline = full if len(full) <= 100 else full[:99] + "…"
    body = body or (full if full != headline else "")
    url = address(row["Media"])
    try:
        return Event.model_validate({k: v for k, v in {
            "id": foreign.identifier(own["ID"], when["edtf"] if when else "", headline, body), "headline": headline, "description": body, "when": when,
            "modality": own["Modality"].lower(), "polarity": own["Polarity"].lower(), "group": _plain(unescape(row["Group"])), "confidence": own["Confidence"].replace(",", "."),
            "attribution": foreign.attribution(own["Speaker"], own["Quote"]), "place": Place(name=own["Place"]) if own["Place"] else None,
            "media": Media(url=url, **_captions(row)) if url else None, EXTRA: {k: _unsafe(v) for k, v in row.others.items()}}.items() if v})
    except ValidationError as error:
        wrong = error.errors(include_url=False)[0]
        raise InputError(row.place(where, str(wrong["loc"][0]).title()), wrong["msg"]) from None


def _captions(row: Row) -> dict[str, Any]:
    found = {"caption": _plain(row["Media Caption"]), "credit": _plain(row["Media Credit"]), "alt": _unsafe(row["Alt Text"])}
    return {key: value for key, value in found.items() if value}


def _plain(cell: str) -> str:
    return line(_JOINED.sub(_kept, unweb(cell)))


def _kept(found: re.Match[str]) -> str:
    return found[1] or ""


def _when(row: Row, where: str, first: str, problems: list[InputError]) -> dict[str, Any] | None:
    """The date of a row as the keys of `when`; None when it has none."""
    start, end = cells.start_and_end(row, where, first)
    date = _unsafe(row["EDTF"])
    if start is None and end is None and not date:
        return None
    found, as_written, note = edited.when(start, end, date, _plain(unescape(row["Display Date"])), row["Check"], row.place(where))
    if note:
        problems.append(RemarkError(row.place(where), note, "make them agree"))
    kept = found.model_dump(exclude_none=True)
    if as_written:
        kept |= {k: v for k, v in (("precision", _unsafe(row["Precision"])), ("status", _unsafe(row["Status"]))) if v}
    bounds = dates.read(When.model_validate(kept), row.place(where)).bounds
    if bounds.start is not None and bounds.end is not None and bounds.end <= bounds.start:
        raise InputError(row.place(where), f"ends before it starts ({found.edtf})", "swap the dates")
    return kept
