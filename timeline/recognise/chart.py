"""The chart: saturate a chunk with the rules, keep the longest readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from timeline.algebra.granularity import Granularity
from timeline.algebra.operators import Between, Expression, In
from timeline.algebra.shifts import Period, Repeating, Stretch, Unit
from timeline.recognise.grammar import Element, Pack
from timeline.recognise.meanings import categories

LIMIT = 3000
"""Edges of one chunk before it is given up: a chunk of 24 tokens of real text makes fewer than 300."""


@dataclass(slots=True)
class Token:
    """A token of a chunk: its lower-case text, its span in the chunk, and what it may mean."""

    text: str
    start: int
    end: int
    values: tuple[tuple[Any, str], ...]
    glued: bool
    """Whether it follows the token before it without white space."""


@dataclass(slots=True)
class Edge:
    """A reading of tokens `first` to `last` (exclusive); the span leaves out context words."""

    first: int
    last: int
    span_first: int
    span_last: int
    value: Any
    rule: str
    rank: int
    depth: int
    ends: tuple[tuple[int, int, Any], ...] = ()
    """The two ends of a range that each stand alone: first token, last token (exclusive), value."""


Edges = list[dict[str, list[Edge]]]
"""The edges that begin at each token, by the categories of their values."""


def parse(tokens: list[Token], pack: Pack, order: str) -> list[Edge]:
    """The longest readings that do not overlap, in text order; decoys among them have value `Nothing()`."""
    edges: Edges = [defaultdict(list) for _ in range(len(tokens) + 1)]
    found: list[Edge] = []
    count = 0
    for first in range(len(tokens) - 1, -1, -1):
        agenda = [Edge(first, first + 1, first, first + 1, v, name, -1, 0) for v, name in tokens[first].values]
        seen: set[tuple[int, int, int, Any, str]] = set()
        literal_rules = pack.starts.get(tokens[first].text, ())
        agenda += list(_apply(literal_rules, first, tokens, edges, order, None))
        while agenda:
            edge = agenda.pop()
            key = (edge.last, edge.span_first, edge.span_last, edge.value, edge.rule)
            if key in seen or count > LIMIT:
                continue
            seen.add(key)
            count += 1
            found.append(edge)
            for category in categories(edge.value):
                edges[first]["{" + category].append(edge)
                agenda += _apply(pack.starts.get("{" + category, ()), first, tokens, edges, order, edge)
    return _longest([edge for edge in found if _stands_alone(edge.value)])


def _apply(rules: Any, first: int, tokens: list[Token], edges: Edges, order: str, corner: Edge | None) -> Iterator[Edge]:
    last = first + 1 if corner is None else corner.last
    after = None if last >= len(tokens) else {tokens[last].text, *edges[last]}
    for rule in rules:
        if rule.follows is not None and (after is None or rule.follows.isdisjoint(after)):
            continue
        for last, env, spans, depth in _match(rule.elements, 0, first, tokens, edges, corner):
            if not spans:
                continue
            env["order"] = order
            try:
                value = rule.means(env)
            except (ValueError, TypeError, KeyError):
                continue  # a reading that is no time: 31 June, 3 to 1, a count of months as an hour
            yield Edge(first, last, spans[0], spans[-1], value, rule.name, rule.rank, depth + 1, _ends(env, value))


def _ends(env: dict[str, Any], value: Any) -> tuple[tuple[int, int, Any], ...]:
    """The ends of a range are what its pattern calls a and b; a number is an end where the range is one of years ("1914-18")."""
    if "@a" not in env or "@b" not in env:
        return ()
    a, b = env["a"], env["b"]
    stretch = value.shift if isinstance(value, In) else value
    if isinstance(stretch, Stretch) and stretch.grain is Granularity.DAY and not (_stands_alone(a) and _stands_alone(b)):
        a, b = stretch.first, stretch.last
    if isinstance(value, Between) and not (_stands_alone(a) and _stands_alone(b)):
        a, b = value.first, value.last
    return ((*env["@a"], a), (*env["@b"], b)) if _stands_alone(a) and _stands_alone(b) else ()


Match = tuple[int, dict[str, Any], tuple[int, ...], int]


def _match(elements: tuple[Element, ...], k: int, at: int, tokens: list[Token], edges: Edges, corner: Edge | None) -> Iterator[Match]:
    """Ways to match elements k.. from token `at`; a hyphen between two words is passed over ("third-quarter", "mid-May")."""
    if k == len(elements):
        yield at, {}, (), 0
        return
    element = elements[k]
    if element.optional:
        yield from _match(elements, k + 1, at, tokens, edges, corner)
    for end, value, depth, begin, stop in _one(element, at, tokens, edges, corner):
        for last, env, spans, deep in _match(elements, k + 1, end, tokens, edges, None):
            if value is not None:
                env = {element.name: value, f"@{element.name}": (at, end), **env}
            yield last, env, spans if element.context else (begin, *(spans or (stop,))), max(depth, deep)
    if k and at < len(tokens) and tokens[at].text == "-" and tokens[at].glued and ("-",) not in element.words and at + 1 < len(tokens) and tokens[at + 1].glued and not _between_figures(tokens, at):
        yield from _match(elements, k, at + 1, tokens, edges, None)


def _one(element: Element, at: int, tokens: list[Token], edges: Edges, corner: Edge | None) -> list[tuple[int, Any, int, int, int]]:
    """What an element may match: where it ends, its value and depth, and where its span begins and ends (context words lie outside)."""
    if at >= len(tokens):
        return []
    if element.words:
        return [] if corner is not None else [(at + len(p), None, 0, at, at + len(p)) for p in element.words if _reads(tokens, at, p)]
    if corner is not None:
        return [(corner.last, corner.value, corner.depth, corner.span_first, corner.span_last)] if element.category in categories(corner.value) else []
    return [(e.last, e.value, e.depth, e.span_first, e.span_last) for e in edges[at].get("{" + element.category, ())]


def _between_figures(tokens: list[Token], at: int) -> bool:
    """Whether a hyphen stands between two numbers: a range, and no compound word."""
    return tokens[at - 1].text[-1].isdigit() and tokens[at + 1].text[0].isdigit()


def _reads(tokens: list[Token], at: int, phrase: tuple[str, ...]) -> bool:
    return tokens[at].text == phrase[0] and (len(phrase) == 1 or tuple(t.text for t in tokens[at : at + len(phrase)]) == phrase)


def _stands_alone(value: Any) -> bool:
    return isinstance(value, Expression | Period) or (isinstance(value, Repeating) and not isinstance(value, Unit))


def _longest(edges: list[Edge]) -> list[Edge]:
    """Cover the chunk from the longest edge down; of equal ones the rule written first."""
    taken: set[int] = set()
    chosen: list[Edge] = []
    for edge in sorted(edges, key=lambda e: (e.first - e.last, e.rank, e.depth, e.first)):
        cells = range(edge.first, edge.last)
        if not any(c in taken for c in cells):
            taken.update(cells)
            chosen.append(edge)
    return sorted(chosen, key=lambda e: e.first)

