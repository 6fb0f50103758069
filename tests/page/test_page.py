"""The page as its readers meet it: in a browser, from disk, offline, on paper, without script, by keyboard."""

from __future__ import annotations

import re

import pytest
from stories import SEED, event, story

from tests.page.made import many, with_an_outlier
from timeline import formats
from timeline.__main__ import main
from timeline.model.timeline import Timeline

MARKERS = ".tl-timemarker"


def html(story: Timeline, **options: object) -> str:
    return str(formats.dumps(story, "html", **options)[0])


def test_search_and_groups_filter_list_and_line(library, visit) -> None:
    seen = visit(html(many(40), library=library)).ready()
    groups = sorted(seen.value("[...document.querySelectorAll('#_groups label')].map(e => e.textContent)"))
    assert groups == ["Group A", "Group B", "Group C", "Group D"]
    seen.page.click("#_groups label:has-text('Group A')")
    seen.until(f"document.querySelectorAll('{MARKERS}').length === 30")
    assert seen.count("#_events > li") == 30
    seen.page.fill("#_search", "39 PUBLIC")
    seen.until(f"document.querySelectorAll('{MARKERS}').length === 1")
    assert seen.page.inner_text("#_count") == "1 of 40 events"
    seen.page.fill("#_search", "nowhere at all")
    seen.page.wait_for_selector("#_none:visible")
    seen.page.press("#_search", "Escape")
    seen.until(f"document.querySelectorAll('{MARKERS}').length === 30")
    seen.page.select_option("#_dates", "loose")
    seen.until(f"document.querySelectorAll('{MARKERS}').length < 15")
    assert seen.said == []


def test_list_and_line_point_at_the_same_event(library, visit) -> None:
    seen = visit(html(many(12), library=library), "#event-e-5").ready()
    assert seen.value("timeline.current_id") == "e-5"
    assert seen.value("document.querySelector('.current').id") == "event-e-5"
    seen.value("timeline.goToNext()")
    now = seen.value("timeline.current_id")
    assert seen.value("location.hash") == f"#event-{now}"
    assert seen.value("document.querySelector('.current').id") == f"event-{now}"
    seen.page.click("#event-e-2 h3 a")
    seen.until("timeline.current_id === 'e-2'")
    assert seen.value("location.hash") == "#event-e-2"
    seen.page.go_back()
    seen.until(f"timeline.current_id === '{now}'")


def test_every_control_is_reached_by_keyboard(library, visit) -> None:
    seen = visit(html(many(7, 3), library=library)).ready()
    reached = set()
    for _ in range(60):
        seen.page.keyboard.press("Tab")
        reached.add(seen.value("document.activeElement.id || document.activeElement.className || document.activeElement.tagName"))
    assert {"_line", "_search", "_dates", "_theme"} <= reached
    assert any("tl-slidenav-next" in one for one in reached)
    assert any("tl-menubar-button" in one for one in reached)
    assert "SUMMARY" in reached


def test_after_filtering_one_key_moves_one_slide(library, visit) -> None:
    """The library leaves its listeners on the document; those of lines that are gone must not act."""
    seen = visit(html(many(40), library=library)).ready()
    for word in ("no", "plan", "the"):
        seen.page.fill("#_search", word)
        seen.page.wait_for_timeout(400)
    seen.page.focus("#_line")
    seen.page.keyboard.press("ArrowRight")
    assert seen.value("timeline.getIndex ? 0 : timeline._getSlideIndex(timeline.current_id)") == 1
    assert seen.said == []


def test_two_thousand_events_open_as_a_list(library, visit) -> None:
    seen = visit(html(many(2000), library=library))
    seen.until("document.getElementById('_count').textContent === '2000 events'")
    seen.page.fill("#_search", "no. 1999")
    seen.until("document.getElementById('_count').textContent === '1 of 2000 events'")
    assert seen.value(f"document.querySelectorAll('{MARKERS}').length") == 0
    seen.page.click("#_draw")
    seen.ready()
    assert seen.count(MARKERS) == 1
    seen.page.fill("#_search", "")
    seen.until("document.getElementById('_draw').checkVisibility()")
    assert "2000 events are more than one line shows well" in seen.page.inner_text("#_why")
    assert seen.said == []


