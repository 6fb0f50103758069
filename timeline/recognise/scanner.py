"""One pass over the text: trigger words, each grown to a chunk of time words, each chunk parsed once and remembered."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from timeline.algebra.operators import Expression, Nothing
from timeline.algebra.shifts import Shift
from timeline.recognise.chart import Token, parse
from timeline.recognise.grammar import STARTS, Pack, load

REACH = 64
"""Characters to the left of a trigger that may belong to its chunk."""
WIDEST = 24
"""Tokens of one chunk: real expressions have at most 14; what follows starts a chunk of its own."""
CACHE = 20_000
"""Chunks remembered for each language and date order."""
_SHAPED = re.compile(STARTS)


@dataclass(slots=True)
class Mention:
    """A span of the text and what it means, before anyone says when it was written.

    `context` is where the words begin that shape the meaning but lie outside the span ("since" of "since 2022").
    """

    start: int
    end: int
    tree: Expression | Shift
    rule: str
    context: int
    ends: tuple[tuple[int, int, Expression | Shift], ...] = ()
    """The spans and trees of a range's two ends, where each stands alone."""


Parsed = tuple[Mention, ...]


class Scanner:
    """The mentions of texts in one language; keeps the parses of the chunks it has seen.

    >>> [(m.start, m.end, m.rule) for m in Scanner("en").mentions("It rained last Sunday.")]
    [(10, 21, 'last|this_past|the_past {repeating}')]
    """

    def __init__(self, language: str, order: str = "mdy") -> None:
        self.pack: Pack = load(language)
        self.order = order
        self._cache: OrderedDict[str, Parsed] = OrderedDict()

    def mentions(self, text: str) -> Iterator[Mention]:
        """The mentions in text order; decoys are left out. Time is linear in the length of the text."""
        done = 0
        for found in self.pack.triggers.finditer(" " + text):
            at = found.start()  # of the mark before the trigger, so that it is the trigger's own place without the space in front
            if at < done:
                continue
            end = self._grow_right(text, at)
            if end <= at:
                continue
            start = self._grow_left(text, at, done)
            done = end
            for m in self._parse(text[start:end]):
                if not isinstance(m.tree, Nothing):
                    ends = tuple((start + a, start + b, tree) for a, b, tree in m.ends)
                    yield Mention(start + m.start, start + m.end, m.tree, m.rule, start + m.context, ends)

    def _grow_left(self, text: str, at: int, done: int) -> int:
        low = self._border(text, max(done, at - REACH), at)
        if low >= at or text[low:at].isspace():
            return at
        start, last = at, low
        run: int | None = None
        for token in self.pack.tokens.finditer(text, low, at):
            if run is None or not _joined(text, last, token.start()):
                run = token.start()
            last = token.end()
        if run is not None and _joined(text, last, at):
            start = run
        return start

    def _border(self, text: str, low: int, at: int) -> int:
        """The end of the last word before a trigger that surely is none of time: a look at a word costs far less than a match."""
        end = at
        for word in reversed(text[low:at].split(" ")):
            if word.isalpha() and word.lower() not in self.pack.parts:
                return low if _SHAPED.search(text, low, end) else end
            end -= len(word) + 1
        return low

    def _grow_right(self, text: str, trigger: int) -> int:
        at = end = trigger
        for _ in range(WIDEST):
            token = self.pack.tokens.match(text, at)
            if token is None:
                break
            end = at = token.end()
            while at < len(text) and at - end < 3 and text[at] in " \t\n\r\u00a0":
                at += 1
            if text.count("\n", end, at) > 1:
                break
        return end

    def _parse(self, chunk: str) -> Parsed:
        found = self._cache.get(chunk)
        if found is None:
            found = self._read(chunk)
            self._cache[chunk] = found
            if len(self._cache) > CACHE:
                self._cache.popitem(last=False)
        return found

    def _read(self, chunk: str) -> Parsed:
        tokens = self.tokens(chunk)
        return tuple(
            Mention(
                tokens[e.span_first].start, tokens[e.span_last - 1].end, e.value, e.rule, tokens[e.first].start,
                tuple((tokens[a].start, tokens[b - 1].end, value) for a, b, value in e.ends),
            )
            for e in parse(tokens, self.pack, self.order)
        )  # fmt: skip

    def tokens(self, chunk: str) -> list[Token]:
        """A chunk as tokens with everything that each may mean; at most `WIDEST` times two of them."""
        tokens: list[Token] = []
        for match in self.pack.tokens.finditer(chunk):
            if len(tokens) >= 2 * WIDEST:
                break
            glued = bool(tokens) and tokens[-1].end == match.start()
            tokens.append(Token(_normal(match[0]), match.start(), match.end(), self._values(match), glued))
        return tokens

    def _values(self, match: re.Match[str]) -> tuple[tuple[Any, str], ...]:
        kind = match.lastgroup or ""
        if kind not in {"word", "mark"}:
            kind = next(name for name in self.pack.shapes if match[name] is not None)
            return tuple(self._shaped(kind, match))
        text, values = match[0], []
        for form in dict.fromkeys((text, text.lower(), text.capitalize())):
            if form == text.lower() or form == text or text.isupper():
                values += [(v, form) for v in self.pack.lexicon.get(" ".join(form.split()), ())]
        return tuple(values)

    def _shaped(self, kind: str, match: re.Match[str]) -> Iterator[tuple[Any, str]]:
        inner = self.pack.inner[kind].match(match.string, match.start())
        env: dict[str, Any] = {"order": self.order}
        for name, value in inner.groupdict().items() if inner else ():
            env[name] = int(value) if value is not None and value.isdigit() else value
        for name, means in self.pack.shapes[kind]:
            try:
                yield means(env), name
            except (ValueError, TypeError):
                continue


def _joined(text: str, end: int, start: int) -> bool:
    """Whether only a little white space, and no paragraph break, lies between."""
    between = text[end:start]
    return len(between) < 4 and not between.strip() and between.count("\n") < 2


def _normal(text: str) -> str:
    return " ".join(text.lower().replace("\u2013", "-").replace("\u2014", "-").replace("\u2019", "'").split())
