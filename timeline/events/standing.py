"""Does a headline stand alone?  A subject that is named, one finite verb or a named happening, and an end that is one.

What does not is held back: an editor would rather leave a date out than print words that nobody can read without the article.
"""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.anchoring import verb_weighing as weigh
from timeline.anchoring.clause_words import words as _common
from timeline.anchoring.clauses import Sentence, analyse
from timeline.anchoring.verb_groups import tokens
from timeline.events.headline import LIMIT
from timeline.events.words import any_of, words

_WORD = re.compile(r"[\w’'-]*\w")
_APOSTROPHE = re.compile(r"['’]")
_SPOKEN = re.compile(r"(?P<who>[^:\"“”]{2,60}): (?P<what>.+)\Z", re.S)
_FURNITURE = re.compile(r"\||https?:|www\.|@\w|#[A-Za-z]|\b(?:Image|Media) (?:caption|copyright)|\b(?:Hide|Show) [Cc]aption|\bPhotos?:|\bVideo:|\b(?:GETTY|Getty Images|REUTERS|EPA|AFP)\b|\bRead more\b|\bPlay slideshow\b|\bReplay\b|\bEmbed\b|\b\d+ of \d+\b|>>|--\s*,|,\s*--|\b[A-Z]{2,} [A-Z]{3,}\b|,\s*[—–]|^By [A-Z]\w+\(|\b(?:[Ff]ile|undated) photo\b|^\d{1,2}/\d{1,2} |(?<!\d )\b(?:for|of|with|to|at|by|from|the|a),\s|^Pictured\b|\b[Ss]croll down\b|^(?:The )?(?:Associated Press|Splash News|Reuters|AP|AFP|PA|Getty|Photo|Picture) [A-Z]|\s(?:AP|AFP|Getty|Reuters)\Z")
_FURNISHED = re.compile(r"[|@#>—–]|http|www\.|[A-Z]{2}|\d of \d|^\d\d?/|hoto|ideo:")
_BROKEN = tuple(f"{word},{space}" for word in ("for", "of", "with", "to", "at", "by", "from", "the", "a") for space in " \n\t")
_FURNITURE_WORDS = frozenset({"Image", "Media", "Hide", "Show", "caption", "Getty", "Read", "Play", "Replay", "Embed", "By", "File", "file", "undated", "Pictured", "Scroll", "scroll", "Associated", "Splash", "Reuters", "Photo", "Picture"})
"""What the words of a page cannot do without: asked first, since most headlines have none of it and the expression costs far more."""


def _furnished(title: str) -> bool:
    return (_FURNISHED.search(title) is not None or "--" in title or ("," in title and any_of(title, _BROKEN)) or not _FURNITURE_WORDS.isdisjoint(title.split())) and _FURNITURE.search(title) is not None


_EXPLETIVE = re.compile(r"It (?:has |had )?(?:later |also |first |soon )?(?:emerged|transpired|(?:was|is|has been|had been|been) (?:later |also |first |\w+ly )?(?:announced|reported|revealed|confirmed|understood|disclosed|alleged|claimed|decided|agreed|found|discovered))\b")


