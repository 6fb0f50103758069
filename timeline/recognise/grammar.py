"""A language pack as a grammar: rules with words and meaning side by side, compiled once, checked when loaded."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from timeline.errors import OptionError, PackError
from timeline.recognise import patterns
from timeline.recognise.meanings import WORDS, categories

Meaning = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern: words or a category, maybe optional, maybe context that shapes the meaning but is not in the span."""

    words: frozenset[tuple[str, ...]] = frozenset()
    category: str = ""
    name: str = ""
    optional: bool = False
    context: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Words and meaning: `name` is the pattern itself, so that whoever reads a rule's name knows where to look."""

    name: str
    elements: tuple[Element, ...]
    means: Meaning
    source: str
    example: tuple[str, str] | None
    rank: int
    follows: frozenset[str] | None = None
    """What may stand after its first part: words, and categories with a brace; None where it may end there."""


@dataclass(slots=True)
class Pack:
    """A language ready for use. `tokens` splits a chunk, `triggers` finds the mark before a place where one may be.

    `parts` are the single words, in lower case, that any word of the vocabulary consists of.
    """

    language: str
    rules: list[Rule]
    starts: dict[str, list[Rule]]
    lexicon: dict[str, list[Any]]
    shapes: dict[str, list[tuple[str, Meaning]]]
    tokens: re.Pattern[str]
    triggers: re.Pattern[str]
    inner: dict[str, re.Pattern[str]]
    parts: frozenset[str]
    tables: dict[str, Any] = field(default_factory=dict)


@lru_cache(maxsize=8)
def load(language: str) -> Pack:
    """The pack of a language. Raises OptionError when there is none, PackError naming the rule at fault."""
    if language not in available():
        raise OptionError(f"language {language!r}", "has no pack", f"packs: {', '.join(available())}")
    return build(tables(language), language)


def tables(language: str) -> dict[str, Any]:
    """The tables of a pack, joined from its topics in the order that `pack.toml` gives: of equal readings the rule read first wins."""
    folder = resources.files("timeline.languages") / language
    joined: dict[str, Any] = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    for topic in joined.pop("topics"):
        for key, entries in tomllib.loads((folder / f"{topic}.toml").read_text(encoding="utf-8")).items():
            joined[key] = joined.get(key, []) + entries
    return joined


def available() -> list[str]:
    """The languages that have a pack: a folder of topics."""
    return sorted(f.name for f in resources.files("timeline.languages").iterdir() if f.is_dir() and (f / "pack.toml").is_file())


def build(data: Mapping[str, Any], language: str) -> Pack:
    """A pack from its tables."""
    lexicon, triggers = _lexicon(data.get("words", []))
    # Decoys come first: of readings of one length, the one that is no time.
    decoys = [{**d, "means": "Nothing()"} for d in data.get("decoy", [])]
    rules = [_rule(entry, n - len(decoys)) for n, entry in enumerate([*decoys, *data.get("rule", [])])]
    literals = {w for rule in rules for e in rule.elements for phrase in e.words for w in phrase}
    triggers |= {w for entry, rule in zip(data.get("rule", []), rules[len(decoys) :], strict=True) for w in _rule_triggers(entry, rule)}
    shapes: dict[str, list[tuple[str, Meaning]]] = {}
    for token in data.get("token", []):
        shapes[token["name"]] = [(token["name"], compile_means(m, token["name"])) for m in token["means"]]
    starts: dict[str, list[Rule]] = {}
    for rule in rules:
        for key in _first_keys(rule):
            starts.setdefault(key, []).append(rule)
    vocabulary = literals | set(lexicon)
    return Pack(
        language, rules, starts, lexicon, shapes, _token_regex(data.get("token", []), vocabulary),
        _trigger_regex(data.get("token", []), triggers), {t["name"]: re.compile(t["pattern"]) for t in data.get("token", [])},
        frozenset(part for word in vocabulary for part in word.lower().split()), dict(data),
    )  # fmt: skip


