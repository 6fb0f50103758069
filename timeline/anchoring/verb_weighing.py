"""Is this lone form a verb here?  "plans", "wounded", "set", "found" weighed by their neighbours; every look is bounded."""

from __future__ import annotations

from timeline.anchoring.clause_words import words
from timeline.anchoring.verb_groups import Tokens

REACH = 30
"""How many words ahead a question may look."""
_STOPS = frozenset({",", ";", ":", "-", "(", ")", '"', "R", "Z", "S", "C"})
COORDINATE_STOPS = frozenset({",", ";", ":", "(", '"', "R", "Z", "S", "C"})
_MANY = frozenset({"several", "many", "few"})
_OBJECTS = frozenset({"them", "him", "us", "me", "themselves", "himself", "itself"})
_COMPANY = frozenset({"inc", "co", "cos", "corp", "ltd", "bros", "jr", "sr"})
_NOMINAL = frozenset({"U", "X", "W", "P", "K", "N", "R", ")", '"', "'s", "E", "G", "F", "L", "Z"})


def before(toks: Tokens, i: int) -> int:
    """The token before `i` that is no adverb; -1 at the beginning."""
    j, limit = i - 1, i - 5
    while j >= 0 and j > limit and toks.tag[j] == "A":
        j -= 1
    return j


def after(toks: Tokens, i: int) -> int:
    """The token after `i` that is no adverb; the length at the end."""
    j, limit = i + 1, i + 5
    while j < len(toks) and j < limit and toks.tag[j] == "A":
        j += 1
    return j


def tag_at(toks: Tokens, i: int) -> str:
    """The tag of token `i`, "" outside the sentence."""
    return toks.tag[i] if 0 <= i < len(toks.tag) else ""


def finite(toks: Tokens, i: int, subject: bool = True) -> bool:
    """Whether token `i` may begin a finite verb; `subject` is whether a noun must stand before it."""
    tag = tag_at(toks, i)
    if tag in ("M", "O"):
        return not (tag == "O" and toks.low[i] == "do" and tag_at(toks, i - 1) == "T")
    if tag == "B":
        return toks.low[i] not in {"be", "being", "been"}
    if tag == "H":
        return toks.low[i] != "having" and tag_at(toks, i - 1) != "T"
    if tag == "V":
        return tag_at(toks, i - 1) not in ("D", "'s")
    if tag in ("E", "U"):
        return finite_past(toks, i, subject)
    return finite_present(toks, i, subject) if tag in ("F", "L") else False


def finite_past(toks: Tokens, i: int, subject: bool = True) -> bool:
    """Whether a form like "killed" or "set" may be a finite verb: not after a determiner, a preposition or a number."""
    tag, prev = toks.tag[i], _noun_for(toks, i - 1)
    nxt = tag_at(toks, i + 1)
    if prev == "R" and toks.low[i - 1] == "whose":
        return False
    if nxt == "I" and toks.low[i] in words().stative:
        return False
    if prev in ("I", "'s", "B", "H", "T", "M") or (prev == "K" and toks.low[i] == "ended"):
        return False
    if prev == "D" and nxt not in ("P", "Z") and toks.low[i - 1] not in {"all", "both", "many", "some", "several", "few", "most", "this", "what", "each"}:
        return False
    if prev == "A" and tag_at(toks, i - 2) in ("D", "I", "'s", "N") and nxt in ("W", "E"):
        return False
    if prev == "N" and not _year(toks.low[i - 1]) and tag == "E" and nxt == "W" and toks.low[i + 1].endswith("s") and not (i > 1 and toks.capital[i - 2]) and tag_at(toks, i + 2) in ("I", "B", "V", "H", "M", "E"):
        return False  # "about 12,000 suspected opponents of the king were"
    if prev == "A" and tag == "E" and tag_at(toks, i - 2) in ("", ",") and nxt in ("W", "F") and toks.low[i - 1].endswith("ly") and toks.low[i + 1].endswith("s"):
        return False  # "By May, freshly mobilized reserves allowed"
    if not subject:
        return not (nxt == "W" and not toks.capital[i + 1] and tag_at(toks, i + 2) in ("B", "H", "M", "V"))
    if tag == "U" and nxt == "P" and toks.low[i + 1] in _OBJECTS and prev in ("W", "K", "L", "F", "U"):
        return True  # "the secretary of state set them aside"
    if prev == "A" and tag_at(toks, i - 2) == ",":
        prev = ","  # "the couple, who have a son, quietly split"
    if prev in ("", ",", "C") or prev not in _NOMINAL | {"A", "D", "-"}:
        return prev in (",", "C", "-")
    if tag == "U" and prev == "Z" and tag_at(toks, i - 2) == "W" and nxt in ("I", "K", "D"):
        return True  # "a storm that hit in January"
    if tag == "U" and prev not in ("P", "R", "Z"):
        return (_after_noun(toks, i) or _noun_like(toks, i, prev, nxt)) and nxt in ("D", "I", "W", "N", "P", "T", "K", "E", "A", "F", "(")
    return not (nxt == "W" and toks.low[i + 1].endswith("s") and tag_at(toks, i + 2) in ("B", "H", "M", "V") and prev == "W" and not toks.capital[i - 1])