def lacks(title: str, *, labelled: bool = False, sure: bool = False) -> str | None:
    """What a headline lacks to be read alone, in words; None when it stands.

    What a date labels ("1951: founding of the club") needs no verb; `sure` says that subject and verb are known to be in it.

    >>> lacks("The dam broke"), lacks("It broke at night")
    (None, 'its subject is not named')
    >>> lacks("Before the long vote"), lacks("Collapse of the dam")
    ('it has no verb and names no happening', None)
    """
    if len(title) > LIMIT:
        return "it is too long and has no place to end"
    if _furnished(title):
        return "words of the page stand in it"
    found = [w.lower() for w in _WORD.findall(title)]
    if found:
        found[0] = _APOSTROPHE.split(found[0])[0]
    if len(found) < (2 if labelled or (sure and found[-1] not in words("headline", "saying")) else 3):
        return "it is too short to say what happened"
    if title[0] in ",;'’)" or _half_quoted(title):
        return "a quote is broken in it"
    if not labelled and _common().tag(found[-1]) in "VE" and _common().lemma(found[-1]) in _common().reporting and not any(_common().tag(w) == "B" for w in found[-3:-1]) and " than " not in title and not _told_before(title):
        return "it does not tell what was said"
    if title.endswith(("'s", "’s")) or found[-1] in words("headline", "dangling") - words("headline", "whole_ends") or found[-1] in words("headline", "breaking") or found[-1] in ("had", "has") or (found[-1] == "it" and found[-2] in words("headline", "saying")):
        return "it breaks off"
    if _common().tag(found[0]) in ("B", "H", "M", "O") and not title.endswith("?") and not (found[0] == "will" and title.split()[1][:1].isupper()):
        return "its verb has no subject"
    if len(title) > _LONG and ((title.endswith("ly") and _waits(found)) or (_SUB.search(title) and not _verb_after(title, words("headline", "subordinate")))):
        return "it breaks off"
    if any_of(title, _IFS) and _WHETHER.search(title) and not _verb_after(title, _IFS):
        return "it breaks off"
    if _HALF.search(title, max(0, len(title) - _ENDING)) or (any_of(title, _ARTICLES) and _HALF_NOUN.search(title)) or ("and, " in title and _HUNG.search(title)):
        return "it breaks off"
    that = "that " in title
    if that and _THAT_WHEN.search(title) and _finite(title) < _CLAUSES:
        return "it breaks off"
    if _may_seam(title) and _SEAM.search(title):
        return "two sentences have run together in it"
    if _THERE_HAS.match(title):
        return "its verb has no subject"
    if _STRANDED.search(title):
        return "what its verb is about is left out"
    if _OF_THEM.match(title):
        return "its subject is not named"
    if _ONE_MANY.match(title) and not labelled:
        return "its subject is cut"
    if _opens_badly(found) and not labelled and not _has_subject_behind(title):
        return "its verb has no subject"
    if that and _THAT.search(title) and not _verb_after(title, frozenset({"that"})) and not _determined(found):
        return "it breaks off"
    spoken = _SPOKEN.match(title)
    if spoken is not None and not labelled:
        return _speech(spoken["who"], spoken["what"])
    if _whose(title) or (any_of(title, _OBJECTS) and _of_whom(title)):
        return "it is not clear whom a pronoun means"
    if found[0] in words("headline", "pointing") and not _EXPLETIVE.match(title):
        return "its subject is not named"
    if found[0] in words("headline", "pointing_alone") and _common().tag(found[1]) in ("B", "H", "V", "M", "O"):
        return "its subject is not named"
    if _ONE.match(title):
        return "its subject is not named"
    if sure:
        return "two sentences have run together in it" if _run_on(title) else None
    return None if labelled else _grammar(title)


_WHETHER = re.compile(r"(?<!,) (?:if|whether(?! to\b)|unless|what(?! to\b)|how(?! to\b)|why)\b")
_IFS = frozenset({"if", "whether", "unless", "what", "how", "why"})
_HALF = re.compile(
    r"\b(?:in order|as much|(?:was|were|is|are) (?:the|its|his|her|their) (?:first|worst|best|biggest|largest|deadliest|highest|lowest|most)|among them|such|(?<!break )(?<!broke )(?<!broken )even|especially|partly|mostly|mainly|largely|chiefly|(?:is|was|are|were|be|been) (?:far|unable|able|likely|unlikely|ahead)|, unable"
    r"|leaving (?:it|him|her|them)|an? (?:number|lot|variety|series|total)|(?:an?|the|its|his|her|their|with|of|and|or) (?:major|new|big|large|small|key|main|strong|weak|further|certain|various|recent|former|chief)"
    r"|pursuant|\bbetween (?:the )?[\w-]+(?<!s))\Z"
)
"""Ends that wait for more: "in order", "with a major", "unable"."""
_ENDING = 64
"""Characters in which such an end stands."""
_HALF_NOUN = re.compile(r"(?<![-\w])an? (?:to|of|in|on|at|for|by|from|with|and|or|but|that|which|who|is|was|were|are|has|had|will|would)(?! la\b)(?=[ ,])")
_ARTICLES = ("a ", "an ")
_HUNG = re.compile(r"\band, [^,]*\Z")
_THAT_WHEN = re.compile(r"\bthat (?:once|when|if|after|before|while|as|since|although|because|unless)\b")
_CLAUSES = 3
"""Verbs of "He said that once she arrives it begins"."""


