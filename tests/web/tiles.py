"""A file of map tiles as users have them: PMTiles, version 3, with pictures of one colour."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Final

_HEADER: Final = 127
_PNG: Final = 2
_UNCOMPRESSED: Final = 1
_EVERYWHERE: Final = (-180.0, -85.0, 180.0, 85.0)
_SIZE: Final = 256


def write_tiles(path: Path, colour: tuple[int, int, int]) -> Path:
    """A file that holds the one tile of the whole earth."""
    tile = _picture(colour)
    directory = b"".join(map(_varint, (1, 0, 1, len(tile), 1)))
    metadata = b"{}"
    at = [_HEADER, _HEADER + len(directory), _HEADER + len(directory) + len(metadata)]
    header = b"PMTiles\x03" + struct.pack(
        "<11Q", at[0], len(directory), at[1], len(metadata), at[2], 0, at[2], len(tile), 1, 1, 1
    )
    bounds = struct.pack("<4i", *(round(each * 10_000_000) for each in _EVERYWHERE))
    rest = struct.pack("<6B", 1, _UNCOMPRESSED, _UNCOMPRESSED, _PNG, 0, 0) + bounds + struct.pack("<Bii", 0, 0, 0)
    path.write_bytes(header + rest + directory + metadata + tile)
    return path


def _varint(value: int) -> bytes:
    data = bytearray()
    while value > 127:
        data.append(value & 127 | 128)
        value >>= 7
    return bytes([*data, value])


def _picture(colour: tuple[int, int, int]) -> bytes:
    """A PNG of one colour."""
    row = b"\x00" + bytes(colour) * _SIZE

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">2I5B", _SIZE, _SIZE, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * _SIZE)) + chunk(b"IEND", b"")
    )
