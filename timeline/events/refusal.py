"""Why an expression of time dates nothing of its sentence: it compares, stamps a page, signs a post, or is part of a name."""

from __future__ import annotations

import re

from timeline.algebra.calendar import DAY
from timeline.algebra.granularity import Granularity
from timeline.anchoring.clause_words import words as lexicon
from timeline.events.captions import shown
from timeline.events.nominal import Nominal
from timeline.events.passage import Passage
from timeline.events.words import words
from timeline.model.timex import Timex


def places(timex: Timex) -> bool:
    """Whether an expression is to be placed: a date that is known, or one that would be if its reference were."""
    return timex.datable or (timex.status == "unresolved" and timex.type in ("DATE", "TIME"))


def unknown(timex: Timex) -> str:
    """Why an expression could not be resolved, in words."""
    if not timex.needs:
        return "it could not be read as a date"
    return f"{timex.needs if timex.needs.startswith(('the ', 'an ', 'a ')) else 'the ' + timex.needs} is not known"


def refusal(passage: Passage, timex: Timex, named: Nominal | None) -> str | None:
    """Why an expression dates nothing of its sentence, in words; None when it may. `named` is the happening that it names (`nominal`)."""
    if _QUESTION.search(passage.text, max(passage.sentence.start, passage.sentence.end - 6), passage.sentence.end):
        return "its sentence asks and does not tell"
    if compares(passage, timex):
        return "it only says how far back a record goes"
    if _in_passing(passage, timex):
        return "it says of the subject in passing since when"
    if timex.text.lower() in words("nouns", "bare"):
        return "it is a part of the day without a day"
    if describes(passage.text, timex):
        return "it describes a noun"
    if shown(passage.text, passage.sentence.start, timex.start, timex.end):
        return "it says when a picture was taken"
    if _stamp(passage, timex):
        return "it stamps a picture or a page"
    if stretch(passage, timex):
        return "it names a stretch of time and does not say when"
    if not places(timex):
        return None
    if _YEAR.fullmatch(timex.text) and _NAME.search(passage.text, max(passage.sentence.start, timex.start - 30), timex.start) is not None:
        return "it is part of a name"
    if _DATES.search(passage.text, max(passage.sentence.start, timex.start - 24), timex.start):
        return "it says how old a thing is"
    if _tells_of_now(passage, timex) or (named is None and _perfect(passage, timex)):
        return "its verb tells of now"
    if named is None and _SUCH_AS.search(passage.text, max(passage.sentence.start, timex.start - 80), timex.start):
        return "it describes a noun"
    if _FOR_WHAT.search(passage.text, max(passage.sentence.start, timex.start - 70), timex.start):
        return "it describes a noun"
    if (_YEAR.fullmatch(timex.text) and _of_a_noun(passage, timex)) or (named is None and (_of_these_days(passage, timex) or _of_the_subject(passage, timex))):
        return "it describes a noun"
    if timex.type == "TIME" and _counted_from(passage, timex):
        return "it is of a day that is counted from another one"
    if named is None and _commemorated(passage, timex):
        return "it is of what is commemorated"
    if _signature(passage, timex):
        return "it signs a post or a picture"
    if named is not None and not named.span[1]:
        return "it is part of the name of a thing that does not happen"
    return None


def since_a_record(passage: Passage, at: int) -> bool:
    """Whether "since" at a position only says how far back a record goes: "the first visit by a minister since [the war ended]"."""
    return _SUPERLATIVE.search(passage.text, max(passage.sentence.start, at - 140), min(len(passage.text), at + len("since "))) is not None


def stretch(passage: Passage, timex: Timex) -> bool:
    """Whether an expression names a stretch of time and not which: "talks that lasted through the night"."""
    return _WHOLE.fullmatch(timex.text) is not None and _PLACES.search(passage.text, max(passage.sentence.start, timex.start - 12), timex.start) is None


def describes(text: str, timex: Timex) -> bool:
    """Whether a time only says of which kind the noun behind it is: "the summer recess", "the Christmas market", "the morning show", "the 19th-century bridge"."""
    if timex.text.lower().endswith("-century") and text[timex.end:timex.end + 1] == " ":
        return True
    if _WHOLE.fullmatch(timex.text) and _THING.match(text, timex.end):
        return True
    return _FEAST.search(timex.text) is not None and _THINGS.match(text, timex.end) is not None and not _ON.search(text, max(0, timex.start - 4), timex.start)


