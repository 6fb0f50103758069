"""A headline from a clause: the article's own words, without the date, the attribution and what links it to the text before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from timeline.anchoring.clause_words import words as lexicon
from timeline.anchoring.clauses import Clause
from timeline.events.passage import Passage, Span, without
from timeline.events.words import any_of, phrases, words

LIMIT = 100
_MARKS = re.compile(r"\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|^#+\s*")
_SPACE_BEFORE = re.compile(r" ([,.;:!?%)\]’”]|''|'s\b)")
_SPACED = (" ,", " .", " ;", " :", " !", " ?", " %", " )", " ]", " ’", " ”", " '")
_COMMAS = re.compile(r"(?:\s*[,;:–—-]{1,2}\s)*\s*,\s*(?=[,;.])|,(?=\s*,)")
_DASHES = re.compile(r"\s(?:[–—-]|--)(?:\s(?:[–—-]|--))+\s")
"""Two dashes between which everything was left out."""
_LINKS = ("from", "of", "with", "by", "and", "or", "but", "the", "a", "an", "than", "against", "versus", "since", "until", "between")
_LOOSE = re.compile(rf"[\s,]+(?:(?:compared|up|down)\s+)?(?:{'|'.join(_LINKS)})\Z")
_EMPTY = re.compile(r"\s*(?:\(\s*(?:[ECMP][SD]T|GMT|UTC|BST|CES?T|IST|JST|EES?T|AES?T|AEDT)?\s*\)|[\"“]\s*[,.]?\s*[\"”](?!\w))")
_OWNED = re.compile(r"['’]s\s+[\w-]+(?:\s+[\w-]+){0,2}(?=,)")
_QUOTES = (("“", "”"), ("``", "''"), ("(", ")"), ("[", "]"))


def clause_words(passage: Passage, index: int, dates: Iterable[Span], leave: Iterable[Span]) -> str:
    """The words of a clause with the spans of dates (their prepositions too) and of other clauses left out.

    "Wednesday's crash" is "the crash" without its date.
    """
    return sayable(passage, index, dates, leave)(())


def sayable(passage: Passage, index: int, dates: Iterable[Span], leave: Iterable[Span]) -> Callable[[Iterable[Span]], str]:
    """`clause_words` as a function of what more to leave out, for a headline of which several lengths are tried."""
    clause = passage.clauses[index]
    dates = [date for date in dates if not _is_object(passage.text, clause, date)]
    subject = clause.subject[1] if clause.subject is not None else clause.start
    always = [_with_aside(passage.text, _with_preposition(passage.text, span, clause.start), clause.start) for span in dates] + [_with_commas(passage.text, span, subject) for span in leave]
    return lambda left: _pieced(passage, index, dates, [*always, *(_with_commas(passage.text, span, subject) for span in left)])


def _is_object(text: str, clause: Clause, date: Span) -> bool:
    """Whether a date is what the verb needs: "the trend has characterized the last half of the 1980s", "were given until Tuesday to sign"."""
    verb = clause.verb
    if verb is None or verb.end > date[0]:
        return False
    if verb.lemma in words("headline", "aiming") and text[verb.end:date[0]].strip() in ("for", ""):
        return text[date[0] - 4:date[0]] == "for " or text.startswith("for ", date[0])
    if verb.lemma in ("give", "have") and _UNTIL.search(text, verb.end, date[0] if text[date[0]:date[0] + 5] != "until" else date[0] + 6) is not None and text.startswith(" to ", date[1]):
        return True
    return not verb.passive and not text[verb.end:date[0]].strip() and text.startswith("the ", date[0]) and _WHEN.match(text, date[0]) is None and verb.lemma not in lexicon().intransitive


_UNTIL = re.compile(r"\b(?:until|till)\s\Z")
_WHEN = re.compile(r"the (?:next|following|same|very|previous|preceding|other|day|night|week|weekend|month|year|morning|evening|afternoon|minute|moment|first|second|third|fourth)\b")


def _pieced(passage: Passage, index: int, dates: list[Span], holes: list[Span]) -> str:
    """What holes leave of the words of a clause."""
    clause = passage.clauses[index]
    holes = _listed(passage.text, holes, dates)
    holes += _lone_comma(passage, index, holes)
    owners = {hole[1] for hole in holes for span in dates if hole[0] >= span[0] and hole[1] <= span[1] + 4 and hole[1] > span[1] and passage.text[span[1]:span[1] + 1] in "'’" and passage.text[hole[1]:hole[1] + 1] == " "}
    pieces = [("the " if a in owners and passage.text[a:a + 2].strip()[:1] not in "$€£#0123456789" else "") + passage.text[a:b].strip() for a, b in without((clause.start, clause.end), [hole for hole in holes if hole[0] < hole[1]])]
    for i in range(1, len(pieces)):
        article = _ARTICLE.search(pieces[i - 1])
        if article is not None and pieces[i][:1].isalpha():
            right = article[0][0] + ("n" if pieces[i][0].lower() in "aeiou" else "")  # "a [third-quarter] earnings report"
            pieces[i - 1] = pieces[i - 1][:article.start()] + right
    return " ".join(pieces)


_ARTICLE = re.compile(r"\b[Aa]n?\Z")


def _lone_comma(passage: Passage, index: int, holes: list[Span]) -> list[Span]:
    """The comma that is all that holes leave between the subject and the verb: "General Lund, [leading the army,] attacked"."""
    clause = passage.clauses[index]
    if clause.subject is None or clause.verb is None or not clause.subject[1] < clause.verb.start:
        return []
    between = (clause.subject[1], clause.verb.start)
    left = [span for span in without(between, holes) if passage.text[slice(*span)].strip()]
    return left if left != [between] and len(left) == 1 and passage.text[slice(*left[0])].strip() == "," else []


_AND = re.compile(r"\s*(?:,|and|or|,\s*and|and\s+again)\s*")


def _listed(text: str, holes: list[Span], dates: list[Span]) -> list[Span]:
    """Holes of dates with nothing but "and" between them as one: "in 1994 and again in 2005"."""
    out: list[Span] = []
    for hole in sorted(holes):
        dated = any(hole[0] < date[1] and date[0] < hole[1] for date in dates)
        if out and out[-1][1] <= hole[0] and dated and _AND.fullmatch(text, out[-1][1], hole[0]):
            out[-1] = out[-1][0], hole[1]
        else:
            out.append(hole)
    return out


_SINCE_ASIDE = re.compile(r",\s(?:(?!and\b|but\b|who\b|which\b)[\w'’-]+\s){1,4}(?:since\s)?\Z")


def _with_aside(text: str, hole: Span, limit: int) -> Span:
    """What a "since" in commas says, with its commas: "Ceban[, in office since 2010,] resigned"."""
    if text[hole[1]:hole[1] + 2] != ", " or "since" not in text[hole[0] - 6:hole[0] + 6]:
        return hole
    found = _SINCE_ASIDE.search(text, max(limit, hole[0] - 40), hole[0])
    return (found.start(), hole[1] + 1) if found is not None else hole


def _with_commas(text: str, span: Span, subject: int) -> Span:
    """A left-out clause with the two commas that enclose it; the second stays where it closes an apposition too."""
    start, end = span
    before = text[max(0, start - 3):start]
    if before.rstrip().endswith(",") and text[end:end + 1] == ",":
        comma = start - len(before) + before.rindex(",")
        return comma, end + (not (subject < comma and text.count(",", subject, comma) % 2))
    return span


@lru_cache(maxsize=256)
def _with_preposition(text: str, span: Span, limit: int) -> Span:
    """A date with the words before it that only introduce it: "early on Sunday", "until Monday"; and "Monday's" with its 's."""
    start, end = span
    if _describes(text, end) and ("-" in text[start:end] or (_BARE.fullmatch(text, start, end) and _INTO.search(text, max(limit, start - 12), start))):
        return start, end  # "the reduction to fourth-quarter earnings", "by overnight losses"
    if text[max(0, start - 3):start] == "on " and _YEAR.fullmatch(text, start, end) and _describes(text, end):
        return start, end  # "based on 2016 sales"
    if text.startswith(" of ", end) and _LENGTH.fullmatch(text, start, end) and text[max(0, start - 2):start].lower() in ("a ", "\na"):
        return start, start  # "after a weekend of accusations"
    if _CAPITAL.fullmatch(text, start, end) and _TITLED.match(text, end) and _OPENED.search(text, max(0, start - 6), start):
        return start, start  # "the Autumn Harvest Uprising"
    if text[start - 1:start] == "-":
        return start, start  # "the post-1959 laws"
    if text[end:end + 2] in ("'s", "’s"):
        if _DESCRIBED.search(text, max(limit, start - 40), start):
            return start, start
        owned = _OWNED.match(text, end) if " " in text[start:end] else None
        if owned is None:
            return start, end + 2
        end = owned.end()
    period = _PERIOD.search(text, max(limit, start - 60), start) or (None if _describes(text, end) else _QUALIFIED.search(text, max(limit, start - 40), start)) or _DISTANCE.search(text, max(limit, start - 40), start)
    start = period.start() if period else start
    for turn in range(3):
        found = _BEFORE.search(text, max(limit, start - 24), start)
        if found is not None and found[1] == "back" and _DETERMINER.search(text, max(limit, found.start() - 6), found.start()):
            break  # "shot in the back on Friday"
        if found is None or (found[1].lower() not in _introducing(turn) and found[1] != "Over") or (found[1] in ("in", "on") and text[span[0]:span[0] + 4] in _SINCE and _PARTICLE.search(text, max(limit, start - 24), found.start(1))):
            break
        start = found.start(1)
    start -= 3 * (text[max(limit, start - 3):start].lower() == "up " and text.startswith(("until ", "till ", "to "), start))
    bare = NO.search(text, max(limit, start - 5), start) if _THAN.match(text, start) is not None else None
    start = bare.start() if bare is not None else start
    more = _FURTHER.match(text, end, end + 120)
    end = more.end() if more is not None else end
    if _ATTRIBUTE.search(text, max(limit, start - 40), span[0]) and _describes(text, span[1]):
        return span[0], span[0]
    if _DURING.search(text, max(limit, span[0] - 10), span[0]) and _describes(text, span[1]):
        return span[0], span[0]
    if _AMOUNT.search(text, max(limit, span[0] - 30), span[0]):
        return span[0], span[0]
    if text[end:end + 1] == "," and (start <= limit + 1 or text.startswith(" that ", end + 1)):
        end += 1
    elif text[end:end + 1] == "," and text[max(0, start - 2):start].strip() == ",":
        start = text.rindex(",", 0, start)
        end += 1
    return start, end


