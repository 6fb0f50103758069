"""In which words a dated clause is told: its headline, and the clauses that share its date."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.anchoring.clause_words import words as lexicon
from timeline.anchoring.clauses import Clause
from timeline.events import attribution, headline
from timeline.events.antecedent import after_antecedent, antecedent, genitive, with_object
from timeline.events.names import People, person
from timeline.events.ordered import DISTANCE
from timeline.events.participles import after_noun, shared_auxiliary
from timeline.events.passage import Passage, Span, without
from timeline.events.pronouns import main_subject, meant, with_object_named
from timeline.events.refusal import compares, describes, places, stretch
from timeline.events.shortening import fitted
from timeline.events.standing import lacks
from timeline.events.words import words as listed
from timeline.model.timex import Timex

_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|us|me)\b")
_KEPT = frozenset({"infinitive", "reported", "nominal"})
_SHORT = 4
"""Fewer words than these of a quote say too little; then all of it is given, with its date."""
_MARKS = "\"“”`' ,"
MEANWHILE = frozenset({"when", "as", "while"})


def dated_along(passage: Passage, index: int) -> int | None:
    """The clause that a date dates along with its own: "they died when the bus crashed on Monday", "rose to close at 5 on Monday";
    and what is reported before "..., police said on Monday".
    """
    clause = passage.clauses[index]
    if clause.kind == "reporting" and clause.parent is None:
        return next((i for i, c in enumerate(passage.clauses) if c.parent == index and c.start < clause.start), None)
    if clause.parent is None:
        return None
    if clause.opener in MEANWHILE and clause.kind in ("adverbial", "participial"):
        behind = passage.text[max(0, clause.start - 2):clause.start] == ", " and any(t.end == clause.start - 2 for t in passage.timexes)
        return None if behind else clause.parent  # "since 2009, when 34 people died" says what happened in that year
    parent = passage.clauses[clause.parent]
    if clause.kind == "participial" and _SPOKEN_IN.match(passage.text[passage.sentence.start:clause.start]) is not None and parent.verb is not None and clause.end < parent.verb.start:
        return clause.parent  # "In a speech made on Monday, he ..."
    if clause.kind == "participial" and clause.verb is not None and passage.text.startswith(("Having ", "having "), clause.verb.start):
        return None  # it was done before
    if _meanwhile(passage, clause):
        return clause.parent
    if clause.kind == "participial" and clause.opener in ("after", "before") and parent.verb is not None and clause.end <= parent.verb.start:
        return None  # what follows has a time of its own
    if clause.kind == "participial" and parent.verb is not None and clause.start < parent.verb.start and _subjectless(passage, clause):
        return None if clause.verb is not None and (clause.verb.passive or clause.verb.lemma == "bear") and clause.verb.lemma not in listed("headline", "asked") else clause.parent
    verb = passage.clauses[clause.parent].verb
    if clause.kind == "infinitive" and clause.verb is not None and not _describes(passage, clause) and clause.verb.cue is None and verb is not None and verb.tense != "none":
        return clause.parent
    return None


def _meanwhile(passage: Passage, clause: Clause) -> bool:
    """Whether an -ing form between the commas behind the subject tells what it did at the same time: "Lund, speaking in Osk on Tuesday, said"."""
    host = passage.clauses[clause.parent] if clause.parent is not None else None
    if clause.kind != "participial" or clause.opener or clause.verb is None or host is None or host.verb is None or host.subject is None or host.verb.tense != "past":
        return False
    said = passage.words((clause.verb.start, clause.verb.end)).lower()
    return said.endswith("ing") and clause.verb.lemma in ("speak", "talk", "write", "testify", "address", "appear", "visit", "tour", "lead") and 0 < clause.start - host.subject[1] <= len(", ") and clause.end < host.verb.start


_SPOKEN_IN = re.compile(r"In an? (?:[\w-]+ ){0,2}(?:speech|interview|statement|letter|address|testimony|memo|post|tweet|message|article|column|video|talk|lecture|sermon|filing|ruling|decision|verdict|judgment|report|opinion|essay|broadcast) \Z")


def _describes(passage: Passage, clause: Clause) -> bool:
    """Whether an infinitive describes a noun before the main verb: "in a talk to be broadcast on Sunday, he said"."""
    host = passage.clauses[clause.parent].verb if clause.parent is not None else None
    return host is not None and clause.end <= host.start and clause.verb is not None and clause.verb.passive


def _subjectless(passage: Passage, clause: Clause) -> bool:
    """Whether a participle opens its sentence: "Speaking on Monday, he ..."."""
    return not passage.text[passage.sentence.start:clause.start].strip(" \"'“‘*_")


def told(passage: Passage, index: int, dated_too: set[int], people: People, away: list[Span]) -> str:
    """The headline of the clause at `index`; clauses with dates of their own and the words in `away` are left to other events."""
    clause = passage.clauses[index]
    if passage.voice is not None and _FIRST_PERSON.search(passage.text, clause.start, clause.end):
        body = headline.tidy(_raw(passage, index, dated_too, away)([]), None)
        return headline.tidy(f"{passage.voice}: {body}")
    quote = next((i for i in [index, *passage.above(index)] if passage.clauses[i].quoted), None)
    if quote is not None and _FIRST_PERSON.search(passage.text, clause.start, clause.end):
        reporter = attribution.reporter(passage, quote)
        name = attribution.speaker(passage, reporter, people) if reporter is not None else None
        if name:
            body = _raw(passage, index, dated_too, away)([]).strip(_MARKS)
            if len(body.split()) < _SHORT and (quoted := attribution.quotes(passage)):
                body = passage.words(quoted[0])
            return headline.tidy(f"{name}: {body}")
    said = _spoken(passage, index, people)
    if said is not None:
        return said
    at = index
    while passage.clauses[at].kind == "infinitive" and not _describes(passage, passage.clauses[at]) and (parent := passage.clauses[at].parent) is not None:
        if parent in dated_too and not completes(passage, passage.clauses[at]):
            noun = antecedent(passage, passage.clauses[at])
            return headline.tidy(f"{noun} {_raw(passage, at, dated_too - {index}, away)([])}")  # the clause above has a day of its own: "a plan to close the yard"
        at = parent
    if blamed(passage, at):
        return headline.tidy(_raw(passage, at, dated_too - {index}, away)([]))
    along = dated_along(passage, at)
    if along is not None and along not in dated_too:
        quoted = attribution.quotes(passage) if clause.kind == "reporting" else []
        name = attribution.speaker(passage, index, people) if quoted else None
        if name:
            return quoting(passage, name, quoted[0])
        keep = {index} if clause.kind == "reporting" or (at == index and not (clause.kind == "participial" and (_subjectless(passage, clause) or _meanwhile(passage, clause)))) else set()
        title = _worded(passage, along, people, _raw(passage, along, dated_too - {index}, away, keep), keep if clause.kind != "reporting" else set())
        return title if clause.kind != "reporting" else _with_reporter(passage, index, along, title, people)
    return _worded(passage, at, people, _raw(passage, at, dated_too - {index}, away), {index} if at == index else set())


def _with_reporter(passage: Passage, index: int, said: int, title: str, people: People) -> str:
    """What was said on a day, under the name of who said it where the headline has no room for "police said": the day is not that of what happened."""
    verb, told = passage.clauses[index].verb, passage.clauses[said].verb
    if verb is None or passage.words(verb.head) in title or told is None or told.tense != "past" or told.modal is not None:
        return title
    named = under_name(passage, index, [(t.start, t.end) for t in passage.timexes], people)
    return named if named is not None and lacks(named) is None else title


def without_when(passage: Passage, index: int, dated_too: set[int], people: People, away: list[Span]) -> str | None:
    """The headline of what happened when the clause at `index` says that something else did; None where it says no when."""
    clause = passage.clauses[index]
    along = dated_along(passage, index) if clause.opener == "when" and clause.kind == "adverbial" else None
    if along is None or along in dated_too:
        return None
    return _worded(passage, along, people, _raw(passage, along, dated_too - {index}, away), set())


def wider(passage: Passage, index: int, keep: set[int], dates: list[Span], people: People, away: list[Span] | None = None) -> str:
    """The headline of a clause around a dated one: the clauses in `keep` stay in it, and so do the other dates of the sentence."""
    return _worded(passage, index, people, _raw(passage, index, set(), away or [], keep, dates), keep)


def _worded(passage: Passage, index: int, people: People, raw: Callable[[list[Span]], str], keep: set[int]) -> str:
    """The headline of the words that `raw` leaves, with the subject named; titles are the first to go when it is too long."""
    def word(left: list[Span]) -> str:
        words = with_object_named(passage, index, _with_subject(passage, index, raw(left), people), people)
        return headline.tidy(words if len(words) <= headline.LIMIT else _untitled(passage, index, words), None)

    clause = passage.clauses[index]
    return fitted(passage, index, word, (clause.start, clause.end), keep)


def _untitled(passage: Passage, index: int, raw: str) -> str:
    """The words with the titles before a person's name left out, to make room."""
    subject = passage.words(passage.clauses[index].subject)
    name = person(subject) if " and " not in subject else None
    return raw.replace(subject, name, 1) if name else raw


