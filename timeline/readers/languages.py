"""Languages that texts can be read in: those that have a pack."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from timeline.errors import OptionError


@cache
def names() -> tuple[str, ...]:
    """The codes of the packs."""
    return tuple(sorted(entry.name for entry in files("timeline.languages").iterdir() if entry.is_dir() and (entry / "pack.toml").is_file()))


def check(code: str, where: str = "--language") -> tuple[str, str]:
    """The language and region of a BCP 47 code; the region is "" when the code has none.

    Raises OptionError for a language without a pack.
    """
    language, *subtags = code.replace("_", "-").split("-")
    region = next((tag.upper() for tag in subtags if len(tag) == 2 and tag.isalpha()), "")
    if language.casefold() in names():
        return language.casefold(), region
    raise OptionError(where, f"there is no language pack {code!r}", f"choose from {', '.join(names())}")


def is_tag(code: str) -> bool:
    """Whether it has the shape of a tag of a language, as pages state it ("en", "pt-BR"); "und" and "x-default" name none.

    >>> is_tag("en-GB"), is_tag("x-default"), is_tag("English (UK)")
    (True, False, False)
    """
    language, *rest = code.replace("_", "-").split("-")
    return 2 <= len(language) <= 3 and language.isascii() and language.isalpha() and language.lower() not in ("und", "mul", "zxx") and all(p.isalnum() for p in rest)
