"""Nothing is said of files that are right: samples, exports of a hundred articles in every format, timelines made up, and files as other programs write them.

The articles are the project's own: its gold, and others that are put together from sentences here.
"""

import json
import random
from itertools import cycle, islice
from pathlib import Path

import pytest
import yaml

import timeline
from tests.events.gold import articles
from timeline import formats
from timeline.errors import OutputError
from timeline.lint import validate, validate_text

ROOT = Path(__file__).parents[2]
CLEAN = sorted((Path(__file__).parent / "clean").iterdir())
TOWNS = ["Ostermoor", "Saint-Brévin", "Lindqvist Harbour", "Old Quarry", "Düne", "Żary", "Port Ellery"]
THINGS = ["the swing bridge", "a library", "the tram line", "the flood wall", "a bakery & café", "the observatory", "a 1920s cinema"]
DONE = ["reopened", "was closed", "caught fire", "was sold to a trust", "won a prize", "ran out of money", "was listed as a monument"]
DATES = [
    "last Friday", "on 3 March", "in 2019", "in the spring of 2021", "two weeks ago", "on Tuesday night", "at 2:30 p.m. on Monday", "in the 1970s", "since 1998", "before the war in 1938", "on Christmas Eve",
    "in mid-July", "at the end of 2016", "between 1914 and 1918", "from 4 to 9 May 2024", "about 1850", "in the 12th century", "every Monday until the end of June", "yesterday", "the day before", "on January 1, 2000",
]
SAID = ['"We are relieved," the mayor said {}.', "The council's spokeswoman, Ina Roth, said {} that work would go on.", "Nobody was hurt {}, police said.", "A vote is due next Thursday.", "The cost: €4.5m & rising <10% a year."]


def article(seed):
    """An article of some sentences, of which each has a date."""
    chance = random.Random(seed)
    sentences = [f"{chance.choice(THINGS).capitalize()} in {chance.choice(TOWNS)} {chance.choice(DONE)} {chance.choice(DATES)}." for _ in range(chance.randint(2, 9))]
    sentences += [chance.choice(SAID).format(chance.choice(DATES)) for _ in range(chance.randint(1, 4))]
    chance.shuffle(sentences)
    return timeline.Document("\n\n".join(sentences) + "\n", published=chance.choice(["2025-01-13", "2024-02-29", "2023-12-31T23:30:00+02:00"]), title=f"Town news & views {seed}", url=f"https://example.org/news?id={seed}&utm_source=mail")


@pytest.fixture(scope="module")
def stories():
    gold = [case.extract() for case in articles()]
    return [*gold, *(timeline.extract(article(seed)) for seed in range(100 - len(gold)))]


def exports(story):
    """The story in each format that can say it: what the file is called, and what is in it."""
    text = story.model_dump_json(by_alias=True, exclude_none=True, indent=2)
    data = json.loads(text)
    yield "a.json", text
    yield "a.yaml", yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    yield "a.jsonl", "".join(json.dumps({key: value for key, value in event.items() if key != "relations"} | {"evidence": []}, ensure_ascii=False) + "\n" for event in data["events"]) or json.dumps(data)
    for style, name in (("timelinejs", "page.json"), ("csv", "a.csv"), ("ics", "a.ics")):
        try:
            yield name, formats.dumps(story, style)[0]
        except OutputError:
            continue  # nothing of it has a date


def worse(findings):
    return [str(one) for one in findings if one.severity != "info"]


def test_a_hundred_articles_in_every_format(stories):
    files = [file for story in stories for file in exports(story)]
    assert len(stories) >= 100
    assert len(files) >= 500
    assert [said for name, content in files for said in worse(validate_text(content, name))] == []


def test_articles_against_their_sources(stories, tmp_path):
    """What extract has made of a text follows from it again."""
    for seed in range(20):
        (tmp_path / f"{seed}.txt").write_text(article(seed).text, encoding="utf-8")
    made = [story for story in stories if story.title and story.title.startswith("Town news")][:20]
    assert len(made) == 20
    assert [said for story in made for said in worse(validate_text(story.model_dump_json(by_alias=True, exclude_none=True), "a.json", sources=tmp_path))] == []


def test_samples():
    files = [path for path in sorted((ROOT / "samples").rglob("*")) if path.suffix in (".json", ".csv", ".ics")]
    assert len(files) >= 24
    assert [said for path in files for said in worse(validate(path))] == []


EDTF = ["2025-01-12", "2022", "2022/..", "[..2025-01-12]", "2024-21", "199X", "2023-06~", "1801/1899", "-0043-03-15", "2025-01-12T14:30:00Z", "Y17000", "2024-12-30/2025-01-02", "2023-1X", "[1667,1668]"]


@pytest.mark.parametrize("count", [1, 2, 40])
def test_timelines_made_up(count):
    from timeline.notation import edtf
    from timeline.notation.derive import derive

    events = []
    for number, value in enumerate(islice(cycle(EDTF), count)):
        date, gives = edtf.parse(value), derive(value)
        when = {"edtf": value, "start": gives.start, "end": gives.end, "precision": gives.precision, "status": "bounded" if date.kind in ("before", "after") else "stated", "approximate": date.approximate or None, "display": "then"}
        events.append({"id": f"e-{number}", "headline": f"Event <{number}> & more", "when": {key: each for key, each in when.items() if each is not None}})
    text = json.dumps({"events": events})
    assert {one.code for one in validate_text(text, "a.json") if one.severity != "info"} <= {"TL301"}


MEANT = {"as-google-exports.ics": {"IC024"}, "as-apple-exports.ics": {"IC024", "IC034"}}
"""What is really so: METHOD without ORGANIZER, and an address that Outlook cuts at its first line."""


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_files_as_other_programs_write_them(path):
    assert {one.code for one in validate(path) if one.severity != "info"} == MEANT.get(path.name, set())
