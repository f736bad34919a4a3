"""A progress bar on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text


@contextmanager
def progress(names: Sequence[str], label: str) -> Iterator[Iterable[str]]:
    """`names`, a bar moving forward as they are taken."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield bar.track(names, description=label)


@contextmanager
def bytes_progress(total: int, label: str) -> Iterator[Callable[[int], None]]:
    """What to call with the number of bytes that have been done, of `total`; a bar moves as it is called."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda done: bar.advance(task, done)


class _RateColumn(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f}/s")


@contextmanager
def counted_progress(total: int, label: str, failed: str) -> Iterator[Callable[[int, int], None]]:
    """What to call with how many more are done and how many of them failed; a bar shows rate, time left and failures.

    `failed` is the word for the failures.
    """
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _RateColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total, failures="")
        so_far = 0

        def advance(done: int, fresh: int) -> None:
            nonlocal so_far
            so_far += fresh
            bar.update(task, advance=done, failures=f"{failed} {so_far}" if so_far else "")

        yield advance
