"""A whole batch: list, plan, do what the manifest does not have yet, and say how it goes."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from timeline.batch import plan, work
from timeline.batch.engine import Engine
from timeline.batch.job import Job
from timeline.batch.plan import Listing
from timeline.batch.store import Store, is_remote
from timeline.errors import OptionError, OutputError, TimelineError
from timeline.readers.assemble import check

WAVE = 4096
"""Units that Daft is given at once, so that a plan of any length takes the same memory."""
PATIENCE = 1800.0
"""Seconds without a finished unit after which a cluster is taken for dead: the largest unit takes a few minutes."""
_TELL = 0.5
"""Seconds between looks at the manifest; an object store is asked a twentieth as often, because each look costs."""
_TRIES = 2


@dataclass
class Totals:
    """What a run has done: documents, events, undated statements, unresolved dates, errors; units done before and left over."""

    documents: int = 0
    events: int = 0
    undated: int = 0
    unresolved: int = 0
    errors: int = 0
    bytes: int = 0
    units: int = 0
    before: int = 0
    problems: list[TimelineError] = field(default_factory=list)
    passed: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: bytes done and in all, documents, errors, and seconds since it began to work."""

    done: int
    total: int
    documents: int
    errors: int
    seconds: float

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds left at the rate so far, by bytes; None while nothing is done."""
        return (self.total - self.done) * self.seconds / self.done if self.done else None


@dataclass
class _Task:
    """A unit that is to be done: where its line of the plan is, the state of its input, and the entry that it replaces."""

    name: str
    place: str
    stamp: str
    size: int
    old: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.place} {self.stamp}"


def run(inputs: Iterable[str], job: Job, *, workers: int | None = None, ray: str | None = None, tell: Callable[[Progress], None] | None = None) -> Totals:
    """Extract every document of the inputs to `job.out`, in as many processes as `workers` says, or on the Ray cluster at `ray`.

    What is there already is kept; a document that cannot be read is a row of the errors. Raises OptionError for options and inputs that
    cannot be used, OutputError when nothing can be written or the cluster stops answering; the same call then goes on where it stopped.
    """
    check(job.known)
    engine = Engine(job, workers, ray)
    found = plan.listing(inputs)
    if not found.files and found.problems:
        raise found.problems[0]
    store = Store(job.out)
    store.make()
    with store.locked():
        _same_settings(store, job)
        plan.extend(store, found, job.unit)
        return _Run(job, store, found, engine, tell or (lambda _: None)).go()


def _same_settings(store: Store, job: Job) -> None:
    """Write down what the results depend on, and refuse to add results of another kind."""
    settings, before = job.settings().encode(), store.read("_batch.json")
    if before is None:
        store.write("_batch.json", settings)
    elif before != settings:
        old, new = json.loads(before), json.loads(settings)
        other = ", ".join(f"{key} {old.get(key)!r}, now {new.get(key)!r}" for key in new if old.get(key) != new.get(key))
        raise OptionError("-o", f"{store.address} was made with other settings ({other})", "use the same, or choose another folder")


class _Run:
    """One run while it goes on."""

    def __init__(self, job: Job, store: Store, found: Listing, engine: Engine, tell: Callable[[Progress], None]) -> None:
        self.job, self.store, self.found, self.engine, self.tell = job, store, found, engine, tell
        self.totals = Totals(problems=found.problems, passed=found.passed)
        self.entries: dict[str, list[str]] = {}
        for name in store.names("_manifest"):
            self.entries.setdefault(name.partition(".")[0], []).append(name)
        self.total = 0
        self.started = time.monotonic()

    def go(self) -> Totals:
        """Do every wave; what a killed run left behind is put right on the way."""
        self.total = sum(task.size for task in self._tasks())
        self.totals.before = sum(map(len, self.entries.values()))
        tasks = self._tasks()
        while wave := list(islice(tasks, WAVE)):
            self._wave(wave)
        return self.totals

    def _tasks(self) -> Iterator[_Task]:
        """The units whose input is listed, and is not in the manifest in its present state."""
        for unit, place in plan.units(self.store):
            if not any(address in self.found.files for address, _ in unit.files):
                continue
            stamp = plan.stamp(unit, self.found.files)
            name = f"{unit.key}.{stamp}.json"
            have = self.entries.get(unit.key, [])
            old = tuple(each for each in have if each != name)
            if name not in have:
                yield _Task(name, place, stamp, unit.size, old)
            else:
                for each in old:
                    work.forget(self.store, each, name)

    def _wave(self, wave: list[_Task]) -> None:
        """Do a wave; after a failure the units that are missing are tried again, and at last one by one."""
        waiting = {task.name: task for task in wave}
        fault: Exception | None = None
        for _ in range(_TRIES):
            fault = self._try(list(waiting.values()), waiting)
            if not waiting:
                return
            if isinstance(fault, OutputError | OptionError):
                raise fault
        for task in list(waiting.values()):
            fault = self._try([task], waiting)
            if task.name in waiting:
                why = f"its worker died: {(str(fault).splitlines() or ['no reason given'])[-1][:200]}"
                work.lost(self.job, plan.unit_at(self.store, task.place), task.stamp, why)
                self._look(waiting)

    def _try(self, tasks: Sequence[_Task], waiting: dict[str, _Task]) -> Exception | None:
        """Let the engine do some units, and look meanwhile what is in the manifest; what the engine raised, if it did."""
        raised: list[Exception] = []

        def target() -> None:
            try:
                self.engine.do([str(task) for task in tasks])
            except Exception as fault:  # noqa: BLE001 - it is looked at below, in the thread that waits
                raised.append(fault)

        thread = threading.Thread(target=target, daemon=True)
        thread.start()
        last, count = time.monotonic(), len(waiting)
        while thread.is_alive():
            thread.join(_TELL * 20 if is_remote(self.store.address) else _TELL)
            self._look(waiting)
            if len(waiting) < count:
                last, count = time.monotonic(), len(waiting)
            elif time.monotonic() - last > PATIENCE:
                self.engine.stop()
                raise OutputError(self.store.address, f"no unit was finished for {PATIENCE:.0f} seconds", "see to the cluster and run the same command: it goes on where it stopped")
        self._look(waiting)
        return raised[0] if raised else None

    def _look(self, waiting: dict[str, _Task]) -> None:
        """Count what has come into the manifest, and tell how far the run is."""
        for name in self.store.names("_manifest") if waiting else ():
            task = waiting.pop(name, None)
            if task is None:
                continue
            entry = json.loads(self.store.read(f"_manifest/{name}") or b"{}")
            for key in ("documents", "events", "undated", "unresolved", "errors"):
                setattr(self.totals, key, getattr(self.totals, key) + entry.get(key, 0))
            self.totals.bytes += task.size
            self.totals.units += 1
            for old in task.old:
                work.forget(self.store, old, name)
        self.tell(Progress(self.totals.bytes, self.total, self.totals.documents, self.totals.errors, time.monotonic() - self.started))
