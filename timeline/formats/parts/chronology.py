"""The list of events: what the page is without script, on paper, and beside the line."""

from __future__ import annotations

from html import escape

from timeline.formats.parts import marked, slides, story
from timeline.formats.parts.plain import address, clean, line, web
from timeline.formats.parts.story import Entry
from timeline.model.event import Event, Evidence
from timeline.model.timeline import Source, Timeline, Unresolved

_ANCHORS = {"publication": "the publication date", "discourse": "an earlier date in the text", "sentence": "a date in the same sentence", "quote": "a date in the quotation"}
_EXACT = ("day", "hour", "minute", "second")


def kind(entry: Entry) -> str:
    """How its date or fact is known: "exact", "loose" (about, before, only the month) or "unsure" (planned, possible, denied)."""
    date = entry.date
    if _flag(entry.event):
        return "unsure"
    return "loose" if date.bounded or date.open or date.doubtful or date.when.precision not in _EXACT else "exact"


def groups(found: list[Entry]) -> list[str]:
    """The names of the groups, by first appearance."""
    return list(dict.fromkeys(line(entry.event.group) for entry in found if line(entry.event.group)))


def group_of(entry: Entry, names: list[str]) -> int:
    """The place of an event's group among the names, -1 when it is in none."""
    name = line(entry.event.group)
    return names.index(name) if name else -1


def chronology(found: list[Entry], *, several: bool) -> str:
    """Every event; each names its source when there are several."""
    names = groups(found)
    rows = "\n".join(_event(entry, group_of(entry, names), several=several) for entry in found)
    return f'<ol class="chronology" id="_events">\n{rows}\n</ol>' if found else ""


def _event(entry: Entry, group: int, *, several: bool) -> str:
    event, how = entry.event, kind(entry)
    name, tint = escape(slides.unique(event.id)), f' data-group="{group % 8}"' if group >= 0 else ""
    chip = f'<p class="chip">{web(event.group or "")}</p>' if group >= 0 else ""
    parts = (chip, _flag(event), f'<h3><a href="#event-{name}">{web(event.headline)}</a></h3>', _sentence(event), _quote(event), _media(event),
             _source(entry.source if several else None), _found(event, entry.date.when.status))
    return f'<li class="event {how}" id="event-{name}"{tint}>\n<p class="date">{_date(entry)}</p>\n<article dir="auto">\n' + "\n".join(p for p in parts if p) + "\n</article>\n</li>"


def _date(entry: Entry) -> str:
    """The date in words; what is known only about it, in brackets, goes on a line of its own."""
    words = line(entry.date.when.display)
    main, bracket, rest = words.partition(" (")
    note = rest.removesuffix(")") if bracket else ""
    return web(main) + (f"<span>{web(note)}</span>" if note else "")


def _flag(event: Event) -> str:
    words: list[str] = [] if event.modality in ("happened", "ongoing") else [event.modality]
    words += ["did not happen"] if event.polarity == "negative" and event.modality not in ("denied", "hypothetical") else []
    return f'<p class="flag">{web(", ".join(words))}</p>' if words else ""


def _sentence(event: Event) -> str:
    rows = marked.paragraphs(event)
    return "" if [line(clean(event.description or ""))] == [line(event.headline)] and "<mark>" not in "".join(rows) else "".join(f"<p>{row}</p>" for row in rows)


def _quote(event: Event) -> str:
    said = event.attribution
    if not said:
        return ""
    if not said.quote:
        return f'<p class="source">According to {web(said.speaker or "")}</p>'
    speaker = f"<figcaption>— {web(said.speaker)}</figcaption>" if said.speaker else ""
    return f"<figure><blockquote>“{web(_bare(said.quote))}”</blockquote>{speaker}</figure>"


def _media(event: Event) -> str:
    """The picture, or a link to what is none; nothing where the address is not one of the web."""
    media, url = event.media, address(event.media.url) if event.media else None
    if not media or not url:
        return ""
    words = ". ".join(part for part in (line(media.caption), line(media.credit)) if part)
    if not slides.picture(event):
        return f'<p class="source">Media: <a href="{escape(url)}" rel="noopener noreferrer">{web(words) or web(url)}</a></p>'
    caption = f"<figcaption>{web(words)}</figcaption>" if words else ""
    return f'<figure><img src="{escape(url)}" alt="{escape(line(media.alt or media.caption))}" loading="lazy" referrerpolicy="no-referrer">{caption}</figure>'


def _source(source: Source | None) -> str:
    return f'<p class="source">{_link(source)}</p>' if source else ""


def _link(source: Source) -> str:
    words, url = web(story.credit(source)) or web(source.id), address(source.url)
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{words}</a>' if url else words


def _found(event: Event, status: str) -> str:
    """How the date was found: the words, the rule, the anchor, the reading that was turned down."""
    dated = _dated(event)
    if dated is None:
        return ""
    rows = [("Words", f"“{line(dated.exact)}”"), ("Status", _status(status, dated)), ("Rule", line(dated.rule)),
            ("Not taken", line(dated.rejected)), ("Confidence", f"{event.confidence:.0%}")]
    items = "".join(f"<dt>{name}</dt><dd>{web(value)}</dd>" for name, value in rows if value)
    return f"<details><summary>How the date was found · {event.confidence:.0%} sure</summary><dl>{items}</dl></details>"


def how_found(entry: Entry) -> str:
    """The same in one line, for a slide; empty when the words of the date are not known."""
    dated = _dated(entry.event)
    if dated is None:
        return ""
    return f"Date from “{line(dated.exact)}”: {_status(entry.date.when.status, dated)} · {entry.event.confidence:.0%} sure"


def _dated(event: Event) -> Evidence | None:
    return next((e for e in event.evidence if e.role == "date"), None)


def _status(status: str, dated: Evidence) -> str:
    if not dated.anchor:
        return {"stated": "stated in the text", "bounded": "only a limit is known"}.get(status, status)
    return f"{status}, counted from {_ANCHORS.get(dated.anchor.source, dated.anchor.source)}, {line(dated.anchor.date)}"


def undated(timeline: Timeline) -> str:
    """What was reported without a date."""
    sources = story.index(timeline) if len(timeline.sources) > 1 else {}
    items = [f'<li><strong dir="auto">{web(e.headline)}</strong>{_sentence(e)}{_quote(e)}{_source(story.source_of(e, sources))}</li>' for e in story.undated(timeline)]
    return _section("Also reported, without a date", items)


def unplaced(timeline: Timeline) -> str:
    """The date expressions that could not be placed, and what they need."""
    return _section("Not placed", [f"<li>{_needs(item)}</li>" for item in timeline.unresolved or []])


def _needs(item: Unresolved) -> str:
    needs = f" Needs {web(item.needs)}." if item.needs else ""
    return f'“{web(item.text)}” <span class="needs">— {web(item.reason)}.{needs}</span>'


def sources(timeline: Timeline) -> str:
    """What the events were read from."""
    return _section("Sources", [f"<li>{_link(source)}</li>" for source in timeline.sources])


def _section(title: str, items: list[str]) -> str:
    return f'<section class="more">\n<h2>{title}</h2>\n<ul>\n' + "\n".join(items) + "\n</ul>\n</section>" if items else ""


def _bare(quote: str) -> str:
    """A quotation without the marks around it."""
    return quote.strip().strip('“”"')
