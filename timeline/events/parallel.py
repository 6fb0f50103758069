"""Two halves of one clause, each with its own date: "approved for adults in 2020 and for children in 2021"."""

from __future__ import annotations

import re

from timeline.anchoring.clause_words import words as lexicon
from timeline.events.passage import Passage, Span, introduced
from timeline.model.timex import Timex

_BETWEEN = re.compile(r"\s*,?\s+and\s+(?P<other>(?:(?P<how>for|in|of|at|to|by|from|with|on|against|as)\s+)?(?P<what>(?:the |an? )?[\w'’-]+(?: [\w'’-]+){0,4}?))(?:\s+(?:in|on|at|by|from)(?:\s+(?:late|early|mid))?[\s-]+)?")

_DATED_BY = re.compile(r"(?:\s(?:in|on|at|by|from|since|late|early|mid|around|about))*[\s-]*\Z")


def halves(passage: Passage, index: int, one: list[Timex], other: list[Timex]) -> tuple[Span, Span] | None:
    """What the event of the first of two dates leaves out, and what that of the second; None where they have no halves of their own.

    Each half is a phrase with the same preposition, or a thing that the verb is done to: "seized Goma in January and Bukavu in May".
    """
    verb = passage.clauses[index].verb
    second = introduced(other)
    begin, end = introduced(one)[0][0], second[-1][1]
    if verb is None or not verb.end < begin < other[0].start:
        return None
    found = _BETWEEN.fullmatch(passage.text, one[-1].end, second[0][0]) or _BETWEEN.fullmatch(passage.text, one[-1].end, other[0].start)
    if found is None or (lexicon().tag(found["what"].split()[0].lower()) in tuple("VHBMOEP") and not found["what"][:1].isupper()):
        return None
    if found["how"] is not None:
        dated_by = _DATED_BY.search(passage.text, verb.end, begin)
        first = passage.text.rfind(f" {found['how']} ", verb.end, dated_by.start() + 1 if dated_by is not None else begin)
        if first < 0:
            return None
        return (one[-1].end, end), (first, found.start("other"))
    done = passage.text[verb.end:begin]
    if verb.passive or not found["what"][:1].isupper() or not done.strip()[:1].isupper() or "," in done:
        return None
    return (one[-1].end, end), (verb.end, found.start("other"))