def _year(low: str) -> bool:
    return len(low) == 4 and low.isdigit()


def with_phrase(toks: Tokens, comma: int, i: int) -> bool:
    """Whether the past form at token `i` tells of a noun behind "with": ", with a base firmly [established among the poor], won"."""
    at = comma + 1
    return 0 <= at < i - 1 and toks.low[at] == "with" and tag_at(toks, at + 1) in ("D", "W", "N", "E") and "C" not in toks.tag[at:i] and (toks.tag[i - 1] == "W" or toks.low[i - 1].endswith("ly")) and later_verb(toks, next((k for k in range(i, min(len(toks), i + 14)) if toks.tag[k] == ","), i) + 1) >= 0


def _noun_for(toks: Tokens, i: int) -> str:
    """The tag of token `i`; the stop of an abbreviated name counts as the name: "Meyer Co. reported"."""
    tag = tag_at(toks, i)
    if tag == "A" and toks.low[i] == "ago":
        return "K"  # "whose rescue two months ago set off a row"
    return "W" if tag == "." and toks.low[i - 1] in _COMPANY else tag


def _after_noun(toks: Tokens, i: int) -> bool:
    if tag_at(toks, i - 1) == "A" and toks.low[i - 1].endswith("ly"):
        i -= 1  # "a man supposedly put a curse on it"
    return _noun_for(toks, i - 1) in ("W", "P", "R", "K", ")", "N")


def _noun_like(toks: Tokens, i: int, prev: str, nxt: str) -> bool:
    """Whether a form that may be a verb is the subject before token `i`: "the works shut", "police cut the road", "the dye works shut its gates"."""
    earlier = tag_at(toks, i - 2)
    return prev in ("L", "F") and (earlier == "D" or (earlier != "P" and toks.low[i - 1] in words().plural_subjects) or (earlier == "W" and prev == "F" and nxt in ("D", "N")))


def finite_present(toks: Tokens, i: int, subject: bool = True) -> bool:
    """Whether a form like "plans" or "indicate" may be a finite verb."""
    tag, low, nxt = toks.tag[i], toks.low[i], tag_at(toks, i + 1)
    p = before(toks, i)
    prev = _noun_for(toks, p)
    if tag == "F" and nxt == "L" and tag_at(toks, i + 2) in ("D", "P") and not toks.capital[i + 1]:
        return False  # "DNA tests link a man to the crime"
    if tag == "F" and nxt == "L" and words().lemma(toks.low[i + 1]) in words().timetable:
        return False  # "polling stations open"
    if tag == "F" and _looks_ahead(toks, i) and ((prev == "W" and toks.low[p] == ".") or (prev == "," and tag_at(toks, i - 1) == "A")):
        return True  # "Meyer Inc. plans to", "the firm, which owns two mills, still plans to"
    if prev == "C" and tag == "F" and (nxt in ("I", "T", "K") or (nxt == "W" and toks.capital[i + 1])) and words().lemma(low) in words().timetable:
        return True  # "and opens to the public"
    if tag == "F" and (toks.low[i - 1] in words().counts or toks.low[i - 1] in _MANY):
        return False  # "founded by two pilots"
    if tag == "F" and prev == "K" and toks.capital[p] and tag_at(toks, p - 1) == "D":
        return False  # "the September attacks"
    if prev in ("P", "R"):
        return toks.low[p] not in {"them", "him", "us", "me", "whose"}
    if nxt == "F" and tag == "F" and prev == "," and words().lemma(low) in words().reporting:
        return True
    if tag == "F" and prev == "," and (nxt in ("I", "K", "T") or (nxt != "" and f"take_{toks.low[i + 1]}" in words().timetable)) and words().lemma(low) in words().timetable and (toks.capital[i - 2] or tag_at(toks, i - 2) == "K"):
        return True  # "a talk by the director, Noor Haddad, begins at"
    if nxt in ("V", "M", "B", "H", "O", "F", "", ".", "'s") and not (nxt in ("", ".") and prev == "W" and tag == "F" and i > 3):
        return False
    if nxt == "I" and toks.low[i + 1] == "of":
        return False
    if not subject:
        return nxt in ("D", "P", "T", "I", "Z", "A", "N", "K", "G", "W", "E", "S", "R", '"')
    if tag == "F" and prev == "N" and _year(toks.low[p]):
        return words().lemma(low) in words().timetable and nxt in ("I", "K", "T")  # "the bridge rebuilt in 1950 opens in May"
    if tag == "F":
        return prev in ("W", ")", "K", "Z", "-", "L", "G", "U", "F") and _opens(nxt, toks, i) and not (nxt in ("E", "U") and (_object_ahead(toks, i + 1) or tag_at(toks, i + 2) in ("B", "H", "M")))
    if (prev == "W" or (prev == "L" and words().lemma(low) in words().timetable)) and tag_at(toks, after(toks, i)) == "K" and (tag_at(toks, p - 1) != "D" or toks.low[p].endswith("s") or words().lemma(low) in words().timetable):
        return True
    if prev in ("W", "L") and nxt in ("I", "T") and low in words().only_verbs and not toks.capital[p] and "K" in toks.tag[i + 2 : i + 6]:
        return True  # "schools in the north reopen on Monday"
    listed = toks.capital[p] and tag_at(toks, p - 1) == "C" and toks.low[p - 1] == "and" and toks.capital[p - 2] and "between" not in toks.low[:p]
    listed = listed or (low in words().only_verbs and _many_of(toks, p))
    plural = prev in ("W", "F") and not _one_named(toks, p) and (listed or toks.low[p] in words().plural_subjects or (toks.low[p].endswith("s") and not toks.low[p].endswith(("ss", "us", "is"))))
    return plural and nxt in ("D", "P", "T", "Z", "A", "N", "W", "I", "S", "R", "K", "G", "E") and not (nxt == "I" and low in {"report", "plan", "offer", "end", "deal"})


