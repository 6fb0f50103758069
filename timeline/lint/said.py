"""Events against the texts of their sources: quotes verbatim, speakers named, and dates that follow from the words again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from timeline.errors import TimelineError
from timeline.lint.context import Context, objects
from timeline.lint.findings import Pointer, Problem, short


def check(context: Context, texts: Mapping[Any, str]) -> Iterator[Problem]:
    """See each event whose sources are at hand; `texts` are by the id of the source."""
    if not texts:
        return
    sources = {source.get("id"): source for _, source in context.items("sources") if isinstance(source.get("id"), str)}
    again = {name: _read_again(text, sources[name]) for name, text in texts.items()}
    for pointer, event in context.events():
        evidence = list(objects(event, "evidence", pointer))
        mine = [texts[name] for _, one in evidence if isinstance(name := one.get("source"), str) and name in texts]
        if mine and isinstance(said := event.get("attribution"), dict):
            yield from _attribution((*pointer, "attribution"), said, mine)
        if isinstance(when := event.get("when"), dict):
            yield from _date((*pointer, "when", "edtf"), when, [one for _, one in evidence], again)


def _attribution(pointer: Pointer, said: dict[str, Any], texts: list[str]) -> Iterator[Problem]:
    for key, code, what in (("quote", "TL506", "is not in the source, word for word"), ("speaker", "TL508", "is not named in the source")):
        words = said.get(key)
        if isinstance(words, str) and words and not any(_flat(words) in _flat(text) for text in texts):
            yield Problem(code, (*pointer, key), f"{short(words)} {what}", "copy the words from the source")


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _read_again(text: str, source: dict[str, Any]) -> dict[tuple[int, int], str]:
    """The dates that the words of a text give, by their span; none where the text or its publication date cannot be used."""
    from timeline.anchoring import tag
    from timeline.model.document import Document

    try:
        return {(timex.start, timex.end): timex.edtf for timex in tag(Document(text, published=source.get("published"))) if timex.edtf}
    except TimelineError:
        return {}


def _date(pointer: Pointer, when: dict[str, Any], evidence: list[dict[str, Any]], again: Mapping[Any, Mapping[tuple[int, int], str]]) -> Iterator[Problem]:
    """One date expression that gives one date: where several meet, the event's date is made of them."""
    dates = [one for one in evidence if one.get("role") == "date"]
    if len(dates) != 1 or when.get("status") not in ("stated", "resolved") or not isinstance(name := dates[0].get("source"), str):
        return
    span = dates[0].get("start"), dates[0].get("end")
    found = again.get(name, {}).get(span)  # type: ignore[arg-type]
    if (found is not None and found != when.get("edtf") and dates[0].get("anchor") is None) or (found is not None and found != when.get("edtf") and _from_publication(dates[0])):
        yield Problem("TL507", pointer, f"is {short(when.get('edtf'))}, and {short(dates[0].get('exact'))} gives {short(found)}", "timeline explain shows how")


def _from_publication(one: dict[str, Any]) -> bool:
    return isinstance(anchor := one.get("anchor"), dict) and anchor.get("from") == "publication"
