"""Feeds, mails, Word, PDF, Parquet, JSON lines and WARC: what is read, what is said of it, and what is refused."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.readers import made
from tests.readers.made import FIRST, SECOND, TITLE, archive, atom, item, mail, page, pdf, rss, table, word, zip_bomb
from timeline.errors import InputError, OptionError
from timeline.readers import Documents, Known, kinds, read, read_raw, stream


def of(raw: bytes | str, name: str, **known: object) -> Documents:
    return read_raw(raw if isinstance(raw, bytes) else raw.encode(), name, Known(**known))  # type: ignore[arg-type]


def test_rss() -> None:
    found = of(rss(item(), item("Second", "The mill burned.", "Wed, 06 Mar 2024 23:30:00 -0500")), "a.rss")
    assert [(d.title, d.text, d.published, d.publisher, d.region) for d in found] == [
        (TITLE, f"{FIRST}\n", "2024-03-05T08:30:00+00:00", "The Valley Post", "GB"),
        ("Second", "The mill burned.\n", "2024-03-07T04:30:00+00:00", "The Valley Post", "GB"),
    ]
    assert found[0].url == "https://post.example/Footbridge-over-the-Arle-collapses"


def test_atom() -> None:
    (document,) = of(atom(), "a.atom")
    assert (document.text, document.author, document.published, document.url) == (f"{FIRST}\n\n{SECOND}\n", "Ann Reed", "2024-03-05T08:30:00+00:00", "https://post.example/1")


BOMB = '<!DOCTYPE r [<!ENTITY a "lol">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)) + "]>"


@pytest.mark.parametrize("raw", [
    rss(item(text="&j;"), head=BOMB),
    rss(item(), head='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace(FIRST, FIRST + "&x;"),
    rss(item())[:-40],
    rss(item()).replace("</title>", "", 1),
    rss(item()).replace("UTF-8", "UTF-16"),
    rss(item(date="never")),
    rss(item(text="&lt;script&gt;alert(1)&lt;/script&gt;" + FIRST)),
    rss(item(), item(title="", text="")),
], ids=["bomb", "file", "cut", "unclosed", "charset", "date", "script", "empty"])  # fmt: skip
def test_broken_and_hostile_feeds_are_read_as_far_as_they_can_be(raw: str) -> None:
    start = time.process_time()
    try:
        found = of(raw, "a.xml")
    except InputError as fault:
        assert "\n" not in str(fault)  # noqa: PT017 - either outcome is right
        return
    assert found
    assert all("root:" not in d.text and "alert" not in d.text and len(d.text) < 10_000 for d in found)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("raw", ["", "<html><body>no</body></html>", "no feed", '<?xml version="1.0"?><a/>', rss()])
def test_no_feed(raw: str) -> None:
    with pytest.raises(InputError, match=r"^a\.xml: is"):
        of(raw, "a.xml")


@pytest.mark.parametrize("html", [False, True])
def test_mail(html: bool) -> None:
    (document,) = of(mail(html=html), "a.eml")
    assert document.text == f"{FIRST}\n\n{SECOND}\n"
    assert (document.title, document.author, document.published) == (TITLE, "Ann Reed", "2024-03-05T08:30:00+00:00")


@pytest.mark.parametrize("raw", [
    b"Subject: =?utf-8?q?broken?\nDate: never\n\nThe dam broke on Monday.\n",
    b"Content-Type: text/plain; charset=nonsense\n\nThe dam broke on Monday.\n",
    b"Content-Type: text/plain; charset=us-ascii\n\nThe caf\xe9 closed on Monday.\n",
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!VGhlIGRhbQ==\n",
    b"The dam broke on Monday.",
    b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 2000,
    b"\n\n",
    b"Subject: a\n\n",
])  # fmt: skip
def test_broken_mails_are_read_or_one_line(raw: bytes) -> None:
    try:
        (document,) = of(raw, "a.eml")
    except InputError as fault:
        assert str(fault).startswith("a.eml: is")  # noqa: PT017 - either outcome is right
    else:
        assert document.text.strip()


def test_attachments_are_told() -> None:
    from email import message_from_bytes, policy

    message = message_from_bytes(mail(), policy=policy.default)
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="report.pdf")
    assert of(message.as_bytes(), "a.eml").warnings == ["a.eml: 1 attachment not read: report.pdf"]


def test_word() -> None:
    found = of(word(), "a.docx")
    assert found[0].text == f"{FIRST}\n\n18 March 2024: The inquiry begins\n\n{SECOND}\n"
    assert (found[0].title, found[0].author, found[0].published) == (TITLE, "Ann Reed", None)
    assert "give --published 2013-12-23 if that is the day" in found.warnings[0]


LINES = ["A footbridge over the River Arle collapsed on Monday evening, injur-", "ing three people, the county council said. The council opened an inquiry.", "It will begin on 18 March.", "", "A second paragraph."]


def test_pdf() -> None:
    rest = [["Another page tells of the mill and of the river.", "It has two lines."], ["The last page ends the report.", "Nobody knows more."]]
    pages = [["The Valley Post", *lines, f"page {n}"] for n, lines in enumerate([LINES, *rest], 1)]
    found = of(pdf(pages, info="/Title (Footbridge) /CreationDate (D:20240305083000Z)"), "a.pdf")
    assert found[0].text.split("\n\n")[0] == "A footbridge over the River Arle collapsed on Monday evening, injuring three people, the county council said. The council opened an inquiry. It will begin on 18 March."
    assert "Valley Post" not in found[0].text
    assert (found[0].title, found[0].published) == ("Footbridge", None)
    assert "give --published 2024-03-05" in found.warnings[0]


@pytest.mark.parametrize(("name", "raw", "why"), [
    ("a.pdf", b"%PDF-1.7\n1 0 obj", "is not a PDF that can be read"),
    ("a.pdf", pdf([[""]]), "without text"),
    ("a.pdf", pdf([LINES], password=True), "password"),
    ("a.docx", b"PK\x03\x04\x14\x00\x06", "no ZIP archive"),
    ("a.docx", zip_bomb(60_000_000), "unpacks to 60,000,000 bytes"),
    ("a.docx", zip_bomb(10), "is not a Word document"),
    ("a.parquet", b"PAR1", "is not a Parquet file"),
    ("a.parquet", table([{"body": "x"}]), "has no column 'text'; say with --column text=NAME which of its columns holds the text: body"),
    ("a.warc", b"nothing of the kind", "is not a WARC archive"),
    ("a.warc", archive(("https://post.example/1", "image/png", b"\x89PNG")), "without a page that is read"),
    ("a.odt", b"x", ".odt files are not read"),
])  # fmt: skip
def test_what_cannot_be_read_is_one_line(name: str, raw: bytes, why: str) -> None:
    with pytest.raises(InputError) as fault:
        of(raw, name)
    assert str(fault.value).startswith(name)
    assert why in str(fault.value)
    assert "\n" not in str(fault.value)


def test_parquet_with_mapped_columns(tmp_path: Path) -> None:
    rows = [{"body": FIRST, "day": datetime(2024, 3, 5, 8, 30), "key": "A 1", "other": n} for n in range(3)] + [{"body": None, "day": None, "key": "b", "other": 9}]  # noqa: DTZ001
    (tmp_path / "a.parquet").write_bytes(table(rows))
    found = read(tmp_path / "a.parquet", columns={"text": "body", "published": "day", "id": "key"})
    assert next((d.id, d.text, d.published) for d in found) == ("a-1", FIRST, "2024-03-05T08:30:00")
    assert len(found) == 3
    assert [f.where for f in found.problems] == [f"{tmp_path / 'a.parquet'}:4"]


def test_json_lines_with_mapped_columns(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"body": "On Sunday.", "day": "2024-03-05", "key": 7}\n')
    (document,) = read(tmp_path / "a.jsonl", columns={"text": "body", "published": "day", "id": "key"})
    assert (document.id, document.text, document.published, document.extracted) == ("d-7", "On Sunday.", "2024-03-05", False)
    with pytest.raises(OptionError, match="maps nothing that a document has"):
        read(tmp_path / "a.jsonl", columns={"words": "body"})


@pytest.mark.parametrize("squeeze", [False, True])
def test_warc(tmp_path: Path, squeeze: bool) -> None:
    pages = [("https://post.example/1", "text/html; charset=utf-8", page().encode()), ("https://post.example/b.png", "image/png", b"\x89PNG"), ("https://post.example/2", "text/html", b"\0")]
    path = tmp_path / ("a.warc.gz" if squeeze else "a.warc")
    path.write_bytes(archive(*pages, squeeze=squeeze))
    found = read(path)
    assert [(d.url, d.published, d.title) for d in found] == [("https://post.example/1", None, TITLE)]
    assert [f.where for f in found.problems] == [f"{path}:3 https://post.example/2"]


def test_a_warc_that_ends_early_gives_what_was_read(tmp_path: Path) -> None:
    whole = archive(("https://post.example/1", "text/html", page().encode()), ("https://post.example/2", "text/html", page().encode()))
    path = tmp_path / "a.warc.gz"
    path.write_bytes(whole[: len(whole) * 9 // 10])
    parts = stream(path, Known())
    assert next(parts)[0].url == "https://post.example/1"


def test_pages_that_were_not_found_are_no_articles() -> None:
    with pytest.raises(InputError, match="without a page"):
        of(archive(("https://post.example/1", "text/html", page().encode()), status="404 Not Found"), "a.warc")


PACKAGES = {"a.html": ("trafilatura", "html"), "a.rss": ("feedparser", "feeds"), "a.docx": ("docx", "docx"), "a.pdf": ("pypdf", "pdf"), "a.parquet": ("pyarrow", "parquet"), "a.warc": ("warcio", "warc")}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_missing_package_is_named_with_its_extra(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    package, extra = PACKAGES[name]
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError) as fault:
        of(b"x", name)
    assert str(fault.value) == f'{name}: needs the package {package}, which is not installed; pip install "timeline[{extra}]"'


def test_every_reader_has_a_type_and_none_is_claimed_twice() -> None:
    suffixes = [s for m in kinds.modules() for s in m.SUFFIXES]
    types = [t for m in kinds.modules() for t in m.TYPES]
    assert len(suffixes) == len(set(suffixes))
    assert len(types) == len(set(types))
    assert made.FIRST


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    import subprocess

    code = "import sys, timeline.cli.extract; from timeline.readers import kinds; kinds.modules(); print(sorted({'trafilatura', 'lxml', 'feedparser', 'docx', 'pypdf', 'pyarrow', 'warcio', 'protego', 'htmldate'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
