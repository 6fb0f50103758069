"""How fast many articles become one story, and pages text: 500 made-up articles of one story, and their pages.

    python benchmarks/merging.py [ARTICLES]

Prints the seconds of extracting and of joining, the pages a second beside trafilatura's own, and how many of the story's key dates a
summary chose. The articles are made here from a fixed seed: their language is plain, so the last figure says that the strategy works, not how well
it works on the world's news.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from time import process_time

from timeline.model.document import Document

OUTLETS = ["The Valley Post", "Harbour Courier", "Northern Wire", "Coldbridge Gazette", "Daily Ledger", "Evening Herald", "Lowland Times", "City Mirror"]
SUBJECTS = ["The county council", "The port authority", "The regional court", "The health ministry", "The fire service", "The rail operator", "The power company", "The river board", "A coroner", "The school board"]
ACTS = [
    "closed the {place} after cracks were found", "evacuated the {place} because of a leak", "opened an inquiry into the fire at the {place}", "approved a plan to rebuild the {place}",
    "fined the owner of the {place}", "reopened the {place} to the public", "published its report on the {place}", "suspended work on the {place}", "sold the {place} to a cooperative", "rejected an appeal over the {place}",
]  # fmt: skip
PLACES = ["dock", "footbridge", "mill", "tunnel", "library", "reservoir", "market hall", "hospital wing", "signal box", "quarry"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
FILLER = [
    "Residents said that they had complained for years.", "Nobody from the company could be reached for comment.", "The weather was calm, and the river stood low.",
    "Local shops fear for their trade in the summer.", "The case has been followed closely in the whole region.", "A spokeswoman thanked the volunteers for their work.",
]  # fmt: skip


def story(articles: int, events: int = 60, seed: int = 7) -> tuple[list[Document], set[str]]:
    """Articles on one long story, with its key dates: those that a third of the later articles come back to."""
    draw = random.Random(seed)
    first = date(2023, 1, 9)
    days = sorted(draw.sample(range(400), events))
    happened = [(first + timedelta(days=d), f"{draw.choice(SUBJECTS)} {draw.choice(ACTS).format(place=draw.choice(PLACES))}") for d in days]
    key = set(range(0, events, 4))
    documents = []
    for number in range(articles):
        at = draw.randrange(events)
        at = max((k for k in key if k <= at), default=at) if draw.random() < 0.5 else at  # more is written when more happens
        day, what = happened[at]
        published = day + timedelta(days=draw.randrange(1, 4))
        lines = [f"{what} on {WEEKDAYS[day.weekday()]}, officials said."]
        lines += [draw.choice(FILLER) for _ in range(draw.randrange(8, 16))]
        for back in draw.sample(sorted(k for k in key if k < at), min(3, sum(k < at for k in key))):
            earlier, then = happened[back]
            lines.insert(draw.randrange(1, len(lines)), f"{then} on {earlier.day} {earlier:%B %Y}." if draw.random() < 0.8 else f"{then} in {earlier:%B %Y}.")
        text = "\n\n".join(lines)
        documents.append(Document(text, published=published.isoformat(), title=what, publisher=draw.choice(OUTLETS), id=f"s{number + 1}"))
    return documents, {happened[k][0].isoformat() for k in key}


def page(document: Document) -> str:
    """The article as a page among what pages have around one."""
    around = "".join(f'<li><a href="/{n}">Another headline of the day, number {n}</a></li>' for n in range(40))
    body = "".join(f"<p>{line}</p>" for line in document.text.split("\n\n"))
    data = f'{{"@type": "NewsArticle", "headline": "{document.title}", "datePublished": "{document.published}", "publisher": {{"name": "{document.publisher}"}}}}'
    return f'<!DOCTYPE html><html lang="en"><head><title>{document.title}</title><script type="application/ld+json">{data}</script></head><body><nav><ul>{around}</ul></nav><article><h1>{document.title}</h1>{body}</article><aside><ul>{around}</ul></aside></body></html>'


def main(articles: int) -> None:
    """Measure and print."""
    from trafilatura import extract as trafilatura

    from timeline import merging
    from timeline.events import extract
    from timeline.merging import joining
    from timeline.merging.summary import Strategy, summary
    from timeline.readers import Known, html

    documents, key = story(articles)
    size = sum(len(d.text) for d in documents)
    start = process_time()
    apart = extract(documents)
    middle = process_time()
    joined = joining.joined(apart)
    end = process_time()
    print(f"{articles} articles, {size / articles / 1000:.1f} kB each: extract {middle - start:.1f} s, join {end - middle:.1f} s; {len(apart.events)} events become {len(joined.events)}")
    start = process_time()
    chosen, _ = summary(merging.story(documents), Strategy(dates=len(key)))
    dates = {e.when.edtf for e in chosen.events if e.when}
    print(f"summary of {len(dates)} dates, everything included: {process_time() - start:.1f} s; {len(dates & key)} of {len(key)} key dates, F1 {2 * len(dates & key) / (len(dates) + len(key)):.2f}")
    pages = [page(d) for d in documents]
    raw = [p.encode() for p in pages]
    best: dict[str, float] = {}
    for _ in range(3):
        for name, run in (("trafilatura with metadata", lambda n: trafilatura(pages[n], with_metadata=True)), ("trafilatura, text alone", lambda n: trafilatura(pages[n])), ("our reader", lambda n: html.read(raw[n], "a.html", Known()))):
            start = process_time()
            for n in range(min(200, articles)):
                run(n)
            best[name] = min(best.get(name, 1e9), process_time() - start)
    for name, seconds in best.items():
        print(f"{name}: {min(200, articles) / seconds:.0f} pages of {len(raw[0]) / 1000:.1f} kB a second ({best['trafilatura with metadata'] / seconds:.0%} of trafilatura with metadata)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
