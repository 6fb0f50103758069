"""What both servers do: plain data in, plain data out, so that it can be done in a process that is ended when it takes too long.

Nothing here reads a file or an address: what a caller may name is what the caller sends.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from timeline.errors import InputError, TimelineError

Data = dict[str, Any]


def extract(documents: list[Data], mode: str = "auto", only: str | None = None, most: int | None = None) -> Data:
    """The timeline of some documents. Raises TimelineError for what a document says that cannot be used."""
    from timeline import events

    story = events.extract(_documents(documents), mode=mode, only=only)
    if most is not None:
        from timeline.events.importance import foremost

        story, _ = foremost(story, most)
    return _whole(story.model_dump(mode="json", by_alias=True, exclude_none=True))  # type: ignore[no-any-return]


def tag(document: Data, mode: str = "auto") -> Data:
    """The time expressions of a document, as `timeline tag` writes them."""
    from timeline import anchoring
    from timeline.anchoring.plain import plain

    (one,) = _documents([document])
    found = anchoring.tag(one, mode=mode)
    return {"timexes": [plain(each) for timex in found for each in timex.parts or (timex,)]}


def explain(document: Data, mode: str = "auto") -> Data:
    """Every date of a document: its sentence, rule, anchor, arithmetic, the reading turned down, and the event it gave."""
    from timeline.events.account import explained

    (one,) = _documents([document])
    return _whole(explained(one, mode=mode))  # type: ignore[no-any-return]


def validate(content: str, name: str = "timeline.json", select: list[str] | None = None, ignore: list[str] | None = None) -> Data:
    """What is wrong or odd with a timeline file; `name` tells its format by its suffix. Raises OptionError for an unknown code."""
    from timeline.lint import validate_text

    found = validate_text(content, name, select=select or (), ignore=ignore or ())
    keys = ("line", "column", "code", "severity", "message", "pointer", "hint")
    findings = [{key: value for key in keys if (value := getattr(one, key)) not in ("", None)} for one in found]
    return _whole({"valid": not any(one.severity == "error" for one in found), "findings": findings})  # type: ignore[no-any-return]


def convert(content: str, to: str, source: str | None = None) -> Data:
    """A timeline file in another format, and what that cannot say. Raises InputError and OptionError."""
    from timeline import formats

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        story, problems = formats.load_noting(content + "\n", source)  # with a line break it is text, never the name of a file
    made, losses = formats.dumps(story, to)
    text = made if isinstance(made, str) else made.decode("utf-8")
    return _whole({"content": text, "losses": formats.summarise(losses), "problems": [f"{each.where}: {each.why}" for each in problems]})  # type: ignore[no-any-return]


def _documents(given: list[Data]) -> list[Any]:
    from timeline.readers import Documents, Known, number, records

    result = Documents()
    for place, record in enumerate(given, 1):
        result.join(records.document(record, Known(), f"document {place}" if len(given) > 1 else "document"))
    number(result)
    if not result:
        raise InputError("documents", "is an empty list", 'send [{"text": ...}]')
    return list(result)


def _whole(value: Any) -> Any:
    """Data that UTF-8 can hold: lone surrogates become U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list) else value


_WORK: dict[str, Callable[..., Data]] = {"extract": extract, "tag": tag, "explain": explain, "validate": validate, "convert": convert}


def call(name: str, arguments: Data) -> tuple[Data | None, Data | None]:
    """Do a piece of work by its name; its result, or what is wrong with the request. For another process: nothing is raised that is the input's."""
    try:
        return _WORK[name](**arguments), None
    except TimelineError as fault:
        return None, _whole({"type": type(fault).__name__, "where": fault.where, "why": fault.why, "hint": fault.hint})
    except (RecursionError, MemoryError) as fault:
        return None, {"type": "InputError", "where": "the request", "why": f"is more than can be read ({type(fault).__name__})", "hint": "send less at once"}
