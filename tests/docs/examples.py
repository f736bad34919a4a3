"""The examples of a Markdown page: found, run, and compared with the output that the page shows.

A `python` block is run; a `text` block that follows it with nothing but white space between is what it prints.
Blocks of one page share their names. In a `console` block a line after `$ ` is a command and the lines up to
the next one are its output; those that call `musnad` are run, in the folder of the project, with `MUSNAD_CASE` the name
of a folder that is not there yet. `musnad serve` is ended with Ctrl-C when it has printed its address, whose token and
port are another each time: `…` stands for the one, `8417` for the other. A shown line that is only `…` stands for any
lines.

    python -m tests.docs.examples README.md      put the real output into the page
"""

from __future__ import annotations

import atexit
import contextlib
import difflib
import functools
import io
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

ROOT: Final = Path(__file__).parents[2]
ANY_LINES: Final = "…"
_SERVE: Final = "musnad serve"
_ADDRESS: Final = re.compile(r"(http://127\.0\.0\.1:)\d+/\?token=\S+")
_FENCE: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND: Final = re.compile(r"^\$ ((?:.*\\\n)*.*)\n?", re.MULTILINE)


class Example(msgspec.Struct, frozen=True):
    """One thing to run: `shown` is the output the page gives, `None` where it gives none.

    `start` and `end` bound the shown output in the page; `line` is where the example begins.
    """

    kind: Literal["python", "shell"]
    line: int
    source: str
    shown: str | None
    start: int
    end: int


def examples(page: str) -> tuple[Example, ...]:
    """The examples of a page, in order."""
    fences = list(_FENCE.finditer(page))
    found: list[Example] = []
    for fence, after in zip(fences, [*fences[1:], None], strict=True):
        if fence[1] == "python":
            found.append(_python(page, fence, after))
        elif fence[1] == "console":
            found.extend(_commands(page, fence))
    return tuple(found)


def _python(page: str, fence: re.Match[str], after: re.Match[str] | None) -> Example:
    line = page.count("\n", 0, fence.start()) + 1
    if after is None or after[1] != "text" or page[fence.end() : after.start()].strip():
        return Example("python", line, fence[2], None, fence.end(), fence.end())
    return Example("python", line, fence[2], after[2], after.start(2), after.end(2))


def _commands(page: str, fence: re.Match[str]) -> Iterator[Example]:
    commands = list(_COMMAND.finditer(page, fence.start(2), fence.end(2)))
    for command, after in zip(commands, [*commands[1:], None], strict=True):
        if not command[1].startswith("musnad"):
            continue
        end = after.start() if after else fence.end(2)
        line = page.count("\n", 0, command.start()) + 1
        yield Example("shell", line, command[1], page[command.end() : end], command.end(), end)


def run(example: Example, names: dict[str, Any], folder: Path = ROOT) -> str:
    """What the example prints; `names` are those that Python blocks share, commands are run in `folder`.

    Raises:
        CalledProcessError: if a command ends with another exit code than 0.
    """
    if example.kind == "python":
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example.source, f"line {example.line}", "exec"), names)  # noqa: S102 - running it is the point
        return printed.getvalue()
    return _run_command(example.source, folder)


def _run_command(command: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    setting = {"PATH": path, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "COLUMNS": "100", "TERM": "dumb"}
    setting |= {"MUSNAD_CASE": str(_case()), "MUSNAD_USER": "Salma"}
    if command.startswith(_SERVE):
        return _serve(command, folder, setting)
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=setting,
        check=True,
        stdout=subprocess.PIPE,
        timeout=60,
    )
    return done.stdout.decode()


def _serve(command: str, folder: Path, setting: dict[str, str]) -> str:
    """What a server prints until it is ended."""
    with subprocess.Popen(
        shlex.split(command), cwd=folder, env=setting, stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        rest = _interrupted(process)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return _ADDRESS.sub(r"\g<1>8417/?token=…", (first + rest).decode())


def _interrupted(process: subprocess.Popen[bytes]) -> bytes:
    """End a server with Ctrl-C; it is pressed again where it came too early to be heard. What it printed last."""
    for patience in (5, 5, 10, 30):
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=patience)[0]
    process.kill()
    raise subprocess.TimeoutExpired(process.args, 50)


@functools.cache
def _case() -> Path:
    """Where the examples of this process make their case."""
    folder = tempfile.mkdtemp(prefix="musnad-examples-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder) / "khaldat"


def difference(shown: str, printed: str) -> str:
    """Where the shown output differs from the printed one, as a unified diff; empty if it does not."""
    expected, actual = _lines(shown), _lines(printed)
    if _matches(expected, actual):
        return ""
    return "\n".join(difflib.unified_diff(expected, actual, "shown", "printed", lineterm=""))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").split("\n")]


def _matches(expected: Sequence[str], actual: Sequence[str]) -> bool:
    if ANY_LINES not in expected:
        return list(expected) == list(actual)
    cut = expected.index(ANY_LINES)
    if list(expected[:cut]) != list(actual[:cut]):
        return False
    rest = expected[cut + 1 :]
    return any(_matches(rest, actual[start:]) for start in range(cut, len(actual) + 1)) if rest else True


def rewritten(page: str, folder: Path = ROOT) -> str:
    """The page with the real output in every place that shows one; places with a `…` line are left."""
    names: dict[str, Any] = {}
    for example, output in reversed([(each, run(each, names, folder)) for each in examples(page)]):
        if example.shown is not None and ANY_LINES not in _lines(example.shown):
            text = output.strip("\n") + "\n" if output.strip() else ""
            page = page[: example.start] + text + page[example.end :]
    return page


def main(arguments: Sequence[str]) -> None:
    """Rewrite the pages named."""
    for name in arguments:
        path = Path(name)
        path.write_text(rewritten(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
