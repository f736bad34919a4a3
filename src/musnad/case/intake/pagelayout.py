"""From the glyphs of a page to its paragraphs: lines, columns from the right, and where a paragraph ends.

Places are in points, from the lower left corner of the page.
"""

from __future__ import annotations

import bisect
import itertools
import re
import statistics
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from musnad.case.intake.visualorder import ARABIC, letters_of, written_order

_SPACE: Final = 0.18
"""How far apart two glyphs stand, in sizes of their font, where a space is meant that was not drawn."""
_REACH: Final = 0.4
"""How far from its letter a mark stands at most, in sizes of its font."""
_AROUND: Final = 200
_FAR: Final = 1e9
_COLUMN: Final = 0.9
"""How far apart two glyphs of a row stand, in sizes of their font, that are no longer of one line."""
_SAME_LINE: Final = 0.35
"""How far baselines of one line are apart, in sizes of their font."""
_SHADDA: Final = "\u0651"
_SENTENCE_END: Final = re.compile(r"[.!?؟:…][\"”»)]*$")
_WHOLE_WIDTH: Final = 0.6
_DENSE: Final = 0.8
_OTHER_SIZE: Final = 0.12
_OTHER_PARAGRAPH: Final = 1.35
"""How many times the distance of lines stands between paragraphs."""


class Glyph(msgspec.Struct, frozen=True):
    """A glyph: what it stands for, its left and right edge, its baseline and the size of its font."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Line(msgspec.Struct, frozen=True):
    """A line of text in the order of writing, with the width of its first word."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first_word: float

    @property
    def top(self) -> float:
        """Its upper edge, without what rises above the letters."""
        return self.base + 0.7 * self.size


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of a document, in the order in which they are read; one may run on in the next column or page."""
    found: list[str] = []
    above: list[Line] = []
    for column in (column for page in pages for column in _columns(page)):
        own = _joined(column)
        if above and _runs_on(above, column[0]):
            found[-1] += " " + own.pop(0)
        found += own
        above = column
    return found


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines that glyphs, in the order in which they were drawn, make up; a row of two columns is two lines."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(_with_marks(glyphs), key=lambda glyph: (-glyph.base, glyph.left)):
        if not rows or rows[-1][0].base - glyph.base > _SAME_LINE * max(rows[-1][0].size, glyph.size):
            rows.append([])
        rows[-1].append(glyph)
    return [line for row in rows for part in _parts(row) if (line := _line(part)) is not None]


def _with_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs with the vowel marks that are drawn over them.

    A program that draws from left to right draws the marks of a letter before it, one that draws from right to left
    behind it; where that letter stands elsewhere, the mark belongs to the nearest one.
    """
    bases = [index for index, glyph in enumerate(glyphs) if not _is_mark(glyph.text)]
    marks: dict[int, str] = {}
    for index, glyph in enumerate(glyphs):
        if bases and _is_mark(glyph.text):
            base = _base_of(index, glyphs, bases)
            marks[base] = marks.get(base, "") + glyph.text
    return [
        msgspec.structs.replace(glyphs[base], text=glyphs[base].text + _as_typed(marks.get(base, ""))) for base in bases
    ]


def _as_typed(marks: str) -> str:
    """Marks of one letter as they are typed, a doubling before its vowel: places do not tell their order."""
    return "".join(sorted(marks, key=lambda mark: mark != _SHADDA))


def _base_of(index: int, glyphs: Sequence[Glyph], bases: Sequence[int]) -> int:
    """The glyph over which the mark at `index` is drawn."""
    mark = glyphs[index]
    place = bisect.bisect_left(bases, index)
    beside = [*bases[place : place + 1], *bases[max(place - 1, 0) : place]]
    if len(beside) > 1 and glyphs[beside[0]].left < glyphs[beside[1]].left:
        beside.reverse()
    near = bases[max(place - _AROUND, 0) : place + _AROUND]
    fitting = [base for base in beside if _distance(mark, glyphs[base]) <= _REACH * mark.size]
    return fitting[0] if fitting else min(near, key=lambda base: _distance(mark, glyphs[base]))


def _distance(mark: Glyph, glyph: Glyph) -> float:
    """How far a mark is from a glyph; very far from one that carries none."""
    if not ARABIC.search(glyph.text) or abs(mark.base - glyph.base) > glyph.size:
        return _FAR
    return max(glyph.left - mark.left, mark.left - glyph.right, 0.0)


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.combining(char) for char in letters_of(text))


def _parts(row: list[Glyph]) -> Iterator[list[Glyph]]:
    """A row cut where a wide space parts columns."""
    part: list[Glyph] = []
    reach = 0.0
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if glyph.text.isspace():
            continue
        if part and glyph.left - reach > _COLUMN * glyph.size:
            yield part
            part = []
        reach = max(reach, glyph.right) if part else glyph.right
        part.append(glyph)
    if part:
        yield part