def _finite(title: str) -> int:
    """How many finite verbs stand in it."""
    toks = _sentence(title).tokens
    return sum(toks.tag[i] in ("M", "B", "H", "V", "E", "F", "L", "U", "O") and weigh.finite(toks, i) for i in range(len(toks)))


def _told_before(title: str) -> bool:
    """Whether what is said stands before the one who says it: "The dam broke, police said"."""
    first = title.rpartition(",")[0]
    toks = tokens(first, 0, len(first))
    return any(toks.tag[i] in "VBHMEULF" and weigh.finite(toks, i) for i in range(1, len(toks)))


_ONE = re.compile(r"(?:The|This|That|Another|Each|Every) (?:[\w-]+ ){0,2}ones?\b")
"""A subject that stands for a thing named before it: "the old one"."""
_HE = re.compile(r"\b(?:he|she)\b")
_HUMAN = re.compile(r"\b(?:man|woman|boy|girl|men|women|teenager|child|student|driver|suspect|victim|gunman|officer|minister|president|mayor|spokesman|spokeswoman|actor|actress|singer|director|player|captain|coach|lawyer|judge|doctor|nurse|professor|teacher|author|writer|leader|owner|fan|father|mother|brother|sister|son|daughter|husband|wife|widow|nobody|everyone|someone|one|pilot|soldier|farmer|resident|tourist|king|queen|prince|chief|manager|winger|striker|(?!(?:over|under|after|n?ever|other|another|whether|rather|n?either|together|however|per|nor|or|for|later|earlier|longer|further|river|water|power|paper|letter|order|number|matter|winter|summer|september|october|november|december|error|door|floor|major|minor)\b)\w+(?:er|or|ist|ant|ian))\b", re.I)
_PERSON = re.compile(r"[A-Z][a-z’'-]+")


def _whose(title: str) -> bool:
    """Whether a "he" or "she" stands before anybody whom it could mean."""
    found = _HE.search(title)
    if found is None or found.start() == 0:
        return False
    before = title[:found.start()]
    names = [m[0] for m in _PERSON.finditer(before) if m.start() > 0 and _common().tag(m[0].lower()) not in ("D", "P", "S", "C", "A")]
    first = before.split(" ", 1)[0]
    return not names and _HUMAN.search(before) is None and (not first[:1].isupper() or first.isupper() or _common().tag(first.lower()) != "W" or first.lower() in _common().plural_subjects)


_OBJECTS = (" him", " them", " it", " her")
_OWNED = (" of ", "'s ", "’s ", " for ")
"""A subject with two nouns in it, of which the pronoun may mean one: "the owner of the club hired her"."""


def _of_whom(title: str) -> bool:
    """Whether the first verb does something to "him", "them" or "it", of which nothing stands before it: "the owner hired him"."""
    clause = _sentence(title).clauses[0]
    if clause.verb is None or clause.subject is None or (clause.verb.lemma in words("headline", "making") and re.search(r"\b(?:him|her)\b", title) is None):
        return False
    object_, subject = _OBJECT.match(title, clause.verb.end), title[slice(*clause.subject)]
    if any_of(subject, _OWNED) or clause.subject[1] > clause.verb.start:
        return False
    if object_ is None:
        alone, behind = _ALONE.search(title), clause.subject[1]
        return alone is not None and title[behind:].count(" ") < _SHORT and _PERSON.search(title[behind:alone.start()]) is None
    return not any(c.subject is not None and c.subject[0] == object_.start(1) for c in _sentence(title).clauses)


_OBJECT = re.compile(r" (?:above |below |around |near |behind |inside |from |by |at |of |between |after |before |against |to |for |with |on |over |out |up |off )?(him|them|it|her(?= (?:guilty|dead|alive|safe|unconscious|ill)\b))\b")
_ALONE = re.compile(r"\b(?:against|for|with|to|from|succeed|replace) (?:him|her)(?=\Z| on [A-Z\d]| in [A-Z\d])")
_SHORT = 8
"""Words behind the subject in which nobody else is named: "dropped all charges against him"."""
_OPENERS = frozenset(["A", "The", "In", "On", "He", "She", "It", "This", "That", "These", "They", "We", "With", "After", "As", "While", "When", "But", "And", "Then", "There"])
_TELL = frozenset({"said", "says", "announced", "added"})
_LAST = (", had", ", has", ", was", ", were", ", is")


