"""Documents of every kind that is read, made here: one article in many wrappings."""

from __future__ import annotations

import gzip
import io
import zipfile
from email.message import EmailMessage

TITLE = "Footbridge over the Arle collapses"
FIRST = "A footbridge over the River Arle collapsed on Monday evening, injuring three people, the county council said."
SECOND = "The bridge was last inspected in November 2022, and an inquiry will begin on 18 March, council leader Maria Holt said."


def page(*, head: str = "", body: str = "", lang: str = "en", charset: str = "utf-8") -> str:
    inner = body or f"<p>{FIRST}</p><p>{SECOND}</p>"
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="{charset}">{head}</head><body><nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>{inner}</article></body></html>'


def mail(*, html: bool = False, **headers: str) -> bytes:
    message = EmailMessage()
    for name, value in {"Subject": TITLE, "From": "Ann Reed <ann@post.example>", "Date": "Tue, 05 Mar 2024 08:30:00 +0000", **headers}.items():
        message[name] = value
    if html:
        message.set_content(f"<html><body><style>p {{color: red}}</style><p>{FIRST}</p><p>{SECOND}</p></body></html>", subtype="html")
    else:
        message.set_content(f"{FIRST}\n\n{SECOND}\n")
        message.add_alternative(f"<p>{FIRST}</p>", subtype="html")
    return message.as_bytes()


def word() -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title, document.core_properties.author = TITLE, "Ann Reed"
    document.add_paragraph(FIRST)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "18 March 2024", "The inquiry begins"
    document.add_paragraph(SECOND)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(pages: list[list[str]], *, info: str = "", password: bool = False) -> bytes:
    """A PDF as its specification writes one: catalogue, pages, a font, and a stream of text for each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        stream = "BT /F1 11 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects += [f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"]
        objects += [f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"]
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    raw = f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode("latin-1")
    return _locked(raw) if password else raw


def _locked(raw: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def rss(*items: str, head: str = "", language: str = "en-gb") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<rss version="2.0"><channel><title>The Valley Post</title><language>{language}</language>{"".join(items)}</channel></rss>'


def item(title: str = TITLE, text: str = f"&lt;p&gt;{FIRST}&lt;/p&gt;", date: str = "Tue, 05 Mar 2024 08:30:00 GMT") -> str:
    return f"<item><title>{title}</title><link>https://post.example/{title.replace(' ', '-')}</link><pubDate>{date}</pubDate><description>{text}</description></item>"


def atom() -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Valley Post</title>'
        f'<entry><title>{TITLE}</title><link href="https://post.example/1"/><published>2024-03-05T08:30:00Z</published><author><name>Ann Reed</name></author>'
        f'<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>'
    )


def archive(*pages: tuple[str, str, bytes], status: str = "200 OK", squeeze: bool = True) -> bytes:
    """A WARC of pages (address, content type, body), as ISO 28500 writes one."""
    out = b""
    for url, kind, body in pages:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2030-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        record = head.encode() + block + b"\r\n\r\n"
        out += gzip.compress(record, mtime=0) if squeeze else record
    return out


def table(rows: list[dict[str, object]]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def zip_bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"\0" * size)
    return out.getvalue()
