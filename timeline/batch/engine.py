"""Daft does the units: in processes of this machine, or on a Ray cluster with the same code.

What Daft is not asked for: it could read and write the tables itself, but a query of Daft that is killed begins anew, and how it
cuts its output depends on the machine. So its rows are names of units, and each unit is read and written by `work`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from timeline.batch.job import Job
from timeline.batch.work import Worker
from timeline.errors import InputError, OptionError

HINT = 'pip install "timeline[batch]"'
_QUIET = {"DAFT_ANALYTICS_ENABLED": "0", "DO_NOT_TRACK": "true", "DAFT_PROGRESS_BAR": "0", "RAY_TQDM": "0", "RAY_USAGE_STATS_ENABLED": "0"}
"""Nothing is sent to anybody, and the progress that is shown is ours."""


class Engine:
    """Does waves of units with as many workers as there are processors, or as are asked for.

    `ray` is the address of a cluster ("auto", "ray://head:10001", "10.0.0.1:6379"). Raises OptionError when it does not answer,
    InputError when a package is missing.
    """

    def __init__(self, job: Job, workers: int | None = None, ray: str | None = None) -> None:
        for name, value in _QUIET.items():
            os.environ.setdefault(name, value)
        self.job = job
        self._daft = _need("daft")
        if ray is None:
            self.workers = workers or _processors()
            self._daft.set_runner_native()
        else:
            self.workers = workers or _cluster(ray)
            self._daft.set_runner_ray(address=ray, noop_if_initialized=True)
        self._spread = ray is not None

    def do(self, tasks: Sequence[str]) -> None:
        """Do a wave of units. Raises what Daft raises when workers die and cannot be replaced, and the OutputError of a unit."""
        daft = self._daft
        worker = daft.cls(Worker, max_concurrency=min(self.workers, len(tasks)), use_process=None if self._spread else True, max_retries=0)
        do = worker(self.job).do
        frame = daft.from_pydict({"task": list(tasks)})
        frame = frame.into_partitions(len(tasks)) if self._spread else frame.into_batches(1)
        for _ in frame.select(do(daft.col("task"))).iter_rows():
            pass


def _need(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as fault:
        raise InputError("timeline batch", f"needs the package {(fault.name or name).partition('.')[0]}, which is not installed", HINT) from None


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _cluster(address: str) -> int:
    """Connect to a cluster; the number of its processors."""
    ray = _need("ray")
    try:
        if not ray.is_initialized():
            ray.init(address=address, logging_level="error", log_to_driver=False)
        return max(1, int(ray.cluster_resources().get("CPU", 1)))
    except (ConnectionError, OSError, RuntimeError, ValueError) as fault:
        raise OptionError("--ray", f"{address} does not answer ({(str(fault).splitlines() or [''])[0][:200]})", "start a cluster with: ray start --head") from None