def _may_seam(title: str) -> bool:
    """Whether any word is there that two sentences run together have: looked for first, since the expression costs far more."""
    parts = title.split(" ")
    return not _OPENERS.isdisjoint(parts[1:]) or not _TELL.isdisjoint(parts) or parts[0][-1:] == "," or title.endswith(_LAST)


_SEAM = re.compile(r", (?:had|has|was|were|is)\Z|\b(?:said|says|announced|added) (?:would|will|could|was|were|is|are|has|had)\b|(?<!Group)(?<!Class)(?<!Grade)(?<!Type)(?<!Plan)(?<!Vitamin)(?<=[a-z]) (?:A|The|In|On|He|She|It|This|That|These|They|We|With|After|As|While|When|But|And|Then|There) [a-z]|^(?:[A-Z]\w+ed|Launched|Built|Born|Known|Shot|Held), ")
"""A word that begins a sentence in the middle of the words; or a participle that has lost all but its verb."""
_OF_THEM = re.compile(r"\d{4}, |(?:Among|Of|One of|Some of) (?:those|them|these)\b|(?:[\w.-]+ ){1,3}of (?:them|these|those|us|whom|which|that(?= (?:was|were|is|has|had|will|[a-z]+ed)\b))\b|(?:In|On|At|After|By|For|Over|During|Since|Before|Under|With|Despite) [^,]{2,60}, (?:he|she|it|they|his|her|its|their|this|these|those)\b(?! (?:was|is|had|has) (?:\w+ )?(?:that|announced|reported|revealed|decided)\b)")
_ONE_MANY = re.compile(r"(?!The )[A-Z][a-z]+(?: [A-Z][\w’'-]*){1,2}(?<!s) (?:were|are|have)\b")
"""One person and a verb for several: the other has been left out."""
_THAT = re.compile(r"(?<! in)(?<! of)(?<! to)(?<! on)(?<! at)(?<! by)(?<! for)(?<! from) that (?!day|night|year|month|week|morning|evening|time|way|it\b)")


def _opens_badly(found: list[str]) -> bool:
    """Whether the first word is a participle or an imperative: "Known as ...", "Watch the ..."."""
    first, second = _common().tag(found[0]) if "-" not in found[0] else "W", _common().tag(found[1]) if len(found) > 1 else ""
    if (first in ("E", "V") and second == "A") or (first == "A" and second == "L" and _SO.search(found[0]) is not None):
        return True
    if first in ("E", "V") and len(found) > 1 and (second in ("D", "P") or found[1].endswith(("'s", "’s"))):
        return True
    if first == "S" and second in ("B", "H", "M", "O"):
        return True
    if first == "L" and second == "I" and found[0].endswith(("ize", "ify")):
        return True
    return (first in ("E", "X") and second in ("I", "T", "S")) or (first == "L" and second in ("D", "P", "R") and found[0] not in _common().plural_subjects)


def _has_subject_behind(title: str) -> bool:
    """Whether a participle that opens a headline has its subject behind a comma: "Deprived of food, Lund's army was beaten"."""
    main = _sentence(title).clauses[0] if ", " in title and title[0].isalpha() else None
    return main is not None and main.subject is not None and main.verb is not None and main.verb.tense != "none" and 0 < main.subject[0] < main.verb.start and title[main.subject[0] - 2:main.subject[0]] == ", "


_FEW = 4
_SO = re.compile(r"(?<!quarter)(?<!month)(?<!week)(?<!dai)(?<!year)(?<!ear)(?<!dead)(?<!elder)(?<!cost)(?<!on)ly\Z")
_LONG = 78
"""A headline longer than this may have been cut."""
_SUB = re.compile(r" (?:than the|who|which|when|because|where|while) ")


