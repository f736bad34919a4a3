import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
import pytest

from musnad.cli.main import main
from tests.records import TEXT, read_sample


class Ended(msgspec.Struct, frozen=True):
    """How a command ended: its exit code and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command line with a reader that knows the sample report, in a home folder with nothing in it."""
    home = {"HOME": str(tmp_path / "home")}

    def run_main(*arguments: str | Path, stdin: bytes = b"", environ: Mapping[str, str] | None = None) -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(argument) for argument in arguments], {**home, **(environ or {})}, lambda _: read_sample)
        printed = capfdbinary.readouterr()
        return Ended(code, printed.out.decode(), printed.err.decode())

    return run_main


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The sample report in a file of its own."""
    file = tmp_path / "report.txt"
    file.write_bytes(TEXT.encode())
    return file