def _many_of(toks: Tokens, p: int) -> bool:
    """Whether the name at token `p` only says which of many are meant: "voters in Ireland go to the polls"."""
    first = p
    while first > 0 and toks.tag[first - 1] in "WDKN":
        first -= 1
    at = first - 2
    return at >= 0 and toks.low[at + 1] in ("in", "of", "from", "across", "for") and toks.tag[at] in "WF" and toks.low[at].endswith("s")


def _one_named(toks: Tokens, p: int) -> bool:
    """Whether a name that ends in s stands after "a": "a Los Angeles judge" is one, and judges nothing."""
    if not toks.capital[p]:
        return False
    j = p
    while j >= 0 and toks.capital[j] and toks.tag[j] == "W":
        j -= 1
    return j >= 0 and toks.low[j] in {"a", "an", "another", "every", "each"}


def _opens(nxt: str, toks: Tokens, i: int) -> bool:
    """Whether what follows an -s form can be its object: a name is, a plain noun seldom ("police plans office")."""
    if nxt in (",", "C", ")", "-"):
        return False
    return nxt != "W" or toks.capital[i + 1] or toks.low[i + 1].endswith("s") or tag_at(toks, i + 2) in ("I", "T", "Z", "W", "K", "", ".", "G", ",", "C", "N")


def _object_ahead(toks: Tokens, i: int) -> bool:
    return tag_at(toks, i + 1) in ("D", "W", "P", "I", "N", "K")


def finite_ahead(toks: Tokens, i: int, stops: frozenset[str] = _STOPS) -> int:
    """The next token at or after `i` that begins a finite verb, before any border of clauses; -1 when there is none."""
    limit = min(len(toks), i + REACH)
    j = i
    while j < limit:
        tag = toks.tag[j]
        if tag in stops and not _same_date(toks, j):
            return -1
        if tag in "FL" and stops is COORDINATE_STOPS and not (toks.tag[j - 1] == "P" or toks.capital[j - 1] or _looks_ahead(toks, j)):
            j += 1
            continue
        if tag in "MHBOVEUFL" and (j > i or tag in ("V", "M")) and finite(toks, j) and not _attributive(toks, j):
            return j
        j += 1
    return -1


def _after_day(toks: Tokens, j: int) -> bool:
    """"The accord signed on 19 August takes effect": an -s form right after a day."""
    return toks.tag[j] == "F" and toks.tag[j - 1] in ("K", "N") and words().lemma(toks.low[j]) in words().timetable


def _looks_ahead(toks: Tokens, j: int) -> bool:
    """"Crews hope to", "workers plan to": no noun is followed like that."""
    return tag_at(toks, j + 1) == "T" and tag_at(toks, j + 2) in ("L", "U", "B", "H", "O", "W") and words().lemma(toks.low[j]) in words().future_verbs