_HEARSAY = frozenset({"suspect", "accuse", "believe", "think", "allege", "say", "report"})


def _tells_of_now(passage: Passage, timex: Timex) -> bool:
    """Whether a day that is over stands in a clause that says how things are: "he is charged with killing a driver last fall"."""
    if not _over(timex) or passage.label:
        return False
    verb = passage.clauses[passage.sentence.index(timex.start)].verb
    return verb is not None and verb.end < timex.start and verb.tense == "present" and verb.modal is None and verb.cue is None and verb.aspect != "perfect" and verb.lemma not in _HEARSAY and (verb.passive or verb.aspect == "progressive")


def _perfect(passage: Passage, timex: Timex) -> bool:
    """Whether a day long over stands behind a perfect, which goes with none: "has been arrested over the attacks last year"; but "has failed twice before, in 1990"."""
    verb = passage.clauses[passage.sentence.index(timex.start)].verb
    if verb is None or verb.aspect != "perfect" or verb.tense != "present" or verb.end > timex.start or verb.negated or passage.label or not _long_over(timex):
        return False
    return passage.text[verb.end:timex.start].strip() not in ("", "the") and _AT_TIMES.search(passage.text, verb.start, timex.start) is None


_AT_TIMES = re.compile(r"\b(?:times|twice|once|before|previously|already|both|first|last)\b")


def _long_over(timex: Timex) -> bool:
    """Whether a day is over for longer than those of whom "police have arrested a man on Monday" is said."""
    interval, dct = timex.interval, timex.reference.dct
    return timex.status != "bounded" and interval is not None and dct is not None and interval.end is not None and dct.start is not None and dct.start - interval.end > (_FORTNIGHT if interval.grain < Granularity.MONTH else -1)


_FORTNIGHT = 14 * DAY


def _over(timex: Timex) -> bool:
    """Whether a time had ended when the text was published."""
    interval, dct = timex.interval, timex.reference.dct
    return interval is not None and dct is not None and interval.end is not None and dct.start is not None and interval.end <= dct.start


def _of_a_noun(passage: Passage, timex: Timex) -> bool:
    """Whether a year only says which thing is meant, by a verb that tells of now or of what is to come: "they fear a repeat of 2003"."""
    if _OF.search(passage.text, max(passage.sentence.start, timex.start - 24), timex.start) is None or timex.direction == "future":
        return False
    verb = passage.clauses[passage.sentence.index(timex.start)].verb
    return _over(timex) and verb is not None and verb.aspect is None and (verb.tense in ("present", "future")) and not passage.label


def _of_these_days(passage: Passage, timex: Timex) -> bool:
    """Whether "today's" only says of which time things are, of which a lasting state is told: "the chips are in many of today's phones"."""
    if timex.text.lower() != "today" or passage.text[timex.end:timex.end + 2] not in ("'s", "’s"):
        return False
    verb = passage.clauses[passage.sentence.index(timex.start)].verb
    return verb is not None and verb.end < timex.start and verb.tense == "present" and verb.aspect is None and verb.modal is None and verb.lemma in ("be", "have", "remain", "include", "need")


def _of_the_subject(passage: Passage, timex: Timex) -> bool:
    """Whether a day that is over stands between a noun of the subject and what it is of, and the verb tells of now: "the sale last year of four shops has paid off"."""
    clause = passage.clauses[passage.sentence.index(timex.start)]
    if not passage.text.startswith(" of ", timex.end) or clause.subject is None or clause.verb is None or not _over(timex):
        return False
    return clause.subject[0] < timex.start < clause.verb.start and clause.verb.tense == "present" and clause.verb.modal is None


def _commemorated(passage: Passage, timex: Timex) -> bool:
    """Whether a day long over stands behind a verb that looks back at what it dates: "chosen to honor the founding of the league 50 years ago"."""
    verb, interval, dct = passage.clauses[passage.sentence.index(timex.start)].verb, timex.interval, timex.reference.dct
    if verb is not None and verb.lemma in ("recall", "remember") and verb.end < timex.start and not passage.text[verb.end:timex.start].strip():
        return True  # "he recalled last summer"
    if verb is None or verb.end > timex.start or verb.lemma not in _LOOKS_BACK or interval is None or interval.end is None or dct is None or dct.start is None:
        return False
    return dct.start - interval.end > _LONG_OVER and (_DISTANT.search(timex.text) is not None or passage.text.endswith(("of ", "of the "), max(passage.sentence.start, timex.start - 8), timex.start))


