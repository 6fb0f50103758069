"""What there is to do: the input cut into units that do not depend on who does them, or how often a run was killed.

A plan is a file of JSON lines, written whole before any work begins; a later run keeps to it, and plans what is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from timeline.batch import store
from timeline.batch.job import Kind, Unit, digest, key
from timeline.batch.store import Found, Store
from timeline.errors import InputError, TimelineError
from timeline.readers import kinds

SMALLEST, LARGEST, PIECES = 1 << 18, 1 << 25, 64
"""Bytes that a unit has at least and at most, and how many units an input is cut into between the two."""
MOST_FILES = 2000
"""Files in a unit."""
PACKED = (".gz", ".zst", ".bz2")
"""Endings of packed JSON lines, which are read from the start only."""


@dataclass
class Listing:
    """The files of the inputs by their addresses, and what was passed over and why."""

    files: dict[str, Found] = field(default_factory=dict)
    passed: dict[str, int] = field(default_factory=dict)
    problems: list[TimelineError] = field(default_factory=list)


def listing(inputs: Iterable[str]) -> Listing:
    """Find every file of the inputs. What does not exist is a problem; files that no reader takes are counted by suffix."""
    result = Listing()
    for each in inputs:
        try:
            found = store.find(_named(each))
        except TimelineError as fault:
            result.problems.append(fault)
            continue
        folder = PurePath(store.canonical(each).partition("?")[0]).name
        alone = len(found) == 1 and found[0].address == store.canonical(each)
        for file in found:
            if kind(file.name) is not None:
                result.files.setdefault(file.address, file if alone else Found(file.address, f"{folder}/{file.name}", file.size, file.stamp))
            elif alone:
                result.problems.append(InputError(each, f"{PurePath(file.name).suffix} files are not read", f"what is read: {kinds.readable()}"))
            else:
                suffix = PurePath(file.name).suffix or "nameless"
                result.passed[suffix] = result.passed.get(suffix, 0) + 1
    return result


def _named(each: str) -> str:
    if each in ("", "-"):
        raise InputError(each or "INPUT", "cannot be read more than once", "save it to a file, and give its name")
    if each.lower().startswith(("http://", "https://")):
        raise InputError(each, "is a page, not an archive", "timeline extract reads addresses")
    return store.canonical(each)


def kind(name: str) -> Kind | None:
    """How a file is cut; None for one that is not read.

    >>> kind("a.jsonl"), kind("a.jsonl.gz"), kind("a.txt"), kind("a.png")
    ('lines', 'whole', 'files', None)
    """
    path = PurePath(name.lower())
    if path.suffix in PACKED and path.with_suffix("").suffix in (".jsonl", ".ndjson"):
        return "whole"
    reader = kinds.of(path.name)
    if reader is None:
        return None
    if reader.__name__.endswith(".jsonl"):
        return "lines"
    if reader.__name__.endswith(".parquet"):
        return "rows"
    return "whole" if hasattr(reader, "stream") else "files"


def units(where: Store) -> Iterator[tuple[Unit, str]]:
    """Every unit of every plan in order, with the place of its line: "001.jsonl:begin:length"."""
    for name in where.names("_plans"):
        begin = 0
        for line in (where.read(f"_plans/{name}") or b"").splitlines(keepends=True):
            yield Unit.from_json(line), f"{name}:{begin}:{len(line)}"
            begin += len(line)


def unit_at(where: Store, place: str) -> Unit:
    """The unit whose line lies there."""
    name, begin, length = place.split(":")
    return Unit.from_json(where.read(f"_plans/{name}", int(begin), int(length)) or b"")


def extend(where: Store, found: Listing, size: int | None) -> int:
    """Plan what no plan has yet, and say how many units that are."""
    covered: dict[str, int] = {}
    for unit, _ in units(where):
        for address, _ in unit.files:
            covered[address] = max(covered.get(address, 0), unit.end)
    new = [(file, covered.get(file.address)) for file in found.files.values()]
    total = sum(max(0, file.size - (begin or 0)) for file, begin in new if begin is None or kind(file.name) == "lines")
    number = len(where.names("_plans")) + 1
    made = 0
    lines = (unit.to_json().encode() + b"\n" for unit in _cut(new, number, size or min(max(total // PIECES, SMALLEST), LARGEST)))
    first = next(lines, None)
    if first is None:
        return 0
    with where.writing(f"_plans/{number:03d}.jsonl") as file:
        for line in (first, *lines):
            file.write(line)
            made += 1
    return made


def _cut(files: list[tuple[Found, int | None]], number: int, size: int) -> Iterator[Unit]:
    count = 0
    group: list[Found] = []

    def made(how: Kind, members: list[Found], begin: int = 0, end: int = 0, bytes_: int | None = None) -> Unit:
        nonlocal count
        count += 1
        weight = sum(each.size for each in members) if bytes_ is None else bytes_
        return Unit(key(number, count, [each.name for each in members], begin), how, tuple((each.address, each.name) for each in members), begin, end, weight)

    for file, done in files:
        how = kind(file.name)
        if how == "files" and done is None:
            group.append(file)
            if len(group) >= MOST_FILES or sum(each.size for each in group) >= size:
                yield made("files", group)
                group = []
        elif how == "whole" and done is None:
            yield made("whole", [file])
        elif how == "lines":
            for begin in range(done or 0, file.size if file.size or done is not None else 1, size):
                end = min(begin + size, max(file.size, 1))
                yield made("lines", [file], begin, end, end - begin)
        elif how == "rows":
            for begin, end, weight in _row_groups(file, done or 0, size):
                yield made("rows", [file], begin, end, weight)
    if group:
        yield made("files", group)


def _row_groups(file: Found, done: int, size: int) -> Iterator[tuple[int, int, int]]:
    """Runs of row groups of about a size; a file that cannot be opened is one unit, whose work says why."""
    from pyarrow import ArrowException, parquet

    try:
        with store.opened(file.address) as raw:
            told = parquet.ParquetFile(raw).metadata
            weights = [told.row_group(n).total_byte_size for n in range(told.num_row_groups)]
    except (ArrowException, OSError, TimelineError):
        weights = []
    if not weights and not done:
        yield 0, 1, file.size
    begin = done
    for n in range(done, len(weights)):
        if sum(weights[begin : n + 1]) >= size or n + 1 == len(weights):
            yield begin, n + 1, sum(weights[begin : n + 1])
            begin = n + 1


def stamp(unit: Unit, files: dict[str, Found]) -> str:
    """What changes when a file of the unit does; a file that is not listed now has none."""
    return digest([files[address].stamp if address in files else "" for address, _ in unit.files])