def _verb_after(title: str, openers: frozenset[str]) -> bool:
    """Whether a verb follows the last of the words that open a clause."""
    toks = _sentence(title).tokens
    last = max((i for i in range(len(toks)) if toks.low[i] in openers), default=-1)
    bids = any(_common().lemma(low) in _BIDDING for low in toks.low[:last])
    if bids and any(toks.tag[i] == "L" and toks.tag[i - 1] == "W" and (toks.tag[i + 1] in ("D", "P", "I", "T") or toks.capital[i + 1]) for i in range(last + 2, len(toks) - 1)):
        return True  # "demanded that the army leave the town"
    return any(toks.tag[i] in ("M", "B", "H", "O", "X") or (toks.tag[i] in ("V", "E", "F", "U", "L") and weigh.finite(toks, i)) for i in range(last + 1, len(toks)))


_BIDDING = frozenset({"demand", "urge", "insist", "order", "ask", "recommend", "request", "propose", "require", "suggest", "command", "decree"})


def _determined(found: list[str]) -> bool:
    """Whether the last "that" is of a noun: "called for him to revive that unit"."""
    at = len(found) - found[::-1].index("that") - 1 if "that" in found[2:] else 0
    before = found[at - 1] if at > 1 and found[at - 2] in ("to", "will", "would", "could", "should", "can", "must") else ""
    return before != "" and _common().tag(before) in "LE" and _common().lemma(before) not in _common().reporting | _BIDDING


def _waits(found: list[str]) -> bool:
    """Whether the adverb at the end waits for what it is of: "was partly", but not "fell sharply"."""
    return found[-1] not in words("headline", "closing_adverbs") or _common().tag(found[-2]) in tuple("BHMODICTSRZ")


_OPEN = re.compile(r"(?<![\w.])['‘](?=\w)(?!(?:s|t|em|til|cause|\d\ds?)\b)")
_CLOSE = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
_OWNERS = re.compile(r"s['’](?= \w)")


def _half_quoted(title: str) -> bool:
    """Whether a single quote mark has lost its other half; the apostrophe of a plural owner is none."""
    title = title.replace("''", '"')
    opened, closed = len(_OPEN.findall(title)), len(_CLOSE.findall(title))
    return opened > closed or closed - len(_OWNERS.findall(title)) > opened


def _speech(who: str, what: str) -> str | None:
    if not who[:1].isupper() or who.split()[0].lower() in words("headline", "pointing") or len(_WORD.findall(who)) > 9 or _verb_in(who) or _SOMEBODY.search(who):
        return "it is not clear who speaks"
    said = [w.lower() for w in _WORD.findall(what)]
    if said and (_common().tag(said[0]) in ("B", "H") or said[0] in ("to", "of") or said[0] in ("that", "which", "who", "whom")):
        return "a quote is broken in it"
    return "too little of what is said stands in it" if len(said) < 3 or (len(said) < 4 and said[-1] in words("headline", "said_objects")) or said[-1] in words("headline", "dangling") - words("headline", "whole_ends") else None


def unnamed(title: str, *, definite: bool = False) -> str | None:
    """What a named happening lacks to stand alone: a name, or what it is of; "the harbour scandal" is `definite` and known.

    >>> unnamed("Collapse of the dam"), unnamed("Play-off game"), unnamed("His death")
    (None, 'it names a happening without saying which', 'its subject is not named')
    """
    low = [w.lower() for w in _WORD.findall(title)]
    if not low or low[0] in words("headline", "pointing") or not {"his", "her", "their", "its"}.isdisjoint(low):
        return "its subject is not named"
    if low[0] in words("headline", "prepositions") or low[-1] in words("headline", "dangling"):
        return "it breaks off"
    if _furnished(title):
        return "words of the page stand in it"
    told = definite or any(w[:1].isupper() for w in title.split()[1:]) or not words("headline", "linking").isdisjoint(low[1:])
    return None if told and len(low) > 1 else "it names a happening without saying which"


_SOMEBODY = re.compile(r"\b(?:he|she|they|we|I)\b")


def _verb_in(who: str) -> bool:
    toks = tokens(who, 0, len(who))
    return any(toks.tag[i] in "MBHO" for i in range(len(toks)))


@lru_cache(maxsize=8)
def _sentence(title: str) -> Sentence:
    """The clauses of a headline, which several questions are asked of in turn."""
    return analyse(title, 0, len(title))


_STRANDED = re.compile(r"\babout (?:in|on|at|by|since|after|when)\b")
"""An object that stood before its verb: "a threat he warned about in a speech"."""
_THERE_HAS = re.compile(r"There (?:has|have|had) (?:\w+ly )?(?!been\b|long\b|never\b|always\b|also\b)")


