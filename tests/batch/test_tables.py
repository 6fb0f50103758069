"""What the tables hold: the record, its source, and for everything that could not be read the reason."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet as pq

from tests.batch.conftest import Serial, lines, table
from timeline.batch import Job, run, slices, tables
from timeline.formats import json as record_json
from timeline.readers import Known

if TYPE_CHECKING:
    import pytest


def test_events_of_jsonl_are_the_record_with_their_source(tmp_path: Path, serial: type[Serial]) -> None:
    source = tmp_path / "a.jsonl"
    article = {"id": "A 1", "published": "2025-01-13", "title": "Dam", "url": "https://example.org/1", "text": 'The dam broke on Sunday. "We will rebuild it," the mayor told reporters.'}
    source.write_text(json.dumps(article) + "\n", encoding="utf-8")
    run([str(source)], Job(str(tmp_path / "out"), to="jsonl"))
    dated, undated = table(tmp_path / "out", "events")
    (told,) = table(tmp_path / "out", "sources")
    assert dated["when"]["edtf"] == "2025-01-12"
    assert "when" not in undated
    assert dated["source"]["place"] == told["place"] == "a.jsonl:1"
    assert (told["id"], told["url"], told["events"], told["undated"], told["unresolved"]) == ("a-1", "https://example.org/1", 1, 1, [])
    story = {"sources": [{key: told[key] for key in ("id", "title", "published", "sha256")}], "events": [{k: v for k, v in dated.items() if k != "source"}]}
    assert record_json.load(json.dumps(story), "x").events[0].evidence[0].exact


def test_parquet_holds_the_same(tmp_path: Path, serial: type[Serial]) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(lines(30) + '{"id": "s", "text": "\\ud800 It fell in 2022.", "title": "\\udc00"}\n', encoding="utf-8")
    for to in ("jsonl", "parquet"):
        run([str(source)], Job(str(tmp_path / to), to=to))  # type: ignore[arg-type]
    for name in ("events", "sources"):
        rows = pa.dataset.dataset(tmp_path / "parquet" / name).to_table().to_pylist()
        assert [_present(row) for row in rows] == [_present(row) for row in table(tmp_path / "jsonl", name)]


def _present(value: Any) -> Any:
    """Without nulls and empty lists, which a table has in place of absent keys."""
    if isinstance(value, dict):
        return {key: _present(each) for key, each in value.items() if each not in (None, [])}
    return [_present(each) for each in value] if isinstance(value, list) else value


def test_every_key_of_the_record_has_a_column() -> None:
    assert {"id", "headline", "when", "evidence", "attribution", "source"} <= set(tables.schema("events").names)
    assert tables.schema("events").field("when").type.field("exceptions").type == pa.list_(pa.string())
    assert {"id", "sha256", "place", "events", "unresolved", "warnings"} <= set(tables.schema("sources").names)


def test_bad_documents_are_errors_and_the_others_are_there(tmp_path: Path, serial: type[Serial], monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline import events

    real = events.extract

    def sometimes(document: Any, **more: Any) -> Any:
        if "BROKEN" in document.text:
            raise ZeroDivisionError("oh")
        return real(document, **more)

    monkeypatch.setattr("timeline.events.extract", sometimes)
    monkeypatch.setattr(slices, "MOST", 400)
    source = tmp_path / "a.jsonl"
    bad = [b"nope", b'{"id": 7, "text": 5}', b'{"id": "b", "text": "BROKEN"}', b'{"id": "d", "published": "03/04/2025", "text": "x"}', b"\xff", b'{"text": "' + b"a" * 500 + b'"}', b""]
    source.write_bytes(b"\n".join([b'{"text": "The old dam fell in 2021."}', *bad, b'{"text": "The old dam fell in 2022."}']))
    totals = run([str(source)], Job(str(tmp_path / "out"), to="jsonl"))
    assert [row["when"]["edtf"] for row in table(tmp_path / "out", "events")] == ["2021", "2022"]
    rows = table(tmp_path / "out", "errors")
    assert [row["place"] for row in rows] == [f"a.jsonl:{n}" if n != 5 else "a.jsonl:5: published" for n in range(2, 8)]
    assert [row.get("id") for row in rows] == [None, "7", "b", "d", None, None]
    assert "ZeroDivisionError" in rows[2]["error"]
    assert "is a line of 513 bytes" in rows[5]["reason"]
    assert (totals.documents, totals.errors) == (2, 6)


def test_parquet_in_by_row_groups_with_other_columns(tmp_path: Path, serial: type[Serial]) -> None:
    rows = [json.loads(line) for line in lines(40).splitlines()]
    pq.write_table(pa.table({"key": [r["id"] for r in rows], "body": [r["text"] for r in rows], "published": [r["published"] for r in rows]}), tmp_path / "a.parquet", row_group_size=7)
    known = Known(columns=(("text", "body"), ("id", "key")))
    totals = run([str(tmp_path / "a.parquet")], Job(str(tmp_path / "out"), to="jsonl", known=known, unit=2000))
    assert [row["id"] for row in table(tmp_path / "out", "sources")] == [row["id"] for row in rows]
    assert [row["place"] for row in table(tmp_path / "out", "sources")] == [f"a.parquet:{n}" for n in range(1, 41)]
    assert totals.units > 1
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 no")
    assert run([str(tmp_path / "bad.parquet")], Job(str(tmp_path / "bad"), to="jsonl")).errors == 1


def test_packed_lines(tmp_path: Path, serial: type[Serial]) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(5).encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines(5).encode())[:-40])
    totals = run([str(tmp_path)], Job(str(tmp_path / "out"), to="jsonl"))
    assert [row["place"] for row in table(tmp_path / "out", "sources")][:5] == [f"{tmp_path.name}/a.jsonl.gz:{n}" for n in range(1, 6)]
    assert totals.errors == 1


def test_pages_of_a_web_archive(tmp_path: Path, serial: type[Serial]) -> None:
    page = "<html><head><title>Dam</title></head><body><article><p>" + "The old dam above the town broke on 4 May 2022 after a week of heavy rain, the council said. " * 6 + "</p></article></body></html>"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n{page}".encode()
    with (tmp_path / "a.warc.gz").open("wb") as file:
        for n in range(3):
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nWARC-Target-URI: https://example.org/{n}\r\nWARC-Date: 2025-01-13T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            file.write(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
    totals = run([str(tmp_path / "a.warc.gz")], Job(str(tmp_path / "out"), to="jsonl"))
    assert totals.documents == 3
    assert {row["url"] for row in table(tmp_path / "out", "sources")} == {f"https://example.org/{n}" for n in range(3)}
    assert {row["when"]["edtf"] for row in table(tmp_path / "out", "events")} == {"2022-05-04"}
