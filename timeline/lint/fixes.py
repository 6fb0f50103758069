"""Mend what has only one right answer, and change nothing else: every other character of the file stays as it was."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from timeline.lint.documents import Part
from timeline.lint.documents.positions import Member, Positions
from timeline.lint.findings import REMOVE, Edit, Order, Problem
from timeline.lint.run import Checked, Choice, check_text

_MOST_ROUNDS = 10


class Piece(NamedTuple):
    """New text for the characters from start to end."""

    start: int
    end: int
    text: str


def fixed(raw: bytes, name: str, choice: Choice) -> tuple[bytes, int]:
    """The content of a file with what can be mended mended, and how many problems that was.

    Mending one thing can show another (a date in order, its derived start not), so it goes in rounds,
    until one changes nothing.
    """
    mended = 0
    for _ in range(_MOST_ROUNDS):
        checked = check_text(raw, name, choice)
        text, count = apply(checked)
        if not count:
            break
        after = text.encode()
        if raw.startswith(b"\xef\xbb\xbf") and not _takes_mark(checked):
            after = b"\xef\xbb\xbf" + after
        if after == raw:
            break
        raw, mended = after, mended + count
    return raw, mended


def _takes_mark(checked: Checked) -> bool:
    return any(edit.start == -1 for _, problems in checked.parts for problem in problems for edit in problem.edits)


def apply(checked: Checked) -> tuple[str, int]:
    """The text after one round of mending, and how many problems were mended in it."""
    pieces: list[Piece] = []
    count = 0
    for part, problems in checked.parts:
        for problem in problems:
            made = _pieces(problem, part)
            if made is None:
                continue
            count += 1
            pieces += made
    return _put(checked.text, pieces), count


def _pieces(problem: Problem, part: Part) -> list[Piece] | None:
    """The changes of text that a problem asks for; None when there are none or the file's way of writing has none."""
    pieces = [_piece(edit, part) for edit in problem.edits]
    if not pieces or any(piece is None for piece in pieces):
        return None
    return [moved for piece in pieces if piece is not None for moved in _moved(piece, part.start)]


def _moved(pieces: list[Piece], by: int) -> list[Piece]:
    return [Piece(each.start + by, each.end + by, each.text) for each in pieces]


def _piece(edit: Edit, part: Part) -> list[Piece] | None:
    if edit.start is not None:
        return [Piece(edit.start, edit.end or edit.start, edit.value)] if edit.start >= 0 else []
    if isinstance(part.places, Positions):
        return _in_json(edit, part.places, part.text)
    if isinstance(edit.value, Order) or edit.value is REMOVE or edit.key is None or not isinstance(part.data, dict) or part.kind == "csv":
        return None
    begin, end = part.places.span((*edit.pointer, edit.key))
    whole = part.places.span(edit.pointer)
    return [Piece(begin, end, json.dumps(edit.value, ensure_ascii=False))] if (begin, end) != whole else None


def _in_json(edit: Edit, places: Positions, text: str) -> list[Piece] | None:
    begin, _ = places.span(edit.pointer)
    members = places.members(begin)
    if isinstance(edit.value, Order):
        listed = list(members.values())
        return [Piece(there.value, there.end, text[listed[n].value : listed[n].end]) for there, n in zip(listed, edit.value.indices, strict=True) if there is not listed[n]]
    if edit.key in members:
        there = members[edit.key]
        return _without(there, list(members.values())) if edit.value is REMOVE else [Piece(there.value, there.end, _written(edit.value))]
    return None if edit.value is REMOVE or edit.key is None else _added(edit.key, edit.value, list(members.values()), text)


def _without(there: Member, listed: list[Member]) -> list[Piece]:
    """Take a member out with the comma that parts it from its neighbour."""
    at = listed.index(there)
    if at:
        return [Piece(listed[at - 1].end, there.end, "")]
    return [Piece(there.key, listed[1].key if len(listed) > 1 else there.end, "")]


def _added(key: str | int, value: Any, listed: list[Member], text: str) -> list[Piece] | None:
    """Put a member after the last one, parted from it as the last two are."""
    if not listed:
        return None
    last = listed[-1]
    between = text[listed[-2].end : last.key] if len(listed) > 1 else ", "
    colon = text[text.index('"', last.key + 1) : last.value].partition(":")[2] if len(listed) else " "
    return [Piece(last.end, last.end, f"{between}{_written(key)}:{colon if not colon.strip() else ' '}{_written(value)}")]


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _put(text: str, pieces: list[Piece]) -> str:
    """The text with the pieces in it; of two that overlap the first is put, and the other waits for the next round."""
    result, at = [], 0
    for piece in sorted(set(pieces)):
        if piece.start < at:
            continue
        result += [text[at : piece.start], piece.text]
        at = piece.end
    return "".join([*result, text[at:]])