def _spoken(passage: Passage, index: int, people: People) -> str | None:
    """The headline of a direct quote before its verb: "Speaker: words"."""
    clause = passage.clauses[index]
    quoted = next((c for c in passage.clauses if c.quoted and c.parent == index), None)
    if clause.verb is None or not clause.verb.reporting or quoted is None or quoted.start > clause.verb.start:
        return None
    name, words = attribution.speaker(passage, index, people), attribution.quotes(passage)
    return quoting(passage, name, words[0]) if name and words else None


def quoting(passage: Passage, name: str, quoted: Span) -> str:
    """A quote under the name of its speaker: "Ana Ruiz: We were close"."""
    framed = _FRAME.match(passage.text, *quoted)
    quoted = (framed.end(), quoted[1]) if framed is not None and quoted[1] - quoted[0] + len(name) > headline.LIMIT else quoted
    index = passage.sentence.index(quoted[0])

    def word(left: list[Span]) -> str:
        said = passage.words((quoted[0], min([quoted[1], *(a for a, b in left if b >= quoted[1])])))
        return headline.tidy(f"{name}: {said[:1].upper()}{said[1:]}", None)

    return fitted(passage, index, word, quoted)


def under_name(passage: Passage, index: int, dates: list[Span], people: People) -> str | None:
    """What somebody said in indirect speech under the name of the speaker: "Ana Ruiz: The bridge will stay closed"; None when nothing of the kind is told."""
    clauses = passage.clauses
    at = index if any(c.parent == index and c.kind == "reported" for c in clauses) else attribution.reporter(passage, index)
    said = None if at is None else next((i for i, c in enumerate(clauses) if c.parent == at and c.kind == "reported" and not c.quoted and (at == index or c.start <= clauses[index].start < c.end)), None)
    if at is None or said is None:
        return None
    verb, name = clauses[at].verb, attribution.speaker(passage, at, people)
    if name is None or verb is None or verb.negated or verb.modal or verb.lemma in listed("headline", "doubting"):
        return None
    name = person(name, speaks=True) or name
    subject = passage.words(clauses[said].subject)
    if len(name) > _NAME or not subject or lexicon().tag(name.split()[-1].lower()) in "DA" or not {"to", "such", "as"}.isdisjoint(name.split()) or subject.split()[0].lower() in listed("headline", "pointing"):
        return None

    body = headline.sayable(passage, said, dates, ())

    def word(left: list[Span]) -> str:
        return headline.tidy(f"{name}: {headline.tidy(body(left), None)}", None)

    return fitted(passage, said, word, (clauses[said].start, clauses[said].end), [index] if index != at else [])


