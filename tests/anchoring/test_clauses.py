"""Which verb governs a date, and in which tense: one sentence a row, the date in brackets."""

from __future__ import annotations

import pytest

from tests.tables import unmark
from timeline.anchoring.clauses import analyse, governing

TABLE = """
The premier [said] past | The premier said on [Sunday] that talks will resume.
The premier [resume] future | The premier said on Sunday that talks will resume on [Friday].
The firm [announce] past | The firm announced on [Sunday] it would close the plant.
The firm [close] future | The firm announced on Sunday it would close the plant on [Friday].
relative [meet] past | The court, which had met in [May], ruled on Monday.
main [rule] past | The court, which had met in May, ruled on [Monday].
fronted [rule] past | On [Monday], the court, which had met in May, ruled.
passive [shut] past | The factory was shut in [March] after an inspection.
perfect [close] present | The road has been closed since [March].
plan [meet] future | The ministers plan to meet on [Friday].
due [hear] future | The court is due to hear the case on [Tuesday].
set [open] future | The gallery is set to open in [June].
going [sail] future | The ship is going to sail on [Thursday].
beto [begin] future | Counting is to begin on [Friday].
timetable [open] present | The exhibition opens on [Friday].
adverbial [leave] past | He wept after she left on [Monday].
coordinate [sell] past | The firm bought the mill in 1990 and sold it in [1995].
first of two [buy] past | The firm bought the mill in [1990] and sold it in 1995.
negated [pay] past | The club did not pay its players in [June].
will not [pay] future | The club will not pay its players in [June].
contraction [meet] future | They'll meet on [Friday].
irregular [sink] past | The ferry sank on [Thursday] in heavy seas.
irregular [begin] past | The strike began in early [March].
quote [file] future | She said on Wednesday, "We will file an appeal [tomorrow]."
quote first [file] future | "We will file an appeal [tomorrow]," she said on Wednesday.
after quote [say] past | "We will file an appeal tomorrow," she said on [Wednesday].
modal [vote] present | Parliament may vote on [Friday].
"""


def rows() -> list[tuple[str, str, str]]:
    out = []
    for line in TABLE.strip().splitlines():
        expected, marked = line.split(" | ")
        out.append((expected.split("[")[1].split("]")[0], expected.rsplit(" ", 1)[1], marked))
    return out


@pytest.mark.parametrize(("lemma", "tense", "marked"), rows())
def test_governing_verb(lemma: str, tense: str, marked: str) -> None:
    text, spans = unmark(marked)
    sentence = analyse(text, 0, len(text))
    clause = governing(sentence, spans[-1][0])
    shown = [(c.kind, c.verb and (c.verb.lemma, c.verb.tense)) for c in sentence.clauses]
    assert clause.verb is not None, shown
    assert (clause.verb.lemma, clause.verb.tense) == ("say" if lemma == "said" else lemma, tense), shown


@pytest.mark.parametrize(
    ("text", "negated"),
    [("The club did not pay in June.", True), ("The club never paid in June.", True), ("The club paid in June.", False)],
)
def test_negation(text: str, negated: bool) -> None:
    clause = governing(analyse(text, 0, len(text)), text.index("June"))
    assert clause.verb is not None
    assert clause.verb.negated is negated


def test_quoted_clause_is_marked() -> None:
    text = 'She said on Wednesday, "We will file an appeal tomorrow."'
    sentence = analyse(text, 0, len(text))
    assert governing(sentence, text.index("tomorrow")).quoted
    assert not governing(sentence, text.index("Wednesday")).quoted
