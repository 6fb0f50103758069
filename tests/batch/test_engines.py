"""The same bytes from one worker, from two, from a run that was killed and resumed, and from a cluster that lost a worker."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.conftest import ROOT, Serial, lines, tree
from timeline.batch import Job, run
from timeline.errors import OptionError

UNIT = 6000
CODE = "import sys; from timeline.batch import Job, run; t = run([sys.argv[1]], Job(sys.argv[2], to='jsonl', unit=int(sys.argv[3])), workers=int(sys.argv[4])); print(t.documents)"


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "news.jsonl"
    path.write_text(lines(300), encoding="utf-8")
    return path


@pytest.fixture
def whole(news: Path, tmp_path: Path, serial: type[Serial]) -> dict[str, bytes]:
    """What one process makes without Daft."""
    run([str(news)], Job(str(tmp_path / "whole"), to="jsonl", unit=UNIT))
    return tree(tmp_path / "whole")


def start(news: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", CODE, str(news), str(out), str(UNIT), str(workers)], cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True)


@pytest.fixture
def killed() -> Iterator[list[int]]:
    """Process groups that are gone at the end of the test, whatever happens."""
    groups: list[int] = []
    yield groups
    for group in groups:
        try:
            os.killpg(group, signal.SIGKILL)
        except ProcessLookupError:
            continue


def test_one_worker_and_two(news: Path, tmp_path: Path, whole: dict[str, bytes]) -> None:
    for workers in (1, 2):
        with start(news, tmp_path / str(workers), workers) as process:
            assert process.stdout
            assert process.stdout.read().split() == [b"300"]
        assert tree(tmp_path / str(workers)) == whole


def test_a_killed_batch_goes_on_where_it_stopped(news: Path, tmp_path: Path, whole: dict[str, bytes], killed: list[int]) -> None:
    out = tmp_path / "out"
    with start(news, out, 2) as process:
        killed.append(process.pid)
        for _ in range(3000):
            if len(tree(out, "_manifest")) >= 2:
                break
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
    before = tree(out, "_manifest")
    units = len(tree(tmp_path / "whole", "_manifest"))
    assert 2 <= len(before) < units, "the batch was over before it was killed: the test needs more articles"
    with start(news, out, 2) as process:
        assert process.stdout
        assert 0 < int(process.stdout.read()) < 300
    assert tree(out) == whole
    assert before.items() <= tree(out, "_manifest").items()
    assert len(tree(out, "_manifest")) == units
    assert not list(out.rglob(".part-*"))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find the worker")
def test_a_worker_that_is_killed_is_replaced(news: Path, tmp_path: Path, whole: dict[str, bytes], killed: list[int]) -> None:
    out = tmp_path / "out"
    with start(news, out, 2) as process:
        killed.append(process.pid)
        while len(tree(out, "_manifest")) < 2 and process.poll() is None:
            time.sleep(0.01)
        workers = [pid for pid in below(process.pid) if b"udf_worker" in command(pid)]
        os.kill(workers[0], signal.SIGKILL)
        assert process.stdout
        assert process.stdout.read().split()[-1:] == [b"300"]
    assert tree(out) == whole


def command(pid: int) -> bytes:
    """The command line of a process; empty when it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def below(pid: int) -> list[int]:
    """The processes that a process started, and that those did; one that ends meanwhile has none."""
    mine: list[int] = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            mine += [int(child) for child in (task / "children").read_text(encoding="ascii").split()]
    except (FileNotFoundError, ProcessLookupError):
        pass
    return [*mine, *(each for child in mine for each in below(child))]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to find the workers")
def test_nobody_works_on_when_the_batch_is_gone(news: Path, tmp_path: Path, killed: list[int]) -> None:
    out = tmp_path / "out"
    with start(news, out, 2) as process:
        killed.append(process.pid)
        while not tree(out, "_manifest") and process.poll() is None:
            time.sleep(0.01)
        others = below(process.pid)
        assert others
        process.kill()
    until = time.monotonic() + 60
    while any(Path(f"/proc/{pid}").exists() for pid in others) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(Path(f"/proc/{pid}").exists() for pid in others)


def test_a_cluster_that_is_not_there_is_said(news: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(OptionError, match=rf"^--ray: {address} does not answer \(.*refused"):
            run([str(news)], Job(str(tmp_path / "out"), to="jsonl"), ray=address)


def test_a_cluster_that_loses_a_worker(news: Path, tmp_path: Path, whole: dict[str, bytes], killed: list[int]) -> None:
    program = [sys.executable, "-m", "tests.batch.cluster", str(news), str(tmp_path / "out"), str(UNIT)]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True) as process:
        killed.append(process.pid)
        said, _ = process.communicate(timeout=400)
    assert process.returncode == 0, said.decode(errors="replace")[-3000:]
    assert tree(tmp_path / "out") == whole
