"""Timelines built by hand, and a strategy of generated ones, for the tests of every format."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline.model.event import Attribution, Event, Evidence, Place, When
from timeline.model.timeline import Era, Source, Timeline, Unresolved
from timeline.notation import derive, display, edtf

NASTY = "=R&D <b>\"x\"</b> 'y' 1<2 &lt;i&gt; \u2028 </script> www.x.org'onfocus='1 \x07, ; \\ end"


def when(date: str, **more: object) -> When:
    derived, read = derive.derive(date), edtf.parse(date)
    known = {"edtf": date, "start": derived.start, "end": derived.end, "precision": derived.precision, "display": display.display(date),
             "status": "bounded" if read.kind in ("before", "after") else "stated", "approximate": read.approximate or None}
    return When.model_validate({k: v for k, v in {**known, **more}.items() if v is not None})


def event(identifier: str, date: str | None, headline: str = "Something happened", **more: object) -> Event:
    return Event(id=identifier, headline=headline, when=when(date) if date else None, **more)  # type: ignore[arg-type]


def story(*events: Event, **more: object) -> Timeline:
    return Timeline(events=list(events), **more)  # type: ignore[arg-type]


SOURCE = Source(id="s1", title="River deal", publisher="The Courier", published="2025-01-13", url="https://example.org/a?b=1&c=2", language="en")
# The shape of the seed article: an announcement on a day, a capture before it, a year.
SEED = story(
    event("e-1", "2025-01-12", "Mayor offers to reopen the bridge", description="The mayor announced on Sunday that the bridge will reopen.",
          attribution=Attribution(speaker="The mayor", quote="There may be other options"), place=Place(name="Rivertown"),
          evidence=[Evidence.model_validate({"source": "s1", "role": "date", "start": 4, "end": 10, "exact": "Sunday", "rule": "weekday", "anchor": {"date": "2025-01-13", "from": "publication"}, "rejected": "2025-01-19"})]),
    event("e-2", "[..2025-01-12]", "Two engineers found the crack", description="The offer follows the recent discovery of a crack."),
    event("e-3", "2022", "The bridge closed", description="It has been closed since the flood in 2022."),
    title="The bridge at Rivertown", sources=[SOURCE], undated=[event("e-4", None, "Repairs cost nine million")],
    unresolved=[Unresolved(source="s1", start=5, end=9, text="recently", needs="a date", reason="it is vague")])
MANY = story(
    event("b-1", "-0043-03-15", NASTY[:100], description=NASTY, group="R&D a<b"), event("b-2", "199X", group="R&D a<b"), event("b-3", "2023-06~"),
    event("b-4", "2024-03/2024-03-20"), event("b-5", "2025-01-12T00:00:00Z/2025-01-12T14:30:00Z"), event("b-6", "2025-01-12T14:30:15"), event("b-7", "2024-21"),
    event("b-8", "2024-02-29"), event("b-9", "2024-12-31"), event("b-10", "2022-02-24/.."), event("b-11", "2022-12/2022"), event("b-12", "0000"),
    event("b-13", "2025-01-12", "مثال عربي"), event("title", "2025-01-12"), event("x-marker", "2025-01-12"), sources=[SOURCE], title=NASTY,
    eras=[Era(headline="a<b", when=when("2022")), Era(headline="One day", when=when("2024-05-05")), Era(headline="Over", when=when("2022-06"))])

words = st.text(min_size=1, max_size=60).filter(lambda t: bool(t.strip()))
plain = st.text("abc äж,;:'\"&<>=+-@\\ \u200f.", min_size=1, max_size=40).map(lambda t: " ".join(t.split())).filter(bool)
_year, _month, _day = st.integers(1, 9998), st.integers(1, 12), st.integers(1, 28)
_dates = st.one_of(
    st.builds("{:04d}-{:02d}-{:02d}".format, _year, _month, _day), st.builds("{:04d}-{:02d}".format, _year, _month), st.builds("{:04d}".format, _year),
    st.builds("{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:00Z".format, _year, _month, _day, st.integers(0, 23), st.integers(0, 59)),
    st.builds("[..{:04d}-{:02d}-{:02d}]".format, _year, _month, _day), st.builds("{:04d}/..".format, _year), st.sampled_from(["-0043", "0000", "199X", "2024-21", "2023-06~", "Y-300000"]))


@st.composite
def stories(draw: st.DrawFn, text: st.SearchStrategy[str] = plain) -> Timeline:
    events = [event(f"e-{n}", draw(_dates), draw(text), description=draw(st.none() | text), group=draw(st.none() | text),
                    attribution=draw(st.none() | st.builds(Attribution, speaker=text, quote=text))) for n in range(draw(st.integers(1, 5)))]
    return story(*events, title=draw(text), sources=[SOURCE])
