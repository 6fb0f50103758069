"""The record of a timeline: ordered events, where they come from, and what could not be dated."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from timeline.model.event import Event, Identifier, Offset, Record, Text, When

SCHEMA_VERSION = "1.0"
SCHEMA_ID = f"urn:timeline:schema:{SCHEMA_VERSION}:timeline"


class Source(Record):
    """A document that events were read from."""

    id: Identifier
    title: Text | None = None
    url: Text | None = None
    publisher: Text | None = None
    published: Text | None = Field(None, description="ISO 8601 publication date.")
    published_from: Text | None = Field(None, description="Where the publication date was found: option, metadata, dateline, line or url.")
    language: Text | None = Field(None, description="BCP 47 code.")
    sha256: Text | None = Field(None, description="Digest of the text that offsets refer to.")


class Era(Record):
    """A named stretch of the timeline, shown as a band behind the events."""

    headline: Text
    when: When


class Unresolved(Record):
    """A date expression that could not be placed, and what it would need."""

    source: Identifier
    start: Offset
    end: Offset
    text: Text
    needs: Text | None = Field(None, description="What would resolve it.", examples=["publication date"])
    reason: Text


class Timeline(Record):
    """A timeline: events in order of time, with their sources."""

    schema_: Text = Field(SCHEMA_ID, alias="$schema")
    schema_version: Literal["1.0"] = "1.0"
    title: Text | None = None
    sources: list[Source] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    eras: list[Era] | None = None
    undated: list[Event] | None = Field(None, description="Events without a date; the same record without when.")
    unresolved: list[Unresolved] | None = None
