"""The build of the wheel: packs the pinned files of TimelineJS, with licence and notices, beside the code.

Without npm or a network the wheel is built without them, and says so; `timeline assets install` adds them later.

With TIMELINE_COMPILE=1 in the environment the hot modules are compiled by mypyc too, which takes a C compiler and some minutes. The wheel
is then one of its platform. The plain modules stay in it, and what it computes is the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))
COMPILE = "TIMELINE_COMPILE"
HOT = ("anchoring/*.py", "events/*.py", "notation/*.py", "recognise/scanner.py", "recognise/chart.py")
"""What `tag` and `extract` spend their time in. The trees of the algebra are left out: rules build them of shifts where their types say expressions, which compiled classes refuse."""
PLAIN = "cached_property"
"""A module with this word in it stays as it is: mypyc would compute such a property anew each time."""
_SETUP = """
import sys
from setuptools import setup
from mypyc.build import mypycify
setup(name="timeline-compiled", packages=[], ext_modules=mypycify(sys.argv[2:], opt_level=sys.argv[1], multi_file=True), script_args=["build_ext", "--inplace"])
"""


def compiled(root: Path, folder: Path, level: str = "3") -> list[Path]:
    """The hot modules of the project at `root`, compiled within `folder` at an optimisation level of the C compiler; paths below it.

    Raises CalledProcessError when mypyc or the C compiler fails; what they say goes to standard error.
    """
    shutil.copytree(root / "timeline", folder / "timeline", ignore=shutil.ignore_patterns("__pycache__", "*.so", "*.pyd", "timelinejs"))
    hot = [path for pattern in HOT for path in sorted((folder / "timeline").glob(pattern)) if PLAIN not in path.read_text(encoding="utf-8")]
    names = [path.relative_to(folder).as_posix() for path in hot]
    command = [sys.executable, "-c", _SETUP, level, f"--config-file={root / 'pyproject.toml'}", "--follow-imports=silent", "--ignore-missing-imports", *names]  # the others and what they import are not compiled, nor needed to
    subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)  # noqa: S603 - this program itself
    return [path.relative_to(folder) for suffix in ("so", "pyd") for where in ("*", "timeline/*/*") for path in sorted(folder.glob(f"{where}.{suffix}"))]


class PackTimelineJS(BuildHookInterface):
    """Adds `timeline/assets/timelinejs/` to the wheel, and the compiled modules when they are asked for."""

    def dependencies(self) -> list[str]:
        """What compiling needs beside a C compiler; nothing else does."""
        return ["mypy>=1.13", "setuptools>=77", "pydantic>=2.11,<3"] if os.environ.get(COMPILE) == "1" else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the files and name them to the builder."""
        if self.target_name != "wheel" or version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        if os.environ.get(COMPILE) == "1":
            folder = Path(self._folder.name) / "compiled"
            folder.mkdir()
            build_data["force_include"].update({str(folder / path): path.as_posix() for path in compiled(Path(self.root), folder)})
            build_data.update(pure_python=False, infer_tag=True)
        from timeline import assets
        from timeline.errors import TimelineError

        folder = Path(self._folder.name) / "timelinejs"
        try:
            assets.install(target=folder)
        except TimelineError as fault:
            self.app.display_warning(f"the wheel is built without the files of TimelineJS ({fault}); timeline assets install adds them")
            return
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                build_data["force_include"][str(path)] = f"timeline/assets/timelinejs/{path.relative_to(folder).as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the interface gives them
        """Put the temporary folder away."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
