"""From an article to a timeline: what is dated, what is not, who says so, and the words it rests on."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from timeline import dump
from timeline.errors import OptionError
from timeline.events import extract
from timeline.formats.ics.vevents import confirmed
from timeline.model.document import Document
from timeline.model.event import Event, Modality, Polarity

SWAP = """Source: NORTHERN POST
Moldovan Prime Minister Ion Ceban confirmed on Thursday that Moldova is willing to release detained foreign sailors to their families in return for two fishing boats held in Odesa. The statement comes after the recent seizure of three sailors near the port of Giurgiulesti, the first foreign crew to be held in the country since the start of the blockade in 2021.
Ceban released a video alongside the statement, which shows the sailors speaking to doctors. **“Those sailors who would rather stay with us may ask for asylum,”** he told reporters, adding that the offer has no deadline.
According to figures from the Coastal Monitoring Office (CMO), about 40 boats have been stopped and nearly 150 people questioned. The CMO has suggested that crews are struggling because of poor equipment.
In a recent interview, Ceban said: “Nobody should doubt that this river belongs to all of us.” He added that aid groups estimate up to 900 sailors may have been hired by smugglers.
Opposition deputies have also spoken out, claiming that logbooks found on the boats show that owners forced crews to work in shifts. Despite the criticism, the shipping ministry has yet to comment. In view of the planned swap, families fear delays.
For more details on this story, go to USA Today or the Evening Herald."""


def story(text, published="2025-03-07", **more):
    return extract(Document(text, published=published, **more))


def dates(timeline):
    return [(e.when.edtf, e.headline) for e in timeline.events]


@pytest.mark.parametrize("published", ["2025-03-06", "2025-03-07", "2025-03-12"])
def test_three_events_and_no_more(published):
    found = story(SWAP, published)
    assert [e.when.edtf for e in found.events] == ["2021", "[..2025-03-06]", "2025-03-06"]
    assert [e.when.status for e in found.events] == ["stated", "bounded", "resolved"]
    assert [e.headline for e in found.events] == [
        "Start of the blockade",
        "Seizure of three sailors near the port of Giurgiulesti",
        "Ion Ceban confirmed that Moldova is willing to release detained foreign sailors to their families",
    ]


def test_what_was_only_ordered_comes_before_what_it_preceded():
    _, seizure, offer = story(SWAP).events
    assert [(r.type, r.target) for r in seizure.relations] == [("before", offer.id)]
    assert seizure.when.display == "before 6 March 2025 (day not given)"
    assert seizure.place.name == "port of Giurgiulesti"


def test_the_announcement_is_attributed_and_quoted_and_has_no_place():
    offer = story(SWAP).events[-1]
    assert offer.attribution.speaker == "Moldovan Prime Minister Ion Ceban"
    assert offer.attribution.quote == "Those sailors who would rather stay with us may ask for asylum"
    assert offer.place is None
    assert offer.modality == "happened"


def test_statements_without_a_date():
    found = story(SWAP).undated
    assert [e.attribution.speaker for e in found] == ["the Coastal Monitoring Office", "Ceban", "Ceban", "Opposition deputies"]
    assert [e.modality for e in found] == ["reported", "happened", "possible", "reported"]
    assert all(e.when is None for e in found)


def test_without_a_publication_date_only_what_the_text_gives_is_placed():
    found = story(SWAP, None)
    assert [e.when.edtf for e in found.events] == ["2021"]
    assert [(u.text, u.needs) for u in found.unresolved] == [("Thursday", "publication date")]


def test_evidence_is_verbatim():
    found = story(SWAP)
    for event in [*found.events, *found.undated]:
        for proof in event.evidence:
            assert SWAP[proof.start : proof.end] == proof.exact
        if event.attribution and event.attribution.quote:
            assert event.attribution.quote in SWAP
    assert {v.role for v in found.events[-1].evidence} == {"date", "event", "quote"}


def test_same_input_same_record():
    assert story(SWAP).model_dump_json() == story(SWAP).model_dump_json()


def test_boilerplate_is_no_news():
    text = "By Ana Ruiz\n\nThe dam broke on Monday.\n\nPhoto: Lund, 3 March 2025\n\nPublished: 5 March 2025\nFor more information on the dam, visit USA Today on Friday."
    assert dates(story(text)) == [("2025-03-03", "The dam broke")]


def test_date_line_is_an_anchor_and_no_event():
    found = story("LUND, Sweden (AP) -- A dam broke on Monday. KALMAR, March 5 — It rained.")
    assert dates(found) == [("2025-03-03", "A dam broke")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said on Sunday that the bridge will open on Friday.", [("2025-03-02", "The mayor said that the bridge will open"), ("2025-03-07", "The bridge will open")]),
        ("Lund left the club in May 2020 and returned to it in June 2021.", [("2020-05", "Lund left the club"), ("2021-06", "Lund returned to the club")]),
        ("He left in May 2020.", []),
        ("The mayor, who was elected in 2019, resigned on Monday.", [("2019", "The mayor was elected"), ("2025-03-03", "The mayor resigned")]),
        ("The museum opened last Sunday (March 2).", [("2025-03-02", "The museum opened")]),
        ("However, on Monday, the council met.", [("2025-03-03", "The council met")]),
        ("2017 was a year of drought.", [("2017", "2017 was a year of drought")]),
        ("Sales rose to $5 million in 2024 from $3 million in 2023.", [("2023", "Sales: $3 million"), ("2024", "Sales rose to $5 million")]),
        ("The siege lasted three days.", []),
        ("The market is held every Monday.", []),
        ("Tickets for the June 14 concert go on sale at 10 a.m. on Monday.", [("2025-03-10T10:00:00", "Tickets for the June 14 concert go on sale")]),
        ("Police shut the road on Thursday.", [("2025-03-06", "Police shut the road")]),
        ("The dye works shut its gates on Thursday.", [("2025-03-06", "The dye works shut its gates")]),
    ],
)
def test_headlines(text, expected):
    assert dates(story(text)) == expected


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("The dam broke on Monday.", "happened", "positive"),
        ("The road will open on 10 May 2025.", "scheduled", "positive"),
        ("The firm plans to close the mine in June 2025.", "planned", "positive"),
        ("The dam may break on 10 May 2025.", "possible", "positive"),
        ("The river is rising today.", "ongoing", "positive"),
        ("The dam broke on Monday, police said.", "reported", "positive"),
        ("The council did not meet on Monday.", "happened", "negative"),
        ("The council failed to meet on Monday.", "happened", "negative"),
        ("If the dam breaks on 10 May 2025, the town will be lost.", "conditional", "positive"),
        ("The town will be lost on Friday unless the dam holds.", "conditional", "positive"),
        ("The company no longer runs the ferry since Monday.", "happened", "negative"),
        ("The mayor never visited the camp in May 2024.", "happened", "negative"),
        ("The mayor could not attend the vote on Monday.", "happened", "negative"),
        ("The mayor has not spoken since Monday.", "happened", "negative"),
        ("The mayor denied that he had met the rebels on Monday.", "denied", "negative"),
        ("The mayor denied on Thursday having met the rebels in May 2024.", "denied", "negative"),
        ("The ministry refuted claims that troops crossed the border on Monday.", "denied", "negative"),
        ("Rumours that the king died on Monday are untrue.", "denied", "negative"),
        ("Police doubt that the man left on Monday.", "possible", "positive"),
        ("The council proposed closing the school in September 2025.", "proposed", "positive"),
        ("A second bridge is proposed for 2027.", "proposed", "positive"),
        ("The union urged members to strike on 20 March 2025.", "proposed", "positive"),
        ("Members were encouraged to strike on 20 March 2025.", "proposed", "positive"),
        ("The couple decided to part in March 2013.", "happened", "positive"),
        ("The couple decided to part in March 2026.", "planned", "positive"),
        ("Under the plan, the school would close in September 2025.", "proposed", "positive"),
        ("The deal would have closed in June 2024.", "hypothetical", "positive"),
        ("If the mayor had signed in May 2024, the bridge would be open.", "hypothetical", "positive"),
        ("Shops usually close on Sunday.", "generic", "positive"),
        ("Leaves fall in October.", "generic", "positive"),
        ("The game on Monday was cancelled.", "scheduled", "negative"),
        ("On Monday the game was cancelled.", "happened", "positive"),
        ("The firm scrapped a plan to open a mine in 2027.", "planned", "negative"),
        ("The mayor ruled out a vote in 2026.", "planned", "negative"),
        ("The bridge was to open in 2023.", "planned", "positive"),
        ("The court is likely to rule in June 2025.", "possible", "positive"),
        ("The court is unlikely to rule in June 2025.", "possible", "negative"),
        ("The mayor hopes the bridge will open in 2026.", "planned", "positive"),
        ("The army allegedly crossed the river on Monday.", "reported", "positive"),
        ("The army is believed to have crossed the river in May 2024.", "reported", "positive"),
        ("The mayor was accused of taking bribes in 2021.", "reported", "positive"),
    ],
)
def test_modality(text, modality, polarity):
    event = story(text).events[0]
    assert (event.modality, event.polarity) == (modality, polarity)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The mayor denied that he had met the rebels on Monday.", "The mayor denied that he had met the rebels"),
        ("The claim that troops crossed the border on Monday is false.", "The claim that troops crossed the border is false"),
        ("Unless the dam holds on Friday, the town will be lost.", "Unless the dam holds, the town will be lost"),
        ("If the mayor had signed in May 2024, the bridge would be open.", "If the mayor had signed, the bridge would be open"),
    ],
)
def test_what_is_no_fact_says_so_in_its_headline(text, headline):
    assert [e.headline for e in story(text).events] == [headline]


def test_nothing_that_is_no_fact_is_confirmed_in_a_calendar():
    made = [Event(id=f"e-{i}", headline="The dam broke", modality=kind, polarity=sign) for i, (kind, sign) in enumerate(product(get_args(Modality), get_args(Polarity)))]
    assert {(e.modality, e.polarity) for e in made if confirmed(e)} == {("happened", "positive"), ("ongoing", "positive"), ("scheduled", "positive")}


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        ("The dam broke on Monday, police said.", "police", None),
        ("According to the water board, the dam broke on Monday.", "the water board", None),
        ('"The dam is gone for good," said Ana Ruiz on Monday.', "Ana Ruiz", "The dam is gone for good"),
        ("``The dam is gone for good,'' Ruiz said on Monday.", "Ruiz", "The dam is gone for good"),
        ("Officials in February said that the dam was gone.", "Officials", None),
        ("Governor Ana Ruiz came home. She said on Monday that the dam was gone.", "Ana Ruiz", None),
    ],
)
def test_attribution(text, speaker, quote):
    said = story(text).events[-1].attribution
    assert (said.speaker, said.quote) == (speaker, quote)


def test_a_pronoun_gets_the_name_that_was_just_given():
    found = story("Governor Ana Ruiz said the dam was safe. She resigned on Monday.")
    assert dates(found) == [("2025-03-03", "Ana Ruiz resigned")]


def test_a_pronoun_with_two_possible_names_stays_as_it_is():
    found = story("The engineer Josef Pell resigned in 2019. Crane did not see the bridge: she had died in 2018.")
    assert [headline for _, headline in dates(found)] == ["The engineer Josef Pell resigned"]


def test_the_heading_is_the_title():
    assert story("How the dam broke\n\nIt broke on Monday.").title == "How the dam broke"


def test_a_quote_that_goes_on_keeps_its_speaker():
    found = story('"We have nothing to hide," Ana Ruiz said. "We will be there on 14 March 2025."')
    assert [(e.headline, e.attribution.speaker) for e in found.events] == [("Ana Ruiz: We will be there", "Ana Ruiz")]


def test_named_happenings():
    found = story("He has led the party since the collapse of the coalition in 2016. Monday's attack on the harbour hurt two.")
    assert ("2016", "Collapse of the coalition") in dates(found)
    assert ("2025-03-03", "Attack on the harbour") in dates(found)


def test_long_headlines_are_cut_where_a_phrase_ends():
    text = "The council of the old town approved on Monday a plan to build a new bridge over the river with the help of engineers from three neighbouring countries and a loan."
    headline = story(text).events[0].headline
    assert len(headline) <= 100
    assert headline.split()[-1] not in {"the", "a", "of", "with", "from", "and"}


def test_several_documents():
    one, two = Document("The dam broke on Monday.", published="2025-03-07"), Document("The dam was rebuilt in 2024.", published="2025-03-08", title="Dams")
    found = extract([one, two])
    assert [s.id for s in found.sources] == ["s1", "s2"]
    assert [e.evidence[0].source for e in found.events] == ["s2", "s1"]
    assert found.title == "Dams"


def test_empty():
    found = story("")
    assert (found.events, found.undated, found.unresolved, found.title) == ([], None, None, None)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The mayor hopes the bridge will open in 2026.", "Planned, not certain"),
        ("A second bridge is proposed for 2027.", "Proposed, not decided"),
        ("The dam may break on 10 May 2025.", "Possible, not certain"),
        ("The mayor denied that he had met the rebels on Monday.", "Denied"),
        ("The deal would have closed in June 2024.", "Did not happen"),
        ("The game on Monday was cancelled.", "Not to take place"),
        ("Shops usually close on Sunday.", "A habit, not one event"),
        ("The dam broke on Monday.", None),
        ("The road will open on 10 May 2025.", None),
    ],
)
def test_a_page_and_a_list_say_what_is_no_fact(text, mark, tmp_path):
    for name in ("page.json", "list.md"):
        dump(story(text), tmp_path / name, format="timelinejs" if name == "page.json" else "md")
        written = (tmp_path / name).read_text(encoding="utf-8")
        assert (f"<small>{mark}</small>" in written or f"*{mark}*" in written) if mark else ("certain" not in written and "Did not" not in written)


def test_an_id_that_is_none_is_named() -> None:
    with pytest.raises(OptionError, match=r"document id 'APW/1998'.* no id of a source"):
        extract(Document("The mill burned on Monday.", published="2024-05-08", id="APW/1998"))
