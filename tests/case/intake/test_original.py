import importlib
import io
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from musnad.case.intake import Found, Kind, Options, Refused, read_original
from musnad.case.intake.original import FORMATS
from tests.originals import OTHER, TEXT

HEAVY = {"lxml", "trafilatura", "feedparser", "warcio", "pdfminer", "defusedxml", "ssl", "http", "tarfile", "gzip"}


def test_every_kind_has_a_format_that_is_there() -> None:
    assert set(FORMATS) == set(get_args(Kind))
    for module, function in FORMATS.values():
        assert callable(getattr(importlib.import_module(f"musnad.case.intake.{module}"), function))


@pytest.mark.parametrize("module", ["musnad.case.intake", "musnad.cli.read"])
def test_no_format_is_loaded_before_an_original_of_its_kind(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    formats = {f"musnad.case.intake.{name}" for name, _ in FORMATS.values()}
    assert not (HEAVY | formats) & set(done.stdout.split())


def test_a_file_and_its_bytes_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    assert list(read_original(path, "a.txt")) == list(read_original(io.BytesIO(TEXT.encode()), "a.txt"))


def test_reports_come_one_at_a_time() -> None:
    stream = io.BytesIO(b"\n".join(f'{{"text": "{OTHER}"}}'.encode() for _ in range(100_000)))
    first = next(read_original(stream, "a.jsonl"))
    assert isinstance(first, Found)
    assert stream.tell() < 2 << 20


def test_the_stream_of_the_caller_stays_open() -> None:
    stream = io.BytesIO(f'{{"text": "{OTHER}"}}'.encode())
    list(read_original(stream, "a.jsonl"))
    assert not stream.closed


def test_what_a_header_said_and_where_it_came_from_are_known_to_the_report() -> None:
    options = Options(charset="windows-1256", url="https://example.org/1")
    (item,) = read_original(io.BytesIO(TEXT.encode("cp1256")), "", options)
    assert isinstance(item, Found)
    assert (item.text, item.encoding, item.url) == (TEXT, "windows-1256", "https://example.org/1")


class Failing(io.BytesIO):
    """Bytes on a device that fails."""

    def read(self, _size: int | None = -1) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_device_that_fails_is_told() -> None:
    assert list(read_original(Failing(b"x"), "a.txt")) == [
        Refused("", "input.system", {"reason": "Input/output error"})
    ]
