"""Who gets the verb: the clause that still lacks one, a new one, or the clause that reports all the rest."""

from __future__ import annotations

from timeline.anchoring import verb_weighing as weigh
from timeline.anchoring.clause_stack import INNER, Stack
from timeline.anchoring.verb_groups import Group, read

_AFTER_TIME_CAP = 8
_FEW = 4
_LISTED = 14
"""Words within which a list of verbs ends."""
_OPENING = 5
_ASIDE = 4
"""Words at least before the verb of a sentence whose subject has an aside: "Lund, who sang, ..."."""


class Verbs(Stack):
    """The verbs of the walk."""

    def _verb(self, i: int) -> int:
        tag = self.toks.tag[i]
        if tag == "F" and not weigh.finite(self.toks, i):
            return self._finite_verb(i, Group(i, i, i, "finite", "present")) if self._resumes(i) else i + 1  # a noun: no group is needed to see it
        group = read(self.toks, i)
        if group is None:
            return i + 1
        if group.form == "infinitive":
            return self._infinitive(i, group)
        if group.form in ("ing", "participle"):
            return self._nonfinite(i, group)
        if tag == "L" and self._goes_on(i):
            return self._another(i, group)
        if tag == "L" and 0 < i - self.comma <= _FEW and self.drafts[0].verb is not None and self._plural(i - 1) and self._tail(i):
            return self._finite_verb(i, group)  # "..., police confirm."
        if tag != "F" and not weigh.finite(self.toks, i):
            return self._loose_past(i, group) if tag in ("E", "U") else i + 1 if tag == "L" else group.last + 1
        if tag in ("E", "U", "F", "L", "V"):
            return self._weigh(i, group)
        return self._finite_verb(i, group)

    def _plural(self, i: int) -> bool:
        """Whether token `i` can be the subject of a plural verb: "police", "officials"."""
        return self.toks.low[i] in self.lex.plural_subjects or (self.toks.tag[i] == "W" and self.toks.low[i].endswith("s"))

    def _infinitive(self, i: int, group: Group) -> int:
        here = self._here()
        if here.kind == "infinitive" and here.verb is None:
            self._assign(here, group)
            return group.last + 1
        if self.toks.low[i - 1] == "due" and self.comma == i - 2 and weigh.tag_at(self.toks, i - 2) == ",":
            group.cue, group.tense = "due to", "none"
            self._assign(self._open(i - 1, "participial", comma=True), group)
            return group.last + 1
        self._assign(self._open(i, "infinitive", opener="to"), group)
        return group.last + 1

    def _nonfinite(self, i: int, group: Group) -> int:
        prev = weigh.before(self.toks, i)
        tag = weigh.tag_at(self.toks, prev)
        if tag in ("", ",") and group.last == i and self._describes(i):
            return i + 1
        opens = tag in ("", ",", ";", "-", "C", '"', ")") or (tag == "I" and self.toks.low[prev] in self.lex.gerund_after and self._takes_object(i))
        if (tag == "K" and self.toks.low[i] == "ending") or (tag == "" and weigh.tag_at(self.toks, i + 1) in ("B", "M", "H", "V")):
            return i + 1
        if tag in ("W", "P", "K", "N") and weigh.tag_at(self.toks, i + 1) in ("D", "I", "P", "W", "E", "T", "N", "K", "A", "Z", "R", "S"):
            opens = self.toks.tag[i] == "G" or group.last > group.first
        seen = self._seen(i, tag)
        noun = self.toks.low[i] in self.lex.noun_ing and (tag != "," or weigh.tag_at(self.toks, i + 1) in ("I", "", "C", "W"))
        if not (opens or seen) or noun or (self.toks.tag[i] == "X" and group.last == group.first and not (tag in (",", "") and weigh.tag_at(self.toks, i + 1) in ("I", "T", "K")) and not seen):
            return group.last + 1
        if tag == "C" and self._here().kind == "participial":
            self._close(prev)
        draft = self._open(i, "participial", comma=tag in ("", ","))
        self._assign(draft, nonfinite(group))
        return group.last + 1

    def _seen(self, i: int, before: str) -> bool:
        """Whether a participle that is no past form describes the noun before it, in a clause that has its verb: "the swings [seen on Monday]"."""
        here = self._here()
        return self.toks.tag[i] == "X" and before in ("W", "F", "L") and here.verb is not None and here.verb.last < i - 1 and weigh.tag_at(self.toks, i + 1) in ("I", "K") and self.comma < i - 1

    def _describes(self, i: int) -> bool:
        """Whether an -ing form before a bare plural that has the verb describes it: "Striking bakers stormed the depot"."""
        toks = self.toks
        plural = weigh.tag_at(toks, i + 1) == "W" and not toks.capital[i + 1] and toks.low[i + 1].endswith("s")
        return plural and weigh.tag_at(toks, i + 2) in ("V", "L", "B", "H", "M", "E") and weigh.tag_at(toks, i + 3) not in (",", "", "I")

    def _takes_object(self, i: int) -> bool:
        """Whether an -ing form after a preposition is a verb: "of killing two men", not "in revolving loans"."""
        nxt = weigh.tag_at(self.toks, i + 1)
        return nxt != "W" or self.toks.capital[i + 1] or self.toks.low[i] in self.lex.lemmas

    def _loose_past(self, i: int, group: Group) -> int:
        """A past form that is not finite: a participle that opens a phrase, or an adjective."""
        prev, nxt = weigh.tag_at(self.toks, i - 1), weigh.tag_at(self.toks, weigh.after(self.toks, i))
        if prev in ("", ",") and (nxt in ("I", "T", "K") or (prev == "" and nxt in ("D", '"') and self.lex.lemma(self.toks.low[i]) in self.lex.naming)):
            self._assign(self._open(i, "participial", comma=True), nonfinite(group))
        return i + 1

    def _weigh(self, i: int, group: Group) -> int:
        """A lone form that may be finite: decide by what the open clause still needs."""
        here = self._here()
        prev = weigh.tag_at(self.toks, weigh.before(self.toks, i))
        needs = self._needs()
        tag = self.toks.tag[i]
        if tag in ("E", "U"):
            nxt = weigh.tag_at(self.toks, weigh.after(self.toks, i))
            if (needs and (self._in_opening(i) or weigh.with_phrase(self.toks, self.comma, i) or (weigh.reduced(self.toks, i) and not self._due(i) and (prev != "," or self._no_subject(i))))) or (prev == "," and here.verb is None and self._no_subject(i)):
                return self._participle(i, group)
            if not needs and tag == "E" and not self._tail(i) and self._again_past(i):
                return self._another(i, group)
            if not needs and here.verb is not None and self.comma < here.verb.last and nxt in ("C", "I", "K", ".") and (contact := self._contact(here.verb.last + 1, i)) > 0 and self.toks.low[contact] in ("a", "an"):
                self._assign(self._open(contact, "relative"), group)  # "the man [an officer shot and killed]"
                return group.last + 1
            if not needs and not self._new_subject(i) and not self._tail(i):
                opens = nxt in ("I", "T", "K", "S", ",", "", ".", "A", '"', "D", "N") and prev not in ("C",)
                return self._participle(i, group) if opens else i + 1
            if not needs and self._in_phrase(i) and nxt in ("I", "K"):
                return self._participle(i, group)
            if not needs and here.reports and here.verb is not None and self._new_subject(i) and weigh.reduced(self.toks, i):
                self._open(self._past_time(here.verb.last + 1, i), "reported")
                return self._participle(i, group)
        if tag == "F" and needs and self._noun_by_later(i):
            return i + 1
        if tag in ("F", "L") and not needs and not self._new_subject(i) and not self._tail(i):
            return i + 1
        return self._finite_verb(i, group)

    def _noun_by_later(self, i: int) -> bool:
        """Whether an -s form before a preposition leaves the subject to a verb that follows for sure: "the effect of the tax changes on the bank was"."""
        if weigh.tag_at(self.toks, i + 1) != "I" or weigh.tag_at(self.toks, i - 1) not in ("W", "L") or self.toks.capital[i - 1]:
            return False
        later = weigh.later_verb(self.toks, i + 1)
        tags = self.toks.tag
        dated = later > 0 and tags[later] in "VE" and tags[later - 1] == "K" and all(t in "IKNCAD" for t in tags[i + 1:later])  # "the tests on Saturday and again on Tuesday came"
        return later >= 0 and (tags[later] in "BHM" or dated)

    def _needs(self) -> bool:
        """Whether an open clause still lacks its verb."""
        at: int | None = self.cur
        while at is not None:
            draft = self.drafts[at]
            if draft.verb is None:
                return True
            at = draft.parent
        return False

    def _goes_on(self, i: int) -> bool:
        """Whether a base form behind a comma is a second thing that is to come: "will fly to Osk, meet the king and leave"."""
        here, toks = self._here(), self.toks
        if self.comma != i - 1 or here.kind in INNER or here.verb is None or here.verb.form != "finite" or not (here.verb.modal or here.verb.cue):
            return False
        return weigh.tag_at(toks, i + 1) in ("D", "P", "W", "I") and not toks.capital[i] and "C" in toks.tag[i:min(len(toks), i + 14)]

    def _resumes(self, i: int) -> bool:
        """Whether an -s form behind the second comma of an aside is the verb that the subject still waits for: "The film, shot in Osk, opens in May"."""
        if self.comma != i - 1 or self.drafts[0].verb is not None or i < _ASIDE or "," not in self.toks.tag[1:i - 1]:
            return False
        return self.toks.tag[0] in "DWNP" and weigh.tag_at(self.toks, i + 1) in ("I", "D", "K", "T", "P", "Z", "N", "A")

    def _again_past(self, i: int) -> bool:
        """Whether a past form behind a comma is a second thing that the subject did: "took power, won two elections and fled"."""
        here, toks = self._here(), self.toks
        if self.comma != i - 1 or here.kind in INNER or here.verb is None or here.verb.form != "finite" or here.verb.tense != "past" or self.lex.lemma(toks.low[i]) in self.lex.naming:
            return False
        if "S" in toks.tag[here.verb.last:i]:
            return False
        nxt = weigh.tag_at(toks, i + 1)
        if here.verb.passive and nxt == "I":
            joint = next((k for k in range(i + 1, min(len(toks), i + _LISTED)) if toks.tag[k] == "C"), -1)
            return joint > 0 and weigh.tag_at(toks, joint + 1) in ("E", "X")  # "was built in 1240, destroyed by fire in 1518 and rebuilt"
        return (nxt in ("D", "W") and not (nxt == "D" and weigh.tag_at(toks, i + 2) == "K") and toks.low[i + 1] not in ("some", "about", "all")) or (nxt == "N" and weigh.tag_at(toks, i + 2) == "K")

    def _in_phrase(self, i: int) -> bool:
        """Whether the noun before token `i` stands in a phrase that says where it was said: "said in an interview [published on Sunday]"."""
        here, toks = self._here(), self.toks
        first = here.verb.last + 1 if here.verb is not None else i
        j = i - 1
        while j > first and toks.tag[j] in "WLG" and toks.tag[j] and not toks.capital[j]:
            j -= 1
        if here.reports and self.comma < j and j < i - 1 and j > first and toks.low[j] in ("a", "an") and toks.tag[j - 1] == "I" and self.lex.lemma(toks.low[i]) not in self.lex.unaccusative | self.lex.intransitive:
            return True  # "ordered the release of a teacher [arrested in February]"
        if not here.reports or self.comma >= first or not first + 2 <= i - 1 <= first + 4 or toks.low[first] not in ("in", "at", "during") or toks.tag[first + 1] != "D":
            return False
        return all(toks.tag[k] in "WLGFU" and not toks.capital[k] for k in range(first + 2, i))

    def _in_opening(self, i: int) -> bool:
        """Whether token `i` ends the noun phrase that a sentence opens with behind a preposition: "Under an accord [signed on Monday], the port will"."""
        toks = self.toks
        if self.comma >= 0 or not 3 <= i <= _OPENING or toks.tag[0] != "I" or toks.tag[1] != "D" or any(t not in "WLGA" or c for t, c in zip(toks.tag[2:i], toks.capital[2:i], strict=True)):
            return False
        if weigh.tag_at(toks, i + 1) not in ("K", "I", "T") or self.lex.lemma(toks.low[i]) in self.lex.unaccusative | self.lex.intransitive or toks.low[i - 1] in self.lex.plural_subjects or toks.low[i - 1].endswith("s"):
            return False
        comma = next((k for k in range(i + 1, min(len(toks), i + 8)) if toks.tag[k] == ","), -1)
        return comma > 0 and weigh.tag_at(toks, comma + 1) in ("D", "P", "W", "N")

    def _due(self, i: int) -> bool:
        """Whether the relative clause with a subject of its own gets its verb here, since the one that follows is its host's: "the bridge that the army built in May is"."""
        here, toks = self._here(), self.toks
        if here.kind != "relative" or here.verb is not None or i - here.first < (2 if here.opener == "whose" else 3) or here.parent is None or self.drafts[here.parent].verb is not None or weigh.by_agent(toks, i):
            return False
        last = weigh.later_verb(toks, i + 1)
        return not any(toks.tag[j] in "MBHOV" and weigh.finite(toks, j) for j in range(last + 1, min(len(toks), last + weigh.REACH)))

    def _no_subject(self, i: int) -> bool:
        """Whether a form after a comma opens a phrase at the beginning: "Wounded in May, he ..."."""
        if (self.toks.tag[i] == "E" or (self.toks.tag[i] == "U" and weigh.tag_at(self.toks, i + 1) == "I")) and self._parenthesis(i):
            return True  # "Mr Lund, considered a friend, also said", "the bridge, shut for months, reopens"
        if self.lex.lemma(self.toks.low[i]) in self.lex.unaccusative:
            return False
        if i > 2 and self.toks.tag[0] in ("D", "W") and "," in self.toks.tag[1:i - 1] and self.toks.tag[i - 1] == ",":
            return False  # the commas before it enclose an aside of its subject: "Ana Ruiz, 44, stepped down on Monday, days after ..."
        return self.toks.tag[i] == "E" and weigh.tag_at(self.toks, weigh.after(self.toks, i)) == "I" and weigh.any_verb(self.toks, i + 1)

    def _parenthesis(self, i: int) -> bool:
        """Whether commas enclose what token `i` begins, and the verb follows: "Mr Lund, considered a friend, also said"."""
        toks, limit = self.toks, min(len(self.toks), i + 12)
        j = next((k for k in range(i + 1, limit) if toks.tag[k] == ","), -1)
        return j > 0 and weigh.finite(toks, weigh.after(toks, j), subject=False)

    def _participle(self, i: int, group: Group) -> int:
        last = weigh.before(self.toks, i)
        first = last + 1 if weigh.tag_at(self.toks, last) == "," or (last < i - 1 and self.toks.low[i - 1] in ("first", "newly", "last", "originally")) else i  # "the bill, [first tabled in May]"
        self._assign(self._open(first, "participial", comma=weigh.tag_at(self.toks, first - 1) == ","), nonfinite(group))
        return group.last + 1

    def _new_subject(self, i: int) -> bool:
        """Whether a noun phrase that can only be a new subject stands between the last verb or comma and token `i`."""
        here = self._here()
        if here.verb is None:
            return True
        if here.lemma == "find" and self.toks.tag[i] == "E" and weigh.tag_at(self.toks, i + 1) in ("I", "K", "."):
            return False  # "found the car abandoned on Monday"
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
        if not inverted and any(d.verb is not None and d.verb.first > self.comma and d.kind not in INNER for d in self.drafts):
            return False  # "..., prosecutors gave a warning after a lawyer asked whether"
        if not inverted and (not 0 < i - self.comma <= 16 or (weigh.tag_at(toks, j) in ("D", "N") and self.lex.lemma(toks.low[i]) not in ("tell", "say"))):
            return False  # "..., and the two sides concluded a truce"
        while j < limit and toks.tag[j] not in (",", ".", ";", '"', "S", "Z", "-"):
            j += 1
        ends = j >= len(toks) or toks.tag[j] in (",", ".", ";", '"', "S", "-")
        return ends and (inverted or weigh.finite_ahead(toks, i + 1) < 0)

    def _spoken(self) -> bool:
        return self.comma >= 0 and (self.drafts[0].verb is not None or len(self.drafts) > 1 or self.comma > 1 or (self.toks.tag[0] == "W" and self.comma == 1))

    def _finite_verb(self, i: int, group: Group) -> int:
        if self._tail(group.head) and not group.negated and weigh.tag_at(self.toks, group.first - 1) != "C" and not (self._here().verb is None and self._here().opener == "that") and not self._quoted(i) and weigh.tag_at(self.toks, group.first - 1) != "R" and (self.drafts[0].verb is not None or self._mid(group)):
            return self._attribution(i, group)
        here = self._here()
        said = here.kind == "adverbial" and here.lemma in self.lex.tail and here.verb is not None and self.comma < here.verb.last < i - 1
        for index in self._ancestors():
            if self.drafts[index].verb is None and self.drafts[index].opener != "(" and not said:
                self._close_to(index, self.comma + 1 if self.cur != index and self._fresh(i) else i)
                self._assign(self.drafts[index], group)
                if self.comma == i - 1 and self.drafts[index].lemma in self.lex.tail and index == 0 and self.quotes and self._inverts(i):
                    self.drafts[index].subject = weigh.noun_after(self.toks, group.last + 1)
                return group.last + 1
        return self._another(i, group)

    def _fresh(self, i: int) -> bool:
        """Whether a new subject stands between a comma and the verb at `i`: "when he seized it and fled, [the army] followed"."""
        here = self._here()
        return here.kind not in INNER and here.verb is not None and here.verb.last < self.comma < i - 1 and self.toks.tag[self.comma] == ","

    def _quoted(self, i: int) -> bool:
        """Whether a verb stands in direct speech, and so does not tell who speaks: "said: 'We warned them'"."""
        return any(opened < i < close for opened, close in self.quotes.items())

    def _inverts(self, i: int) -> bool:
        """Whether the speaker may stand behind the verb at `i`: not of "told", nor of a verb after a noun in apposition to the speaker."""
        if self.lex.lemma(self.toks.low[i]) == "tell":
            return False
        close = max((q for q, end in self.quotes.items() if end < 0 and q < i), default=-1)
        return close < 0 or i - close <= 2

    def _mid(self, group: Group) -> bool:
        """An attribution between commas before the main verb: "The bridge, officials said Friday, will open"."""
        toks, j = self.toks, group.last + 1
        while j < len(toks) and j < group.last + 6 and toks.tag[j] in ("K", "I", "N", "W"):
            j += 1
        return weigh.tag_at(toks, j) == "," and self.comma > 0 and self.comma < group.first - 1 and (weigh.finite_ahead(toks, j + 1) >= 0 or weigh.finite(toks, weigh.after(toks, j), subject=False)) and self._plain_subject(group)

    def _plain_subject(self, group: Group) -> bool:
        return all(self.toks.tag[k] in "WDPELF" for k in range(self.comma + 1, group.first))

    def _attribution(self, i: int, group: Group) -> int:
        """What stands before is what is reported; the reporting clause goes from the last comma on."""
        toks, first = self.toks, self.comma + 1
        if first == i and not self._inverts(i):
            first = max((q for q, close in self.quotes.items() if close < 0 and q < i), default=self.comma) + 1
        index = 0
        while self.cur != 0 and self._here().parent is not None:
            self._close(min(self.comma, first - 1) + (self.toks.tag[min(self.comma, first - 1)] == '"'))
        draft = self._open(first, "reporting", None)
        if draft is not self.drafts[-1]:
            return group.last + 1
        draft.parent = None
        self._assign(draft, group)
        if first == i:
            draft.subject = weigh.noun_after(toks, group.last + 1)
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
        if self.comma < verb.last and here.reports:
            kind, first = "reported", i - 1 if self.toks.tag[i - 1] == "P" else self._past_hearer(here.lemma, self._past_time(verb.last + 1, i), i)
        elif weigh.tag_at(self.toks, i - 1) == "P":
            kind, first = "relative", i - 1
        elif self.comma < verb.last and self.toks.tag[i] in ("B", "H", "M") and (contact := self._contact(verb.last + 1, i)) > 0:
            kind, first = "relative", contact
        elif here.kind in INNER and self.comma < verb.last and here.parent is not None:
            self._close(i)
            return self._another(i, group)
        elif self.comma < verb.last:
            return group.last + 1
        elif self.comma == i - 1 and here.reports and weigh.tag_at(self.toks, verb.last + 1) in ("W", "D", "N") and self._aside(verb.last):
            kind, first = "reported", self._past_time(verb.last + 1, i)
        elif self.comma == i - 1 and here.kind not in INNER and self.toks.tag[self.comma] == ",":
            self._assign(self._open(i, kind, shares=self.cur), group)  # "began in May, was given up in June"
            return group.last + 1
        self._assign(self._open(min(first, i), kind), group)
        return group.last + 1

    def _aside(self, last: int) -> bool:
        """Whether the comma closes a relative clause on the noun right behind the verb that reports: "said the bank, which lost money, was sold"."""
        return any(d.kind == "relative" and d.comma and d.parent == self.cur and last < d.first <= last + 6 and d.last == self.comma for d in self.drafts)

    def _past_hearer(self, lemma: str, first: int, i: int) -> int:
        """Past the one who is told: "told reporters [the missile was]"."""
        if lemma != "tell" or self.toks.tag[first] not in "WD":
            return first
        return next((k for k in range(first + 1, i) if self.toks.tag[k] in "DP" or (self.toks.capital[k] and not self.toks.capital[k - 1])), first)

    def _contact(self, first: int, i: int) -> int:
        """Where the subject of a relative clause without its pronoun begins, -1 when none stands right after a noun: "the price [the rival was trading at]"."""
        toks, j = self.toks, i - 1
        if toks.capital[j]:
            while j > first and toks.capital[j - 1] and toks.tag[j - 1] == "W":
                j -= 1
        else:
            while j > first and toks.tag[j] in ("W", "'s"):
                j -= 1
            if toks.tag[j] != "D":
                return -1
        return j if j > first and toks.tag[j - 1] in ("W", "L", "F") and not toks.capital[j - 1] else -1

    def _past_time(self, first: int, limit: int) -> int:
        """Past words of time that belong to the reporting verb: "said Sunday the court ..."."""
        toks, j = self.toks, first
        while j < limit and (toks.tag[j] in ("K", "N") or toks.low[j] in self.lex.time_modifiers or toks.tag[j] == "."):
            j += 1
        while j > first and toks.tag[j - 1] not in "KN.":
            j -= 1
        return j if any(toks.tag[k] == "K" for k in range(first, j)) else first


def nonfinite(group: Group) -> Group:
    """The group as a participle: no tense of its own."""
    group.form = "participle" if group.tense == "past" else group.form
    group.passive |= group.form == "participle"
    group.tense = "none"
    return group
