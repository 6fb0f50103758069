"""`timeline mcp`: tools for assistants, by the Model Context Protocol."""

from __future__ import annotations

import click

from timeline.errors import OptionError

_HINT = 'pip install "timeline[mcp]"'


@click.command(name="mcp")
@click.option("--timeout", type=click.FloatRange(min=0.1, max=3600), default=60.0, show_default=True, metavar="SECONDS", help="How long a call may take.")
def command(timeout: float) -> int:
    r"""Let assistants call extract, validate and explain (Model Context Protocol).

    Speaks on standard input and output, which is how assistants start it; it reads no file and no address.

    \b
    Example, in an assistant's settings:
      {"mcpServers": {"timeline": {"command": "timeline", "args": ["mcp"]}}}
    """
    try:
        from timeline.service import tools
        from timeline.service.limits import Limits
    except ImportError as fault:
        raise OptionError("timeline mcp", f"needs the package {(fault.name or 'mcp').partition('.')[0]}, which is not installed", _HINT) from None
    tools.make(Limits(seconds=timeout)).run()
    return 0
