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
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line with a reader that knows the sample report."""

    def run_main(*arguments: str | Path, stdin: bytes = b"", environ: Mapping[str, str] | None = None) -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(argument) for argument in arguments], environ or {}, lambda: read_sample)
        printed = capfdbinary.readouterr()
        return Ended(code, printed.out.decode(), printed.err.decode())

    return run_main


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The sample report in a file of its own."""
    file = tmp_path / "report.txt"
    file.write_bytes(TEXT.encode())
    return file