_LOOKS_BACK = frozenset({"honor", "honour", "commemorate", "mark", "remember", "recall", "celebrate"})
_LONG_OVER = 300 * DAY


def _counted_from(passage: Passage, timex: Timex) -> bool:
    """Whether the day of an hour is told by how far it is from something without a date: "at 6 a.m. ten days before the shooting"."""
    found = _DAYS_FROM.match(passage.text, timex.end, passage.sentence.end)
    return found is not None and not any(t.datable and t.start < found.end() and found.start() < t.start for t in passage.timexes)


_DAYS_FROM = re.compile(r",?\s+(?:on\s+)?(?:the|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d\d?)\s+(?:days?|nights?|mornings?|evenings?|weeks?|months?|years?)\s+(?:before|after)\b")
_FOR_WHAT = re.compile(r"(?<!is )(?<!are )(?<!was )(?<!were )\b(?:budget|forecast|outlook|estimate|guidance|projection|prediction|target|calendar|agenda|timetable)s? for (?:the |fiscal |calendar |full-year )*\Z|\b(?:approach|prospect|spirit|memory|shadow) of (?:the )?\Z|\b(?:equivalent|answer|counterpart) (?:to|of) (?:the )?\Z|\b(?:origins?|beginnings|roots) in (?:the )?\Z|\b(?:in contrast (?:to|with)|unlike) (?:the )?\Z|\bcompared (?:to|with) (?:[\w'’-]+ ){1,4}of (?:\w+ and )?\Z", re.I)
_DATES = re.compile(r"\b(?:dat(?:es?|ed|ing)|goes|go|went|stretch(?:es|ed|ing)?) back (?:to|at least to|as far as) \Z", re.I)
_OF = re.compile(r"\b(?:an?|the|another) [a-z]{4,} of \Z")
_QUESTION = re.compile(r"\?[*_]*\Z")
_THING = re.compile(r" (?:rush|shift|show|news|briefing|edition|programme|program|commute|session|service|peak|bulletin)\b")
_FULL = re.compile(r"[A-Z][a-z]{2,8},? .*\b\d{4}")


def _stamp(passage: Passage, timex: Timex) -> bool:
    """Whether a full date stands between words without any link: "Trump in numbers Wed, November 9, 2016 A look at ..."."""
    text, start = passage.text, timex.start
    if not _FULL.fullmatch(timex.text) or "," not in timex.text or start - passage.sentence.start < 4 or timex in passage.label:
        return False
    before, after = text[max(0, start - 16):start], text[timex.end:timex.end + 3]
    word = before.rstrip().rpartition(" ")[2]
    return after[:1] == " " and after[1:2].isupper() and word[-1:].isalpha() and word.lower() not in words("headline", "date_prepositions") and word.lower() not in words("headline", "dangling")


_YEAR = re.compile(r"\d{4}")
_NAME = re.compile(r"\b(?:Euro|Expo|Copa|Brexit|Rio|Tokyo|Paris|London|Cup|Games|Olympics|Championships?|Congress|Davos|Windows|Office)\s+\Z")
_FEAST = re.compile(r"\b(?:[Ss]ummer|[Ww]inter|[Ss]pring|[Aa]utumn|Eve|Year|Years|Christmas|Easter|Thanksgiving|Day)\Z")
_THINGS = re.compile(r" (?:recess|break|term|tour|collection|timetable|schedule|sports|part(?:y|ies)|celebrations?|festivities|crowds?|fireworks|address|speech|message|concert|dinner|shopping|sales?|holidays?|parade|national holiday|weekend festivities|presents?|tree|market|markets|cards?|show|special)\b")
_ON = re.compile(r"\bon \Z", re.I)
_WHOLE = re.compile(r"the (?:day|night|week|month|year|season|century|decade|morning|evening|afternoon)", re.I)
_PLACES = re.compile(r"\b(?:in|on|during|later|earlier|at|within|over)\s+(?:in\s+)?\Z", re.I)
_RECORD = re.compile(r"\b(?:first|most|least|best|worst|highest|lowest|biggest|largest|longest|\w{4,}est)\b[^.;,]{0,100}\b(?:in|of|for)\s+(?:the\s+)?(?:(?:last|past|more than|almost|nearly|over|about)\s+)*\Z", re.I)
_GROWN = re.compile(r"(?:%|\bpercent|\b(?:increase|decrease|rise|decline|drop|jump|fall|gain|growth|improvement|more|less|higher|lower))(?: in [\w ]{1,30})? (?:from|over|than) (?:in )?\Z", re.I)
"""What a time only compares: "a 74% increase from [a year earlier]"."""
_DISTANT = re.compile(r"\b(?:earlier|ago|before)\Z")
_SINCE_A_THING = re.compile(r"\b(?:first|last|only|most|least|best|worst|\w{3,}est)\b[^.;]{0,80}\b(?P<since>since)\s+(?:the|an?|his|her|its|their)\s[^.;,]{2,90}\Z", re.I)
"""A record that goes back to a happening which the date tells: "the largest since the attack [a year earlier]"."""
_SUPERLATIVE = re.compile(r"\b(?:first|last|only|most|least|best|worst|\w{3,}est|highest|lowest|biggest)\b[^.;]{0,80}\bsince\s+(?:the\s+)?\Z", re.I)


