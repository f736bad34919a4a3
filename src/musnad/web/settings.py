"""What a workbench is started with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

PAGES: Final = Path(__file__).with_name("pages")
"""Where the pages lie, built by `make ui`."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a workbench is started with.

    `case` is the folder of the case to open, `None` where the page is to offer one. `who` acts in it, as the journal
    tells. `port` is the one it listens on, on this computer alone. `tiles` is a PMTiles file of the user's own for the
    map. `data` is the folder in which what belongs to no case is remembered, and `cases` that in which a new case is
    proposed. `actors` and `gazetteers` are the tables of the user, for the settings of a new case. `complain` is called
    with what went wrong inside, a line or more of text.
    """

    port: int
    who: str
    data: Path
    cases: Path
    case: Path | None = None
    tiles: Path | None = None
    actors: tuple[Path, ...] = ()
    gazetteers: tuple[Path, ...] = ()
    pages: Path = PAGES
    complain: Callable[[str], None] = lambda _: None