_BARE = re.compile(r"[a-z][\w-]+|January|February|March|April|May|June|July|August|September|October|November|December")
_YEAR = re.compile(r"\d{4}")
NO = re.compile(r"\b(?:no|not)\s+\Z", re.I)
"""Before a bound that it turns round: "no earlier than May"."""
_THAN = re.compile(r"(?:earlier|sooner) than", re.I)
_DETERMINER = re.compile(r"\b(?:the|his|her|its|their|my|a)\s\Z")
_LENGTH = re.compile(r"(?:\w+ )?(?:day|night|weekend|week|month|year|season|decade)")
_CAPITAL = re.compile(r"[A-Z][a-z]+")
_TITLED = re.compile(r" [A-Z][a-z]{2,}")
_OPENED = re.compile(r"(?:\b[Tt]he|\b[Aa]n?|\b[Ii]ts|[\"“‘']) ?\Z")
_INTO = re.compile(r"\b(?:by|of|for|from|with|to)\s+\Z")
"""A date of one word behind one of these describes the noun behind it: "by overnight losses", "for November sales"."""


def _describes(text: str, end: int) -> bool:
    """Whether a noun stands right behind a date that ends at `end`."""
    found = _HEAD.match(text, end)
    return found is not None and lexicon().tag(found[0].strip()) not in tuple("AVIMBHOCSRZPTE")


