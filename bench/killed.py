"""How often the command line can be killed while it makes a case, and what that case is then.

    python bench/killed.py                                        50 moments on SQLite
    python bench/killed.py --database postgresql://user@host/{}   the same on a server; {} is a database of its name
    python bench/killed.py --judging                              only while claims of a case that is made are judged

`musnad init`, `add`, `run` and three orders of `judge` (forty claims accepted, one corrected, ten rejected) are run one
after the other on the samples, and killed with SIGKILL, all their processes at once, at moments drawn by a seeded
generator over the time that an undisturbed run takes. Then the same commands are run again, and every table is compared
with that of the undisturbed case, but for when its rows came about.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from musnad.case.case import Case
from musnad.case.store.tables import METADATA, claims
from musnad.case.verify import verify

ROOT: Final = Path(__file__).parents[1]
MUSNAD: Final = Path(sys.executable).with_name("musnad")
_JUDGED: Final = 51
WHEN: Final = frozenset({"at", "added", "hash", "previous", "before", "after", "number", "seal"})
"""Columns that tell when or in which order something came about, or hang on it."""
ORDER: Final = frozenset({"changes"})
"""The table that tells in which order reports were last changed."""


class Work:
    """The commands that make a case of the samples in a folder."""

    def __init__(self, folder: Path, database: str) -> None:
        self._folder = folder
        self._case = ("--case", str(folder))
        self._making = (
            ("init", str(folder), "--title", "case", "--database", database),
            ("add", str(ROOT / "samples"), *self._case),
            ("run", "--workers", "2", *self._case),
        )
        self.judged: tuple[str, ...] = ()
        self.made = 0

    def make(self) -> None:
        """Run those that make the case, so that only the others are killed."""
        self.undisturbed()
        self.made = len(self._making)

    @property
    def _commands(self) -> tuple[tuple[str, ...], ...]:
        if not self.judged:
            return self._making
        who, named = ("--as", "Rima", *self._case), self.judged
        return (
            *self._making,
            ("judge", "accept", *named[:40], *who),
            ("judge", "correct", named[40], "type", "HARM", *who),
            ("judge", "reject", *named[41:51], "--reason", "no event", *who),
        )

    def undisturbed(self) -> float:
        """Run them; the seconds that takes."""
        begun = time.perf_counter()
        for command in self._commands:
            if command[0] != "init" or not (self._folder / "case.toml").exists():
                subprocess.run([MUSNAD, *command], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
        return time.perf_counter() - begun

    def some_claims(self) -> tuple[str, ...]:
        """The first claims by their ids, as they are named to `judge`."""
        with Case.open(self._folder) as case, case.reading() as connection:
            query = sa.select(claims.c.report, claims.c.claim).order_by(claims.c.report, claims.c.claim).limit(_JUDGED)
            return tuple(f"{row.report}/{row.claim}" for row in connection.execute(query))

    def killed(self, seconds: float) -> str:
        """Run them and kill whatever runs after so many seconds; which command that was."""
        until = time.perf_counter() + seconds
        for command in self._commands[self.made :]:
            process = subprocess.Popen(  # noqa: S603 - our own
                [MUSNAD, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
            )
            try:
                process.wait(max(0.0, until - time.perf_counter()))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                return command[0]
        return "nothing"

    def contents(self) -> dict[str, list[str]]:
        """The rows of all tables, and the files of the originals."""
        found: dict[str, list[str]] = {}
        with Case.open(self._folder) as case:
            with case.alone():
                case.originals.clear_partials()
            verify(case)
            found["files"] = sorted(path.name for path in case.originals.folder.rglob("*") if path.is_file())
            with case.reading() as connection:
                for table in METADATA.sorted_tables:
                    if table.name in ORDER:
                        continue
                    columns: Sequence[Any] = [column for column in table.columns if column.name not in WHEN]
                    found[table.name] = sorted(repr(tuple(row)) for row in connection.execute(sa.select(*columns)))
        return found


def main() -> None:
    """Run from the command line; the exit code is 1 if any case is another than the undisturbed one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=2022)
    parser.add_argument("--judging", action="store_true", help="kill orders of judge alone")
    parser.add_argument("--database", default="sqlite:///case.sqlite", help="an address; {} stands for a name")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - moments
    during: Counter[str] = Counter()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="musnad-killed-") as name:
        whole = Work(Path(name) / "whole", options.database.format("musnad_whole"))
        whole.undisturbed()
        whole.judged = judged = whole.some_claims()
        seconds = (
            whole.undisturbed() + Work(Path(name) / "timed", options.database.format("musnad_timed")).undisturbed()
        )
        expected = whole.contents()
        for number in range(options.moments):
            work = Work(Path(name) / f"case{number}", options.database.format(f"musnad_killed{number}"))
            if options.judging:
                work.make()
            work.judged = judged
            moment = chance.uniform(0, seconds)
            begun = time.perf_counter()
            killed = work.killed(moment)
            during[killed] += 1
            if killed == "nothing":
                seconds = min(seconds, time.perf_counter() - begun)  # the machine was busier before
            work.undisturbed()
            found = work.contents()
            different = [table for table in expected if found[table] != expected[table]]
            wrong += bool(different)
            if different:
                print(f"killed after {moment:.2f} s of {seconds:.2f}: {', '.join(different)} differ")
    told = ", ".join(f"{count} during {command}" for command, count in sorted(during.items()))
    print(f"{options.moments} moments over {seconds:.1f} s ({told}): {options.moments - wrong} cases as undisturbed")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