_NAME = 45
_FRAME = re.compile(r"There (?:is|was|can be|should be|must be|'s) no (?:doubt|question)(?: [\w '’]{1,30})? that |(?:So )?[Ii]t(?:'s| is) (?:clear|true|obvious|important) that ")
"""What only says that the rest is meant: "There is no doubt that"."""


def _raw(passage: Passage, index: int, dated_too: set[int], away: list[Span], keep: set[int] | None = None, dates: list[Span] | None = None) -> Callable[[list[Span]], str]:
    """The words of the clause at `index` that are its own to tell, as a function of what more to leave out."""
    clause = passage.clauses[index]
    leave = [*away, *_left_out(passage, index, dated_too, keep)]
    source = attribution.according_span(passage)
    if source is not None:
        leave.append(source)
    if dates is None:
        dates = [(_introduced(t, clause), t.end) for t in passage.timexes if places(t) and (t.start, t.end) != clause.subject and not compares(passage, t) and not describes(passage.text, t) and not stretch(passage, t)]
    words = headline.sayable(passage, index, dates, leave)
    opener = clause.opener if clause.kind in ("adverbial", "participial") else None

    def raw(left: list[Span]) -> str:
        said = words(left)
        return said[len(opener):].lstrip() if opener and said.lower().startswith(opener + " ") else said

    return raw


