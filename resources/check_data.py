"""Verifies that the built data is what its manifest says, and that the manifest's sources are those pinned.

    python resources/check_data.py

Needs nothing but the files; whether the sources still give this data, `build_lexicon.py --check` tells.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT / "src" / "musnad" / "arabic" / "data"
REQUIREMENTS: Final = ROOT / "resources" / "arabic" / "requirements.txt"
MANIFEST: Final = "MANIFEST.json"
_PIN: Final = re.compile(r"^([a-z0-9-]+)==([^\s;]+)", re.MULTILINE)


def problems(folder: Path, requirements: Path) -> Iterator[str]:
    """What does not agree between the files of `folder`, its manifest, and the pinned sources; one line each."""
    if not (folder / MANIFEST).is_file():
        yield f"{folder} has no {MANIFEST}: run make lexicon"
        return
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    listed = manifest["outputs"]
    present = {path.name for path in folder.iterdir() if path.is_file()} - {MANIFEST}
    for name in sorted(listed.keys() | present):
        if name not in present:
            yield f"{name} is in the manifest but not in {folder}: run make lexicon"
        elif name not in listed:
            yield f"{name} is not in the manifest: remove it, or have it built"
        elif hashlib.sha256((folder / name).read_bytes()).hexdigest() != listed[name]["sha256"]:
            yield f"{name} is not the file that was built: run make lexicon"
    pinned = dict(_PIN.findall(requirements.read_text("utf-8")))
    built_from = {name: source["version"] for name, source in manifest["inputs"].items()}
    if pinned != built_from:
        yield f"{requirements.name} pins {pinned}, but the data was built from {built_from}: run make lexicon"


def main() -> int:
    """Print every problem; the exit code is 1 if there are any."""
    found = list(problems(DATA, REQUIREMENTS))
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
