"""One record of several tellings: the precise date over the vague one, all sources, all quotes, and every date that differs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from timeline.events.order import placed
from timeline.merging.clusters import clusters
from timeline.merging.copies import witnesses
from timeline.merging.figures import differing
from timeline.merging.told import Held, Told, alike, told
from timeline.model.event import Account, Event, Record, Relation
from timeline.model.timeline import Timeline

_T = TypeVar("_T")
_PRECISE = ("millennium", "century", "decade", "year", "season", "quarter", "month", "week", "day", "hour", "minute", "second")
_SURE = 0.99
_NOTHING = Held()
_NAMES = 8
"""Participants that a joined event names."""


def joined(story: Timeline, held: Held = _NOTHING) -> Timeline:
    """The timeline with the tellings of each event joined; what is `held` stays as it is."""
    events = [*story.events, *(story.undated or ())]
    if len(story.sources) < 2 and not held.kept and not any(e.corrects for e in events):
        return story
    stands = witnesses(events)
    groups = [cluster.members for cluster in clusters(told(events, story.sources, held))]
    records = [(one(members, stands), members) for members in groups]
    ids = {member.event.id: record.id for record, members in records for member in members}
    whole = [_related(record, ids) for record, _ in records]
    return story.model_copy(update={"events": placed(e for e in whole if e.when), "undated": [e for e in whole if not e.when] or None})


def one(members: list[Told], stands: dict[str, str]) -> Event:
    """The event that the members tell."""
    if len(members) == 1 and not members[0].event.corrects:
        return members[0].event
    dated = [m for m in members if m.event.when is not None]
    winner, accounts = _date(dated, stands) if dated else (members[0], [])
    accounts = _known(accounts, members, winner)
    base = _base(members, winner)
    order = [winner, base, *sorted(members, key=lambda m: (m.published or 0, m.place))]
    evidence = _distinct(e for m in order for e in m.event.evidence)
    quoted = next((m.event.attribution for m in order if m.event.attribution and m.event.attribution.quote and _agree(m, winner)), None)
    update = {
        "when": winner.event.when, "evidence": evidence, "accounts": accounts or None, "figures": differing(sorted(members, key=lambda m: (m.published or 0, m.place))) or None, "attribution": base.event.attribution or quoted,
        "participants": _distinct(p for m in order for p in m.event.participants or ())[:_NAMES] or None,
        "place": next((m.event.place for m in order if m.event.place), None), "media": next((m.event.media for m in order if m.event.media), None),
        "tags": _distinct(t for m in order for t in m.event.tags or ()) or None, "relations": _distinct(r for m in order for r in m.event.relations or ()) or None,
        "corrects": _distinct(c for m in order for c in m.event.corrects or ()) or None, "confidence": _confidence(members, winner, accounts, stands),
    }  # fmt: skip
    kept = next((m.event.id for m in members if m.kept), base.event.id)
    fixed = next((m.event for m in members if m.fixed_words), base.event)
    return base.event.model_copy(update={**update, "id": kept, "headline": fixed.headline, "description": fixed.description, "revision": max(m.event.revision for m in members)})


def _date(members: list[Told], stands: dict[str, str]) -> tuple[Told, list[Account]]:
    """The telling that gives the date, and the dates that it stands against.

    A date that a later source withdraws or moves gives way; a person's edit wins over all; then counts how many independent
    sources give the day, then how precisely it is told, then who told it last.
    """
    withdrawn = {edtf[:10] for m in members for edtf in m.event.corrects or ()}
    exact = [m for m in members if m.day is not None] or members
    support = {m.place: len({stands.get(s, s) for other in exact if _agree(m, other) for s in other.sources}) for m in exact}
    moved = _moved(exact)

    def rank(m: Told) -> tuple[object, ...]:
        when = m.event.when
        assert when is not None
        last = m.published or 0
        return (m.fixed_date, m.event.revision, when.edtf[:10] not in withdrawn, last if moved else 0, support[m.place], when.status != "bounded", _PRECISE.index(when.precision), -_spread(m), last, -m.place)

    winner = max(exact, key=rank)
    return winner, [*_accounts(winner, exact, withdrawn, moved=moved), *_gone(members, withdrawn)]


def _agree(one: Told, other: Told) -> bool:
    return one.interval is not None and other.interval is not None and one.interval.intersects(other.interval)


def _spread(m: Told) -> int:
    return 1 << 60 if m.interval is None or m.interval.start is None or m.interval.end is None else m.interval.end - m.interval.start


def _moved(members: list[Told]) -> bool:
    """Whether the days differ because a plan was moved: the first that was told had not happened yet."""
    days = {m.day for m in members}
    first = _first(members)
    return len(days) > 1 and not first.real and (first.published or 0) < (first.day or 0)


def _accounts(winner: Told, members: list[Told], withdrawn: set[str], *, moved: bool) -> list[Account]:
    """The dates that have no moment in common with the winner's, each once, with who gives them."""
    others: dict[str, list[Told]] = {}
    for m in members:
        if not _agree(m, winner) and m.event.when:
            others.setdefault(m.event.when.edtf, []).append(m)
    found = []
    for edtf, givers in others.items():
        status = "corrected" if edtf[:10] in withdrawn else "superseded" if moved and not any(m.real for m in givers) else "conflicting"
        by = _withdrawers(members, edtf) if status == "corrected" else _ids([_first(m for m in members if _agree(m, winner))]) if status == "superseded" else []
        found.append(Account(edtf=edtf, display=_display(givers[0]), status=status, sources=_ids(givers), by=by or None))
    return found