_SINCE = ("the ", "last", "next", "that", "over", "this", "toda", "tomo", "yest", "earl", "late")
_PARTICLE = re.compile(r"\b(?:switch(?:ed)?|handed|hand|sworn|swear|turned|moved|brought|caved|called|broke|broken|filled) \Z")
"""Verbs whose "in" is their own: "handed in the following month"."""
_FURTHER = re.compile(r" (?:ended|ending) [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\b| (?:local|[A-Z][a-z]+) time\b| alone\b| or (?:so|later|earlier|sooner)\b(?! than)| (?:onwards?|forward)\b| and (?:beyond|onwards?)\b|,\s+(?:(?:only|just|almost|about|exactly)\s+)?\w+\s+(?:day|week|month|year)s?\s+(?:before|after)\s+(?:[^,;.:]|(?<=\bvs)\.|(?<=\b[A-Z])\.|(?<=\b[DMS][rt])\.){2,90}(?=[,;]|(?<!\bvs)\.|\Z)|\s+on\s+the\s+(?:day|eve|morning|evening|night)\s+of\s+[^,;.]{2,40}?(?=[,;.]|\s+(?:and|but)\b|\Z)|(?<=the day|the eve)\s+of\s+[^,;.]{2,40}?(?=[,;.]|\s+(?:and|but)\b|\Z)")
"""What says the same time again: "on 6 November, the day after the vote", "at 2 p.m. on the day of the fair"."""


