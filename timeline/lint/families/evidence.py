"""TL50x: the words of the sources are where the file says they are."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from timeline.lint.context import Context
from timeline.lint.findings import Pointer, Problem, Rule, short

RULES = (
    Rule("TL502", "error", "span-not-exact", "A date is only traceable to its sentence when the span gives the words quoted.", '{"start": 0, "end": 3, "exact": "last Sunday"}', '{"start": 0, "end": 11, "exact": "last Sunday"}', "/events/0/evidence/0"),
    Rule("TL504", "warning", "source-not-found", "Spans can be checked only against the very text that they were counted in.", '{"sha256": "' + "0" * 64 + '"}', '{"x-note": "the digest of a file in the folder"}', "/sources/0"),
)
_MOST_SEARCHES = 100  # hints that look for the words elsewhere in the text, which costs a reading of it


def check(context: Context) -> Iterator[Problem]:
    """See each span, against the text when it is at hand and otherwise against its own length."""
    wanted = {item["sha256"]: pointer for pointer, item in context.items("sources") if isinstance(item.get("sha256"), str)}
    found = _texts(context.sources_folder, set(wanted)) if context.sources_folder and wanted else {}
    if context.sources_folder:
        yield from (Problem("TL504", (*pointer, "sha256"), "no file of the sources has this digest") for digest, pointer in wanted.items() if digest not in found)
    texts = {item.get("id"): found[item["sha256"]] for _, item in context.items("sources") if _is_text(item, "id") and item.get("sha256") in found}
    searches = iter(range(_MOST_SEARCHES))
    for pointer, item in chain(context.evidence(), context.items("unresolved")):
        exact = item.get("exact" if "evidence" in pointer else "text")
        if isinstance(exact, str):
            name = item.get("source")
            yield from _span(pointer, item, exact, texts.get(name) if isinstance(name, str) else None, searches)


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
    """The source texts by digest: of each file's text as it stands, or with its line ends as newlines."""
    found: dict[str, str] = {}
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else [folder]
    for path in files:
        if len(found) == len(wanted):
            break
        for text in _readings(path):
            digest = sha256(text.encode()).hexdigest()
            if digest in wanted:
                found[digest] = text
    return found


def _readings(path: Path) -> tuple[str, ...]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ()
    return text, text.replace("\r\n", "\n").replace("\r", "\n")
