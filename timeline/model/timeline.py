"""The record of a timeline: ordered events, where they come from, and what could not be dated."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from timeline.model.event import Event, Identifier, Media, Offset, Record, Text, When

SCHEMA_VERSION = "1.0"
SCHEMA_ID = f"urn:timeline:schema:{SCHEMA_VERSION}:timeline"


class Source(Record):
    """A document that events were read from."""

    id: Identifier = Field(description="Short name that evidence refers to, unique in the file.", examples=["s1"])
    title: Text | None = Field(None, description="Headline of the article.")
    url: Text | None = Field(None, description="Address of the article.", examples=["https://example.org/news/17"])
    publisher: Text | None = Field(None, description="Name of the outlet.", examples=["Example News"])
    author: Text | None = Field(None, description="Who wrote it, as the article says.", examples=["Jo Reporter"])
    published: Text | None = Field(None, description="ISO 8601 publication date, or the range of days, the month or the year that it is known to lie in.", examples=["2025-01-13", "2025-01-13T08:00:00+02:00", "2025-01-11/2025-01-20"])
    published_from: Text | None = Field(None, description="Where the publication date was found: option, metadata, dateline, line or url.", examples=["metadata"])
    language: Text | None = Field(None, description="BCP 47 code.", examples=["en"])
    media: Media | None = Field(None, description="The lead picture of the article.")
    sha256: Text | None = Field(None, description="SHA-256 of the text that offsets refer to, as UTF-8, in hexadecimal.")
    text: Text | None = Field(None, description="The text that offsets refer to, kept where the input itself is not that text: a page, a mail, a PDF.")


class Era(Record):
    """A named stretch of the timeline, shown as a band behind the events."""

    headline: Text = Field(description="Name of the era.", examples=["The siege"])
    when: When = Field(description="When it began and ended.")


class Unresolved(Record):
    """A date expression that could not be placed, and what it would need."""

    source: Identifier = Field(description="The id of the source.", examples=["s1"])
    start: Offset = Field(description="First code point of the words in the source's text, from 0.", examples=[31])
    end: Offset = Field(description="The code point after the last.", examples=[42])
    text: Text = Field(description="The words themselves.", examples=["last Sunday"])
    needs: Text | None = Field(None, description="What would resolve it.", examples=["publication date"])
    reason: Text = Field(description="Why it could not be placed.", examples=["the article has no publication date"])


class Made(Record):
    """An event as the program made it, so that later edits can be told from it."""

    id: Identifier = Field(description="The id of the event.")
    headline: Text = Field(description="Its headline when it was made.")
    edtf: Text = Field(description="Its date when it was made.")


class Timeline(Record):
    """A timeline: events in order of time, with their sources."""

    schema_: Text = Field(SCHEMA_ID, alias="$schema", description="Name or address of this schema, for editors.", examples=[SCHEMA_ID])
    schema_version: Literal["1.0"] = Field("1.0", description="Version of this schema.")
    title: Text | None = Field(None, description="Title of the whole.")
    sources: list[Source] = Field(default_factory=list, description="The documents that events were read from.")
    events: list[Event] = Field(default_factory=list, description="The dated events, in order of time.")
    eras: list[Era] | None = Field(None, description="Named stretches behind the events.")
    undated: list[Event] | None = Field(None, description="Events without a date; the same record without when.")
    unresolved: list[Unresolved] | None = Field(None, description="Date expressions that could not be placed.")
    generated: list[Made] | None = Field(None, description="The events as the program made them: what differs from it, or is gone, was edited by a person, and stays so when articles are added.")