def _introducing(turn: int) -> frozenset[str]:
    """What may stand before a date, and before that."""
    before = words("headline", "before_date_prepositions")
    return before | words("headline", "nearly") if turn else words("headline", "date_prepositions") | words("headline", "nearly")


_ATTRIBUTE = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|this)|['’]s)\s+(?:[\w-]+\s+)?\Z|[\"“‘]\Z", re.I)
_HEAD = re.compile(r" (?!(?:in|on|at|of|to|by|for|from|with|and|or|but|that|which|who|when|as|after|before|is|was|were|are|has|have|had|will|would|said|says|until|since|over|against|amid|during|while|because|following)\b)[a-z]{4,}(?<!ed)\b")
"""A date right before a noun describes it and stays: "the Bastille Day celebrations"."""
_AMOUNT = re.compile(r"\b(?:much|most|all|rest|part|some|half|end|beginning|start|days|hours)\s+of\s+\Z|\b(?:past|beyond|celebrat\w+|spen[dt]\w*|approach(?:es|ed|ing)?|await(?:s|ed|ing)?|mark(?:s|ed|ing)?|observ(?:es?|ed|ing)|welcom\w+|ring(?:s|ing)?\s+in)\s+(?:the\s+)?\Z", re.I)
_DESCRIBED = re.compile(r"\b(?:the|a|an|its|his|her|their|this)\s+[\w-]+\s+\Z", re.I)
_DURING = re.compile(r"\bduring\s+\Z")
_PERIOD = re.compile(r"\b(?:the|its|his|a)\s+(?:[\w-]+\s+){0,2}(?:year|quarter|months?|weeks?|period|half)\s+(?:ended|ending|to|through)\s+\Z")
_QUALIFIED = re.compile(r"\b(?:in|for|during|over)\s+(?:the|its|his|her|their|an?)\s+(?:[a-z]+ly\s+[a-z-]+|latest|most\s+recent|same|current|fiscal|previous|prior|preceding|following|ensuing|entire|whole|full|past)\s+\Z")
"""A preposition with what says of which kind the stretch is: "for the seasonally slow [third quarter]"."""
_DISTANCE = re.compile(r"\b(?:only )?as\s+(?:recently|late|early|long ago|far back)\s+as\s+\Z|\bAs\s+(?:recently|late|early|long ago|far back)\s+as\s+\Z|\b(?:(?:just|well|days|weeks|months) )?ahead\s+of\s+\Z|\b(?:in|during|over|at|by|toward|towards)\s+the\s+(?:course|middle|beginning|end|start|close|run|midst)\s+of\s+\Z|\b(?:(?:just|only|barely|nearly|about|some)\s+)?(?:(?:a few|[\w-]+)\s+)?(?:minutes|hours|days|weeks|months|years)\s+(?:before|after)\s+(?:the\s+)?\Z")
"""How far from a date: "just days before Election Day"."""
_BEFORE = re.compile(r"(?<!\w)(\w{1,12})\s+\Z")


def tidy(raw: str, limit: int | None = LIMIT) -> str:
    """Plain, one line, begins with a capital, ends without a stop, quotes and brackets whole; at most `limit` characters."""
    if any_of(raw, ("``",)):
        raw = raw.replace("``", '"').replace("''", '"')
    text = " ".join((_MARKS.sub("", raw) if any_of(raw, "*_#") else raw).split())
    if any_of(text, _SPACED):
        text = _SPACE_BEFORE.sub(r"\1", text)
    if any_of(text, ("— —", "– –", "- -", "-- --")):
        text = _DASHES.sub(" ", text)
    if any_of(text, (",,", ",;", ",.")):
        text = _COMMAS.sub("", text)
    if any_of(text, "(\"“"):
        text = _EMPTY.sub("", text)
    if text.startswith("In a"):
        text = _WRITTEN.sub(lambda m: m[1].rstrip() + ", ", text)
    text = _strip(_no_connective(_strip(_INSIDE.sub(r"\1", text) if text.startswith("(") else text)))
    last = text.rpartition(" ")[2]
    alone = text.count(",") == 1
    if last in _LEFT or last.isdigit() or (", " in text and (last.endswith("ly") or last in ("beginning", "starting", "ending", "them", "whom"))):
        text = _TAIL.sub("", text)
    elif last in words("headline", "told_again") and (apposed := _APPOSED.search(text)) is not None:
        text = text[:apposed.start()]
    if alone:
        text = _LONE.sub(r"\1 \2", text)
    text = _strip(_unquoted(_whole(_LOOSE.sub("", text) if text.endswith(_LINKS) else text)))
    if ", and," in text or " and, " in text:
        text = _HUNG.sub("", text)
    text = shorten(text, limit) if limit is not None else text
    return _the(text[:1].upper() + text[1:])


_WRITTEN = re.compile(r"\A(In an? (?:[\w-]+ ){1,3}?)(?:written|made|published|released|issued|delivered|posted|given|broadcast|aired|sent), ")
"""What is left of "In a letter written in 1852, Lund told", whose day the headline goes without."""


_POINTING = re.compile(r"(?:This|That|These|Those) ([a-z][\w-]+) ([a-z][\w-]+)")


def _the(text: str) -> str:
    """"The bridge was closed" for "This bridge was closed": which one, the headline cannot show, and the article has told."""
    found = _POINTING.match(text) if text.startswith("Th") else None
    if found is None:
        return text
    noun, verb = lexicon().tag(found[1]), lexicon().tag(found[2])
    return f"The {text[found.start(1):]}" if noun == "W" or (noun in ("L", "F", "U") and verb in ("V", "B", "H", "M", "E")) else text


_ONLY, _ABOUT, _RANKED = ("just", "only"), ("almost", "nearly", "about"), ("first", "second", "third", "last", "latest", "only", "biggest", "worst", "largest", "deadliest")
_FEW, _HENCE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), ("then", "further", "also", "thus", "thereby", "therefore", "hence")
_TAIL = re.compile(
    rf",\s+(?:[a-z]{{3,}}ly|beginning|starting|ending|(?:most|some|many|all|both|several) of (?:them|whom))\Z|(?:[\s,]+(?:{'|'.join(_ONLY)})|,\s+(?:{'|'.join(_ABOUT)}))(?:\s+(?:\d\d?|{'|'.join(_FEW)}))?\Z|[\s,]+(?:{'|'.join(_ABOUT)})\Z"
    rf"|,\s+(?:the|his|her|its|their)\s+(?:{'|'.join(_RANKED)})\Z|,\s+(?:{'|'.join(_HENCE)})\Z|,?\s+as\s+well\Z"
)
"""What is left of "just 22 days after"."""
_APPOSED = re.compile(r",\s+an?\s+(?P<noun>\w+)\Z")
"""A noun for what was just told, of which the rest was left out: "approved the plan, a step [that ...]"."""
_LEFT = frozenset({*_ONLY, *_ABOUT, *_RANKED, *_FEW, *_HENCE, "well"})
"""The last words of that; most headlines end in another."""