def _line(glyphs: list[Glyph]) -> Line | None:
    cells: list[str] = []
    reach: float | None = None
    first_word = 0.0
    for glyph in glyphs:
        if reach is not None and glyph.left - reach > _SPACE * glyph.size:
            cells.append(" ")
            first_word = 0.0
        cells.append(glyph.text)
        first_word += glyph.right - glyph.left
        reach = glyph.right
    text = " ".join(written_order(cells).split())
    if not text:
        return None
    sizes = statistics.median(glyph.size for glyph in glyphs)
    right = max(glyph.right for glyph in glyphs)
    return Line(text, glyphs[0].left, right, glyphs[0].base, sizes, first_word)


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in blocks of one column, in the order in which they are read.

    Rows that a gap from top to bottom parts are columns, as many of them as it parts together; they are read from the
    right. Rows before and behind are blocks of their own.
    """
    rows = _parted(lines, lambda line: (-line.top, -line.base))
    width = max((line.right for line in lines), default=0.0) - min((line.left for line in lines), default=0.0)
    block: list[Line] = []
    at = 0
    while at < len(rows):
        end = _end_of_columns(rows, at, width)
        if end <= at + 1:
            block.append(_one_line(rows[at]))
            at += 1
            continue
        if block:
            yield _downwards(block)
            block = []
        together = [line for row in rows[at:end] for line in row]
        yield from map(_downwards, _parted(together, lambda line: (-line.right, -line.left)))
        at = end
    if block:
        yield _downwards(block)


def _one_line(row: Sequence[Line]) -> Line:
    """The parts of a row as one line: what is wide apart in a single row is no column."""
    parts = sorted(row, key=lambda line: -line.right)
    text = " ".join(line.text for line in parts)
    return msgspec.structs.replace(parts[0], text=text, left=min(line.left for line in row))


def _end_of_columns(rows: Sequence[Sequence[Line]], at: int, width: float) -> int:
    """Up to which row a gap from top to bottom parts all rows from `at` on; `at` where there is none."""
    extents: list[tuple[float, float]] = []
    end = at
    for index in range(at, len(rows)):
        for line in rows[index]:
            extents = _merged(extents, line)
        if len(extents) > 1:
            end = index + 1
        elif extents[0][1] - extents[0][0] > _WHOLE_WIDTH * width:
            break
    return end


def _merged(extents: list[tuple[float, float]], line: Line) -> list[tuple[float, float]]:
    """Extents that do not meet, with that of a line."""
    meeting = [extent for extent in extents if extent[0] < line.right and line.left < extent[1]]
    others = [extent for extent in extents if extent not in meeting]
    lefts, rights = zip((line.left, line.right), *meeting, strict=True)
    return [*others, (min(lefts), max(rights))]


def _downwards(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-line.base, -line.right))


def _parted(lines: Sequence[Line], extent: Callable[[Line], tuple[float, float]]) -> list[list[Line]]:
    """Lines in groups whose extents along an axis do not meet, in the order of the axis."""
    groups: list[list[Line]] = []
    reach = float("-inf")
    for line in sorted(lines, key=extent):
        start, end = extent(line)
        if not groups or start >= reach:
            groups.append([])
        groups[-1].append(line)
        reach = max(reach, end)
    return groups


def _joined(lines: list[Line]) -> list[str]:
    """The lines of a column put together to paragraphs.

    A paragraph ends where the first word of the next line would still have fitted into the line, where the letters
    become larger or smaller, and at a wider distance.
    """
    edge = min(line.left for line in lines)
    steps = [above.base - below.base for above, below in itertools.pairwise(lines)]
    usual = min((step for step, line in zip(steps, lines, strict=False) if step > _DENSE * line.size), default=0.0)
    found = [lines[0].text]
    for above, below in itertools.pairwise(lines):
        if _ends(above, below, edge, usual):
            found.append(below.text)
        else:
            found[-1] += " " + below.text
    return found


def _runs_on(column: list[Line], below: Line) -> bool:
    """Whether the last paragraph of a column goes on in the line that begins the next one."""
    edge = min(line.left for line in column)
    last = column[-1]
    full = last.left - edge <= below.first_word + 2 * _SPACE * last.size
    return len(column) > 1 and full and _SENTENCE_END.search(last.text) is None and not _other_size(last, below)


def _other_size(above: Line, below: Line) -> bool:
    return abs(above.size - below.size) > _OTHER_SIZE * above.size


def _ends(above: Line, below: Line, edge: float, usual: float) -> bool:
    fits = above.left - edge > below.first_word + 2 * _SPACE * above.size
    far = above.base - below.base > _OTHER_PARAGRAPH * max(usual, above.size)
    return fits or far or _other_size(above, below)