def _in_passing(passage: Passage, timex: Timex) -> bool:
    """Whether a date only belongs to words in commas behind the subject: "the club, without a title since 1908, played"."""
    clause = passage.clauses[passage.sentence.index(timex.start)]
    if clause.subject is None or clause.verb is None or not clause.subject[1] <= timex.start < clause.verb.start:
        return False
    before = passage.text[clause.subject[1]:timex.start]
    if before.lstrip()[:1] != "," or passage.text[timex.end:clause.verb.start].lstrip()[:1] != ",":
        return False
    since = "since" in passage.text[max(0, timex.start - 8):timex.start + 6].lower()
    first = before.strip(" ,").split(" ", 1)[0]
    return since or (first != "" and lexicon().tag(first.lower()) in "WDLFNK" and any(lexicon().tag(w) == "I" for w in before.lower().split()[1:]))  # "Tarn, champions in 2010, had led"


def compares(passage: Passage, timex: Timex) -> bool:
    """Whether a date only says how far back a record goes: "the deadliest since 2009"."""
    long = timex.type == "DURATION" or (timex.interval is not None and timex.interval.grain >= Granularity.DECADE)
    if long and _RECORD.search(passage.text, max(passage.sentence.start, timex.start - 120), timex.start) is not None:
        return True
    index = passage.sentence.index(timex.start)
    if _DISTANT.search(timex.text) is not None and _GROWN.search(passage.text, max(passage.sentence.start, timex.start - 60), timex.start) is not None:
        return True
    if _LESS_THAN.search(passage.text, max(passage.sentence.start, timex.start - 90), timex.start) is not None:
        return True
    if "since" not in passage.text[max(0, timex.start - 12):timex.start].lower():
        found = None if not _DISTANT.search(timex.text) else _SINCE_A_THING.search(passage.text, max(passage.sentence.start, timex.start - 200), timex.start)
        return found is not None and passage.sentence.index(found.start("since")) == index
    verb = passage.clauses[index].verb
    lasts = verb is not None and (verb.aspect == "perfect" or verb.passive)
    return not lasts and _SUPERLATIVE.search(passage.text, max(passage.sentence.start, timex.start - 140), timex.start) is not None


_LESS_THAN = re.compile(r"\b(?:up|down|off)\s+(?:about\s+|some\s+|nearly\s+|almost\s+)?[$€£]?[\d.,/ ]+(?:%| percent| points?| cents?| million| billion)?(?: a share)? (?:from\s+[^,;]{2,30}\s+and\s+(?:[\d.,]+(?:%| percent)?\s+)?)?from\s+(?:the\s+)?\Z")
"""A change since a date: "closed at 2082, down 4.5% from [the previous Friday]"."""
_SUCH_AS = re.compile(r"\b(?:such as|for instance,?|e\.g\.) [^;.]{1,70}\Z")
"""An example of many: "incidents, such as a collapse in [1969]"."""
_HANDLE = re.compile(r"\(@\w{1,30}\)\s*\Z|\A\W*(?:last |first )?(?:posted|published|updated|photo)\b[^.]{0,40}\bon\s*\Z|\b(?:photo|video|post|tweet) (?:posted|shared|published)\b[^.]{0,60}\bon\s*\Z", re.I)


def _signature(passage: Passage, timex: Timex) -> bool:
    """Whether a date only signs a post or a picture: "Name (@name) May 5, 2020"."""
    return _HANDLE.search(passage.text[max(passage.sentence.start, timex.start - 80):timex.start]) is not None
