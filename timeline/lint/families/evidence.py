"""TL50x: the words of the sources are where the file says they are."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from timeline.errors import TimelineError
from timeline.lint import said
from timeline.lint.context import Context
from timeline.lint.findings import Pointer, Problem, Rule, short

_SPANS = (
    Rule("TL502", "error", "span-not-exact", "A date is only traceable to its sentence when the span gives the words quoted.", '{"start": 0, "end": 3, "exact": "last Sunday"}', '{"start": 0, "end": 11, "exact": "last Sunday"}', "/events/0/evidence/0"),
    Rule("TL504", "warning", "source-not-found", "Spans can be checked only against the very text that they were counted in.", '{"sha256": "' + "0" * 64 + '"}', '{"x-note": "the digest of a file in the folder"}', "/sources/0"),
)
RULES = (
    *_SPANS,
    Rule("TL501", "info", "no-evidence", "An event without evidence cannot be traced to a sentence.", '{"evidence": []}', '{"evidence": [{"source": "s1", "role": "date", "start": 44, "end": 55, "exact": "last Sunday"}]}', "/events/0", opt_in=True),
    Rule("TL503", "warning", "source-without-date", "A date counted from the publication can be checked only when the source says when that was.", '{"published": null}', '{"published": "2025-01-13"}', "/sources/0"),
    Rule("TL505", "info", "low-confidence", "A reading that is not sure deserves a look.", '{"confidence": 0.2}', '{"confidence": 0.9}', "/events/0", opt_in=True),
    Rule("TL506", "error", "quote-not-verbatim", "A quotation has the words that were said; these are not in the source.", "(a quote with a word changed)", "(the quote as it stands in the source)"),
    Rule("TL507", "warning", "date-not-from-words", "Read again, the words of the source give another date than the event has.", "(\"last Sunday\", dated to the Sunday before)", "(the date that the words give)"),
    Rule("TL508", "warning", "speaker-not-in-source", "Who says so is named in the words of the source; these are not there.", "(a speaker of another name)", "(the speaker as the source names them)"),
    Rule("TL404", "info", "unused-source", "A source that nothing rests on may be left over.", '{"sources": [{"id": "s1", "published": "2025-01-13"}, {"id": "s2"}]}', '{"sources": [{"id": "s1", "published": "2025-01-13"}]}', opt_in=True),
)
_MOST_SEARCHES = 100  # hints that look for the words elsewhere in the text, which costs a reading of it


def check(context: Context) -> Iterator[Problem]:
    """See each span, against the text when it is at hand and otherwise against its own length."""
    wanted = {item["sha256"]: pointer for pointer, item in context.items("sources") if isinstance(item.get("sha256"), str)}
    found = _texts(context.sources_folder, set(wanted)) if context.sources_folder and wanted else {}
    if context.sources_folder:
        yield from (Problem("TL504", (*pointer, "sha256"), "no file of the sources has this digest") for digest, pointer in wanted.items() if digest not in found)
    texts = {item.get("id"): found[item["sha256"]] for _, item in context.items("sources") if _is_text(item, "id") and item.get("sha256") in found}
    yield from _plain(context)
    yield from said.check(context, texts)
    searches = iter(range(_MOST_SEARCHES))
    for pointer, item in chain(context.evidence(), context.items("unresolved")):
        exact = item.get("exact" if "evidence" in pointer else "text")
        if isinstance(exact, str):
            name = item.get("source")
            yield from _span(pointer, item, exact, texts.get(name) if isinstance(name, str) else None, searches)


def _plain(context: Context) -> Iterator[Problem]:
    """What needs no source text."""
    dated = {source.get("id") for _, source in context.items("sources") if isinstance(source.get("id"), str) and source.get("published")}
    named: set[object] = set()
    asked: set[str] = set()
    stated = {source.get("id"): pointer for pointer, source in context.items("sources") if isinstance(source.get("id"), str)}
    for _, item in context.evidence():
        name, anchor = item.get("source"), item.get("anchor")
        if isinstance(name, str):
            named.add(name)
            if name in stated and isinstance(anchor, dict) and anchor.get("from") == "publication" and name not in dated and name not in asked:
                asked.add(name)
                yield Problem("TL503", stated[name], f"{short(name)} has no 'published', and a date is counted from it")
    named |= {name for _, item in context.items("unresolved") if isinstance(name := item.get("source"), str)}
    for pointer, source in context.items("sources"):
        if isinstance(source.get("id"), str) and source["id"] not in named:
            yield Problem("TL404", pointer, f"nothing rests on {short(source['id'])}")
    for pointer, event in context.events():
        if not event.get("evidence"):
            yield Problem("TL501", pointer, "the event has no evidence")
        sure = event.get("confidence")
        if isinstance(sure, int | float) and sure < context.min_confidence:
            yield Problem("TL505", (*pointer, "confidence"), f"is {sure:g}; {context.min_confidence:g} is asked")


def _is_text(item: dict[str, Any], key: str) -> bool:
    return isinstance(item.get(key), str) and isinstance(item.get("sha256"), str)


def _span(pointer: Pointer, item: dict[str, Any], exact: str, text: str | None, searches: Iterator[int]) -> Iterator[Problem]:
    start, end = item.get("start"), item.get("end")
    if type(start) is not int or type(end) is not int:
        return
    if text is not None and 0 <= start <= end and text[start:end] != exact:
        at = text.find(exact) if exact and next(searches, None) is not None else -1
        yield Problem("TL502", pointer, f"{start} to {end} of the source is {short(text[start:end])}, not {short(exact)}", f"those words are at {at} to {at + len(exact)}" if at >= 0 else "")
    elif end - start != len(exact):
        yield Problem("TL502", pointer, f"{start} to {end} is {end - start} characters, and {short(exact)} has {len(exact)}")


def _texts(folder: Path, wanted: set[str]) -> dict[str, str]:
    """The source texts by digest: of what a file holds as it stands, or of the documents that `timeline extract` reads in it."""
    found: dict[str, str] = {}
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else [folder]
    for readings in (_as_it_stands, _as_read):
        for path in files:
            if len(found) == len(wanted):
                return found
            for text in readings(path):
                digest = sha256(text.encode("utf-8", "replace")).hexdigest()
                if digest in wanted:
                    found[digest] = text
    return found


def _as_it_stands(path: Path) -> tuple[str, ...]:
    """The text, also with its line ends as newlines."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ()
    return text, text.replace("\r\n", "\n").replace("\r", "\n")


def _as_read(path: Path) -> list[str]:
    """The texts of the documents in a file: without front matter or markup, decoded as it may be."""
    from timeline import readers

    if path.suffix.lower() not in readers.by_suffix():
        return []
    try:
        return [document.text for document in readers.read(path)]
    except TimelineError:
        return []
