"""The user's own file of map tiles: whether it is one that a map can read (PMTiles, version 3)."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import BinaryIO, Final

from musnad.case.messages import wrong

_MAGIC: Final = b"PMTiles"
_VERSION: Final = 3
_HEADER: Final = 127
_SECTIONS: Final = struct.Struct("<8Q")
"""Where the root directory, the metadata, the leaf directories and the tiles begin, and how many bytes each has."""
_COMPRESSION: Final = 97
_GZIP: Final = 2
_LARGEST: Final = 1 << 20
"""Bytes of a root directory; those that are written have 16 KiB at most."""


def check_tiles(path: Path) -> None:
    """Verify that a file begins as PMTiles do and holds all that it says it holds.

    Raises:
        CaseError: if it cannot be read, is no PMTiles file of this version, or is cut off or damaged.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
            if header[: len(_MAGIC)] != _MAGIC or header[len(_MAGIC) :][:1] != bytes([_VERSION]):
                raise wrong("web.no-pmtiles", path=str(path))
            if not _is_whole(file, header, path.stat().st_size):
                raise wrong("web.tiles-damaged", path=str(path))
    except OSError as error:
        raise wrong("case.cannot-read", path=str(path), reason=error.strerror or str(error)) from error


def _is_whole(file: BinaryIO, header: bytes, size: int) -> bool:
    """Whether all parts lie in the file, and its root directory can be unpacked."""
    if len(header) < _HEADER:
        return False
    numbers = _SECTIONS.unpack_from(header, len(_MAGIC) + 1)
    parts = list(zip(numbers[::2], numbers[1::2], strict=True))
    root, length = parts[0]
    if not 0 < length <= _LARGEST or any(begin + long > size for begin, long in parts):
        return False
    if header[_COMPRESSION] != _GZIP:
        return True
    file.seek(root)
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacking.decompress(file.read(length), _LARGEST)
    except zlib.error:
        return False
    return unpacking.eof
