"""Mentions that only look like times: parts of names, of numbers with a unit, of citations. General mechanisms, no word of one document."""

from __future__ import annotations

import re

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.granularity import Granularity
from timeline.anchoring import named
from timeline.recognise.scanner import Mention

G = Granularity
_NAMES = {"May", "April", "June", "August", "March", "Jan", "Jun", "Mar", "Sun", "Sat", "Mon", "Wed", "Dec", "Sep", "Summer", "Autumn", "Easter", "Christmas"}
"""Words of time that are names of people too."""
_BEFORE_MONTH = {"in", "of", "by", "since", "until", "till", "last", "next", "this", "from", "to", "for", "during", "through", "late", "early", "mid", "between", "and", "or", "before", "after", "on", "a", "the", "every", "each", "around", "about", "throughout", "past", "coming", "mid-", "ended", "ending", "beginning"}
_TITLES = {"Mr", "Mrs", "Ms", "Dr", "Miss", "Sir", "Lady", "Lord", "Prof", "President", "Senator", "Judge", "Minister", "Theresa", "Captain", "Sgt", "Rev"}
_WORD_BEFORE = re.compile(r"([\w'’.-]+)\s+\Z")
_WORD_AFTER = re.compile(r"\s*([\w'’-]+)")
_COUNTED = re.compile(
    r"\s+(?:people|men|women|children|soldiers|troops|jobs|workers|miles|kilomet(?:re|er)s|feet|met(?:re|er)s|acres|hectares|tons|tonnes|dollars|euros|pounds|"
    r"degrees|percent|per\s+cent|votes|words|pages|points|shares|barrels|copies|units|homes|houses|students|employees|square|cubic|calories|watts|volts|rpm|mph|km|kg|lbs?|members|"
    r"inhabitants|refugees|prisoners|fans|visitors|passengers|delegates|patients|cases|deaths|victims|seats|spectators|residents|households|rounds|cars|vehicles)\b",
    re.IGNORECASE,
)  # fmt: skip
_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|number|numbers|page|pages|pp|p|room|flight|route|highway|section|sections|article|articles|chapter|vol|volume|act|rule|bill|resolution|"
    r"some|nearly|almost|than|least|most|approximately|roughly|about|around|another|boeing|airbus|model|windows|channel|interstate|street|figure|table|line|item|case|docket|fig|exit|gate|suite|apartment|lot|unit|platform|bus|train|form|size|code|h\.?r\.?|proposition|prop|area|grade|hotline|version|release|build|copyright|novel|film|movie|album|song|(?:postcode|zip code|code|pin|number|extension)\s+(?:is|was)|(?:has|have|had|with|of)\s+about)\.?|[$£€#§+©]|\b\d{3,4}[ -])\s*\Z",
    re.IGNORECASE,
)  # fmt: skip