def _left_out(passage: Passage, index: int, dated_too: set[int], keep: set[int] | None) -> list[Span]:
    """The clauses within another that its headline goes without: those with dates of their own, and what is told beside."""
    leave, gone = list[Span](), set[int | None]()
    for i in passage.inside(index):
        if keep is not None and i in keep:
            continue
        child = passage.clauses[i]
        if child.kind == "coordinate" and i not in dated_too and (child.subject is None or child.subject[0] < child.start) and any(c.verb is not None and 0 <= child.start - c.verb.end <= 1 for c in passage.clauses):
            continue  # they share the object: "seized and inspected a vessel"
        if child.kind == "reported" and child.parent in gone:
            leave.append((child.start, child.end))
            gone.add(i)
            continue
        if child.kind == "participial" and child.verb is not None and child.verb.lemma == "ask" and child.verb.passive and child.start <= passage.sentence.start + 1:
            leave.append((child.start, child.end + (passage.text[child.end:child.end + 1] == ",")))
            gone.add(i)  # "Asked about the report, the minister declined to comment"
            continue
        if child.kind == "participial" and _bare(passage, child):
            leave.append((child.start, child.end))
            gone.add(i)
            continue
        if child.kind == "participial" and child.verb is not None and child.verb.lemma in listed("headline", "tolling") and child.verb.start == child.start and i not in dated_too:
            continue  # "a gunman opened fire, killing three people"
        if child.opener == "as" and (passage.text.startswith("as long as ", child.start) or passage.text.startswith("as long ", child.start - 8)):
            continue  # a condition
        comma = passage.text[max(0, child.start - 2):child.start].strip().endswith((",", "-", "–", "—", "_"))
        own = i in dated_too and not (child.kind == "reported" and child.parent == index) and not completes(passage, child)
        if own or child.kind in ("reporting", "coordinate") or (child.kind not in _KEPT and (comma or child.kind == "adverbial")):
            leave.append((_with_distance(passage, child), _with_rest(passage, index, child)[1]))
            gone.add(i)
    return _beside(passage, leave)


def _beside(passage: Passage, spans: list[Span]) -> list[Span]:
    """Two participles with "and" between them as one, so that the commas around them go with both: ", built in 1900 and rebuilt in 1950,"."""
    out: list[Span] = []
    for span in spans:
        if out and 0 <= span[0] - out[-1][1] <= 1 and passage.text.startswith("and ", span[0]):
            out[-1] = out[-1][0], span[1]
        else:
            out.append(span)
    return out