_STATUSES = ("conflicting", "superseded", "corrected")
"""What a date is, the one that says more last."""


def _known(accounts: list[Account], members: list[Told], winner: Told) -> list[Account]:
    """The dates with those that the members stood against before they were joined, each once, with all who give it or take it back."""
    found = {account.edtf: account for account in accounts}
    for account in (a for m in members for a in m.event.accounts or () if m.event.when is None or winner.event.when is None or a.edtf != winner.event.when.edtf):
        new = found.setdefault(account.edtf, account)
        status = max(new.status, account.status, key=_STATUSES.index)
        sources, by = ([*dict.fromkeys([*(one or ()), *(other or ())])] for one, other in ((account.sources, new.sources), (account.by, new.by)))
        found[account.edtf] = new.model_copy(update={"display": account.display, "status": status, "sources": sources, "by": by or None})
    return list(found.values())


def _gone(members: list[Told], withdrawn: set[str]) -> list[Account]:
    """Dates that are withdrawn and that none of the articles here gives."""
    from timeline.notation.display import display

    given = {m.event.when.edtf[:10] for m in members if m.event.when}
    gone = ((edtf, by) for edtf in sorted(withdrawn - given) if (by := _withdrawers(members, edtf)))
    return [Account(edtf=edtf, display=display(edtf), status="corrected", sources=by, by=by) for edtf, by in gone]


def _withdrawers(members: list[Told], edtf: str) -> list[str]:
    """Who takes a date back; an event that was joined before says so itself, for the words of others are in it too."""
    return _ids(m for m in members if edtf[:10] in {c[:10] for c in m.event.corrects or ()} and not any(a.edtf[:10] == edtf[:10] for a in m.event.accounts or ()))


def _first(members: Iterable[Told]) -> Told:
    return min(members, key=lambda m: (m.published or 0, m.place))


def _display(m: Told) -> str:
    return m.event.when.display if m.event.when else ""


def _ids(members: Iterable[Told]) -> list[str]:
    return _distinct(e.source for m in members for e in m.event.evidence)


def _base(members: list[Told], winner: Told) -> Told:
    """The telling that gives the words: an edited one; else of those that agree with the date and tell it as a fact, the one most like the others."""
    edited = [m for m in members if m.fixed_words]
    if edited:
        return max(edited, key=lambda m: (m.event.revision, -m.place))
    agreeing = [m for m in members if _agree(m, winner)] or [winner]
    happened = [m for m in agreeing if m.event.modality in ("happened", "ongoing")] or [m for m in agreeing if m.real] or agreeing
    exact = [m for m in happened if m.day is not None] or happened
    if kept := next((m for m in exact if m.kept), None):
        return kept  # a headline that was published stays as it is while it is true
    sample = exact[:24]
    return max(exact[:200], key=lambda m: (sum(alike(m.words, other.words) for other in sample) / len(sample) + min(len(m.head), 8) / 8, -m.place))


def _confidence(members: list[Told], winner: Told, accounts: list[Account], stands: dict[str, str]) -> float:
    """That of the surest telling of the date, times the share of the witnesses who do not contradict it."""
    agreeing = [m for m in members if _agree(m, winner)] or [winner]
    against = {stands.get(s, s) for a in accounts if a.status == "conflicting" for s in a.sources}
    support = {stands.get(s, s) for m in agreeing for s in m.sources} - against
    return round(min(_SURE, max(m.event.confidence for m in agreeing)) * max(1, len(support)) / (max(1, len(support)) + len(against)), 2)


def _related(event: Event, ids: dict[str, str]) -> Event:
    if not event.relations:
        return event
    kept = [Relation(type=r.type, target=ids.get(r.target, r.target)) for r in event.relations if ids.get(r.target, r.target) != event.id]
    return event.model_copy(update={"relations": _distinct(kept) or None})


def _distinct(items: Iterable[_T]) -> list[_T]:
    """Each once, by its content, in the order of the first."""
    seen: dict[object, _T] = {}
    for item in items:
        seen.setdefault(item.model_dump_json(by_alias=True) if isinstance(item, Record) else item, item)
    return list(seen.values())