_ADDRESS = re.compile(r"\s+(?:[A-Z][a-z]+\s+){1,2}(?:Avenue|Street|Road|Boulevard|Lane|Drive|Ave\.|St\.|Rd\.|Blvd)")
_PROPER = re.compile(r"\s+(?!January|February|March|April|May|June|July|August|September|October|November|December|Day|Eve|I\b)[A-Z][a-z]{2,}")
"""A capitalised word right after a season or a feast: a name ("Autumn Ridge", "Black Friday Records")."""
_UNIT = re.compile(r"\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)
_DEGREES = re.compile(r"\b(?:[Tt]emperatures?|degrees|Celsius|Fahrenheit|highs?|lows?)\b")
"""Beside a decade of two figures: "temperatures were to reach the 70s"."""
_PARTS = {"night", "morning", "afternoon", "evening"}
_LOOSE_PART = re.compile(r"(?:\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome)\s+(?:[\w-]+\s+)?|\b[A-Z]+['’]S\s+)\Z")
"""Before a part of a day that is none in particular: "a chilly night", "$55 a night"; "a night-raid" is one."""
_OF_THE = re.compile(r"\b(?:man|men|woman|women|person|player|coach|manager|driver|goal|goals|save|match|team|book|film|album|song|word|quote|picture|photo|image|tweet|artist|story|stories|car|disease|crime|trial|deal|fight|wedding|storm|athlete|sportsman|sportswoman|personality|rookie|newcomer|mistake|performance|question|order|soup|catch|moment)\s+of\s+\Z", re.IGNORECASE)
"""Titles and superlatives: "Man of the Year", "the goal of the month"."""
_SPORT = re.compile(r"\b(?:touchdowns?|yards?|quarterback|interceptions?|field goal|fumbles?|rebounds?|scoring|scored|playoffs?|play-offs?|three-pointers?|possession|tackles?|kickoff)\b", re.IGNORECASE)
"""The quarters of a match."""
_DEICTIC = {"Today", "Now", "Tomorrow", "Yesterday", "Tonight"}
_PAPERS = {"Daily", "Weekly", "Monthly", "Quarterly"}
_CAPITAL = re.compile(r"\b[A-Z][\w]+ \Z")
"""A capitalised word right before a capitalised "Today": the name of an outlet or a programme."""
_ACRONYM = re.compile(r"\b[A-Z]{2,}\s+\Z")
_SEASON_BEFORE = re.compile(r"\b(?:in|by|during|since|until|till|through|of|every|each|and|or|for|over|throughout|from|spen[dt]|passed|whole|entire|same)\s+\Z", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(?:[Aa]|[Oo]ne|[Aa]ny|[Ss]ome)\s+\Z")
_STANDS_ALONE = re.compile(r"\s*(?:[.,;:!?)\"”—–]|\Z)|\s+(?:in|at|of|on|and|or|but|when|that|which|by|with|for|to|from|before|after|as|they|he|she|it|we|I|the|a|an|if)\b")
"""After "a Wednesday" that describes no noun: it says which day of the week, and not which one."""
_TITLE_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'"}
_MARCH_ON = re.compile(r"\s+(?:on|for|of|against|to)\s")
_SPELLED_ON = re.compile(r"-[a-z]")
_SEASONAL = re.compile(r"\s+(?:offensives?|campaigns?|fighting|elections?|semester|term|session|season|harvest)\b", re.IGNORECASE)
"""What is named by its season: "the spring offensive", "an inconclusive fall campaign"."""
_QUOTES = frozenset("\"“‘'`")
_MARCHING = re.compile(r"\s+(?:for|to|of|on)\s+(?:the\s+)?[A-Z]|[.,;]")
"""After "the March", with a determiner before it: a march "to the Sea", "for Life"."""
_YEAR_BEFORE = re.compile(r"\b(?:in|since|by|until|year|from|of|to|around|circa)\s+\Z", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:in|by|until|till|year|before|beyond|through|around|after)\s+\Z", re.IGNORECASE)
"""Before a year of the centuries to come: "by 2150"; a count of 2,150 is written so too."""
_OF = re.compile(r"\s+(?:of|in|from|into|out|between|short|back|apart|below|above)\b")


def is_decoy(text: str, mention: Mention) -> bool:
    """Whether the words around a mention make it part of something that is no time."""
    tree = mention.tree
    words = text[mention.start : mention.end]
    if text[mention.start - 1 : mention.start] in ("$", "@") or named.is_name(text, mention) or _quoted_whole(text, mention, words):
        return True
    if isinstance(tree, sh.Named) and tree.of is G.WEEK and _INDEFINITE.search(text, max(0, mention.start - 6), mention.start):
        return _STANDS_ALONE.match(text, mention.end) is not None
    if isinstance(tree, op.In | op.Between) and words[0].isdigit() and not any(c.isalpha() for c in words) and _NUMBERED.search(text, max(0, mention.start - 20), mention.start):
        return True  # "section 2.4.2019", "pp. 1990-1995"
    if words == "March" and text[max(0, mention.start - 4) : mention.start].lower() == "the " and _MARCH_ON.match(text, mention.end):
        return True  # "the March on the capital"
    if isinstance(tree, op.Year) and words.isdigit():
        return _counts(text, mention)
    if isinstance(tree, op.Year) and words[-1].isalpha() and _SPELLED_ON.match(text, mention.end):
        return True  # "nineteen eighty-pound notes"
    if isinstance(tree, op.Year) and words[0] in "'’‘" and _UNIT.match(text, mention.end):
        return True  # an opening quote: "'15 minutes"
    if isinstance(tree, op.Year) and tree.unit is G.DECADE and len(words) < 8 and _DEGREES.search(text, max(0, mention.start - 80), mention.end + 60):
        return True
    if isinstance(tree, sh.Daypart) and words.lower() in _PARTS:
        return text[mention.end : mention.end + 1] != "-" and _LOOSE_PART.search(text, max(0, mention.start - 24), mention.start) is not None
    if isinstance(tree, op.Then) and _OF_THE.search(text, max(0, mention.start - 24), mention.start) and words[:3].lower() == "the":
        return True
    if isinstance(tree, sh.Named) and tree.unit is G.QUARTER and _SPORT.search(text, max(0, mention.start - 60), mention.end + 60):
        return True
    if isinstance(tree, op.Year) and tree.unit is G.DECADE and words[0].isdigit() and len(words) < 5:
        return True  # "in her 40s", "in the low 70s": a decade of two digits is written '40s or the 40s
    if isinstance(tree, op.Bound) and isinstance(tree.of, sh.Named) and tree.of.unit is G.SEASON:
        return _is_verb(text, mention, words) and _OF.match(text, mention.end, mention.end + 12) is not None
    if words == "This Week" and text[mention.start - 1 : mention.start] in _QUOTES:
        return True  # the programme
    if isinstance(tree, sh.Feast) or (isinstance(tree, sh.Named) and tree.unit is G.SEASON):
        return _is_verb(text, mention, words) or (words[0].isupper() and _PROPER.match(text, mention.end) is not None)
    if words.rstrip(".") in _NAMES:
        return _is_name(text, mention, words)
    if words in _DEICTIC:
        return _CAPITAL.search(text, max(0, mention.start - 24), mention.start) is not None
    if isinstance(tree, op.Every) and words in _PAPERS and _CAPITAL.search(text, max(0, mention.start - 24), mention.start):
        return True
    if isinstance(tree, op.Every) and words[0].isupper():
        return _ACRONYM.search(text, max(0, mention.start - 12), mention.start) is not None
    return False


def _quoted_whole(text: str, mention: Mention, words: str) -> bool:
    """Whether a year or a capitalised word of time is all that stands in quotes: the title of a work, "1984", "Yesterday"."""
    closing = _TITLE_QUOTES.get(text[mention.start - 1 : mention.start]) if mention.start else None
    if closing is None or text[mention.end : mention.end + 1] not in (closing, ",", "."):
        return False
    ends = text[mention.end : mention.end + 1] == closing or text[mention.end + 1 : mention.end + 2] == closing
    return ends and (words.isdigit() or (words[0].isupper() and not words.isupper()))


def _is_verb(text: str, mention: Mention, words: str) -> bool:
    """"Fall" and "spring" by themselves: a season after a preposition or a determiner, and not "the fall of the city"."""
    if words.lower() not in {"fall", "the fall", "spring", "the spring"}:
        return False
    before, after = text[max(0, mention.start - 12) : mention.start], text[mention.end : mention.end + 16]
    if words.lower() in {"fall", "spring"} and _SEASONAL.match(after):
        return False
    return not _SEASON_BEFORE.search(before) or _OF.match(after) is not None


def _counts(text: str, mention: Mention) -> bool:
    """A bare number of four digits that counts, numbers or measures something."""
    before, after = text[max(0, mention.start - 20) : mention.start], text[mention.end : mention.end + 40]
    if _COUNTED.match(after) or _ADDRESS.match(after) or _NUMBERED.search(before):
        return True
    year = int(text[mention.start : mention.end])
    return not 1400 <= year <= 2099 and not (_YEAR_BEFORE if year < 1400 else _AHEAD).search(before)


def _is_name(text: str, mention: Mention, words: str) -> bool:
    """May, April, June: a name where a title or a first name stands before it, or a surname after it."""
    left = _WORD_BEFORE.search(text, max(0, mention.start - 24), mention.start)
    right = _WORD_AFTER.match(text, mention.end)
    before = left[1] if left else ""
    after = right[1] if right else ""
    if before.rstrip(".") in _TITLES or (words == "March" and before[:1].isupper() and before[-2:] in ("'s", "’s")):
        return True
    if words == "Jan" and after[:1].isupper() and after[1:2].islower() and text[mention.end : mention.end + 1] == " ":
        return True
    if words == "March" and (before in {"the", "his", "her", "their", "annual"} or text[mention.start - 1 : mention.start] in _QUOTES) and _MARCHING.match(text, mention.end):
        return True
    if before.lower().rstrip(".") in _BEFORE_MONTH or after[:1].isdigit():
        return False
    if words == "May" and (after in {"I", "we", "you", "he", "she", "they", "the", "it", "God"} or (not before and after.islower())):
        return True
    if before.islower() and words in {"May", "April", "June", "August"} and text[mention.end : mention.end + 1] == ",":
        return True
    capital_left = bool(before) and before[0].isupper() and before.isalpha() and text[mention.start - 1] == " " and before not in {"The", "In", "On", "By", "Last", "Next", "This", "Since", "Until", "From", "Late", "Early", "Every", "Each"}
    capital_right = bool(after) and after[0].isupper() and after[1:].islower() and text[mention.end : mention.end + 1] == " " and not before
    return capital_left or (capital_right and words in {"May", "April", "June", "August", "Summer", "Autumn", "Jan", "Jun", "Dec", "Sat", "Sun"})
