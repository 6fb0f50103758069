"""What stands around every request: the limit of its size, counts and times, and a line of JSON in the log."""

from __future__ import annotations

import contextlib
import json
import logging
import time
from typing import TYPE_CHECKING, Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("timeline.service")
_TIMES = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """Requests by path and status, how long they took, how large they were, and how many are under way."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter("timeline_requests", "Requests answered.", ("method", "path", "status"), registry=self._registry)
        self.seconds = Histogram("timeline_request_seconds", "Seconds until the answer was sent.", ("path",), buckets=_TIMES, registry=self._registry)
        self.received = Counter("timeline_received_bytes", "Bytes of bodies received.", ("path",), registry=self._registry)
        self.going = Gauge("timeline_requests_in_progress", "Requests under way.", registry=self._registry)

    def text(self) -> bytes:
        """All of it in the text format of Prometheus."""
        return generate_latest(self._registry)


class _TooLarge(Exception):  # noqa: N818 - it never leaves this file
    """The body has more bytes than it may; ends the reading of it."""


class Watch:
    """ASGI middleware; the outermost, so that what it refuses is counted and logged as well."""

    def __init__(self, app: ASGIApp, metrics: Metrics, most: int) -> None:
        self.app, self.metrics, self.most = app, metrics, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, count it, and log it; what it says is never logged."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        seen: dict[str, Any] = {"status": 500, "bytes": 0}
        started = time.perf_counter()
        with self.metrics.going.track_inprogress():
            try:
                with contextlib.suppress(_TooLarge):
                    await self.app(scope, self._counted(receive, scope, seen), self._noted(send, seen))
                if seen.pop("large", False):
                    await self._refuse(self._noted(send, seen))
            finally:
                self._count(scope, seen, time.perf_counter() - started)

    def _counted(self, receive: Receive, scope: Scope, seen: dict[str, Any]) -> Receive:
        told = dict(scope["headers"]).get(b"content-length", b"0")

        async def counted() -> Message:
            if not (told.isdigit() and int(told) > self.most):
                message = await receive()
                seen["bytes"] += len(message.get("body", b""))
                if seen["bytes"] <= self.most:
                    return message
            seen["large"] = True
            raise _TooLarge

        return counted

    def _noted(self, send: Send, seen: dict[str, Any]) -> Send:
        async def noted(message: Message) -> None:
            if seen.get("large"):
                return  # what the app makes of a body that breaks off is not the answer
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            await send(message)

        return noted

    async def _refuse(self, send: Send) -> None:
        why = {"type": "RequestError", "where": "body", "why": f"is larger than {self.most:,} bytes", "hint": "send less at once"}
        body = json.dumps(why).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _count(self, scope: Scope, seen: dict[str, Any], seconds: float) -> None:
        route = scope.get("route")
        path = getattr(route, "path", "other")  # a label for what nobody serves would let anybody fill the memory
        self.metrics.requests.labels(scope["method"] if route else "other", path, str(seen["status"])).inc()
        self.metrics.seconds.labels(path).observe(seconds)
        self.metrics.received.labels(path).inc(seen["bytes"])
        told = {"method": scope["method"], "path": scope["path"][:200], "status": seen["status"], "bytes": seen["bytes"], "milliseconds": round(seconds * 1000, 1)}
        LOG.info("request", extra={"told": told})


class Lines(logging.Formatter):
    """A record of the log as a line of JSON, with the time in UTC."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the message holds."""
        data = {"time": self.formatTime(record), "level": record.levelname.lower(), "logger": record.name, "message": record.getMessage(), **getattr(record, "told", {})}
        if record.exc_info:
            data["error"] = self.formatException(record.exc_info)
        return json.dumps(data)
