"""Past or future: the direction of a bare name ("on Friday", "in March"), from the clause that governs it.

Not a window of tokens: in "X said on Sunday that Y will open on Friday" each weekday follows its own verb. The order is
the words at the expression itself ("due Friday", "until May", "a Friday deadline"), then the finite verb of its clause,
then the clauses above it. Nothing found means that the past is assumed, as news mostly tells what happened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from timeline.algebra.operators import Expression
from timeline.anchoring import nominal
from timeline.anchoring.clause_words import words
from timeline.anchoring.clauses import Clause, Sentence, VerbGroup
from timeline.recognise.scanner import Mention


@dataclass(frozen=True, slots=True)
class Direction:
    """`way` is "past" or "future"; `cue` is the words that decided it, None when nothing did and the past was assumed."""

    way: str
    cue: str | None = None
    report: int | None = None
    """The reporting clause that "would" looks ahead from, as a place in `Sentence.clauses`."""
    loose: bool = False
    """Whether a preposition of a bound ("extended to") or a noun ("a Jan. 14 return date") stands between the verb and the name."""
    since: Expression | None = None
    """The day of that report, once it is known: "said on Monday that it would end on Wednesday"."""


UNKNOWN = Direction("past")
_AHEAD = re.compile(
    r"\b(?:(due|scheduled|set(?!\s+on\b)|slated|planned|expected|payable|effective|upcoming|forthcoming|expir(?:es|ing)|matur(?:es|ing)|deadline|ahead of|in time for|no later than|starting|beginning|await(?:s|ing)|looking forward to|braced for)"
    r"\s+(?:(?:for|on|by|until|till|to|in|at|from|the)\s+){0,2}"
    r"|(extended|postponed|delayed|adjourned|deferred|rescheduled|put off|pushed back|moved|brought forward)\s+(?!in\s+\Z)(?:(?:for|on|by|until|till|to|in|at|the)\s+){0,2})\Z",
    re.IGNORECASE,
)  # fmt: skip
"""What is put off goes to a day ahead, but from one that may be over: "postponed from May"."""
_BOUND = re.compile(r"\b(until|till|by|through)\s+\Z", re.IGNORECASE)
_FRONTED = re.compile(r"\W*(?:After|Following|Despite|In the wake of)\s[^,;]{0,80}\Z")
"""A fronted "After the raid on Sunday," tells what came before, whatever the main verb says."""
_LOOSE = re.compile(r"\b(?:to|until|till|through|by|before|after|ahead of|of record|a|an)\s+\Z", re.IGNORECASE)
_DUE = re.compile(r"\b(?:deadline|due date|expiry)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+|early\s+|late\s+|mid-)?\Z", re.IGNORECASE)
_OBJECT_ON = re.compile(r"\w\s+(?:on|in|for)\s+(?:early\s+|late\s+|mid-)?\Z", re.IGNORECASE)
_THING = re.compile(r"(?:['’]s?)?\s[a-z]{3,}(?<!\safter)(?<!\sand)(?<!\sbecause)(?<!\swhen)(?<!\suntil)(?<!\samid)(?<!\sdue)\b")
_NOUN_AFTER = re.compile(r"\s[a-z]{3,}\s(?!to\b)")
_SUBJECT = re.compile(r"[\w’'-]+")
_ON_NOUN = re.compile(r"\b([\w’'-]+)\s+(?:on|in|of)\s+\Z", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+\Z", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+(?:early\s+|late\s+|mid-)?\Z", re.IGNORECASE)
_TO_COME = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|this)|['’]s)\s+(?:\w+\s)?(scheduled|planned|upcoming|forthcoming|impending|looming)\s+(?:[\w’'-]+\s+){1,8}(?:on|for|in|at)\s+\Z", re.IGNORECASE)
"""A noun of what is to come, with its day: "the scheduled end of the curfew on July 26"."""
_ONCE_PLANNED = re.compile(r"\b(?:originally|initially|previously|first)\s+(?:been\s+)?(?:scheduled|slated|planned|set|due|expected)\s[^,;.()]{0,36}\Z", re.IGNORECASE)
"""A day that a plan once had: which side it lies on, nearness tells ("originally slated for October 30")."""
_PLANS = ("schedul", "plan", "slated", "set ", "due", "expect", "coming", "impending", "looming")
"""What words on a plan cannot do without: looked for first, since the expressions cost far more."""
_LAST_WORD = re.compile(r"\b([\w’'-]+)\s+(?:not\s+)?\Z")
_DUE_AT = re.compile(r"\b(due)\s+(?:back\s+|out\s+)?(?:in|at|before|for|home|back|out)\b[^,;.()]{0,40}\Z", re.IGNORECASE)
"""Where somebody is due: "the man, due in court on Friday"."""
_HAD_BEEN = re.compile(r"had\s(?:\w+\s)?been\b", re.IGNORECASE)
"""What had been due by then: "the offer had been due to expire on Friday" said on Monday."""
_TO_HAVE = re.compile(r"\b(?:was|were)\b.*\bto have\b", re.IGNORECASE)
_HAD_AGREED = re.compile(r"\bhad\s(?:\w+\s)?\w+e[dn]\s\Z", re.IGNORECASE)
"""What had been agreed or planned by then: "they had agreed to merge in May, but"."""
_AS_SOON = re.compile(r"\bas soon as\s[^,.;:]{3,40}\s\Z", re.IGNORECASE)
"""What will be done as soon as "trading opened Monday" lies ahead with it, whatever its own tense."""
_AGREED_TO = re.compile(r"\b(?:agreements?|plans?|decisions?|deals?|proposals?|pacts?|(?:has|have)\s(?:decided|agreed|promised|pledged|vowed|voted|offered))\s+to\s+[a-z]+\b(?:(?!\b(?:which|who|that|after|when|where|since)\b)[^;:()\n]){0,70}\s(?:in|on)\s(?:early\s|late\s|mid-)?\Z", re.IGNORECASE)
"""An agreement to do something by a day that may be near: "a deal to buy the Peoria, Ill., bank in January"."""
_TO = re.compile(r"\s+to\s+[a-z]")
_AS_PLANNED = re.compile(r"\bas\s+(?:\w+\s+)?(?:planned|scheduled|expected)\s+(?:for\s+|on\s+)?\Z", re.IGNORECASE)
"""What went as planned has happened: "the march began as planned on Saturday"."""
_NEXT_WORD = re.compile(r"\s+([\w'’-]+)")
_LETS = re.compile(r"[\s\"“‘']*(please|let['’]?s|let us)\b", re.IGNORECASE)
"""What asks for something to be done: "Let's meet on Friday", "Please call on Friday"."""
_NOBODY = re.compile(r"(?:no|neither|none|nobody|few|nothing)\b", re.IGNORECASE)
"""Subjects that deny: nobody "could be located Wednesday" tells what was tried."""
_MEANWHILE = frozenset({"as", "while"})
"""Of what goes on meanwhile, the present is that of a caption: "waves as his motorcade arrives on Wednesday"."""
_BEEN = re.compile(r"\bbeen\b", re.IGNORECASE)
"""In a progressive that is a perfect first: "has been working"."""
_OPEN_CONDITIONS = frozenset({"if", "unless", "once", "until", "when", "whether"})
_ADVERBS = re.compile(r"^(?:(?:now|out|off|back|still|also|only|just|again)\b\s*)+")
_LIKELY = frozenset({"likely", "unlikely", "possible", "probable", "certain"})
_USUALLY = re.compile(r"\b(?:usually|normally|typically|generally|traditionally|always|often|mostly)\b", re.IGNORECASE)
_POSSIBLY = frozenset({"may", "might", "could"})
"""With a verb that only links: "may be linked to another in November" tells of no time to come."""
_LOOKS_AHEAD = frozenset({"may", "might", "must", "should", "can", "shall", "will", "would", "could", "'ll"})


def direction(text: str, sentence: Sentence, mention: Mention) -> Direction:
    """The direction of a mention in an analysed sentence."""
    found = _direction(text, sentence, mention)
    clause = sentence.clauses[sentence.index(mention.start)] if sentence.clauses else None
    loose = (found.cue not in words().sudden and _attributive(text, mention)) or _called_off(clause, mention) or _LOOSE.search(text, max(sentence.start, mention.start - 12), mention.start) or _not_yet(sentence, clause, mention, text) or _agreed_to(sentence, mention, text)
    return replace(found, loose=True) if loose else found


def _attributive(text: str, mention: Mention) -> bool:
    """"The Oct. 3 marathon": a day that describes a noun may lie on either side, whatever the verb."""
    return text[mention.end - 1].isdigit() and text.endswith(("the ", "The "), 0, mention.start) and _NOUN_AFTER.match(text, mention.end) is not None


def _agreed_to(sentence: Sentence, mention: Mention, text: str) -> bool:
    low = max(sentence.start, mention.start - 110)
    return text.find(" to ", low, mention.start) >= 0 and _AGREED_TO.search(text, low, mention.start) is not None


def _not_yet(sentence: Sentence, clause: Clause | None, mention: Mention, text: str) -> bool:
    """Whether the clause is an infinitive, or its verb sends somebody somewhere: "summoned to testify", "invited them to a dinner"."""
    verb = clause.verb if clause is not None else None
    host = sentence.clauses[clause.parent].verb if clause is not None and clause.parent is not None else None
    if clause is not None and clause.kind == "infinitive" and verb is not None and verb.cue is not None and verb.tense == "future" and host is not None and host.tense == "present" and host.aspect is None:
        return False  # "leaders hope to sign in January"
    return clause is not None and (clause.kind == "infinitive" or (verb is not None and _HAD_BEEN.match(text, verb.start) is not None and verb.cue is not None) or (verb is not None and verb.tense != "none" and verb.lemma in words().sends and verb.end < mention.start))


def _direction(text: str, sentence: Sentence, mention: Mention) -> Direction:
    start = mention.context if mention.context < mention.start else mention.start
    before = text[max(sentence.start, mention.start - 40) : mention.start]
    index = sentence.index(start)
    clause = sentence.clauses[index] if sentence.clauses else None
    if _FRONTED.match(text, clause.start if clause is not None else sentence.start, mention.start):
        return Direction("past", "after")
    far = text[max(sentence.start, mention.start - 100) : mention.start].lower()
    planned = any(word in far for word in _PLANS)
    if planned and _ONCE_PLANNED.search(text, max(sentence.start, mention.start - 60), mention.start):
        return Direction("past", "originally", loose=True)
    near = _AHEAD.search(before) or (_DUE_AT.search(before) if "due" in far else None) or (_TO_COME.search(text, max(sentence.start, mention.start - 100), mention.start) if planned else None)
    if near is not None and near[1] != "Deadline" and not _AS_PLANNED.search(before):
        return Direction("future", (near[1] or near[near.lastindex or 1]).lower())
    ahead = max(sentence.start, mention.start - 60)
    soon = _AS_SOON.search(text, ahead, mention.start) if text.find("soon as", ahead, mention.start) >= 0 else None
    if soon is not None and (then := _by_verb(sentence, sentence.index(soon.start()), text, owned=False)).way == "future":
        return then
    if (asked := _LETS.match(text, sentence.start, start)) is not None:
        return Direction("future", asked[1].lower())
    noun = nominal.head(text, mention)
    bound = _BOUND.search(before.removesuffix("the "))
    if noun is not None and noun.way is not None and not (noun.way == "future" and clause is not None and _over(clause)):
        done = _kept(sentence, index, text) if noun.way == "future" and bound is not None else None
        return done or Direction(noun.way, noun.word)
    if (ready := nominal.prepared(before)) is not None:
        return Direction("future", ready)
    if noun is None and clause is not None and (told := _falls_on(clause, text, mention.start) or _accident(clause, text, mention)) is not None:
        return told
    bound = _BOUND.search(before)
    found = _by_verb(sentence, index if sentence.clauses else None, text, owned=noun is not None or bound is not None)
    if found.way == "past" and clause is not None and clause.verb is not None and clause.kind != "participial" and (put := _put_off(text, clause.verb, mention)) is not None:
        return Direction("future", put)
    if bound is not None and bound[1].lower() in {"until", "till", "through"} and _aside(clause, text, mention):
        return Direction("future", bound[1].lower())
    if found.cue is None and bound is not None:
        return Direction("future", bound[1].lower())
    if found.cue is None and (soft := nominal.awaited(before)) is not None:
        return Direction("future", soft)
    if found.cue is None and clause is not None and clause.subject is not None and (subject := _DUE.search(text, *clause.subject)):
        return Direction("future", subject[0].lower())
    return found


def _called_off(clause: Clause | None, mention: Mention) -> bool:
    """Whether what was to be on a day was called off: "the hearing on 20 May has been postponed"."""
    verb = clause.verb if clause is not None else None
    return verb is not None and verb.passive and mention.end <= verb.start and verb.lemma in words().calls_off


def _over(clause: Clause) -> bool:
    """Whether what loomed has gone by: "Friday's deadline passed", "they missed the Friday deadline"."""
    return clause.verb is not None and clause.verb.tense == "past" and clause.verb.lemma in words().goes_by and not clause.verb.negated


def _kept(sentence: Sentence, index: int, text: str) -> Direction | None:
    """What was done by the deadline: "shareholders tendered their shares by the Friday deadline", and no verb of saying or asking."""
    found = _by_verb(sentence, index, text, owned=False)
    verbs = [verb for clause in sentence.clauses if (verb := clause.verb) is not None]
    open_ = any(verb.reporting or verb.tense == "future" or verb.modal or verb.lemma in words().orders | words().future_verbs for verb in verbs)
    return found if found.way == "past" and found.cue is not None and not open_ else None


def _falls_on(clause: Clause, text: str, at: int) -> Direction | None:
    """"The deadline is Friday", "Friday is a holiday": a copula of the present puts it ahead; "it is Friday" says what day it was."""
    verb = clause.verb
    if verb is None or verb.lemma != "be" or verb.tense != "present" or verb.aspect == "progressive":
        return None
    if at < verb.start and text[at : verb.start].strip().isalpha() and not text[clause.start : at].strip():
        return Direction("future", text[verb.start : verb.end])  # "Thursday is a holiday"
    if verb.end > at:
        return None
    between = _ADVERBS.sub("", text[verb.end : at].strip().lower())
    dummy = clause.subject is None or text[slice(*clause.subject)].lower() in {"it", "today", "this", "that", "there"}
    likely, _, tail = between.rpartition(" ") if between.partition(" ")[0] in _LIKELY else ("", "", between)
    return Direction("future", f"{text[verb.start : verb.end]} {likely}".strip()) if (tail if tail not in _LIKELY else "on") in {"on", "in"} or (not dummy and (between == "" or _HELD_AT.fullmatch(tail))) else None


_HELD_AT = re.compile(r"(?:(?:at|in|near|outside) [\w’' -]{2,40} )?(?:on|at|from)")
"""What stands between "is" and when something is: "is at [2 p.m.]", "is in the town hall on [Thursday]"."""


def _aside(clause: Clause | None, text: str, mention: Mention) -> bool:
    """Whether a name stands in an aside without a verb behind the subject: "The band, on tour until May, played"."""
    if clause is None or clause.verb is None or clause.subject is None or not clause.subject[1] <= mention.start < mention.end <= clause.verb.start:
        return False
    return text[clause.subject[1] : mention.start].lstrip().startswith(",") and text[mention.end : clause.verb.start].strip() == ","


def _accident(clause: Clause, text: str, mention: Mention) -> Direction | None:
    """"The killing on Dec. 30 may be linked to others": what nobody plans has happened, whatever is said of it."""
    if clause.verb is None or mention.end > clause.verb.start or not _ON_NOUN.search(text, max(clause.start, mention.start - 24), mention.start):
        return None
    said = _SUBJECT.findall(text[max(clause.start, mention.start - 60) : mention.start].rpartition(",")[2].lower())
    noun = next((word for word in said if word in words().unplanned), None)
    return Direction("past", noun) if noun is not None else None


def _put_off(text: str, verb: VerbGroup, mention: Mention) -> str | None:
    """"Called a strike for Friday", "put the case off until Friday", "has banned a march on Friday": the day lies ahead, though the verb is past.

    A perfect has no day of its own behind it in English.
    """
    before, between, at = text[max(verb.end, mention.start - 40) : mention.start], text[verb.end : mention.start], mention.end
    if _UNTIL.search(before) and verb.lemma in words().until:
        return f"{verb.lemma} until"
    if _FOR.search(before) and verb.lemma in words().calls_for:
        return f"{verb.lemma} for"
    if (verb.lemma in words().calls_off or (verb.lemma in {"call", "put"} and between.startswith(" off"))) and (verb.tense != "past" or verb.lemma in words().until) and not verb.passive and between.strip() in {"", "off", "the", "a", "off the"} and _THING.match(text, at):
        return verb.lemma  # "delays Monday execution", "called off Friday's strike"
    if verb.lemma in words().schedules and between:
        return verb.lemma
    if verb.lemma in words().promises and not between.strip() and _TO.match(text, at):
        return f"{verb.lemma} to"  # "expects Friday to be busy"
    if verb.lemma in words().promises and _BY.search(before):
        return f"{verb.lemma} by"
    if verb.aspect == "perfect" and verb.tense == "present" and not verb.passive and verb.lemma in words().promises | words().calls_off and _OBJECT_ON.search(between):
        return f"has {verb.lemma}"
    return None


def _by_verb(sentence: Sentence, index: int | None, text: str, owned: bool) -> Direction:
    """The first clause upward whose verb tells a time; `owned` for a name that belongs to a noun or bounds a stretch."""
    for _ in range(6):
        if index is None:
            break
        clause = sentence.clauses[index]
        told = _told(clause, sentence, text, owned=owned)
        if told is not None:
            return told
        index = clause.parent
    return UNKNOWN


def _told(clause: Clause, sentence: Sentence, text: str, owned: bool) -> Direction | None:
    verb = clause.verb
    if verb is None:
        return None
    said = text[verb.start : verb.end]
    if verb.cue is not None and verb.tense == "future" and clause.kind == "infinitive" and _HAD_AGREED.search(text, max(clause.start - 40, 0), verb.start):
        return Direction("past", f"had {verb.cue}", loose=True)
    if verb.cue == "be supposed to" and said.lower().startswith(("was", "were")):
        return Direction("past", said)
    if verb.cue is not None and verb.tense == "future" and _TO_HAVE.search(said):
        return Direction("past", said, loose=True)  # "was to have been signed in May"
    if verb.cue is not None and verb.tense == "future" and not _HAD_BEEN.match(said):
        return Direction("future", verb.cue, clause.parent if verb.cue == "would" else None)
    perfect = verb.aspect == "perfect" or (verb.aspect == "progressive" and _BEEN.search(said))
    if (perfect and verb.tense != "future") or _HAD_BEEN.match(said):
        return Direction("past", said)
    if verb.modal == "could" and (verb.negated or (clause.subject is not None and _NOBODY.match(text, *clause.subject))):
        return Direction("past", said)
    if verb.modal == "would" and verb.negated and verb.lemma in words().withholds:
        return Direction("past", said)
    if verb.modal in _POSSIBLY and verb.lemma in words().links:
        return None
    if verb.modal in _LOOKS_AHEAD and not (verb.modal == "can" and verb.lemma == "be"):
        return Direction("future", said)
    if clause.kind == "infinitive" and clause.opener == "to":
        if _headline(clause, sentence, text):
            return Direction("future", said)
        if (cue := _assigned(clause, sentence, text, owned=owned)) is not None:
            return Direction("future", cue)
    if clause.kind == "participial" and said.startswith("to ") and text[clause.start : clause.start + 4].lower() == "due ":
        return Direction("future", "due to")
    if not owned and clause.kind == "participial" and _done(said) and clause.opener not in _OPEN_CONDITIONS:
        return Direction("past", said)
    if verb.tense == "present" and verb.lemma in words().future_verbs and _TO.match(text, verb.end):
        return Direction("future", f"{said} to")
    match verb.tense:
        case "past":
            return Direction("past", said)
        case "future":
            return Direction("future", said)
        case "present" if clause.opener in {"when", "if", "until", "once", "unless"} and not owned:
            return Direction("future", f"{clause.opener} {said}")
        case "present" if not owned and any(c.opener == "unless" and c.parent is not None and sentence.clauses[c.parent] is clause for c in sentence.clauses):
            return Direction("future", f"{said} unless")
        case "present" if verb.aspect == "progressive":
            return Direction("future", said) if not owned or verb.lemma in words().awaits else None
        case "present" if _USUALLY.search(text, max(clause.start, verb.start - 16), verb.end):
            return None  # "the rains usually start in October"
        case "present" if _scheduled(verb, text) and clause.opener not in _MEANWHILE:
            return Direction("future", said)
    return None


def _assigned(clause: Clause, sentence: Sentence, text: str, owned: bool) -> str | None:
    """What puts an infinitive ahead: "a man due to be sentenced on Friday", "was ordered to appear on Friday", "told to leave by Friday"."""
    before = _LAST_WORD.search(text, max(sentence.start, clause.start - 24), clause.start)
    if before is not None and before[1].lower() in words().future_be:
        return f"{before[1].lower()} to"
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    if parent is None or parent.verb is None or clause.verb is None or parent.verb.lemma not in words().orders:
        return None
    ahead = owned or clause.verb.lemma in words().timetable or parent.verb.lemma in words().exhorts
    return f"{parent.verb.lemma} to" if ahead else None


def _done(said: str) -> bool:
    """Whether a participle is one of the past: "signed", "begun", but not "ground", which is a noun as well."""
    if said.lower() in {"found", "hurt", "held", "left", "born"}:
        return True
    return not said.endswith("ing") and said.split()[-1].lower() not in words().rarely_finite


def _headline(clause: Clause, sentence: Sentence, text: str) -> bool:
    """"Court to rule Friday": an infinitive beside a subject and no finite verb is a headline's future."""
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    return parent is not None and parent.verb is None and parent.parent is None and text[parent.start : clause.start].strip() != ""


def _scheduled(verb: VerbGroup, text: str) -> bool:
    """A simple present of a timetable: "opens", "comes out", "leaves for Rome" but not "leaves thousands homeless"."""
    after = _NEXT_WORD.match(text, verb.end)
    word = after[1].lower() if after else ""
    if verb.lemma == "turn":
        return word.isdigit()  # "turns 80 in August"
    if verb.lemma == "take":
        return f"take_{word}" in words().timetable  # "takes effect", "takes place", but not "takes the stage"
    if verb.lemma in words().intransitive and words().tag(word) not in ("I", "K", "T", "A") and word:
        return False
    return verb.lemma in words().timetable or f"{verb.lemma}_{word}" in words().timetable
