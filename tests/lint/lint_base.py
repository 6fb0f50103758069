"""A timeline without a fault, and ways to put one in."""

import copy
import json

TEXT = "The mayor said that the old bridge reopened last Sunday.\n"

BASE = {
    "$schema": "urn:timeline:schema:1.0:timeline",
    "schema_version": "1.0",
    "title": "The bridge",
    "sources": [{"id": "s1", "title": "Bridge reopens", "published": "2025-01-13"}],
    "events": [
        {
            "id": "e-1",
            "headline": "The old bridge reopened",
            "when": {"edtf": "2025-01-12", "start": "2025-01-12", "precision": "day", "status": "resolved", "display": "12 January 2025"},
            "evidence": [{"source": "s1", "role": "date", "start": 44, "end": 55, "exact": "last Sunday", "anchor": {"date": "2025-01-13", "from": "publication"}}],
        }
    ],
}


def merged(pointer, part):
    """The base with a part laid over what is at the pointer; None takes a key away."""
    document = copy.deepcopy(BASE)
    place = document
    for step in pointer.split("/")[1:]:
        place = place[int(step) if step.isdigit() else step]
    for key, value in part.items():
        if value is None:
            place.pop(key)
        else:
            place[key] = value
    return document


def text_of(document):
    return json.dumps(document, indent=2)