def _attributive(toks: Tokens, j: int) -> bool:
    """Whether a past form only describes the noun before it: "soldiers currently held in"."""
    return toks.tag[j] in ("E", "U") and toks.tag[j - 1] == "A" and tag_at(toks, j + 1) == "I"


def _same_date(toks: Tokens, j: int) -> bool:
    """Whether the comma at `j` is inside a date or a number of names: "Jan. 6, 2021,"."""
    return toks.tag[j] == "," and tag_at(toks, j - 1) == "N" and tag_at(toks, j + 1) == "N"


def reduced(toks: Tokens, i: int) -> bool:
    """Whether a past form is a participle that follows its noun: "memos found on soldiers indicate", "a man accused of"."""
    j = after(toks, i)
    nxt = tag_at(toks, j)
    if nxt == "W" and toks.low[j] in words().time_modifiers and tag_at(toks, j + 1) == "K":
        nxt = "K"  # "issued late Wednesday"
    if tag_at(toks, before(toks, i)) in ("P", "R", "Z"):
        return False
    if nxt not in ("I", "K", "T", "S", "A") or words().lemma(toks.low[i]) in words().unaccusative:
        return False
    if nxt == "K" and words().lemma(toks.low[i]) in words().reporting and _noun_past_time(toks, after(toks, i)):
        return False
    return by_agent(toks, i) or later_verb(toks, i + 1) >= 0


def _noun_past_time(toks: Tokens, j: int) -> bool:
    """Whether a noun follows the words of time at `j`: "announced Monday the manager's contract had been extended"."""
    limit = min(len(toks), j + 4)
    while j < limit and (toks.tag[j] in ("K", "N") or toks.low[j] in words().time_modifiers):
        j += 1
    return tag_at(toks, j) in ("W", "D", "P")


def by_agent(toks: Tokens, i: int) -> bool:
    """Whether "by" and a doer follow, so that the form before it is passive: "led by three men", not "rose by 3%"."""
    return tag_at(toks, i + 1) == "I" and toks.low[i + 1] == "by" and tag_at(toks, i + 2) not in ("N", "", "G", "K")


def any_verb(toks: Tokens, i: int) -> bool:
    """Whether any finite verb stands within reach at or after `i`."""
    return any(toks.tag[j] in "MBHOVEF" and finite(toks, j, subject=False) for j in range(i, min(len(toks), i + REACH)))


def later_verb(toks: Tokens, i: int) -> int:
    """A certain finite verb that needs the subject which stands before token `i`: none of a clause that starts in between."""
    limit, skip, j = min(len(toks), i + REACH), False, i
    while j < limit:
        tag = toks.tag[j]
        if tag in ("Z", ";", ":", '"', "-"):
            return -1
        if tag in ("R", "S", ","):
            if tag == "," and not skip and tag_at(toks, j + 1) in ("C", "G", "P", "A", "D", "W", "R"):
                return -1
            skip = tag != ","
        elif tag == "P" and not skip and toks.low[j] not in {"him", "them", "us", "me", "himself", "herself", "itself", "themselves"}:
            return -1
        elif tag == "C":
            joined = after(toks, j)
            if finite(toks, joined, subject=False):
                if tag_at(toks, joined) != "E" or tag_at(toks, joined + 1) not in ("I", "K"):
                    return -1
                j = joined  # "a bridge built in 1900 and rebuilt in 1950 opens"
        elif tag in ("M", "H", "B", "V", "O") and finite(toks, j) and toks.low[j - 1] != "what":
            if not skip:
                return j
            skip = False
        elif not skip and (_after_day(toks, j) or (tag in ("F", "L", "E") and finite(toks, j) and (tag_at(toks, j + 1) in ("D", "P", "T", "Z", "I") or (tag == "E" and tag_at(toks, j + 1) == "A" and (tag_at(toks, j + 2) in ("N", "D", "I") or tag_at(toks, j + 3) == "K")))) or (tag == "F" and tag_at(toks, j + 1) == "K" and words().lemma(toks.low[j]) in words().timetable and finite(toks, j))):
            return j
        j += 1
    return -1


def noun_after(toks: Tokens, i: int) -> tuple[int, int]:
    """The noun phrase after an inverted reporting verb: said [the mayor]."""
    j, limit = i, min(len(toks), i + 12)
    while j < limit and (toks.tag[j] in ("W", "D", "P", "'s", "I", ".", "N", "E", "G") or (toks.tag[j] in "LFU" and j > i and toks.tag[j - 1] in "DLFU")) and not (toks.tag[j] == "I" and toks.low[j] not in {"of", "for"}):
        j += 1
    while j > i and toks.tag[j - 1] in (".", "I"):
        j -= 1
    return i, j
