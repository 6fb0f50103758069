"""Mentions that only look like times: parts of names, of numbers with a unit, of citations. General mechanisms, no word of one document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from timeline.algebra import operators as op
from timeline.algebra import shifts as sh
from timeline.algebra.granularity import Granularity
from timeline.algebra.operators import Expression
from timeline.algebra.shifts import Shift
from timeline.anchoring import named
from timeline.recognise.scanner import Mention

G = Granularity
NEAR = 60
"""Characters on either side in which a subject shows: degrees, a match."""
_NAMES = re.compile(r"(?:January|May|April|June|August|March|Jan|Jun|Mar|Dec|Sep)\.*")
"""Words of time that are names of people too."""
_BEFORE_MONTH = {"in", "of", "by", "since", "until", "till", "last", "next", "this", "from", "to", "for", "during", "through", "late", "early", "mid", "between", "and", "or", "before", "after", "on", "a", "the", "every", "each", "around", "about", "throughout", "past", "coming", "mid-", "ended", "ending", "beginning"}
_FIRST_NAMES = {"January", "April", "May", "June", "August"}
_TITLES = {"Mr", "Mrs", "Ms", "Dr", "Miss", "Sir", "Lady", "Lord", "Prof", "Dame", "President", "Senator", "Judge", "Minister", "Theresa", "Captain", "Sgt", "Rev", "Rep", "Sen", "Gov", "Gen", "Pvt", "Lt", "Cpl", "Maj", "Col", "Cllr", "Justice"}
_WORD_BEFORE = re.compile(r"([\w'’.-]+)\s+\Z")
_WORD_AFTER = re.compile(r"\s*([\w'’-]+)")
_COUNTED = re.compile(
    r"\s+(?:people|men|women|children|soldiers|troops|jobs|workers|miles|kilomet(?:re|er)s|feet|met(?:re|er)s|acres|hectares|tons|tonnes|dollars|euros|pounds|"
    r"degrees|percent|per\s+cent|votes|words|pages|points|shares|barrels|copies|units|homes|houses|students|employees|square|cubic|calories|watts|volts|rpm|mph|km|kg|lbs?|members|"
    r"more\s+than|fewer|others|block|yuan|roubles?|rubles?|rupees?|yen|francs?|pesos?|kron(?:or|er)|crowns?|dinars?|shillings?|rand|baht|lira|zloty|shekels|dirhams|cents|pence|spaces|beds|rooms|yards|inches|guineas|kilos|kilograms|bushels|pints|carats|lit(?:er|re)s|gallons|ounces|grams|"
    r"hits|runs|goals|laps|entries|signatures|applications|complaints|calls|emails|messages|photographs|pictures|graves|bodies|animals|cattle|sheep|trees|species|stores|shops|schools|villages|c?m\b(?!\.\w)|k?W\b|MW|ft\b|inhabitants|refugees|prisoners|fans|visitors|passengers|delegates|patients|cases|deaths|victims|seats|spectators|residents|households|rounds|cars|vehicles)\b",
    re.IGNORECASE,
)  # fmt: skip
_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|avenue|intel|flight\s+[a-z]{2}|k|order|psalm|isbn|issn|patient|total\s+of|population|(?:herd|flock|crowd|audience|garrison|workforce|boxes|packs|batch(?:es)?|bundles|edition|run)\s+of|prisoner|inmate|footnote|endnote|note|asteroid|comet|galaxy|pin|box|office|iso|ieee|rfc|u\.s\.c|c\.f\.r|colt|peugeot|citro[eë]n|porsche|formula|number|numbers|page|pages|pp|p|photo|photograph|image|exhibit|plate|room|flight|route|highway|section|sections|measure|motion|proclamation|clause|paragraph|annex|appendix|exhibit|extension|law|decree|directive|ordinance|regulation|protocol|article|articles|chapter|vol|volume|act|rule|bill|resolution|"
    r"some|nearly|almost|than|least|most|approximately|roughly|about|around|another|boeing|airbus|model|windows|channel|interstate|street|figure|table|line|item|case|docket|fig|exit|gate|suite|apartment|lot|unit|platform|bus|train|form|size|code|h\.?r\.?|proposition|prop|area|grade|hotline|version|release|build|copyright|novel|film|movie|album|song|(?:postcode|zip code|code|pin|number|room|extension)\s+(?:is|was)|(?:has|have|had|with|of)\s+about|(?:came|comes|amount(?:s|ed)|add(?:s|ed)\sup)\sto|(?:sells?|sold|bought|auctioned|went)\sfor|(?:priced|retails|listed)\sat)\.?|[$£€§+©]|\b\d{3,4}[ -])\s*\Z|#\Z|\b(?-i:[A-Z]+)-\Z|"
    r"\b(?:clos(?:ed|es)|open(?:ed|s)|fell|rose|stood|stands|trad(?:ed|ing)|settled|slipped|dropped|climbed|gained)\s(?:[\w.%]+\s){0,2}(?:at|to)\s\Z",
    re.IGNORECASE,
)  # fmt: skip

_ADDRESS = re.compile(r"\s+(?:(?:[A-Z][a-z]+|[NSEW]\.|[0-9]+(?:st|nd|rd|th))\s+){1,3}(?:Avenue|Street|Road|Boulevard|Lane|Drive|Parkway|Highway|Route|Terrace|Crescent|Plaza|Ave\.|St\.|Rd\.|Blvd)|\s+Route\s[0-9]")
_DETERMINED = re.compile(r"\b(?:the|an?|its|that|this|each|since|after|before)\s\Z", re.IGNORECASE)
"""Before a year that describes what happened in a street: "the 1929 Wall Street crash"."""
_PROPER = re.compile(r"\s+(?!January|February|March|April|May|June|July|August|September|October|November|December|Day|Eve|I\b)[A-Z][a-z]{2,}")
"""A capitalised word right after a season or a feast: a name ("Autumn Ridge", "Black Friday Records")."""
_UNIT = re.compile(r"\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)
_DEGREES = re.compile(r"\b(?:[Tt]emperatures?|degrees|Celsius|Fahrenheit|highs?|lows?)\b")
"""Beside a decade of two figures: "temperatures were to reach the 70s"."""
_PARTS = re.compile(r"night|morning|afternoon|evening", re.IGNORECASE)
_LOOSE_PART = re.compile(r"(?:\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome)\s+(?:[\w-]+\s+)?|\b[A-Z]+['’]S\s+)\Z")
"""Before a part of a day that is none in particular: "a chilly night", "$55 a night"; "a night-raid" is one."""
_OF_THE = re.compile(r"\b(?:man|men|woman|women|person|player|coach|manager|driver|goal|goals|save|match|team|book|film|album|song|word|quote|picture|photo|image|tweet|artist|story|stories|car|disease|crime|trial|deal|fight|wedding|storm|athlete|sportsman|sportswoman|personality|rookie|newcomer|mistake|performance|question|order|soup|catch|moment)\s+of\s+\Z", re.IGNORECASE)
"""Titles and superlatives: "Man of the Year", "the goal of the month"."""
_SPORT = re.compile(r"\b(?:touchdowns?|yards?|quarterback|interceptions?|field goal|fumbles?|rebounds?|scoring|scored|playoffs?|play-offs?|three-pointers?|possession|tackles?|kickoff|penalt(?:y|ies)|turnovers?|half-?time|overtime)\b", re.IGNORECASE)
"""The quarters of a match."""
_SCORE = re.compile(r"\b[0-9]{1,3}-[0-9]{1,3}\s+(?:after|through|in|with)\s+(?:the\s)?\Z")
_DEICTIC = re.compile(r"Today|Now|Tomorrow|Yesterday|Tonight")
_PAPERS = re.compile(r"Daily|Weekly|Monthly|Quarterly")
_CAPITAL = re.compile(r"\b[A-Z][\w]+ \Z")
"""A capitalised word right before a capitalised "Today": the name of an outlet or a programme."""
_ACRONYM = re.compile(r"\b[A-Z]{2,}\s+\Z")
_SEASON_BEFORE = re.compile(r"\b(?:in|by|during|since|until|till|through|of|every|each|and|or|for|over|throughout|from|spen[dt]|passed|whole|entire|same|before|after|come|(?:moved|delayed|postponed|pushed|deferred)\s(?:back\s)?to)\s+\Z", re.IGNORECASE)
_INDEFINITE = re.compile(r"\b(?:[Aa]|[Oo]ne|[Aa]ny|[Ss]ome)\s+\Z")
_STANDS_ALONE = re.compile(r"\s*(?:[.,;:!?)\"”—–]|\Z)|\s+(?:in|at|of|on|and|or|but|when|that|which|by|with|for|to|from|before|after|as|they|he|she|it|we|I|the|a|an|if)\b")
"""After "a Wednesday" that describes no noun: it says which day of the week, and not which one."""
_TITLE_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'"}
_HOLES = re.compile(r"\b(?:holes?|birdie\w*|bogey\w*|eagled?|par|putts?|putted|tee|teed|fairway|green|lap|laps|innings?|ballot|floor|anniversary|rounds?)\b")
_OFFICE = re.compile(r"\b(?:Judge|Justice|Dr\.?|Prof\.?|Capt\.?|Sgt\.?|Gen\.?|Sen\.?|Rep\.?|Gov\.?|Father|Sister|Bishop)\s\Z")
_CAPITALISED = re.compile(r"\s[A-Z][a-z]+")
"""A title and a surname around a weekday: "Judge Friday Nwosu"."""
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Dame|Sir)\.?\s\Z")
_NOUN_ITSELF = re.compile(r"\s*(?:[.,;:!?)]|\Z)|\s+(?:was|is|were|are|of|in|at|and|that|which|had|has|runs?|ran|flow(?:s|ed)|swept|carri(?:es|ed)|pulled|pulls)\b")
"""After "the current", of water or of electricity."""
_RATE = re.compile(r"\s(?:a|an|per)\s(?:square|cubic|head|share|ounce|tonne|ton|barrel|night|kilo|met(?:er|re)|acre|hectare|lit(?:er|re)|person|unit|piece|pound|gallon|mile|term|semester|plate|bottle|box|dozen|pop)\b")
_VOTES = re.compile(r"\b(?:vote|score|count|tally)\s+(?:was|is|of|to)\s+(?:[0-9,]+\s+(?:to|against|-)\s+)?\Z|\b(?:was|by|of)\s[0-9,]+\s+(?:to|against)\s+\Z", re.IGNORECASE)
_MARCH_ON = re.compile(r"\s+(?:on|for|of|against|to)\s")
_SPELLED_ON = re.compile(r"-[a-z]")
_SEASONAL = re.compile(r"\s+(?:offensives?|campaigns?|fighting|elections?|semester|term|session|season|harvest)\b", re.IGNORECASE)
"""What is named by its season: "the spring offensive", "an inconclusive fall campaign"."""
_QUOTES = re.compile(r"[\"“‘'`]\Z")
_MARCHING = re.compile(r"\s+(?:for|to|of|on)\s+(?:the\s+)?[A-Z]|[.,;]")
"""After "the March", with a determiner before it: a march "to the Sea", "for Life"."""
_YEAR_BEFORE = re.compile(r"\b(?:in|since|by|until|year|from|of|to|around|circa)\s+\Z", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:in|by|until|till|year|before|beyond|through|around|after)\s+\Z", re.IGNORECASE)
"""Before a year of the centuries to come: "by 2150"; a count of 2,150 is written so too."""
_FRONTED = re.compile(r"\b(?:In|By|Since|Until|During|Before|After)\s\Z")
_MODEL = re.compile(r"\b(?:[Aa]n?|[Hh]is|[Hh]er|[Mm]y)\s(?!(?:Euro|Expo|Cup|Olympics?|Games|Election|Census|Budget|Paris|London|Tokyo|Rio|Beijing|Sydney|Athens|January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter)\b)[A-Z][A-Za-z]+\s\Z")
"""One of a make: "a Saab 2000", "his Triumph 2000"."""
_MADE = re.compile(
    r"\s+(?:(?:model|make|vintage|Bordeaux|Burgundy|Champagne|Riesling|Chardonnay)\b|(?:[a-z]+\s)?(?:Acura|Alfa|Audi|Bentley|BMW|Buick|Cadillac|Chevrolet|Chevy|Chrysler|Citro[eë]n|Dodge|Ferrari|Fiat|Ford|GMC|Harley|Honda|Hyundai|Infiniti|Jaguar|Jeep|Kia|Lamborghini|"
    r"Land\sRover|Lexus|Lincoln|Maserati|Mazda|Mercedes|Mercury|Mini|Mitsubishi|Nissan|Opel|Peugeot|Plymouth|Pontiac|Porsche|Ram|Range\sRover|Renault|Rolls|Saab|Saturn|Seat|Skoda|Subaru|Suzuki|Tesla|Toyota|"
    r"Vauxhall|Volkswagen|Volvo|VW|Yamaha)\b)"
)
"""After the year of a vehicle: it says how old it is, and dates nothing."""
_TIMES = re.compile(r"\s(?:x|×)\s[0-9]|\sby\s[0-9,]+\s?(?:pixels?|dots?|lines?|points?|feet|ft|met(?:er|re)s|m\b|cm|mm|inch|yards|miles|sheet|grid|canvas)|-(?:strong|page|seat|seater|foot|mile|met(?:er|re)|pound|acre|member|room|bed|ton|word|odd|plus|capacity|calorie)\b")
_HOLDS = re.compile(r"\b(?:has|have|had|with|carr(?:y|ies|ied)|holds?|held|sold|sells?|built|builds?|shipped|made|makes?|killed|lost|counted|counts?|recorded|employs?|employed|owns?|owned|covers?|covered|contains?|contained|lists?|listed|keeps?|kept|walked|burned|burnt|beat|planted|caught|rescued|arrested|detained|evacuated|displaced|wounded|injured|hired|fired)\s\Z", re.IGNORECASE)
_PLURAL = re.compile(r"\s(?:[a-z]+\s)?[a-z]{2,}s\b")
"""A verb of having right before a number, and what there are so many of after it."""
_LASTS = re.compile(r"\b(?:verses?|psalms?|surah|lasts?|lasted|ran|runs|clocked|takes?|took|length of|time of)\s\Z", re.IGNORECASE)
_SCALE = re.compile(r"\s+(?:scale|ratio|odds|model|replica|slope|gradient|win|loss|lead|defeat|victory|draw)\b")
_MASTHEAD = re.compile(r"\s+(?:Post|Corp|Inc|Co|Club|Live|Fever|Football|Show|Magazine|Review|News|Herald|Times)\b")
_SIZED = re.compile(r"[0-9]\s(?:x|×)\s\Z")
_NAME_BEFORE = re.compile(r"(?<![.!?:\"“(] )\b([A-Z][\w’'-]+)\s\Z")
"""Right before a number that is hardly a year of our time: the name that it belongs to."""
_NATIONAL = {"independence_day", "memorial_day", "election_day", "thanksgiving", "labor_day", "veterans_day", "flag_day", "mothers_day", "fathers_day"}
"""Feasts that each nation has on a day of its own; ours are those of the United States."""
_NATION = re.compile(r"\b(?!America|United|U\.S|US\b|Washington|This|That|Today|Last|Next|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:[A-Z][\w.]+['’]s?|[A-Z][a-z]+(?:an|ian|ish|ese|i|ch))\s+\Z")
_NEVER = re.compile(r"(?:n['’]t|\bnot|\bnever|\bcannot)\s(?:[\w’']+\s){0,3}(?:fix|fixed|solved?|chang\w+|buil[dt]|happen\w*|disappear\w*|vanish\w*|come|done|resolved?|away|transform\w*|heal\w*|won|made|achieved?)\s\Z")
"""Before "overnight" that means at once."""
_PAIR_AFTER = re.compile(r"\s+and\s+(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]+")
_PAIR_BEFORE = re.compile(r"\b(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]+ and \Z")
_SURNAME = re.compile(r"\s+[A-Z][a-z]|,\s(?:the|a|an)\s")
_OF = re.compile(r"\s+(?:of|in|from|into|out|between|short|back|apart|below|above)\b")


@dataclass(frozen=True, slots=True)
class Decoy:
    """What makes a kind of time none. All that is given must be found: `said` in the words themselves, `before` right
    before them (within `reach` characters), `after` right after, `near` on either side; `test` where that is not enough.
    """

    said: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    near: re.Pattern[str] | None = None
    test: Callable[[str, Mention, str], bool] | None = None
    reach: int = 24

    def holds(self, text: str, mention: Mention, words: str) -> bool:
        """Whether all of it is found around a mention."""
        start, end = mention.start, mention.end
        return (
            (self.said is None or self.said.fullmatch(words) is not None)
            and (self.before is None or self.before.search(text, max(0, start - self.reach), start) is not None)
            and (self.after is None or self.after.match(text, end) is not None)
            and (self.near is None or self.near.search(text, max(0, start - NEAR), end + NEAR) is not None)
            and (self.test is None or self.test(text, mention, words))
        )


def is_decoy(text: str, mention: Mention) -> bool:
    """Whether the words around a mention make it part of something that is no time."""
    words = text[mention.start : mention.end]
    if text[mention.start - 1 : mention.start] in ("$", "@") or named.is_name(text, mention) or _quoted_whole(text, mention, words):
        return True
    for decoy in _decoys(_kind(mention.tree)):  # noqa: SIM110 - a generator costs more than the look
        if decoy.holds(text, mention, words):
            return True
    return False


@lru_cache(maxsize=32)
def _decoys(kind: str) -> tuple[Decoy, ...]:
    return (*DECOYS.get(kind, ()), *DECOYS.get("any", ()))


def _kind(tree: Expression | Shift) -> str:
    """The kind of a tree that decoys are told by."""
    match tree:
        case sh.Named(G.SEASON) | sh.Feast():
            return "season"
        case sh.Named(unit, of):
            return "weekday" if of is G.WEEK else unit.name.lower()
        case sh.Daypart():
            return "daypart"
        case sh.Clock():
            return "clock"
        case op.Year(_, unit):
            return "decade" if unit is G.DECADE else "year"
        case op.In() | op.Between():
            return "span"
        case op.Then():
            return "then"
        case op.Every():
            return "set"
        case op.Part("APPROX", op.Year(_, G.YEAR)):
            return "about a year"
        case op.Vague():
            return "vague"
        case sh.Period(G.QUARTER):
            return "quarters"
        case op.Bound(sh.Named(G.SEASON)):
            return "bound of a season"
    return "other"


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
    before, after = text[max(0, mention.start - 18) : mention.start], text[mention.end : mention.end + 16]
    if words.lower() in {"fall", "spring"} and _SEASONAL.match(after):
        return False
    return not _SEASON_BEFORE.search(before) or _OF.match(after) is not None


def _other_order(text: str, mention: Mention, words: str) -> bool:
    """"On the 17th" is a day in figures that stands alone, where no golf is played: not "on the 17th floor", "on the third"."""
    return not words[-3:-2].isdigit() or not _STANDS_ALONE.match(text, mention.end) or _HOLES.search(text, max(0, mention.start - NEAR), mention.end + NEAR) is not None


def _surname(text: str, mention: Mention, _words: str) -> bool:
    """"Judi Winter": a season with a capital behind a capitalised word that opens no sentence and no phrase of time."""
    before = named.CAPITAL_BEFORE.search(text, max(0, mention.start - 24), mention.start)
    return before is not None and before[1] not in named.OPENERS and before[1][1:].islower()


def _is_national(_text: str, mention: Mention, _words: str) -> bool:
    return isinstance(mention.tree, sh.Feast) and mention.tree.name in _NATIONAL


def _counts(text: str, mention: Mention, _words: str) -> bool:
    """A bare number of four digits that counts, numbers or measures something, or is part of a name: "Cosmos 1686", "a 1987 Chevrolet"."""
    before, after = text[max(0, mention.start - 20) : mention.start], text[mention.end : mention.end + 40]
    if _FRONTED.search(before):
        return False  # "In 1950 people were poor", "By 1900 more than 300 mills stood here"
    if _COUNTED.match(after) or (_ADDRESS.match(after) and not _DETERMINED.search(before)) or _MADE.match(after) or _TIMES.match(after) or _NUMBERED.search(before) or _SIZED.search(before):
        return True
    if _HOLDS.search(before) and _PLURAL.match(after):
        return True
    if _RATE.match(after) or ("t" in before and _VOTES.search(text, max(0, mention.start - 40), mention.start)):
        return True
    if _MODEL.search(before):
        return True
    year = int(text[mention.start : mention.end])
    if not 1900 <= year <= 2035 and (name := _NAME_BEFORE.search(before)) is not None and name[1].lower() not in _BEFORE_MONTH:
        return True
    return not 1400 <= year <= 2099 and not (_YEAR_BEFORE if year < 1400 else _AHEAD).search(before)


def _is_name(text: str, mention: Mention, words: str) -> bool:
    """May, April, June: a name where a title or a first name stands before it, or a surname after it."""
    left = _WORD_BEFORE.search(text, max(0, mention.start - 24), mention.start)
    right = _WORD_AFTER.match(text, mention.end)
    before = left[1] if left else ""
    after = re.split("['’]", right[1])[-1 if right[1][1:2] in ("'", "’") else 0] if right else ""  # "O'Neil", "Smith's"
    if before.rstrip(".") in _TITLES or (words == "March" and before[:1].isupper() and before[-2:] in ("'s", "’s")):
        return True
    if words in ("Jan", "Mar", "Jun", "Dec") and (_PAIR_AFTER.match(text, mention.end) or _PAIR_BEFORE.search(text, max(0, mention.start - 24), mention.start)) and not after[:1].isdigit():
        return True  # "Jan and Dean"
    if words in ("Jan", "Mar", "Jun") and after[:1].isupper() and after[1:2].islower() and text[mention.end : mention.end + 1] == " ":
        return True
    if words == "March" and (before in {"the", "his", "her", "their", "annual"} or _QUOTES.search(text, max(0, mention.start - 1), mention.start)) and _MARCHING.match(text, mention.end):
        return True
    if before.lower().rstrip(".") in _BEFORE_MONTH or after[:1].isdigit():
        return False
    if words == "May" and (after in {"I", "we", "you", "he", "she", "they", "the", "it", "God"} or (not before and after.islower())):
        return True
    if before.islower() and words in {"May", "April", "June", "August"} and text[mention.end : mention.end + 1] == ",":
        return True
    if words in _FIRST_NAMES and before.islower() and after[:1].isupper() and after[1:].islower() and len(after) > 2 and text[mention.end : mention.end + 1] == " ":
        return True
    capital_left = bool(before) and before[0].isupper() and before.isalpha() and text[mention.start - 1] == " " and before not in {"The", "In", "On", "By", "Last", "Next", "This", "Since", "Until", "From", "Late", "Early", "Every", "Each"}
    capital_right = bool(after) and after[0].isupper() and after[1:].islower() and text[mention.end : mention.end + 1] == " " and not before
    return capital_left or (capital_right and words in {"May", "April", "June", "August", "Summer", "Autumn", "Jan", "Jun", "Dec", "Sat", "Sun"})


_FIGURES = re.compile("[0-9]+:[0-9:]+")
_MISTER = Decoy(said=re.compile("[A-Z][a-z]+"), before=_TITLED, reach=6)
"""Mr. Noon, Mrs. Winter."""
_YEARS = (
    Decoy(said=re.compile(r"(?s:.*)[^\W\d_]"), after=_SPELLED_ON),  # "nineteen eighty-pound notes"
    Decoy(said=re.compile(r"['’‘\"].*"), after=_UNIT),  # an opening quote: "'15 minutes"
)
_LONG_CLOCK = re.compile(r"\d{1,2}:\d\d:\d\d")
_RAN = re.compile(r"\b(?:of|in|ran|clocked|clocking|record|time|mark|best)\s\Z", re.IGNORECASE)
"""How long a race took: "a record of 2:01:09"."""

DECOYS: dict[str, tuple[Decoy, ...]] = {
    "weekday": (Decoy(before=_INDEFINITE, after=_STANDS_ALONE, reach=6), Decoy(before=_OFFICE, after=_CAPITALISED), _MISTER),
    "span": (Decoy(said=re.compile(r"[0-9][^A-Za-z]*"), before=_NUMBERED, reach=20),),  # "section 2.4.2019", "pp. 1990-1995"
    "month": (
        Decoy(said=re.compile("March"), before=re.compile(r"the \Z", re.IGNORECASE), after=_MARCH_ON, reach=4),  # "the March on the capital"
        Decoy(said=re.compile("March"), after=re.compile(r"\s+on[,.!]")),
        Decoy(said=_NAMES, test=_is_name),
    ),
    "year": (Decoy(said=re.compile("[0-9]+"), test=_counts), *_YEARS),
    "day": (Decoy(test=_other_order),),
    "decade": (
        *_YEARS,
        Decoy(said=re.compile(".{1,7}"), near=_DEGREES),
        Decoy(said=re.compile("[0-9].{0,3}")),  # "in her 40s", "in the low 70s": a decade of two digits is written '40s or the 40s
    ),
    "daypart": (
        _MISTER,
        Decoy(said=_PARTS, before=_LOOSE_PART, after=re.compile("(?!-)")),
        Decoy(said=re.compile("Dawn"), after=_SURNAME),  # the first name, and the newspaper
        Decoy(said=re.compile("overnight"), before=_NEVER, reach=60),
    ),
    "clock": (_MISTER, Decoy(said=_LONG_CLOCK, before=_RAN), Decoy(said=_FIGURES, before=_LASTS), Decoy(said=_FIGURES, after=_SCALE)),  # "the clip lasts 3:15", "a 1:12 scale model"
    "then": (
        Decoy(said=re.compile(r"The (?:Day|Week|Month|Year|Hour|Night|Evening|Morning)")),  # a title: nobody else writes both words so
        Decoy(said=re.compile(r"(?s:the.*)", re.IGNORECASE), before=_OF_THE),
    ),
    "quarter": (Decoy(near=_SPORT),),
    "quarters": (Decoy(near=_SPORT), Decoy(before=_SCORE)),
    "bound of a season": (Decoy(after=_OF, test=_is_verb),),
    "season": (
        _MISTER,
        Decoy(said=re.compile("Spring"), after=re.compile(r",\s+Tex")),
        Decoy(before=_NATION, test=_is_national),
        Decoy(test=_is_verb),
        Decoy(said=re.compile(r"(?s:[A-Z].*)"), after=_PROPER),
        Decoy(said=re.compile("Winter|Autumn|Summer|Spring"), test=_surname),
    ),
    "about a year": (Decoy(after=_COUNTED),),  # "about 1900 men"
    "vague": (Decoy(said=re.compile("current"), before=re.compile(r"\b(?:an?|the|that|this|its|strong|electric|ocean|river|warm|cold) \Z", re.IGNORECASE), after=_NOUN_ITSELF),),
    "set": (Decoy(said=_PAPERS, before=_CAPITAL), Decoy(said=re.compile(r"(?s:[A-Z].*)"), before=_ACRONYM, reach=12)),
    "any": (
        Decoy(said=re.compile("This Week"), before=_QUOTES),  # the programme
        Decoy(said=_DEICTIC, before=_CAPITAL),
        Decoy(said=re.compile(r"(?:[0-9]+|[A-Z][a-z]+) (?:Days|Weeks|Months|Years) (?:Later|Earlier|After|Before)|The Day (?:After|Before)")),  # titles of works
        Decoy(said=re.compile(r"[A-Z][a-z]+day (?:Morning|Afternoon|Evening|Night)"), after=_MASTHEAD),  # "The Saturday Evening Post"
        Decoy(said=re.compile(r"C\.\s?[0-9]+")),  # the end of "42 U.S.C. 1983", and not "circa"
        Decoy(said=re.compile(r"(?:the )?2[01](?:th|st) Century"), after=re.compile(r"\s+[A-Z]")),
    ),
}
"""The decoys of each kind of time; those of "any" stand for all."""
