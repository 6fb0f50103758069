"""The words of a dated clause that can be printed: its own, else more of its sentence, else none and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.anchoring.clause_words import words as lexicon
from timeline.events import headline
from timeline.events.names import People
from timeline.events.participles import finite
from timeline.events.passage import Passage, Span, introduced
from timeline.events.shortening import fitted
from timeline.events.standing import lacks
from timeline.events.telling import blamed, completes, dated_along, told, under_name, wider, without_when
from timeline.events.words import words
from timeline.model.timex import Timex


def worded(passage: Passage, index: int, dates: Sequence[Timex], dated_too: set[int], people: People, away: list[Span]) -> tuple[str, str | None]:
    """The headline of the clause at `index`, and what it lacks to stand alone (None: nothing).

    When the clause's own words point outside, those of the clauses around it are tried, from the inside out: "it was
    in return for the raid" becomes "The rebels said it was in return for the raid". The verb that is dated must be in them.
    """
    if passage.sentence.end - passage.sentence.start > _RUNS_ON and ";" not in passage.text[passage.sentence.start:passage.sentence.end]:
        return headline.shorten(passage.words((passage.sentence.start, passage.sentence.start + headline.LIMIT))), "its sentence is too long to be one"
    title = told(passage, index, dated_too, people, away)
    labelled = bool(passage.label)
    reason = lacks(title, labelled=labelled, sure=_sure(passage, index, title))
    if reason is None and not _tells(passage, index, title):
        reason = "the verb that is dated is not in it"
    clause, verb = passage.clauses[index], _verb(passage, index).lower()
    participle = clause.verb if clause.kind == "participial" else None
    if reason is None and participle is not None and clause.start > passage.sentence.start + 3 and participle.lemma not in words("headline", "launched") and len(title.split()) < 5 and title.lower().endswith(verb) and not (title.startswith("The ") and title.split()[-2] in ("was", "were")):
        return title, "it breaks off"  # the clause above tells something else: "the image, captured on Friday, shows ice"
    if reason is None and clause.kind == "relative" and clause.opener in _OBJECT and clause.subject is not None and clause.subject[0] > clause.start + len(clause.opener or "") and title.lower().endswith((*words("headline", "prepositions"), verb)):
        reason = "what its verb is about is left out"
    if reason is None and (participle is not None or (clause.subject is None and clause.kind == "reported" and clause.verb is not None)) and title.lower().startswith(verb):
        reason = "its verb has no subject"
    if reason is None and participle is not None and participle.passive and participle.head[0] == participle.start and verb in lexicon().future_be:
        reason = "it only tells what was meant to be"
    if reason is None and _saying(passage, index, title):
        reason = "it does not tell what was said"
    if reason is None or labelled or (participle is not None and participle.cue == "due to"):
        return title, reason  # what stands around "the bid, due to expire on Thursday," is dated by something else
    if len(title) > headline.LIMIT:
        spoken = under_name(passage, index, introduced(dates), people)
        if spoken is not None and lacks(spoken) is None:
            return spoken, None
    for other in _around(passage, index, dates, dated_too, people, away):
        if lacks(other) is None and _verb(passage, index) in other and not _saying(passage, index, other):
            return other, None
    above = without_when(passage, index, dated_too, people, away)
    return (above, None) if above is not None and lacks(above) is None else (title, reason)


def _around(passage: Passage, index: int, dates: Sequence[Timex], dated_too: set[int], people: People, away: list[Span]) -> Iterator[str]:
    spans = introduced(dates)
    kind = passage.clauses[index].kind
    if kind not in ("relative", "participial", "infinitive"):
        if kind == "adverbial" and passage.clauses[index].opener == "when" and dated_along(passage, index) is None:
            return  # "since Tuesday, when he shot two men": what has been going on since tells of another time
        if kind == "adverbial":
            yield wider(passage, index, set(), spans, people, away)
        yield wider(passage, index, set(), [], people, away)
    chain = [index]
    for above in passage.above(index):
        if _apart(passage, chain[-1]) or (above in dated_too and (passage.clauses[chain[-1]].kind == "infinitive" or completes(passage, passage.clauses[chain[-1]]))):
            return  # what the clause above tells has another time, or none
        chain.append(above)
        yield wider(passage, above, set(chain), spans, people, away)
    if passage.sentence.end - passage.sentence.start <= 4 * headline.LIMIT:
        whole = passage.clauses[0]
        body = headline.sayable(passage, 0, spans, away)
        yield fitted(passage, 0, lambda left: headline.tidy(body(left), None), (whole.start, whole.end), [index])


def _apart(passage: Passage, index: int) -> bool:
    """Whether a clause only describes something of the one above: "the hospital, where 22 were treated on Monday, has no blood"."""
    clause = passage.clauses[index]
    if clause.kind == "relative" or blamed(passage, index) or (clause.kind == "participial" and clause.verb is not None and (clause.verb.passive or clause.verb.lemma == "bear")):
        return True
    host = passage.clauses[clause.parent] if clause.parent is not None else None
    if clause.kind == "participial" and clause.opener in ("after", "before") and host is not None and host.verb is not None and clause.end <= host.verb.start:
        return True  # "After touring the port on Monday, the minister said"
    return clause.kind in ("participial", "infinitive") and host is not None and host.subject is not None and host.verb is not None and host.subject[0] < clause.start and clause.end <= host.verb.start


def _saying(passage: Passage, index: int, title: str) -> bool:
    """Whether somebody only says: "Cranston said", "she wrote in a letter"."""
    clause = passage.clauses[index]
    if clause.verb is not None and clause.verb.reporting and not clause.verb.passive and _ENDS_SAYING.search(title):
        return True
    if clause.verb is not None and clause.verb.passive and clause.verb.lemma in ("quote", "cite") and _QUOTED.search(title):
        return True
    if clause.verb is None or clause.verb.passive or (clause.verb.lemma not in words("headline", "saying_verbs") and (clause.verb.lemma != "report" or clause.verb.tense != "past")) or ":" in title:
        return False
    at = title.find(passage.words(clause.verb.head))
    if at < 0:
        return False
    if (clause.verb.lemma == "add" and title[at:].split()[1:2] == ["to"]) or (clause.verb.lemma in ("reply", "respond") and "to" in title[at:].split()[1:4]):
        return False  # "added to the gloom", "responded at length to questions"
    rest = title[at + clause.verb.head[1] - clause.verb.head[0]:].split()
    content = any(c.parent == index and c.kind == "reported" and c.end <= clause.end and (passage.words((c.start, min(c.end, c.start + 12))) in title or (c.verb is not None and passage.words(c.verb.head) in title)) for c in passage.clauses)
    if clause.verb.lemma == "tell" and not content and not {"that", "to", "of", "about", "how"} & {w.lower() for w in rest} and '"' not in title and "“" not in title:
        return True
    return not content and (not rest or all(lexicon().tag(w.lower()) in ("K", "D") or w.lower() in words("headline", "time_words") for w in rest) or rest[0].lower() in words("headline", "prepositions") or (len(rest) < 2 and lexicon().tag(rest[0].lower()) != "W"))


_ENDS_SAYING = re.compile(r"\b(?:pointed out|went on|said while .*)\Z")
_QUOTED = re.compile(r"\b(?:was|were|been) (?:quoted|cited)(?: [\w']+)?(?: by [^,]*)?\Z")
_OBJECT = frozenset({"that", "which", "whom"})
_RUNS_ON = 520
"""Characters from which a sentence of news is several that lack their stops."""
_FEW = 3


def _sure(passage: Passage, index: int, title: str) -> bool:
    """Whether the article's own sentence says that subject and verb are in the headline, which is read without its dates."""
    clause = passage.clauses[index]
    if clause.verb is None or clause.verb.tense == "none" or clause.subject is None or clause.kind == "infinitive":
        return False
    if len(title.split()) < _FEW and clause.verb.tense != "past" and clause.verb.lemma not in ("open", "close", "begin", "start", "end", "resume", "reopen"):
        return False
    return passage.words(clause.verb.head).lower() in title.lower() and title.lower().find(passage.words(clause.verb.head).lower()) > 2


def _verb(passage: Passage, index: int) -> str:
    verb = passage.clauses[index].verb
    return "" if verb is None else passage.words(verb.head)


def _tells(passage: Passage, index: int, title: str) -> bool:
    """Whether the headline holds the verb of the clause, or of one that it hangs on; a quote has its speaker instead."""
    along = dated_along(passage, index)
    verbs = [_verb(passage, i) for i in (index, *passage.above(index), *(() if along is None else (along,)))]
    did = finite(passage, passage.clauses[index])
    verbs += [] if did is None else [did[0]]
    return ": " in title or not any(verbs) or any(v and v.lower() in title.lower() for v in verbs)
