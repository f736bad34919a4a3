"""PDF files for the tests: glyphs at places, each standing for one letter or several."""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterable, Sequence

STEP = 6.0
"""The width of a glyph."""
Drawn = tuple[str, float, float]
"""What a glyph stands for, and its place."""


def from_left(cells: Iterable[str], right: float = 500.0, base: float = 700.0) -> list[Drawn]:
    """A line of cells as they are seen, drawn from left to right and ending at `right`; marks take no room."""
    drawn = list(cells)
    at = right - STEP * sum(not is_mark(cell) for cell in drawn)
    places: list[Drawn] = []
    for cell in drawn:
        places.append((cell, at, base))
        at += 0 if is_mark(cell) else STEP
    return places


def is_mark(cell: str) -> bool:
    return "\u064b" <= cell <= "\u0652"


def pdf(*pages: Sequence[Drawn], unicode: bool = True, packed: bool = False, extra: bytes = b"") -> bytes:
    """A document with these pages; without `unicode` its font does not tell what its glyphs stand for."""
    codes = {
        cell: number for number, cell in enumerate(dict.fromkeys(cell for page in pages for cell, _, _ in page), 1)
    }
    widths = " ".join(f"{code} [{0 if is_mark(cell) else 500}]" for cell, code in codes.items())
    told = b"/ToUnicode 5 0 R" if unicode else b""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] " + told + b" >>"
    )
    descendant = (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [{widths}] /DW 500 /CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 "
        "/FontBBox [0 -200 1000 800] /Ascent 800 /Descent -200 >> >>"
    )
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font,
        descendant.encode(),
        stream(_to_unicode(codes)),
    ]
    for number, page in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            stream(_content(page, codes), packed=packed),
        ]
    return _file(objects, extra)


def stream(data: bytes, *, packed: bool = False) -> bytes:
    """An object with a stream."""
    body, how = (zlib.compress(data), b" /Filter /FlateDecode") if packed else (data, b"")
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(body), how, body)


def _content(page: Sequence[Drawn], codes: dict[str, int]) -> bytes:
    shown = "".join(f"1 0 0 1 {left} {base} Tm <{codes[cell]:04X}> Tj\n" for cell, left, base in page)
    return f"BT /F1 12 Tf\n{shown}ET".encode()


def _to_unicode(codes: dict[str, int]) -> bytes:
    pairs = [f"<{code:04X}> <{cell.encode('utf-16-be').hex()}>" for cell, code in codes.items()]
    blocks = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in _batched(pairs)]
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + "\n".join(blocks) + "\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _batched(pairs: list[str]) -> list[list[str]]:
    return [pairs[at : at + 100] for at in range(0, len(pairs), 100)]


def _file(objects: list[bytes], extra: bytes) -> bytes:
    parts = [b"%%PDF-1.7\n%s" % extra]
    parts += [b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(objects, start=1)]
    places = list(itertools.accumulate(map(len, parts)))[:-1]
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    count = len(objects) + 1
    return (
        b"".join(parts) + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + trailer % (count, sum(map(len, parts)))
    )
