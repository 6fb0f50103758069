"""Our own JSON: the record as it is. Lossless, stable order, no nulls, one trailing line break."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from timeline.errors import InputError
from timeline.formats.losses import Loss
from timeline.model.timeline import Timeline

NAME = "json"
SUFFIXES = (".json",)


def dump(story: Timeline) -> tuple[str, list[Loss]]:
    """The timeline as JSON; lone surrogates, which UTF-8 has no bytes for, become U+FFFD."""
    return text(story.model_dump(mode="python", by_alias=True, exclude_none=True)), []


def text(data: Any) -> str:
    """Plain data as JSON text in UTF-8's reach."""
    written = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def recognises(text: str) -> bool:
    """Whether it is a JSON object; other JSON formats are asked first where they sort later."""
    from timeline.formats import timelinejs

    return text.lstrip()[:1] == "{" and not timelinejs.recognises(text)


def load(text: str, where: str) -> Timeline:
    """Read and validate. Raises InputError naming the line or the key."""
    data = parse(text, where)
    try:
        return Timeline.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(map(str, first["loc"])) or "the top level"
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        raise InputError(where, f"{place}: {first['msg']}{more}", "timeline validate lists every fault") from None


def parse(text: str, where: str) -> Any:
    """JSON text to plain data. Raises InputError with line and column; NaN and Infinity are refused."""
    def refuse(word: str) -> Any:
        raise InputError(where, f"{word} is not JSON")

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}:{error.lineno}:{error.colno}", f"is not JSON: {error.msg}") from None
    except RecursionError:
        raise InputError(where, "is nested too deeply") from None
