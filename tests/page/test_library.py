"""Our TimelineJS JSON and spreadsheet through the real library, in a browser: nothing refused, dropped, changed or run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from stories import MANY, NASTY, SEED, event, stories, story, when

from tests.snapshots import SAMPLES, STORIES
from timeline import formats
from timeline.model.event import Event, Media
from timeline.model.timeline import Era, Source, Timeline

HARNESS = """<!doctype html><meta charset=utf-8><style>#t{height:600px}</style><div id=t></div><script>%s</script><script>
window.ran = [];
async function load(data) {
  document.getElementById('t').replaceChildren();
  const said = [], own = console.log; console.log = (...all) => said.push(all.join(' '));
  try {
    const before = typeof data === 'string' ? null : structuredClone(data);
    const line = new TL.Timeline('t', data, {font: null, script_path: 'x:/', duration: 0, language: 'en'});
    await new Promise(done => { line.on('loaded', done); setTimeout(done, 4000); });
    const text = s => [...document.querySelectorAll(s)].map(e => e.textContent), config = line.config;
    const parts = d => d && (o => o.getFullYear ? [o.getFullYear(), o.getMonth() + 1, o.getDate(), o.getHours(), o.getMinutes(), o.getSeconds()] : [o.year])(d.data.date_obj);
    return {errors: config ? config.getErrors().map(e => line._translateError(e)) : ['nothing was loaded'], said, scale: config.scale, message: text('.tl-message-full'),
      markers: document.querySelectorAll('.tl-timemarker').length, slides: document.querySelectorAll('.tl-slide').length, before,
      events: config.events.map(e => ({id: e.unique_id, start: parts(e.start_date), end: parts(e.end_date), group: e.group, words: e.display_date, text: e.text, media: e.media,
        label: document.getElementById(e.unique_id + '-marker').textContent, shown: document.getElementById(e.unique_id)?.textContent || '',
        date: document.getElementById(e.unique_id)?.querySelector('.tl-headline-date')?.textContent, headline: document.getElementById(e.unique_id)?.querySelector('.tl-headline')?.textContent,
        type: e.media && e.media.url ? TL.lookupMediaType ? TL.lookupMediaType(e.media).type : 'image' : null})),
      eras: config.eras.map(e => [parts(e.start_date), parts(e.end_date), e.headline]), title: config.title && config.title.unique_id, groups: [...new Set(text('.tl-timegroup-message'))], ran: window.ran, xss: window.__xss};
  } catch (error) { return {errors: ['thrown: ' + error], said, events: [], eras: []}; } finally { console.log = own; }
}
</script>"""


class Loader:
    """The library on an empty page."""

    def __init__(self, page: Any) -> None:
        self.page, self.asked = page, []
        page.on("request", lambda request: self.asked.append(request.url) if request.url.startswith("http") and ".invalid/" not in request.url else None)

    def json(self, made: Timeline) -> dict[str, Any]:
        return self.raw(json.loads(str(formats.dumps(made, "timelinejs")[0])))

    def raw(self, data: Any) -> dict[str, Any]:
        return dict(self.page.evaluate("data => load(data)", data))

    def csv(self, made: Timeline) -> dict[str, Any]:
        text = str(formats.dumps(made, "csv")[0])
        self.page.unroute("**/sheet.csv")
        self.page.route("**/sheet.csv", lambda route: route.fulfill(body=text, content_type="text/csv", headers={"access-control-allow-origin": "*"}))
        return self.raw("https://sheet.invalid/sheet.csv")


@pytest.fixture(scope="module")
def loader_in(browser: Any, library: Any) -> Iterator[Callable[[str], Loader]]:
    contexts = []

    def made(zone: str) -> Loader:
        context = browser.new_context(timezone_id=zone, locale="en-US", reduced_motion="reduce")
        contexts.append(context)
        loader = Loader(context.new_page())
        loader.page.set_content(HARNESS % library.read("timeline.js").replace("</script", "<\\/script"))
        return loader

    yield made
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def loader(loader_in: Callable[[str], Loader]) -> Loader:
    return loader_in("UTC")


def sent(made: Timeline) -> list[dict[str, Any]]:
    return list(json.loads(str(formats.dumps(made, "timelinejs")[0]))["events"])


def check(loader: Loader, made: Timeline) -> dict[str, Any]:
    """Checks 1-3, 10, 13, 14, 18, 19, 25, 26, 29, 34: what we send arrives, all of it and unchanged."""
    found, slides = loader.json(made), sent(made)
    assert found["errors"] == []
    assert (found["markers"], found["slides"], found["title"]) == (len(slides), len(slides) + 1, "title")
    assert [e["id"] for e in found["events"]] == [s["unique_id"] for s in slides]
    for got, slide in zip(found["events"], slides, strict=True):
        for key, side in (("start", "start_date"), ("end", "end_date")):
            assert bool(got[key]) == (side in slide)
            if side in slide and found["scale"] == "human":
                want = [v for v in slide[side].values() if v != ""]
                assert got[key][: len(want)] == want
        if slide.get("end_date") and found["scale"] == "human":
            assert got["end"] > got["start"]
        for name in ("headline", "text"):
            assert got["text"][name] == slide["text"][name], "the sanitiser changes nothing"
        assert got["headline"] == next(e.headline for e in _clean(made) if e.id == slide["x-timeline"]["id"])
    assert len(found["eras"]) == len(json.loads(str(formats.dumps(made, "timelinejs")[0])).get("eras", []))
    assert found["groups"] in ([], _groups(made))
    assert (loader.asked, found.get("xss"), found["said"]) == ([], None, [])
    return found


def _clean(made: Timeline) -> list[Event]:
    from timeline.formats.parts.plain import line

    return [e.model_copy(update={"headline": line(e.headline)}) for e in made.events]


def _groups(made: Timeline) -> list[str]:
    from timeline.formats.parts import chronology
    from timeline.formats.parts.story import entries

    found = entries(made)
    names = chronology.groups(found)
    return names + ([""] if names and any(not e.event.group for e in found) else [])


@pytest.mark.parametrize("made", [SEED, MANY], ids=["seed", "every kind"])
def test_all_arrives(made, loader) -> None:
    check(loader, made)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories())
def test_all_of_any_timeline_arrives(loader, made) -> None:
    check(loader, made)


@pytest.mark.parametrize("name", STORIES)
def test_the_samples_arrive_as_json_and_as_spreadsheet(name, loader) -> None:
    made = formats.load(SAMPLES / name / "timeline.json")
    by_json, by_csv = check(loader, made), loader.csv(made)
    assert by_csv["errors"] == []
    same = [[(e["start"][:3], e["end"] and e["end"][:3], e["headline"], e["group"] or "") for e in found["events"]] for found in (by_json, by_csv)]
    assert same[0] == same[1]


def test_a_spreadsheet_of_every_kind_says_the_same(loader) -> None:
    made = MANY.model_copy(update={"events": [e for e in MANY.events if e.id != "b-5"]})  # midnight has no sign of its own in a sheet
    by_json, by_csv = loader.json(made), loader.csv(made)
    assert by_csv["errors"] == []
    joiner = "\u2060"
    assert [e["headline"] for e in by_json["events"]] == [e["headline"].replace(joiner, "") for e in by_csv["events"]]
    assert [e["start"] for e in by_json["events"]] == [e["start"] for e in by_csv["events"]]
    assert (by_csv.get("xss"), loader.asked) == (None, [])


LABELS = {
    "2024": "2024", "2024-03": "March 2024", "2024-03-05": "March 5, 2024", "-0043-03-15": "March 15, 44 BCE", "0000": "1 BCE",
    "2024-03-01/2024-03-03": "1–3 March 2024", "2024-21": "spring 2024", "[..2025-01-12]": "before 12 January 2025 (day not given)", "1984~": "about 1984", "2022/..": "since 2022",
}


@pytest.mark.parametrize("date", LABELS)
def test_the_date_that_is_read_on_a_slide(date, loader) -> None:
    found = loader.json(story(event("e-1", date)))
    assert found["events"][0]["date"].strip() == LABELS[date]


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Apia"])
def test_times_are_the_same_for_every_reader(zone, loader_in) -> None:
    made = story(event("e-1", "2024-03-10T02:30:00"), event("e-2", "2011-12-30"), event("e-3", "2025-01-12T00:00:00Z"), event("e-4", "2024-12-31T23:59:00"))
    found = loader_in(zone).json(made)
    assert {e["id"]: e["date"].strip() for e in found["events"] if e["id"] != "e-2"} == {
        "e-1": "10 March 2024, 02:30", "e-3": "12 January 2025, 00:00 (Z)", "e-4": "31 December 2024, 23:59"}


@pytest.mark.parametrize("far", ["Y-300000", "Y-13800000000", "Y280000"])
def test_far_years_are_drawn(far, loader) -> None:
    found = check(loader, story(event("e-1", far), event("e-2", "2025")))
    assert found["scale"] == "cosmological"


def test_one_event_and_thirty_at_one_moment(loader) -> None:
    check(loader, story(event("e-1", "2025-01-12")))
    found = check(loader, story(*(event(f"e-{n}", "2025-01-12", f"No. {n}") for n in range(30))))
    assert [e["id"] for e in found["events"]] == [f"e-{n}" for n in range(30)]


def test_eras_and_groups_read_as_written(loader) -> None:
    made = story(event("e-1", "2024-05-05", group="R&D a<b \"x\""), event("e-2", "2024-06-05", group="null"), event("e-3", "2024-07-05"),
                 eras=[Era(headline="<i>One & two</i>", when=when("2024-05"))])
    found = check(loader, made)
    assert found["groups"] == ["R&D a<b \"x\"", "null", ""]
    assert loader.page.evaluate("document.querySelector('.tl-timeera .tl-headline').textContent") == "<i>One & two</i>"


def test_only_pictures_are_media(loader) -> None:
    made = story(event("e-1", "2025", media=Media(url="https://pictures.invalid/a.png", caption="a<b", credit="c&d", alt='"x"')))
    found = loader.json(made)
    assert found["errors"] == []
    assert found["events"][0]["type"] == "image"


PAYLOADS = [
    "<img src=x onerror='__xss=1'>", "&lt;img src=x onerror='__xss=1'&gt;", "&amp;lt;img src=x onerror=__xss=1&amp;gt;", "<script>__xss=1</script>", "<svg onload=__xss=1>",
    "www.x.org'onfocus='__xss=1'autofocus='1", "http://x.org/'onmouseover='__xss=1", "<a href='javascript:__xss=1'>x</a>", "<style>.tl-timenav{display:none}</style>",
    "<iframe srcdoc='<script>parent.__xss=1</script>'></iframe>", "<form action=//x.invalid><input name=a></form>", "\" onmouseover=\"__xss=1", "</script><script>__xss=1</script>", "<!--<script>__xss=1",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_runs_or_is_lost(payload, loader) -> None:
    date = when("2025-01-12", display=payload)
    bad = event("e-1", None, payload, description=payload, group=payload, attribution={"speaker": payload, "quote": payload}).model_copy(update={"when": date})
    source = Source(id="s1", title=payload, publisher=payload, url=f"https://example.org/{payload}")
    made = story(bad, event("e-2", "2025-01-13~", payload), title=payload, sources=[source], eras=[Era(headline=payload, when=when("2025-01"))])
    for found in (loader.json(made), loader.csv(made)):
        assert found["errors"] == []
        assert found.get("xss") is None
        assert loader.page.evaluate("document.querySelectorAll('#t :is(style, iframe, form, input, script, img, svg)').length") == 0
    shown = loader.json(made)["events"][0]
    assert shown["headline"] == " ".join(payload.split())
    assert loader.asked == []


def test_no_text_runs_in_the_page(visit, library) -> None:
    events = [event(f"e-{n}", "2025-01-12", p, description=p, group=p) for n, p in enumerate([*PAYLOADS, NASTY[:100]])]
    made = story(*events, title="".join(PAYLOADS)[:300])
    text = str(formats.dumps(made, "html", library=library)[0])
    for html in (text, text.replace('http-equiv="Content-Security-Policy"', 'name="no-policy"')):
        seen = visit(html).ready()
        assert (seen.value("window.__xss"), seen.said, seen.asked) == (None, [], [])
        assert seen.count(".tl-timemarker") == len(events)


def test_what_the_library_refuses_is_seen_by_this_test(loader) -> None:
    """The loader can fail: the library's own faults come out as they are known."""
    good = {"start_date": {"year": 2024}, "text": {"headline": "x"}}
    assert loader.raw({"events": [good, {"start_date": {"year": "c. 1920"}}], "scale": "human"})["errors"]
    lost = loader.raw({"events": [good, {"text": {"headline": "dropped"}}], "scale": "human"})
    assert (len(lost["events"]), lost["said"] != []) == (1, True)
    assert loader.raw({"events": [good | {"start_date": {"year": 2024, "month": 12, "day": 32}}], "scale": "human"})["events"][0]["start"] == [2024, 1, 1, 0, 0, 0]
