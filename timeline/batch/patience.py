"""A document that takes too long is given up, in whatever thread it is worked on, and the work goes on with the next.

Signals reach the main thread alone, and workers of Daft and Ray are not always that; so another thread has the interpreter raise
the error in this one, at its next step. What a library computes in C is not interrupted before it returns.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooLong(Exception):  # noqa: N818 - the name says what is wrong
    """The document took more seconds than it may."""

    def __str__(self) -> str:
        """What is wrong, for the reason of an error."""
        return "it took too long"


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TooLong in the block when it has not ended after so many seconds; 0 waits for ever."""
    if not seconds:
        yield
        return
    here, lock, ended = threading.get_ident(), threading.Lock(), False

    def give_up() -> None:
        with lock:
            if not ended:
                _raise_in(here, TooLong)

    watch = threading.Timer(seconds, give_up)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        with lock:  # from here on nothing more is raised
            ended = True
        watch.cancel()


def _raise_in(thread: int, what: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(what))
