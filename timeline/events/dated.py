"""Each date with the clause that it governs: the dated events of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from timeline.anchoring.clauses import Clause
from timeline.events import attribution, headline
from timeline.events.assertion import assertion
from timeline.events.beside import clefts, closed, when_clauses
from timeline.events.hedged import hedged
from timeline.events.names import People
from timeline.events.nominal import Nominal, nominal
from timeline.events.ordered import orders
from timeline.events.parallel import halves
from timeline.events.passage import Passage, Span, without
from timeline.events.pronouns import subject_of
from timeline.events.record import Draft
from timeline.events.refusal import places, refusal
from timeline.events.sides import VAGUE, place_vague, time_of
from timeline.events.standing import lacks, unnamed
from timeline.events.telling import MEANWHILE, dated_along
from timeline.events.territory import territory
from timeline.events.vague import is_vague, periods
from timeline.events.when import when_of
from timeline.events.wording import worded
from timeline.events.words import words
from timeline.model.timex import Timex


def dated(passage: Passage, people: People) -> list[Draft]:
    """The events that the expressions of a sentence date, in text order; those with an unresolved one have no `when`."""
    out: list[Draft] = []
    groups: dict[int, list[Timex]] = {}
    vague: list[Timex] = []
    happenings: dict[int, Draft] = {}
    stretches = periods(passage.text, passage.timexes)
    lengths = {id(length) for _, length in stretches.values()}
    for timex in passage.timexes:
        if id(timex) in lengths:
            continue
        timex = stretches[timex.start, timex.end][0] if (timex.start, timex.end) in stretches else timex
        named = nominal(passage, timex) if places(timex) else None
        if named is not None and any(c.verb is not None and named.span[0] < c.verb.start < named.span[1] and c.kind == "main" for c in passage.clauses):
            continue  # "tickets for the June 14 concert [go on sale at 10 a.m. Friday]"
        if refusal(passage, timex, named) is not None:
            continue
        if timex.text.lower() == "overnight" and any(t is not timex and t.datable and passage.sentence.index(t.start) == passage.sentence.index(timex.start) for t in passage.timexes):
            continue  # "closed overnight from Monday to Thursday"
        if not places(timex):
            if is_vague(timex):
                vague.append(timex)
            continue
        happening = _of_nominal(passage.text, timex, named) if named is not None else None
        if happening is not None and not (happening.lack is not None and _amid(passage, timex, happening.at)):
            happenings[timex.start] = happening
        else:
            groups.setdefault(_said_in(passage, passage.sentence.index(timex.start)), []).append(timex)
    when_clauses(passage, groups)
    clefts(passage, groups)
    if passage.label and not any(t.datable for t in groups.get(0, ())):
        groups[0] = [*(t for t in passage.label if t.datable), *groups.get(0, ())]
    for timex in vague:
        place_vague(passage, timex, groups)
    bounds = list(orders(passage, groups, [d.dates[0] for d in happenings.values()]))
    for order in bounds:
        groups[order.index] = [order.timex]
    for index in groups:
        clause = passage.clauses[index]
        if clause.kind == "adverbial" and clause.opener in ("since", "until", "till") and clause.verb is not None:
            groups[index] = [closed(t) if clause.verb.end <= t.start else t for t in groups[index]]  # when something happened is no stretch: "since the mill closed in 1985"
    for index, timexes in groups.items():
        out += _of_group(passage, index, _merged(passage.text, timexes), people, groups)
    for draft in out if stretches else ():
        draft.dates = [*draft.dates, *(stretches[date.start, date.end][1] for date in draft.dates if (date.start, date.end) in stretches)]
    for order in bounds:
        of_other = happenings.get(order.timex.start) if order.other is None else next((d for d in out if d.index == order.other), None)
        for draft in out:
            if of_other is not None and order.way in ("before", "after") and draft.index == order.index and draft is not of_other:
                draft.order = (order.way, of_other)
    return sorted([*happenings.values(), *out], key=lambda d: d.at)


def _amid(passage: Passage, timex: Timex, at: int) -> bool:
    """Whether a happening that has no name of its own says in what something else took place: "was washed away in [the floods of August 2002]"."""
    verb = passage.clauses[passage.sentence.index(timex.start)].verb
    return verb is not None and verb.tense == "past" and verb.end <= at and _IN_THE.search(passage.text, verb.end, at) is not None


_IN_THE = re.compile(r"\b(?:in|during|amid) (?:(?:the|an?) )?(?:[a-z-]+ )?\Z")


def _said_in(passage: Passage, index: int) -> int:
    """The clause that reports, of a date on what it was said in: "said in an interview published on Sunday that ..."; else the clause itself."""
    clause = passage.clauses[index]
    host = passage.clauses[clause.parent].verb if clause.parent is not None else None
    if clause.kind != "participial" or host is None or clause.verb is None or clause.verb.lemma not in words("headline", "published"):
        return index
    if clause.parent is not None and _OPENS_IN_A.fullmatch(passage.text, passage.sentence.start, clause.start) is not None:
        return clause.parent  # "In a letter released on Monday, the bishop apologised"
    above = passage.clauses[clause.parent] if clause.parent is not None else None
    if above is not None and host.reporting and above.subject is not None and above.subject[0] < clause.start < host.start and _STUDY.match(passage.text, *above.subject) is not None:
        return clause.parent if clause.parent is not None else index  # "A study published on Friday found that ..."
    if not host.reporting:
        return index
    subject = passage.clauses[clause.parent].subject if clause.parent is not None else None
    between = passage.text[min(host.end, subject[1] if subject is not None else host.end):clause.start]
    return clause.parent if clause.parent is not None and _IN_A.fullmatch(between) is not None else index


_STUDY = re.compile(r"(?:[Aa]n?|[Tt]he|[Tt]wo|[Aa]nother|[Nn]ew|[Rr]esearch|[Ff]igures|[Dd]ata) ?(?:[\w'’-]+ ){0,3}?(?:study|studies|report|survey|poll|paper|analysis|review|research|figures|data|investigation|audit|statement|letter|article)\b")
_OPENS_IN_A = re.compile(r"\W*In (?:an?|his|her|its|their|the) (?:[\w'’-]+ ){1,3}")
_IN_A = re.compile(r"(?:,\s|\s)?(?:\w+\s){0,2}in\s(?:an?|the|his|her|its|their)\s(?:[\w'’-]+\s){1,3}")


def _of_group(passage: Passage, index: int, merged: list[list[Timex]], people: People, groups: Iterable[int]) -> list[Draft]:
    """The events of one clause: one for each date that dates all of it, a figure or a noun for the others."""
    clause = passage.clauses[index]
    out: list[Draft] = []
    if clause.kind == "participial" and clause.verb is not None and clause.verb.lemma == "compare" and clause.parent is not None:
        return [draft for dates in merged if (draft := _of_part(passage, clause.parent, dates, people, (clause.verb.end, clause.end))) is not None]
    part = [territory(passage.text, (clause.start, clause.end), dates[0], len(merged) == 1) for dates in merged]
    away = [span for span, dates in zip(part, merged, strict=True) if span is not None and span[0] != dates[0].start]
    both = halves(passage, index, *merged) if len(merged) == 2 and part == [None, None] else None
    if both is not None:
        return [draft for dates, half in zip(merged, both, strict=True) if (draft := _of_clause(passage, index, dates, people, groups, [half])) is not None]
    joint = _joint(passage, index, merged)
    for dates, span in zip(merged, part, strict=True):
        if joint is not None and dates[0].start > joint:
            second = _SECOND.match(passage.text, joint)
            draft = _of_rest(passage, index, dates, (joint, clause.end)) if second is None else _of_part(passage, index, dates, people, (second.end("and"), min([clause.end, *(c.start for c in passage.clauses if c.start >= dates[-1].end)])))
        else:
            rest = away if joint is None else [*away, (joint, clause.end)]
            draft = _of_clause(passage, index, dates, people, groups, rest) if span is None else _of_part(passage, index, dates, people, span)
        if draft is not None and not any(d.headline == draft.headline and not _listed(passage.text, d.dates[0], draft.dates[0]) for d in out):
            out.append(draft)
    return out


_JOINT = re.compile(r",\s+(?:and|but)\s")
_SECOND = re.compile(r"(?P<and>\s+and\s+)(?:(?:an?|the|another)\s|[$€£]?\d)")
"""A second object with a date of its own, right behind the date of the first: "a loss in May and a profit in June"."""


def _joint(passage: Passage, index: int, merged: list[list[Timex]]) -> int | None:
    """Where a second statement begins of which no verb was found: "..., and a second wall in about 700 BC"."""
    verb = passage.clauses[index].verb
    if verb is None:
        return None
    for one, other in pairwise(merged):
        found = _SECOND.match(passage.text, one[-1].end, other[0].start) if one[-1].start > verb.end else None
        found = found or _JOINT.search(passage.text, max(verb.end, one[-1].end), max(verb.end, other[0].start))
        if found is not None:
            return found.start()
    return None


def _of_rest(passage: Passage, index: int, dates: list[Timex], span: Span) -> Draft | None:
    """What a date dates behind such a place, if its words stand alone."""
    when = when_of(dates[0]) if dates[0].datable else None
    words = headline.clause_words(passage, index, [(t.start, t.end) for t in dates], [(passage.clauses[index].start, span[0])])
    title = headline.tidy(words)
    return Draft(title, "dated", [span], when, dates, index=index, own=[span], confidence=dates[0].confidence * 0.8, at=span[0], lack=lacks(title)) if when is not None else None


def _listed(text: str, one: Timex, other: Timex) -> bool:
    """Whether two dates stand in one list: "in 2003 and 2007"."""
    return _AND.search(text[one.end:other.start]) is not None


_AND = re.compile(r"\band\b|,|;|&")


_NAME = 60
"""Characters of a subject that leave room for what is told under it."""
_WITH = re.compile(r"\A(?:with|to)\s+")
_FOR = re.compile(r"\s+(?:for|in|during|at|of)(?:\s+(?:the|its|their))?\s*\Z")
_CHANGE = re.compile(r"(?:\A|\band\s+)[\d.,]+\s*(?:%|percent)(?:\s+from)?\Z")
_BY = re.compile(r"\b(?:up|down|off|higher|lower|more|less)\b")


def _of_part(passage: Passage, index: int, dates: list[Timex], people: People, span: Span) -> Draft | None:
    """What a date dates within a clause, under the name of the clause's subject: "Acme: $7 million"."""
    when = when_of(dates[0]) if dates[0].datable else None
    words = headline.clause_words(passage, index, [(t.start, t.end) for t in dates], [(passage.clauses[index].start, span[0]), (span[1], passage.clauses[index].end)])
    subject = next((name for i in (index, *passage.above(index)) if (name := subject_of(passage, i, people)) is not None), None)
    words = _WITH.sub("", words)
    verb = passage.clauses[index].verb
    if verb is not None and dates[0].end < verb.start and not any(c.isdigit() for c in words):
        return None  # "tickets for the June 14 concert go on sale at 10 a.m. Friday": it says which concert
    if subject is None and (whole := passage.clauses[index].subject) is not None and (first := next((t.start for t in passage.timexes if whole[0] < t.start < whole[1]), None)) is not None:
        before = passage.words((whole[0], first))
        named = _FOR.sub("", before)
        subject = named if named != before and " " in named else None
    if _CHANGE.search(words) and _BY.search(passage.text, passage.clauses[index].start, span[1]):
        return None  # "down 4% from Friday and 6% from May"
    title = headline.tidy(f"{subject}: {words}" if subject and len(subject) < _NAME else words)
    if when is None or len(words.split()) < 2 or words.lower().startswith("of "):
        return None
    lack = lacks(title, labelled=True) if subject and len(subject) < _NAME else "its subject is not named"
    return Draft(title, "dated", [span], when, dates, index=index, subject=subject, confidence=dates[0].confidence * 0.7, at=span[0], lack=lack)


