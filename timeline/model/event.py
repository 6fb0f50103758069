"""The record of an event: pydantic models, from which the published JSON Schema is generated.

Optional keys are absent, never null: dump with `by_alias=True, exclude_none=True`, as `formats.json` does.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

Precision = Literal[
    "millennium", "century", "decade", "year", "season", "quarter", "month", "week", "day", "hour", "minute", "second"
]
"""Units of `when.precision`. Halves of years have precision "quarter" with an end; weekends are days with an end."""

Status = Literal["stated", "resolved", "bounded", "unresolved"]
Modality = Literal["happened", "ongoing", "scheduled", "planned", "proposed", "possible", "conditional", "hypothetical", "denied", "generic", "reported"]
"""How the text tells it: a fact; in progress; firmly to come; meant to be; only asked for; perhaps; on a condition; on one
that is against the facts; said not to be so; a habit without one time; said to be so by somebody. What is negated ("did not",
"has yet to", "never") keeps its modality and has polarity "negative"."""
Polarity = Literal["positive", "negative"]
Role = Literal["date", "event", "quote"]
Text = Annotated[str, Field(min_length=1)]
Offset = Annotated[int, Field(ge=0)]
IDENTIFIER = r"^[a-z][a-z0-9-]*$"
"""The ids of sources and events in the schema."""
Identifier = Annotated[str, Field(pattern=IDENTIFIER)]


class Record(BaseModel):
    """A closed object that allows own keys under `x-`."""

    model_config = ConfigDict(extra="allow", populate_by_name=True, validate_assignment=False, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _absent_is_not_null(cls, data: Any, info: ValidationInfo) -> Any:
        if info.mode == "json" and isinstance(data, dict) and (nulls := [k for k, v in data.items() if v is None and not k.startswith("x-")]):
            raise ValueError(f"{nulls[0]} is null; leave out a key that has no value")
        return data

    @model_validator(mode="after")
    def _only_own_keys_are_extra(self) -> Record:
        if self.model_extra and (unknown := sorted(k for k in self.model_extra if not k.startswith("x-"))):
            raise ValueError(f"unknown key {unknown[0]!r}; keys of your own start with x-")
        return self


class When(Record):
    """When an event happened: the value that a person edits, and what is derived from it."""

    edtf: Text = Field(description="The date in EDTF (ISO 8601-2), the value that a person edits.", examples=["2025-01-12", "2022/..", "[..2025-01-12]", "[2025-01-12,2025-01-19]", "199X", "2023-06~"])
    start: Text | None = Field(None, description="First day or time, ISO 8601 at the precision known; absent when the start is open.", examples=["2022", "2025-01-12", "2025-01-12T14:30+02:00"])
    end: Text | None = Field(None, description="Last day or time, inclusive, in the notation of start; absent when it is the same or open.", examples=["2025-01-14"])
    precision: Precision = Field(description="The unit in which the date is known.")
    status: Status = Field(description="stated: the text gives the date; resolved: computed from an anchor; bounded: only limits are known: before, after, or one of several dates; unresolved: not known.")
    approximate: bool | None = Field(None, description="Whether the text says about, around or circa.")
    timezone: Text | None = Field(None, description="IANA name or UTC offset of a time of day.", examples=["Europe/Kyiv", "+02:00"])
    recurrence: Text | None = Field(None, description="RFC 5545 RRULE of a stated recurrence; edtf is then its first occurrence.", examples=["FREQ=WEEKLY;BYDAY=MO;UNTIL=20250512"])
    exceptions: list[Text] | None = Field(None, description="Occurrences that do not take place, in the notation of start.", examples=[["2025-04-21"]])
    additions: list[Text] | None = Field(None, description="Occurrences beside those of the rule, in the notation of start.", examples=[["2025-04-22"]])
    display: Text = Field(description="What a person reads.", examples=["12 January 2025", "before 12 January 2025 (day not given)"])


class Timex3(Record):
    """The date expression in the terms of TimeML's TIMEX3."""

    type: Literal["DATE", "TIME", "DURATION", "SET"] = Field(description="TIMEX3 type of the expression.")
    value: Text = Field(description="TIMEX3 value.", examples=["2025-01-12", "2025-W03", "P3D", "2025-01-12TEV"])
    mod: Text | None = Field(None, description="TIMEX3 modifier.", examples=["START", "MID", "END", "APPROX"])


class AnchorRecord(Record):
    """What a relative date was counted from."""

    date: Text = Field(description="ISO 8601 date of the anchor, or the range that it lies in.", examples=["2025-01-13"])
    source: Text = Field(alias="from", description="Where the anchor comes from: publication, discourse, sentence or quote.", examples=["publication"])


