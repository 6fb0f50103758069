"""The work on one unit: read, extract, write, and say so in the manifest last, so that a unit is there whole or not at all."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from timeline.batch import slices, tables
from timeline.batch.job import Job, Unit
from timeline.batch.patience import TooLong, within
from timeline.batch.plan import unit_at
from timeline.batch.store import Store
from timeline.errors import InputError, OutputError, TimelineError
from timeline.model.document import Document

Entry = dict[str, Any]


class Worker:
    """Does units of a job, one after another; it holds nothing that another would need."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.store = Store(job.out)

    def do(self, task: str) -> str:
        """Do the unit that "PLAN:BEGIN:LENGTH STAMP" names, and return the name of its entry in the manifest. Raises OutputError."""
        place, _, stamp = task.partition(" ")
        unit = unit_at(self.store, place)
        with tables.Parts(self.store, unit.key, self.job.to) as parts:
            counts = self._fill(parts, unit)
        return commit(self.store, unit, stamp, parts.files, counts)

    def _fill(self, parts: tables.Parts, unit: Unit) -> Entry:
        counts = dict.fromkeys(("documents", "events", "undated", "unresolved", "errors"), 0)
        for found in slices.read(unit, self.job.known, self.job.patience):
            for problem in found.problems:
                self._failed(parts, counts, found, problem.where, problem)
            for number, document in enumerate(found.documents, 1):
                place = found.place if number == 1 else f"{found.place}#{number}"
                try:
                    with within(self.job.patience):
                        source, events = self._read(named(document, place), place, [each.removeprefix(f"{found.place}: ") for each in found.warnings] if number == 1 else [])
                except OutputError:
                    raise
                except TooLong:
                    self._failed(parts, counts, found, place, InputError(place, f"took more than {self.job.patience:g} seconds", "give it more with --patience"))
                    continue
                except Exception as fault:  # noqa: BLE001 - a fault of the program in one article must not cost the other million
                    self._failed(parts, counts, found, place, fault)
                    continue
                parts.add("sources", source)
                for event in events:
                    parts.add("events", event)
                counts["documents"] += 1
                for key in ("events", "undated"):
                    counts[key] += source[key]
                counts["unresolved"] += len(source["unresolved"])
        return counts

    def _read(self, document: Document, place: str, warnings: list[str]) -> tuple[tables.Row, list[tables.Row]]:
        from timeline import events

        return tables.rows(events.extract(document, mode=self.job.mode), place, warnings)

    def _failed(self, parts: tables.Parts, counts: Entry, found: slices.Read, place: str, fault: Exception) -> None:
        counts["errors"] += 1
        parts.add("errors", error(place, fault, found.id))


def named(document: Document, place: str) -> Document:
    """The document with an id that no other of the archive has: its own, or one made from its place."""
    if document.id != "s1":
        return document
    return replace(document, id=f"d-{hashlib.sha256(place.encode('utf-8', 'surrogateescape')).hexdigest()[:12]}")


def error(place: str, fault: Exception, name: str | None = None) -> tables.Row:
    """The row of a document that could not be read: where, why, and what to do."""
    if isinstance(fault, TimelineError):
        row = {"place": place, "error": type(fault).__name__, "reason": fault.why, "hint": fault.hint}
    else:
        row = {"place": place, "error": type(fault).__name__, "reason": f"the program failed ({fault})", "hint": "please report it with this document"}
    return {**({"id": name} if name is not None else {}), **row}


def commit(store: Store, unit: Unit, stamp: str, files: list[str], counts: Entry) -> str:
    """Enter a unit in the manifest. The name of the entry says which unit it is and in which state its input was."""
    name = f"{unit.key}.{stamp}.json"
    entry = {"unit": unit.key, "bytes": unit.size, **counts, "files": sorted(files)}
    store.write(f"_manifest/{name}", json.dumps(entry, sort_keys=True).encode() + b"\n")
    return name


def lost(job: Job, unit: Unit, stamp: str, why: str) -> str:
    """Enter a unit that no worker survives: its documents are errors, and the run goes on."""
    store, counts = Store(job.out), dict.fromkeys(("documents", "events", "undated", "unresolved"), 0)
    with tables.Parts(store, unit.key, job.to) as parts:
        for _, name in unit.files:
            place = name if unit.kind in ("files", "whole") else f"{name} from {'byte' if unit.kind == 'lines' else 'row group'} {unit.begin} to {unit.end}"
            parts.add("errors", error(place, RuntimeError(why)))
    return commit(store, unit, stamp, parts.files, {**counts, "errors": len(unit.files)})


def forget(store: Store, old: str, new: str) -> None:
    """Remove an entry that another has taken the place of, with those of its files that the new one does not have."""
    before, now = (json.loads(store.read(f"_manifest/{name}") or b"{}").get("files", ()) for name in (old, new))
    for name in sorted(set(before) - set(now)):
        store.remove(name)
    store.remove(f"_manifest/{old}")
