"""A document from its text and what is known about it: the order in which a publication date is believed."""

from __future__ import annotations

from timeline.errors import DateError
from timeline.model.document import Document
from timeline.readers import dateline, languages, published, zones
from timeline.readers.contract import Documents, Known


def assemble(text: str, said: dict[str, str], known: Known, where: str) -> Documents:
    """One document. `said` is what the input says of itself (title, published, url, publisher, timezone, language, author, image).

    The publication date is the option, else the input's own metadata, else what the head of the text or the address
    states. Raises DateError and OptionError, which name `where`, for values that cannot be read.
    """
    language, region = _language(said, known, where)
    timezone = known.timezone or said.get("timezone")
    if timezone:
        zones.check(timezone, "--timezone" if known.timezone else f"{where}: timezone")
    date, source = _given(said, known, timezone, region, where)
    found = dateline.find(text, said.get("url"), given=date, region=region)
    if found.date:
        date, source = found.date, found.source
    document = Document(
        text, published=date, published_from=source, title=said.get("title"), url=said.get("url"), publisher=said.get("publisher"),
        language=language, region=region, timezone=timezone, author=said.get("author"), image=said.get("image"), image_caption=said.get("image_caption"),
    )  # fmt: skip
    return Documents([document], warnings=[f"{where}: {warning}" for warning in found.warnings])


def extracted(text: str, said: dict[str, str], known: Known, where: str) -> Documents:
    """One document of a text that was made out of something else, where nobody has written the metadata for us.

    A date in it that cannot be read is a warning, not an error; a language that has no pack is an error.
    """
    from dataclasses import replace

    said, warnings = dict(said), []
    if "language" in said and not languages.is_tag(said["language"]):
        del said["language"]
    try:
        result = assemble(text, said, known, where)
    except DateError as fault:
        if "published" not in said or known.published is not None:
            raise
        warnings.append(f"{where}: its own date of publication is passed over: {fault.why}")
        del said["published"]
        result = assemble(text, said, known, where)
    result[:] = [replace(document, extracted=True) for document in result]
    result.warnings[:0] = warnings
    return result


def _language(said: dict[str, str], known: Known, where: str) -> tuple[str, str]:
    if known.language:
        language, region = languages.check(known.language)
    elif "language" in said:
        language, region = languages.check(said["language"], f"{where}: language")
    else:
        language, region = "en", ""
    return language, known.region or region


def _given(said: dict[str, str], known: Known, timezone: str | None, region: str, where: str) -> tuple[str | None, str | None]:
    if known.published is not None:
        return published.parse(known.published, timezone=timezone, region=region), "option"
    if "published" in said:
        return published.parse(said["published"], timezone=timezone, region=region, where=f"{where}: published"), "metadata"
    return None, None


def check(known: Known) -> None:
    """Fail on the options themselves before any input is read. Raises DateError and OptionError."""
    from timeline.readers import records

    region = known.region
    if known.language:
        region = region or languages.check(known.language)[1]
    if known.timezone:
        zones.check(known.timezone)
    if known.published is not None:
        published.parse(known.published, timezone=known.timezone, region=region)
    records.check(known.columns)
