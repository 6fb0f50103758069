"""One page that anybody can open: a chronology without script or network, for screen, print and archive."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from html import escape
from importlib.resources import files

from timeline.formats.losses import Loss
from timeline.formats.parts import story
from timeline.formats.parts.plain import address, clean, line, web
from timeline.formats.parts.story import Entry
from timeline.model.event import Event, Evidence
from timeline.model.timeline import Source, Timeline, Unresolved

NAME = "html"
SUFFIXES = (".html", ".htm")
_ANCHORS = {"publication": "the publication date", "discourse": "an earlier date in the text", "sentence": "a date in the same sentence", "quote": "a date in the quotation"}


def dump(timeline: Timeline) -> tuple[str, list[Loss]]:
    """The timeline as one HTML page. Every text is escaped, and the policy in its head lets nothing run or load."""
    found = story.entries(timeline)
    losses = [loss for entry in found for loss in story.unsaid(entry.event, "relations", "participants", "tags", "media")]
    body = [_header(timeline, found), "<main>", _chronology(timeline, found), _undated(timeline), _unplaced(timeline), _sources(timeline), "</main>"]
    language = next((s.language for s in timeline.sources if s.language), "en")
    return _head(story.heading(timeline), line(language)) + "\n".join(part for part in body if part) + "\n</body>\n</html>\n", losses


@lru_cache(maxsize=1)
def _style() -> str:
    return files("timeline.formats.parts").joinpath("page.css").read_text(encoding="utf-8")


def _head(title: str, language: str) -> str:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{web(title)}</title>\n<style>{_style()}</style>\n</head>\n<body>\n")


def _header(timeline: Timeline, found: list[Entry]) -> str:
    lede = f"{len(found)} dated event{'' if len(found) == 1 else 's'}" + (f", {story.span_words(found)}" if found else "")
    return (f'<header>\n<p class="kicker">Chronology</p>\n<h1 dir="auto">{web(story.heading(timeline))}</h1>\n<p class="lede">{web(lede)}</p>\n</header>')


def _chronology(timeline: Timeline, found: list[Entry]) -> str:
    return '<ol class="chronology">\n' + "\n".join(_event(entry, several=len(timeline.sources) > 1) for entry in found) + "\n</ol>" if found else ""


def _event(entry: Entry, *, several: bool) -> str:
    """One entry; its source is named when the page has more than one."""
    event, date = entry.event, entry.date
    loose = date.bounded or date.open or date.when.approximate or date.when.precision not in ("day", "hour", "minute", "second")
    kind = "event unsure" if _flag(event) else "event loose" if loose else "event"
    return (f'<li class="{kind}" id="{escape(event.id)}">\n<p class="date">{_date(entry)}</p>\n<article dir="auto">\n'
            + "\n".join(part for part in (_flag(event), f"<h3>{web(event.headline)}</h3>", _sentence(event), _quote(event),
                                          _source(entry.source if several else None), _found(event, date.when.status)) if part)
            + "\n</article>\n</li>")


def _date(entry: Entry) -> str:
    """The date in words; what is known only about it, in brackets, goes on a line of its own."""
    words = line(entry.date.when.display)
    main, bracket, rest = words.partition(" (")
    note = rest.removesuffix(")") if bracket else ""
    return web(main) + (f"<span>{web(note)}</span>" if note else "")


def _flag(event: Event) -> str:
    words: list[str] = [] if event.modality in ("happened", "ongoing") else [event.modality]
    words += ["did not happen"] if event.polarity == "negative" else []
    return f'<p class="flag">{web(", ".join(words))}</p>' if words else ""


def _sentence(event: Event) -> str:
    rows = [row for row in clean(event.description or "").split("\n") if row.strip() and line(row) != line(event.headline)]
    return "".join(f"<p>{web(row)}</p>" for row in rows)


def _quote(event: Event) -> str:
    said = event.attribution
    if not said:
        return ""
    if not said.quote:
        return f'<p class="source">According to {web(said.speaker or "")}</p>'
    speaker = f"<figcaption>— {web(said.speaker)}</figcaption>" if said.speaker else ""
    return f"<figure><blockquote>“{web(_bare(said.quote))}”</blockquote>{speaker}</figure>"


def _source(source: Source | None) -> str:
    return f'<p class="source">{_link(source)}</p>' if source else ""


def _link(source: Source) -> str:
    words, url = web(story.credit(source)) or web(source.id), address(source.url)
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{words}</a>' if url else words


def _found(event: Event, status: str) -> str:
    """How the date was found: the words, the rule, the anchor, the reading that was turned down."""
    dated = next((e for e in event.evidence if e.role == "date"), None)
    if dated is None:
        return ""
    rows = [("Words", f"“{line(dated.exact)}”"), ("Status", _status(status, dated)), ("Rule", line(dated.rule)),
            ("Not taken", line(dated.rejected)), ("Confidence", f"{event.confidence:.0%}")]
    items = "".join(f"<dt>{name}</dt><dd>{web(value)}</dd>" for name, value in rows if value)
    return f"<details><summary>How the date was found</summary><dl>{items}</dl></details>"


def _status(status: str, dated: Evidence) -> str:
    if not dated.anchor:
        return {"stated": "stated in the text", "bounded": "only a limit is known"}.get(status, status)
    return f"{status}, counted from {_ANCHORS.get(dated.anchor.source, dated.anchor.source)}, {line(dated.anchor.date)}"


def _undated(timeline: Timeline) -> str:
    sources = story.index(timeline) if len(timeline.sources) > 1 else {}
    items = [f'<li><strong dir="auto">{web(e.headline)}</strong>{_sentence(e)}{_quote(e)}{_source(story.source_of(e, sources))}</li>' for e in story.undated(timeline)]
    return _section("Also reported, without a date", items)


def _unplaced(timeline: Timeline) -> str:
    return _section("Not placed", [f"<li>{_needs(item)}</li>" for item in timeline.unresolved or []])


def _needs(item: Unresolved) -> str:
    needs = f" Needs {web(item.needs)}." if item.needs else ""
    return f'“{web(item.text)}” <span class="needs">— {web(item.reason)}.{needs}</span>'


def _sources(timeline: Timeline) -> str:
    return _section("Sources", [f"<li>{_link(source)}</li>" for source in timeline.sources])


def _section(title: str, items: list[str]) -> str:
    return f"<section>\n<h2>{title}</h2>\n<ul>\n" + "\n".join(items) + "\n</ul>\n</section>" if items else ""


def _bare(quote: str) -> str:
    """A quotation without the marks around it."""
    return quote.strip().strip('“”"')