_HUNG = re.compile(r",?\s+and,\s[^,]*,?\Z")
"""A second statement of which only what stood before its subject is left: "failed, and, after the battle"."""


_LONE = re.compile(r"\A([A-Z][^,]{2,50}), ((?:was|were|is|are|has|have|had|will|said|told)\b)")
"""A comma between subject and verb that has lost the other one."""


_INSIDE = re.compile(r"\A\(([^()]*)\)\Z")


def _strip(text: str) -> str:
    text = text.strip(" ,;:–—-_|•*")
    text = text[1:] if text[:1] == "." and text[1:2].isalpha() else text
    return text[:-1].rstrip(" ,;:") if text.endswith(".") and not _ABBREVIATED.search(text) else text


_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.|Inc\.|Corp\.|Co\.|Ltd\.|Jr\.|Sr\.|a\.m\.|p\.m\.)\Z")


def _no_connective(text: str) -> str:
    for _ in range(3):
        match = _connective().match(text)
        if match is None or text.startswith("That "):
            return text
        text = text[match.end():].lstrip(" ,")
    return text


@lru_cache(maxsize=1)
def _connective() -> re.Pattern[str]:
    return re.compile("(?:(?:(?:not|perhaps|quite|rather|more) )?[a-z]{3,}ly,|(?:" + "|".join(re.escape(p) for p in phrases("headline", "connectives")) + r")\b)[ ,]+", re.I)


