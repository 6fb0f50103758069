"""Tolls that differ among the sources of one event are shown with who gives them, in the record and in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline import formats, merging
from timeline.lint import validate
from timeline.merging.tolls import counted, tolls
from timeline.model.document import Document
from timeline.model.event import Event
from timeline.model.timeline import Timeline

DAM = (
    ("2024-03-05", "A dam near Coldbridge burst on Monday, killing 12 people and leaving 30 injured, the fire service said."),
    ("2024-03-06", "A dam near Coldbridge burst on Monday, killing fifteen people and leaving 30 injured, the ministry said."),
    ("2024-03-06", "A dam near Coldbridge burst on Monday, killing 12 people, a hospital said."),
)


def of(*articles: tuple[str, str]) -> Timeline:
    """The story of articles, each a day of publication and a text."""
    return merging.story(Document(text, published=day, publisher=f"Outlet {n}", id=f"s{n}") for n, (day, text) in enumerate(articles, 1))


def burst(story: Timeline) -> Event:
    (found,) = [e for e in story.events if "burst" in e.headline]
    return found


@pytest.mark.parametrize(("text", "expected"), [
    ("A dam burst, killing 12 people.", [("dead", "12", "12 people")]),
    ("At least 15 people were killed when it burst.", [("dead", "15", "15 people were killed")]),
    ("It left fourteen dead and 1,200 injured.", [("dead", "14", "fourteen dead"), ("injured", "1200", "1,200 injured")]),
    ("The death toll rose to 21.", [("dead", "21", "21")]),
    ("Eight are missing.", [("missing", "8", "Eight are missing")]),
    ("It killed 12 people in 2019 and closed 3 schools.", [("dead", "12", "12 people")]),
    ("Police arrested 12 people and closed 40 shops.", []),
    ("Officials raised the death toll from 12 to 15.", [("dead", "15", "15")]),
    ("The toll was corrected from twelve to fifteen.", [("dead", "15", "fifteen")]),
    ("The number of dead was lowered to 15, down from 21.", [("dead", "15", "15")]),
    ("The death toll has risen to 15 from 12.", [("dead", "15", "15")]),
    ("The number of injured is 30, not 20.", [("injured", "30", "30")]),
    ("The fire killed 15 people, not 12 as first reported.", [("dead", "15", "15 people")]),
    ("The train went from 12 to 15 stations.", []),
    ("Twelve residents voted; one resident was injured in 2020.", [("injured", "1", "one resident was injured")]),
])  # fmt: skip
def test_the_tolls_of_a_text(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(t.kind, t.number, text[t.start : t.end]) for t in tolls(text)] == expected


def test_sources_that_differ_are_one_event_and_both_numbers_are_shown() -> None:
    event = burst(of(*DAM))
    (dead,) = event.figures or []
    assert dead.of == "dead"
    assert [(c.value, c.exact, c.sources) for c in dead.counts] == [(12, "12 people", ["s1", "s3"]), (15, "fifteen people", ["s2"])]


def test_the_same_number_in_another_spelling_is_no_conflict() -> None:
    assert burst(of(DAM[0], (DAM[1][0], DAM[1][1].replace("fifteen", "twelve")))).figures is None
    assert burst(of(DAM[0])).figures is None


def test_every_format_says_it(tmp_path: Path) -> None:
    story = of(*DAM)
    assert validate(story) == []
    said = "Sources differ on the dead: “12 people” in Outlet 1, 5 March 2024; Outlet 3, 6 March 2024; “fifteen people” in Outlet 2, 6 March 2024."
    for suffix in ("md", "csv", "html"):
        path = tmp_path / f"story.{suffix}"
        formats.dump(story, str(path))
        written = path.read_text(encoding="utf-8").replace("\\", "")  # and what a format escapes
        assert said in written, suffix


def test_a_later_article_adds_its_number() -> None:
    from timeline.merging import update

    first = update.made(of(*DAM[:1]))
    later, _ = update.update(first, [Document(DAM[1][1], published=DAM[1][0], publisher="Outlet 2")])
    (dead,) = burst(later).figures or []
    assert [c.value for c in dead.counts] == [12, 15]


def test_other_things_are_counted_too() -> None:
    story = of(
        ("2024-03-05", "A flood in the valley of the Arl damaged 40 houses on Monday, the council said."),
        ("2024-03-06", "A flood in the valley of the Arl damaged 60 houses on Monday, the council said."),
    )
    (event,) = story.events
    (figure,) = event.figures or ()
    assert (figure.of, [(c.value, c.sources) for c in figure.counts]) == ("houses", [(40, ["s1"]), (60, ["s2"])])
    assert "Sources differ on the houses" in formats.dumps(story, "md")[0]


def test_what_is_counted_and_what_is_measured() -> None:
    assert [(t.kind, t.number) for t in counted("It closed 3 schools and two old bridges for 4 days, 12 miles away, and killed 12 workers.")] == [("schools", "3"), ("bridges", "2")]
