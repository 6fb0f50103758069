"""TL602, TL607, TL609, TL612, TL613: plain text as it should be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import Any

from timeline.lint.context import Context
from timeline.lint.findings import Edit, Pointer, Problem, Rule, short

RULES = (
    Rule("TL602", "warning", "not-plain-text", "Text is escaped where it is shown: markup shows as signs, control characters break calendars, scripts are an attack.", '{"headline": "The <b>dam</b> is gone"}', '{"headline": "Turnout < 50% & falling"}', "/events/0", fix="takes control characters out"),
    Rule("TL607", "info", "other-script", "A headline in another script than the language of its source is often one that was not translated.", '{"headline": "Мост открыт снова"}', '{"headline": "The old bridge reopened"}', "/events/0", opt_in=True),
    Rule("TL609", "warning", "space-at-ends", "Space before or after a text is not seen, and makes two equal names differ.", '{"headline": "Dam destroyed "}', '{"headline": "Dam destroyed"}', "/events/0", fix="takes it away"),
    Rule("TL612", "warning", "misread-characters", "Signs such as Ã© are what remains of é when UTF-8 is read as another encoding.", '{"headline": "The cafÃ© burned"}', '{"headline": "The café burned"}', "/events/0"),
    Rule("TL613", "warning", "placeholder", "A text that was to be written later went out as it was.", '{"headline": "TODO headline"}', '{"headline": "Dam destroyed"}', "/events/0"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f]")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--|&(?:[a-zA-Z]{2,10}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
_SCRIPT = re.compile(r"<\s{0,9}(?:script|iframe|object|embed)\b|\bjavascript:|<[a-zA-Z][^<>]{0,200}\son[a-z]{3,20}\s{0,9}=", re.IGNORECASE)
_MISREAD = re.compile("\u00c3[\u0080-\u00bf]|\u00e2\u20ac[\u2122\u0153\u201c\u02dc\u009d]|\ufffd")
_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|TKTK|XXX)\b|(?i:\blorem ipsum\b)")
_SCRIPTS = dict.fromkeys(("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "nb", "fi", "cs", "tr", "vi", "id"), "LATIN") | dict.fromkeys(("uk", "ru", "bg", "be", "mk"), "CYRILLIC") | {"el": "GREEK", "ar": "ARABIC", "fa": "ARABIC", "he": "HEBREW"}
_EVENT = ("headline", "description", "group")
_MEDIA = ("caption", "credit", "alt", "url")


def check(context: Context) -> Iterator[Problem]:
    """See every plain text of the record; words quoted from a source stand as they are."""
    for pointer, value in _texts(context):
        if isinstance(value, str):
            yield from _text(pointer, value)
    if context.wants("TL607"):
        yield from _scripts(context)


def _scripts(context: Context) -> Iterator[Problem]:
    """Headlines of which most letters are of another script than those of the sources' language; for languages whose script we know."""
    spoken = {word for _, source in context.items("sources") if isinstance(word := source.get("language", "en"), str)} or {"en"}
    scripts = {_SCRIPTS.get(word.partition("-")[0].lower()) for word in spoken}
    if None in scripts:
        return
    for pointer, event in context.events():
        letters = [letter for letter in event["headline"][:200] if letter.isalpha()] if isinstance(event.get("headline"), str) else []
        if letters and 2 * sum(any(unicodedata.name(letter, "").startswith(script) for script in scripts if script) for letter in letters) < len(letters):
            yield Problem("TL607", (*pointer, "headline"), f"is in another script than the sources, whose language is {', '.join(sorted(spoken))}", "translate it, or say its language")


def _texts(context: Context) -> Iterator[tuple[Pointer, object]]:
    yield ("title",), context.data.get("title") if isinstance(context.data, dict) else None
    for pointer, event in context.events():
        yield from (((*pointer, key), event.get(key)) for key in _EVENT)
        yield from (((*pointer, key, n), text) for key in ("tags", "participants") for n, text in _enumerated(event.get(key)))
        yield from (((*pointer, "place", key), text) for key, text in _of(event.get("place"), ("name",)))
        yield from (((*pointer, "media", key), text) for key, text in _of(event.get("media"), _MEDIA))
    yield from (((*pointer, "headline"), era.get("headline")) for pointer, era in context.items("eras"))
    yield from (((*pointer, "display"), when.get("display")) for pointer, when in context.whens())
    yield from (((*pointer, key), source.get(key)) for pointer, source in context.items("sources") for key in ("title", "publisher", "url"))


def _enumerated(value: object) -> Iterator[tuple[int, Any]]:
    return iter(enumerate(value)) if isinstance(value, list) else iter(())


def _of(value: object, keys: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    return ((key, value.get(key)) for key in keys) if isinstance(value, dict) else iter(())


def script_in(value: str, *, may_embed: bool = False) -> str:
    """The start of a script, also behind entities, which some pages decode twice; empty when there is none.

    Where a page may be embedded, as in the media of TimelineJS, an <iframe> is none.
    """
    for text in (value, unescape(value)) if "&" in value else (value,):
        for found in _SCRIPT.finditer(text):
            if not (may_embed and found[0].lower() == "<iframe"):
                return found[0]
    return ""


def _text(pointer: Pointer, value: str) -> Iterator[Problem]:
    one_line = pointer[-1] != "description"
    if found := _CONTROL.search(value) or (re.search(r"[\n\r\t]", value) if one_line else None):
        yield Problem("TL602", pointer, f"has the control character U+{ord(found[0]):04X}", "remove it", edits=(Edit(pointer[:-1], pointer[-1], _CONTROL.sub("", value)),) if _CONTROL.search(value) else ())
    if (value if one_line else value.removesuffix("\n")) != value.strip() and value.strip():  # blocks of YAML end with a line break
        yield Problem("TL609", pointer, "has space at an end", "remove it", edits=(Edit(pointer[:-1], pointer[-1], value.strip()),))
    if found := _MISREAD.search(value):
        yield Problem("TL612", pointer, f"has {short(found[0])}, UTF-8 that was read as another encoding", "read the source again as UTF-8")
    if found := _PLACEHOLDER.search(value):
        yield Problem("TL613", pointer, f"has the placeholder {short(found[0])}", "write the words that belong there")
    is_address = pointer[-1] == "url"
    if found := _SCRIPT.search(value):
        yield Problem("TL602", pointer, f"has a script: {short(found[0], 30)}", "remove it", severity="error")
    elif not is_address and (found := _MARKUP.search(value)):
        yield Problem("TL602", pointer, f"has markup: {short(found[0], 30)}", "write plain text")
