"""What a project asks of `timeline validate`: `[tool.timeline]` in pyproject.toml, or timeline.toml, found from where we are upwards."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from timeline.errors import OptionError

FAIL_ON = ("error", "warning", "info", "never")


@dataclass(frozen=True)
class Settings:
    """The keys of the table, with `-` for `_`: lists of codes, globs of files, and what fails a run."""

    files: list[str] = field(default_factory=list)
    exclude: list[str] = field(default_factory=list)
    select: list[str] = field(default_factory=list)
    extend_select: list[str] = field(default_factory=list)
    ignore: list[str] = field(default_factory=list)
    per_file_ignores: dict[str, list[str]] = field(default_factory=dict)
    fail_on: str = "error"
    sources: str = ""
    baseline: str = ""
    min_confidence: float = 0.5
    max_size: int = 32_000_000
    max_age: int = 1000
    max_future: int = 50
    link_cache: str = ""
    folder: Path = Path()

    def ignores(self, name: str) -> list[str]:
        """What is not looked for in a file."""
        return [*self.ignore, *(code for pattern, codes in self.per_file_ignores.items() if matches(name, pattern, self.folder) for code in codes)]


def matches(name: str, pattern: str, folder: Path) -> bool:
    """Whether a file is meant by a glob: of its whole path from the folder of the settings, of its end, or of its name.

    >>> matches("old/2019/a.json", "old/**", Path()), matches("x/a.json", "a.json", Path()), matches("b.json", "a*", Path())
    (True, True, False)
    """
    path = Path(name).resolve()
    root = folder.resolve()
    relative = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return any(fnmatchcase(each, pattern.replace("**/", "*").replace("**", "*")) for each in (relative, path.name)) or fnmatchcase(relative, f"*/{pattern}")


def links(path: Path) -> dict[str, int]:
    """The HTTP status of addresses from a JSON object, as a link checker has found it. Raises OptionError for another file."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise OptionError(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if not isinstance(data, dict) or not all(type(status) is int for status in data.values()):
        raise OptionError(str(path), "is no cache of links", 'write {"https://example.org/a": 404}')
    return data


def load(given: Path | None = None, *, isolated: bool = False) -> Settings:
    """The settings of a named file, or the nearest ones above. Raises OptionError naming the file and key."""
    if isolated:
        return Settings()
    if given is not None:
        table = _table(given)
        return _settings(table if table is not None else {}, given)
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in ("timeline.toml", "pyproject.toml"):
            path = folder / name
            if path.is_file() and (table := _table(path)) is not None:
                return _settings(table, path)
        if (folder / ".git").exists():
            break
    return Settings()


def _table(path: Path) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OptionError(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    found = data.get("tool", {}).get("timeline") if path.name == "pyproject.toml" else data
    return found if isinstance(found, dict) else None


def _settings(table: Mapping[str, Any], path: Path) -> Settings:
    known = {each.name.replace("_", "-"): each for each in fields(Settings) if each.name != "folder"}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise OptionError(str(path), f"{key!r} is not a setting", f"the settings are {', '.join(known)}")
        default = getattr(Settings(), known[key].name)
        if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is not type(default) or (isinstance(value, list) and not all(isinstance(each, str) for each in value)):
            raise OptionError(str(path), f"{key} is not {_KINDS[type(default)]}")
        values[known[key].name] = value
    if values.get("fail_on", "error") not in FAIL_ON:
        raise OptionError(str(path), f"fail-on {values['fail_on']!r} does not exist", f"choose {', '.join(FAIL_ON)}")
    if any(not isinstance(codes, list) for codes in values.get("per_file_ignores", {}).values()):
        raise OptionError(str(path), "per-file-ignores has a value that is not a list of codes")
    return Settings(**values, folder=path.parent)


_KINDS: dict[type, str] = {list: "a list of texts", dict: "a table", str: "a text", float: "a number", int: "a whole number"}
