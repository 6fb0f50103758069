"""Input and output in an object store: the same tables as in a folder, resumed and added to alike."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer
from pyarrow import fs

from tests.batch.conftest import Serial, lines, tree
from timeline.batch import Job, run, store
from timeline.errors import InputError, OptionError


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An S3 server on this machine with one bucket: what is put between its name and its query is an address."""
    for name, value in {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true"}.items():
        monkeypatch.setenv(name, value)
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    query = f"?region=us-east-1&scheme=http&endpoint_override={host}:{port}&allow_bucket_creation=true"
    fs.FileSystem.from_uri(f"s3://news{query}")[0].create_dir("news")
    yield f"s3://news/{{}}{query}"
    server.stop()
    gc.collect()


def put(address: str, data: bytes) -> None:
    system, path = fs.FileSystem.from_uri(address)
    with system.open_output_stream(path) as file:
        file.write(data)


def fetched(address: str, out: Path) -> dict[str, bytes]:
    system, path = fs.FileSystem.from_uri(address)
    for each in system.get_file_info(fs.FileSelector(path, recursive=True)):
        if each.type == fs.FileType.File:
            target = out / each.path[len(path) + 1 :]
            target.parent.mkdir(parents=True, exist_ok=True)
            with system.open_input_file(each.path) as file:
                target.write_bytes(file.read())
    return tree(out)


def test_the_same_tables_as_in_a_folder(bucket: str, tmp_path: Path, serial: type[Serial]) -> None:
    (tmp_path / "news").mkdir()
    for name, data in (("a.jsonl", lines(30).encode()), ("b/c.txt", b"The bridge closed on 4 May 2022.")):
        put(bucket.format(f"in/{name}"), data)
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    run([str(tmp_path / "in")], Job(str(tmp_path / "local"), to="parquet", unit=3000))
    out = bucket.format("out")
    serial.fails_at = len(serial.done) + 2
    totals = run([bucket.format("in")], Job(out, to="parquet", unit=3000))
    assert (totals.documents, totals.errors) == (31, 0)
    assert fetched(out, tmp_path / "remote") == tree(tmp_path / "local")
    assert run([bucket.format("in")], Job(out, to="parquet", unit=3000)).units == 0
    put(bucket.format("in/d.txt"), b"The bridge opened on 5 May 2022.")
    assert run([bucket.format("in")], Job(out, to="parquet", unit=3000)).documents == 1


def test_what_is_not_there_is_said(bucket: str) -> None:
    with pytest.raises(InputError, match="does not exist"):
        store.find(bucket.format("nothing/here"))
    with pytest.raises(OptionError, match="is not an address that can be used"):
        store.find("nosuch://bucket/key")
