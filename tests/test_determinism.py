"""The same input gives the same bytes on any machine, day, zone, locale and hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "samples" / "trawler" / "article.txt"
OUTPUTS = ["json", "ics", "csv", "timelinejs", "html", "md"]

FAKE_CLOCK = '''
"""Read by the interpreter at its start: a clock that stands where TEST_CLOCK says."""
import datetime, os, time

NOW = float(os.environ["TEST_CLOCK"])
REAL = {}
_datetime, _date = datetime.datetime, datetime.date
_localtime, _gmtime, _strftime, _ctime = time.localtime, time.gmtime, time.strftime, time.ctime
time.time = lambda: NOW
time.time_ns = lambda: int(NOW * 10**9)
time.localtime = lambda seconds=None: _localtime(NOW if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(NOW if seconds is None else seconds)
time.ctime = lambda seconds=None: _ctime(NOW if seconds is None else seconds)
time.strftime = lambda form, parts=None: _strftime(form, _localtime(NOW) if parts is None else parts)


class _Any(type):
    def __instancecheck__(cls, one):
        return isinstance(one, REAL[cls]) if cls in REAL else type.__instancecheck__(cls, one)

    def __subclasscheck__(cls, one):
        return issubclass(one, REAL[cls]) if cls in REAL else type.__subclasscheck__(cls, one)


class date(_date, metaclass=_Any):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(NOW)


class datetime_(_datetime, metaclass=_Any):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(NOW, tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(NOW, datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(NOW)


datetime_.__name__ = datetime_.__qualname__ = "datetime"
REAL.update({datetime_: _datetime, date: _date})
datetime.datetime, datetime.date = datetime_, date
'''

WRITE = """
import datetime, runpy, sys, time
assert abs(time.time() - float(sys.argv[3])) < 1 and abs(datetime.datetime.now(datetime.timezone.utc).timestamp() - float(sys.argv[3])) < 1
article, folder, outputs = sys.argv[1], sys.argv[2], sys.argv[4:]
for to in outputs:
    sys.argv = ["timeline", "extract", article, "--published", "2024-10-13", "--to", to, "-o", f"{folder}/out.{to}"]
    try:
        runpy.run_module("timeline", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        assert not end.code, (to, end.code)
"""

CLOCKS = {"1999": 946_684_740, "2025": 1_736_700_000, "2038": 2_147_400_000}
ZONES = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu"]
LOCALES = ["C", "C.UTF-8"]
SEEDS = ["0", "4242"]
SETTINGS = [
    (clock, zone, LOCALES[(i + j) % 2], SEEDS[i // 2])
    for i, zone in enumerate(ZONES)
    for j, clock in enumerate(CLOCKS)
]


@cache
def written(clock: str, zone: str, locale: str, seed: str) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sitecustomize.py").write_text(FAKE_CLOCK, encoding="utf-8")
        article = shutil.copy(ARTICLE, folder / "article.txt")
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "COV_"))},
            "PYTHONPATH": os.pathsep.join([name, str(ROOT)]),
            "PYTHONHASHSEED": seed,
            "TEST_CLOCK": str(CLOCKS[clock]),
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        done = subprocess.run(
            [sys.executable, "-c", WRITE, "article.txt", ".", str(CLOCKS[clock]), *OUTPUTS], cwd=article.parent, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return {to: (folder / f"out.{to}").read_bytes() for to in OUTPUTS}


@pytest.mark.parametrize(("clock", "zone", "locale", "seed"), SETTINGS[1:])
def test_same_bytes_anywhere_and_any_day(clock: str, zone: str, locale: str, seed: str) -> None:
    first, other = written(*SETTINGS[0]), written(clock, zone, locale, seed)
    assert all(first.values())
    assert [to for to in OUTPUTS if first[to] != other[to]] == []


def test_every_clock_zone_locale_and_seed_is_tried() -> None:
    assert [len(set(column)) for column in zip(*SETTINGS, strict=True)] == [3, 4, 2, 2]


def test_without_a_publication_date_the_clock_does_not_step_in(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The bank cut its rate yesterday. It had raised the rate in 2022.", encoding="utf-8")
    command = [sys.executable, "-m", "timeline", "extract", str(article), "--to", "csv"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "2022" in done.stdout
    assert "publication date" in done.stderr
