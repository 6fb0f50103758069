"""Calendar programs, each as a function that imports a file, on a machine of a given zone, and reads back what it holds: UID -> (start, end).

Days are `date`s, times UTC `datetime`s. A program that is not here raises `MissingError`.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from icalendar import Calendar

from tests.consumers.provide import MODULES

HERE = Path(__file__).parent
WORD = "secret-word"
Held = dict[str, tuple[date, date]]
ZONES = ("UTC", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe")
"""Zones of the machine: one ahead and one behind, one off by half an hour, one beyond the date line, and one whose summer time is half an hour."""


class MissingError(Exception):
    """The program cannot be had on this machine."""


def run(command: list[str], where: Path, zone: str = "UTC") -> str:
    done = subprocess.run(command, cwd=where, env={**os.environ, "TZ": zone, "HOME": str(where), "LC_ALL": "C.UTF-8"}, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, f"{command[0]} refused the file: {done.stdout[-800:]} {done.stderr[-800:]}"
    return done.stdout


def held(data: bytes) -> Held:
    """What a calendar file holds, by `icalendar`."""
    return {str(e["UID"]): (plain(e["DTSTART"].dt), plain(e["DTEND"].dt)) for e in Calendar.from_ical(data).events}


def plain(at: date) -> date:
    return at.astimezone(UTC) if isinstance(at, datetime) else at


def parsed(text: str) -> date:
    return date.fromisoformat(text) if "-" in text[1:] else datetime.fromtimestamp(int(text), UTC)


def told(lines: str) -> Held:
    rows = [row.split("\t") for row in lines.splitlines()]
    assert [row for row in rows if row[0] == "error"] == []
    return {row[1]: (parsed(row[2]), parsed(row[3])) for row in rows if row[0] == "event"}


def libical(file: Path, where: Path, zone: str) -> Held:
    if not (shutil.which("gcc") and Path("/usr/include/libical/ical.h").exists()):
        raise MissingError("gcc and libical-dev")
    return told(run([_compiled(), str(file)], where, zone))


@cache
def _compiled() -> str:
    """The reader in C, compiled once."""
    program = Path(tempfile.mkdtemp(prefix="timeline-check-")) / "check"
    atexit.register(shutil.rmtree, program.parent, ignore_errors=True)
    run(["gcc", "-w", str(HERE / "check.c"), "-o", str(program), "-lical"], program.parent)
    return str(program)


def ical_js(file: Path, where: Path, zone: str) -> Held:
    if not (shutil.which("node") and (MODULES / "node_modules" / "ical.js").exists()):
        raise MissingError("node and ical.js")
    return told(run(["node", str(HERE / "read.mjs"), str(MODULES), str(file)], where, zone))


def calcurse(file: Path, where: Path, zone: str) -> Held:
    """Calcurse keeps no UIDs of others and tells times by the clock of the machine: what it exports is matched by its start."""
    if not shutil.which("calcurse"):
        raise MissingError("calcurse")
    folder = str(where / "data")
    run(["calcurse", "-D", folder, "-q", "-i", str(file)], where, zone)
    exported = run(["calcurse", "-D", folder, "-q", "-x"], where, zone)
    exported = re.sub(r"(?m)^(DT[A-Z]+;VALUE=DATE):([0-9]{5,7})\r?$", lambda day: f"{day[1]}:{day[2]:0>8}", exported)  # years that it does not pad
    return {str(n): (e["DTSTART"].dt, e["DTSTART"].dt) for n, e in enumerate(Calendar.from_ical(exported).events)}


def khal(file: Path, where: Path, zone: str) -> Held:
    (where / "khal").mkdir(parents=True)
    config = where / "config"
    config.write_text(f"[calendars]\n[[t]]\npath = {where / 'khal'}\ntype = calendar\n[locale]\nlocal_timezone = {zone}\ndefault_timezone = {zone}\nlongdateformat = %Y-%m-%d\ndateformat = %Y-%m-%d\n"
                      f"timeformat = %H:%M:%S\ndatetimeformat = %Y-%m-%d %H:%M:%S\nlongdatetimeformat = %Y-%m-%d %H:%M:%S\n[sqlite]\npath = {where / 'khal.db'}\n", encoding="utf-8")
    run([sys.executable, "-m", "khal", "-c", str(config), "import", "--batch", "-a", "t", str(file)], where, zone)
    found: Held = {}
    for item in (where / "khal").glob("*.ics"):
        found |= held(item.read_bytes())
    return found


def khal_shows(where: Path, zone: str, since: date, days: int) -> dict[str, str]:
    """What khal, which has imported a file, shows its reader in some years: UID -> start by the clock on the wall."""
    columns = "{uid}\t{start-long-full}\t{all-day}"
    lines = run([sys.executable, "-m", "khal", "-c", str(where / "config"), "list", "--once", "--notstarted", "-a", "t", "-df", "", "-f", columns, since.isoformat(), f"{days}d"], where, zone)
    rows = [row.split("\t") for row in lines.splitlines() if row.count("\t") == 2]
    return {uid: start[:10] if all_day == "True" else start for uid, start, all_day in rows}


def vdirsyncer(file: Path, where: Path, zone: str) -> Held:
    (where / "items").mkdir(parents=True)
    config = where / "vdir"
    config.write_text(f'[general]\nstatus_path = "{where / "status"}"\n[pair p]\na = "one"\nb = "many"\ncollections = null\n[storage one]\ntype = "singlefile"\npath = "{file}"\n'
                      f'[storage many]\ntype = "filesystem"\npath = "{where / "items"}"\nfileext = ".ics"\n', encoding="utf-8")
    command = [sys.executable, "-m", "vdirsyncer", "-c", str(config)]
    run([*command, "discover"], where, zone)
    run([*command, "sync"], where, zone)
    found: Held = {}
    for item in (where / "items").glob("*.ics"):
        found |= held(item.read_bytes())
    return found


@contextlib.contextmanager
def caldav_server(where: Path, zone: str = "America/St_Johns") -> Iterator[str]:
    """A Radicale on a free port of loopback, with an account; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    where.mkdir(parents=True, exist_ok=True)
    users = where / "users"
    users.write_text(f"reader:{WORD}\n", encoding="utf-8")
    command = [sys.executable, "-m", "radicale", "--config", "", "--hosts", f"127.0.0.1:{port}", "--auth-type", "htpasswd", "--auth-htpasswd-filename", str(users), "--auth-htpasswd-encryption", "plain", "--auth-delay", "0", "--storage-filesystem-folder", str(where / "radicale"), "--rights-type", "owner_only"]
    log = (where / "radicale.log").open("wb")
    server = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "TZ": zone})
    try:
        for _ in range(300):
            assert server.poll() is None, (where / "radicale.log").read_text()
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def put(address: str, data: bytes) -> int:
    request = urllib.request.Request(address, data=data, method="PUT", headers={"Content-Type": "text/calendar", "Authorization": "Basic " + base64.b64encode(f"reader:{WORD}".encode()).decode()})
    with urllib.request.urlopen(request, timeout=200) as answer:
        return answer.status


def radicale(file: Path, where: Path, zone: str) -> Held:
    """The whole file put to a server twice, and read back by its client."""
    import caldav

    with caldav_server(where, zone) as address:
        for _ in range(2):
            assert put(f"{address}reader/cal/", file.read_bytes()) in (201, 204)
        with caldav.DAVClient(f"{address}", username="reader", password=WORD) as client:
            found: Held = {}
            objects = client.calendar(url=f"{address}reader/cal/").events()
            for each in objects:
                found |= held(each.data.encode() if isinstance(each.data, str) else each.data)
            assert len(objects) == len(found), "an event is there twice"
            return found


APPS = {app.__name__: app for app in (libical, ical_js, calcurse, khal, vdirsyncer, radicale)}
