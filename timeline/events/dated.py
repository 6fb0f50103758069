"""Each date with the clause that it governs: the dated events of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from timeline.algebra.granularity import ceiling, floor
from timeline.algebra.interval import Interval
from timeline.anchoring.clauses import Clause
from timeline.events import attribution, headline
from timeline.events.modality import modality, polarity
from timeline.events.names import People, person
from timeline.events.nominal import Nominal, nominal
from timeline.events.passage import Passage, Span, without
from timeline.events.record import Draft
from timeline.events.territory import territory
from timeline.events.when import when_of
from timeline.model.timex import Timex
from timeline.notation import edtf

_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|us|me)\b")
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}(?:, ?[A-Z][\w. ]{2,20})?[, ]*(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?[, ]*(?:\([^()]{1,30}\))? *(?:--|[-–—_])")
_KEPT = frozenset({"infinitive", "reported", "nominal"})


def dated(passage: Passage, people: People) -> list[Draft]:
    """The events that the expressions of a sentence date, in text order; those with an unresolved one have no `when`."""
    out: list[Draft] = []
    groups: dict[int, list[Timex]] = {}
    dateline = _DATELINE.match(passage.text, passage.sentence.start, passage.sentence.start + 90)
    for timex in passage.timexes:
        if not _places(timex) or (dateline is not None and timex.end <= dateline.end()):
            continue
        if _signature(passage, timex):
            continue
        named = nominal(passage, timex)
        if named is not None and not named.span[1]:
            continue
        if named is not None:
            out.append(_of_nominal(passage, timex, named))
        else:
            groups.setdefault(passage.sentence.index(timex.start), []).append(timex)
    for index, timexes in groups.items():
        out += _of_group(passage, index, _merged(passage.text, timexes), people, groups)
    return sorted(out, key=lambda d: d.at)


def _of_group(passage: Passage, index: int, merged: list[list[Timex]], people: People, groups: Iterable[int]) -> list[Draft]:
    """The events of one clause: one for each date that dates all of it, a figure or a noun for the others."""
    clause, out = passage.clauses[index], []
    part = [territory(passage.text, (clause.start, clause.end), dates[0], len(merged) == 1) for dates in merged]
    away = [span for span in part if span is not None]
    for dates, span in zip(merged, part, strict=True):
        draft = _of_clause(passage, index, dates, people, groups, away) if span is None else _of_part(passage, index, dates, people, span)
        if draft is not None:
            out.append(draft)
    return out


def _of_part(passage: Passage, index: int, dates: list[Timex], people: People, span: Span) -> Draft | None:
    """What a date dates within a clause, under the name of the clause's subject: "Acme: $7 million"."""
    when = when_of(dates[0]) if dates[0].datable else None
    words = headline.clause_words(passage, index, [(t.start, t.end) for t in dates], [(passage.clauses[index].start, span[0]), (span[1], passage.clauses[index].end)])
    subject = _subject(passage, index, people)
    title = headline.tidy(f"{subject}: {words}" if subject and len(subject) < 60 else words)
    if when is None or len(words.split()) < 1 + (subject is None):
        return None
    return Draft(title, "dated", [span], when, dates, index=index, subject=subject, confidence=dates[0].confidence * 0.7, at=span[0])


_HANDLE = re.compile(r"\(@\w{1,30}\)\s*\Z|\b(?:posted|published|updated|photo)\b[^.]{0,40}\bon\s*\Z", re.I)


def _signature(passage: Passage, timex: Timex) -> bool:
    """Whether a date only signs a post or a picture: "Name (@name) May 5, 2020"."""
    return _HANDLE.search(passage.text[max(passage.sentence.start, timex.start - 80):timex.start]) is not None


def _places(timex: Timex) -> bool:
    return timex.datable or (timex.status == "unresolved" and timex.type in ("DATE", "TIME"))


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
_DISTANCE = re.compile(r".*\b(?:before|after|ago|earlier|later)\Z", re.S)


def _apposed(text: str, one: Timex, other: Timex) -> bool:
    """Whether a date only says another in other words: "on 28 October, 11 days before the vote"."""
    gap = text[one.end:other.start] if 0 <= other.start - one.end < 16 else ""
    return _APPOSED.fullmatch(gap) is not None and _DISTANCE.match(other.text) is not None


def _nested(one: Timex, other: Timex) -> bool:
    a, b = one.interval, other.interval
    return a is not None and b is not None and (a.contains(b) or b.contains(a))


