"""How fast `timeline validate` is beside check-jsonschema, in one run: `python benchmarks/validate.py [--events N]`.

The file holds the samples' events over and over, each with an id and a day of its own: 10,000 of them are about 8 MB. Both programs are
started anew for each run, in turn, and the best of three counts; check-jsonschema is from PyPI (`pip install check-jsonschema`).
The time is that of the processor; read the ratio, the machine is in the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from multiprocessing import Process
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "schema" / "timeline.schema.json"


def story(count: int) -> dict[str, Any]:
    """A timeline without a fault."""
    events = [event for path in sorted((ROOT / "samples").glob("*/timeline.json")) for event in json.loads(path.read_bytes())["events"]]
    made = []
    for number in range(count):
        day = date(1990, 1, 1) + timedelta(days=number)
        event = {key: value for key, value in events[number % len(events)].items() if key not in ("relations", "participants", "description")}
        when = {"edtf": str(day), "start": str(day), "precision": "day", "status": "resolved", "display": f"{day.day} {day:%B %Y}"}
        made.append({**event, "id": f"e-{number:05d}", "when": when, "evidence": [{**one, "source": "s1"} for one in event.get("evidence", ())]})
    return {"$schema": "urn:timeline:schema:1.0:timeline", "schema_version": "1.0", "title": "Many", "sources": [{"id": "s1", "published": "2025-01-13"}], "events": made}


def write(folder: Path, count: int) -> None:
    """A file without a fault, one with two in each event, and a small one."""
    whole = story(count)
    (folder / "clean.json").write_text(json.dumps(whole, indent=1, ensure_ascii=False), encoding="utf-8")
    for event in whole["events"]:
        event |= {"confidence": 7, "hedline": "x"}
    (folder / "faulty.json").write_text(json.dumps(whole, indent=1, ensure_ascii=False), encoding="utf-8")
    (folder / "small.json").write_text(json.dumps(story(2)), encoding="utf-8")


def seconds(command: list[str]) -> tuple[float, float]:
    """Processor time of a program, and the most memory that it held, in MB."""
    with Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print what each run took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000)
    count = parser.parse_args().events
    ours = [sys.executable, "-m", "timeline", "validate", "--isolated"]
    peer = shutil.which("check-jsonschema", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    with tempfile.TemporaryDirectory() as folder:
        writer = Process(target=write, args=(Path(folder), count))  # a program's memory counts from that of the one that starts it
        writer.start()
        writer.join()
        clean, faulty, small = (Path(folder) / f"{name}.json" for name in ("clean", "faulty", "small"))
        runs: dict[str, list[str]] = {"timeline validate, no fault": [*ours, str(clean)], "timeline validate, two faults an event": [*ours, str(faulty)], "timeline validate, two events": [*ours, str(small)]}
        if peer:
            runs["check-jsonschema, no fault"] = [peer, "--schemafile", str(SCHEMA), str(clean)]
        best = dict.fromkeys(runs, (float("inf"), 0.0))
        for _ in range(3):
            for name, command in runs.items():
                best[name] = min(best[name], seconds(command))
        print(f"{count} events, {clean.stat().st_size / 1e6:.1f} MB")
        for name, (time, memory) in best.items():
            print(f"{name:40} {time:6.2f} s {memory:6.0f} MB")
        if peer:
            print(f"check-jsonschema takes {best['check-jsonschema, no fault'][0] / best['timeline validate, no fault'][0]:.1f} times as long")
        else:
            print("check-jsonschema is not there: pip install check-jsonschema")


if __name__ == "__main__":
    main()
