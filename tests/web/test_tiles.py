"""A user's own map tiles are looked at before the workbench begins."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import pytest

from musnad.errors import CaseError
from musnad.web.tiles import check_tiles
from tests.web.tiles import write_tiles


def packed(path: Path, directory: bytes) -> Path:
    """A file of vector tiles, whose directory is packed by gzip."""
    sections = struct.pack("<11Q", 127, len(directory), 127, 0, 127, 0, 127 + len(directory), 3, 1, 1, 1)
    rest = struct.pack("<6B", 1, 2, 2, 1, 0, 0).ljust(127 - 8 - len(sections), b"\0")
    path.write_bytes(b"PMTiles\x03" + sections + rest + directory + b"abc")
    return path


def test_tiles_of_pictures_and_of_shapes_are_taken(tmp_path: Path) -> None:
    check_tiles(write_tiles(tmp_path / "pictures.pmtiles", (1, 2, 3)))
    check_tiles(packed(tmp_path / "shapes.pmtiles", gzip.compress(bytes([1, 0, 1, 3, 1]))))


def test_what_is_no_file_of_tiles_is_refused_with_what_to_do(tmp_path: Path) -> None:
    whole = write_tiles(tmp_path / "whole.pmtiles", (1, 2, 3)).read_bytes()
    squeezed = gzip.compress(bytes([1, 0, 1, 3, 1]))
    cases = {
        "web.no-pmtiles": [b"", b"PK\x03\x04" * 100, whole.replace(b"PMTiles\x03", b"PMTiles\x02")],
        "web.tiles-damaged": [
            whole[:60],
            whole[:-1],
            packed(tmp_path / "zeros", bytes(len(squeezed))).read_bytes(),
            packed(tmp_path / "short", squeezed[:-4]).read_bytes(),
            packed(tmp_path / "none", b"").read_bytes(),
        ],
    }
    file = tmp_path / "given.pmtiles"
    for key, wrong in cases.items():
        for data in wrong:
            file.write_bytes(data)
            with pytest.raises(CaseError) as refused:
                check_tiles(file)
            assert (refused.value.key, str(file) in str(refused.value)) == (key, True)
    with pytest.raises(CaseError) as missing:
        check_tiles(tmp_path / "none.pmtiles")
    assert missing.value.key == "case.cannot-read"
