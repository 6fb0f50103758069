"""TL10x and TL601: the shape that the published JSON Schema asks for, in words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.lint.context import Context
from timeline.lint.engines import shape_errors
from timeline.lint.findings import Pointer, Problem, Rule, short
from timeline.model.timeline import SCHEMA_ID, SCHEMA_VERSION

if TYPE_CHECKING:
    from jsonschema import ValidationError

RULES = (
    Rule("TL101", "error", "schema", "The published schema is what every program that reads the file relies on.", '{"confidence": 2}', '{"confidence": 0.9}', "/events/0"),
    Rule("TL102", "error", "unknown-version", "A version that this program does not know may mean other things by the same keys.", '{"schema_version": "9.0"}', '{"schema_version": "1.0"}'),
    Rule("TL103", "error", "unknown-key", "A key with a slip of the pen is silently lost; keys of your own start with x-.", '{"precison": "day"}', '{"x-desk": "foreign"}', "/events/0/when"),
    Rule("TL601", "error", "headline-length", "A headline is shown alone on a slide and in a calendar: 1 to 100 characters.", '{"headline": ""}', '{"headline": "Dam destroyed"}', "/events/0"),
)
_NAMES = {"object": "an object", "array": "a list", "string": "text", "integer": "a whole number", "number": "a number"}
_MOST_KEYS = 50  # unknown keys of one object that are named; a file of another kind has thousands


def check(context: Context) -> Iterator[Problem]:
    """See what the schema refuses, a schema of another version, and events without a date."""
    if not isinstance(context.data, dict):
        yield Problem("TL101", (), f"is {short(context.data)}, not a timeline, which is an object")
        return
    yield from _version(context)
    for pointer, error in shape_errors(context.data, context.size):
        yield from _problems(pointer, error)
    for pointer, event in context.items("events"):
        if "when" not in event:
            yield Problem("TL101", pointer, "an event in 'events' has no 'when'", "give it a date, or move it to 'undated'")


def _version(context: Context) -> Iterator[Problem]:
    name = context.data.get("$schema", SCHEMA_ID)
    if isinstance(name, str) and name != SCHEMA_ID and not name.endswith("timeline.schema.json"):
        yield Problem("TL102", ("$schema",), f"unknown schema {short(name)}", f"this program knows {SCHEMA_ID}")


def _problems(pointer: Pointer, error: ValidationError) -> Iterator[Problem]:
    if error.validator == "additionalProperties":
        yield from _unknown_keys(pointer, error)
    elif pointer == ("schema_version",):
        yield Problem("TL102", pointer, f"unknown schema version {short(error.instance)}", f"this program knows {SCHEMA_VERSION}")
    elif pointer[-1:] == ("headline",) and error.validator in ("minLength", "maxLength"):
        yield Problem("TL601", pointer, _message(error))
    else:
        yield Problem("TL101", pointer, _message(error), _hint(error))


def _unknown_keys(pointer: Pointer, error: ValidationError) -> Iterator[Problem]:
    known = tuple(error.schema["properties"])
    unknown = [key for key in error.instance if key not in known and not key.startswith("x-")]
    for key in unknown[:_MOST_KEYS]:
        yield Problem("TL103", pointer, f"unknown key {short(key)}", _meant(key, known) or "keys of your own start with x-", key=key)


@lru_cache(maxsize=1024)
def _meant(word: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(word[:40], known, n=1)
    return f"did you mean {close[0]!r}?" if close else ""


def _message(error: ValidationError) -> str:
    value, asked = error.instance, error.validator_value
    match error.validator:
        case "type":
            return f"is {short(value)}, not {_NAMES.get(asked, asked)}"
        case "enum":
            return f"is {short(value)}, not one of {', '.join(asked)}"
        case "minLength":
            return "is empty"
        case "maxLength":
            return f"is {len(value)} characters long; the limit is {asked}"
        case "minimum" | "maximum":
            return f"is {short(value)}; the {error.validator} is {asked}"
        case "pattern":
            return f"is {short(value)}, which is not an id"
    return str(error.message)[:200]


def _hint(error: ValidationError) -> str:
    if error.validator == "pattern":
        return "an id has lower-case letters, digits and hyphens, and starts with a letter"
    if error.validator == "enum" and isinstance(error.instance, str):
        return _meant(error.instance, tuple(error.validator_value))
    return "leave the key out: optional keys are absent, never null" if error.validator == "type" and error.instance is None else ""
