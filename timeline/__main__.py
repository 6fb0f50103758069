"""The command `timeline`: its version at once, everything else in `timeline.cli`."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from timeline import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 1 findings or losses, 2 usage or unreadable input."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"] and _said(f"timeline {__version__}\n"):
        return 0
    from timeline.cli.main import run

    return run(arguments)


def _said(line: str) -> bool:
    """Whether there is somebody to say it to; where not, the full command line deals with that."""
    try:
        sys.stdout.write(line)
        sys.stdout.flush()
    except (AttributeError, OSError):
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
