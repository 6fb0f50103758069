"""The same work for other programs: an ASGI app (`uvicorn timeline.service:app`) and a server of tools for assistants (MCP)."""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    """The app with its limits as they are, made when a server asks for it."""
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from timeline.service.app import make

    globals()["app"] = made = make()
    return made
