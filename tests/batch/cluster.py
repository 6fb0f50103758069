"""A batch on a Ray cluster of two workers on this machine, one of which is killed in the middle: python cluster.py INPUT OUT.

A program of its own, so that Ray's threads and processes end with it.
"""

from __future__ import annotations

import os
import sys
from typing import Any

os.environ.update({"RAY_USAGE_STATS_ENABLED": "0", "RAY_DEDUP_LOGS": "0", "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0"})

from ray.cluster_utils import Cluster

from timeline.batch import Job, Progress, run

STORE = 80_000_000
"""Bytes of the object store of a node, about the least that Ray takes; only names of units pass through it."""


def started() -> tuple[Cluster, list[Any]]:
    """A cluster of a head that does no work and two workers. Ray gives a node 30 seconds to start, which a busy machine does not always do."""
    for chance in range(3):
        try:
            cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False, "object_store_memory": STORE})
            return cluster, [cluster.add_node(num_cpus=1, object_store_memory=STORE) for _ in range(2)]
        except Exception:
            if chance == 2:
                raise
    raise AssertionError("not reached")


def main() -> None:
    cluster, nodes = started()
    killed: list[int] = []

    def kill(progress: Progress) -> None:
        if progress.done and progress.done < progress.total and not killed:
            killed.append(progress.documents)
            cluster.remove_node(nodes[1], allow_graceful=False)

    totals = run([sys.argv[1]], Job(sys.argv[2], to="jsonl", unit=int(sys.argv[3])), workers=2, ray=cluster.address, tell=kill)
    print(f"killed after {killed[0] if killed else 'all'} of {totals.documents} documents, {totals.errors} errors", flush=True)  # noqa: T201 - what the test shows when it fails
    os._exit(0 if killed and totals.errors == 0 else 3)  # the nodes are children: they end with their parent, and need not be waited for


if __name__ == "__main__":
    main()
