"""Each kind of document on its own: what its layout dates, and what of it is no news."""

from __future__ import annotations

import pytest

from timeline.events import extract
from timeline.events.account import account
from timeline.model.document import Document


def told(text, published="2025-03-07"):
    return [(e.when.edtf, e.headline) for e in extract(Document(text, published=published)).events]


CHRONOLOGIES = {
    "dashes": (
        """Timeline of the Tarn dam

1921 – Work on the dam begins.
June 1924 – The dam is opened by the king.
12 May 1957 – A crack is found in the east wall.
Spring 1983 – Engineers warn of "a weakness".
2 November 2024, 04:10 – The dam breaks. Forty people drown.
December 2025 – An inquiry is to report.
""",
        [("1921", "Work on the dam begins"), ("1924-06", "The dam is opened by the king"), ("1957-05-12", "A crack is found in the east wall"), ("1983-21", 'Engineers warn of "a weakness"'), ("2024-11-02T04:10:00", "The dam breaks"), ("2025-12", "An inquiry is to report")],
    ),
    "bold bullets, in the year of the entry before": (
        """Key dates:

• **December 30, 2023:** The wall cracks.
• **Jan. 3:** A judge orders repairs.
• **Feb 20-21:** Hearings are held.
• **March:** The trial opens; two jurors are dismissed.
• **Nov. 4:** The dam breaks.
• **Jan. 5:** Bess Tully resigns.
""",
        [("2023-12-30", "The wall cracks"), ("2024-01-03", "A judge orders repairs"), ("2024-02-20/2024-02-21", "Hearings are held"), ("2024-03", "The trial opens"), ("2024-11-04", "The dam breaks"), ("2025-01-05", "Bess Tully resigns")],
    ),
    "the latest first": (
        "17 February: The dam breaks.\n\n12 January: The council meets.\n\n3 December: A crack is found.\n\n5 May 2023: The works begin.\n",
        [("2023-05-05", "The works begin"), ("2024-12-03", "A crack is found"), ("2025-01-12", "The council meets"), ("2025-02-17", "The dam breaks")],
    ),
    "years and days as headings": (
        """How the dispute unfolded

# 2023

March 3

Dockers at Port Selm vote to strike.

April 10: The owner locks the gates.

# 2024

January 15

The strike begins. Forty ships wait at anchor.

# 2025

The union and the owner sign a deal in Arnby.
""",
        [("2023-03-03", "Dockers at Port Selm vote to strike"), ("2023-04-10", "The owner locks the gates"), ("2024-01-15", "The strike begins"), ("2025", "The union and the owner sign a deal in Arnby")],
    ),
    "days above their entries": (
        "Monday, 6 January 2025\nThe miners find a crack in the wall.\nThe owner is told.\n\nTuesday, 7 January\nWater fills the lower gallery.\n\nThursday 9 January\nTwo men are trapped.\n",
        [("2025-01-06", "The miners find a crack in the wall"), ("2025-01-06", "The owner is told"), ("2025-01-07", "Water fills the lower gallery"), ("2025-01-09", "Two men are trapped")],
    ),
    "weekdays": (
        "The week in Tarn\n\nMonday: The mayor resigns.\nTuesday: The council meets behind closed doors.\nWednesday: Police search the town hall.\nFriday: A new mayor is to be elected.\n",
        [("2025-03-03", "The mayor resigns"), ("2025-03-04", "The council meets behind closed doors"), ("2025-03-05", "Police search the town hall"), ("2025-03-07", "A new mayor is to be elected")],
    ),
    "a table": (
        "| Date | What happened |\n|---|---|\n| 3 March 2009 | The satellite is launched from Kessi. |\n| 2010 | The insurer pays 80 million euros. |\n| Aug 2021 | An amateur picks up a signal. |\n",
        [("2009-03-03", "The satellite is launched from Kessi"), ("2010", "The insurer pays 80 million euros"), ("2021-08", "An amateur picks up a signal")],
    ),
    "numbers": (
        "1. In 1951, eleven players founded the club.\n2. In October 1978, the club hosted the world junior championship.\n3. c. 1990: The club moves to the fire station.\n",
        [("1951", "Eleven players founded the club"), ("1978-10", "The club hosted the world junior championship"), ("1990~", "The club moves to the fire station")],
    ),
}


@pytest.mark.parametrize("layout", CHRONOLOGIES)
def test_a_chronology_is_complete_and_in_order(layout):
    text, entries = CHRONOLOGIES[layout]
    assert told(text, "2025-03-06" if layout == "weekdays" else "2025-03-07") == entries


LIVE = [("16:15", "A man of 52 is hurt"), ("17:40", "Power is back in Portlee")]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Storm: latest\n\n17:40 GMT - Power is back in Portlee.\n\n16:15 GMT - A man of 52 is hurt.\n", "+00:00"),
        ("Storm: latest\n\n17.40 GMT\nPower is back in Portlee\n\n16.15 GMT\nA man of 52 is hurt\n", "+00:00"),
        ("Storm: latest\n\n17:40\n\nPower is back in Portlee.\n\n16:15\n\nA man of 52 is hurt.\n", ""),
        ("Storm: latest\n\n[17:40] Power is back in Portlee.\n[16:15] A man of 52 is hurt.\n", ""),
        ("Storm: latest\n\n5.40pm Power is back in Portlee.\n\n4.15pm A man of 52 is hurt.\n", ""),
    ],
)
def test_a_live_blog(text, zone):
    assert told(text) == [(f"2025-03-07T{time}:00{zone}", headline) for time, headline in LIVE]


