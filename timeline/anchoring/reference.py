"""What expressions are counted from: the publication date, and the time that the text has come to speak of."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.algebra import shifts as sh
from timeline.algebra.calendar import DAY, civil
from timeline.algebra.granularity import Granularity
from timeline.algebra.interval import Interval
from timeline.algebra.operators import DCT, Counterpart, Earlier, Last, Lasting, Part, Reference, Same, Then
from timeline.anchoring.tense import Direction
from timeline.errors import DateError
from timeline.model.document import MOST_DAYS, Document
from timeline.model.timex import Timex
from timeline.notation import iso8601

G = Granularity
_ALWAYS = 1 << 40
"""A sentence that no sentence is far from: the year of a heading holds until the next."""
RECENT = 8
"""Days before the publication within which a day is what the news is about: in the next paragraph a time of day is still one of it."""
QUARTER = 3
"""Months of a quarter."""
KEPT = 8
"""Times told of that an expression may look back to."""


def publication(document: Document) -> tuple[Interval | None, ...]:
    """The days, or the one moment, that the publication date may be, in the outlet's local time; (None,) when it is unknown.

    Raises DateError when it may be any of more than a year's days.
    """
    if document.published is None:
        return (None,)
    known, _ = iso8601.parse(document.published)
    if known.grain is G.SECOND and known.start is not None and known.start % DAY == 0:
        known = Interval(known.start, known.start + DAY)  # a day written as a timestamp: nobody publishes at midnight to the second
    if known.start is None or known.end is None or known.end - known.start <= DAY:
        return (known,)
    if known.end - known.start > MOST_DAYS * DAY:
        raise DateError(f"published {document.published}", "leaves more than a year open", "name the year, the month or a range of days")
    return tuple(Interval(day, day + DAY) for day in range(known.start, known.end, DAY))


def _year(timex: Timex) -> int | None:
    return None if timex.interval is None or timex.interval.start is None else civil(timex.interval.start).year


def _months(tree: object) -> int:
    """The months of an amount that accounts may be of: "the first nine months", "the year ended Aug. 31"."""
    period = tree.period if isinstance(tree, Lasting) else tree
    if not isinstance(period, sh.Period) or not isinstance(period.n, int):
        return 0
    return period.n if period.unit is G.MONTH else 12 * period.n if period.unit is G.YEAR and isinstance(tree, Lasting) else 0


def looks_back(tree: object) -> bool:
    """Whether a tree counts back from the time told of: "a decade earlier", "the previous year"."""
    inner = tree.of if isinstance(tree, Part) else tree
    return isinstance(inner, Earlier | Last) and isinstance(inner.of, Then)


@dataclass(slots=True)
class Discourse:
    """The running state of one document: the last time spoken of, and whether the passage tells of the past.

    `narrative` is set by an explicit year that lies two years or more before the publication date, and unset by a word that
    counts from the publication ("yesterday", "last week"), so that a past passage inside news is read as history.
    """

    dct: Interval | None
    mode: str = "auto"
    told: tuple[Timex, ...] = ()
    day: Interval | None = None
    day_text: str | None = None
    """The last day told of, for times of day; "today" does not move it, since it mostly dates the telling."""
    spoken: Timex | None = None
    """The last date said, whether or not it moved the story: "until she found it in the winter of 1788. The following spring, ..."."""
    results: Interval | None = None
    """The quarter or half that business results are about: "a year earlier" compares with the same one of the year before."""
    read_to: int = 0
    """How far the text has been looked through for the ends of paragraphs: once, however many expressions it holds."""
    year: int | None = None
    year_sentence: int = -9
    set_in: bool = False
    """Whether something was told to be "in" that year: notes due 1993 set no scene."""
    narrative: bool = False
    history: bool = False
    """Whether the whole text tells of the past: then nothing takes it back to the publication date."""
    _built: tuple[tuple[Timex, ...], Reference] | None = None
    heading: Timex | None = None
    """The year that heads the section, which dates the bare months and days under it."""
    labels: tuple[Timex, ...] = ()
    """The last two labels, from which the next one goes on."""
    labelled: Interval | None = None
    """The day of the last label at the beginning of a line, from which a label that is a time of day counts."""

    def __post_init__(self) -> None:
        self.history = self.mode == "auto" and self.history
        self.narrative = self.mode == "narrative" or (self.mode == "auto" and (self.history or self.dct is None))

    @property
    def then(self) -> Timex | None:
        """The last time told of."""
        return self.told[0] if self.told else None

    @property
    def recent(self) -> bool:
        """Whether the last day told of is what the news may be about: within `RECENT` days of the publication."""
        day, now = self.day, self.dct
        return day is None or day.start is None or now is None or now.start is None or now.start - day.start <= RECENT * DAY

    def reference(self) -> Reference:
        """The references as the algebra takes them."""
        if self._built is None or self._built[0] is not self.told:
            self._built = self.told, Reference(self.dct, tuple(t.interval for t in self.told if t.interval is not None))
        return self._built[1]

    def enter(self, text: str, at: int, *, leads: bool) -> None:
        """A new paragraph of news starts from the publication date again; a story goes on in one that a date opens ("In October, ...")."""
        if not self.told or self.history or self.mode == "narrative" or self.dct is None or (self.narrative and leads):
            return
        if text.find("\n\n", max(self.told[0].end, self.read_to - 1), at) >= 0:
            self.told, self.narrative = (), False
            self._leave_old_day()
        self.read_to = at

    def _leave_old_day(self) -> None:
        """Times of day no longer belong to a day long past, once the text has come back to now."""
        if not self.recent:
            self.day, self.day_text = self.labelled, None

    def under_heading(self, direction: Direction, *, stands: bool, goes_on: bool) -> Direction:
        """The direction of a bare name that is a label, or stands under a year: the tense of a chronology says nothing of it.

        What goes on from the time told of ("six days later") does so under a heading too.
        """
        if stands:
            self.day, self.day_text = self.labelled, None
        if self.heading is None:
            return self._after_label(direction) if stands else direction
        last = self.then.interval if self.then is not None else None
        if not goes_on or last is None or self.heading.interval is None or not self.heading.interval.contains(last):
            self.told = (self.heading,)
        self.year, self.year_sentence = _year(self.heading), _ALWAYS
        return Direction("past", "heading")

    def _after_label(self, direction: Direction) -> Direction:
        """A label goes on from the one before it, in its year, whatever the tense of a chronology says; "is to" looks ahead all the same."""
        last = self.labels[-1] if self.labels else None
        start = last.interval.start if last is not None and last.interval is not None else None
        if last is None or start is None or (self.dct is not None and self.dct.start is not None and start >= self.dct.start):
            return direction  # the first, or a programme of what is to come
        if direction.way == "future" and direction.cue is not None and direction.cue.startswith(("be ", "will", "shall", "would")):
            return direction
        self.told = (last,)
        self.year, self.year_sentence = _year(last), _ALWAYS
        return Direction("past", "label")

    def turns(self, timex: Timex) -> bool:
        """Whether a label in the year of the one before it lies on the wrong side of it: then the year is another, and is set."""
        last, start = self.labels[-1].interval if self.labels else None, timex.interval.start if timex.interval is not None else None
        if last is None or last.start is None or start is None or self.year is None:
            return False
        one = self.labels[-2].interval if len(self.labels) > 1 else None
        way = 0 if one is None or one.start is None else last.start - one.start
        step = 1 if (start < last.start and way > 0) else -1 if (start > last.start and way < 0) else 0
        if way == 0 and abs(start - last.start) > 300 * DAY:
            step = 1 if start < last.start else -1
        self.year += step
        return step != 0

    def come_back(self) -> None:
        """A clause that tells the past does not lie in a year to come that was stated before it."""
        if self.year is not None and self.dct is not None and self.dct.start is not None and self.year > civil(self.dct.start).year:
            self.year, self.year_sentence = None, -9

    def heads(self, timex: Timex, *, alone: bool) -> None:
        """Take note of a date that is a label or, alone on its line, a heading."""
        interval = timex.interval
        if interval is None or interval.start is None or interval.end is None or timex.type not in {"DATE", "TIME"}:
            return
        if alone:
            self.heading = timex if interval.grain is G.YEAR else None
            self.year_sentence = -9
        if interval.grain is G.DAY:
            self.labelled = interval
        if interval.grain <= G.YEAR:
            self.labels = (*self.labels[-1:], timex)

    def look_ahead(self) -> None:
        """A clause that looks ahead speaks from the publication date, whatever story stands before it."""
        if self.narrative and self.mode == "auto" and not self.history and self.dct is not None:
            self.narrative, self.told = False, ()

    def _reported(self, timex: Timex, quarter: Interval) -> bool:
        """Whether there can be results of a quarter: it is over, by its dates or by its verb (a fiscal one), and not long over."""
        if self.dct is None or self.dct.start is None:
            return True
        if quarter.end is None or quarter.start is None or abs(civil(self.dct.start).year - civil(quarter.start).year) > 1:
            return False
        return quarter.end <= self.dct.start or (timex.direction == "past" and timex.cue is not None)

    def saw(self, timex: Timex, *, absolute: bool, deictic: bool, sentence: int, leads: bool = True, set_in: bool = False) -> None:
        """Take note of an expression that has been resolved; `leads` when it opens its sentence ("In 1955, ...")."""
        if deictic and self.mode == "auto" and not self.history and self.dct is not None:
            self.narrative = False
        if deictic and self.history:
            return
        if timex.tree == DCT():
            self._leave_old_day()
        if timex.type == "DURATION" and _months(timex.tree) > QUARTER:
            self.results = None  # "for the nine months": what it is compared with is no quarter
        if timex.interval is None or timex.interval.start is None or timex.type in {"DURATION", "SET"} or isinstance(timex.tree, Same | Counterpart):
            return  # what is only compared with moves nothing: "up from $3 million a year earlier"
        if self.history and not leads and looks_back(timex.tree):
            return  # "almost two decades earlier" in passing
        year = civil(timex.interval.start).year
        if timex.interval.grain in {G.QUARTER, G.HALF} and self._reported(timex, timex.interval):
            self.results = timex.interval
        if absolute and self.history and not leads and timex.interval.grain is G.YEAR and self.then is not None and self.then.interval.grain < G.YEAR:  # type: ignore[union-attr]
            return  # a year in passing does not move a story that is told by the day
        if absolute and timex.interval.grain <= G.YEAR:
            self.year, self.year_sentence, self.set_in = year, sentence, set_in
            tells = timex.interval.end is not None and (leads or timex.interval.grain < G.YEAR)
            if tells and self.mode == "auto" and self.dct is not None and self.dct.start is not None and year <= civil(self.dct.start).year - 2:
                self.narrative = True
        if timex.interval.grain <= G.DAY and timex.interval.end is not None and (self.day is None or timex.tree != DCT()):
            self.day, self.day_text = sh.Unit(G.DAY).occurrence(timex.interval.start), timex.text
        if timex.interval.grain <= G.YEAR:
            self.told = (timex, *self.told[: KEPT - 1])
