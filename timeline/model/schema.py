"""The published JSON Schemas (2020-12), generated from the models, which are the one source of truth.

Optional keys are absent, never null; objects are closed, except for keys of one's own that start with `x-`.
The files in `schema/` are what this module writes, and a test holds them to it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue

from timeline.errors import OptionError
from timeline.model.event import Event
from timeline.model.timeline import SCHEMA_VERSION, Timeline

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import core_schema

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: dict[str, type[BaseModel]] = {"event": Event, "timeline": Timeline}


def names() -> list[str]:
    """The schemas there are.

    >>> names()
    ['event', 'timeline']
    """
    return sorted(_MODELS)


def document(name: str, draft: str = "2020-12") -> dict[str, Any]:
    """A schema by its name, in the draft 2020-12 or in draft 7, which editors know best.

    >>> document("timeline")["$id"]
    'urn:timeline:schema:1.0:timeline'

    Raises OptionError when there is none of that name.
    """
    if name not in _MODELS:
        raise OptionError(f"schema {name!r}", "does not exist", f"choose from {', '.join(names())}")
    body = _MODELS[name].model_json_schema(by_alias=True, schema_generator=_Published)
    identifier = f"urn:timeline:schema:{SCHEMA_VERSION}:{name}"
    if draft == "7":
        seventh: dict[str, Any] = _seventh(body)
        return {"$schema": "http://json-schema.org/draft-07/schema#", "$id": f"{identifier}:draft-07", **seventh}
    return {"$schema": _DIALECT, "$id": identifier, **body}


def _seventh(node: Any) -> Any:
    """The same in draft 7: `definitions` for `$defs`, and nothing beside a `$ref`, where draft 7 does not look."""
    if isinstance(node, list):
        return [_seventh(each) for each in node]
    if not isinstance(node, dict):
        return node
    below = {"definitions" if key == "$defs" else key: _seventh(value) for key, value in node.items()}
    if isinstance(below.get("$ref"), str):
        below["$ref"] = below["$ref"].replace("#/$defs/", "#/definitions/")
        below = {"allOf": [{"$ref": below.pop("$ref")}], **below} if len(below) > 1 else below
    return below


def text(name: str, draft: str = "2020-12") -> str:
    """A schema as its file has it: two spaces, UTF-8, a newline at the end.

    Raises OptionError when there is none of that name.
    """
    return json.dumps(document(name, draft), indent=2, ensure_ascii=False) + "\n"


class _Published(GenerateJsonSchema):
    """Schemas for people: no null for what may be absent, no title that repeats the key, closed objects."""

    def generate(self, schema: core_schema.CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        """Put the head before the body."""
        body = super().generate(schema, mode)
        return {key: body.pop(key) for key in ("title", "description") if key in body} | body

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Leave null out: the key is absent instead."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out a default of null."""
        body = super().default_schema(schema)
        if "default" in body and body["default"] is None:
            del body["default"]
        return body

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the base class gives it
        """Give properties no title of their own."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Close the object."""
        body = super().model_schema(schema)
        return {**body, "additionalProperties": False, "patternProperties": {"^x-": {}}}
