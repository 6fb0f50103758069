"""Install what the tests of the page need and a fresh Debian machine lacks: chromium and npm. Run by tox; as root only.

It never fails: what cannot be had is told here, and again by the tests that are skipped for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


def main() -> int:
    missing = [name for name in ("chromium", "npm") if not shutil.which(name)]
    if not missing:
        return 0
    if not shutil.which("apt-get") or os.geteuid() != 0:
        print(f"tests/page: {', '.join(missing)} missing, and only root can install them with apt-get; their tests will be skipped", file=sys.stderr)
        return 0
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-q"], check=False, **quiet)
    for name in missing:
        done = subprocess.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", name], check=False, **quiet)
        if done.returncode:
            print(f"tests/page: apt-get install {name} failed; its tests will be skipped: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
