"""How much a request may ask for: bytes, seconds, and a number of processes that do the work."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from timeline.service import work

if TYPE_CHECKING:
    from anyio import CapacityLimiter

TEXT = 200_000
"""Characters of a text that a request may hold, some forty pages."""


class TooSlow(Exception):  # noqa: N818 - the name says what it is
    """The work took longer than it may; its process is gone."""


@dataclass
class Limits:
    """Bytes of a request, seconds of its work with the time that it waits for a free process, and how many processes there are."""

    bytes: int = 4_000_000
    seconds: float = 20.0
    processes: int = field(default_factory=lambda: os.cpu_count() or 1)
    _free: CapacityLimiter | None = None

    async def do(self, what: str, /, **arguments: Any) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        """Do a piece of `work` in a process of its own: its result, or what is wrong with the request. Raises TooSlow."""
        from anyio import CapacityLimiter, fail_after, to_process

        if self._free is None:
            self._free = CapacityLimiter(self.processes)
        try:
            with fail_after(self.seconds):
                return await to_process.run_sync(work.call, what, arguments, cancellable=True, limiter=self._free)
        except TimeoutError:
            raise TooSlow(f"{self.seconds:g} seconds are over") from None
