"""Daft does the units: in processes of this machine, or on a Ray cluster with the same code.

What Daft is not asked for: it could read and write the tables itself, but a query of Daft that is killed begins anew, and how it
cuts its output depends on the machine. So its rows are names of units, and each unit is read and written by `work`.

Each wave has a process of its own, `python -m timeline.batch.engine`, which ends without taking Daft's threads down (that crashes now
and then), finds a cluster as it is now, and can be ended when nothing comes of it.
"""

from __future__ import annotations

import json
import os
import pickle
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

from timeline.batch.job import Job
from timeline.batch.work import Worker
from timeline.errors import InputError, OptionError, OutputError, TimelineError

HINTS = {"daft": 'pip install "timeline[batch]"', "ray": 'pip install "timeline[ray]"'}
_QUIET = {"DAFT_ANALYTICS_ENABLED": "0", "DO_NOT_TRACK": "true", "DAFT_PROGRESS_BAR": "0", "RAY_TQDM": "0", "RAY_USAGE_STATS_ENABLED": "0"}
"""Nothing is sent to anybody, and the progress that is shown is ours."""
_FAULTS = {"OptionError": OptionError, "OutputError": OutputError}


class Engine:
    """Does waves of units with as many workers as there are processors, or as are asked for.

    `ray` is the address of a cluster ("auto", "ray://head:10001", "10.0.0.1:6379"). Raises InputError when a package is missing.
    """

    def __init__(self, job: Job, workers: int | None = None, ray: str | None = None) -> None:
        for name in ("daft", *(("ray",) if ray else ())):
            if not _there(name):
                raise InputError("timeline batch", f"needs the package {name}, which is not installed", HINTS[name])
        self._request = (job, workers, ray)
        self._process: subprocess.Popen[bytes] | None = None

    def do(self, tasks: Sequence[str]) -> None:
        """Do a wave of units. Raises OptionError when a cluster does not answer, OutputError when a unit cannot be written, RuntimeError when workers died."""
        with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
            told, log = Path(folder) / "fault", Path(folder) / "log"
            with log.open("wb") as said:
                command = [sys.executable, "-m", "timeline.batch.engine", str(told)]
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=said, stderr=said, env={**_QUIET, **os.environ})  # noqa: S603 - this program itself
                with self._process as process:
                    assert process.stdin
                    pickle.dump((*self._request, list(tasks)), process.stdin)
                    process.stdin.flush()  # and it stays open: when this process is gone, the other reads the end of it and goes too
                    process.wait()
            if told.exists():
                name, where, why, hint = json.loads(told.read_text(encoding="utf-8"))
                raise _FAULTS[name](where, why, hint) if name in _FAULTS else RuntimeError(why)
            if process.returncode:
                lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
                raise RuntimeError(lines[-1] if lines else f"ended with {process.returncode}")

    def stop(self) -> None:
        """End the wave that is under way."""
        if self._process is not None:
            self._process.kill()


def _there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ValueError:  # it is in sys.modules without a specification, or as None
        return False


def serve(request: BinaryIO, told: Path) -> int:
    """Do the wave that is asked for; what is wrong is written to a file. The exit code of the process."""
    job, workers, ray, tasks = pickle.load(request)  # noqa: S301 - from the process that started this one, over a pipe of its own
    threading.Thread(target=_end_with, args=(request,), daemon=True).start()
    try:
        _do(job, workers, ray, tasks)
    except Exception as fault:  # noqa: BLE001 - it is raised again in the other process
        own = _own(fault)
        words = [type(own).__name__, own.where, own.why, own.hint] if isinstance(own, TimelineError) else ["RuntimeError", "", _last(fault), ""]
        told.write_text(json.dumps(words), encoding="utf-8")
        return 1
    return 0


def _end_with(request: BinaryIO) -> None:
    request.read()
    os._exit(1)


def _do(job: Job, workers: int | None, ray: str | None, tasks: list[str]) -> None:
    daft: Any = import_module("daft")
    if ray is None:
        daft.set_runner_native()
        workers = workers or _processors()
    else:
        workers = workers or _cluster(ray)
        daft.set_runner_ray(address=ray, noop_if_initialized=True)
    worker = daft.cls(Worker, max_concurrency=min(workers, len(tasks)), use_process=None if ray else True, max_retries=0)
    frame = daft.from_pydict({"task": tasks})
    frame = frame.into_partitions(len(tasks)) if ray else frame.into_batches(1)
    for _ in frame.select(worker(job).do(daft.col("task"))).iter_rows():
        pass


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _cluster(address: str) -> int:
    """Connect to a cluster; the number of its processors. Raises OptionError when it does not answer."""
    ray: Any = import_module("ray")
    try:
        host, _, port = address.rpartition("//")[2].partition("/")[0].rpartition(":")
        if port.isdigit():  # Ray itself waits for minutes before it says that nobody is there
            socket.create_connection((host.strip("[]"), int(port)), timeout=10).close()
        ray.init(address=address, logging_level="error", log_to_driver=False)
        return max(1, int(ray.cluster_resources().get("CPU", 1)))
    except (ConnectionError, OSError, RuntimeError, ValueError) as fault:
        raise OptionError("--ray", f"{address} does not answer ({_last(fault)})", "start a cluster with: ray start --head") from None


def _own(fault: Exception) -> TimelineError | None:
    """The error of ours in a chain of causes; Daft hands on those of its workers as text."""
    seen: BaseException | None = fault
    while seen is not None:
        if isinstance(seen, TimelineError):
            return seen
        seen = seen.__cause__ or seen.__context__
    name, _, text = str(fault).rpartition("OutputError: ")
    return OutputError("-o", text.splitlines()[0]) if name and text else None


def _last(fault: Exception) -> str:
    return (str(fault).strip().splitlines() or [type(fault).__name__])[-1][:300]


if __name__ == "__main__":
    code = serve(sys.stdin.buffer, Path(sys.argv[1]))
    os._exit(code)  # nothing is left to write, and Daft's threads are not waited for