def _merged(text: str, timexes: list[Timex]) -> list[list[Timex]]:
    """Expressions of one clause that say one time in two grains, together, the finest first; the others apart."""
    groups: list[list[Timex]] = []
    for timex in timexes:
        if groups and _apposed(text, groups[-1][-1], timex):
            groups[-1].append(timex)
            continue
        for group in groups:
            if _nested(group[0], timex):
                group.insert(0, timex) if _finer(timex, group[0]) else group.append(timex)
                break
        else:
            groups.append([timex])
    return groups


_APPOSED = re.compile(r"\s*,\s*(?:only|just|about|exactly|nearly|almost)?\s*")
_BRACKET = re.compile(r"\s*\(\s*")
_DISTANCE = re.compile(r".*\b(?:before|after|ago|earlier|later)\Z", re.S)


def _apposed(text: str, one: Timex, other: Timex) -> bool:
    """Whether a date only says another in other words: "on 28 October, 11 days before the vote"."""
    gap = text[one.end:other.start] if 0 <= other.start - one.end < 16 else ""
    return _BRACKET.fullmatch(gap) is not None or (_APPOSED.fullmatch(gap) is not None and _DISTANCE.match(other.text) is not None)


def _nested(one: Timex, other: Timex) -> bool:
    a, b = one.interval, other.interval
    return a is not None and b is not None and (a.contains(b) or b.contains(a))


