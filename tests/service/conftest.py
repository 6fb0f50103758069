"""A service that really listens, on a free port of this machine."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@dataclass
class Service:
    """Where it listens, and the lines of its log."""

    process: subprocess.Popen[str]
    url: str = ""
    log: list[dict[str, Any]] = field(default_factory=list)

    def ask(self, path: str, data: object = None, method: str | None = None) -> tuple[int, Any, dict[str, str]]:
        body = data if data is None or isinstance(data, bytes) else json.dumps(data).encode()
        request = urllib.request.Request(self.url + path, body, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, _content(answer.read()), dict(answer.headers)
        except urllib.error.HTTPError as fault:
            with fault:
                return fault.code, _content(fault.read()), dict(fault.headers)


def _content(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return raw.decode()


def serve(*arguments: str) -> Iterator[Service]:
    """`timeline serve` until the block ends."""
    command = [sys.executable, "-m", "timeline", "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as process:
        service, ready = Service(process), threading.Event()

        def listen() -> None:
            assert process.stderr
            for line in process.stderr:
                service.log.append(json.loads(line))
                if found := re.search(r"http://127\.0\.0\.1:\d+", service.log[-1]["message"]):
                    service.url = found[0]
                    ready.set()

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            assert ready.wait(60), service.log
            yield service
        finally:
            process.terminate()
            thread.join()


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    yield from serve("--workers", "2")


@pytest.fixture
def strict() -> Iterator[Service]:
    yield from serve("--workers", "1", "--max-bytes", "200000", "--timeout", "4")


@pytest.fixture
def hurried() -> Iterator[Service]:
    yield from serve("--workers", "1", "--max-bytes", "3000000", "--timeout", "4")
