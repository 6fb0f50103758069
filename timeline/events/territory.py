"""One clause, several dates: which words each date dates.

"Revenue fell to $5 million in May from $7 million a year earlier": May dates the fall, "a year earlier" only the figure
that it is compared with. "Notes due March 2031": the date belongs to the notes.
"""

from __future__ import annotations

import re

from timeline.events.passage import Span
from timeline.model.timex import Timex

_WINDOW = 100
_COMPARED = re.compile(r".*\b(?:compared\s+(?:with|to)|versus|against|up\s+from|down\s+from|from(?=\s+(?:[$€£#\d]|(?:an?|about|net|profit|loss|earnings|income|sales|revenue|the)\b))|(?<![Mm]ore )(?<![Ll]ess )(?<![Ff]ewer )(?<!other )(?<!rather )than)\s+(?P<words>(?:(?!,\s(?:and|but|which|who)\b).){0,80}(?:[$€£]|(?<!\d)(?!(?:1[5-9]|20)\d\d(?!\d|[.,]\d))\d)(?:(?!,\s(?:and|but|which|who)\b|\s[A-Z][a-z]).){0,40})\Z", re.S)
_CHANGED = re.compile(r"\d|\b(?:up|down|rise|rose|risen|fell|fall|fallen|grew|grow|grown|cut|swung|shrank|(?:increas|decreas|declin|drop|jump|climb|advanc|gain|slip|surg|soar|widen|narrow|chang|rais|lower|reduc|expand|improv|doubl|tripl|plung|tumbl|slump|turn|swell|eas|edg)\w*)\b", re.I)
"""Before "from": a figure that it is compared with, or a verb of more and less; "has heard from 80 witnesses" compares nothing."""
_OWNED = re.compile(r"\b(?P<words>(?:due|dated|maturing|expiring|of record|(?<=, )effective|(?<=pact )effective|(?<=contract )effective))\s+(?:on\s+|in\s+)?\Z")
_NOUN = re.compile(r"[ -]+(?!(?:in|on|at|of|to|by|for|from|with|and|or|but|that|which|who|when|as|after|before|is|was|were|are|has|have|had|will|would|said|says|the|a|an|his|her|its|their)\b)(?P<noun>[a-z][\w-]*(?<!ed)(?<!ing)(?: [a-z][\w-]*){0,2}?(?: of (?:[^,;.]|[.,](?=\d)){2,40}?)?)(?=[,;.](?!\d)|\s(?:in|on|at|to|by|for|from|with|and|or|but|that|which|is|was|were|as|of)\b|\Z)")
_PREPOSITION = re.compile(r"\b(?:in|on|at|by|since|until|during|of|for|through|throughout|before|after|from|to)\s+(?:the\s+)?\Z", re.I)


def territory(text: str, clause: Span, date: Timex, alone: bool) -> Span | None:
    """The words that a date dates when they are less than its clause; None when it dates the clause.

    `alone` is whether the clause has no other date; then a date before a noun ("third-quarter loss") dates the clause.

    >>> text = "Revenue fell to $5 million from $7 million a year earlier"
    >>> a, b = territory(text, (0, len(text)), Timex(43, 57, "a year earlier", "DATE", "2023"), True)
    >>> text[a:b]
    '$7 million a year earlier'
    """
    left = text[max(clause[0], date.start - _WINDOW):date.start]
    begin = date.start - len(left)
    compared = _COMPARED.match(left)
    if compared is not None and (not left[compared.start("words") - 5:compared.start("words")].lower().startswith("from ") or _CHANGED.search(text, max(0, date.start - 2 * _WINDOW), begin + compared.start("words"))):
        return begin + compared.start("words"), date.end
    owned = _OWNED.search(left)
    if owned is not None and begin + owned.start() > clause[0] + 2:
        return begin + owned.start("words"), date.end
    if alone or _PREPOSITION.search(left) or left.endswith(("'s ", "’s ")):
        return None
    noun = _NOUN.match(text, date.end, min(len(text), date.end + 80, clause[1]))
    return (date.start, noun.end("noun")) if noun is not None else None
