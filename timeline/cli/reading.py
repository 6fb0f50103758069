"""What the commands that read articles share: what is known of them, which columns hold what, and how addresses are fetched."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from timeline.cli import options
from timeline.errors import OptionError
from timeline.readers import Known, Web

_F = TypeVar("_F", bound=Callable[..., Any])
_WEB = Web()


def known(function: _F) -> _F:
    """Add --published, --timezone, --language and the options of tables and addresses; the command gets them as one `known`."""

    def command(*args: Any, published: str | None, timezone: str | None, language: str | None, column: tuple[str, ...], timeout: float, max_bytes: int,
                allow_private: bool, cache: str | None, refresh: bool, **rest: Any) -> Any:  # fmt: skip
        web = Web(seconds=timeout, most=max_bytes, private=allow_private, cache=_cache() if cache is None else cache if cache != "none" else None, refresh=refresh)
        return function(*args, known=Known(published, timezone, language, columns=tuple(map(_pair, column)), web=web), **rest)

    command.__name__, command.__doc__ = function.__name__, function.__doc__
    if hasattr(function, "__click_params__"):
        command.__click_params__ = function.__click_params__  # type: ignore[attr-defined]
    for option in reversed((
        options.published, options.timezone, options.language,
        click.option("--column", multiple=True, metavar="FIELD=NAME", help="In JSON lines and Parquet, the column that holds text, published, title, url, publisher, author, language, timezone or id; may be given several times."),
        click.option("--timeout", type=click.FloatRange(min=0.1, max=3600), default=_WEB.seconds, show_default=True, metavar="SECONDS", help="How long an address may take in all."),
        click.option("--max-bytes", type=click.IntRange(min=1), default=_WEB.most, show_default=True, metavar="N", help="How large what an address gives may be."),
        click.option("--allow-private", is_flag=True, help="Fetch from addresses of this machine and its network too."),
        click.option("--cache", metavar="DIR", help="Where fetched pages are kept and read again; none keeps nothing.  [default: timeline in the user's cache folder]"),
        click.option("--refresh", is_flag=True, help="Ask the server again for pages that are kept."),
    )):
        command = option(command)
    return command  # type: ignore[return-value]


def _pair(text: str) -> tuple[str, str]:
    field, sign, column = text.partition("=")
    if not sign:
        raise OptionError("--column", f"{text!r} is no pair", "write it as text=body")
    return field.strip(), column.strip()


def _cache() -> str:
    """The user's cache folder (XDG Base Directory Specification)."""
    return str(Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "timeline" / "pages")