def _finer(one: Timex, other: Timex) -> bool:
    a, b = one.interval, other.interval
    return a is not None and b is not None and b.contains(a) and not a.contains(b)


def _of_nominal(passage: Passage, timex: Timex, named: Nominal) -> Draft:
    when = when_of(closed(timex)) if timex.datable else None
    return Draft(named.headline, "dated", [named.span], when, [timex], own=[named.span], confidence=timex.confidence * 0.9, at=named.span[0])


def closed(timex: Timex) -> Timex:
    """The date itself of "since the fall of the city in 2003", whose expression lasts from then on: 2003."""
    interval = timex.interval
    if interval is None or timex.edtf is None or (interval.start is None) == (interval.end is None):
        return timex
    at = interval.start if interval.start is not None else interval.end - 1 if interval.end is not None else 0
    whole = Interval(floor(at, interval.grain), ceiling(at + 1, interval.grain), interval.grain)
    return replace(timex, interval=whole, edtf=edtf.write(whole, approximate=timex.approximate))


def _of_clause(passage: Passage, index: int, dates: list[Timex], people: People, groups: Iterable[int], away: list[Span]) -> Draft | None:
    clause = passage.clauses[index]
    when = when_of(dates[0]) if dates[0].datable else None
    if dates[0].datable and when is None:
        return None
    spans, own = _words(passage, index, set(groups) - {index}, dates[0])
    spans = [rest for span in spans for rest in without(span, away)]
    title = _headline(passage, index, set(groups) - {index}, people, away)
    if index == 0 and passage.clauses[0].verb is None and len(title.split()) < 4:
        return None
    if len(title) < 4 or " " not in title:
        return None
    reporter = attribution.reporter(passage, index)
    says = clause.verb is not None and clause.verb.reporting and reporter is None and _reports(passage, index)
    speaker = attribution.according(passage) if not says and reporter is None else attribution.speaker(passage, index if reporter is None else reporter, people)
    quoted = attribution.quotes(passage) if says or reporter is not None else []
    kind = modality(passage.sentence, index)
    if kind == "happened" and speaker is not None and not says:
        kind = "reported"
    confidence = dates[0].confidence * (0.95 if clause.verb is not None else 0.7)
    return Draft(title, "dated", spans, when, dates, kind, polarity(passage.text, passage.sentence, index), index, own, _subject(passage, index, people),
                 speaker, quoted[0] if quoted else None, says=says, confidence=confidence, at=clause.start)  # fmt: skip


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
    host = _dated_along(passage, index)
    if host is not None and host not in dated_too:
        whole = clauses[host]
        spans += without((whole.start, whole.end), [(clauses[i].start, clauses[i].end) for i in passage.inside(host)])
    return sorted(spans), own


_MEANWHILE = frozenset({"when", "as", "while"})


def _same_time(child: Clause, parent: int, fronted: bool) -> bool:
    """Whether a clause inside a dated one happens at that date too."""
    if child.kind == "coordinate":
        return fronted and child.parent == parent and child.opener in ("and", "but")
    return child.kind != "reporting" and (child.kind != "adverbial" or child.opener in _MEANWHILE)


def _dated_along(passage: Passage, index: int) -> int | None:
    """The clause that a date dates along with its own: "they died when the bus crashed on Monday", "rose to close at 5 on Monday";
    and what is reported before "..., police said on Monday"."""
    clause = passage.clauses[index]
    if clause.kind == "reporting" and clause.parent is None:
        return next((i for i, c in enumerate(passage.clauses) if c.parent == index and c.start < clause.start), None)
    if clause.parent is None:
        return None
    if clause.opener in _MEANWHILE and clause.kind in ("adverbial", "participial"):
        return clause.parent
    parent = passage.clauses[clause.parent]
    if clause.kind == "participial" and parent.verb is not None and clause.start < parent.verb.start and _subjectless(passage, clause):
        return clause.parent
    verb = passage.clauses[clause.parent].verb
    if clause.kind == "infinitive" and clause.verb is not None and clause.verb.cue is None and verb is not None and verb.tense != "none":
        return clause.parent
    return None


def _subjectless(passage: Passage, clause: Clause) -> bool:
    """Whether a participle opens its sentence: "Speaking on Monday, he ..."."""
    return not passage.text[passage.sentence.start:clause.start].strip(" \"'“‘*_")


