"""The tools that assistants call, by the Model Context Protocol: extract, validate, explain."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from timeline import __version__
from timeline.service.limits import TEXT, Limits, TooSlow

_ABOUT = (
    "Finds the dated events of news text, checks timeline files, and explains every date. Dates come from the words of the text and its "
    "publication date alone: pass `published` whenever it is known, and never guess it."
)
Text = Annotated[str, Field(min_length=1, max_length=TEXT, description="The article as plain text.")]
Published = Annotated[str | None, Field(description="When it was published, such as 2025-01-13; leave it out when it is not known.")]


def make(limits: Limits | None = None) -> MCPServer:
    """The server, which `run()` connects to standard input and output."""
    limits = limits or Limits()
    server = MCPServer("timeline", title="timeline", instructions=_ABOUT, version=__version__, log_level="WARNING")

    async def do(what: str, /, **arguments: Any) -> dict[str, Any]:
        try:
            answer, fault = await limits.do(what, **arguments)
        except TooSlow as slow:
            raise ToolError(f"{slow}: send a shorter text") from None
        if answer is None:
            assert fault is not None
            raise ToolError(f"{fault['where']}: {fault['why']}" + (f"; {fault['hint']}" if fault["hint"] else ""))
        return answer

    @server.tool()
    async def extract(text: Text, published: Published = None, title: str | None = None, url: str | None = None) -> dict[str, Any]:
        """Find the dated events of a news article: when, headline, who says so, and the words that each rests on.

        Answers with a timeline: `events` in order of time, `undated` statements, and `unresolved` dates with what they would need.
        """
        return await do("extract", documents=[_record(text, published, title=title, url=url)])

    @server.tool()
    async def validate(
        content: Annotated[str, Field(min_length=1, max_length=4 * TEXT, description="The content of a timeline file: JSON, TimelineJS JSON, CSV, YAML or iCalendar.")],
        name: Annotated[str, Field(description="Its name; the suffix tells the format.")] = "timeline.json",
    ) -> dict[str, Any]:
        """Check a timeline file: each finding has line, column, code, message and a hint how to mend it."""
        return await do("validate", content=content, name=name)

    @server.tool()
    async def explain(text: Text, published: Published = None) -> dict[str, Any]:
        """Say for every date of an article how it was found: sentence, rule, what it was counted from, the reading turned down, and its event."""
        return await do("explain", document=_record(text, published))

    return server


def _record(text: str, published: str | None, **more: str | None) -> dict[str, Any]:
    return {key: value for key, value in {"text": text, "published": published, **more}.items() if value is not None}