def _lexicon(entries: list[Mapping[str, Any]]) -> tuple[dict[str, list[Any]], set[str]]:
    lexicon: dict[str, list[Any]] = {}
    triggers: set[str] = set()
    for entry in entries:
        means = compile_means(entry["means"], entry["means"])
        for spelled, number in _numbered(entry):
            for word in spelled.split("|"):
                lexicon.setdefault(word, []).append(means({"n": number}))
                if entry.get("trigger", True):
                    triggers.add(word)
    return lexicon, triggers


def _numbered(entry: Mapping[str, Any]) -> list[tuple[str, int]]:
    """The words of a list with their numbers: given in a table, counted in an array."""
    if isinstance(entry["list"], list):
        return [(word, n) for n, word in enumerate(entry["list"], entry.get("first", 1))]
    return list(entry["list"].items())


def _rule(entry: Mapping[str, Any], rank: int) -> Rule:
    pattern = entry.get("pattern")
    if not isinstance(pattern, str) or not pattern.strip():
        raise PackError(f"rule {rank}", "has no pattern")
    elements = tuple(_element(word, pattern) for word in pattern.split())
    means = compile_means(entry["means"], pattern)
    names = {e.name for e in elements}
    unknown = sorted(free_names(entry["means"]) - names - set(WORDS) - {"order"})
    if unknown:
        raise PackError(f"rule {pattern!r}", f"means {unknown[0]!r}, which is neither in the pattern nor an operator")
    example = entry.get("example")
    return Rule(pattern, elements, means, entry["means"], tuple(example) if example else None, rank + 1000 * entry.get("last", 0), _follows(elements))


def _follows(elements: tuple[Element, ...]) -> frozenset[str] | None:
    keys = {"-"}  # a hyphen between two parts is passed over
    for first in range(len(elements)):
        rest = elements[first + 1 :]
        if all(e.optional for e in rest):
            return None
        keys |= set(_keys(rest)) | {phrase[1] for phrase in elements[first].words if len(phrase) > 1}
        if not elements[first].optional:
            break
    return frozenset(keys)


_ELEMENT = re.compile(r"(?P<open>\()?(?:\{(?:(?P<name>\w+):)?(?P<category>\w+)\}|(?P<words>[^(){}?]+|(?<!.)[()](?=\??\Z)))(?P<close>\))?(?P<optional>\?)?\Z")


def _element(word: str, pattern: str) -> Element:
    match = _ELEMENT.match(word)
    if match is None:
        raise PackError(f"rule {pattern!r}", f"cannot read the element {word!r}")
    words = frozenset(tuple(w.split("_")) for w in (match["words"] or "").split("|") if w)
    category = match["category"] or ""
    return Element(words, category, match["name"] or category, match["optional"] is not None, match["open"] is not None)


def _rule_triggers(entry: Mapping[str, Any], rule: Rule) -> set[str]:
    """The words that alone make a chunk worth parsing: those named by the rule, or all of a rule that is one word."""
    if "trigger" in entry:
        return set(entry["trigger"])
    needed = [e for e in rule.elements if not e.optional]
    return {" ".join(phrase) for phrase in needed[0].words} if len(needed) == 1 else set()


def _first_keys(rule: Rule) -> list[str]:
    return _keys(rule.elements)


def _keys(elements: tuple[Element, ...]) -> list[str]:
    """What a run of elements may begin with: the first words of its phrases, and its categories with a brace."""
    keys: list[str] = []
    for element in elements:
        keys += ["{" + element.category] if element.category else sorted({phrase[0] for phrase in element.words})
        if not element.optional:
            break
    return keys


def _word_regex(words: set[str]) -> str:
    forms = {form for word in words for form in patterns.cased(word)}
    return r"(?:" + patterns.trie(forms) + r")(?![\w])"


STARTS = r"[0-9'\u2019F]"
"""How a shape may begin: looked at first, since a shape's own look-behinds cost far more at every letter."""


