"""A record of a table or a line of JSON as a document: which column holds what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from timeline.errors import InputError, OptionError
from timeline.readers import decode
from timeline.readers.assemble import assemble
from timeline.readers.contract import Documents, Known

STRINGS = ("published", "title", "url", "publisher", "author", "language", "timezone", "image")
FIELDS = ("text", "id", *STRINGS)
_NOT_AN_ID = re.compile(r"[^a-z0-9]+")


def document(record: Mapping[str, Any], known: Known, where: str) -> Documents:
    """The document of one record, with the record's own id where it has one.

    Offsets refer to the text exactly as given; only lone surrogates become U+FFFD, one for one. Raises InputError,
    DateError and OptionError, which name `where`.
    """
    columns = dict(known.columns)
    text = _text(record, columns, where)
    found = assemble(text, _said(record, columns, where), known, where)
    name = identifier(record.get(columns.get("id", "id")))
    found[:] = [replace(each, id=name or each.id) for each in found]
    return found


def names(known: Known) -> list[str]:
    """The columns that are wanted, in the order of FIELDS."""
    columns = dict(known.columns)
    return [columns.get(field, field) for field in FIELDS]


def check(columns: tuple[tuple[str, str], ...]) -> None:
    """Raises OptionError for a pair whose first half is nothing that a document has.

    >>> check((("text", "body"),))
    """
    for field, column in columns:
        if field not in FIELDS or not column:
            raise OptionError("--column", f"{field}={column} maps nothing that a document has", f"write FIELD=COLUMN, with FIELD one of {', '.join(FIELDS)}")


def identifier(name: object) -> str | None:
    """A source id from an id of the user's: lower case letters, digits and hyphens; None when nothing is left.

    >>> identifier("APW 1998/02"), identifier(17)
    ('apw-1998-02', 'd-17')
    """
    slug = _NOT_AN_ID.sub("-", str(name).lower()).strip("-") if isinstance(name, str | int) else ""
    return slug if slug[:1].isalpha() else f"d-{slug}" if slug else None


def _text(record: Mapping[str, Any], columns: dict[str, str], where: str) -> str:
    column = columns.get("text", "text")
    text = record.get(column)
    if not isinstance(text, str):
        hint = 'write {"id": ..., "published": ..., "text": ...}, or say with --column text=NAME which holds the text'
        raise InputError(where, f'has no "{column}"' if text is None else f'"{column}" is not a string', hint)
    return decode.whole(text)


def _said(record: Mapping[str, Any], columns: dict[str, str], where: str) -> dict[str, str]:
    said = {}
    for field in STRINGS:
        column = columns.get(field, field)
        value = record.get(column)
        if isinstance(value, datetime | date):  # a table's own dates
            value = value.isoformat()
        if value in (None, ""):
            continue
        if not isinstance(value, str):
            raise InputError(where, f'"{column}" is not a string', "put it in quotes")
        said[field] = decode.whole(value)
    return said
