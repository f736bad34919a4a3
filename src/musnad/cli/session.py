"""What every command is given: the language to speak and the way to a reader."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from musnad.cli.messages import Messages
from musnad.model import Document, Record

Read = Callable[[Document], Record]


class Session(msgspec.Struct, frozen=True):
    """One run of the command line.

    `load_reader` is called by the commands that read, and only then: loading the language data takes longer than
    all that `musnad schema` does. `environ` is the environment, which nothing but the command line reads.
    """

    say: Messages
    load_reader: Callable[[], Read]
    environ: Mapping[str, str]

    @property
    def own_gazetteer(self) -> Path:
        """Where the user's own places are kept: in the folder that the desktop sets aside for data."""
        home = Path(self.environ.get("HOME") or Path.home())
        folder = Path(self.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
        return folder / "musnad" / "gazetteer.sqlite"

    def tell(self, text: str) -> None:
        """Print a line for the user, beside the results: on standard error."""
        sys.stderr.write(text + "\n")

    def show(self, text: str) -> None:
        """Print a result on standard output, in UTF-8 whatever the locale says."""
        sys.stdout.flush()
        sys.stdout.buffer.write(f"{text}\n".encode())
        sys.stdout.buffer.flush()
