"""The build of the wheel: packs the pinned files of TimelineJS, with licence and notices, beside the code.

Without npm or a network the wheel is built without them, and says so; `timeline assets install` adds them later.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))


class PackTimelineJS(BuildHookInterface):
    """Adds `timeline/assets/timelinejs/` to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the files and name them to the builder."""
        if self.target_name != "wheel" or version == "editable":
            return
        from timeline import assets
        from timeline.errors import TimelineError

        self._folder = tempfile.TemporaryDirectory()
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
