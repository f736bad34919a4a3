from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.case.originals import Originals
from musnad.errors import CaseError


@given(data=st.binary(max_size=200), place=st.integers(min_value=0), bit=st.integers(0, 7))
def test_what_is_kept_comes_back_and_a_flipped_bit_is_named(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, place: int, bit: int
) -> None:
    originals = Originals(tmp_path_factory.mktemp("originals"))
    kept = originals.keep(io.BytesIO(data))
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    assert kept.size == len(data)
    originals.verify(kept.sha256)
    with originals.open(kept.sha256) as file:
        assert file.read() == data
    if not data:
        return
    altered = bytearray(data)
    altered[place % len(data)] ^= 1 << bit
    path = originals.path(kept.sha256)
    path.chmod(0o644)
    path.write_bytes(altered)
    with pytest.raises(CaseError, match=kept.sha256):
        originals.verify(kept.sha256)


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    assert originals.keep(io.BytesIO(b"a")) == originals.keep(io.BytesIO(b"a"))
    assert len(list(originals.digests())) == 1


def test_a_kept_file_is_read_only(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    assert originals.path(originals.keep(io.BytesIO(b"a")).sha256).stat().st_mode & 0o222 == 0


def test_a_missing_original_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="missing"):
        Originals(tmp_path).verify("ab" * 32)


def test_a_source_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(5, "broken")

    with pytest.raises(CaseError, match="cannot be written"):
        Originals(tmp_path).keep(Broken())
    assert not list(tmp_path.rglob("*"))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CaseError, match="cannot be written"):
        Originals(tmp_path / "file" / "originals").keep(io.BytesIO(b"a"))
