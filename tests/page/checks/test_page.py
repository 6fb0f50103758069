"""Acceptance, on our page: in Chromium, from disk, offline. A docstring is the text of its check."""

from __future__ import annotations

import pytest
from stories import MANY, NASTY, SEED, event, story

from tests.page.checks.test_library import loaded_with
from tests.page.made import many, of_minutes
from tests.page.payloads import PAYLOADS
from timeline import formats
from timeline.__main__ import main
from timeline.model.timeline import Timeline

MARKERS = ".tl-timemarker"


def html(story: Timeline, **options: object) -> str:
    return str(formats.dumps(story, "html", **options)[0])


def test_check_21_an_address_opens_its_slide(library, visit) -> None:
    """`#event-ID` opens that slide, in the line and in the list."""
    for name in ("e-0", "e-5", "e-11"):
        seen = visit(html(many(12), library=library), f"#event-{name}").ready()
        assert seen.value("timeline.current_id") == name
        assert seen.value("document.querySelector('.current').id") == f"event-{name}"
        assert seen.value(f"!document.getElementById('{name}').inert")


@pytest.mark.parametrize("policy", ["with our policy", "without"])
def test_check_30_no_payload_runs_on_the_page(policy, library, visit) -> None:
    """14 XSS payloads in each input field: `window.__xss` stays undefined, with and without CSP."""
    made = loaded_with(PAYLOADS[0])
    events = [e.model_copy(update={"id": f"e-{n}-{k}", "media": None}) for n, payload in enumerate([*PAYLOADS, NASTY[:100]]) for k, e in enumerate(loaded_with(payload).events)]
    text = html(made.model_copy(update={"events": events, "title": "".join(PAYLOADS)[:300]}), library=library)
    assert 'http-equiv="Content-Security-Policy"' in text
    seen = visit(text if policy == "with our policy" else text.replace('http-equiv="Content-Security-Policy"', 'name="no-policy"')).ready()
    assert seen.count(MARKERS) == len(events)
    for row in (0, 20, 40):
        seen.page.click(f"#_events > li:nth-child({row + 1}) h3 a")
    for summary in seen.page.query_selector_all("summary")[:5]:
        summary.click()
    assert (seen.value("window.__xss"), seen.said, seen.asked) == (None, [], [])


@pytest.mark.parametrize("story", [SEED, MANY, many(7, 3)], ids=["seed", "every kind of date and text", "groups"])
def test_check_34_the_page_is_quiet(story, library, visit) -> None:
    """The page: no request other than file/data/blob, no console message, no CSP violation, network off."""
    seen = visit(html(story, library=library)).ready()
    assert seen.count(MARKERS) == seen.count("#_events > li") == len(story.events)
    assert seen.value("document.querySelectorAll('.tl-slide').length") == len(story.events) + 1
    assert (seen.said, seen.asked) == ([], [])
    assert seen.value("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("text", ["</script><script>window.__xss = 1</script>", "<!--<script>", "a\u2028b\u2029c", "]]>", "\\u003c/script>", "${1}`"])
def test_check_35_no_text_ends_the_data(text, library, visit) -> None:
    """Data containing `</script>`, `<!--`, U+2028 does not break the page."""
    seen = visit(html(story(event("e-1", "2024", text, description=text, group=text), event("e-2", "2025"), title=text), library=library)).ready()
    assert (seen.count(MARKERS), seen.said, seen.value("window.__xss")) == (2, [], None)
    assert seen.value("document.querySelector('#event-e-1 h3').textContent") == " ".join(text.split())


def test_check_36_on_paper_and_without_script_the_list_says_everything(library, visit) -> None:
    """Page works with JS off and in print: every headline is in the static list."""
    story = many(7, 3)
    text = html(story, library=library)
    for seen in (visit(text, java_script_enabled=False), visit(text).ready()):
        seen.page.emulate_media(media="print" if seen.page.evaluate("1") and len(seen.said) == 0 else "screen")
        words = seen.page.inner_text("body")
        assert [e.headline for e in story.events if e.headline not in words] == []
        assert "Search" not in words
        assert seen.page.locator("#_line").is_hidden()


def test_check_36_events_hidden_by_a_filter_are_printed(library, visit) -> None:
    """The same for what a filter hides on the screen."""
    seen = visit(html(many(7, 3), library=library)).ready()
    seen.page.fill("#_search", "no. 3")
    seen.until("document.querySelectorAll('#_events > li[hidden]').length > 0")
    seen.page.emulate_media(media="print")
    assert seen.count("#_events > li") == 7


def test_check_36_a_link_to_an_event_works_without_script(visit) -> None:
    """The same for the address of an event."""
    seen = visit(html(many(12)), "#event-e-9", java_script_enabled=False)
    assert seen.page.locator("#event-e-9").is_visible()


@pytest.mark.parametrize(("size", "scheme"), [(7, "light"), (7, "dark"), (300, "light")])
def test_check_37_no_violation_of_accessibility(size, scheme, library, axe, visit) -> None:
    """axe: 0 violations on title and event slide."""
    seen = visit(html(many(size), library=library), color_scheme=scheme).ready()
    seen.value(axe)
    for _ in ("title", "event"):
        found = seen.value("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]))")
        assert found == []
        seen.value("timeline.goToNext()")
        seen.page.wait_for_timeout(150)


def test_check_37_nor_in_high_contrast_nor_on_a_phone(library, axe, visit) -> None:
    """The same in high contrast and on a phone."""
    seen = visit(html(many(7), library=library), width=390, height=844, contrast="more").ready()
    seen.page.select_option("#_theme", "contrast")
    seen.value(axe)
    assert seen.value("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary]))") == []
    assert seen.value("document.documentElement.scrollWidth") == 390
    assert seen.value("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"


def test_check_37_arrows_move_the_line_but_not_while_typing(library, visit) -> None:
    """Arrow keys in a search box do not move slides."""
    seen = visit(html(many(7), library=library)).ready()
    seen.page.fill("#_search", "plan")
    seen.page.press("#_search", "ArrowRight")
    seen.page.press("#_search", "ArrowLeft")
    assert seen.value("timeline.current_id") == "title"
    seen.page.focus("#_line")
    seen.page.keyboard.press("ArrowRight")
    assert seen.value("timeline.current_id") != "title"
    seen.page.keyboard.press("/")
    assert seen.value("document.activeElement.id") == "_search"


def test_check_38_many_events_are_drawn(library, visit, capsys, tmp_path) -> None:
    """300 events are drawn; above the limit a warning is printed (seconds: benchmarks/page.py; 2,000 events: tests/page/test_page.py)."""
    assert visit(html(many(300), library=library)).ready(30).count(MARKERS) == 300
    for size, warned in ((300, False), (301, True)):
        formats.dump(many(size), tmp_path / "in.json")
        assert main(["convert", str(tmp_path / "in.json"), str(tmp_path / "out.timelinejs.json")]) == 0
        assert (f"draws {size} events slowly" in capsys.readouterr().err) is warned


def test_check_38_a_quarter_of_an_hour_can_be_zoomed_to_the_end(library, visit) -> None:
    """Deepest zoom of a 15-min timeline does not hang."""
    seen = visit(html(of_minutes(), library=library)).ready()
    slowest = seen.value("Math.max(...Array.from({length: 12}, () => { const from = performance.now(); timeline.zoomIn(); return performance.now() - from; }))")
    assert slowest < 4000, "milliseconds; deeper steps take the library half a minute"
    assert seen.value("document.querySelectorAll('.tl-timeaxis-tick').length") < 3000
    assert seen.count(MARKERS) == 30
