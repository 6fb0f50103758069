"""Any text at all, for as long as you like: `python benchmarks/fuzz/read.py -max_total_time=60` (needs `pip install atheris`).

Coverage of the recognition and the anchoring guides what is tried next. What must hold is said in `check`; anything else that is
raised, and any text that takes longer than the fuzzer's own limit, ends the run with the text that did it.
"""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["timeline"]):
    import timeline
    import timeline.events  # names of the package are imported when first used, which would be too late to be watched

WORDS = ("Sunday", "last", "next ", "the ", "March ", "2024", "3", " p.m.", "said ", "will ", "since ", "to ", '"', "“", "”", ", ", ". ", "\n\n", "-", "'s ", "(", "years ", "ago ", "every ")
PUBLISHED = (None, "2025-01-13", "2024-02-29", "2025-01", "2025", "0001-01-01", "9999-12-31")


def check(data: bytes) -> None:
    """Spans lie in order and inside the text, and every piece of evidence is a part of it."""
    given = atheris.FuzzedDataProvider(data)
    published = PUBLISHED[given.ConsumeIntInRange(0, len(PUBLISHED) - 1)]
    if given.ConsumeBool():
        text = "".join(WORDS[given.ConsumeIntInRange(0, len(WORDS) - 1)] for _ in range(given.ConsumeIntInRange(0, 60)))
    else:
        text = given.ConsumeUnicodeNoSurrogates(400)
    document = timeline.Document(text, published=published)
    found = timeline.tag(document)
    ends = [0, *(one.end for one in found)]
    assert all(before <= one.start < one.end <= len(text) for before, one in zip(ends, found, strict=False)), text
    for event in timeline.extract(document).events:
        assert all(text[one.start : one.end] == one.exact for one in event.evidence), text


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
