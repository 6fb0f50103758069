"""The folder of formats: found by name and suffix, written whole or not at all, nothing lost silently."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from stories import MANY, NASTY, SEED, event, stories, story

from tests.examples import many_examples
from timeline import formats
from timeline.errors import InputError, OptionError, OutputError


def test_names() -> None:
    assert formats.names() == ["csv", "html", "ics", "jcal", "json", "md", "timelinejs"]


@pytest.mark.parametrize("name", ["a.json", "a.timelinejs.json", "a.ics", "a.csv", "a.html", "a.md"])
def test_the_suffix_names_the_format(tmp_path, name) -> None:
    losses = formats.dump(SEED, tmp_path / name)
    assert (tmp_path / name).stat().st_size > 100
    assert losses or name in ("a.json", "a.html")


def test_unknown_names_are_refused(tmp_path) -> None:
    with pytest.raises(OptionError, match="choose csv"):
        formats.dumps(SEED, "docx")
    with pytest.raises(OptionError):
        formats.dump(SEED, tmp_path / "a.docx")


def test_a_page_cannot_be_read_back(tmp_path) -> None:
    formats.dump(SEED, tmp_path / "a.html")
    with pytest.raises(InputError, match="cannot be read back"):
        formats.load(tmp_path / "a.html")


def test_a_failure_leaves_the_old_file(tmp_path) -> None:
    target = tmp_path / "a.ics"
    target.write_text("old")
    with pytest.raises(OutputError, match="no event has a date"):
        formats.dump(story(event("e-1", None)), target)
    with pytest.raises(formats.LossyOutputError, match="left out"):
        formats.dump(SEED, target, strict=True)
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.ics"]
    with pytest.raises(OutputError, match="cannot be written"):
        formats.dump(SEED, tmp_path / "missing" / "a.json")


@pytest.mark.parametrize("name", ["timelinejs", "ics", "csv"])
def test_nothing_datable_is_a_clear_error(name) -> None:
    with pytest.raises(OutputError, match="no event has a date"):
        formats.dumps(story(event("e-1", None)), name)


@pytest.mark.parametrize("name", ["timelinejs", "ics", "csv", "html", "md"])
def test_two_events_of_one_id_are_refused(name) -> None:
    with pytest.raises(OutputError, match="is there twice"):
        formats.dumps(story(event("e-1", "2025"), event("e-1", "2026")), name)


def test_same_bytes_under_two_hash_seeds(tmp_path) -> None:
    program = ("import sys; sys.path.insert(0, 'tests/formats'); import stories; from timeline import formats\n"
               "for s in (stories.SEED, stories.MANY):\n  for n in formats.names(): c = formats.dumps(s, n)[0]; sys.stdout.buffer.write(c if isinstance(c, bytes) else c.encode())")
    outputs = {subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": "."}, capture_output=True, check=True).stdout
               for seed, zone in (("0", "UTC"), ("1", "America/New_York"))}
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000


@many_examples(100, 3000)
@given(stories())
def test_json_round_trip(made) -> None:
    assert formats.load(formats.dumps(made, "json")[0]) == made


@many_examples(300, 5000)
@given(stories())
def test_timelinejs_round_trip(made) -> None:
    back = formats.load(formats.dumps(made, "timelinejs")[0])
    assert sorted(back.events, key=lambda e: e.id) == sorted(made.events, key=lambda e: e.id)
    assert back.title == made.title


@many_examples(100, 3000)
@given(stories())
def test_csv_round_trip_of_what_it_says(made) -> None:
    back = {e.id: e for e in formats.load(formats.dumps(made, "csv")[0], "csv").events}
    for sent in made.events:
        got = back[sent.id]
        assert (got.headline, got.description, got.when, got.group, got.attribution) == (sent.headline, sent.description, sent.when, sent.group, sent.attribution)


def test_csv_of_nasty_text_comes_back() -> None:
    back = formats.load(formats.dumps(MANY, "csv")[0])
    assert back.events[0].headline == " ".join(NASTY.replace("\x07", "").split())[:100].rstrip() or back.events[0].headline.startswith("=R&D <b>")
    assert [e.when.edtf for e in back.events][:2] == ["-0043-03-15", "0000"]


def test_json_errors_name_the_place() -> None:
    with pytest.raises(InputError, match=r"events\.0\.id"):
        formats.load('{"schema_version": "1.0", "events": [{"id": "A"}]}')
    with pytest.raises(InputError, match="the text:1:"):
        formats.load('{"events": ')


def test_lone_surrogates_do_not_stop_any_format() -> None:
    made = story(event("e-1", "2025-01-12").model_copy(update={"headline": "a\ud800b"}))
    for name in formats.names():
        content = formats.dumps(made, name)[0]
        text = content.decode() if isinstance(content, bytes) else content.encode().decode()
        assert "a\ufffdb" in text