def _token_regex(tokens: list[Mapping[str, Any]], vocabulary: set[str]) -> re.Pattern[str]:
    shaped = "|".join(f"(?P<{t['name']}>{_anonymous(t['pattern'])})" for t in tokens)
    words = {w for w in vocabulary if w[0].isalpha()}
    marks = "|".join(re.escape(w) for w in sorted(vocabulary - words, key=len, reverse=True))
    gated = f"(?={STARTS})(?:{shaped})|" if shaped else ""
    return re.compile(rf"{gated}(?P<word>(?<![\w]){_word_regex(words)})|(?P<mark>{marks})")


def _trigger_regex(tokens: list[Mapping[str, Any]], triggers: set[str]) -> re.Pattern[str]:
    """The mark right before each trigger: a search for one class of characters skips words far faster than one for their borders."""
    inside = next((t["name"] for t in tokens if t.get("trigger") and not t["pattern"].startswith(r"(?<![\w")), None)
    if inside is not None:
        raise PackError(f"token {inside!r}", r"is a trigger that may begin inside a word: begin its pattern with (?<![\w])")
    shaped = "|".join(_anonymous(t["pattern"]) for t in tokens if t.get("trigger"))
    return re.compile(rf"\W(?={_word_regex(triggers)}" + (rf"|(?={STARTS})(?:{shaped}))" if shaped else ")"))


def _anonymous(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


ALLOWED = (ast.Expression, ast.Call, ast.Name, ast.Load, ast.Constant, ast.UnaryOp, ast.USub, ast.BinOp, ast.Add, ast.Sub, ast.Mult)


def free_names(source: str) -> set[str]:
    """The names that a `means` uses."""
    return {node.id for node in ast.walk(ast.parse(source, mode="eval")) if isinstance(node, ast.Name)}


@lru_cache(maxsize=2048)
def compile_means(source: str, where: str) -> Meaning:
    """A `means` as a function of what its pattern matched, through a whitelist of syntax and names: no `eval`.

    >>> from timeline.algebra.granularity import Granularity
    >>> compile_means("Last(Unit(unit))", "last {unit}")({"unit": Granularity.WEEK})
    Last(shift=Unit(unit=<Granularity.WEEK: 7>), of=DCT(unit=<Granularity.DAY: 5>))

    Raises PackError, naming the rule, for anything else.
    """
    try:
        tree = ast.parse(source, mode="eval")
    except SyntaxError as error:
        raise PackError(f"rule {where!r}", f"means {source!r}, which cannot be read: {error.msg}") from None
    bad = next((n for n in ast.walk(tree) if not isinstance(n, ALLOWED)), None)
    if bad is not None:
        raise PackError(f"rule {where!r}", f"means {source!r}: {type(bad).__name__} is not allowed")
    return _compile(tree.body, where)


def _compile(node: ast.expr, where: str) -> Meaning:
    match node:
        case ast.Constant(value=value):
            return lambda _env: value
        case ast.Name(id=name):
            return lambda env: env[name] if name in env else WORDS[name]()
        case ast.UnaryOp(operand=operand):
            inner = _compile(operand, where)
            return lambda env: -inner(env)
        case ast.BinOp(left=left, op=op, right=right):
            a, b = _compile(left, where), _compile(right, where)
            if isinstance(op, ast.Add):
                return lambda env: a(env) + b(env)
            if isinstance(op, ast.Sub):
                return lambda env: a(env) - b(env)
            return lambda env: a(env) * b(env)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords):
            if name not in WORDS:
                raise PackError(f"rule {where!r}", f"means {name!r}, which is no operator")
            function, parts = WORDS[name], [_compile(a, where) for a in args]
            named = [(k.arg or "", _compile(k.value, where)) for k in keywords]
            return lambda env: function(*(p(env) for p in parts), **{k: v(env) for k, v in named})
    raise PackError(f"rule {where!r}", "uses a form that is not allowed")


__all__ = ["Element", "Pack", "Rule", "available", "build", "categories", "compile_means", "load"]
