"""The vocabulary of expressions, by kind; each operator is one class in the file of its kind: an English phrase, its formula, a doctest."""

from __future__ import annotations

from timeline.algebra.amounts import Earlier, Lasting, Later, Stretching, Within, counted_from
from timeline.algebra.bounds import After, Before, Between, Bound, Since, Until
from timeline.algebra.comparisons import Counterpart, Same
from timeline.algebra.expressions import DCT, Expression, Reference, Then, Told, Unanchored, children_of, fields_of
from timeline.algebra.manners import Every, Nothing, Part, Vague, Zoned
from timeline.algebra.occurrences import Beyond, Future, In, Last, Nearest, Next, Nth, Occurrence, Past, This, Week, Year
from timeline.algebra.relative import deictic, needs_dct, told_by, year_of

__all__ = [
    "DCT",
    "After",
    "Before",
    "Between",
    "Beyond",
    "Bound",
    "Counterpart",
    "Earlier",
    "Every",
    "Expression",
    "Future",
    "In",
    "Last",
    "Lasting",
    "Later",
    "Nearest",
    "Next",
    "Nothing",
    "Nth",
    "Occurrence",
    "Part",
    "Past",
    "Reference",
    "Same",
    "Since",
    "Stretching",
    "Then",
    "This",
    "Told",
    "Unanchored",
    "Until",
    "Vague",
    "Week",
    "Within",
    "Year",
    "Zoned",
    "children_of",
    "counted_from",
    "deictic",
    "fields_of",
    "needs_dct",
    "told_by",
    "year_of",
]
