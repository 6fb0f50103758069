"""The forms of English verbs: spelled by rule from the base form, or listed."""

from __future__ import annotations

_VOWELS = "aeiou"


def forms(verbs: dict[str, str], not_ed: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Every inflected form of every listed verb, with its tag and its base form."""
    tags: dict[str, str] = {}
    lemmas: dict[str, str] = {}
    doubling = frozenset(verbs["doubling"].split())
    for base in verbs["regular"].split():
        spelled = [(base, "L"), (_third(base), "F"), (_ing(base, doubling), "G"), (_past(base, doubling), "E")]
        if base in doubling and base.endswith("l"):
            spelled += [(f"{base}ing", "G"), (f"{base}ed", "E")]  # "traveled" beside "travelled"
        for form, tag in spelled:
            if form not in not_ed:
                tags.setdefault(form, tag)
                lemmas.setdefault(form, base)
    for entry in verbs["irregular"].split():
        base, past, *rest = entry.split(":")
        _irregular(base, past, rest[0] if rest else past, tags, lemmas, doubling)
    return tags, lemmas


def _irregular(base: str, past: str, participle: str, tags: dict[str, str], lemmas: dict[str, str], doubling: frozenset[str]) -> None:
    same = past == base
    forms = [(base, "U" if same else "L"), (_third(base), "F"), (_ing(base, doubling), "G")]
    forms += [(participle, "X" if participle != base else "L")] if participle != past else []
    forms += [] if same else [(past, "E" if participle == past else "V")]
    for form, tag in forms:
        tags[form] = tag
        lemmas[form] = base
    if past == "said":
        tags[past] = "V"


def _doubles(base: str, doubling: frozenset[str]) -> bool:
    """Whether the last letter is doubled before -ed: stop, plan, admit; not open, visit."""
    if len(base) < 3 or base[-1] in _VOWELS + "wxy" or base[-2] not in _VOWELS or base[-3] in _VOWELS:
        return False
    vowels = sum(c in _VOWELS for c in base)
    return vowels == 1 or base in doubling


def _past(base: str, doubling: frozenset[str]) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base, doubling) else "") + "ed"


def _third(base: str) -> str:
    if base == "have":
        return "has"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _ing(base: str, doubling: frozenset[str]) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base, doubling) else "") + "ing"


def pasts(verbs: dict[str, str]) -> dict[str, str]:
    """The simple past of the irregular verbs, by their base forms.

    >>> pasts({"irregular": "begin:began:begun hit:hit"})
    {'begin': 'began', 'hit': 'hit'}
    """
    found: dict[str, str] = {}
    for entry in verbs["irregular"].split():
        base, past, *_ = entry.split(":")
        found.setdefault(base, past)
    return found


def past_of(form: str, base: str, irregular: dict[str, str]) -> str:
    """The simple past of a verb, of its participle or -ing form and its base form, by which the irregular are known.

    >>> past_of("besieging", "besieging", {}), past_of("tying", "tie", {}), past_of("begun", "begin", {"begin": "began"})
    ('besieged', 'tied', 'began')
    """
    known = irregular.get(base)
    if known is not None or not form.endswith("ing"):
        return known or form
    return f"{base}d" if form.endswith("ying") and base.endswith("ie") else f"{form.removesuffix('ing')}ed"
