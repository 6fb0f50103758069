"""Headlines as a sub-editor words them, from the sentence's own words; each was written before it was tried."""

from __future__ import annotations

import pytest

import timeline

HEADLINES = [
    ("Ana Ruiz joined the council in 2019. She resigned on Monday.", "Ana Ruiz resigned"),
    ("The couple met at a dance in Lund. They married on June 3, 2011.", "The couple married"),
    ("Tarn Mills Inc. makes paper. The company closed its oldest plant on Friday.", "Tarn Mills closed its oldest plant"),
    ("The Vessa Harbour Board met in public. It approved the new quay on Monday.", "The Vessa Harbour Board approved the new quay"),
    ("The ferry Santa Lucia left Osk with 40 people on board. It sank on Friday.", "The ferry Santa Lucia sank"),
    ("Lund, who was elected in 2016, died on Saturday after a long illness.", "Lund died after a long illness"),
    ("Lund, who was elected in 2016, died on Saturday after a long illness.", "Lund was elected"),
    ("The man, whose name was not released, was arrested on Sunday near the station.", "The man was arrested near the station"),
    ("Ruiz's predecessor, Per Lund, was convicted of fraud in 2014.", "Ruiz's predecessor, Per Lund, was convicted of fraud"),
    ("His lawyer said Per Lund would appeal on Friday.", "Per Lund would appeal"),
    ("The bridge that the army built in 1944 is to be pulled down.", "The army built the bridge"),
    ("The painting, which the museum bought in 1998, is a fake.", "The museum bought the painting"),
    ("The law, which parliament passed on Tuesday, bans the sale of fireworks.", "Parliament passed the law"),
    ("Police are looking for the driver, who fled the scene on Saturday night.", "The driver fled the scene"),
    ("The mill where Lund was born burned down in 1987.", "The mill where Lund was born burned down"),
    ("The strike, which began on Monday, has closed 14 schools.", "The strike began"),
    ("The treaty under which the island is governed was signed in 1921.", "The treaty under which the island is governed was signed"),
    ("However, the dam broke on Saturday.", "The dam broke"),
    ("As a result, the trial was put off until March 3.", "The trial was put off"),
    ("In the meantime, on Jan. 10 the union called a strike.", "The union called a strike"),
    ("Earlier, on Monday, rebels seized the airport.", "Rebels seized the airport"),
    ("Not surprisingly, the minister resigned on Tuesday.", "The minister resigned"),
    ("To make matters worse, the harbour froze on Sunday.", "The harbour froze"),
    ("The crash killed nine people on Monday, police said.", "The crash killed nine people"),
    ("According to the ministry, the reactor was shut down on Jan. 12.", "The reactor was shut down"),
    ("The fire began in the kitchen at noon on Sunday, officials told the agency.", "The fire began in the kitchen"),
    ("\"We will rebuild the school,\" Ruiz said on Monday.", "Ruiz: We will rebuild the school"),
    ("Analysts said Osk Bank, which lost $3 million last year, was sold on Friday for a single dollar.", "Osk Bank was sold for a single dollar"),
    ("FILE - Ana Ruiz speaks in Lund on Monday. (AP Photo/Bo Ek)\n\nThe dam broke on Saturday.", "The dam broke"),
    ("Q: When did the dam break?\nA: The dam broke on Saturday.", "The dam broke"),
    ("RUIZ: The council voted on Monday to close the bridge.", "The council voted to close the bridge"),
    ("INTERVIEWER: What happened?\nRUIZ: The army took the town on Friday.", "The army took the town"),
    ("* 1951: Founding of the club\n* 1963: First title", "Founding of the club"),
    ("1963 - First title", "First title"),
    ("1. The vote. Parliament rejected the budget on Tuesday.", "Parliament rejected the budget"),
    ("LUND (Agency) - A court on Tuesday freed two journalists.", "A court freed two journalists"),
    ("BREAKING: The minister resigned on Tuesday.", "The minister resigned"),
    ("UPDATE: Police arrested two men on Tuesday.", "Police arrested two men"),
    ("Background: The mill was built in 1871.", "The mill was built"),
    ("A 43-year-old father of three from the small fishing village of Osk on the northern coast of the island who had lost his job at the mill drowned on Sunday.", "A 43-year-old father of three from the small fishing village of Osk drowned"),
    ("The mayor called the plan \"a gift to thieves\" on Monday.", "The mayor called the plan \"a gift to thieves\""),
    ("The film \"A Day in Osk\" won two prizes on Saturday, including \"best picture\".", "The film \"A Day in Osk\" won two prizes, including \"best picture\""),
    ("Lund was arrested on Friday and charged with fraud on Monday.", "Lund was charged with fraud"),
    ("Built in 1871 by the army, the mill burned down on Sunday.", "The mill burned down"),
    ("The island gained independence from the mainland in 1962, and Ruiz became its first president in 1964.", "Ruiz became its first president"),
    ("The quake on Jan. 3 was followed by a second one on Jan. 7.", "The quake was followed by a second one"),
    ("It was the army that took the airport on Friday.", "The army took the airport"),
    ("There was a second explosion at the mill on Friday.", "There was a second explosion at the mill"),
    ("The mill, which is 61%-owned by Tarn Works Ltd. of Ohio, had a loss of $46.9 million in 2012.", "The mill had a loss of $46.9 million"),
    ("Lund Group said it would extend its bid, due to expire last Thursday, to April 6.", "Lund Group said it would extend its bid"),
    ("A spokesman said sales were delayed on Monday by heavy rains, thus raising prices in the fourth quarter.", "Sales were delayed by heavy rains"),
    ("The company said it is confident about earnings for 2026 and beyond.", "The company said it is confident about earnings"),
    ("Tarn Works announced last week that it planned to ship a tractor based on the old engine early next year.", "Tarn Works announced that it planned to ship a tractor based on the old engine"),
    ("Tarn Works reported that net income rose 21% to $3 million, or 29 cents a share adjusted for the split, in January.", "Net income rose 21% to $3 million, or 29 cents a share adjusted for the split"),
    ("She succeeds Karl Olsen, who stepped down as chairman in January for health reasons.", "Karl Olsen stepped down as chairman for health reasons"),
    ("Vessa Bank, whose revenue rose 3.7% in January to $2 billion, had a loss of $30 million.", "Vessa Bank's revenue rose 3.7% to $2 billion"),
    ("The club, whose captain was arrested on Tuesday, won the match.", "The club's captain was arrested"),
    ("Karl Olsen, whose house burned down in 2011, was elected mayor on Monday.", "Karl Olsen's house burned down"),
    ("Karl Olsen, whose house burned down in 2011, was elected mayor on Monday.", "Karl Olsen was elected mayor"),
    ("The bridge, the roof of which collapsed on Monday, was built in 1920.", "The roof of the bridge collapsed"),
    ("The bridge, the roof of which collapsed on Monday, was built in 1920.", "The bridge was built"),
    ("Vessa Bank reported lower earnings in January and a loss of 5 million crowns in February.", "Vessa Bank reported lower earnings"),
    ("Vessa Bank reported lower earnings in January and a loss of 5 million crowns in February.", "Vessa Bank: a loss of 5 million crowns"),
    ("The council agreed on Monday to close the school in June.", "The council agreed to close the school"),
    ("The judge ordered Lund's release on Monday and told him on Friday to return in June.", "The judge ordered Lund's release"),
    ("The government yesterday disclosed that Vessa's council has formally asked it to enforce the ban.", "The government disclosed that Vessa's council has formally asked it to enforce the ban"),
    ("Ana Ruiz was named chairwoman of Tarn Works on Monday, succeeding Karl Olsen, 61, who will retire in May.", "Ana Ruiz was named chairwoman of Tarn Works"),
    ("Rescuers on Sunday pulled a woman from the rubble of a hotel in Osk, four days after a quake killed at least 300 people on the island.", "Rescuers pulled a woman from the rubble of a hotel in Osk"),
    ("Rescuers on Sunday pulled a woman from the rubble of a hotel in Osk, four days after a quake killed at least 300 people on the island.", "A quake killed at least 300 people on the island"),
    ("The court, in a ruling issued late Monday, said the ban on veils violates the constitution.", "The court, in a ruling, said the ban on veils violates the constitution"),
    ("Olsen said in an interview published on Sunday that he would not run again.", "Olsen said in an interview that he would not run again"),
    ("It was not immediately clear how many people were on board when the boat capsized on Sunday.", "The boat capsized"),
    ("The singer, born in Osk in 1948, sold more than 20 million records before her retirement in 1999.", "The singer was born in Osk"),
    ("Voters go to the polls on Sunday to choose a new assembly, the first since the fall of General Lund in 2011.", "Voters go to the polls to choose a new assembly"),
    ("The hospital, where 22 people were being treated on Monday, has run out of blood.", "22 people were being treated"),
    ("Work on the tunnel, which began in 2008, is expected to be finished by the end of next year.", "Work on the tunnel began"),
    ("The man accused of killing the mayor last May pleaded not guilty on Monday.", "The man accused of killing the mayor pleaded not guilty"),
    ("At least 12 people, including two children, died on Sunday when a bus plunged into a ravine.", "At least 12 people, including two children, died"),
    ("The painting, stolen from the museum in 1990, was found in an attic last week.", "The painting was stolen from the museum"),
    ("A judge has ordered the release on bail of a teacher arrested in December on suspicion of theft.", "A teacher was arrested on suspicion of theft"),
    ("The council will decide next Tuesday whether to build a new bridge.", "The council will decide whether to build a new bridge"),
    ("Shares in Lund Textiles fell 12 percent on Wednesday before trading was halted.", "Shares in Lund Textiles fell 12 percent"),
    ("The bill, first tabled in 2010, was shelved after employers objected.", "The bill was first tabled"),
    ("Officials had put the toll at 21 on Tuesday.", "Officials had put the toll at 21"),
    ("The plant reopened in 2009 after a renovation that cost 3 million crowns.", "The plant reopened after a renovation that cost 3 million crowns"),
    ("Germany's chancellor arrives in Osk on Monday for a two-day visit, her first since taking office in 2005.", "Germany's chancellor arrives in Osk for a two-day visit"),
    ("President Lund took power in a coup in 1998, won elections in 2003 and 2008, and says he will step down in 2026.", "President Lund took power in a coup"),
    ("President Lund took power in a coup in 1998, won elections in 2003 and 2008, and says he will step down in 2026.", "President Lund won elections"),
    ("The couple met in 1974, married two years later and had three children.", "The couple married"),
    ("The film, shot in Osk over six weeks in the summer of 2024, opens in cinemas on Friday.", "The film was shot in Osk over six weeks"),
    ("The film, shot in Osk over six weeks in the summer of 2024, opens in cinemas on Friday.", "The film opens in cinemas"),
    ("The summer recess starts on July 5.", "The summer recess starts"),
    ("Opened in May, the shop was praised by critics on Monday.", "The shop was praised by critics"),
]


