"""A weekday and what stands beside it: one expression, or two that count from different things."""

import pytest

from timeline import Document, tag


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The rebels left on Monday, days after the garrison fled.", [("Monday", "2025-03-03"), ("days", "PXD")]),
        ("He resigned on Monday, two days before the vote.", [("Monday", "2025-03-03"), ("two days", "P2D")]),
        ("He resigned on Monday, March 3, 2025.", [("Monday, March 3, 2025", "2025-03-03")]),
    ],
)
def test_a_weekday_joins_a_day_but_not_what_counts_from_the_words_that_follow(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(timex.text, timex.value) for timex in tag(Document(sentence, published="2025-03-07"))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Profit rose in the year to June.", ["P1Y", "2024-06"]),
        ("Net income for the year ended March 31 fell.", ["P1Y", "2024-03-31"]),
        ("Net income rose in the fourth quarter from the same period a year ago.", ["2024-Q4", "2023-Q4"]),
        ("In 2003 he moved to Lyon. The following spring he opened a bakery.", ["2003", "2004-SP"]),
        ("They wed in May 1999. The previous autumn they had met.", ["1999-05", "1998-FA"]),
        ("The pair married in 1998 and separated almost a decade later.", ["1998", "2008"]),
        ("They had been married for ten years before separating in March 2014.", ["P10Y", "2014-03"]),
        ("The fall from the peaks of early January has been dizzying.", ["2025-01"]),
        ("The hearing on 20 April has been postponed.", ["2025-04-20"]),
        ("The hearing on 20 February was postponed.", ["2025-02-20"]),
        ("She told Deadline Monday that she fell.", ["2025-03-03"]),
        ("Originally slated for a hearing on January 30, the cases are delayed.", ["2025-01-30"]),
        ("They worked in preparation for the May inauguration.", ["2025-05"]),
        ("He urged voters to end it by voting for her on Tuesday.", ["2025-03-11"]),
        ("He waves as his motorcade arrives on Wednesday.", ["2025-03-05"]),
        ("It began on the day of the parade.", ["XXXX-XX-XX"]),
        ("They did it! 108 years later the drought is over.", ["XXXX"]),
        ("They met the Saturday before Election Day.", ["2024-11-02"]),
        ("The last pair came on 11 November 2008 for tea. There is no tea today. The guests left at 9:36 a.m. for the airport.", ["2008-11-11", "2025-03-07", "2025-03-07T09:36"]),
    ],
)
def test_what_stands_beside_an_expression_shapes_it(text: str, found: list[str]) -> None:
    assert [timex.value for timex in tag(Document(text, published="2025-03-07"))] == found


@pytest.mark.parametrize(
    ("text", "value", "needs"),
    [
        ("Two bombs exploded the day before the vote.", "XXXX-XX-XX", "the date of the event that it counts from"),
        ("He left the night before his wedding.", "XXXX-XX-XX", "the date of the event that it counts from"),
        ("The year after she retired, the mill closed.", "XXXX", "the date of the event that it counts from"),
        ("He was last seen on 3 March, the day before his trial.", "2025-03-03", None),
        ("The vote was on 3 March. The day before, two bombs exploded.", "2025-03-02", None),
    ],
)
def test_the_day_before_something_is_no_day_from_now(text: str, value: str, needs: str | None) -> None:
    timex = tag(Document(text, published="2025-03-07"))[-1]
    assert (timex.value, timex.needs) == (value, needs)
