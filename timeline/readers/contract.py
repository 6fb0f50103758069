"""What a reader gets and gives: the same three things for every kind of input."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.errors import TimelineError
from timeline.model.document import Document


@dataclass(frozen=True, slots=True)
class Known:
    """What the caller says about every input; None and "" mean that nothing is said.

    `published` is a date as people write it, `timezone` an IANA name, `language` a code that has a pack, and
    `region` ("US", "GB") settles which number of 03/04/2025 is the month.
    """

    published: str | None = None
    timezone: str | None = None
    language: str | None = None
    region: str = ""


class Documents(list[Document]):
    """The documents of an input, and what a person should hear about it.

    `problems` are parts of the input that could not be read (a file of a folder, a line of JSON lines); `warnings`
    are sentences about what was read (a detected encoding, a date line that disagrees).
    """

    def __init__(self, documents: Iterable[Document] = (), problems: Iterable[TimelineError] = (), warnings: Iterable[str] = ()) -> None:
        super().__init__(documents)
        self.problems = list(problems)
        self.warnings = list(warnings)

    def join(self, other: Documents) -> None:
        """Add another result at the end of this one."""
        self.extend(other)
        self.problems.extend(other.problems)
        self.warnings.extend(other.warnings)
