"""Names on a map, each put where it covers no other: the first place that is free, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

import msgspec

Anchor = Literal["start", "middle", "end"]

_SIZE: Final = 15.0
_LETTER: Final = {False: 0.56, True: 0.5}
_GAP: Final = 3.0
_EDGE: Final = 4.0
_TRIED: Final = 14


class Text(msgspec.Struct, frozen=True):
    """A name in the picture. `anchor` is that of its script's direction: an Arabic name starts at its right end."""

    x: float
    y: float
    anchor: Anchor
    words: str
    kind: str
    arabic: bool


class Lettering:
    """The names of one map and the room they take, in the order in which they are put."""

    def __init__(self, width: float, height: float) -> None:
        self.texts: list[Text] = []
        self._width = width
        self._height = height
        self._taken: list[tuple[float, float, float, float]] = []

    def keep_off(self, box: tuple[float, float, float, float]) -> None:
        """Keep names off a box: left, top, right, bottom."""
        self._taken.append(box)

    def beside(self, x: float, y: float, radius: float, words: str, kind: str) -> bool:
        """Put a name beside a mark, on the side where there is room; whether there is."""
        off = radius + _GAP
        tries: tuple[tuple[float, float, Anchor], ...] = (
            (x + off, y + 4, "start"), (x - off, y + 4, "end"), (x, y - off - 1, "middle"), (x, y + off + 12, "middle"),
            (x + off - 2, y - off + 2, "start"), (x + off - 2, y + off + 10, "start"),
            (x - off + 2, y - off + 2, "end"), (x - off + 2, y + off + 10, "end"),
        )  # fmt: skip
        return any(self._put(left, base, anchor, words, kind) for left, base, anchor in tries)

    def within(self, cells: Iterable[tuple[float, float]], words: str, kind: str) -> bool:
        """Put a name in the middle of one of the points, the best of which come first; whether one was free."""
        tried = zip(range(_TRIED), cells, strict=False)
        return any(self._put(x, y + 4, "middle", words, kind) for _, (x, y) in tried)

    def _put(self, x: float, y: float, anchor: Anchor, words: str, kind: str) -> bool:
        wide = width_of(words)
        left = x if anchor == "start" else x - wide if anchor == "end" else x - wide / 2
        box = (left, y - _SIZE + 1, left + wide, y + 4)
        if left < _EDGE or box[1] < _EDGE or box[2] > self._width - _EDGE or box[3] > self._height - _EDGE:
            return False
        if any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in self._taken
        ):
            return False
        self._taken.append(box)
        arabic = is_arabic(words)
        flipped: dict[Anchor, Anchor] = {"start": "end", "end": "start", "middle": "middle"}
        self.texts.append(Text(round(x, 1), round(y, 1), flipped[anchor] if arabic else anchor, words, kind, arabic))
        return True


def width_of(words: str) -> float:
    """About how wide a name is, in units of the picture."""
    return len(words) * _SIZE * _LETTER[is_arabic(words)] + 2


def is_arabic(words: str) -> bool:
    """Whether a name is written from right to left."""
    return any("\u0590" <= letter <= "\u08ff" for letter in words)
