"""What every command is given: the language to speak and the way to a reader."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

from musnad.cli.config import Settings
from musnad.cli.messages import Messages
from musnad.cli.refusal import UsageError
from musnad.cli.tables import Tables, check, problem_line
from musnad.errors import LexiconError
from musnad.model import Document, Record

Read = Callable[[Document], Record]
LoadReader = Callable[[Tables], Read]


class Session(msgspec.Struct, frozen=True):
    """One run of the command line.

    `load_reader` is called by the commands that read, and only then: loading the language data takes longer than
    all that `musnad schema` does. `environ` is the environment, which nothing but the command line reads, `settings`
    what the user's settings say.
    """

    say: Messages
    load_reader: LoadReader
    environ: Mapping[str, str]
    settings: Settings = Settings()

    def reader(self, actors: Sequence[Path] | None, gazetteers: Sequence[Path] | None) -> Read:
        """A reading function that knows the files named, those of the settings, and the user's own gazetteer.

        Raises:
            UsageError: if a table of actors cannot be used; the message tells all that is wrong in it.
            DataError: if a gazetteer is missing or damaged.
        """
        tables = Tables(actors=self.actor_files(actors), gazetteers=self.gazetteer_files(gazetteers))
        try:
            return self.load_reader(tables)
        except LexiconError as error:
            self.refuse_wrong(tables.actors, error)
            raise

    def refuse_wrong(self, actors: Sequence[Path], error: LexiconError) -> None:
        """Tell all that is wrong in tables of actors, if `error` is because of them.

        Raises:
            UsageError: if anything in them is wrong.
        """
        problems = [problem for problem in check(actors) if not problem.warning]
        if problems:
            lines = "\n".join(problem_line(problem, self.say) for problem in problems)
            raise UsageError("actors.unusable", problems=lines) from error

    def actor_files(self, named: Sequence[Path] | None) -> tuple[Path, ...]:
        """The user's tables of actors, those that stand above the others last."""
        return _each_once([*self.settings.actors, *(named or ())])

    def gazetteer_files(self, named: Sequence[Path] | None) -> tuple[Path, ...]:
        """The user's gazetteers, those that stand above the others last."""
        own = [self.own_gazetteer] if self.own_gazetteer.is_file() else []
        return _each_once([*own, *self.settings.gazetteers, *(named or ())])

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


def _each_once(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Each file once, where it is named last."""
    last = {path.resolve(): path for path in reversed(paths)}
    return tuple(reversed(last.values()))