def test_a_clock_before_a_sentence_is_no_seam():
    assert told("9.05am The minister, Lars Holm, speaks.") == [("2025-03-07T09:05:00", "The minister, Lars Holm, speaks")]


def test_on_this_day():
    text = "On this day: 15 March\n\n1493: The navigator sails home to Palma.\nIn 1744, King Odo IV declared war on the Hanse.\n1917: Striking bakers storm the depot.\nTen years ago: The bridge at Tarn collapsed.\n\nBorn on this day: Duarte Pell (1911), poet; Ida Roen (1950), actress.\n"
    assert [h for _, h in told(text, "2024-03-15")] == ["The navigator sails home to Palma", "King Odo IV declared war on the Hanse", "Striking bakers storm the depot", "The bridge at Tarn collapsed"]


CAPTIONS = [
    "Image caption The dam was seen from the air on Sunday",
    "Ana Ruiz speaks to reporters in Lund on Tuesday. Photograph: Bo Ek/Agentur",
    "A woman walks past the ruins of the mill in Tarn, 4 March 2025. (AP Photo/Bo Ek)",
    "PHOTO: The mayor, Ana Ruiz, left her office in 2019.",
    "FILE - In this May 3, 2019 file photo, mayor Ana Ruiz opens the bridge in Tarn.",
    "Ana Ruiz and Bo Ek opened the bridge on 2 May 2024 (Getty Images)",
    "(L-R) Ana Ruiz and Bo Ek at the opening in May 2020",
    "In this photo taken on Sunday, rescuers search the river.",
    "Rescuers search the river on Sunday REUTERS/Bo Ek",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_is_no_event(caption):
    text = f"The Tarn dam broke on Monday.\n\n{caption}\n\nThe council meets on Friday."
    assert told(text) == [("2025-03-03", "The Tarn dam broke"), ("2025-03-07", "The council meets")]
    reasons = {a.reason for a in account(Document(text, published="2025-03-07")) if not a.events}
    assert reasons <= {"its line is the caption of a picture", "its line belongs to the page: a credit, a byline or an advertisement"}


def test_a_picture_dates_nothing_of_its_sentence():
    assert told("The mayor, pictured in 2019, resigned on Monday.") == [("2025-03-03", "The mayor resigned")]


@pytest.mark.parametrize(
    "line",
    [
        "By Kim Aldous and Bo Ek in Lund",
        "Last modified on Wed 5 Mar 2025 10.15 GMT",
        "Read more: The mill that burned in 2019",
        "RELATED: Mayor resigns on Monday",
        "Sign up for our newsletter, sent every Monday",
        "More on this story\nCouncil votes on Tuesday to sell the mill\nSchool closes on Wednesday",
        "Copyright 2025 Wick Herald.",
        "• This article was amended on 6 March 2025 to correct a name.",
        "Reporting by Bo Ek in Lund on Monday; editing by Ana Ruiz",
        "For more information on Friday's vote, visit the council's site.",
    ],
)
def test_lines_of_the_page_are_no_news(line):
    text = f"Village shop wins right to sell stamps\n\nThe shop lost its licence on 4 May 2021.\n\n{line}\n\nThe council meets on Friday."
    assert told(text) == [("2021-05-04", "The shop lost its licence"), ("2025-03-07", "The council meets")]


def test_a_pull_quote_says_the_same_once():
    text = "The council elected Bo Ek on Tuesday.\n\n“I left in May 2024,” said Ruiz.\n\nThe council elected Bo Ek on Tuesday\n\n“I left in May 2024”\n\nBo Ek joined the council in 2019."
    assert [w for w, _ in told(text)] == ["2019", "2024-05", "2025-03-04"]


def test_a_dateline_and_a_listed_line_open_no_headline():
    assert told("LUND, March 4 (Agentur) - The dam broke on Monday.\n\n> The mayor resigned on Tuesday.") == [("2025-03-03", "The dam broke"), ("2025-03-04", "The mayor resigned")]


def test_questions_and_answers():
    text = "When did the dam break?\n\nIt was built in 1921.\n\nQ: Was anyone hurt?\nA: Yes. Two men were hurt on Monday and a third died on Tuesday.\n\nDid the mayor resign on Sunday? No."
    assert told(text) == [("2025-03-03", "Two men were hurt"), ("2025-03-04", "A third died")]


REPUBLISHED = """{note}

PORT ELLER, Oct. 16 - Oil from the tanker Marga reached the beaches on Friday.

The master was questioned on Thursday. A hearing is to be held on Monday.
{end}"""


@pytest.mark.parametrize(
    ("note", "end"),
    [("From our archive: this report first appeared on 17 October 1987.", ""), ("The wreck of the Marga", "\nThis article was originally published on October 17, 1987."), ("This story, which first appeared on 17 October 1987, is printed again.", "")],
)
def test_a_report_printed_again_counts_from_its_first_day(note, end):
    found = extract(Document(REPUBLISHED.format(note=note, end=end), published="2025-04-24"))
    assert [(e.when.edtf, e.headline) for e in found.events] == [("1987-10-15", "The master was questioned"), ("1987-10-16", "Oil from the tanker Marga reached the beaches"), ("1987-10-19", "A hearing is to be held")]
    assert found.sources[0].published == "2025-04-24"


def test_what_first_appeared_elsewhere_is_no_note():
    assert told("The virus first appeared on 3 March 2024. This report says it came from Tarn.") == [("2024-03-03", "The virus first appeared")]


def test_the_place_and_day_of_a_picture_in_a_gallery_are_no_event():
    text = "Women wait to vote at the school. (Tarn, March 8, 2008) The council met on Monday."
    assert "it says when a picture was taken" in [a.reason for a in account(Document(text, published="2025-03-07"))]
