"""Mails and newsletters: the text part, else the text of the HTML part; the subject is the title, the Date the publication date."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from timeline.errors import InputError
from timeline.readers import charsets, decode, fragment
from timeline.readers.assemble import extracted
from timeline.readers.contract import Documents, Known

SUFFIXES = (".eml",)
TYPES = ("message/rfc822",)


def read(raw: bytes, where: str, known: Known) -> Documents:
    """One document. Raises InputError for a mail without text. Attachments are passed over, and that is said."""
    if not raw.strip():
        raise InputError(where, "is empty")
    try:
        mail = message_from_bytes(raw, policy=policy.default)
        text, said, attached, warning = _body(mail, where), _said(mail), _attachments(mail), None
    except InputError:
        raise
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError, IndexError, KeyError) as fault:  # the parser's own faults on broken mails
        raise InputError(where, f"is not a mail that can be read ({type(fault).__name__})", "save its text to a file") from None
    documents = extracted(f"{text}\n", said, known, where)
    if attached:
        warning = f"{where}: {len(attached)} attachment{'' if len(attached) == 1 else 's'} not read: {', '.join(attached)}"
    documents.warnings += [warning] if warning else []
    return documents


def _body(mail: EmailMessage, where: str) -> str:
    plain, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    for part in (plain, html):
        if part is not None and (text := _text(part, where)):
            return text
    raise InputError(where, "is a mail without text", "save its text to a file")


def _text(part: MIMEPart, where: str) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return ""
    text, _ = charsets.decode(raw, where, part.get_content_charset())
    text = decode.whole(text)
    return fragment.text(text) if part.get_content_subtype() == "html" else decode.lines(text).strip()


def _said(mail: EmailMessage) -> dict[str, str]:
    name, address = parseaddr(_header(mail, "From"))
    said = {"title": _header(mail, "Subject"), "published": _header(mail, "Date").partition("(")[0], "author": name or address, "language": _header(mail, "Content-Language")}
    return {key: " ".join(value.split()) for key, value in said.items() if value.strip()}


def _header(mail: EmailMessage, name: str) -> str:
    value = decode.whole(str(mail.get(name) or ""))
    return "".join(c if c.isprintable() else " " for c in value)[:500]


def _attachments(mail: EmailMessage) -> list[str]:
    return ["".join(c if c.isprintable() else " " for c in str(part.get_filename() or part.get_content_type()))[:80] for part in mail.iter_attachments()]
