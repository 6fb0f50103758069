"""The record of an event: pydantic models, from which the published JSON Schema is generated.

Optional keys are absent, never null: dump with `by_alias=True, exclude_none=True`, as `formats.json` does.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Precision = Literal[
    "millennium", "century", "decade", "year", "season", "quarter", "month", "week", "day", "hour", "minute", "second"
]
"""Units of `when.precision`. Halves of years have precision "quarter" with an end; weekends are days with an end."""

Status = Literal["stated", "resolved", "bounded", "unresolved"]
Modality = Literal["happened", "ongoing", "scheduled", "planned", "possible", "conditional", "reported"]
Polarity = Literal["positive", "negative"]
Role = Literal["date", "event", "quote"]
Text = Annotated[str, Field(min_length=1)]
Offset = Annotated[int, Field(ge=0)]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]


class Record(BaseModel):
    """A closed object that allows own keys under `x-`."""

    model_config = ConfigDict(extra="allow", populate_by_name=True, validate_assignment=False, frozen=True)

    @model_validator(mode="after")
    def _only_own_keys_are_extra(self) -> Record:
        unknown = sorted(k for k in self.model_extra or {} if not k.startswith("x-"))
        if unknown:
            raise ValueError(f"unknown key {unknown[0]!r}; keys of your own start with x-")
        return self


class When(Record):
    """When an event happened: the value that a person edits, and what is derived from it."""

    edtf: Text = Field(description="The date in EDTF (ISO 8601-2), the value that a person edits.", examples=["2025-01-12", "2022/..", "[..2025-01-12]", "199X", "2023-06~"])
    start: Text | None = Field(None, description="First day or time, ISO 8601 at the precision known; absent when the start is open.", examples=["2022", "2025-01-12", "2025-01-12T14:30+02:00"])
    end: Text | None = Field(None, description="Last day or time, inclusive, in the notation of start; absent when it is the same or open.", examples=["2025-01-14"])
    precision: Precision = Field(description="The unit in which the date is known.")
    status: Status = Field(description="stated: the text gives the date; resolved: computed from an anchor; bounded: only before or after is known; unresolved: not known.")
    approximate: bool | None = Field(None, description="Whether the text says about, around or circa.")
    timezone: Text | None = Field(None, description="IANA name or UTC offset of a time of day.", examples=["Europe/Kyiv", "+02:00"])
    recurrence: Text | None = Field(None, description="RFC 5545 RRULE of a stated, bounded recurrence.", examples=["FREQ=WEEKLY;BYDAY=MO;UNTIL=20250512"])
    display: Text = Field(description="What a person reads.", examples=["12 January 2025", "before 12 January 2025 (day not given)"])


class Timex3(Record):
    """The date expression in the terms of TimeML's TIMEX3."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: Text
    mod: Text | None = None


class AnchorRecord(Record):
    """What a relative date was counted from."""

    date: Text = Field(description="ISO 8601 date of the anchor.")
    source: Text = Field(alias="from", description="Where the anchor comes from: publication, discourse, sentence or quote.")


class Evidence(Record):
    """Words of a source that an event rests on; offsets are code points, end exclusive."""

    source: Identifier = Field(description="The id of the source.")
    role: Role = Field(description="What the words give: the date, the event or a quote.")
    start: Offset
    end: Offset
    exact: Text = Field(description="The words themselves, a verbatim substring of the source.")
    timex3: Timex3 | None = None
    rule: Text | None = Field(None, description="The rule that read the date.")
    anchor: AnchorRecord | None = None
    rejected: Text | None = Field(None, description="The reading that was turned down, in EDTF.")


class Attribution(Record):
    """Who says so."""

    speaker: Text | None = None
    quote: Text | None = Field(None, description="A verbatim substring of the source.")


class Place(Record):
    """Where it happened, in the article's words."""

    name: Text
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None


class Media(Record):
    """A picture or film, by address."""

    url: Text
    caption: Text | None = None
    credit: Text | None = None
    alt: Text | None = None


class Relation(Record):
    """An order between two events, as the text states it: this event is `type` the target."""

    type: Literal["before", "after", "part-of"]
    target: Identifier


class Event(Record):
    """An event: what happened, when, who says so, and the words that it rests on."""

    id: Identifier = Field(description="Stable across runs and machines; made from the source and the spans.")
    headline: Annotated[str, Field(min_length=1, max_length=100)] = Field(description="Plain text that stands alone, in the article's words.")
    description: Text | None = Field(None, description="Plain text: the sentence.")
    when: When | None = Field(None, description="Absent for events in `undated`.")
    modality: Modality = "happened"
    polarity: Polarity = "positive"
    participants: list[Text] | None = None
    place: Place | None = None
    attribution: Attribution | None = None
    group: Text | None = None
    tags: list[Text] | None = None
    media: Media | None = None
    relations: list[Relation] | None = None
    evidence: list[Evidence] = Field(default_factory=list)
    confidence: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 1.0
    revision: Annotated[int, Field(ge=0)] = 0


Extra = dict[str, Any]
