"""What a request may hold, and what an answer does: the models that the description of the service is made from."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from timeline.service.limits import TEXT

Mode = Literal["auto", "news", "narrative"]
Name = Literal["csv", "html", "ics", "jcal", "json", "md", "timelinejs"]
Word = Annotated[str, Field(min_length=1, max_length=500)]
Content = Annotated[str, Field(min_length=1, max_length=4 * TEXT)]


class Request(BaseModel):
    """A closed object: a key that is not known is an error, not a wish that nobody hears."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Article(Request):
    """A text and what is known about it."""

    text: str = Field(min_length=1, max_length=TEXT, description="Plain text; offsets in answers are code points of it.", examples=["The bridge reopened on Sunday."])
    published: Word | None = Field(None, description="When it was published: 2025-01-13, or as people write it. Without it, only what the text itself dates is dated.", examples=["2025-01-13"])
    title: Word | None = Field(None, description="Its headline.")
    url: Word | None = Field(None, description="Its address; nothing is fetched.")
    publisher: Word | None = Field(None, description="The outlet.")
    language: Word | None = Field(None, description="en, or en-GB to read 03/04/2025 day first.", examples=["en"])
    timezone: Word | None = Field(None, description="The outlet's IANA time zone.", examples=["Europe/Kyiv"])
    id: Word | None = Field(None, description="A name of your own for it.", examples=["a1"])

    def record(self) -> dict[str, Any]:
        """What was said, as a reader takes it."""
        return self.model_dump(exclude_none=True, exclude={"mode"})


class ExtractRequest(Request):
    """Articles whose events are wanted."""

    documents: list[Article] = Field(min_length=1, max_length=100, description="The articles of one story.")
    mode: Mode = Field("auto", description="Whether a bare Sunday counts from the publication date, from the last time told of, or as the passage suggests.")
    only: Literal["scheduled"] | None = Field(None, description="scheduled: only what lies ahead of the publication date.")
    max_events: Annotated[int, Field(ge=1, le=100_000)] | None = Field(None, description="Keep so many events, the most important ones.")


class TagRequest(Article):
    """A text whose dates are wanted."""

    mode: Mode = Field("auto", description="As for extract.")


class ValidateRequest(Request):
    """A timeline file to be checked."""

    content: Content = Field(description="The content of the file: JSON, JSON lines, YAML, CSV or iCalendar.")
    name: Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^/\\]+$")] = Field("timeline.json", description="Its name; the suffix tells the format.")
    select: list[Word] = Field(default_factory=list, max_length=50, description="Codes of rules, or the start of codes, to run.", examples=[["TL2"]])
    ignore: list[Word] = Field(default_factory=list, max_length=50, description="Codes of rules not to run.")


class ConvertRequest(Request):
    """A timeline file that is wanted in another format."""

    content: Content = Field(description="The content of the file.")
    to: Name = Field(description="The format that is wanted.")
    source: Literal["csv", "ics", "jcal", "json", "timelinejs"] | None = Field(None, description="The format that it is in; without it, it is recognised.")


class Interval(BaseModel):
    """Half-open; null is an open end."""

    start: str | None
    end: str | None


class TimexAnswer(BaseModel):
    """A time expression in the terms of TIMEX3; keys without a value are absent."""

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    edtf: str | None = None
    interval: Interval | None = None


class TagAnswer(BaseModel):
    """The time expressions in the order of the text."""

    timexes: list[TimexAnswer]


class FindingAnswer(BaseModel):
    """What is wrong or odd, and where; lines and columns count from 1."""

    line: int
    column: int
    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    pointer: str | None = None
    hint: str | None = None


class ValidateAnswer(BaseModel):
    """Whether there is no error, and all findings."""

    valid: bool
    findings: list[FindingAnswer]


class ConvertAnswer(BaseModel):
    """The file, what its format could not say, and what of the given file could not be read."""

    content: str
    losses: list[str]
    problems: list[str]


class Fault(BaseModel):
    """What is wrong with a request: where, why, and what to do about it."""

    type: str
    where: str
    why: str
    hint: str = ""


class Health(BaseModel):
    """The service runs."""

    status: Literal["ok"]
    version: str