HELD = [
    ("The hospital, where 22 people were being treated on Monday, has run out of blood.", "blood"),
    ("Prosecutors charged four men on Thursday with plotting to blow up a ferry in 2011.", "ferry"),
    ("The man accused of killing the mayor last May pleaded not guilty.", "guilty"),
    ("Thousands marched through Osk on Sunday in protest at a plan to close the shipyard next year.", "shipyard"),
    ("Tarn, champions in 2010 and 2011, had led since the 12th minute.", "had led"),
    ("Parliament is to pass a law on safety before the summer recess.", "recess"),
    ("The leaflet has few details, although drawings, released this month, show that it may have lakes.", "leaflet"),
    ("The singer, born in Osk in 1948, has sold more than 20 million records.", "records"),
]


@pytest.mark.parametrize(("text", "word"), HELD, ids=[c[1] for c in HELD])
def test_no_date_goes_to_what_it_does_not_date(text: str, word: str) -> None:
    headlines = [e.headline for e in timeline.extract(timeline.Document(text, published="2025-01-15")).events]
    assert not any(word in headline for headline in headlines), headlines


@pytest.mark.parametrize(("text", "headline"), HEADLINES, ids=[c[1] for c in HEADLINES])
def test_headline(text: str, headline: str) -> None:
    headlines = [e.headline for e in timeline.extract(timeline.Document(text, published="2025-01-15")).events]
    assert headline in headlines, headlines
