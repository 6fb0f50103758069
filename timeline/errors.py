"""What can go wrong, named for what is wrong; every message names the input, the place and the way out."""

from __future__ import annotations


class TimelineError(ValueError):
    """Any failure of this package that is the input's and not the program's.

    `where` names the input ("article.txt", "article.txt:3:14", "--published"), `why` is one sentence and
    `hint` says what to do about it. `str(error)` is the one line that the command line prints.
    """

    def __init__(self, where: str, why: str, hint: str = "") -> None:
        self.where, self.why, self.hint = where, why, hint
        super().__init__(f"{where}: {why}" + (f"; {hint}" if hint else ""))


class InputError(TimelineError):
    """An input that cannot be read: missing, empty, binary, in an unknown encoding, not the format it claims."""


class DateError(TimelineError):
    """A date that cannot be read, is impossible, or has two readings."""


class OptionError(TimelineError):
    """An option or argument with a value that does not exist: a zone, a language, a format, a rule code."""


class OutputError(TimelineError):
    """An output that cannot be written."""


class PackError(TimelineError):
    """A fault in a language pack, found when it is loaded and named by its rule."""


class LoadWarning(UserWarning):
    """Something of a file that could not be read or kept, with its line; the rest was read."""
