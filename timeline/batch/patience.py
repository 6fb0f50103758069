"""A document that takes too long is given up, in whatever thread it is worked on, and the work goes on with the next.

Signals reach the main thread alone, and workers of Daft and Ray are not always that; so another thread has the interpreter raise
the error in this one, at its next step. What a library computes in C is not interrupted before it returns.

What counts is the time of the processor that its thread has used, not the clock on the wall: a machine that others work on,
or more workers than processors, must not turn documents into errors.
"""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from timeline.errors import InputError

_T = TypeVar("_T")
_EVERY = 0.1
"""Seconds between looks at those that work."""
_AGAIN = 1.0
"""Seconds of work after which one that did not stop (it was in a destructor, which cannot be interrupted) is told again."""

_ends: dict[int, float] = {}
"""Threads that work, with the time of their processor at which they must have ended."""
_told: set[int] = set()
_lock = threading.Lock()
_some = threading.Event()
_watchers: list[threading.Thread] = []


class TooLong(BaseException):
    """What is raised in the thread. No Exception, so that nothing on the way takes it for a fault of its own."""


def within(seconds: float, where: str, work: Callable[[], _T]) -> _T:
    """What the work returns. Raises InputError when it takes more seconds of the processor; 0 waits for ever."""
    if not seconds:
        return work()
    me = threading.get_ident()
    try:
        _begin(me, spent(me) + seconds)
        try:
            return work()
        finally:
            _end(me)
    except TooLong:
        _end(me)
        raise InputError(where, f"took more than {seconds:g} seconds of the processor", "split it, or give it more with --patience") from None


def spent(thread: int) -> float:
    """Seconds of the processor that a thread has used; where the system does not tell, seconds on the clock."""
    if hasattr(time, "pthread_getcpuclockid"):
        return time.clock_gettime(time.pthread_getcpuclockid(thread))
    return time.monotonic()


def _begin(thread: int, ends: float) -> None:
    with _lock:
        _ends[thread] = ends
        _some.set()
        if not any(watcher.is_alive() for watcher in _watchers):  # it is not alive in a process that was forked
            _watchers[:] = [threading.Thread(target=_watch, name="timeline-patience", daemon=True)]
            _watchers[0].start()


def _end(thread: int) -> None:
    with _lock:
        _ends.pop(thread, None)
        if thread in _told:  # it may be told and not have heard yet
            _told.discard(thread)
            _tell(thread, ctypes.py_object())


def _watch() -> None:
    while _some.wait():
        time.sleep(_EVERY)
        with _lock:
            if not _ends:
                _some.clear()
            for thread, ends in _ends.items():
                if spent(thread) > ends:
                    _ends[thread] = spent(thread) + _AGAIN
                    _told.add(thread)
                    _tell(thread, ctypes.py_object(TooLong))


def _tell(thread: int, what: ctypes.py_object[type[BaseException]]) -> None:
    """Raise it in the thread; NULL takes back what has not been raised yet."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), what)
