"""Which day, in which direction, and why: the time expressions of a document, resolved."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from timeline.algebra.calendar import civil
from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval
from timeline.algebra.operators import Expression, Next, Since, Then, Vague, deictic, needs_dct, year_of
from timeline.algebra.shifts import Repeating
from timeline.anchoring import (
    apart,
    confidence,
    context,
    decoys,
    eventful,
    layout,
    plausible,
    policy,
    quotes,
    readings,
    republished,
    tense,
)
from timeline.anchoring.clauses import Sentence
from timeline.anchoring.passages import Passages, passages
from timeline.anchoring.reference import Discourse, publication
from timeline.errors import OptionError
from timeline.model.document import Document
from timeline.model.timex import Timex
from timeline.recognise.scanner import Mention, Scanner

MODES = ("auto", "news", "narrative")
LEADS = 12
"""Characters into a sentence at which a date still opens it: "By early ", "Again in "."""
PAST_YEARS = 5
"""Dates long past that a text must hold to be a history."""
PAST_SHARE = 3
"""How many of them there must be for each expression of the present."""
_ATTRIBUTE = re.compile(r"\b(?:the|a|an|its|his|her|their)\s\Z", re.IGNORECASE)
"""Before a date that belongs to a noun: "the Dec. 21, 1988, bombing" dates the bombing and sets no scene."""
_BOUNDED = re.compile(r"\b(?:since|until|till)\s[^,.;:()\n]*\Z", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:after|following|from|than|with|against|to|versus)\s(?:(?:a|an|the|its|their)\s)?(?:\w+\s)?\Z", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our|your|my|no|any)|['’]s?)\s\Z", re.IGNORECASE)
_LATTER = re.compile(r"\s*(?:[,.;:)]|(?:an?|the|as|and|to|for|was|were|is|are|had|has|being|by|in|on|at|of)\b)")
_SOON = Vague("FUTURE_REF")
_OF_HISTORIES = frozenset({"former", "future"})
Outlook = tuple[list[int], int]
"""The years that a text states, and how many of its words speak of the present."""
_DAY_FIRST = {"GB", "IE", "AU", "NZ", "IN", "ZA", "DE", "FR", "IT", "ES", "NL", "BE", "AT", "CH", "PL", "RU", "UA", "BR", "AR", "MX", "NG", "KE", "PK", "SG"}
"""Regions that write the day first (CLDR 45, the short date pattern of their first language)."""


def tag(document: Document, *, mode: str = "auto") -> list[Timex]:
    """The time expressions of a document in text order, each resolved as far as its words and the publication date allow.

    `mode` "news" counts bare names from the publication date, "narrative" from the last time told of, "auto" decides by passage.
    Raises OptionError for an unknown mode or a language without a pack.
    """
    if mode not in MODES:
        raise OptionError(f"--mode {mode}", "is not a mode", f"use one of {', '.join(MODES)}")
    mentions, days = list(_scanner(document.language, _order(document)).mentions(document.text)), publication(document)
    outlook = _outlook(mentions) if mode == "auto" else ([], 0)
    if len(days) == 1:
        return _read(document, mentions, outlook, republished.first_day(document.text, mentions, days[0]) or days[0], mode)
    return readings.joined(document, [(day, _read(document, mentions, outlook, day, mode)) for day in days if day is not None])


def _read(document: Document, mentions: list[Mention], outlook: Outlook, dct: Interval | None, mode: str) -> list[Timex]:
    """The expressions of a document that was published at a known time, or at none."""
    text, state = document.text, Discourse(dct, mode, history=_is_history(outlook, dct))
    read: Passages | None = None
    found: list[Timex] = []
    for place, (mention, following) in enumerate(zip(mentions, (*mentions[1:], None), strict=False)):
        if decoys.is_decoy(text, mention) or _says_nothing(text, mention, state):
            continue
        if read is None:
            read = passages(text)
        if mention.tree == _SOON and text[mention.start : mention.end].lower() == "soon" and _told_of(read.sentence(read.number(mention.start)), mention.start):
            continue
        number = read.number(mention.start)
        leads = mention.start - read.spans[number][0] <= LEADS
        state.enter(text, mention.start, leads=leads)
        asks = policy.bare(mention.tree) or (state.narrative and policy.holds(mention.tree, Then))
        direction = tense.direction(text, read.sentence(number), mention) if asks else tense.UNKNOWN
        if direction.report is not None:
            direction = replace(direction, since=_day_of_report(found, read, number, direction.report))
        opens = layout.leads(text, mention.start)
        alone = opens and layout.alone(text, mention.start, mention.end)
        stands = alone or (opens and layout.body(text, mention.end, clock=True) is not None)
        if stands or (state.heading is not None and asks):
            direction = state.under_heading(direction, stands=stands, goes_on=policy.holds(mention.tree, Then))
        elif asks and direction.way == "past":
            state.come_back()
        if direction.way == "future" and direction.cue:
            state.look_ahead()
        mention = context.settle(apart.restated(apart.whole(mention, text, mentions, place), text, found[-1] if found else None), text, following, found[-1] if found else None)
        mention = eventful.anchored(mention, text, found)
        timex = policy.resolve(mention, text, direction, state, number)
        if direction.cue == "label" and state.turns(timex):
            timex = policy.resolve(mention, text, direction, state, number)
        if isinstance(timex.tree, Next) and _told_of(read.sentence(number), mention.start):
            timex = plausible.unanchored(timex)
        found.append(timex)
        if timex.interval is not None and timex.interval.grain <= Granularity.YEAR:
            state.spoken = timex
        relative = isinstance(mention.tree, Expression) and needs_dct(mention.tree)
        stated = isinstance(mention.tree, Expression) and not relative
        if stands:
            state.heads(timex, alone=alone)
        aside = stated and timex.precision == "year" and _aside(read.sentence(number), mention.start)
        back = state.history and not leads and timex.interval is not None and _flashback(read.sentence(number), mention.start)
        if (aside and not state.history) or back or (timex.interval is not None and timex.interval.grain >= Granularity.MONTH and _bounded(text, mention.start)):
            continue  # it does not move the story: in passing, before it, or its end, as in "lasted until the fall of the city in February 1945"
        stated = stated and not aside and not isinstance(mention.tree, Since) and _ATTRIBUTE.search(text, max(0, mention.start - 8), mention.start) is None
        beside = state.results is not None and timex.interval is not None and timex.interval.grain is Granularity.QUARTER and _COMPARED.search(text, max(0, mention.start - 32), mention.start) is not None
        if beside:
            continue  # "after a flat second quarter": what the results are compared with
        set_in = text[max(0, mention.start - 3) : mention.start].lower() == "in "
        state.saw(timex, absolute=stated, deictic=relative and deictic(mention.tree), sentence=number, leads=leads, set_in=set_in)
    return confidence.judged(quotes.recount(found, read, history=state.history) if read is not None else found)


def _says_nothing(text: str, mention: Mention, state: Discourse) -> bool:
    """Whether a vague word is no time here: "soon" in a story; "former" and "future" before a noun anywhere but in a history.

    The press says "former" of whoever has left an office; in a history it places what it stands before.
    """
    if not isinstance(mention.tree, Vague):
        return False
    words = text[mention.start : mention.end].lower()
    if state.narrative and "soon" in words:
        return True
    if words not in _OF_HISTORIES:
        return False
    if state.history:
        return _LATTER.match(text, mention.end) is not None  # "the former was sunk", of two
    return text[mention.end : mention.end + 2].strip().isalpha() or _DETERMINED.search(text, max(0, mention.start - 12), mention.start) is not None


def _told_of(sentence: Sentence, at: int) -> bool:
    """Whether the clause at a position tells what happened: "he was soon released" looks ahead to nothing."""
    verb = sentence.clauses[sentence.index(at)].verb if sentence.clauses else None
    return verb is not None and verb.tense == "past" and verb.modal is None


def _outlook(mentions: list[Mention]) -> Outlook:
    years, present = [], 0
    for mention in mentions:
        tree = mention.tree
        if not isinstance(tree, Expression):
            present += isinstance(tree, Repeating) and tree.within is Granularity.WEEK
        elif deictic(tree):
            present += 1
        elif not needs_dct(tree) and (year := year_of(tree)) is not None:
            years.append(year)
    return years, present


def _is_history(outlook: Outlook, dct: Interval | None) -> bool:
    """Whether a text as a whole tells of the past: years long before its publication, and hardly a word that counts from it.

    A page of history goes on in its story after "today" or "will"; a news report with one past passage does not.
    """
    if dct is None or dct.start is None:
        return False
    years, present = outlook
    past = sum(year <= civil(dct.start).year - 2 for year in years)
    return past >= PAST_YEARS and past > PAST_SHARE * present


def _bounded(text: str, at: int) -> bool:
    """Whether "since" or "until" stands before a position in its phrase; a look for the word costs far less than the expression."""
    before = text[max(0, at - 60) : at].lower()
    return ("since" in before or "til" in before) and _BOUNDED.search(text, max(0, at - 60), at) is not None


def _aside(sentence: Sentence, at: int) -> bool:
    """Whether a year is said in passing, in a participle or a relative clause: "the canvas, painted in 1652, was stolen"."""
    clause = sentence.clauses[sentence.index(at)]
    return clause.kind in ("participial", "relative") or clause.opener == "since"


def _flashback(sentence: Sentence, at: int) -> bool:
    """Whether a pluperfect tells what lay before the story: "troops that had invaded in late 1943 besieged the town"."""
    verb = sentence.clauses[sentence.index(at)].verb
    return verb is not None and verb.aspect == "perfect" and verb.tense == "past"


def _day_of_report(found: list[Timex], passages: Passages, number: int, clause: int) -> Expression | None:
    """The day of a report in the same sentence, which its "would" looks ahead from."""
    sentence = passages.sentence(number)
    for timex in reversed(found):
        if timex.start < sentence.start:
            break
        if isinstance(timex.tree, Expression) and timex.tree.grain is Granularity.DAY and timex.interval is not None and sentence.index(timex.start) == clause:
            return timex.tree
    return None


def _order(document: Document) -> str:
    return "dmy" if document.region.upper() in _DAY_FIRST else "mdy"


@lru_cache(maxsize=16)
def _scanner(language: str, order: str) -> Scanner:
    return Scanner(language.split("-")[0].lower(), order)
