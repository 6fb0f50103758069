"""One page that anybody can open: TimelineJS with a list beside it, in one file that lets nothing else run or load.

The page works from a disk without a network. Without script, and on paper, its list is the page.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from timeline import assets
from timeline.errors import OptionError
from timeline.formats.losses import Loss
from timeline.formats.parts import chronology, slides, stage, story
from timeline.formats.parts.plain import address, line, web
from timeline.formats.parts.story import Entry
from timeline.model.timeline import Timeline

NAME = "html"
SUFFIXES = (".html", ".htm")
_CDN = "https://cdn.knightlab.com/libs/timeline3/{version}/{file}"
_FONT = re.compile(r"@font-face\s*\{[^}]*\btl-icons\b[^}]*\}")
_NOTICE = """<!--
The timeline is drawn by TimelineJS {version}, (c) Northwestern University Knight Lab and contributors, under the Mozilla Public License 2.0
(https://mozilla.org/MPL/2.0/). Its source: npm package {package}@{version}, or tag {version} of github.com/NUKnightLab/TimelineJS3.
It includes DOMPurify (MPL-2.0 or Apache-2.0), wicg-inert (W3C-20150513), Zepto, LazyLoad, csv.js (MIT) and easing functions (MIT, BSD).
In this copy the address of its icon font is replaced by the font itself; nothing else is changed.
-->
"""


def dump(timeline: Timeline, *, language: str | None = None, library: assets.Library | None = None, online: bool = False) -> tuple[str, list[Loss]]:
    """The timeline as one HTML page. Every text is escaped, and the policy in its head lets only the page's own script run.

    `language` is that of TimelineJS's interface (default: that of the sources); `library` its files (default: those installed).
    Where there are none, or with `online`, the page loads them from Knight Lab's network, and that is told as a loss.
    """
    found = story.entries(timeline)
    losses = [loss for entry in found for loss in story.unsaid(entry.event, "relations", "participants", "tags") if loss]
    losses += [Loss(entry.event.id, "media without an address on the web") for entry in found if entry.event.media and not address(entry.event.media.url)]
    library = None if online else library or assets.find()
    spoken = line(next((s.language for s in timeline.sources if s.language), "en"))
    if found and library is None:
        losses.append(Loss(None, "TimelineJS is not installed, so it is loaded from Knight Lab's network (timeline assets install packs it in)", thing="page"))  # --strict refuses a page that is not self-contained
    if language and library and not _code(library, language):
        raise OptionError(repr(language), "is no language of TimelineJS's interface", f"choose {', '.join(library.languages())}")
    return _Page(timeline, found, library, spoken).whole(language or spoken), losses


def _code(library: assets.Library, language: str) -> str | None:
    """The language as the library names it: "pt-BR" and "pt_br" are "pt-br", "de-AT" is "de"; None when it has none such."""
    wanted = language.lower().replace("_", "-")
    known = {code.lower(): code for code in library.languages()}
    return known.get(wanted) or known.get(wanted.partition("-")[0])


@lru_cache(maxsize=8)
def _ours(name: str) -> str:
    return files("timeline.formats.parts.page").joinpath(name).read_text(encoding="utf-8")


@lru_cache(maxsize=2)
def _script(library: assets.Library) -> str:
    """The library, fit to stand inside a script element."""
    text = re.sub(r"//# sourceMappingURL=\S*\s*$", "", library.read("timeline.js"))
    return re.sub(r"<(?=/?script)", r"\\x3c", text, flags=re.IGNORECASE)


@lru_cache(maxsize=2)
def _sheet(library: assets.Library) -> str:
    """The library's style with its icon font inside, and ours after it."""
    font = base64.b64encode(library.raw("tl-icons.woff2")).decode()
    face = f"@font-face{{font-family:'tl-icons';src:url(data:font/woff2;base64,{font}) format('woff2')}}"
    text = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", _FONT.sub(lambda _: face, library.read("timeline.css")))
    return text + _ours("page.css") + _ours("skin.css")


class _Page:
    def __init__(self, timeline: Timeline, found: list[Entry], library: assets.Library | None, spoken: str) -> None:
        self.timeline, self.found, self.library, self.spoken = timeline, found, library, spoken
        self.online = bool(found) and library is None
        self.style = _sheet(library) if found and library else _ours("page.css") + _ours("skin.css")
        self.scripts = ([_script(library)] if library else []) + [_ours("page.js")] if found else []

    def whole(self, language: str) -> str:
        several = len(self.timeline.sources) > 1
        events = chronology.chronology(self.found, several=several)
        app = f'<div class="app">\n{stage.stage(self.found)}\n<section class="list" aria-labelledby="_heading">\n<h2 class="away" id="_heading">Events</h2>\n{stage.tools(self.found)}\n{events}\n</section>\n</div>' if self.found else ""
        body = [_masthead(self.timeline, self.found), "<main>", app, chronology.undated(self.timeline), chronology.unplaced(self.timeline), chronology.sources(self.timeline), "</main>", self._colophon()]
        return self._head() + "\n".join(part for part in body if part) + self._foot(language) + "\n</body>\n</html>\n"

    def _head(self) -> str:
        link = self._cdn('<link rel="stylesheet" href="{url}" integrity="{sri}" crossorigin="anonymous">\n', "css/timeline.css", "timeline.css")
        return (
            f'<!DOCTYPE html>\n{self._notice()}<html lang="{escape(self.spoken)}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{escape(self._policy(), quote=False)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
            f"<title>{web(story.heading(self.timeline))}</title>\n{link}<style>{self.style}</style>\n</head>\n<body>\n")

    def _notice(self) -> str:
        return _NOTICE.format(version=assets.version(), package=assets.manifest()["packages"][0]["name"]) if self.found and self.library else ""

    def _policy(self) -> str:
        """Nothing but what is in the page: by digest; pictures only from where the timeline says that they are."""
        hosts = sorted({"{0.scheme}://{0.netloc}".format(urlsplit(url)) for e in self.found if (url := slides.picture(e.event))})
        cdn = _CDN.format(version=assets.version(), file="")
        scripts = [_digest(text) for text in self.scripts] + ([cdn + "js/timeline.js"] if self.online else [])
        rules = {
            "default-src": "'none'", "script-src": " ".join(scripts) or "'none'", "style-src": " ".join([_digest(self.style)] + ([cdn + "css/timeline.css"] if self.online else [])),
            "img-src": " ".join(["data:", *hosts]), "font-src": " ".join(["data:"] + ([cdn + "css/icons/"] if self.online else [])), "connect-src": "data:",
            "base-uri": "'none'", "form-action": "'none'",
        }
        wanted = rules if self.found else {k: v for k, v in rules.items() if k in ("default-src", "style-src", "base-uri", "form-action")}
        return "; ".join(f"{name} {value}" for name, value in wanted.items())

    def _cdn(self, tag: str, file: str, name: str) -> str:
        return tag.format(url=_CDN.format(version=assets.version(), file=file), sri=assets.integrity(name)) if self.online else ""

    def _foot(self, language: str) -> str:
        if not self.found:
            return ""
        data = f'\n<script type="application/json" id="_data">{stage.data(self.timeline, self.found, self._locale(language))}</script>\n'
        link = self._cdn('<script src="{url}" integrity="{sri}" crossorigin="anonymous"></script>\n', "js/timeline.js", "timeline.js")
        return data + link + "\n".join(f"<script>{text}</script>" for text in self.scripts)

    def _locale(self, language: str) -> str | None:
        """The words of the library's interface in a language; English is built in."""
        code = _code(self.library, language) if self.library else None
        return self.library.read(f"locale/{code}.json") if self.library and code and code != "en" else None

    def _colophon(self) -> str:
        if not self.found:
            return ""
        return (f'<footer class="colophon">Drawn with <a href="https://timeline.knightlab.com" rel="noopener noreferrer">TimelineJS</a> {assets.version()} by Knight Lab, '
                'under the <a href="https://mozilla.org/MPL/2.0/" rel="noopener noreferrer">Mozilla Public License 2.0</a>; '
                '<a href="https://github.com/NUKnightLab/TimelineJS3" rel="noopener noreferrer">source</a>.</footer>')


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _masthead(timeline: Timeline, found: list[Entry]) -> str:
    lede = f"{len(found)} dated event{'' if len(found) == 1 else 's'}" + (f", {story.span_words(found)}" if found else "")
    return f'<header class="masthead">\n<p class="kicker">Chronology</p>\n<h1 dir="auto">{web(story.heading(timeline))}</h1>\n<p class="lede">{web(lede)}</p>\n</header>'