def _bare(passage: Passage, child: Clause) -> bool:
    """Whether a participle has nothing with it but a date, which the headline goes without: "in a ruling [issued on Wednesday]"."""
    dates = [(t.start, t.end) for t in passage.timexes if child.start <= t.start and t.end <= child.end]
    if not dates or child.verb is None:
        return False
    rest = " ".join(passage.text[a:b] for a, b in without((child.verb.end, child.end), dates))
    return not rest.strip(" ,.;") or {*rest.lower().replace(",", " ").split()} <= {"on", "in", "at", "late", "early"}


def completes(passage: Passage, child: Clause) -> bool:
    """Whether an infinitive stands right behind the verb that it completes, which says nothing without it: "plans [to open in May]", "ordered him on Monday [to go in May]"."""
    verb = passage.clauses[child.parent].verb if child.parent is not None else None
    if child.kind == "participial" and child.verb is not None and not child.verb.passive and _PREPOSED.search(passage.text, max(passage.sentence.start, child.start - 12), child.start):
        return True  # "accused of [killing the mayor in May]"
    if child.kind != "infinitive" or verb is None or not 0 <= child.start - verb.end <= _HEARER:
        return False
    dates = [(t.start, t.end) for t in passage.timexes]
    return _TOLD.fullmatch(" ".join(passage.text[a:b] for a, b in without((verb.end, child.start), dates))) is not None


def blamed(passage: Passage, index: int) -> bool:
    """Whether a clause is what somebody is charged with, or praised for, which lay before: "attacked him for failing to pay in 1992"."""
    clause = passage.clauses[index]
    above = passage.clauses[clause.parent] if clause.parent is not None else None
    host = above.verb if above is not None else None
    if above is not None and host is not None and above.kind == "participial" and host.passive and host.lemma in ("convict", "accuse", "suspect", "charge") and clause.kind == "participial":
        return completes(passage, clause)  # "a man convicted of killing seven people in 2008"
    return clause.kind == "participial" and host is not None and not host.passive and host.lemma in listed("headline", "blaming") and completes(passage, clause)


_PREPOSED = re.compile(r"\b(?:of|with|for|from|to|by|about|against|into)\s+\Z")
_HEARER = 30
_TOLD = re.compile(r"\s*(?:\d+-\d+|unanimously|him|her|them|us|me|it)?(?:\s*(?:on|in|at))?\s*")
"""What may stand between a verb and its infinitive beside a date: who is told."""


def _with_rest(passage: Passage, index: int, child: Clause) -> Span:
    """A clause left out behind the verb, with what follows it: "a crash when a tram caught fire in Lund, Sweden"."""
    host = passage.clauses[index]
    rest = passage.text[child.end:host.end].strip()
    if host.verb is None or child.kind not in ("adverbial", "relative", "participial") or child.start < host.verb.end or not rest[:1] or any(c.parent == index and c.start >= child.end and c.kind not in ("adverbial", "participial", "infinitive") for c in passage.clauses):
        return child.start, child.end
    return child.start, host.end


def _with_distance(passage: Passage, child: Clause) -> int:
    """Where a clause begins with the words that measure how far off it is, or weigh it: "hours [after the court ruled]", "even [though it rained]"."""
    weighed = _WEIGHED.search(passage.text, max(passage.sentence.start, child.start - 14), child.start) if child.kind == "adverbial" else None
    if weighed is not None:
        return weighed.start()
    if child.kind != "adverbial" or child.opener not in ("after", "before", "since"):
        return child.start
    found = DISTANCE.search(passage.text, max(passage.sentence.start, child.start - 28), child.start)
    return found.start() if found is not None else child.start


_WEIGHED = re.compile(r"\b(?:even|[Ee]ver|especially|particularly|partly|mainly|largely|only|just|mostly)\s+\Z")


def _introduced(timex: Timex, clause: Clause) -> int:
    """Where a date begins with the words that introduce it; "since" before a clause of its own introduces the clause: "since the fighting began in April"."""
    start = timex.context_start
    inside = clause.verb is not None and start <= clause.verb.start < timex.start
    return timex.start if start < 0 or inside else start


def _with_subject(passage: Passage, index: int, raw: str, people: People) -> str:
    """A pronoun replaced by the name that it stands for; a clause without a subject of its own given the one it shares."""
    clause = passage.clauses[index]
    if clause.kind == "relative" and (clause.opener != "that" or clause.subject is None or passage.words(clause.subject).lower() == "that"):
        return after_antecedent(passage, clause, raw)
    if clause.kind == "participial" and clause.subject is None and clause.verb is not None and not clause.opener:
        return after_noun(passage, clause, raw)
    if clause.subject is None:
        return raw
    if clause.kind == "relative" and raw[:1].islower():
        raw = re.sub(r"^\W*that\s+", "", raw)
        noun = antecedent(passage, clause) if raw.lower().startswith(passage.words(clause.subject).lower()) else ""
        raw = (with_object(passage, clause, noun, raw) if noun else None) or raw
    host = next((c for c in passage.clauses if c.kind == "relative" and c.opener and c.subject == clause.subject and c is not clause), None)
    if host is not None and clause.kind == "coordinate":
        return after_antecedent(passage, host, "who " + re.sub(r"^(?:and|but|or)\s+", "", raw))
    if clause.kind == "coordinate" and any(c.kind == "relative" and not c.opener and c.subject == clause.subject for c in passage.clauses):
        return raw  # of "the man an officer shot and killed": whom, stands before both verbs
    words = passage.words(clause.subject)
    joined = _JOINED.match(words)
    words = joined[0] if joined is not None else words
    name = meant(passage, index, words, people)
    firm = None if name or any(passage.clauses[i].quoted for i in (index, *passage.above(index))) else people.firm(words, passage.number)
    if firm is not None:
        generic = _GENERIC.match(words)
        return raw if generic is None else raw.replace(generic[0], firm, 1)
    if clause.subject[0] < clause.start:
        told_ = headline.tidy(raw)
        return f"{name or words} {shared_auxiliary(passage, clause)}{told_[:1].lower() + told_[1:]}" if words else raw
    if name and re.search(rf"\b{re.escape(name.split()[-1])}\b.*\b{re.escape(words)}\b", raw):
        return raw
    if name:
        inside = name.startswith(("The ", "A ", "An ")) and not raw.lstrip(_MARKS).lower().startswith(words.lower())
        return re.sub(rf"\b{re.escape(words)}\b", name[:1].lower() + name[1:] if inside else name, raw, count=1)
    owner = _OWNER.match(words)
    apposed = _APPOSED.match(passage.text, clause.subject[1], passage.sentence.end) if owner is not None else None
    if owner is not None and apposed is not None:
        whole = passage.words((clause.subject[0], apposed.end()))
        return raw.replace(whole, f"{words[owner.end():].strip()} {apposed['name']}", 1)
    quoted = any(passage.clauses[i].quoted for i in (index, *passage.above(index)))
    kind = _OF[owner[1].lower()] if owner is not None else ""
    owned = None if owner is None or quoted else people.meant(kind, passage.number) if clause.parent is None else main_subject(passage, kind, people)
    return re.sub(rf"\b{owner[1]}\b", genitive(owned, passage.text), raw, count=1) if owner is not None and owned else raw


_JOINED = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)(?= and )")
"""A pronoun with somebody beside it: "he and his dog"."""
_GENERIC = re.compile(r"[Tt]he [a-z]+(?:['’]s)?\b")
_OWNER = re.compile(r"([Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\b(?= \w)")
_APPOSED = re.compile(r",\s+(?P<name>(?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+),")
_OF = {"his": "he", "her": "she", "its": "it", "their": "they"}
