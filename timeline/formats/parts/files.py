"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from timeline.errors import OutputError


def write(target: Path, data: bytes) -> None:
    """Write to a temporary file beside the target and rename it. Raises OutputError; then the old file is untouched.

    A link is followed, so that it stays one; a device or a pipe is written to as it is, never replaced.
    """
    temporary = None
    try:
        target = target.resolve() if target.is_symlink() else target
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
            return
        handle, temporary = tempfile.mkstemp(prefix=".timeline-", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise OutputError(str(target), f"cannot be written: {error.strerror or error}", "choose another place with -o") from error


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask
