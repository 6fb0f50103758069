"""One document read from its first sentence to its last: dated events, statements without a date, and what could not be placed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from timeline.anchoring.clauses import analyse
from timeline.anchoring.passages import passages
from timeline.anchoring.quotation import Speech
from timeline.events import bounded, places, structure, undated
from timeline.events.attribution import quotes, speaker
from timeline.events.boilerplate import dateline_end, elsewhere, is_boilerplate, voice
from timeline.events.captions import is_caption
from timeline.events.dated import dated
from timeline.events.headline import tidy
from timeline.events.mentions import joined
from timeline.events.names import People, same
from timeline.events.passage import Passage, trimmed
from timeline.events.record import Draft, event
from timeline.events.refusal import unknown
from timeline.events.standing import lacks
from timeline.events.when import written
from timeline.events.words import words
from timeline.model.document import Document
from timeline.model.event import Event, Relation
from timeline.model.timeline import Unresolved
from timeline.model.timex import Timex
from timeline.notation import edtf

_NEAR = 2
"""How many paragraphs or sentences on a quote still belongs to the announcement before it."""


@dataclass(slots=True)
class Story:
    """What a document tells, while it is read."""

    source: str
    sha256: str
    events: list[Event] = field(default_factory=list)
    loose: list[Event] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    drafts: list[tuple[Draft, Passage]] = field(default_factory=list)
    ordered: list[tuple[Draft, Literal["before", "after", "part-of"], Draft]] = field(default_factory=list)
    """What the text says of the order of two events."""
    people: People = field(default_factory=People)
    held: list[tuple[Timex, str]] = field(default_factory=list)
    """Dates whose words were held back, and why."""
    said: Draft | None = None
    spoke: tuple[str, int, int] | None = None
    """Who was quoted last, in which sentence and paragraph."""
    unsaid: list[tuple[Draft, Passage, Speech]] = field(default_factory=list)
    """What stands in a speech of which the speaker is not yet known."""


def read(document: Document, timexes: list[Timex], source: str) -> Story:
    """Read a document whose time expressions are known."""
    story = Story(source, document.sha256)
    text, paragraph, last = document.text, 0, 0
    sentences = passages(text)
    spans = sentences.spans
    found = _by_sentence(spans, timexes)
    stands = structure.places(text, spans, found)
    teasers = elsewhere(text, spans)
    voices: tuple[int, str | None] = (-1, None)
    for number, (start, end) in enumerate(spans):
        paragraph += "\n" in text[last:start]
        last = end
        here = found.get(number, ())
        at = stands.get(number)
        if is_boilerplate(text, start, end) or (at is not None and at.heading) or is_caption(text, start, end) or number in teasers:
            continue
        labelled = at is not None and bool(at.label) and at.start != start
        begin = min(at.start, end) if at is not None and labelled else dateline_end(text, start, end)
        here = [timex for timex in here if timex.start >= begin and timex.end <= end + 1]
        _unresolved(story, here)
        if begin < end and not (at is not None and at.goes_on and _joined(story, at, here, (begin, end))):
            label = at.label if at is not None and not at.goes_on else ()
            spoken = voice(text, start, end) if begin > start else voices[1] if voices[0] == paragraph else None
            voices = (paragraph, spoken)
            _read(story, Passage(text, source, sentences.sentence(number) if begin == start else analyse(sentences.marked, begin, end), tuple(here), number, paragraph, label, sentences.speech(_first_word(text, begin, end)), spoken))
    _write(story)
    return story


def _first_word(text: str, start: int, end: int) -> int:
    for at in range(start, min(end, start + 12)):
        if text[at].isalnum():
            return at
    return start


def _joined(story: Story, at: structure.Place, here: list[Timex], span: tuple[int, int]) -> bool:
    """Whether a sentence without a date goes on with the entry of a chronology: it is further evidence of the entry's event."""
    if here or not story.drafts or not at.label:
        return False
    draft = story.drafts[-1][0]
    if not any(d is t for d in draft.dates for t in at.label):
        return False
    draft.spans = [*draft.spans, span]
    draft.more = [*draft.more, span]
    return True


def _by_sentence(spans: Sequence[tuple[int, int]], timexes: list[Timex]) -> dict[int, list[Timex]]:
    starts = [a for a, _ in spans]
    out: dict[int, list[Timex]] = {}
    for timex in timexes:
        out.setdefault(max(0, bisect_right(starts, timex.start) - 1), []).append(timex)
    return out


def _unresolved(story: Story, timexes: list[Timex] | tuple[Timex, ...]) -> None:
    for timex in timexes:
        if timex.status == "unresolved":
            reason = unknown(timex)
            story.unresolved.append(Unresolved(source=story.source, start=timex.start, end=timex.end, text=timex.text, needs=timex.needs, reason=reason))


def _read(story: Story, passage: Passage) -> None:
    story.people.meet(passage)
    drafts = dated(passage, story.people) if passage.timexes or passage.label else []
    for draft in drafts:
        _continued(story, draft, passage)
        _add(story, draft, passage)
        if draft.order is not None:
            story.ordered.append((draft, draft.order[0], draft.order[1]))
        if draft.says:
            story.said = draft
    behind = _background(story, passage)
    if behind is not None:
        _add(story, behind, passage)
    if not drafts and behind is None:
        _statement(story, passage)
    _heard(story, passage)


def _heard(story: Story, passage: Passage) -> None:
    """Remember who is quoted in this sentence: the speaker of what was said before it, and of what is said next."""
    for index, clause in enumerate(passage.clauses if passage.sentence.may_report else ()):
        verb, speech = clause.verb, passage.speech
        if verb is None or not verb.reporting or clause.quoted:
            continue
        if any(c.quoted and c.parent == index for c in passage.clauses) or (speech is not None and speech.end <= verb.start):
            name = speaker(passage, index, story.people)
            if name is None:
                continue
            story.spoke = (name, passage.number, passage.paragraph)
            for draft, around, said in story.unsaid:
                if said == speech and draft.speaker is None:
                    _voiced(draft, around, name)
    if passage.speech != (story.unsaid[-1][2] if story.unsaid else None):
        story.unsaid = []


def _continued(story: Story, draft: Draft, passage: Passage) -> None:
    """Give words of a speech that began in another sentence, or goes on after "..., she said.", their speaker."""
    verb, speech = passage.clauses[draft.index].verb, passage.speech
    if draft.speaker is not None or speech is None or verb is None or verb.start > speech.end or speech.end - speech.start > _SPOKEN:
        return
    opens = speech.start > passage.sentence.start
    spoke = story.spoke
    if spoke is not None and passage.number - spoke[1] == 1 and (passage.paragraph == spoke[2] or opens):
        _voiced(draft, passage, spoke[0])
        story.spoke = (spoke[0], passage.number, passage.paragraph)
    else:
        story.unsaid.append((draft, passage, speech))


def _voiced(draft: Draft, passage: Passage, name: str) -> None:
    speech, sentence = passage.speech, passage.sentence
    said = (sentence.start, sentence.end) if speech is None else (max(sentence.start, speech.start), min(sentence.end, speech.end))
    draft.speaker, draft.quote = name, trimmed(passage.text, said, " \t\r\n,*")
    if not draft.headline.lower().startswith(f"{name.lower()}:"):
        draft.headline = tidy(f"{name}: {draft.headline.strip(_SPEECH)}")
    draft.lack = lacks(draft.headline)
    draft.modality = "reported" if draft.modality == "happened" else draft.modality


_SPOKEN = 1500
"""A quote longer than this has lost its closing mark."""
_SPEECH = "\"“”`.'‘’"


def _add(story: Story, draft: Draft, passage: Passage) -> None:
    draft.number, draft.paragraph = passage.number, passage.paragraph
    if not draft.headline:
        return  # marks without words: ", said said"
    story.drafts.append((draft, passage))


def _statement(story: Story, passage: Passage) -> None:
    draft = undated.statement(passage, story.people)
    if draft is None:
        return
    said = story.said
    if draft.quote is not None and said is not None and said.quote is None and same(said.speaker, draft.speaker) and _goes_on(said, passage):
        said.quote_spans += quotes(passage)
        said.quote = said.quote_spans[0]
        return
    draft.at = passage.sentence.start
    _add(story, draft, passage)


def _goes_on(said: Draft, passage: Passage) -> bool:
    """Whether a quote is of the announcement just told, not of "recent" or "earlier" remarks."""
    if passage.paragraph - said.paragraph > _NEAR or passage.number - said.number > 2 * _NEAR:
        return False
    start = passage.text[passage.sentence.start:passage.sentence.end].lower().split()[:60]
    return not words("nouns", "apart") & {w.strip(",.:;\"'“”*") for w in start}


def _background(story: Story, passage: Passage) -> Draft | None:
    """A happening before the one that the sentence before tells of: "This follows the recent capture of ..."."""
    found = bounded.background(passage)
    if found is None:
        return None
    host = next((d for d, p in reversed(story.drafts) if d.role == "dated" and passage.number - p.number <= 1 and d.dates and d.modality in ("happened", "reported")
                 and d.dates[0].precision in (None, "day", "hour", "minute", "second") and d.own), None)  # fmt: skip
    if host is None:
        return None
    timex = host.dates[0]
    when = written(edtf.bounded_before(timex.interval), "day", "bounded") if timex.interval is not None and timex.datable else None
    draft = Draft(found.headline, "bounded", [found.span], when, own=[found.span], subject=places.of_whom(passage.text, found.span), confidence=timex.confidence * 0.7, at=found.span[0])
    if when is not None:
        signs = [t for t in passage.timexes if t.start < found.sign[1] and found.sign[0] < t.end]
        draft.dates = [timex, *signs]
        story.ordered.append((draft, "before", host))
    return draft


def _write(story: Story) -> None:
    """The records of the drafts, with the relations between them."""
    ids: dict[int, str] = {}
    made: list[tuple[Draft, Event]] = []
    for draft, passage in joined(story.drafts):
        if draft.lack is not None:
            story.held += [(timex, draft.lack) for timex in draft.dates]
            continue
        record = event(draft, passage, story.sha256)
        ids[id(draft)] = record.id
        made.append((draft, record))
    after = {id(a): [Relation(type=kind, target=ids[id(b)]) for x, kind, b in story.ordered if x is a and id(b) in ids] for a, _, _ in story.ordered}
    seen: set[str] = set()
    for draft, record in made:
        if record.id in seen:
            continue
        seen.add(record.id)
        related = after.get(id(draft))
        record = record.model_copy(update={"relations": related}) if related else record
        (story.loose if record.when is None else story.events).append(record)