def test_one_far_year_does_not_press_the_others_together(library, visit) -> None:
    story = with_an_outlier()
    seen = visit(html(story, library=library)).ready()
    assert seen.count(MARKERS) == 30
    lefts = seen.value(f"[...document.querySelectorAll('{MARKERS}')].map(e => parseFloat(e.style.left))")
    assert max(lefts) - min(lefts) > 700
    assert seen.count("#_events > li") == 31
    seen.page.click(".stretches button >> nth=1")
    seen.until(f"document.querySelectorAll('{MARKERS}').length === 31")
    again = visit(html(story, library=library), "#event-old")
    again.ready()
    assert again.value("timeline.current_id") == "old"


def test_every_language_of_the_library(library, visit) -> None:
    assert len(library.languages()) == 68
    seen = visit(html(SEED, library=library, language="fr")).ready()
    assert seen.said == []
    assert "janvier 2025" in seen.value("document.querySelector('.tl-slider-container').textContent")
    for code in library.languages():
        assert '"locale":' in html(SEED, library=library, language=code) or code == "en"


def test_without_the_files_the_page_names_the_network_and_its_digest() -> None:
    text, losses = formats.dumps(SEED, "html", online=True)
    assert re.search(r'<script src="https://cdn\.knightlab\.com/libs/timeline3/[0-9.]+/js/timeline\.js" integrity="sha256-[^"]{44}" crossorigin="anonymous">', text)
    assert any("timeline assets install" in line for line in formats.summarise(losses))


def test_where_that_network_is_not_there_the_list_is(visit) -> None:
    seen = visit(html(SEED, online=True))
    assert seen.count("#_events > li") == 3
    assert seen.page.locator("#_stage").is_hidden()
    seen.page.fill("#_search", "bridge")
    assert seen.count("#_events > li") >= 1
    assert [line for line in seen.said if line.startswith("error:")] == []


def test_the_licence_is_named(library) -> None:
    text = html(SEED, library=library)
    assert "Mozilla Public License 2.0" in text.split("<html")[0]
    assert "github.com/NUKnightLab/TimelineJS3" in text.split("</main>")[1]


def test_a_link_to_an_event_leaves_the_page_at_its_top_and_the_list_at_the_event(library, visit) -> None:
    seen = visit(html(many(40), library=library), "#event-e-30").ready()
    seen.page.wait_for_timeout(300)
    assert seen.value("scrollY") == 0
    assert seen.value("(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('#event-e-30 h3').getBoundingClientRect())")
    phone = visit(html(many(40), library=library), "#event-e-30", width=390, height=844).ready()
    phone.page.wait_for_timeout(300)
    assert phone.value("(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('#event-e-30 h3').getBoundingClientRect())")


def test_list_and_line_write_dates_alike(library, visit) -> None:
    seen = visit(html(many(7), library=library), "#event-e-3").ready()
    assert seen.value("document.querySelector('#e-3 .tl-headline-date').textContent.trim()") == seen.value("document.querySelector('#event-e-3 .date').textContent")


def test_the_interface_in_another_language(library, tmp_path, monkeypatch, capsys, visit) -> None:
    monkeypatch.setattr("timeline.assets.find", lambda: library)
    source, target = tmp_path / "story.json", tmp_path / "story.html"
    formats.dump(SEED, source)
    assert main(["convert", str(source), str(target), "--page-language", "de-AT"]) == 0
    assert "Januar 2025" in visit(target.read_text(encoding="utf-8")).ready().value("document.querySelector('.tl-slider-container').textContent")
    assert main(["convert", str(source), str(target), "--page-language", "tlh"]) == 2
    assert "'tlh': is no language of TimelineJS's interface; choose af, ar" in capsys.readouterr().err


@pytest.mark.parametrize(("width", "height"), [(1366, 860), (390, 844)])
def test_many_groups_leave_room_for_the_list(width, height, library, visit) -> None:
    many_names = story(*(event(f"e-{n}", f"2024-01-{n + 1:02d}", group=f"The board of the harbour and the river, no. {n}") for n in range(24)))
    seen = visit(html(many_names, library=library), width=width, height=height).ready()
    seen.page.click("#_events > li:nth-child(20) h3 a", timeout=5000)
    seen.until("timeline.current_id === 'e-19'")
    assert seen.value("document.querySelector('#_groups').offsetHeight") < 200
