"""The tools as an assistant calls them: `timeline mcp` as a process, spoken to by the protocol's own client."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from tests.service.conftest import ROOT

ARTICLE = {"text": "The bridge reopened on Sunday.", "published": "2025-01-13"}


def talk(work: Callable[[Client], Awaitable[Any]], *arguments: str) -> Any:
    async def go() -> Any:
        server = StdioServerParameters(command=sys.executable, args=["-m", "timeline", "mcp", *arguments], cwd=str(ROOT))
        async with Client(server) as client:
            return await work(client)

    with ThreadPoolExecutor(1) as own:  # a loop of its own, whatever runs in this thread
        return own.submit(anyio.run, go).result()


def test_three_tools_with_their_descriptions() -> None:
    async def work(client: Client) -> Any:
        return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in talk(work)}
    assert set(tools) == {"extract", "validate", "explain"}
    assert all(tool.description for tool in tools.values())
    assert tools["extract"].input_schema["required"] == ["text"]


def test_calls() -> None:
    async def work(client: Client) -> list[Any]:
        return [
            await client.call_tool("extract", ARTICLE),
            await client.call_tool("explain", ARTICLE),
            await client.call_tool("validate", {"content": '{"events": [], "tittle": "Dam"}'}),
            await client.call_tool("extract", {**ARTICLE, "published": "03/04/2025"}),
            await client.call_tool("extract", ARTICLE),
        ]

    story, page, findings, wrong, again = talk(work)
    assert story.structured_content["events"][0]["when"]["edtf"] == "2025-01-12"
    assert again.structured_content == story.structured_content
    (date,) = page.structured_content["dates"]
    assert (date["text"], date["rejected"], date["events"][0]["id"]) == ("Sunday", "2025-01-19", story.structured_content["events"][0]["id"])
    assert [each["code"] for each in findings.structured_content["findings"]] == ["TL003", "TL103"]
    assert wrong.is_error
    assert "document: published" in wrong.content[0].text


@pytest.mark.parametrize("text", ["", "x" * 200_001])
def test_limits(text: str) -> None:
    async def work(client: Client) -> Any:
        return await client.call_tool("extract", {"text": text})

    assert talk(work).is_error
