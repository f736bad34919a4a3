"""Which cases were opened last: the names of their folders, and nothing else, in the folder of the user's data."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

FILE: Final = "recent-cases.json"
_MOST: Final = 12


def recent(data: Path) -> tuple[Path, ...]:
    """The folders of the cases opened last, the last first; none where none is remembered or the file is damaged."""
    try:
        found = msgspec.json.decode((data / FILE).read_bytes(), type=tuple[str, ...])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return ()
    return tuple(map(Path, found))


def remember(data: Path, folder: Path) -> None:
    """Put a folder before the others; nobody but the user may read the file.

    Raises:
        OSError: if the file cannot be written; it is then as it was.
    """
    others = (each for each in recent(data) if each != folder)
    names = [str(each) for each in (folder, *others)][:_MOST]
    data.mkdir(parents=True, exist_ok=True)
    partial = data / f".{FILE}"
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    partial.write_bytes(msgspec.json.encode(names))
    partial.replace(data / FILE)