def _headline(passage: Passage, index: int, dated_too: set[int], people: People, away: list[Span]) -> str:
    clause = passage.clauses[index]
    quote = next((i for i in [index, *passage.above(index)] if passage.clauses[i].quoted), None)
    if quote is not None and _FIRST_PERSON.search(passage.text, clause.start, clause.end):
        reporter = attribution.reporter(passage, quote)
        name = attribution.speaker(passage, reporter, people) if reporter is not None else None
        if name:
            return headline.tidy(f"{name}: {_raw(passage, index, dated_too, away)}")
    told = index
    while passage.clauses[told].kind == "infinitive" and (parent := passage.clauses[told].parent) is not None:
        told = parent
    along = _dated_along(passage, told)
    if along is not None and along not in dated_too:
        quoted = attribution.quotes(passage) if clause.kind == "reporting" else []
        name = attribution.speaker(passage, index, people) if quoted else None
        if name:
            return headline.tidy(f"{name}: {passage.words(quoted[0])}")
        keep = index if clause.kind == "reporting" or told == index else None
        return headline.tidy(_with_subject(passage, along, _raw(passage, along, dated_too - {index}, away, keep), people))
    raw = _raw(passage, told, dated_too - {index}, away)
    whole = _with_subject(passage, told, raw, people)
    title = headline.tidy(whole)
    return headline.tidy(_untitled(passage, told, whole)) if len(whole) > headline.LIMIT else title


def _untitled(passage: Passage, index: int, raw: str) -> str:
    """The words with the titles before a person's name left out, to make room."""
    subject = passage.words(passage.clauses[index].subject)
    name = person(subject)
    return raw.replace(subject, name, 1) if name else raw


def _raw(passage: Passage, index: int, dated_too: set[int], away: list[Span], keep: int | None = None) -> str:
    leave = list(away)
    for i in passage.inside(index):
        if i == keep:
            continue
        child = passage.clauses[i]
        comma = passage.text[max(0, child.start - 2):child.start].strip().endswith((",", "-", "–", "—", "_"))
        if i in dated_too or child.kind in ("reporting", "coordinate") or (child.kind not in _KEPT and (comma or child.kind == "adverbial")):
            leave.append((child.start, child.end))
    source = attribution.according_span(passage)
    if source is not None:
        leave.append(source)
    dates = [(t.start if t.context_start < 0 else t.context_start, t.end) for t in passage.timexes if _places(t)]
    return headline.clause_words(passage, index, dates, leave)


def _with_subject(passage: Passage, index: int, raw: str, people: People) -> str:
    """A pronoun replaced by the name that it stands for; a clause without a subject of its own given the one it shares."""
    clause = passage.clauses[index]
    if clause.kind == "relative":
        return _after_antecedent(passage, index, raw)
    if clause.subject is None:
        return raw
    words = passage.words(clause.subject)
    name = people.meant(words, passage.number)
    if clause.subject[0] < clause.start:
        return f"{name or words} {headline.tidy(raw)[:1].lower() + headline.tidy(raw)[1:]}" if words else raw
    return re.sub(rf"\b{re.escape(words)}\b", name, raw, count=1) if name else raw


_NOUN_BEFORE = re.compile(r"((?:(?:the|a|an|its|his|her|their)\s+)?(?:[\w.$€£%'’-]+\s+){0,4}[\w.$€£%'’-]+)\s*,?\s*\Z", re.I)
_NOT_NOUN = frozenset("of in on at by for with from to into and or but said told that than is are was were has have had as".split())


def _after_antecedent(passage: Passage, index: int, raw: str) -> str:
    """A relative clause with the noun before it in place of "who" or "which"."""
    clause = passage.clauses[index]
    found = _NOUN_BEFORE.search(passage.text, max(passage.sentence.start, clause.start - 80), clause.start)
    opener = re.match(r"\W*(?:who|which|that)\b", raw)
    if found is None or opener is None:
        return raw
    words = found[1].split()
    last = max((i for i, w in enumerate(words) if w.lower() in _NOT_NOUN or w[-1] in ",;:"), default=-1)
    noun = " ".join(words[last + 1:])
    return f"{noun} {raw[opener.end():].strip()}" if noun else raw


def _subject(passage: Passage, index: int, people: People) -> str | None:
    clause = passage.clauses[index]
    words = passage.words(clause.subject)
    if not words or words.lower() in ("who", "which", "that", "it", "there", "this"):
        return None
    return people.meant(words, passage.number) or words
