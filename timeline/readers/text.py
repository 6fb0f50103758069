"""Plain text and Markdown, with optional front matter.

The text that offsets refer to is what follows the front matter, with every line end as LF. Marks such as `**` and
control characters stay in it: they are the author's, and taking them out would move the offsets.
"""

from __future__ import annotations

from timeline.errors import InputError
from timeline.readers import decode, frontmatter
from timeline.readers.assemble import assemble
from timeline.readers.contract import Documents, Known

SUFFIXES = ("", ".txt", ".text", ".md", ".markdown")
TYPES = ("text/plain", "text/markdown")


def read(raw: bytes, where: str, known: Known) -> Documents:
    """One document. Raises InputError for what is not text, and DateError or OptionError for its front matter."""
    decoded, encoding = decode.decode(raw, where)
    said, text = frontmatter.split(decode.lines(decoded), where)
    if not text.strip():
        raise InputError(where, "has front matter and no text")
    documents = assemble(text, said, known, where)
    if encoding:
        documents.warnings.insert(0, f"{where}: is not UTF-8; it was read as {encoding}, which was detected")
    return documents
