"""The reports of the demo case: those in `samples`, which were written for this project."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from musnad.case.add import Arrival
from musnad.case.intake.kinds import is_taken_of_folder
from musnad.case.messages import wrong

_PACKAGE: Final = Path(__file__).parents[1]
FOLDERS: Final = (_PACKAGE / "samples", _PACKAGE.parents[1] / "samples")
"""Where they lie in an installed package, and where in a working copy."""


def samples(folders: Iterable[Path] = FOLDERS) -> tuple[Arrival, ...]:
    """The files as they come into a case, in order.

    Raises:
        CaseError: if they are not there.
    """
    for folder in folders:
        inside = (path for path in folder.rglob("*") if path.is_file())
        found = sorted(path for path in inside if is_taken_of_folder(path.relative_to(folder)))
        if found:
            return tuple(_arrival(path, folder) for path in found)
    raise wrong("web.no-samples", path=str(_PACKAGE / "samples"))


def _arrival(path: Path, folder: Path) -> Arrival:
    place = f"samples/{path.relative_to(folder).as_posix()}"
    return Arrival(place=place, how="file", name=path.name, open=partial(_open, path))


def _open(path: Path) -> BinaryIO:
    return path.open("rb")
