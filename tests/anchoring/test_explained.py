"""What a Timex says of itself: anchor, arithmetic, direction, the rejected reading; and the date of a quotation."""

from __future__ import annotations

import timeline


def one(text: str, published: str | None = "2025-01-13", **known: str) -> timeline.Timex:
    (timex,) = timeline.tag(timeline.Document(text, published=published, **known))
    return timex


def test_a_bare_weekday_tells_its_anchor_cue_and_rejected_reading() -> None:
    timex = one("The minister resigned on Sunday.")
    assert (timex.edtf, timex.status, timex.precision) == ("2025-01-12", "resolved", "day")
    assert timex.anchor is not None
    assert (timex.anchor.date, timex.anchor.source) == ("2025-01-13", "publication")
    assert (timex.direction, timex.cue, timex.rejected) == ("past", "resigned", "2025-01-19")
    assert timex.arithmetic[-1] == "Past(Named(DAY, WEEK, 7), DCT(DAY)) = 2025-01-12/2025-01-13"


def test_a_stated_date_has_no_anchor() -> None:
    timex = one("The minister resigned on 12 January 2025.")
    assert (timex.status, timex.anchor, timex.rejected) == ("stated", None, None)


def test_the_next_day_is_anchored_to_the_text() -> None:
    first, second = timeline.tag(timeline.Document("She was arrested on 3 March 1998. The next day she walked free.", published="2025-01-13"))
    assert second.edtf == "1998-03-04"
    assert second.anchor is not None
    assert (second.anchor.source, second.anchor.text, second.anchor.date) == ("discourse", first.text, "1998-03-03")


def test_tomorrow_in_a_quotation_counts_from_the_day_it_was_said() -> None:
    tomorrow, said = timeline.tag(timeline.Document('"We will file tomorrow," she said on Wednesday.', published="2025-01-13"))
    assert (said.edtf, tomorrow.edtf) == ("2025-01-08", "2025-01-09")
    assert tomorrow.anchor is not None
    assert tomorrow.anchor.source == "quote"


def test_numeric_dates_follow_the_region() -> None:
    assert one("It opened on 03/04/2025.").edtf == "2025-03-04"
    assert one("It opened on 03/04/2025.", region="GB").edtf == "2025-04-03"
    assert one("It opened on 25/04/2025.").edtf == "2025-04-25"


def test_a_zone_is_kept_beside_the_time() -> None:
    timex = one("The briefing ended at 4 p.m. EST.")
    assert (timex.value, timex.zone, timex.edtf) == ("2025-01-13T16:00", "-05:00", "2025-01-13T16:00:00-05:00")


def test_business_results_compare_with_the_same_quarter() -> None:
    *_, compared = timeline.tag(timeline.Document("Profit fell in the third quarter. A year earlier it had risen.", published="2024-11-04"))
    assert (compared.value, compared.edtf) == ("2023-Q3", "2023-35")


def test_narrative_and_news_read_a_bare_month_differently() -> None:
    text = "In 1943 the front moved. In June the city fell."
    assert [t.edtf for t in timeline.tag(timeline.Document(text, published="2025-01-13"))] == ["1943", "1943-06"]
    assert timeline.tag(timeline.Document("The city fell in June.", published="2025-01-13"), mode="news")[0].edtf == "2024-06"


def test_after_a_year_is_a_bound_and_since_it_a_stretch() -> None:
    after, since = one("The store exploded at some point after 1650."), one("The hill has belonged to the town since 1866.")
    assert (after.edtf, after.status) == ("[1651..]", "bounded")
    assert (since.edtf, since.status) == ("1866/..", "stated")


def test_a_quoted_time_keeps_its_zone() -> None:
    first, *_ = timeline.tag(timeline.Document('"We will file tomorrow at 5 p.m. EST," she said on Wednesday.', published="2025-01-13"))
    assert (first.edtf, first.zone) == ("2025-01-09T17:00:00-05:00", "-05:00")
