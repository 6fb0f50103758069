"""Gets the programs that the tests import our files into: calcurse and libical from Debian; ical.js, TimelineJS for node, ajv and a validator of rdjson from npm.

Run before the tests (tox.ini does). What cannot be had here is said; the tests then say loudly that they ran without it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

MODULES = Path(os.environ.get("TIMELINE_TEST_MODULES") or Path.home() / ".cache" / "timeline-tests")
NODE = ("ical.js@2.2.1", "@knight-lab/timelinejs@3.9.11", "dompurify@3.3.2", "jsdom@26.1.0", "ajv@8", "ajv-formats@3", "@umbrelladocs/rdformat-validator@1.0.1")
"""What is read with in node. TimelineJS and its DOMPurify are those that timeline/assets pins; jsdom is the document they ask for."""


def main() -> int:
    """Install what is missing, one thing at a time, and never fail for it."""
    packages = [name for name, there in (("calcurse", shutil.which("calcurse")), ("libical-dev", Path("/usr/include/libical/ical.h").exists()), ("gcc", shutil.which("gcc"))) if not there]
    if packages and shutil.which("apt-get") and os.geteuid() == 0:
        attempt(["apt-get", "update", "-q"])
        attempt(["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages], {"DEBIAN_FRONTEND": "noninteractive"})
    if shutil.which("npm") and not all((MODULES / "node_modules" / name.rpartition("@")[0]).exists() for name in NODE):
        MODULES.mkdir(parents=True, exist_ok=True)
        attempt(["npm", "install", "--silent", "--no-audit", "--no-fund", "--save-exact", "--prefix", str(MODULES), *NODE])
    return 0


def attempt(command: list[str], more: dict[str, str] | None = None) -> None:
    try:
        done = subprocess.run(command, env={**os.environ, **(more or {})}, capture_output=True, text=True, timeout=150, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"provide: {command[0]}: {error}\n")
        return
    if done.returncode:
        sys.stderr.write(f"provide: {' '.join(command)} ended with {done.returncode}: {done.stderr.strip()[-300:]}\n")


if __name__ == "__main__":
    sys.exit(main())