def _finer(one: Timex, other: Timex) -> bool:
    a, b = one.interval, other.interval
    return a is not None and b is not None and b.contains(a) and not a.contains(b)


_INDEFINITE = re.compile(r"\b[Aa]n? ")


def _of_nominal(text: str, timex: Timex, named: Nominal) -> Draft:
    when = when_of(closed(timex)) if timex.datable else None
    definite = _INDEFINITE.search(text[max(0, min(timex.start, named.span[0]) - 4):named.span[0] + 3]) is None
    lack = unnamed(named.headline, definite=definite)
    return Draft(named.headline, "dated", [named.span], when, [timex], own=[named.span], confidence=timex.confidence * 0.9, at=named.span[0], lack=lack)


def _of_clause(passage: Passage, index: int, dates: list[Timex], people: People, groups: Iterable[int], away: list[Span]) -> Draft | None:
    clause = passage.clauses[index]
    when = time_of(dates[0], passage, index)
    if (dates[0].datable or is_vague(dates[0])) and when is None:
        return None
    spans, own = _words(passage, index, set(groups) - {index}, dates[0])
    spans = [rest for span in spans for rest in without(span, away)]
    title, lack = worded(passage, index, dates, set(groups) - {index}, people, away)
    if index == 0 and passage.clauses[0].verb is None and len(title.split()) < 4 and not passage.label:
        return None
    if len(title) < 4 or " " not in title:
        return None
    reporter = attribution.reporter(passage, index)
    says = clause.verb is not None and clause.verb.reporting and reporter is None and _reports(passage, index)
    speaker = attribution.according(passage) if not says and reporter is None else attribution.speaker(passage, index if reporter is None else reporter, people)
    speaker = speaker or passage.voice
    quoted = attribution.quotes(passage) if speaker is not None and (says or reporter is not None) else []
    kind, sign = assertion(passage, index, dates[0], when, heard=speaker is not None and not says)
    if lack is None:
        title, lack = hedged(passage, index, people, kind, title)
    if is_vague(dates[0]) and (clause.subject is None or title[:1].islower() or clause.verb is None):
        return None
    confidence = dates[0].confidence * (0.95 if clause.verb is not None else 0.7) * (VAGUE if is_vague(dates[0]) else 1)
    return Draft(title, "dated", spans, when, dates, kind, sign, index, own, subject_of(passage, index, people),
                 speaker, quoted[0] if quoted else None, says=says, confidence=confidence, at=clause.start, lack=lack)  # fmt: skip


