"""One walk over the words of a sentence: what opens a clause, and what closes it."""

from __future__ import annotations

from timeline.anchoring import verb_weighing as weigh
from timeline.anchoring.clause_stack import INNER, Draft
from timeline.anchoring.clause_verbs import Verbs, nonfinite
from timeline.anchoring.verb_groups import Group, read


class Builder(Verbs):
    """The walk."""

    def build(self) -> list[Draft]:
        """The clauses, in the order in which they open."""
        done = 0
        if -1 in self.quotes:
            self._open(0, "reported", quoted=True)
            self._here().last = self.quotes[-1] + 1
        for i, tag in enumerate(self.toks.tag):
            if tag in _HANDLERS and i >= done:
                done = _HANDLERS[tag](self, i)
        return self.drafts

    def _comma(self, i: int) -> int:
        if weigh.tag_at(self.toks, i - 1) == "N" and weigh.tag_at(self.toks, i + 1) == "N":
            return i + 1
        if weigh.tag_at(self.toks, i + 1) == "N" and weigh.tag_at(self.toks, i + 2) == "," and self.toks.low[i + 1].isdigit() and len(self.toks.low[i + 1]) <= 2 and self.toks.capital[i - 1]:
            return i + 2  # "succeeding Ana Ruiz, 61, who"
        if 0 < i < len(self.toks) - 1 and "-" in self.toks.low[i - 1] and "-" in self.toks.low[i + 1] and self.toks.tag[i - 1] == self.toks.tag[i + 1] == "W":
            return i + 1  # "slow-growth, low-profit shops"
        self.comma = i
        while True:
            here = self._here()
            inner = here.kind in INNER or (here.kind == "coordinate" and here.parent is not None and self.drafts[here.parent].kind in INNER and here.shares is not None)
            ends = here.verb is not None and inner and not here.quoted
            if here.kind == "participial" and here.comma and weigh.tag_at(self.toks, i + 1) == "G":
                ends = True
            if not ends or self._list(i) or self._state(i):
                return i + 1
            self._close(i)

    def _state(self, i: int) -> bool:
        """Whether the comma stands in a place with its state, and another one closes it: "based in Santa Rosa, [Calif.,] has"."""
        toks = self.toks
        size = next((n for n in range(1, _STATE + 1) if weigh.tag_at(toks, i + n) == ","), 0)
        place = i - 1 - (toks.low[i - 1] == ".")
        return size > 1 and toks.capital[place] and weigh.tag_at(toks, i + size + 1) != "C" and all(toks.capital[k] or toks.low[k] == "." for k in range(i + 1, i + size))

    def _list(self, i: int) -> bool:
        """Whether the comma stands in a short list: "chairman, president and chief executive"."""
        j, limit = i + 1, min(len(self.toks), i + 5)
        while j < limit and self.toks.tag[j] in ("W", "D"):
            j += 1
        return j > i + 1 and weigh.tag_at(self.toks, j) == "C" and self.toks.tag[i - 1] == "W" and not self.toks.capital[i - 1] and weigh.tag_at(self.toks, j + 1) == "W"

    def _semicolon(self, i: int) -> int:
        if i + 1 in self.quotes:
            self.comma = i
            return i + 1
        while self._here().parent is not None and not self._here().quoted:
            self._close(i)
        self.comma = i
        if (self._here().verb is not None or self.toks.low[i] == ";") and weigh.finite_ahead(self.toks, i + 1, frozenset({";"})) >= 0:
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
        close = self.quotes.get(i)
        if close is None:
            return i + 1
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

    def _relative(self, i: int) -> int:
        first = i - 1 if weigh.tag_at(self.toks, i - 1) == "I" else i
        if first < i and self.toks.low[first] == "of" and self.toks.low[first - 1] in self.lex.parts:
            first -= 1
        elif first < i and self.toks.low[first] == "of" and first - 4 <= self.comma < first - 1 and all(t in "DWFN" for t in self.toks.tag[self.comma + 1:first]):
            first = self.comma + 1  # "the roof of which"
        if self.toks.low[i] == "where" and weigh.tag_at(self.toks, i + 1) == "T":
            return i + 1
        self._open(first, "relative", opener=self.toks.low[i], comma=weigh.tag_at(self.toks, first - 1) == ",")
        return i + 1

    def _that(self, i: int) -> int:
        toks, here = self.toks, self._here()
        nxt = weigh.after(toks, i)
        prev = weigh.tag_at(toks, i - 1)
        if prev in ("I", "T") and weigh.tag_at(toks, i + 1) in ("W", "L", "U", "G"):
            return i + 1  # "to that ambition"
        if weigh.tag_at(toks, i + 1) == "L" and self.lex.lemma(toks.low[i - 1]) in self.lex.perceives:
            return i + 1  # "expected to see that grow"
        named = prev in ("L", "F", "U", "G", "E") and (weigh.tag_at(toks, i - 2) in ("D", "W", "'s", "N") or (prev in ("L", "F") and weigh.tag_at(toks, i - 2) in ("I", "S")) or (weigh.tag_at(toks, i - 2) == "L" and weigh.tag_at(toks, i - 3) == "D"))
        noun_before = (named or prev in ("W", ")", "'s", "K", "N")) and toks.low[i - 1] not in self.lex.reporting_nouns
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
        if reporter is not None and here.kind == "participial" and here.parent == reporter and weigh.tag_at(self.toks, i - 1) in ("K", "N") and not any(d.parent == reporter and d.kind == "reported" for d in self.drafts):
            self._close_to(reporter, i)
            self._open(i, "reported", opener="that")
            return
        apposed = noun_before and here.verb is not None and here.verb.last < self.comma < i - 1 and not coordinated  # "..., a step that ministers rejected"
        if apposed or (noun_before and not coordinated and not (here.verb and (here.reports or here.verb.last == i - 1))):
            self._open(i, "relative", opener="that")
            return
        if reporter is not None and (coordinated or self.comma == i - 1):
            self._close_to(reporter, i)
        self._open(i, "reported", opener="that")

    def _subordinator(self, i: int) -> int:
        toks = self.toks
        nxt = weigh.after(toks, i)
        tag = weigh.tag_at(toks, nxt)
        if (tag in ("K", "N") and toks.low[i] in _PREPOSITIONS_TOO) or (toks.low[i] == "because" and toks.low[i + 1:i + 2] == ["of"]):
            return i + 1
        noun = tag == "G" and toks.low[nxt] in self.lex.noun_ing and weigh.tag_at(toks, nxt + 1) in ("B", "M", "H", "V")  # "before trading was halted"
        if (tag == "G" and not noun) or (tag in ("E", "X") and toks.low[i] not in {"after", "before", "since", "until"}):
            group = read(toks, nxt)
            draft = self._open(i, "participial", opener=toks.low[i], comma=True)
            if group is not None:
                self._assign(draft, nonfinite(group))
                return group.last + 1
        verb = weigh.finite_ahead(toks, i + 1, _SUBORDINATE_STOPS)
        if verb < 0 and (behind := self._past_aside(i + 1)) > 0:
            verb = weigh.finite_ahead(toks, behind, _SUBORDINATE_STOPS)  # "as Osk, who had not won since May, beat"
        if verb >= 0 and not self._only_verb(i, verb):
            kind = "reported" if toks.low[i] in _ASKS else "adverbial"
            self._open(i, kind, opener=toks.low[i])
        return i + 1

    def _past_aside(self, i: int) -> int:
        """The token behind a relative clause in commas that follows a short noun at token `i`; -1 when none does."""
        toks = self.toks
        first = next((k for k in range(i, min(len(toks), i + _FEW)) if toks.tag[k] == ","), -1)
        if first <= i or weigh.tag_at(toks, first + 1) != "R" or any(t not in "DWNL" for t in toks.tag[i:first]):
            return -1
        return next((k + 1 for k in range(first + 2, min(len(toks), first + weigh.REACH)) if toks.tag[k] == ","), -1)

    def _only_verb(self, i: int, verb: int) -> bool:
        """Whether a clause with its subject before "since" or "after" has no other verb than that at `verb`."""
        here = self._here()
        waits = here.kind == "coordinate" and here.verb is None and (i > here.first + 2 or (i == here.first + 2 and self.toks.tag[i - 1] == "A" and weigh.tag_at(self.toks, i + 1) != "P")) and self.toks.low[i] in _PREPOSITIONS_TOO
        if not waits and here.kind == "main" and here.verb is None and i > here.first + 1 and self.comma < 0 and self.toks.tag[here.first] in "DWN" and self.toks.low[i] in _PREPOSITIONS_TOO:
            waits = weigh.tag_at(self.toks, i + 1) == "D"  # "the first train since the war left Osk"
        return waits and not weigh.any_verb(self.toks, verb + 1)

    def _coordinator(self, i: int) -> int:
        toks = self.toks
        nxt = weigh.after(toks, i)
        tag = weigh.tag_at(toks, nxt)
        host = next((k for k in self._ancestors() if self._finite(k)), None)
        here = self._here()
        if host is None and tag in ("E", "X") and here.kind == "participial" and here.verb is not None and here.verb.passive and here.parent is not None and (group := read(toks, nxt)) is not None:
            parent = here.parent
            self._close(i)  # "The bridge, built in 1900 [and rebuilt in 1950], opens"
            self._assign(self._open(i, "participial", parent), nonfinite(group))
            return group.last + 1
        if tag in ("Z", "T", "R", "S", "G", "X") or host is None:
            return i + 1
        if tag == "N" and toks.low[i] == "or" and self.comma == i - 1 and any(t == "N" for t in toks.tag[max(0, i - 5):i]):
            return i + 1  # the same figure in other words: "$3 million, or 29 cents a share"
        here = self._here()
        if tag == "L" and here.kind == "participial" and here.parent is not None and self.drafts[here.parent].kind == "infinitive" and (weigh.tag_at(toks, nxt + 1) in ("D", "P") or toks.capital[min(nxt + 1, len(toks) - 1)]):
            self._close(i)  # "to lift the ban imposed in May and order a vote"
        if tag in ("L", "U") and self._here().kind == "infinitive" and self._here().verb:
            return self._again(i, nxt)
        if tag in "MHBOVEUFL" and tag and weigh.finite(toks, nxt, subject=False) and self._agrees(host, tag, nxt):
            self._close_to(host, i)
            draft = self._open(i, "coordinate", opener=toks.low[i], shares=host)
            if tag == "L" and (group := read(toks, nxt)) is not None:
                self._assign(draft, group)  # "will resign and leave": no look at what stands before it tells it from a noun
                return group.last + 1
            return nxt
        verb = weigh.finite_ahead(toks, i + 1, weigh.COORDINATE_STOPS)
        if verb < 0 and self.comma == i - 1 and toks.low[i] == "but" and tag in ("P", "D", "W"):
            verb = weigh.finite_ahead(toks, i + 1, weigh.COORDINATE_STOPS - {"C"})
        if verb < 0 and self.comma == i - 1 and toks.low[i] == "and" and tag in ("D", "W"):
            joint = weigh.finite_ahead(toks, i + 1, weigh.COORDINATE_STOPS - {"C"})
            verb = joint if joint > 0 and all(t in "DWNC" for t in toks.tag[i + 1:joint]) else -1  # ", and the council and the union signed"
        if verb < 0 and self.comma == i - 1 and (behind := self._past_fronted_time(i + 1)) > 0:
            verb = weigh.finite_ahead(toks, behind, weigh.COORDINATE_STOPS)  # ", but this week, he seemed"
        if verb > nxt and self.comma < i - 1 and self._tail(verb) and not any(self.toks.tag[k] in "VBMHEULF" and weigh.finite(toks, k) for k in range(self.comma + 1, i)):
            return i + 1  # "..., hospital officials and family members said"
        if verb > nxt and (self.comma == i - 1 or not self._noun_phrase_and(i)):
            self._close_to(self._coordinate_host(host, i), i)
            self._open(i, "coordinate", opener=toks.low[i])
        return i + 1

    def _past_fronted_time(self, i: int) -> int:
        """The token behind a time in commas that begins at token `i`; -1 when none does."""
        toks = self.toks
        comma = next((k for k in range(i, min(len(toks), i + _TIME_WORDS)) if toks.tag[k] == ","), -1)
        return comma + 1 if comma > 0 and all(t in "DKNIA" for t in toks.tag[i:comma]) and "K" in toks.tag[i:comma] else -1

    def _coordinate_host(self, host: int, i: int) -> int:
        """The clause that "and ..." stands beside: after a comma an outer one, not a relative."""
        if self.comma != i - 1:
            return host
        return next((k for k in self._ancestors() if self._finite(k) and self.drafts[k].kind not in INNER), host)

    def _noun_phrase_and(self, i: int) -> bool:
        """Whether "and" joins two nouns of a clause still without its verb ("said A and B will ...")."""
        here = self._here()
        if here.verb is None:
            return True
        lone = here.verb.last + 1 < i and here.reports and not (here.verb.passive and here.lemma == "declare") and not any(d.parent == self.cur for d in self.drafts)
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
        if verb is not None and verb.tense == "past" and tag == "F" and self.lex.lemma(self.toks.low[at]) in self.lex.timetable and (weigh.tag_at(self.toks, at + 1) in ("I", "T", "K") or (weigh.tag_at(self.toks, at + 1) == "D" and weigh.tag_at(self.toks, at + 2) == "K")):
            return True
        if verb is None or tag not in ("L", "F") or (tag == "F" and weigh.tag_at(self.toks, at + 1) in ("T", "D", "P", "Z")):
            return True
        return verb.tense in ("present", "future") and (tag == "F" or verb.modal is not None or verb.cue is not None or self.toks.tag[verb.head] == "L")


_SUBORDINATE_STOPS = frozenset({",", ";", ":", "(", '"', "R", "Z", "S"})
_TIME_WORDS = 7
_FEW = 5
_STATE = 4
"""Words from a place to the comma behind its state: "New York", "N.J."."""
_ASKS = frozenset({"whether", "how", "why"})
_PREPOSITIONS_TOO = frozenset({"since", "after", "before", "until", "till"})
_HANDLERS = {
    ",": Builder._comma, ";": Builder._semicolon, ":": Builder._semicolon, "-": Builder._dash, "(": Builder._bracket, ")": Builder._bracket,
    "R": Builder._relative, "Z": Builder._that, "S": Builder._subordinator, "C": Builder._coordinator, '"': Builder._quote,
    **dict.fromkeys("MHBOVEUFLXGT", Builder._verb),
}  # fmt: skip
"""What a word of each tag does to the clauses; it gives the place of the next word to look at. The other words do nothing."""