@lru_cache(maxsize=1024)
def _grammar(title: str) -> str | None:
    sentence = _sentence(title)
    if sentence.tokens.tag[0] == "D" and len(sentence.tokens) <= _FEW and sentence.tokens.tag[-1] in "LF" and not _plain_verb(title):
        return "it has no verb and names no happening"  # "an earnings increase"
    main = next((c for c in sentence.clauses if c.kind in ("main", "nominal", "reporting")), sentence.clauses[0])
    if main.verb is None or main.verb.tense == "none":
        return None if _names(title, sentence) or _plain_verb(title) else "it has no verb and names no happening"
    if main.subject is None:
        return None if re.match(r"There\b", title) or _noun_before(title, main.verb.start) else "its verb has no subject"
    subject = title[main.subject[0]:main.subject[1]].lower()
    if (subject in words("headline", "pointing") and not _EXPLETIVE.match(title)) or subject in words("headline", "pointing_alone"):
        return "its subject is not named"
    if _run_on(title):
        return "two sentences have run together in it"
    return None


def _plain_verb(title: str) -> bool:
    """Whether a form that may be a verb follows a name, or a past form a noun: "Tarn Works Ltd. plans a new hall", "Protesters crowded into the square"."""
    toks = _sentence(title).tokens
    for i in range(2, next((j for j in range(1, len(toks)) if toks.tag[j] in "SRZ"), len(toks) - 1)):
        before = i - 1 if toks.tag[i - 1] != "." else i - 2
        if toks.tag[i] == "F" and toks.capital[before] and not toks.capital[i] and toks.tag[i + 1] in ("D", "I", "T", "P", "N", "G", "W"):
            return True
        if toks.tag[i] in ("E", "V") and not toks.capital[i] and _common().lemma(toks.low[i]) not in words("headline", "idle") and toks.tag[before] == "W" and toks.tag[i + 1] in ("D", "I", "T", "P", "N") and toks.tag[0] in ("W", "D", "N"):
            return True
    return False


def _noun_before(title: str, verb: int) -> bool:
    """Whether what stands before the verb opens as a subject does: "More than 2,000 marchers rallied", "First of Tarn announced"."""
    toks = _sentence(title).tokens
    low = toks.low[0]
    if low in words("headline", "prepositions") or low in words("headline", "pointing") or toks.tag[0] in ("S", "R", "Z", "T", "C"):
        return False
    before = [i for i in range(len(toks)) if toks.end[i] <= verb]
    return len(before) > 1 and any(toks.tag[i] == "W" for i in before[1:]) and not any(toks.tag[i] == "," for i in before)


def _names(title: str, sentence: Sentence) -> bool:
    """Whether words without a finite verb name a happening: a noun for one with what it is of, or a participle after its noun."""
    low = [w.lower() for w in _WORD.findall(title)]
    if any(c.verb is not None and c.kind == "participial" and c.verb.passive and 3 < c.start < c.verb.head[1] < len(title) and c.verb.lemma not in words("headline", "idle") for c in sentence.clauses):
        return True
    head = next((i for i, w in enumerate(low) if i > 0 and w in words("headline", "linking")), len(low))
    if not words("nouns", "event").isdisjoint(low[:head]):
        return low[0] not in words("headline", "prepositions") and (len(low) > 2) and (any(w[:1].isupper() for w in title.split()[1:]) or not words("headline", "linking").isdisjoint(low[1:]))
    return False


@lru_cache(maxsize=1024)
def _run_on(title: str) -> bool:
    """Whether a sure finite verb belongs to no clause: two sentences have run together."""
    sentence = _sentence(title)
    toks = sentence.tokens
    if not any(tag in "MBHV" for tag in toks.tag):
        return False
    taken = [(c.verb.start, c.verb.end) for c in sentence.clauses if c.verb is not None]
    quoted = False
    for i in range(len(toks)):
        if toks.tag[i] == '"':
            quoted = not quoted
        if not quoted and toks.tag[i] in ("M", "B", "H", "V") and weigh.finite(toks, i) and not toks.capital[i] and toks.low[i - 1] != "what" and not any(a <= toks.start[i] < b for a, b in taken):
            return True
    return False
