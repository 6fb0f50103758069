"""The real library in two places, node and Chromium: what it makes of our JSON and our spreadsheet, and whether that is what we sent."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from timeline import formats
from timeline.formats.parts import chronology
from timeline.formats.parts.plain import line
from timeline.formats.parts.story import entries
from timeline.model.timeline import Timeline

Found = dict[str, Any]
IN_NODE = Path(__file__).with_name("in_node.mjs")
HARNESS = """<!doctype html><meta charset=utf-8>%s<style>#t{height:600px}</style><div id=t></div><script>%s</script><script>
async function load(data, options) {
  document.getElementById('t').replaceChildren();
  const said = [], own = console.log; console.log = (...all) => said.push(all.join(' '));
  try {
    const line = window.line = new TL.Timeline('t', data, {font: null, script_path: 'x:/', duration: 0, language: 'en', ...options});
    const loaded = await new Promise(done => { line.on('loaded', () => done(true)); setTimeout(() => done(false), 4000); });
    const text = s => [...document.querySelectorAll(s)].map(e => e.textContent), config = line.config;
    const parts = d => d && (o => o.getFullYear ? [o.getFullYear(), o.getMonth() + 1, o.getDate(), o.getHours(), o.getMinutes(), o.getSeconds()] : [o.year])(d.data.date_obj);
    const of = (e, s) => document.getElementById(e.unique_id)?.querySelector(s)?.textContent;
    return {loaded, errors: config ? config.getErrors().map(e => line._translateError(e)) : ['nothing was loaded'], said, scale: config.scale, words: document.getElementById('t').innerText,
      markers: document.querySelectorAll('.tl-timemarker').length, slides: document.querySelectorAll('.tl-slide').length, at: line.current_id,
      events: config.events.map(e => ({id: e.unique_id, start: parts(e.start_date), end: parts(e.end_date), group: e.group, words: e.display_date, text: e.text, media: e.media,
        label: document.getElementById(e.unique_id + '-marker').textContent, date: of(e, '.tl-headline-date'), headline: of(e, '.tl-headline'), body: of(e, '.tl-text-content'),
        type: e.media && e.media.url ? TL.lookupMediaType(e.media).type : null})),
      eras: config.eras.map(e => [parts(e.start_date), parts(e.end_date), e.headline]), title: config.title && config.title.unique_id, heading: text('#title .tl-headline-title')[0],
      span: text('#title .tl-headline-date')[0], groups: [...new Set(text('.tl-timegroup-message'))], bands: text('.tl-timeera .tl-headline'), xss: window.__xss};
  } catch (error) { return {errors: ['thrown: ' + error], said, events: [], eras: []}; } finally { console.log = own; }
}
</script>"""


class Library:
    """What the two have in common."""

    def raw(self, data: Any) -> Found:
        """What the library makes of TimelineJS JSON."""
        raise NotImplementedError

    def sheet(self, text: str) -> Found:
        """What it makes of a CSV file at an address."""
        raise NotImplementedError

    def json(self, made: Timeline) -> Found:
        return self.raw(written(made))

    def csv(self, made: Timeline) -> Found:
        return self.sheet(str(formats.dumps(made, "csv")[0]))


class InChromium(Library):
    """The library as it is shipped, on an empty page."""

    def __init__(self, page: Any, script: str, head: str = "") -> None:
        self.page, self.asked = page, []
        page.on("request", lambda request: self.asked.append(request.url) if request.url.startswith("http") and ".invalid/" not in request.url else None)
        page.set_content(HARNESS % (head, script.replace("</script", "<\\/script")))

    def raw(self, data: Any, **options: Any) -> Found:
        return dict(self.page.evaluate("([data, options]) => load(data, options)", [data, options]))

    def sheet(self, text: str) -> Found:
        self.page.unroute("**/sheet.csv")
        self.page.route("**/sheet.csv", lambda route: route.fulfill(body=text, content_type="text/csv", headers={"access-control-allow-origin": "*"}))
        return self.raw("https://sheet.invalid/sheet.csv")


class InNode(Library):
    """The sources of the npm package, in one process for all questions."""

    def __init__(self, modules: Path) -> None:
        self.process = subprocess.Popen(["node", str(IN_NODE), str(modules)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")

    def _ask(self, question: Found) -> Found:
        assert self.process.stdin
        assert self.process.stdout
        assert self.process.stderr
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, self.process.stderr.read()
        return dict(json.loads(answer))

    def raw(self, data: Any) -> Found:
        return self._ask({"json": data})

    def sheet(self, text: str) -> Found:
        return self._ask({"csv": text})

    def close(self) -> None:
        self.process.communicate(timeout=20)


def written(made: Timeline) -> Found:
    """Our TimelineJS JSON of a timeline."""
    return dict(json.loads(str(formats.dumps(made, "timelinejs")[0])))


def arrived(found: Found, made: Timeline) -> None:
    """Nothing was refused, dropped, moved, renamed or rewritten on the way into the library."""
    data = written(made)
    slides = data["events"]
    assert (found["errors"], found["said"]) == ([], [])
    assert (found["scale"], found["title"]) == (data["scale"], "title")
    assert [e["id"] for e in found["events"]] == [s["unique_id"] for s in slides]
    for got, slide in zip(found["events"], slides, strict=True):
        for key, side in (("start", "start_date"), ("end", "end_date")):
            assert bool(got.get(key)) == (side in slide)
            if side in slide and found["scale"] == "human":
                want = [v for v in slide[side].values() if v != ""]
                assert got[key][: len(want)] == want
        if slide.get("end_date") and found["scale"] == "human":  # the other scale knows years alone
            assert got["end"] > got["start"]
        assert got["text"] == slide["text"], "the sanitiser changes nothing"
        assert {key: got["media"][key] for key in slide.get("media", {})} == slide.get("media", {})
        assert got["type"] == ("image" if "media" in slide else None)
    assert len(found["eras"]) == len(data.get("eras", []))


def drawn(found: Found, made: Timeline) -> None:
    """All that has arrived is on the page, and nothing else."""
    assert found["loaded"]
    assert "error:" not in found["words"].lower()
    assert "Loading" not in found["words"].replace(line(made.title), "")
    assert (found["markers"], found["slides"]) == (len(found["events"]), len(found["events"]) + 1)
    headlines = {e.event.id: line(e.event.headline) for e in entries(made)}
    assert [e["headline"] for e in found["events"]] == [headlines[s["x-timeline"]["id"]] for s in written(made)["events"]]
    assert found["groups"] in ([], labels(made))
    assert found.get("xss") is None


def labels(made: Timeline) -> list[str]:
    """The names of the groups as the line shows them, in the order of time; an empty one for what has no group."""
    found = entries(made)
    names = chronology.groups(found)
    return names + ([""] if names and any(not e.event.group for e in found) else [])