def _reports(passage: Passage, index: int) -> bool:
    return passage.clauses[index].kind == "reporting" or any(c.parent == index and c.kind == "reported" for c in passage.clauses)


def _words(passage: Passage, index: int, dated_too: set[int], date: Timex) -> tuple[list[Span], list[Span]]:
    """The words that tell the clause, less the clauses inside it with dates of their own; and its own words alone."""
    clause, clauses = passage.clauses[index], passage.clauses
    inside = passage.inside(index)
    own = without((clause.start, clause.end), [(clauses[i].start, clauses[i].end) for i in inside])
    fronted = clause.verb is not None and date.start < clause.verb.start
    away = [i for i in inside if i in dated_too or not _same_time(clauses[i], index, fronted)]
    spans = without((clause.start, clause.end), [(clauses[i].start, clauses[i].end) for i in away])
    host = dated_along(passage, index)
    if host is not None and host not in dated_too:
        whole = clauses[host]
        spans += without((whole.start, whole.end), [(clauses[i].start, clauses[i].end) for i in passage.inside(host)])
    return sorted(spans), own




def _same_time(child: Clause, parent: int, fronted: bool) -> bool:
    """Whether a clause inside a dated one happens at that date too."""
    if child.kind == "coordinate":
        return fronted and child.parent == parent and child.opener in ("and", "but")
    return child.kind != "reporting" and (child.kind != "adverbial" or child.opener in MEANWHILE)