class Evidence(Record):
    """Words of a source that an event rests on; offsets are code points, end exclusive."""

    source: Identifier = Field(description="The id of the source.", examples=["s1"])
    role: Role = Field(description="What the words give: the date, the event or a quote.")
    start: Offset = Field(description="First code point of the words in the source's text, from 0.", examples=[31])
    end: Offset = Field(description="The code point after the last.", examples=[53])
    exact: Text = Field(description="The words themselves, a verbatim substring of the source.")
    timex3: Timex3 | None = Field(None, description="The date expression in TIMEX3, on the evidence of the date.")
    rule: Text | None = Field(None, description="The rule that read the date.", examples=["last repeating"])
    anchor: AnchorRecord | None = Field(None, description="The reference time, on the evidence of a relative date.")
    rejected: Text | None = Field(None, description="The reading that was turned down, in EDTF.", examples=["2025-01-19"])


class Attribution(Record):
    """Who says so."""

    speaker: Text | None = Field(None, description="Who says it, in the article's words.", examples=["the mayor"])
    quote: Text | None = Field(None, description="A verbatim substring of the source.")


class Place(Record):
    """Where it happened, in the article's words."""

    name: Text = Field(description="The place as the article names it.", examples=["Kursk region"])
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = Field(None, description="Degrees north, WGS 84, when given.", examples=[51.73])
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = Field(None, description="Degrees east, WGS 84, when given.", examples=[36.19])


class Media(Record):
    """A picture or film, by address."""

    url: Text = Field(description="Address of the picture or film.", examples=["https://example.org/bridge.jpg"])
    caption: Text | None = Field(None, description="Plain text below it.")
    credit: Text | None = Field(None, description="Who made it.", examples=["Example Agency"])
    alt: Text | None = Field(None, description="What it shows, for people who do not see it.")


class Relation(Record):
    """An order between two events, as the text states it: this event is `type` the target."""

    type: Literal["before", "after", "part-of"] = Field(description="How this event lies to the target.")
    target: Identifier = Field(description="The id of the other event.")


class Account(Record):
    """Another date that sources give for the same event."""

    edtf: Text = Field(description="The date in EDTF.", examples=["2024-03-03"])
    display: Text = Field(description="What a person reads.", examples=["3 March 2024"])
    status: Literal["conflicting", "corrected", "superseded"] = Field(description="conflicting: it stands against the date of the event; corrected: a source withdraws it; superseded: a plan that a later source moved.")
    sources: list[Identifier] = Field(description="The ids of the sources that give it.", examples=[["s2"]])
    by: list[Identifier] | None = Field(None, description="The ids of the sources that withdraw or move it.", examples=[["s5"]])


class Count(Record):
    """A number that sources give."""

    value: int = Field(ge=0, description="The number.", examples=[12])
    exact: Text = Field(description="The words of one of the sources, verbatim.", examples=["12 dead"])
    sources: list[Identifier] = Field(description="The ids of the sources that give it.", examples=[["s1"]])


class Figure(Record):
    """What sources of one event count differently; none of the numbers is chosen."""

    of: Text = Field(description="What is counted: people dead, injured or missing, or a noun of the texts.", examples=["dead", "houses"])
    counts: list[Count] = Field(description="The numbers, the smallest first.")


class Event(Record):
    """An event: what happened, when, who says so, and the words that it rests on."""

    id: Identifier = Field(description="Stable across runs and machines; made from the source and the spans.", examples=["e-4b1d0c7f2a"])
    headline: Annotated[str, Field(min_length=1, max_length=100)] = Field(description="Plain text that stands alone, in the article's words.", examples=["The bridge reopened to traffic"])
    description: Text | None = Field(None, description="Plain text: the sentence.")
    when: When | None = Field(None, description="Absent for events in `undated`.")
    modality: Modality = Field("happened", description="How the text tells it: as a fact, in progress, firmly to come, meant to be, only asked for, perhaps, on a condition, on one against the facts, said not to be so, a habit, or said to be so by somebody.")
    polarity: Polarity = Field("positive", description="negative: the text says that it did not happen.")
    participants: list[Text] | None = Field(None, description="Who took part, in the article's words.", examples=[["the city council"]])
    place: Place | None = Field(None, description="Where it happened.")
    attribution: Attribution | None = Field(None, description="Who says so, and in which words.")
    group: Text | None = Field(None, description="Name of the row that the event is shown in.", examples=["Courts"])
    tags: list[Text] | None = Field(None, description="Keywords of your own.", examples=[["infrastructure"]])
    media: Media | None = Field(None, description="A picture or film.")
    relations: list[Relation] | None = Field(None, description="Order between this event and others, as the text states it.")
    accounts: list[Account] | None = Field(None, description="Other dates that sources give for it, and what became of them.")
    figures: list[Figure] | None = Field(None, description="Tolls on which the sources differ, with all that they give.")
    corrects: list[Text] | None = Field(None, description="Dates in EDTF that the text withdraws in favour of this one.", examples=[["2024-03-03"]])
    evidence: list[Evidence] = Field(default_factory=list, description="The words that the event rests on.")
    confidence: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = Field(1.0, description="How sure the reading is, 0 to 1.", examples=[0.86])
    revision: Annotated[int, Field(ge=0)] = Field(0, description="Raised by every edit, from 0.", examples=[0, 1])
    modified: Text | None = Field(None, description="When it was last edited, ISO 8601.", examples=["2025-01-14T09:30:00Z"])


Extra = dict[str, Any]
