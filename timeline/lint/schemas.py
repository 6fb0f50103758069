"""The published schema, compiled: a check that is quick to say yes and exact about what is wrong.

It knows the keywords that our schemas use and refuses, when it compiles, one that it does not know. `jsonschema` is the
oracle: a test holds that both say the same of every fixture, and `engine="jsonschema"` asks it instead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from timeline.lint.findings import Pointer

Check = Callable[[Any], bool]
_NOTES = frozenset({"$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default", "deprecated"})
_KEYWORDS = frozenset({
    "$ref", "type", "enum", "const", "minLength", "maxLength", "pattern", "minimum", "maximum", "items", "properties", "required",
    "additionalProperties", "patternProperties",
})  # fmt: skip
_TYPES: dict[str, type | tuple[type, ...]] = {"object": dict, "array": list, "string": str, "boolean": bool}


class Fault(NamedTuple):
    """What one keyword of the schema has against a value."""

    pointer: Pointer
    keyword: str
    value: Any
    asked: Any
    schema: dict[str, Any]


@cache
def published(name: str) -> dict[str, Any]:
    """A published schema, from the file that is shipped."""
    here = Path(__file__).parents[1] / "schema"
    folder = here if here.is_dir() else Path(__file__).parents[2] / "schema"
    found: dict[str, Any] = json.loads((folder / f"{name}.schema.json").read_bytes())
    return found


def faults(data: Any, root: str = "Timeline", engine: str = "own") -> Iterator[Fault]:
    """What the published schema has against a timeline, or with `root` against one of its definitions."""
    yield from _by_jsonschema(data, root) if engine == "jsonschema" else _compiled(root).faults(data, ())


def _by_jsonschema(data: Any, root: str) -> Iterator[Fault]:
    from jsonschema import Draft202012Validator, ValidationError, validators

    def pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:  # noqa: ARG001 - the library's signature
        if isinstance(instance, str) and not _pattern(pattern)(instance):
            yield ValidationError("does not match the pattern")

    document = published("timeline")
    checked = document if root == "Timeline" else {"$defs": document["$defs"], "$ref": f"#/$defs/{root}"}
    extend: Any = validators.extend
    kind = extend(Draft202012Validator, {"pattern": pattern})
    for error in kind(checked, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(data):
        yield Fault(tuple(error.absolute_path), error.validator, error.instance, error.validator_value, error.schema)


class Compiled:
    """One schema object and, by key, those below it.

    `allows` is put together once from small functions, with no call more than a valid value needs, since nearly every value is one;
    only where it says no does `faults` look for what is wrong.
    """

    def __init__(self, schema: dict[str, Any]) -> None:
        """Take a schema whose keywords are all known. Raises ValueError for another."""
        if unknown := schema.keys() - _NOTES - _KEYWORDS:
            raise ValueError(f"the schema has a keyword that is not compiled: {sorted(unknown)[0]}")
        self.schema = schema
        self.own = [(keyword, schema[keyword], check) for keyword in schema if (check := _own(keyword, schema))]
        self.items: Compiled | None = None
        self.properties: dict[str, Compiled] = {}
        self.reference: Compiled | None = None
        self.closed = schema.get("additionalProperties") is False
        self.open_keys = [_pattern(each) for each in schema.get("patternProperties", {})]
        self._whole: Check | None = None

    @property
    def allows(self) -> Check:
        """Whether the schema has nothing against a value."""
        if self._whole is None:
            self._whole = lambda value: self.allows(value)  # what a schema that names itself asks, below itself
            self._whole = self._put_together()
        return self._whole

    def _put_together(self) -> Check:
        wanted = [self.reference.allows] if self.reference is not None else []
        wanted += [check for _, _, check in self.own]
        if self.items is not None:
            wanted.append(_each(self.items.allows))
        if self.properties or self.closed or self.schema.get("required"):
            wanted.append(self._members())
        return wanted[0] if len(wanted) == 1 else _both(*wanted) if len(wanted) == 2 else _all(wanted)

    def _members(self) -> Check:
        known = {key: below.allows for key, below in self.properties.items()}.get
        required, closed, open_keys = frozenset(self.schema.get("required", ())), self.closed, self.open_keys

        def members(value: Any) -> bool:
            if value.__class__ is not dict:
                return True
            if not required <= value.keys():
                return False
            for key, member in value.items():
                check = known(key)
                if check is not None:
                    if not check(member):
                        return False
                elif closed and not any(matches(key) for matches in open_keys):
                    return False
            return True

        return members

    def faults(self, value: Any, pointer: Pointer) -> Iterator[Fault]:
        """What is wrong with a value and everything below it."""
        if self.allows(value):
            return
        if self.reference is not None:
            yield from self.reference.faults(value, pointer)
        for keyword, asked, check in self.own:
            if not check(value):
                yield Fault(pointer, keyword, value, asked, self.schema)
        if isinstance(value, list) and self.items is not None:
            for number, item in enumerate(value):
                yield from self.items.faults(item, (*pointer, number))
        if isinstance(value, dict):
            yield from self._member_faults(value, pointer)

    def _member_faults(self, value: dict[str, Any], pointer: Pointer) -> Iterator[Fault]:
        for key in self.schema.get("required", ()):
            if key not in value:
                yield Fault(pointer, "required", value, key, self.schema)
        if self.closed and any(key not in self.properties and not any(m(key) for m in self.open_keys) for key in value):
            yield Fault(pointer, "additionalProperties", value, False, self.schema)
        for key, member in value.items():
            if key in self.properties:
                yield from self.properties[key].faults(member, (*pointer, key))


def _both(first: Check, second: Check) -> Check:
    return lambda value: first(value) and second(value)


def _all(checks: list[Check]) -> Check:
    return lambda value: all(check(value) for check in checks)


def _each(allows: Check) -> Check:
    return lambda value: value.__class__ is not list or all(map(allows, value))


@cache
def _compiled(root: str) -> Compiled:
    document = published("timeline")
    made: dict[str, Compiled] = {}

    def make(schema: dict[str, Any]) -> Compiled:
        node = Compiled(schema)
        fill(node)
        return node

    def fill(node: Compiled) -> None:
        schema = node.schema
        if "$ref" in schema:
            node.reference = definition(schema["$ref"].rpartition("/")[2])
        if "items" in schema:
            node.items = make(schema["items"])
        node.properties = {key: make(below) for key, below in schema.get("properties", {}).items()}

    def definition(name: str) -> Compiled:
        if name not in made:
            made[name] = Compiled(document["$defs"][name])
            fill(made[name])
        return made[name]

    return make(document) if root == "Timeline" else definition(root)


def _own(keyword: str, schema: dict[str, Any]) -> Check | None:
    """The check of a keyword that looks at the value alone."""
    asked = schema[keyword]
    match keyword:
        case "type":
            return _type(asked)
        case "enum":
            words = frozenset(asked)
            return lambda value: value.__class__ is str and value in words
        case "const":
            return lambda value: bool(value == asked) and isinstance(value, bool) == isinstance(asked, bool)
        case "minLength":
            return lambda value: value.__class__ is not str or len(value) >= asked
        case "maxLength":
            return lambda value: value.__class__ is not str or len(value) <= asked
        case "pattern":
            matches = _pattern(asked)
            return lambda value: value.__class__ is not str or matches(value)
        case "minimum":
            return lambda value: not _is_number(value) or value >= asked
        case "maximum":
            return lambda value: not _is_number(value) or value <= asked
    return None


def _type(name: str) -> Check:
    if name == "number":
        return _is_number
    if name == "integer":
        return lambda value: _is_number(value) and (isinstance(value, int) or value.is_integer())
    kind = _TYPES[name]
    return lambda value: value.__class__ is kind


def _is_number(value: Any) -> bool:
    return value.__class__ is int or value.__class__ is float


@cache
def _pattern(pattern: str) -> Check:
    """Match as ECMAScript does: in Python `$` also matches before a newline at the end."""
    search = re.compile(re.sub(r"\$\Z", r"\\Z", pattern)).search
    return lambda value: search(value) is not None
