"""What is denied, or hangs on a condition, says so in its headline: a mark beside the words is easily lost, "if" in them is not."""

from __future__ import annotations

import re

from timeline.events.names import People
from timeline.events.passage import Passage, introduced
from timeline.events.refusal import places
from timeline.events.standing import lacks
from timeline.events.telling import wider

_SAYS_SO = {
    "denied": re.compile(r"\b(?:den(?:y|ies|ied|ial|ying)|refut\w+|rebut\w*|disput\w+|reject\w*|dismiss\w*|debunk\w*|false|untrue|not|never|no|ruled? out|rules? out|unfounded|baseless|wrong|lies?)\b", re.I),
    "conditional": re.compile(r"\b(?:if|unless|should|would|could|might|may|provided)\b", re.I),
}
_SAYS_SO["hypothetical"] = _SAYS_SO["conditional"]


def hedged(passage: Passage, index: int, people: People, kind: str, title: str) -> tuple[str, str | None]:
    """The headline, or a wider one that says what makes it no fact, and what it lacks (None: nothing)."""
    says = _SAYS_SO.get(kind)
    if says is None or says.search(title):
        return title, None
    spans = introduced(t for t in passage.timexes if places(t))
    chain = {index, *(i for i, c in enumerate(passage.clauses) if c.parent == index and c.opener in ("if", "unless"))}
    for above in (index, *passage.above(index)):
        chain.add(above)
        wide = wider(passage, above, set(chain), spans, people)
        if says.search(wide) and lacks(wide) is None:
            return wide, None
    return title, "its words alone would tell as a fact what is none"
