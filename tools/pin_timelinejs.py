"""Pin the files of TimelineJS anew, after its version below has been raised: `python tools/pin_timelinejs.py`.

Brings the packages through npm, and writes their digests to timeline/assets/timelinejs.json. Look at the page and run all
tests afterwards: they load it through the library itself.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

TARGET = Path(__file__).parents[1] / "timeline" / "assets" / "timelinejs.json"
PACKAGES = {  # package: {name that it is kept under: file of the package}
    "@knight-lab/timelinejs@3.9.11": {
        "timeline.js": "dist/js/timeline.js", "timeline.css": "dist/css/timeline.css", "tl-icons.woff2": "dist/css/icons/tl-icons.woff2",
        "LICENSE": "LICENSE", "AUTHORS": "AUTHORS", "timeline.js.LICENSE.txt": "dist/js/timeline.js.LICENSE.txt",
        # Parts by others that the bundle holds; their notices stand in these sources and are stripped from the bundle.
        "notices/Net.js": "src/js/net/Net.js", "notices/Load.js": "src/js/core/Load.js", "notices/CSV.js": "src/js/core/CSV.js",
        "notices/Ease.js": "src/js/animation/Ease.js", "notices/Animate.js": "src/js/animation/Animate.js",
    },
    "wicg-inert@3.1.3": {"notices/wicg-inert-LICENSE.md": "LICENSE.md"},
    "dompurify@3.3.2": {"notices/dompurify-LICENSE": "LICENSE"},
}


def main() -> None:
    packages = []
    with tempfile.TemporaryDirectory() as folder:
        for name, wanted in PACKAGES.items():
            file = subprocess.run(["npm", "pack", "--silent", name], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()
            data = (Path(folder) / file).read_bytes()
            with tarfile.open(fileobj=io.BytesIO(data)) as archive:
                for member in archive.getnames():
                    if member.startswith("package/dist/js/locale/") and member.endswith(".json"):
                        wanted["locale/" + member.rpartition("/")[2]] = member.removeprefix("package/")
                files = {kept: [member, hashlib.sha256(archive.extractfile(f"package/{member}").read()).hexdigest()] for kept, member in sorted(wanted.items())}
            title, _, version = name.rpartition("@")
            packages.append({"name": title, "version": version, "integrity": "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode(), "files": files})
    TARGET.write_text(json.dumps({"packages": packages}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