def _unquoted(text: str) -> str:
    """A text that is one quote from end to end, without the marks."""
    found = _ONE_QUOTE.fullmatch(text)
    return (found[1] or found[2] or found[3]).strip(" ,") if found else text


_ONE_QUOTE = re.compile(r"[\"“]\s*([^\"“”]+?)[,.]?\s*[\"”]|‘([^‘]+?)[,.]?’|'((?:[^']|\b'\b)+?)[,.]?'")


def _whole(text: str) -> str:
    """Without the quote marks and brackets that have lost their other half."""
    if _PAIRED.search(text) is None:
        return " ".join(text.split()).strip(" ,")
    if text.count('"') % 2:
        text = text.replace('"', "")
    for opening, closing in _QUOTES:
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if any_of(text, "'‘’") and len(_OPENS.findall(text)) != len(_CLOSES.findall(text)) - len(_OWNS.findall(text)):
        text = _CLOSES.sub("", _OPENS.sub("", text)) if _OWNS.search(text) is None else _OPENS.sub("", text)
    return " ".join(text.split()).strip(" ,")


_PAIRED = re.compile(r"[\"“”`'‘’()\[\]]")
_OPENS = re.compile(r"(?<![\w.'’])['‘](?=\w)(?!(?:s|t|em|til|cause|\d\ds?)\b)")
_CLOSES = re.compile(r"(?<=[\w.,!?])['’](?![\w'])")
_OWNS = re.compile(r"s['’](?= \w)")


def shorten(text: str, limit: int = LIMIT) -> str:
    """Cut at the last border of a phrase that fits, else at a word.

    >>> shorten("The council approved the plan for the new bridge over the river after a long debate", 60)
    'The council approved the plan for the new bridge'
    """
    if len(text) <= limit:
        return text
    cut = text[:limit + 1].rsplit(" ", 1)[0] if " " in text[:limit + 1] else text[:limit]
    best = _border(text, limit)
    parts = (best or cut).split(" ")
    while len(parts) > 1 and (parts[-1].strip(",;:").lower() in words("headline", "dangling") or [p.lower() for p in parts[-2:]] == ["as", "well"]):
        parts.pop()
    return _whole(" ".join(parts).strip(" ,;:–—-"))[:limit]


def _border(text: str, limit: int) -> str | None:
    """The part of `text` before the last preposition, infinitive or comma that fits, if that is at least half of the room."""
    tokens = text[:limit + 40].split(" ")
    for i in range(len(tokens) - 1, 1, -1):
        head = " ".join(tokens[:i])
        if len(head) * 2 < limit:
            return None
        if len(head) > limit or (tokens[i - 2].lower() == "to" and tokens[i] in words("headline", "particles")):
            continue
        if tokens[i] in ("and", "or") and any(t.endswith(",") for t in tokens[max(0, i - 4):i]):
            continue
        if tokens[i - 1].endswith(",") and "-" in tokens[i - 1] and tokens[i][:1].islower() and lexicon().tag(tokens[i - 1][:-1]) == "W":
            continue  # "slow-growth, low-profit shops"
        if tokens[i].lower() in words("headline", "prepositions") or tokens[i - 1].endswith((",", ";", ":")):
            return head
    return None
