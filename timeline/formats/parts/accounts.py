"""What several sources say of one event, in words: the dates that differ and what became of them, who tells it, what else is quoted.

Formats that have no keys for it say it below the sentence, so that no conflict is hidden by a format.
"""

from __future__ import annotations

from timeline.errors import TimelineError
from timeline.formats.parts.plain import line
from timeline.formats.parts.story import index
from timeline.model.event import Account, Event, Figure
from timeline.model.timeline import Source, Timeline
from timeline.notation.display import display

_NAMED = 6
"""Sources that are named; of the others the number is said."""
_QUOTES = 3


def told(story: Timeline) -> Timeline:
    """The timeline with what its sources say in the descriptions of its events; as it is where every event has one source and one date."""
    if not any(event.accounts or len(_sources(event)) > 1 for event in (*story.events, *(story.undated or ()))):
        return story
    sources = index(story)
    update = {"events": [_event(e, sources) for e in story.events], "undated": [_event(e, sources) for e in story.undated or ()] or None}
    return story.model_copy(update=update)


def sentences(event: Event, sources: dict[str, Source]) -> list[str]:
    """The sentences that an event needs beside its own: one for each other date, one for each toll that differs, one for its sources, one for further quotations."""
    found = [_account(account, sources) for account in event.accounts or ()]
    found += [_figure(figure, sources) for figure in event.figures or ()]
    names = _sources(event)
    if len(names) > 1:
        names.sort(key=lambda name: (sources[name].published or "") if name in sources else "")
        found.append(f"Told by {len(names)} sources: {_named(names, sources)}.")
    main = line(event.attribution.quote) if event.attribution and event.attribution.quote else ""
    quotes = {_bare(e.exact): e.source for e in event.evidence if e.role == "quote" and _bare(e.exact) not in _bare(main)}
    found += [f"Also quoted: “{quote}” ({_name(source, sources)})." for quote, source in list(quotes.items())[:_QUOTES]] if len(names) > 1 else []
    return found


def _event(event: Event, sources: dict[str, Source]) -> Event:
    more = sentences(event, sources)
    return event.model_copy(update={"description": "\n".join([event.description or event.headline, *more])}) if more else event


def _account(account: Account, sources: dict[str, Source]) -> str:
    date, givers, by = line(account.display), _named(account.sources, sources), _named(account.by or [], sources)
    if account.status == "corrected":
        return f"Corrected: {date} is withdrawn by {by}." if account.sources == account.by else f"Corrected: {date} was given by {givers}; it is withdrawn by {by or 'a later source'}."
    if account.status == "superseded":
        return f"Moved: it was planned for {date} ({givers})" + (f"; the later date is given by {by}." if by else ".")
    return f"Sources differ: {date} in {givers}."


def _figure(figure: Figure, sources: dict[str, Source]) -> str:
    return f"Sources differ on the {figure.of}: {'; '.join(f'“{line(count.exact)}” in {_named(count.sources, sources)}' for count in figure.counts)}."


def _sources(event: Event) -> list[str]:
    return list(dict.fromkeys(e.source for e in event.evidence))


def _named(names: list[str], sources: dict[str, Source]) -> str:
    words = list(dict.fromkeys(_name(name, sources) for name in names[:_NAMED]))
    more = len(names) - _NAMED
    return "; ".join(words) + (f"; and {more} more" if more > 0 else "")


def _name(name: str, sources: dict[str, Source]) -> str:
    """The outlet and the day: "The Valley Post, 5 March 2024"; without an outlet the title or the id."""
    source = sources.get(name)
    if source is None:
        return name
    try:
        day = display(source.published[:10]) if source.published and "/" not in source.published else ""
    except TimelineError:
        day = ""
    return ", ".join(part for part in (line(source.publisher) or line(source.title) or source.id, day) if part)


def _bare(quote: str) -> str:
    return line(quote).strip("“”\"' ")
