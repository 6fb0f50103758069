"""From one version of the schema to the next. There is one version so far, so what is left to do is to mark a file with it."""

from __future__ import annotations

import re
from pathlib import Path

from timeline.errors import InputError
from timeline.lint.families.shape import schema_id, schema_version
from timeline.lint.run import check_file, choose

_START = re.compile(rb"(\s*\{)(\s*)")


def migrated(path: Path) -> tuple[bytes, bytes]:
    """The bytes of a file, and those of the present version. Raises InputError for a file that cannot be brought to it."""
    checked = check_file(path, str(path), choose(["TL001", "TL002", "TL004", "TL101", "TL102", "TL103", "TL104"]))
    if errors := [one for one in checked.findings if one.severity == "error"]:
        raise InputError(f"{path}:{errors[0].line}:{errors[0].column}", errors[0].message, errors[0].hint or "timeline validate lists every fault")
    raw = path.read_bytes()
    part = checked.parts[0][0]
    if part.kind != "timeline" or len(checked.parts) != 1 or not isinstance(part.data, dict) or not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        raise InputError(str(path), "is not a timeline in JSON", "timeline convert makes one of other formats")
    missing = [f'"{key}": "{value}"' for key, value in (("$schema", schema_id()), ("schema_version", schema_version())) if key not in part.data]
    found = _START.search(raw)
    assert found, "it starts with a brace"
    between = found[2].decode() or " "
    lead = f",{between}".join(missing)
    empty = not part.data
    return raw, raw[: found.end()] + (f"{lead}{'' if empty else ',' + between}".encode() if missing else b"") + raw[found.end() :]
