"""Events against the texts of their sources: quotes verbatim, speakers named, and dates that follow from the words again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.errors import TimelineError
from timeline.lint.context import Context, objects
from timeline.lint.findings import Pointer, Problem, short

_MODES = ("auto", "news", "narrative")
_Dates = Mapping[tuple[Any, Any], frozenset[str]]
"""By the span of an expression, the dates that its words give: its own, and those of the events that are made of it."""


def check(context: Context, texts: Mapping[Any, str]) -> Iterator[Problem]:
    """See each event whose sources are at hand; `texts` are by the id of the source."""
    if not texts:
        return
    sources = {source.get("id"): source for _, source in context.items("sources") if isinstance(source.get("id"), str)}
    again = {name: _Again(text, sources[name]) for name, text in texts.items()}
    flat = {name: _flat(text) for name, text in texts.items()}
    for pointer, event in context.events():
        evidence = list(objects(event, "evidence", pointer))
        mine = [flat[name] for _, one in evidence if isinstance(name := one.get("source"), str) and name in flat]
        if mine and isinstance(said := event.get("attribution"), dict):
            yield from _attribution((*pointer, "attribution"), said, mine)
        if isinstance(when := event.get("when"), dict):
            yield from _date((*pointer, "when", "edtf"), when, [one for _, one in evidence], again)


def _attribution(pointer: Pointer, said: dict[str, Any], texts: list[str]) -> Iterator[Problem]:
    for key, code, what in (("quote", "TL506", "is not in the source, word for word"), ("speaker", "TL508", "is not named in the source")):
        words = said.get(key)
        if isinstance(words, str) and words and not any(_flat(words) in text for text in texts):
            yield Problem(code, (*pointer, key), f"{short(words)} {what}", "copy the words from the source")


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


class _Again:
    """A text, read again when it is asked for, in each mode; it gives nothing where the text or its publication date cannot be used."""

    def __init__(self, text: str, source: dict[str, Any]) -> None:
        self._text, self._source = text, source
        self._read: dict[str, _Dates] = {}

    def dates(self, mode: str) -> _Dates:
        if mode not in self._read:
            try:
                self._read[mode] = _dates(self._text, self._source, mode)
            except TimelineError:
                self._read[mode] = {}
        return self._read[mode]


def _dates(text: str, source: dict[str, Any], mode: str) -> _Dates:
    from timeline.anchoring import tag
    from timeline.events import extract
    from timeline.model.document import Document

    document = Document(text, published=source.get("published"), language=source.get("language") or "en", title=source.get("title"))
    found: dict[tuple[Any, Any], set[str]] = {(timex.start, timex.end): {timex.edtf} for timex in tag(document, mode=mode) if timex.edtf}
    for event in extract(document, mode=mode).events:
        for one in event.evidence or ():
            if one.role == "date" and event.when:
                found.setdefault((one.start, one.end), set()).add(event.when.edtf)
    return {span: frozenset(values) for span, values in found.items()}


def _date(pointer: Pointer, when: dict[str, Any], evidence: list[dict[str, Any]], again: Mapping[Any, _Again]) -> Iterator[Problem]:
    """One date expression that gives one date: where several meet, the event's date is made of them."""
    dates = [one for one in evidence if one.get("role") == "date"]
    if len(dates) != 1 or when.get("status") not in ("stated", "resolved") or not isinstance(name := dates[0].get("source"), str) or name not in again:
        return
    span = dates[0].get("start"), dates[0].get("end")
    given = next((found for found in (again[name].dates(mode).get(span) for mode in _MODES) if found is None or when.get("edtf") in found), again[name].dates("auto").get(span))
    if given is not None and when.get("edtf") not in given and _is_plain(dates[0]):
        yield Problem("TL507", pointer, f"is {short(when.get('edtf'))}, and {short(dates[0].get('exact'))} gives {' or '.join(map(short, sorted(given)))}", "timeline explain shows how")


def _is_plain(one: dict[str, Any]) -> bool:
    """Whether the date counts from nothing, or from the publication, which the file states."""
    return (anchor := one.get("anchor")) is None or (isinstance(anchor, dict) and anchor.get("from") == "publication")
