"""The front: version, help, one-line errors, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from timeline import __version__
from timeline.__main__ import main
from timeline.cli import options
from timeline.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]


def run(*arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-m", "timeline", *arguments], capture_output=True, check=False, env=environment, **more)  # type: ignore[call-overload, no-any-return]


def test_version_needs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"timeline {__version__}\n"


def test_the_start_imports_nothing_heavy() -> None:
    code = "import sys; from timeline.__main__ import main; main(sys.argv[1:]); print(*sorted(m.partition('.')[0] for m in sys.modules), file=sys.stderr)"
    heavy = {"pydantic", "rich", "pendulum", "dateparser", "icalendar", "jsonschema"}
    for arguments, banned in ((["--version"], {"click", *heavy}), (["--help"], heavy), *(([name, "--help"], heavy) for name in ("extract", "tag", "explain", "convert", "batch"))):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, cwd=ROOT)
        assert banned & set(done.stderr.split()) == set()


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"\n  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("name", ["extract", "tag", "explain", "convert", "batch"])
def test_each_help_has_an_example_in_80_columns(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    out = capsys.readouterr().out
    assert f"  timeline {name} " in out.partition("Example")[2]
    assert "\\b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_modes_are_those_of_the_library() -> None:
    from timeline.anchoring import MODES

    assert options.MODES == MODES


def test_formats_are_those_of_the_library() -> None:
    from timeline import formats

    assert sorted(options.FORMATS.split("|")) == sorted(formats.names())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extrct"], "no such command 'extrct'"),
        (["extract"], "missing argument 'INPUT...'"),
        (["extract", "--foo"], "no such option '--foo'"),
        (["extract", "-", "--mode", "x"], "--mode: 'x' is not one of 'auto', 'news', 'narrative'"),
        (["convert", "one"], "missing argument 'OUT'"),
    ],
)
def test_usage_is_one_line(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("timeline: ")
    assert err.count("\n") == 1
    assert message in err
    assert "--help" in err


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline.cli.options.gather", interrupt)
    assert main(["explain", "x.txt"]) == 130
    assert capsys.readouterr().err == ""


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("It was built in 1911. " * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "timeline", "explain", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", ["--version", "--help", "explain -", "tag --help"])
def test_a_full_disk_is_one_line(command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "timeline", *command.split()], input=b"In 2022.", stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert done.returncode == 2, done.stderr.decode()
    assert done.stderr == b"timeline: standard output: cannot be used: No space left on device\n"


@pytest.mark.parametrize("redirect", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_make_no_traceback(redirect: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It opened in 2022.", encoding="utf-8")
    for command in ("tag", f"explain {path}", "--version"):
        line = f"{sys.executable} -m timeline {command} {redirect}"
        done = subprocess.run(["sh", "-c", line], stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT, check=False)
        assert b"Traceback" not in done.stderr
        assert done.returncode in {0, 2}


def test_output_is_utf_8_in_any_locale(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Der Café–Brücke opened in 2022.", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-m", "timeline", "explain", str(path)], capture_output=True, check=False, env=environment)
    assert "Café–Brücke" in done.stdout.decode("utf-8")


def test_a_control_character_in_a_name_cannot_break_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "no\nsuch\x1b[31m.txt"]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "\x1b" not in err
