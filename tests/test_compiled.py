"""The modules that mypyc may compile say the same as the plain ones. Compiling takes minutes and a C compiler: `TIMELINE_COMPILE=1 pytest tests/test_compiled.py`."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
import timeline, timeline.anchoring.tense as tense
print(Path(tense.__file__).suffix, file=sys.stderr)
for path in sorted(Path(sys.argv[2]).glob("*/article.txt")):
    document = timeline.Document(path.read_text(encoding="utf-8"), published="2025-01-13")
    print(timeline.tag(document), timeline.extract(document).model_dump_json())
"""


def test_every_pattern_names_modules() -> None:
    tree = ast.parse((ROOT / "hatch_build.py").read_text(encoding="utf-8"))
    (patterns,) = (ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "HOT")
    assert len(patterns) > 1
    assert [pattern for pattern in patterns if not list((ROOT / "timeline").glob(pattern))] == []


@pytest.mark.skipif(os.environ.get("TIMELINE_COMPILE") != "1" or not all(map(util.find_spec, ("mypyc", "hatchling", "setuptools"))), reason="compiling takes minutes and is asked for")
def test_the_compiled_modules_give_the_same(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", f"from pathlib import Path; import hatch_build; hatch_build.compiled(Path({str(ROOT)!r}), Path({str(tmp_path)!r}), '0')"], cwd=ROOT, check=True)
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    plain, fast = (subprocess.run([sys.executable, "-c", PROGRAM, str(where), str(ROOT / "samples")], cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": "0"}, capture_output=True, check=True) for where in (ROOT, tmp_path))
    assert plain.stderr.strip() == b".py"
    assert fast.stderr.strip() in (b".so", b".pyd")
    assert plain.stdout == fast.stdout
    assert len(plain.stdout) > 10_000
