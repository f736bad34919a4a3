"""Verifies that the built data is what its manifest says, and that the manifest's sources are those pinned.

    python -m resources.check_data

The tables are compiled anew and compared; of the rest it needs nothing but the files, and whether the sources still
give this data, `build_lexicon.py --check` and `build_gazetteer.py --check` tell.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from resources.tables import build_tables

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT / "src" / "musnad" / "arabic" / "data"
REQUIREMENTS: Final = ROOT / "resources" / "arabic" / "requirements.txt"
PLACES: Final = ROOT / "src" / "musnad" / "authority" / "data"
TABLES: Final = ROOT / "resources" / "gazetteer"
MAP: Final = ROOT / "src" / "musnad" / "export" / "data"
OUTLINES: Final = ROOT / "resources" / "outlines" / "sources.txt"
MANIFEST: Final = "MANIFEST.json"
_PIN: Final = re.compile(r"^([a-z0-9-]+)==([^\s;]+)", re.MULTILINE)
_BY_HAND: Final = frozenset({".tsv", ".yaml"})


def problems(folder: Path, requirements: Path, target: str = "lexicon") -> Iterator[str]:
    """What does not agree between the files of `folder`, its manifest, and the pinned sources; one line each.

    `target` is the word behind `make` that builds the data. Tables written by hand stand beside it or beside the
    requirements; those that the manifest names must be the ones that were built from.
    """
    if not (folder / MANIFEST).is_file():
        yield f"{folder} has no {MANIFEST}: run make {target}"
        return
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    listed = manifest["outputs"]
    present = {path.name for path in folder.iterdir() if path.is_file() and path.suffix not in _BY_HAND} - {MANIFEST}
    for name in sorted(listed.keys() | present):
        if name not in present:
            yield f"{name} is in the manifest but not in {folder}: run make {target}"
        elif name not in listed:
            yield f"{name} is not in the manifest: remove it, or have it built"
        elif _digest(folder / name) != listed[name]["sha256"]:
            yield f"{name} is not the file that was built: run make {target}"
    for name, digest in manifest.get("tables", {}).items():
        path = next((each / name for each in (folder, requirements.parent) if (each / name).is_file()), None)
        if path is None or _digest(path) != digest:
            yield f"{name} is not the table that the data was built from: run make {target}"
    pinned = dict(_PIN.findall(requirements.read_text("utf-8")))
    built_from = {name: source["version"] for name, source in manifest["inputs"].items()}
    if pinned != built_from:
        yield f"{requirements.name} pins {pinned}, but the data was built from {built_from}: run make {target}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    """Print every problem; the exit code is 1 if there are any."""
    found = [
        *problems(DATA, REQUIREMENTS),
        *problems(PLACES, TABLES / "requirements.txt", "gazetteer"),
        *problems(MAP, OUTLINES, "outlines"),
        *build_tables.problems(),
    ]
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
