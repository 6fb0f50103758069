"""TL10x, TL601 and TL606: the shape that the published JSON Schema asks for, in words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from timeline.lint.context import Context
from timeline.lint.findings import REMOVE, Edit, Problem, Rule, short
from timeline.lint.schemas import Fault, faults, published

RULES = (
    Rule("TL101", "error", "schema", "The published schema is what every program that reads the file relies on.", '{"confidence": 2}', '{"confidence": 0.9}', "/events/0"),
    Rule("TL102", "error", "unknown-version", "A version that this program does not know may mean other things by the same keys.", '{"schema_version": "9.0"}', '{"schema_version": "1.0"}'),
    Rule("TL103", "error", "unknown-key", "A key with a slip of the pen is silently lost; keys of your own start with x-.", '{"precison": "day"}', '{"x-desk": "foreign"}', "/events/0/when"),
    Rule("TL104", "error", "null-value", "Optional keys are absent, never null: programs differ in what they make of null.", '{"group": null}', '{"group": "Courts"}', "/events/0", fix="takes the key out"),
    Rule("TL601", "error", "headline-length", "A headline is shown alone on a slide and in a calendar: 1 to 100 characters.", '{"headline": ""}', '{"headline": "Dam destroyed"}', "/events/0"),
    Rule("TL606", "error", "coordinates", "Latitude is -90 to 90 degrees north, longitude -180 to 180 east; a place off the globe is not on the map, and 0, 0 is in the Atlantic.", '{"place": {"name": "Nova Kakhovka", "latitude": 146.8, "longitude": 33.4}}', '{"place": {"name": "Nova Kakhovka", "latitude": 46.8, "longitude": 33.4}}', "/events/0"),
)
_NAMES = {"object": "an object", "array": "a list", "string": "text", "integer": "a whole number", "number": "a number"}
_MOST_KEYS = 50  # unknown keys of one object that are named; a file of another kind has thousands


def check(context: Context) -> Iterator[Problem]:
    """See what the schema refuses, a schema of another version, and events without a date."""
    if not isinstance(context.data, dict):
        yield Problem("TL101", (), f"is {short(context.data)}, not a timeline, which is an object")
        return
    yield from _version(context)
    for fault in faults(context.data, context.root, context.engine):
        yield from _problems(fault)
    for pointer, event in context.items("events"):
        if "when" not in event:
            yield Problem("TL101", pointer, "an event in 'events' has no 'when'", "give it a date, or move it to 'undated'")
    for pointer, event in context.events():
        place = event.get("place")
        if isinstance(place, dict) and place.get("latitude") == 0 and place.get("longitude") == 0:
            yield Problem("TL606", (*pointer, "place", "latitude"), "latitude and longitude are 0, in the Atlantic", "leave them out when they are not known", severity="warning")


def schema_id() -> str:
    """The name of the schema that this program knows."""
    return str(published("timeline")["$id"])


def schema_version() -> str:
    """The version of the schema that this program knows."""
    return str(published("timeline")["properties"]["schema_version"]["const"])


def _version(context: Context) -> Iterator[Problem]:
    name = context.data.get("$schema", schema_id())
    if isinstance(name, str) and name and name != schema_id() and not name.endswith("timeline.schema.json"):
        yield Problem("TL102", ("$schema",), f"unknown schema {short(name)}", f"this program knows {schema_id()}")


def _problems(fault: Fault) -> Iterator[Problem]:
    pointer = fault.pointer
    if fault.keyword == "additionalProperties":
        yield from _unknown_keys(fault)
    elif pointer == ("schema_version",) and isinstance(fault.value, str):
        yield Problem("TL102", pointer, f"unknown schema version {short(fault.value)}", f"this program knows {schema_version()}")
    elif pointer[-1:] == ("headline",) and fault.keyword in ("minLength", "maxLength"):
        yield Problem("TL601", pointer, _message(fault))
    elif pointer[-1:] in (("latitude",), ("longitude",)) and fault.keyword in ("minimum", "maximum"):
        yield Problem("TL606", pointer, _message(fault), "are the two swapped?" if pointer[-1] == "latitude" else "")
    elif fault.value is None and fault.keyword == "type" and pointer and isinstance(pointer[-1], str):
        yield Problem("TL104", pointer, f"{short(pointer[-1])} is null", "leave the key out: optional keys are absent, never null", edits=(Edit(pointer[:-1], pointer[-1], REMOVE),))
    elif fault.value is not None or fault.keyword == "type":
        yield Problem("TL101", pointer, _message(fault), _hint(fault))


def _unknown_keys(fault: Fault) -> Iterator[Problem]:
    known = tuple(fault.schema["properties"])
    unknown = [key for key in fault.value if key not in known and not key.startswith("x-")]
    for key in unknown[:_MOST_KEYS]:
        yield Problem("TL103", fault.pointer, f"unknown key {short(key)}", _meant(key, known) or "keys of your own start with x-", key=key)


@lru_cache(maxsize=1024)
def _meant(word: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(word[:40], known, n=1)
    return f"did you mean {close[0]!r}?" if close else ""


def _message(fault: Fault) -> str:
    value, asked = fault.value, fault.asked
    match fault.keyword:
        case "type":
            return f"is {short(value)}, not {_NAMES.get(asked, asked)}"
        case "enum":
            return f"is {short(value)}, not one of {', '.join(asked)}"
        case "const":
            return f"is {short(value)}, not {short(asked)}"
        case "required":
            return f"{short(asked)} is missing"
        case "minLength":
            return "is empty"
        case "maxLength":
            return f"is {len(value)} characters long; the limit is {asked}"
        case "minimum" | "maximum":
            return f"is {short(value)}; the {fault.keyword} is {asked}"
        case "pattern":
            return f"is {short(value)}, which is not an id"
    return f"is against the schema ({fault.keyword})"


def _hint(fault: Fault) -> str:
    if fault.keyword == "pattern":
        return "an id has lower-case letters, digits and hyphens, and starts with a letter"
    if fault.keyword == "enum" and isinstance(fault.value, str):
        return _meant(fault.value, tuple(fault.asked))
    if fault.keyword == "type" and fault.asked == "string" and isinstance(fault.value, int | float):
        return f'put it in quotation marks: "{short(fault.value)}"'
    return ""
