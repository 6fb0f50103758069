"""One walk over the words of a sentence with a stack of open clauses: what opens, what closes, who gets the verb."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.anchoring import verb_weighing as weigh
from timeline.anchoring.clause_words import Words, words
from timeline.anchoring.verb_groups import Group, Tokens, read

_AFTER_TIME_CAP = 8
_MOST = 40
"""A sentence with more clauses than this is no prose; the rest of it is left to the main clause."""
_INNER = frozenset({"relative", "participial", "infinitive", "adverbial"})
_PARTS = frozenset("one two three some many most all both several none each half".split())
_GERUND_AFTER = frozenset("after before while when by since without upon of for from in on despite".split())


@dataclass(slots=True)
class Draft:
    """A clause being built, in token numbers, the end exclusive."""

    first: int
    last: int
    kind: str
    parent: int | None
    verb: Group | None = None
    lemma: str = ""
    opener: str | None = None
    quoted: bool = False
    comma: bool = False
    reports: bool = False
    shares: int | None = None
    subject: tuple[int, int] | None = None

    def before(self, other: Draft) -> bool:
        """Whether its verb stands before `other`."""
        return self.verb is not None and self.verb.last < other.first


class Builder:
    """The state of the walk. `cur` is the innermost open clause."""

    def __init__(self, toks: Tokens) -> None:
        self.toks, self.lex = toks, words()
        self.drafts = [Draft(0, len(toks), "main", None)]
        self.cur = 0
        self.comma = -1
        self.quotes = _quotes(toks, self.lex)

    def build(self) -> list[Draft]:
        """The clauses, in the order in which they open."""
        i, size, tags = 0, len(self.toks), self.toks.tag
        while i < size:
            tag = tags[i]
            if tag == "W" or tag == "D" or tag == "N" or tag == "K" or tag == "P":
                i += 1
            elif i in self.quotes:
                i = self._quote(i)
            elif tag in "MHBOVEUFLXGT":
                i = self._verb(i)
            elif tag in _HANDLERS:
                i = _HANDLERS[tag](self, i)
            else:
                i += 1
        return self.drafts

    # opening and closing

    def _open(self, first: int, kind: str, parent: int | None = None, **more: object) -> Draft:
        if len(self.drafts) > _MOST:
            self.cur = 0
            return Draft(first, len(self.toks), kind, 0)
        draft = Draft(first, len(self.toks), kind, self.cur if parent is None else parent)
        for key, value in more.items():
            setattr(draft, key, value)
        self.drafts.append(draft)
        self.cur = len(self.drafts) - 1
        return draft

    def _close(self, at: int) -> None:
        """End the innermost clause before token `at`."""
        draft = self.drafts[self.cur]
        if draft.parent is not None:
            draft.last = min(draft.last, at)
            self.cur = draft.parent

    def _close_to(self, index: int, at: int) -> None:
        while self.cur != index and self.drafts[self.cur].parent is not None:
            self._close(at)

    def _here(self) -> Draft:
        return self.drafts[self.cur]

    def _ancestors(self) -> list[int]:
        out, at = [], self.cur
        while True:
            out.append(at)
            parent = self.drafts[at].parent
            if parent is None:
                return out
            at = parent

    def _assign(self, draft: Draft, group: Group) -> None:
        draft.verb = group
        draft.lemma = self.lex.lemma(self.toks.low[group.head])
        draft.reports = draft.lemma in self.lex.reporting

    # marks

    def _comma(self, i: int) -> int:
        if weigh.tag_at(self.toks, i - 1) == "N" and weigh.tag_at(self.toks, i + 1) == "N":
            return i + 1
        self.comma = i
        while True:
            here = self._here()
            ends = here.verb is not None and here.kind in _INNER and not here.quoted
            if here.kind == "participial" and here.comma and weigh.tag_at(self.toks, i + 1) == "G":
                ends = True
            if not ends or self._list(i):
                return i + 1
            self._close(i)

    def _list(self, i: int) -> bool:
        """Whether the comma stands in a short list: "chairman, president and chief executive"."""
        j, limit = i + 1, min(len(self.toks), i + 5)
        while j < limit and self.toks.tag[j] in ("W", "D"):
            j += 1
        return j > i + 1 and weigh.tag_at(self.toks, j) == "C" and self.toks.tag[i - 1] == "W" and not self.toks.capital[i - 1] and weigh.tag_at(self.toks, j + 1) == "W"

    def _semicolon(self, i: int) -> int:
        while self._here().parent is not None and not self._here().quoted:
            self._close(i)
        self.comma = i
        if self._here().verb is not None and weigh.finite_ahead(self.toks, i + 1, frozenset({";"})) >= 0:
            root = self.cur
            self._open(i + 1, "coordinate", root, opener=";")
        return i + 1

    def _dash(self, i: int) -> int:
        return self._comma(i)

    def _bracket(self, i: int) -> int:
        if self.toks.tag[i] == "(":
            self._open(i, "nominal", opener="(")
            return i + 1
        for index in self._ancestors():
            if self.drafts[index].opener == "(":
                self._close_to(index, i)
                self._close(i + 1)
                break
        return i + 1

    def _quote(self, i: int) -> int:
        close = self.quotes[i]
        if close < 0:
            for index in self._ancestors():
                if self.drafts[index].quoted:
                    self._close_to(index, i)
                    self._close(i + 1)
                    break
            self.comma = i
            return i + 1
        self._open(i, "reported", quoted=True)
        self._here().last = close + 1
        self.comma = i
        return i + 1

    # words that open clauses

    def _relative(self, i: int) -> int:
        first = i - 1 if weigh.tag_at(self.toks, i - 1) == "I" else i
        if first < i and self.toks.low[first] == "of" and self.toks.low[first - 1] in _PARTS:
            first -= 1
        if self.toks.low[i] == "where" and weigh.tag_at(self.toks, i + 1) == "T":
            return i + 1
        self._open(first, "relative", opener=self.toks.low[i], comma=weigh.tag_at(self.toks, first - 1) == ",")
        return i + 1

    def _that(self, i: int) -> int:
        toks, here = self.toks, self._here()
        nxt = weigh.after(toks, i)
        prev = weigh.tag_at(toks, i - 1)
        noun_before = prev in ("W", ")", "'s", "K", "N") and not (toks.low[i - 1] in self.lex.reporting_nouns)
        verb_next = weigh.finite(toks, nxt, subject=False) and toks.tag[nxt] != "L"
        if verb_next and noun_before:
            self._open(i, "relative", opener="that")
        elif verb_next and prev not in ("W", ")", "K", '"', "V", "E", "F", "L", "C", "U"):
            return i + 1
        elif weigh.finite_ahead(toks, i + 1, frozenset({";", "Z"})) >= 0:
            self._open_that(i, here, noun_before)
        return i + 1

    def _open_that(self, i: int, here: Draft, noun_before: bool) -> None:
        """A that-clause: reported after a verb that reports, or one that coordinates with the one before it."""
        reporter = next((k for k in self._ancestors() if self.drafts[k].reports and self.drafts[k].before(Draft(i, i, "", None))), None)
        coordinated = weigh.tag_at(self.toks, i - 1) == "C"
        if noun_before and not coordinated and not (here.verb and (here.reports or here.verb.last == i - 1)):
            self._open(i, "relative", opener="that")
            return
        if reporter is not None and (coordinated or self.comma == i - 1):
            self._close_to(reporter, i)
        self._open(i, "reported", opener="that")

    def _subordinator(self, i: int) -> int:
        toks = self.toks
        nxt = weigh.after(toks, i)
        tag = weigh.tag_at(toks, nxt)
        if tag == "G" or (tag in ("E", "X") and toks.low[i] not in {"after", "before", "since", "until"}):
            group = read(toks, nxt)
            draft = self._open(i, "participial", opener=toks.low[i], comma=True)
            if group is not None:
                self._assign(draft, _nonfinite(group))
                return group.last + 1
        verb = weigh.finite_ahead(toks, i + 1, _SUBORDINATE_STOPS)
        if verb >= 0:
            kind = "reported" if toks.low[i] == "whether" else "adverbial"
            self._open(i, kind, opener=toks.low[i])
        return i + 1

    def _coordinator(self, i: int) -> int:
        toks = self.toks
        nxt = weigh.after(toks, i)
        tag = weigh.tag_at(toks, nxt)
        host = next((k for k in self._ancestors() if self._finite(k)), None)
        if tag in ("Z", "T", "R", "S", "G", "X") or host is None:
            return i + 1
        if tag in ("L", "U") and self._here().kind == "infinitive" and self._here().verb:
            return self._again(i, nxt)
        if tag in "MHBOVEUFL" and tag and weigh.finite(toks, nxt, subject=False) and self._agrees(host, tag, nxt):
            self._close_to(host, i)
            self._open(i, "coordinate", opener=toks.low[i], shares=host)
            return nxt
        verb = weigh.finite_ahead(toks, i + 1, weigh.COORDINATE_STOPS)
        if verb > nxt and (self.comma == i - 1 or not self._noun_phrase_and(i, verb)):
            self._close_to(self._coordinate_host(host, i), i)
            self._open(i, "coordinate", opener=toks.low[i])
        return i + 1

    def _coordinate_host(self, host: int, i: int) -> int:
        """The clause that "and ..." stands beside: after a comma an outer one, not a relative."""
        if self.comma != i - 1:
            return host
        return next((k for k in self._ancestors() if self._finite(k) and self.drafts[k].kind not in _INNER), host)

    def _noun_phrase_and(self, i: int, verb: int) -> bool:
        """Whether "and" joins two nouns of a clause still without its verb ("said A and B will ...")."""
        here = self._here()
        if here.verb is None:
            return True
        lone = here.verb.last + 1 < i and here.reports and not any(d.parent == self.cur for d in self.drafts)
        return lone and weigh.finite_ahead(self.toks, here.verb.last + 1) < 0 and self.toks.low[i] == "and"

    def _again(self, i: int, nxt: int) -> int:
        """A second verb after "to": "to meet and discuss"."""
        here = self._here()
        group = Group(nxt, nxt, nxt, "infinitive")
        self._close(i)
        draft = self._open(i, "infinitive", here.parent, opener=self.toks.low[i])
        self._assign(draft, group)
        if here.verb is not None:
            group.tense, group.cue = here.verb.tense, here.verb.cue
        return nxt + 1

    def _agrees(self, host: int, tag: str, at: int) -> bool:
        """Whether a verb after "and" can go with the verb of its host: "set up and wounded"."""
        verb = self.drafts[host].verb
        if verb is None or tag not in ("L", "F") or (tag == "F" and weigh.tag_at(self.toks, at + 1) in ("T", "D", "P", "Z")):
            return True
        return verb.tense in ("present", "future") and (tag == "F" or verb.modal is not None or verb.cue is not None or self.toks.tag[verb.head] == "L")

    def _finite(self, index: int) -> bool:
        verb = self.drafts[index].verb
        return verb is not None and verb.form == "finite"

    # verbs

    def _verb(self, i: int) -> int:
        group = read(self.toks, i)
        if group is None:
            return i + 1
        if group.form == "infinitive":
            return self._infinitive(i, group)
        if group.form in ("ing", "participle"):
            return self._nonfinite(i, group)
        if not weigh.finite(self.toks, i):
            return self._loose_past(i, group) if self.toks.tag[i] in ("E", "U") else i + 1 if self.toks.tag[i] in ("F", "L") else group.last + 1
        if self.toks.tag[i] in ("E", "U", "F", "L", "V"):
            return self._weigh(i, group)
        return self._finite_verb(i, group)

    def _infinitive(self, i: int, group: Group) -> int:
        here = self._here()
        if here.kind == "infinitive" and here.verb is None:
            self._assign(here, group)
            return group.last + 1
        self._assign(self._open(i, "infinitive", opener="to"), group)
        return group.last + 1

    def _nonfinite(self, i: int, group: Group) -> int:
        prev = weigh.before(self.toks, i)
        tag = weigh.tag_at(self.toks, prev)
        opens = tag in ("", ",", ";", "-", "C", '"', ")") or (tag == "I" and self.toks.low[prev] in _GERUND_AFTER and self._takes_object(i))
        if tag == "K" and self.toks.low[i] == "ending":
            return i + 1
        if tag in ("W", "P", "K", "N") and weigh.tag_at(self.toks, i + 1) in ("D", "I", "P", "W", "E", "T", "N", "K", "A", "Z", "R", "S"):
            opens = self.toks.tag[i] == "G" or group.last > group.first
        noun = self.toks.low[i] in self.lex.noun_ing and (tag != "," or weigh.tag_at(self.toks, i + 1) in ("I", "", "C", "W"))
        if not opens or noun or (self.toks.tag[i] == "X" and group.last == group.first):
            return group.last + 1
        if tag == "C" and self._here().kind == "participial":
            self._close(prev)
        draft = self._open(i, "participial", comma=tag in ("", ","))
        self._assign(draft, _nonfinite(group))
        return group.last + 1

    def _takes_object(self, i: int) -> bool:
        """Whether an -ing form after a preposition is a verb: "of killing two men", not "in revolving loans"."""
        nxt = weigh.tag_at(self.toks, i + 1)
        return nxt != "W" or self.toks.capital[i + 1] or self.toks.low[i] in self.lex.lemmas

    def _loose_past(self, i: int, group: Group) -> int:
        """A past form that is not finite: a participle that opens a phrase, or an adjective."""
        prev, nxt = weigh.tag_at(self.toks, i - 1), weigh.tag_at(self.toks, weigh.after(self.toks, i))
        if prev in ("", ",") and nxt in ("I", "T", "K"):
            self._assign(self._open(i, "participial", comma=True), _nonfinite(group))
        return i + 1

    def _weigh(self, i: int, group: Group) -> int:
        """A lone form that may be finite: decide by what the open clause still needs."""
        here = self._here()
        prev = weigh.tag_at(self.toks, weigh.before(self.toks, i))
        needs = any(self.drafts[k].verb is None for k in self._ancestors())
        tag = self.toks.tag[i]
        if tag in ("E", "U"):
            nxt = weigh.tag_at(self.toks, weigh.after(self.toks, i))
            if (needs and weigh.reduced(self.toks, i)) or (prev == "," and here.verb is None and self._no_subject(i)):
                return self._participle(i, group)
            if not needs and not self._new_subject(i) and not self._tail(i):
                opens = nxt in ("I", "T", "K", "S", ",", "", ".", "A", '"', "D", "N") and prev not in ("C",)
                return self._participle(i, group) if opens else i + 1
            if not needs and here.reports and here.verb is not None and self._new_subject(i) and weigh.reduced(self.toks, i):
                self._open(self._past_time(here.verb.last + 1, i), "reported")
                return self._participle(i, group)
        if tag in ("F", "L") and not needs and not self._new_subject(i) and not self._tail(i):
            return i + 1
        return self._finite_verb(i, group)

    def _no_subject(self, i: int) -> bool:
        """Whether a form after a comma opens a phrase at the beginning: "Wounded in May, he ..."."""
        return self.toks.tag[i] == "E" and weigh.tag_at(self.toks, weigh.after(self.toks, i)) == "I" and weigh.any_verb(self.toks, i + 1)

    def _participle(self, i: int, group: Group) -> int:
        self._assign(self._open(i, "participial", comma=weigh.tag_at(self.toks, i - 1) == ","), _nonfinite(group))
        return group.last + 1

    def _new_subject(self, i: int) -> bool:
        """Whether a noun phrase that can only be a new subject stands between the last verb or comma and token `i`."""
        here = self._here()
        if here.verb is None:
            return True
        begin = max(here.verb.last + 1, self.comma + 1)
        if begin >= i:
            return False
        if here.reports and (here.kind in ("main", "reporting", "coordinate", "reported") or here.verb.form != "finite") and self.comma < here.verb.last:
            return True
        return any(self.toks.tag[k] == "P" for k in range(max(begin, i - 3), i)) and self.toks.tag[i - 1] in ("P", "A")

    def _tail(self, i: int) -> bool:
        """Whether a reporting verb ends what it reports: "..., police said", "...," said the mayor."""
        toks = self.toks
        if self.lex.lemma(toks.low[i]) not in self.lex.tail or not self._spoken():
            return False
        j, limit = i + 1, min(len(toks), i + 1 + _AFTER_TIME_CAP)
        inverted = self.comma == i - 1
        if not inverted and not 0 < i - self.comma <= 16:
            return False
        while j < limit and toks.tag[j] not in (",", ".", ";", '"', "S", "Z", "-"):
            j += 1
        ends = j >= len(toks) or toks.tag[j] in (",", ".", ";", '"', "S", "-")
        return ends and (inverted or weigh.finite_ahead(toks, i + 1) < 0)

    def _spoken(self) -> bool:
        return self.comma >= 0 and (self.drafts[0].verb is not None or len(self.drafts) > 1 or self.comma > 1)

    def _finite_verb(self, i: int, group: Group) -> int:
        if self._tail(group.head) and (self.drafts[0].verb is not None or self._mid(group)):
            return self._attribution(i, group)
        for index in self._ancestors():
            if self.drafts[index].verb is None and self.drafts[index].opener != "(":
                self._close_to(index, i)
                self._assign(self.drafts[index], group)
                if self.comma == i - 1 and self.drafts[index].lemma in self.lex.tail and index == 0 and self.quotes:
                    self.drafts[index].subject = _noun_after(self.toks, group.last + 1)
                return group.last + 1
        return self._another(i, group)

    def _mid(self, group: Group) -> bool:
        """An attribution between commas before the main verb: "The bridge, officials said Friday, will open"."""
        toks, j = self.toks, group.last + 1
        while j < len(toks) and j < group.last + 6 and toks.tag[j] in ("K", "I", "N", "W"):
            j += 1
        return weigh.tag_at(toks, j) == "," and self.comma > 0 and self.comma < group.first - 1 and weigh.finite_ahead(toks, j + 1) >= 0 and self._plain_subject(group)

    def _plain_subject(self, group: Group) -> bool:
        return all(self.toks.tag[k] in ("W", "D", "P", "E") for k in range(self.comma + 1, group.first))

    def _attribution(self, i: int, group: Group) -> int:
        """What stands before is what is reported; the reporting clause goes from the last comma on."""
        toks, first = self.toks, self.comma + 1
        index = 0
        while self.cur != 0 and self._here().parent is not None:
            self._close(self.comma + (self.toks.tag[self.comma] == '"'))
        draft = self._open(first, "reporting", None)
        if draft is not self.drafts[-1]:
            return group.last + 1
        draft.parent = None
        self._assign(draft, group)
        if first == i:
            draft.subject = _noun_after(toks, group.last + 1)
        own = self.drafts[index]
        own.kind, own.parent = ("reported", len(self.drafts) - 1) if own.kind == "main" else (own.kind, own.parent)
        j = group.last + 1
        while j < len(toks) and toks.tag[j] not in (",", ";", '"', "S"):
            j += 1
        if j < len(toks) and toks.tag[j] == "," and (own.verb is None or self.quotes):
            draft.last = j
            self.cur = index
            self.comma = j
            return j + 1
        return group.last + 1

    def _another(self, i: int, group: Group) -> int:
        """A finite verb where every open clause has one: a reported clause without "that", or a relative without "who"."""
        here = self._here()
        verb = here.verb
        if verb is None:  # closing an inner clause has laid bare one that still waits for its verb
            self._assign(here, group)
            return group.last + 1
        first = max(verb.last + 1, self.comma + 1 if self.comma < i - 1 else 0)
        kind = "coordinate"
        if self.comma < verb.last and (here.reports or here.kind == "reported"):
            kind, first = "reported", self._past_time(verb.last + 1, i)
        elif weigh.tag_at(self.toks, i - 1) == "P":
            kind, first = "relative", i - 1
        elif here.kind in _INNER and self.comma < verb.last and here.parent is not None:
            self._close(i)
            return self._another(i, group)
        elif self.comma < verb.last:
            return group.last + 1
        self._assign(self._open(min(first, i), kind), group)
        return group.last + 1

    def _past_time(self, first: int, limit: int) -> int:
        """Past words of time that belong to the reporting verb: "said Sunday the court ..."."""
        toks, j = self.toks, first
        while j < limit and (toks.tag[j] in ("K", "N") or toks.low[j] in self.lex.time_modifiers or toks.tag[j] == "."):
            j += 1
        while j > first and toks.tag[j - 1] not in "KN.":
            j -= 1
        return j if any(toks.tag[k] == "K" for k in range(first, j)) else first


def _nonfinite(group: Group) -> Group:
    group.form = "participle" if group.tense == "past" else group.form
    group.passive |= group.form == "participle"
    group.tense = "none"
    return group


def _noun_after(toks: Tokens, i: int) -> tuple[int, int]:
    """The noun phrase after an inverted reporting verb: said [the mayor]."""
    j, limit = i, min(len(toks), i + 12)
    while j < limit and toks.tag[j] in ("W", "D", "P", "'s", "I", ".", "N", "E", "G") and not (toks.tag[j] == "I" and toks.low[j] not in {"of", "for"}):
        j += 1
    while j > i and toks.tag[j - 1] in (".", "I"):
        j -= 1
    return i, j


def _quotes(toks: Tokens, lex: Words) -> dict[int, int]:
    """The direct quotes: opening token to closing token, and closing token to -1. Scare quotes of a few words are none."""
    out: dict[int, int] = {}
    opened = -1
    for i, tag in enumerate(toks.tag):
        if tag != '"':
            continue
        low = toks.low[i]
        if opened < 0 and low != "close":
            opened = i
        elif opened >= 0 and low != "open":
            prev = weigh.tag_at(toks, opened - 1)
            spoken = prev in ("", ",", ":", "*", "V", "Z", '"') or toks.tag[i - 1] in (",", ".", "?", "!")
            if i - opened > 4 and spoken:
                out[opened], out[i] = i, -1
            opened = -1
    if opened >= 0 and weigh.tag_at(toks, opened - 1) in ("", ",", ":", "*", "V"):
        out[opened] = len(toks)
    return out


_SUBORDINATE_STOPS = frozenset({",", ";", ":", "(", '"', "R", "Z", "S"})
_HANDLERS = {
    ",": Builder._comma, ";": Builder._semicolon, ":": Builder._semicolon, "-": Builder._dash, "(": Builder._bracket, ")": Builder._bracket,
    "R": Builder._relative, "Z": Builder._that, "S": Builder._subordinator, "C": Builder._coordinator,
}  # fmt: skip
