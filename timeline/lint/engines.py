"""The two engines that check the shape: pydantic, quick to say yes, and jsonschema, which says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators
from pydantic import ValidationError as ModelError

from timeline.lint.findings import Pointer
from timeline.model import schema
from timeline.model.timeline import Timeline

LARGE = 1_000_000
"""Characters from which pydantic goes first: jsonschema takes 0.4 ms an event."""
_ITEMS = {"events": "Event", "undated": "Event", "eras": "Era", "sources": "Source", "unresolved": "Unresolved"}

Shape = tuple[Pointer, ValidationError]


def shape_errors(data: Any, size: int) -> Iterator[Shape]:
    """What the schema has against the data, each with its pointer."""
    if size < LARGE or not isinstance(data, dict):
        yield from _errors("Timeline", data)
        return
    failing = set(model_errors(data))
    if failing:
        yield from _failing_parts(data, failing)


def model_errors(data: Any) -> list[Pointer]:
    """Where pydantic sees something wrong, in its strict mode, by the names that the file format has."""
    try:
        Timeline.model_validate(data, strict=True, by_alias=True, by_name=False)
    except ModelError as error:
        return [tuple(one["loc"]) for one in error.errors(include_url=False, include_context=False, include_input=False)]
    return []


def _failing_parts(data: dict[str, Any], failing: set[Pointer]) -> Iterator[Shape]:
    """Check the outer object without its lists' items, and each item in which pydantic saw something."""
    items = sorted({(str(p[0]), p[1]) for p in failing if len(p) > 1 and p[0] in _ITEMS and isinstance(p[1], int)})
    yield from _errors("Timeline", {key: [] if key in _ITEMS and isinstance(value, list) else value for key, value in data.items()})
    for key, index in items:
        yield from (((key, index, *pointer), error) for pointer, error in _errors(_ITEMS[key], data[key][index]))


def _errors(definition: str, data: Any) -> Iterator[Shape]:
    yield from ((tuple(error.absolute_path), error) for error in _validator(definition).iter_errors(data))


@cache
def _validator(definition: str) -> Any:
    document = schema.document("timeline")
    Draft202012Validator.check_schema(document)
    checked = document if definition == "Timeline" else {"$defs": document["$defs"], "$ref": f"#/$defs/{definition}"}
    kind = validators.extend(Draft202012Validator, {"pattern": _pattern})
    return kind(checked, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:  # noqa: ARG001 - the library's signature
    """Match as ECMAScript does: in Python `$` also matches before a newline at the end."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$\Z", r"\\Z", pattern), instance):
        yield ValidationError("does not match the pattern")
