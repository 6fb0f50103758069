"""`timeline serve`: extract, tag, validate and convert over HTTP."""

from __future__ import annotations

import os

import click

from timeline.cli import options
from timeline.errors import OptionError

_HINT = 'pip install "timeline[service]"'


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="PORT", help="The port; 0 chooses a free one.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that do the work; without it, one a processor.")
@click.option("--max-bytes", type=click.IntRange(min=1), default=4_000_000, show_default=True, metavar="N", help="How large a request may be.")
@click.option("--timeout", type=click.FloatRange(min=0.1, max=3600), default=20.0, show_default=True, metavar="SECONDS", help="How long a request may take.")
def command(host: str, port: int, workers: int | None, max_bytes: int, timeout: float) -> int:
    r"""Serve extract, tag, validate and convert to other programs over HTTP.

    POST JSON to /v1/extract, /v1/tag, /v1/validate and /v1/convert; /openapi.json describes them, /health says whether
    the service runs, and /metrics counts. The log is a line of JSON a request on standard error, without what was sent.

    \b
    Example:
      timeline serve --port 8000
      curl -s localhost:8000/v1/extract --json '{"documents": [{"text":
        "It fell on Sunday.", "published": "2025-01-13"}]}'
    """
    try:
        import uvicorn

        from timeline.service.app import make
        from timeline.service.limits import Limits
    except ImportError as fault:
        raise OptionError("timeline serve", f"needs the package {fault.name}, which is not installed", _HINT) from None
    limits = Limits(max_bytes, timeout, workers or os.cpu_count() or 1)
    handler = {"class": "logging.StreamHandler", "stream": "ext://sys.stderr", "formatter": "lines"}
    log = {
        "version": 1, "disable_existing_loggers": False, "formatters": {"lines": {"()": "timeline.service.watch.Lines"}}, "handlers": {"error": handler},
        "loggers": {name: {"handlers": ["error"], "level": "INFO", "propagate": False} for name in ("uvicorn", "timeline.service")},
    }  # fmt: skip
    config = uvicorn.Config(make(limits), host=host, port=port, log_config=log, access_log=False, timeout_keep_alive=10, limit_concurrency=1000)
    server = uvicorn.Server(config)
    try:
        server.run()
    except SystemExit:
        return 2
    if not server.started:
        options.say(f"timeline: --port: {host}:{port} cannot be listened on; choose another")
        return 2
    return 0
