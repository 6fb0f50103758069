"""A document: the text that dates are read from, and what is known about it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from timeline.errors import DateError

MOST_DAYS = 366
"""Days that a publication date may be one of: a year."""
_DAY = r"-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_RANGE = re.compile(rf"{_DAY}/{_DAY}\Z")
_PUBLISHED = re.compile(r"-?[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?\Z")


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its publication date (the standard's word: document creation time, DCT).

    `published` is an ISO 8601 local date or timestamp of the outlet ("2025-01-13", "2025-01-13T08:00:00+02:00"), a
    year, a month or a range of days ("2025-01-11/2025-01-20") when only that is known, or None; `published_from` says where it was found ("option", "metadata",
    "dateline", "line", "url"). Dates as people write them are read by `timeline.readers.published`. `language` is a
    BCP 47 code; `region` ("US", "GB", "" unknown) settles 03/04/2025. Offsets everywhere are code points of `text`.
    `image` is the address of the lead picture. `extracted` says that the text was made out of something that is not that
    text (a page, a mail, a PDF), so that the record must keep it for the offsets to mean anything.

    Raises DateError when `published` is not such a date.
    """

    text: str
    published: str | None = None
    published_from: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "en"
    region: str = ""
    timezone: str | None = None
    id: str = "s1"
    author: str | None = None
    image: str | None = None
    image_caption: str | None = None
    extracted: bool = False

    def __post_init__(self) -> None:
        if self.published is None:
            return
        if not (_PUBLISHED.match(self.published) or _RANGE.match(self.published)):
            raise DateError(repr(self.published), "is not an ISO 8601 publication date", "write it as 2025-01-13")
        if self.published_from is None:
            object.__setattr__(self, "published_from", "option")

    @property
    def sha256(self) -> str:
        """The digest of the text, in hexadecimal; lone surrogates count as U+FFFD."""
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()
