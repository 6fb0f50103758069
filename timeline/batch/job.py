"""What is done with every document, and the units of work that it is done in."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Literal

from timeline import __version__
from timeline.readers import Known

Kind = Literal["files", "lines", "rows", "whole"]
"""How a unit is cut from its input: whole files, lines that start in a range of bytes, row groups, or one file read as a stream."""

PATIENCE = 300.0
"""Seconds for a document: the largest that is read, 64 MB, takes half of that."""


@dataclass(frozen=True, slots=True)
class Job:
    """The folder or address to write to, the format of the tables, and what is known of every document.

    `unit` is the size in bytes that a unit of work should have; None chooses by the size of the input. `patience` is how many
    seconds a document may take before it is an error, 0 for no end; it is no setting that a later run must keep to.
    """

    out: str
    to: Literal["parquet", "jsonl"] = "parquet"
    known: Known = field(default_factory=Known)
    mode: str = "auto"
    unit: int | None = None
    patience: float = PATIENCE

    def settings(self) -> str:
        """Everything beside the input that the results depend on, as JSON."""
        known = {key: value for key, value in asdict(self.known).items() if key != "web" and value}
        return json.dumps({"timeline": __version__, "to": self.to, "mode": self.mode, "known": known}, indent=2, sort_keys=True) + "\n"


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of the input that is read and written as a whole.

    `files` are pairs of an address and the name that people know it by. `begin` and `end` are bytes of kind "lines" and
    row groups of kind "rows". The key names the unit's files, and depends on the plan and on names, not on the machine.
    """

    key: str
    kind: Kind
    files: tuple[tuple[str, str], ...]
    begin: int = 0
    end: int = 0
    size: int = 0

    def to_json(self) -> str:
        """One line of a plan."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str | bytes) -> Unit:
        """A line of a plan, read back."""
        data = json.loads(line)
        return cls(**{**data, "files": tuple((address, name) for address, name in data["files"])})


def key(plan: int, number: int, names: list[str], begin: int) -> str:
    """The name of a unit: its place in its plan, and a digest of what it reads.

    >>> key(1, 7, ["a.jsonl"], 0)
    '001-000007-1549f240'
    """
    return f"{plan:03d}-{number:06d}-{digest([*names, str(begin)])}"


def digest(words: list[str]) -> str:
    """Eight hexadecimal digits of words that are told apart by their lengths."""
    return hashlib.sha256("".join(f"{len(word)}:{word}" for word in words).encode("utf-8", "surrogateescape")).hexdigest()[:8]
