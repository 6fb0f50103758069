"""What a reader gets and gives: the same three things for every kind of input."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline.errors import InputError, TimelineError
from timeline.model.document import Document


@dataclass(frozen=True, slots=True)
class Known:
    """What the caller says about every input; None and "" mean that nothing is said.

    `published` is a date as people write it, `timezone` an IANA name, `language` a code that has a pack, and
    `region` ("US", "GB") settles which number of 03/04/2025 is the month. `columns` pairs what a document has (text,
    published, title, url, publisher, author, language, timezone, id) with the name that a table has for it. `web` says how
    addresses are fetched. `url` and `charset` are what a server said of the input: its address after redirects, and its encoding.
    """

    published: str | None = None
    timezone: str | None = None
    language: str | None = None
    region: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    web: Web = field(default_factory=lambda: Web())
    url: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Web:
    """How addresses are fetched: seconds in all, bytes at most, redirects at most, and what is allowed.

    `cache` is a folder for what was fetched (None keeps nothing); what is in it is used as it is until `refresh` asks
    again. `private` allows addresses of the own machine and network, `robots` is whether robots.txt is respected.
    """

    seconds: float = 20.0
    most: int = 20_000_000
    redirects: int = 5
    private: bool = False
    robots: bool = True
    cache: str | None = None
    refresh: bool = False


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


def gathered(parts: Iterable[Documents], where: str, nothing: str = "is empty") -> Documents:
    """The documents of an input that is read part by part. Raises InputError where there is nothing, and when no part can be read."""
    result = Documents()
    for part in parts:
        result.join(part)
    if not result and result.problems:
        first = result.problems[0]
        raise InputError(first.where, first.why, first.hint)
    if not result:
        raise InputError(where, nothing)
    return result
