"""Files on this machine or in an object store, by one set of verbs; what is written appears whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from timeline.errors import InputError, OptionError, OutputError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
TEMPORARY = ".part-"
"""How the name of a file begins that is still being written."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its address, its path below where the search began, its size in bytes, and what changes when it changes."""

    address: str
    name: str
    size: int
    stamp: str


def is_remote(address: str) -> bool:
    """Whether it lies in an object store.

    >>> is_remote("s3://bucket/a.jsonl"), is_remote("articles/a.jsonl"), is_remote("file:///a.jsonl")
    (True, False, False)
    """
    return bool(_ADDRESS.match(address)) and not address.lower().startswith("file://")


def canonical(address: str) -> str:
    """The one way to write the address of a place: an absolute path, or the address of an object store."""
    if is_remote(address):
        return address
    return os.path.abspath(address[7:] if address.lower().startswith("file://") else address)  # noqa: PTH100 - a Path would not take every name


def _split(address: str) -> tuple[str, str, str]:
    """Scheme, path, and the query with its question mark (endpoint and region of a store)."""
    if not is_remote(address):
        return "", canonical(address), ""
    scheme, _, rest = address.partition("://")
    path, mark, query = rest.partition("?")
    return f"{scheme}://", path, mark + query


@lru_cache(maxsize=32)
def _remote(scheme: str, bucket: str, query: str) -> Any:
    from pyarrow import ArrowException, fs

    try:
        return fs.FileSystem.from_uri(f"{scheme}{bucket}{query}")[0]
    except (ArrowException, OSError, ValueError) as fault:
        raise OptionError(f"{scheme}{bucket}{query}", f"is not an address that can be used ({_why(fault)})", "write a path, s3://bucket/path or gs://bucket/path") from None


def _system(address: str) -> tuple[Any, str]:
    from pyarrow import fs

    scheme, path, query = _split(address)
    return (_remote(scheme, path.partition("/")[0], query) if scheme else fs.LocalFileSystem()), path


def below(address: str, name: str) -> str:
    """The address of a name below a folder.

    >>> below("s3://bucket/out?region=x", "events/a")
    's3://bucket/out/events/a?region=x'
    """
    scheme, path, query = _split(address)
    return f"{scheme}{path.rstrip('/')}/{name}{query}"


def find(address: str) -> list[Found]:
    """The files below a folder, by name, hidden ones left out; for a file, itself. Raises InputError when there is nothing."""
    from pyarrow import fs

    system, path = _system(address)
    try:
        told = system.get_file_info(path)
        if told.type == fs.FileType.File:
            return [_found(told, address, path.rpartition("/")[2])]
        if told.type == fs.FileType.NotFound:
            raise InputError(address, "does not exist", "check the name")
        files = system.get_file_info(fs.FileSelector(path, recursive=True))
    except (OSError, ValueError) as fault:
        raise _unless_known(fault, InputError(address, f"cannot be listed ({_why(fault)})")) from None
    start = len(path.rstrip("/")) + 1
    scheme, _, query = _split(address)
    named = ((each, each.path[start:]) for each in files if each.type == fs.FileType.File)
    return sorted((_found(each, f"{scheme}{each.path}{query}", name) for each, name in named if not _hidden(name)), key=lambda found: found.name)


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _found(told: Any, address: str, name: str) -> Found:
    return Found(address, name, told.size, f"{told.size}-{told.mtime_ns}")


def _unless_known(fault: Exception, other: Exception) -> Exception:
    return fault if isinstance(fault, InputError | OptionError | OutputError) else other


def opened(address: str) -> BinaryIO:
    """A file to read from any place in it. Raises InputError."""
    system, path = _system(address)
    try:
        return cast("BinaryIO", system.open_input_file(path)) if is_remote(address) else Path(path).open("rb")
    except (OSError, ValueError) as fault:
        raise InputError(address, "does not exist" if isinstance(fault, FileNotFoundError) else f"cannot be read ({_why(fault)})") from None


def _why(fault: Exception) -> str:
    return (getattr(fault, "strerror", None) or str(fault) or type(fault).__name__).splitlines()[0][:200]


class Store:
    """A folder to write to. Names are paths below it with forward slashes; every fault is an OutputError."""

    def __init__(self, address: str) -> None:
        self.address = canonical(address)

    def make(self) -> None:
        """Make the folder, and forget what a killed run left half written."""
        if is_remote(self.address):
            return
        root = Path(self.address)
        try:
            root.mkdir(parents=True, exist_ok=True)
            for each in root.glob(f"*/{TEMPORARY}*"):
                each.unlink(missing_ok=True)
        except OSError as fault:
            if root.exists() and not root.is_dir():
                raise OptionError("-o", f"{root} is a file, not a folder", "choose another place") from None
            raise OutputError(str(root), f"cannot be made: {_why(fault)}", "choose another place with -o") from None

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep a second run away. An object store has no locks: there it is the caller's to see to that."""
        if is_remote(self.address) or os.name != "posix":
            yield
            return
        import fcntl

        with (Path(self.address) / "_lock").open("wb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise OutputError(self.address, "is being written to by another batch", "wait for it, or choose another place with -o") from None
            yield

    def names(self, folder: str) -> list[str]:
        """The names of the files in one folder, in order; none when it is not there."""
        if not is_remote(self.address):
            with contextlib.suppress(FileNotFoundError):
                return sorted(path.name for path in (Path(self.address) / folder).iterdir() if not path.name.startswith("."))
            return []
        from pyarrow import fs

        system, path = _system(below(self.address, folder))
        with self._faults(folder):
            return sorted(each.base_name for each in system.get_file_info(fs.FileSelector(path, allow_not_found=True)) if each.type == fs.FileType.File)

    def read(self, name: str, begin: int = 0, length: int | None = None) -> bytes | None:
        """The bytes of a file, or some of them; None when it is not there."""
        try:
            with opened(below(self.address, name)) as file:
                file.seek(begin)
                return file.read() if length is None else file.read(length)
        except InputError as fault:
            if fault.why == "does not exist":
                return None
            raise OutputError(fault.where, fault.why) from None

    @contextlib.contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """A file to write to, which takes its name when all of it is there, and never does when the block fails."""
        target, remote = below(self.address, name), is_remote(self.address)
        with self._faults(name):
            folder = None if remote else Path(target).parent
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=TEMPORARY, dir=folder)
        try:
            with self._faults(name), os.fdopen(handle, "w+b") as file:
                yield file
                file.flush()
                if remote:
                    file.seek(0)
                    self._upload(file, target)
                else:
                    os.fsync(file.fileno())
                    Path(temporary).chmod(0o644)
                    Path(temporary).replace(target)
        finally:
            Path(temporary).unlink(missing_ok=True)

    def _upload(self, file: BinaryIO, target: str) -> None:
        system, path = _system(target)
        with system.open_output_stream(path) as stream:
            while block := file.read(1 << 20):
                stream.write(block)

    def write(self, name: str, data: bytes) -> None:
        """A small file at once."""
        with self.writing(name) as file:
            file.write(data)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        system, path = _system(below(self.address, name))
        with contextlib.suppress(FileNotFoundError), self._faults(name):
            system.delete_file(path)

    @contextlib.contextmanager
    def _faults(self, name: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except OSError as fault:
            raise OutputError(below(self.address, name), f"cannot be written: {_why(fault)}", "choose another place with -o") from None
